"""What there is to read: names, sizes and times of files. Nothing is opened here.

Every file of the given folders ends as a document, as a companion of one (picture, sidecar, defaults), or as a
problem. Order is by name, so that nothing depends on the file system.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path

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


class Document(msgspec.Struct, frozen=True):
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
    walk = _Walk(exclude, {path.resolve() for path in avoid})
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


class _Walk:
    """One discovery: collects while walking. The only state is what has been found so far."""

    def __init__(self, exclude: Sequence[str], avoid: set[Path]) -> None:
        self.exclude = exclude
        self.avoid = avoid
        self.documents: dict[str, Document] = {}
        self.pictures: list[tuple[str, str]] = []
        self.problems: list[Problem] = []
        self.seen: set[Path] = set()

    def result(self) -> Found:
        documents = tuple(self.documents[name] for name in sorted(self.documents))
        return Found(documents, tuple(sorted(self.pictures)), tuple(sorted(self.problems)))

    def problem(self, code: str, path: Path | str, message: str, hint: str | None = None) -> None:
        self.problems.append(Problem(str(path), None, code, message, hint))

    def source(self, source: Path, name: str) -> None:
        if source.is_dir():
            self.folder(source, "" if name == "." else name, source.resolve(), ())
        elif source.is_file():
            self.file(
                source,
                source.name if source.is_absolute() else name,
                source.resolve().parent,
                None,
                _defaults_of(source),
            )
        else:
            self.problem("no-such-path", source, "there is no such file or folder", "check the spelling")

    def folder(self, folder: Path, name: str, root: Path, defaults: tuple[str, ...]) -> None:
        real = folder.resolve()
        if real in self.avoid or real in self.seen:
            return
        self.seen.add(real)
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            self.problem("unreadable", folder, f"cannot list the folder: {error.strerror}", "check its permissions")
            return
        names = {entry.name for entry in entries}
        own = next((str(folder / each) for each in DEFAULTS if each in names), None)
        defaults = (own, *defaults) if own else defaults
        for entry in entries:
            self.entry(folder / entry.name, f"{name}/{entry.name}".lstrip("/"), root, names, defaults)

    def entry(self, path: Path, name: str, root: Path, names: set[str], defaults: tuple[str, ...]) -> None:
        if path.name.startswith(".") or any(fnmatch(name, pattern) for pattern in self.exclude):
            return
        if not _is_text(path.name):
            shown = str(path).encode("utf-8", "backslashreplace").decode()
            self.problem("name-unreadable", shown, "the file's name is not UTF-8", "rename it")
            return
        if path.is_symlink() and not self.inside(path, root):
            return
        if path.is_dir():
            self.folder(path, name, root, defaults)
        elif path.is_file():
            self.file(path, name, root, names, defaults)
        else:  # a pipe, a socket, a device: opening one may wait for ever
            self.problem("not-a-file", path, "this is no file that can be read", "remove it")

    def inside(self, path: Path, root: Path) -> bool:
        try:
            target = path.resolve(strict=True)
        except (OSError, RuntimeError):
            self.problem("symlink-broken", path, "a link that leads nowhere", "remove it or mend its target")
            return False
        if not target.is_relative_to(root):
            self.problem(
                "symlink-outside", path, "a link that leads out of its folder is not followed", "copy the file instead"
            )
            return False
        return True

    def file(self, path: Path, name: str, root: Path, names: set[str] | None, defaults: tuple[str, ...]) -> None:
        extension = path.suffix.lower()
        if extension in ARTICLES:
            self.article(path, name, root, defaults)
        elif extension in PICTURES:
            self.pictures.append((str(path), str(path.resolve())))
        elif extension in SIDECARS and (path.name in DEFAULTS or _has_text(path, names)):
            return
        elif extension in SIDECARS:
            self.problem(
                "sidecar-alone", path, "no text beside it has this name", f"name it after its text: {path.stem}.txt"
            )
        else:
            known = " ".join(ARTICLES)
            self.problem(
                "format-unknown", path, f"no reader for '{extension or path.name}' files", f"readable are {known}"
            )

    def article(self, path: Path, name: str, root: Path, defaults: tuple[str, ...]) -> None:
        sidecar = next((str(each) for each in map(path.with_suffix, SIDECARS) if each.is_file()), None)
        try:
            size = path.stat().st_size
            stamp = _stamp((str(path), sidecar, *defaults))
        except OSError as error:
            self.problem("unreadable", path, f"cannot be read: {error.strerror}", "check its permissions")
            return
        self.documents[name] = Document(name, str(path), str(path), str(root), size, stamp, sidecar, defaults)


def _is_text(name: str) -> bool:
    """Bytes of a file's name that are not UTF-8 come out of Python as half characters that nothing can write."""
    return not any("\ud800" <= c <= "\udfff" for c in name)


def _defaults_of(file: Path) -> tuple[str, ...]:
    """Return the defaults that hold for a file given by itself: those of the folders in its path as given, nearest first."""
    folders = [folder for folder in file.parents if folder != Path()] if not file.is_absolute() else [file.parent]
    found = (next((folder / name for name in DEFAULTS if (folder / name).is_file()), None) for folder in folders)
    return tuple(str(path) for path in found if path is not None)


def _has_text(sidecar: Path, names: set[str] | None) -> bool:
    wanted = [sidecar.stem + extension for extension in ARTICLES]
    return any(name in names for name in wanted) if names is not None else True


def _stamp(files: Iterable[str | None]) -> str:
    """Size and time of the files that make an article, in the order that decides which wins."""
    parts = []
    for file in files:
        if file is not None:
            status = Path(file).stat()
            parts.append(f"{Path(file).name}:{status.st_size}:{status.st_mtime_ns}")
    return "|".join(parts)
