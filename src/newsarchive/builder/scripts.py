"""Scripts as they are published: each in one file with those that it imports, so that a page asks for one file only.

A script of the theme imports another as it lies beside it, `import { fold } from "./search-words.js"`. In what is published the
other one stands before it, as a function of its own that returns what it exports; names are kept apart as modules keep them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

import rjsmin

from ..errors import ArchiveError

_IMPORT = re.compile(r'^import \{([^}]+)\} from "\./([\w.-]+\.js)";?\s*?\n', re.M)
_EXPORT = re.compile(r"^export ((?:async )?function\*?|class|const|let) (\w+)", re.M)
_OTHERWISE = re.compile(r"""^(?:import\b.*["']\./|export\b).*""", re.M)


def compact_script(source: str) -> str:
    """Return a script without comments, and without the spaces and lines that mean nothing.

    >>> compact_script("// Why\\nif (a) {\\n  go();\\n}\\n")
    'if(a){go();}'
    """
    return str(rjsmin.jsmin(source))


def whole_scripts(scripts: Mapping[str, str], compacted: Collection[str] = ()) -> dict[str, str]:
    """Return the scripts that no other one imports, by name, each with all that it imports; those named in `compacted` compact.

    Raises `ArchiveError` for scripts that import one another in a circle, and for ways to import that are not known here.
    """
    # In order: what is published does not depend on how a folder is listed.
    needed = {name: [found[2] for found in _IMPORT.finditer(scripts[name])] for name in sorted(scripts)}
    imported = {each for names in needed.values() for each in names}
    if missing := imported - scripts.keys():
        raise ArchiveError(f"there is no script {min(missing)}, which another one imports", "templates")
    try:
        order = tuple(TopologicalSorter(needed).static_order())
    except CycleError as error:
        raise ArchiveError(
            f"scripts import one another in a circle: {', '.join(error.args[1])}", "templates"
        ) from error
    return {name: _whole(name, scripts, needed, order, compacted) for name in needed if name not in imported}


def _whole(
    name: str, scripts: Mapping[str, str], needed: Mapping[str, list[str]], order: Sequence[str], compacted: Collection[str]
) -> str:  # fmt: skip
    wanted, waiting = set[str](), [name]
    while waiting:
        each = waiting.pop()
        wanted.add(each)
        waiting += needed[each]
    called = {each: f"$${number}" for number, each in enumerate(each for each in order if each in wanted)}
    bodies = {each: _body(each, scripts[each], called) for each in called}
    bodies |= {each: compact_script(bodies[each]) for each in bodies if each in compacted}
    *others, own = called
    functions = (
        f"const {called[each]} = (() => {{\n{bodies[each]}\n{_returned(scripts[each])}}})();\n" for each in others
    )
    return "".join(functions) + bodies[own]


def _body(name: str, source: str, called: Mapping[str, str]) -> str:
    """Return a module with what it imports taken from the functions before it."""
    body = _EXPORT.sub(r"\1 \2", _IMPORT.sub(lambda found: _taken(found[1], called[found[2]]), source))
    if other := _OTHERWISE.search(body):
        hint = 'import { names } from "./name.js" is understood between scripts, and export where something is declared'
        raise ArchiveError(f"not understood: {other[0]}", name, hint)
    return body


def _returned(source: str) -> str:
    return f"return {{ {', '.join(found[2] for found in _EXPORT.finditer(source))} }};\n"


def _taken(names: str, module: str) -> str:
    taken = ", ".join(re.sub(r"^(\w+) as (\w+)$", r"\1: \2", each.strip()) for each in names.split(",") if each.strip())
    return f"const {{ {taken} }} = {module};\n"
