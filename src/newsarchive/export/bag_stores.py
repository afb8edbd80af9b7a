"""Where a bag lies: a folder, or one file that holds the folder (tar, packed or not, and zip). Read in place, never unpacked.

So there is no path in a hostile archive at which anything could be written. Links are not followed: what they lead to is no
part of the bag.
"""

from __future__ import annotations

import lzma
import os
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import IO, NamedTuple, Protocol

import msgspec

from ..errors import Problem
from ..interchange.bagit import DECLARATION, path_trouble

#: What reading a damaged file or archive raises; `ValueError` is for names in a zip file that are not the UTF-8 they claim to be.
DAMAGED = (
    OSError, EOFError, ValueError, struct.error, zlib.error, lzma.LZMAError, tarfile.TarError, zipfile.BadZipFile, NotImplementedError,
)  # fmt: skip

Opener = Callable[[], IO[bytes]]


class Listed(msgspec.Struct, frozen=True):
    """All that lies in a bag: the size of each file in bytes, by its path below the bag's folder; whether there is a folder
    `data`; and what is neither file nor folder, or cannot be where it is.
    """

    files: dict[str, int]
    has_data: bool
    problems: tuple[Problem, ...]


class Store(Protocol):
    """A bag that can be read. What cannot be read raises one of `DAMAGED`."""

    def listed(self) -> Listed:
        """Return what there is."""
        ...

    def contents(self, paths: Collection[str]) -> Iterator[tuple[str, Opener]]:
        """Yield files in the order that is quickest, each with what opens it; to be used before the next one is asked for."""
        ...


def open_store(path: Path) -> Store | None:
    """Return the bag at a path; None where the file there is neither tar nor zip. Raises one of `DAMAGED`."""
    if path.is_dir():
        return _Folder(path)
    if zipfile.is_zipfile(path):
        return _Zip(path)
    return _Tar(path) if tarfile.is_tarfile(path) else None


class _Thing(NamedTuple):
    """What an archive or a folder has under a name; `trouble` says why it is no file that can be read, "" where it is one."""

    name: str
    size: int
    is_folder: bool
    trouble: str


_LINK = "is a link, and what it leads to is no part of the bag"
_SPECIAL = "is no file"


def _listed(things: Iterable[_Thing], base: str) -> Listed:
    files: dict[str, int] = {}
    problems = []
    folders = set()
    for thing in things:
        if thing.is_folder and thing.name in ("", ".", base.rstrip("/")):
            continue
        path = thing.name.removeprefix(base)
        why = thing.trouble or path_trouble(thing.name)
        if not thing.name.startswith(base):
            why = "lies beside the bag's folder"
        if why:
            problems.append(Problem(path, None, "bag-path", why))
        elif thing.is_folder:
            folders.add(path)
        elif path in files:
            problems.append(Problem(path, None, "bag-path", "stands twice in the archive"))
        else:
            files[path] = thing.size
    has_data = "data" in folders or any(path.startswith("data/") for path in files)
    return Listed(files, has_data, tuple(problems))


class _Folder:
    """A bag that is a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def listed(self) -> Listed:
        return _listed(self._things(), "")

    def _things(self) -> Iterator[_Thing]:
        waiting = [""]
        while waiting:
            inside = waiting.pop()
            with os.scandir(self._folder / inside) as entries:
                for entry in sorted(entries, key=lambda entry: entry.name):
                    name = f"{inside}{entry.name}"
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(f"{name}/")
                        yield _Thing(name, 0, True, "")
                    elif entry.is_file(follow_symlinks=False):
                        yield _Thing(name, entry.stat(follow_symlinks=False).st_size, False, "")
                    else:
                        yield _Thing(name, 0, False, _LINK if entry.is_symlink() else _SPECIAL)

    def contents(self, paths: Collection[str]) -> Iterator[tuple[str, Opener]]:
        for path in sorted(paths):
            yield path, partial(_opened, self._folder / path)


def _opened(file: Path) -> IO[bytes]:
    return file.open("rb")


class _Archive:
    """What the bags in one file have in common: a folder in it is the bag, or else all of it."""

    def __init__(self, things: Iterable[_Thing]) -> None:
        self._things = tuple(thing._replace(name=_plain(thing.name)) for thing in things)
        bags = sorted(thing.name for thing in self._things if thing.name.endswith(f"/{DECLARATION}"))
        whole = any(thing.name == DECLARATION for thing in self._things)
        #: The path of the bag's folder in the archive.
        self.base = f"{bags[0].partition('/')[0]}/" if bags and not whole else ""

    def listed(self) -> Listed:
        return _listed(self._things, self.base)

    def path(self, name: str, wanted: Collection[str]) -> str | None:
        """Return the path of a file in the bag if it is wanted."""
        plain = _plain(name)
        path = plain.removeprefix(self.base)
        return path if plain.startswith(self.base) and path in wanted else None


def _plain(name: str) -> str:
    return name.removeprefix("./").rstrip("/")


class _Zip(_Archive):
    """A bag in a zip file."""

    def __init__(self, file: Path) -> None:
        self._file = file
        with zipfile.ZipFile(file) as opened:
            super().__init__(
                _Thing(info.filename, info.file_size, info.filename.endswith("/"), _zip_trouble(info))
                for info in opened.infolist()
            )

    def contents(self, paths: Collection[str]) -> Iterator[tuple[str, Opener]]:
        with zipfile.ZipFile(self._file) as opened:
            for info in opened.infolist():
                path = self.path(info.filename, paths)
                if path is not None:
                    yield path, partial(opened.open, info)


def _zip_trouble(info: zipfile.ZipInfo) -> str:
    if stat.S_ISLNK(info.external_attr >> 16):
        return _LINK
    return "is encrypted" if info.flag_bits & 1 else ""


class _Tar(_Archive):
    """A bag in a tar file, packed or not. It is read from beginning to end, as a packed one cannot be entered in the middle."""

    def __init__(self, file: Path) -> None:
        self._file = file
        with tarfile.open(file) as opened:
            super().__init__(_Thing(info.name, info.size, info.isdir(), _tar_trouble(info)) for info in opened)

    def contents(self, paths: Collection[str]) -> Iterator[tuple[str, Opener]]:
        with tarfile.open(self._file) as opened:
            for info in opened:
                path = self.path(info.name, paths)
                if path is not None and info.isreg():
                    yield path, partial(_member, opened, info)


def _tar_trouble(info: tarfile.TarInfo) -> str:
    if info.issym() or info.islnk():
        return _LINK
    return "" if info.isdir() or info.isreg() else _SPECIAL


def _member(opened: tarfile.TarFile, info: tarfile.TarInfo) -> IO[bytes]:
    file = opened.extractfile(info)
    assert file is not None  # noqa: S101 - a plain file
    return file
