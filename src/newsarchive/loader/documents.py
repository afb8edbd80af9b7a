"""What there is to read: names, sizes and times of files. Nothing is opened here.

Every file of the given folders ends as a document, as a companion of one (picture, sidecar, defaults), or as a
problem. Order is by name, so that nothing depends on the file system.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

import msgspec

from ..errors import Problem

#: Extensions of the formats that carry articles, in the table of `formats`.
ARTICLES = (".txt", ".md", ".markdown")
#: A sidecar `NAME.yaml` declares the metadata of `NAME.txt`; on a clash the first of these wins.
SIDECARS = (".yaml", ".yml", ".toml", ".json")
#: `_defaults.yaml` in a folder holds for all texts below it.
DEFAULTS = tuple(f"_defaults{extension}" for extension in SIDECARS)
#: Pictures that articles may show.
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")


class Document(msgspec.Struct, frozen=True, gc=False):
    """A file that should hold an article.

    `name` is how the site calls it (stable wherever the folder lies), `shown` how the user reaches it from where the
    command runs, `file` and `root` are its real path and the folder it must not leave. `companions` are the sidecar
    (first) and the defaults, nearest folder first, each with its stamp. `size` is in bytes; `stamp` changes when
    the file does: size and modification time of it and its companions.
    """

    name: str
    shown: str
    file: str
    root: str
    size: int
    stamp: str
    sidecar: str | None = None
    defaults: tuple[str, ...] = ()


class Found(msgspec.Struct, frozen=True):
    """All that discovery has to say: documents by name, pictures as (how shown, real path), and what is wrong."""

    documents: tuple[Document, ...]
    pictures: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]


def discover(sources: Sequence[Path], *, exclude: Sequence[str] = (), avoid: Sequence[Path] = ()) -> Found:
    """Walk `sources` (folders or files) and return what they hold.

    `exclude` are glob patterns on the name; `avoid` are folders never entered (output, state). Symbolic links are
    followed only within their own source. Raises nothing: an unreadable folder is a problem.
    """
    walk = _Walk(exclude, {str(path.resolve()) for path in avoid})
    for source, name in _named(sources):
        walk.source(source, name)
    return walk.result()


def _named(sources: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Give every source a short name of its own: the path as given where it is plain, else the last part."""
    taken: set[str] = set()
    for source in sources:
        plain = not source.is_absolute() and ".." not in source.parts
        name = source.as_posix() if plain else source.resolve().name
        unique, number = name, 2
        while unique in taken:
            unique, number = f"{name}-{number}", number + 1
        taken.add(unique)
        yield source, unique


class _Folder(NamedTuple):
    """A folder that is walked. `shown`, `real` and `name` are what stands before a file's name in the path a user sees, in
    the real one and in its name on the site; `root` is the folder it must not leave. Then the names in it (None where only
    one file of it was asked for), and the defaults in force.
    """

    shown: str
    real: str
    name: str
    root: str
    names: frozenset[str] | None
    defaults: tuple[str, ...]


class _Walk:
    """One discovery: collects while walking. The only state is what has been found so far.

    Paths are plain strings here, a listing tells what is a link or a folder, and each text is asked for its size and time
    once: there may be a hundred thousand of them, and nearly always none has changed.
    """

    def __init__(self, exclude: Sequence[str], avoid: set[str]) -> None:
        self.exclude = exclude
        self.avoid = avoid
        self.documents: dict[str, Document] = {}
        self.pictures: list[tuple[str, str]] = []
        self.problems: list[Problem] = []
        self.seen: set[str] = set()
        self.stamps: dict[str, str] = {}

    def result(self) -> Found:
        documents = tuple(self.documents[name] for name in sorted(self.documents))
        return Found(documents, tuple(sorted(self.pictures)), tuple(sorted(self.problems)))

    def problem(self, code: str, path: Path | str, message: str, hint: str | None = None) -> None:
        self.problems.append(Problem(str(path), None, code, message, hint))

    def source(self, source: Path, name: str) -> None:
        shown = "" if source == Path() else str(source)
        if source.is_dir():
            real = str(source.resolve())
            self.folder(shown, real, "" if name == "." else name, real, ())
        elif source.is_file():
            real = str(source.resolve())
            parent = os.path.dirname(real)
            shown = os.path.join(os.path.dirname(shown), "")
            folder = _Folder(shown, os.path.join(parent, ""), "", parent, None, _defaults_of(source))
            self.file(source.name, real, source.name if source.is_absolute() else name, folder)
        else:
            self.problem("no-such-path", source, "there is no such file or folder", "check the spelling")

    def folder(self, shown: str, real: str, name: str, root: str, defaults: tuple[str, ...]) -> None:
        if real in self.avoid or real in self.seen:
            return
        self.seen.add(real)
        try:
            with os.scandir(shown or ".") as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            message = f"cannot list the folder: {error.strerror}"
            self.problem("unreadable", shown or ".", message, "check its permissions")
            return
        names = frozenset(entry.name for entry in entries)
        own = next((os.path.join(shown, each) for each in DEFAULTS if each in names), None)
        defaults = (own, *defaults) if own else defaults
        shown, real = os.path.join(shown, ""), os.path.join(real, "")
        folder = _Folder(shown, real, f"{name}/" if name else "", root, names, defaults)
        for entry in entries:
            if not entry.name.startswith("."):
                self.entry(entry, folder)

    def entry(self, entry: os.DirEntry[str], folder: _Folder) -> None:
        path, real, name = folder.shown + entry.name, folder.real + entry.name, folder.name + entry.name
        if self.exclude and any(fnmatch(name, pattern) for pattern in self.exclude):
            return
        if not _is_text(entry.name):
            shown = path.encode("utf-8", "backslashreplace").decode()
            self.problem("name-unreadable", shown, "the file's name is not UTF-8", "rename it")
            return
        if entry.is_symlink():
            if not self.inside(path, folder.root):
                return
            real = os.path.realpath(path)
        if entry.is_dir():
            self.folder(path, real, name, folder.root, folder.defaults)
        elif entry.is_file():
            self.file(entry.name, real, name, folder)
        else:  # a pipe, a socket, a device: opening one may wait for ever
            self.problem("not-a-file", path, "this is no file that can be read", "remove it")

    def inside(self, path: str, root: str) -> bool:
        try:
            target = Path(path).resolve(strict=True)
        except (OSError, RuntimeError):
            self.problem("symlink-broken", path, "a link that leads nowhere", "remove it or mend its target")
            return False
        if not target.is_relative_to(root):
            self.problem(
                "symlink-outside", path, "a link that leads out of its folder is not followed", "copy the file instead"
            )
            return False
        return True

    def file(self, base: str, real: str, name: str, folder: _Folder) -> None:
        path = folder.shown + base
        stem, extension = split_name(base)
        extension = extension.lower()
        if extension in ARTICLES:
            self.article(base, stem, name, folder)
        elif extension in PICTURES:
            self.pictures.append((path, real))
        elif extension in SIDECARS and (base in DEFAULTS or _has_text(stem, folder.names)):
            return
        elif extension in SIDECARS:
            self.problem(
                "sidecar-alone", path, "no text beside it has this name", f"name it after its text: {stem}.txt"
            )
        else:
            known = " ".join(ARTICLES)
            self.problem("format-unknown", path, f"no reader for '{extension or base}' files", f"readable are {known}")

    def article(self, base: str, stem: str, name: str, folder: _Folder) -> None:
        path, sidecar = folder.shown + base, _sidecar(stem, folder)
        try:
            status = os.stat(path)
            stamp = _stamp(base, status)
            for companion in (sidecar, *folder.defaults):
                if companion is not None:
                    stamp = f"{stamp}|{self.stamp_of(companion)}"
        except OSError as error:
            self.problem("unreadable", path, f"cannot be read: {error.strerror}", "check its permissions")
            return
        self.documents[name] = Document(name, path, path, folder.root, status.st_size, stamp, sidecar, folder.defaults)

    def stamp_of(self, companion: str) -> str:
        """Defaults hold for many texts; they are asked for their size and time once."""
        if companion not in self.stamps:
            self.stamps[companion] = _stamp(os.path.basename(companion), os.stat(companion))
        return self.stamps[companion]


def _is_text(name: str) -> bool:
    """Bytes of a file's name that are not UTF-8 come out of Python as half characters that nothing can write."""
    return name.isascii() or not any("\ud800" <= c <= "\udfff" for c in name)


def split_name(name: str) -> tuple[str, str]:
    """Part the last part of a name before its extension: ("a.b", ".txt") of `c/a.b.txt`, ("README", "")."""
    last = name.rpartition("/")[2]
    stem, dot, extension = last.rpartition(".")
    return (stem, dot + extension) if stem and extension else (last, "")


def _defaults_of(file: Path) -> tuple[str, ...]:
    """Return the defaults that hold for a file given by itself: those of the folders in its path as given, nearest first."""
    folders = [folder for folder in file.parents if folder != Path()] if not file.is_absolute() else [file.parent]
    found = (next((folder / name for name in DEFAULTS if (folder / name).is_file()), None) for folder in folders)
    return tuple(str(path) for path in found if path is not None)


def _has_text(stem: str, names: frozenset[str] | None) -> bool:
    return names is None or any(stem + extension in names for extension in ARTICLES)


def _sidecar(stem: str, folder: _Folder) -> str | None:
    """Return the first of the files that are named like the text and declare its metadata."""
    for extension in SIDECARS:
        name = stem + extension
        if folder.names is None or name in folder.names:
            path = folder.shown + name
            if os.path.isfile(path):
                return path
    return None


def _stamp(name: str, status: os.stat_result) -> str:
    return f"{name}:{status.st_size}:{status.st_mtime_ns}"
