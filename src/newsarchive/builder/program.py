"""What the program itself is, as a digest: what it made is made again when it, or a library that it uses, is another one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

#: The folder of the installed package.
PACKAGE = Path(__file__).resolve().parent.parent


def digest_of_program(files: Iterable[Path], libraries: str = "") -> str:
    """Return what changes when any of these files of the package does, or what is said of libraries; 16 hexadecimal digits."""
    digest = hashlib.blake2b(libraries.encode(), digest_size=8)
    for file in sorted(files):
        digest.update(file.relative_to(PACKAGE).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()
