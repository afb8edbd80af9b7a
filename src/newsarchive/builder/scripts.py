"""Scripts as they are published: under names with a hash of their content, by which those that import one another find each other.

A script of the theme imports another as it lies beside it, `import { fold } from "./search-words.js"`; what is published says
`"./search-words-5e2f91aa.js"`. So the hash of a script covers all that it imports, and any of them can be cached for ever.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter

from ..errors import ArchiveError

_IMPORT = re.compile(rb"""(\b(?:from|import)\s*\(?\s*["']\./)([\w.-]+\.js)(?=["'])""")


def hashed_address(name: str, content: bytes) -> str:
    """Return the address of a file of the theme, which carries a hash of its content: it can be cached for ever.

    >>> hashed_address("on.js", b"")
    '/on-12b7b9b0.js'
    """
    stem, _, ending = name.rpartition(".")
    return f"/{stem}-{hashlib.blake2b(content, digest_size=4).hexdigest()}.{ending}"


def published_scripts(scripts: Mapping[str, bytes]) -> dict[str, tuple[str, bytes]]:
    """Return the addresses and contents of scripts, by name in order, each importing the others by their published names.

    Raises `ArchiveError` where scripts import one another in a circle: then none can have its name first.
    """
    needed = {name: {found[2].decode() for found in _IMPORT.finditer(scripts[name])} & scripts.keys() for name in scripts}
    try:
        order = list(TopologicalSorter(needed).static_order())
    except CycleError as error:
        circle = ", ".join(sorted(set(error.args[1])))
        raise ArchiveError(f"scripts import one another in a circle: {circle}", "templates") from error
    published = dict[str, tuple[str, bytes]]()

    def renamed(found: re.Match[bytes]) -> bytes:
        there = published.get(found[2].decode())
        return found[1] + (there[0].removeprefix("/").encode() if there else found[2])

    for name in order:
        content = _IMPORT.sub(renamed, scripts[name])
        published[name] = hashed_address(name, content), content
    return {name: published[name] for name in sorted(published)}
