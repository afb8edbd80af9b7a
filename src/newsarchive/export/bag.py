"""A bag for deposit: the original files as they are, what was read of them, and checksums over all of it (RFC 8493)."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from posixpath import basename, dirname, join, normpath
from typing import BinaryIO

import msgspec

from .. import __version__
from ..errors import ArchiveError
from ..interchange.bagit import DECLARATION, DECLARED, INFO, PAYLOAD, Entry, manifest_text, tag_text
from ..interchange.record import record
from ..loader import Asset, Document, discover
from ..text.clean import one_line, printable
from .exported import About, Exported

ALGORITHMS = ("sha256", "sha512")
_ORIGINAL, _RECORDS = f"{PAYLOAD}original/", f"{PAYLOAD}articles.jsonl"
_BLOCK = 1 << 20


def write_bag(exported: Iterable[Exported], folder: Path, about: About) -> None:
    """Write a bag into an empty folder.

    The clock is never asked: where `about` has no day, the bag does not name one. The same articles give the same bytes. Raises
    `ArchiveError` where an original file cannot be read.
    """
    bag = _Bag(folder)
    originals = _Originals(about.sources)
    articles = 0
    with bag.open(_RECORDS) as records:
        for each in exported:
            articles += 1
            records.write(msgspec.json.encode(record(each.holding)) + b"\n")
            for path, file in originals.of(each):
                bag.copy(path, file)
    size, streams = bag.size, len(bag.sums)
    _write_tags(bag, [*_info(about, articles), ("Payload-Oxum", f"{size}.{streams}")])


def _info(about: About, articles: int) -> list[tuple[str, str]]:
    """Return what is known of the bag. The archive is neither the author nor the owner of what it keeps, so it names none."""
    noun = "article" if articles == 1 else "articles"
    what = f"{about.name}: {articles} {noun}, with the original files"
    tags = [
        ("External-Description", f"{what}; found by the query: {about.query}" if about.query else what),
        ("External-Identifier", about.base_url),
        ("Bagging-Date", about.day),
        ("Bag-Software-Agent", f"newsarchive {__version__}"),
    ]
    return [(label, one_line(printable(value))) for label, value in tags if value]


def _write_tags(bag: _Bag, info: list[tuple[str, str]]) -> None:
    """Write the tag files, the manifests of the tag files last: they list all others."""
    manifests = {f"manifest-{name}.txt": bag.manifest(name) for name in ALGORITHMS}
    tags = _Bag(bag.folder)
    for name, text in {DECLARATION: DECLARED, INFO: tag_text(info), **manifests}.items():
        with tags.open(name) as file:
            file.write(text.encode())
    for name in ALGORITHMS:
        (bag.folder / f"tagmanifest-{name}.txt").write_bytes(tags.manifest(name).encode())


class _Hashing:
    """A file that is written, and its checksums."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.sums = [hashlib.new(name) for name in ALGORITHMS]
        self.size = 0

    def write(self, block: bytes) -> None:
        """Write some bytes."""
        self._file.write(block)
        self.size += len(block)
        for each in self.sums:
            each.update(block)


class _Bag:
    """Writes files below one folder and remembers their checksums, in the order of `ALGORITHMS`, and their size in bytes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sums: dict[str, tuple[str, ...]] = {}
        self.size = 0

    @contextmanager
    def open(self, path: str) -> Iterator[_Hashing]:
        """Write a file that is new."""
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as file:
            hashing = _Hashing(file)
            yield hashing
        self.sums[path] = tuple(each.hexdigest() for each in hashing.sums)
        self.size += hashing.size

    def copy(self, path: str, original: str) -> None:
        """Write a file with the content of an original; one that is there already is not written again."""
        if path in self.sums:
            return
        with self.open(path) as file:
            for block in _blocks(original):
                file.write(block)
        # When a file was written last may be all that is known of when it was saved.
        with suppress(OSError):
            written = Path(original).stat().st_mtime_ns
            os.utime(self.folder / path, ns=(written, written))

    def manifest(self, algorithm: str) -> str:
        """Return the manifest of all files that were written."""
        place = ALGORITHMS.index(algorithm)
        return manifest_text(Entry(sums[place], path) for path, sums in self.sums.items())


class _Originals:
    """Finds the files that an article was made from, and gives each a path within the bag, as it has among the sources."""

    def __init__(self, sources: tuple[Path, ...]) -> None:
        self._documents = {document.name: document for document in discover(sources).documents}
        self._paths: dict[str, str] = {}  # by the real file
        self._taken: set[str] = set()

    def of(self, exported: Exported) -> Iterator[tuple[str, str]]:
        """Return (path in the bag, file) of an article's text, its sidecar, the defaults that hold for it, and its pictures."""
        name = exported.holding.article.path
        document = self._documents.get(name)
        if document is None:
            raise ArchiveError("the text of an article is not there", name, "it was moved while it was exported")
        yield self._path(name, document.file), document.file
        for companion in _companions(document):
            yield self._path(_beside(document, companion), companion), companion
        for asset in exported.record.assets:
            yield self._path(_declared(document, asset), asset.file), asset.file

    def _path(self, name: str, file: str) -> str:
        """Return where a file lies in the bag. Two names that other systems take for one (RFC 8493, 6.1.1) are told apart."""
        real = os.path.realpath(file)
        if real not in self._paths:
            stem, extension = os.path.splitext(name)  # noqa: PTH122 - a name within the bag, which is no path of this system
            path, number = name, 2
            while unicodedata.normalize("NFC", path) in self._taken:
                path, number = f"{stem}-{number}{extension}", number + 1
            self._taken.add(unicodedata.normalize("NFC", path))
            self._paths[real] = f"{_ORIGINAL}{path}"
        return self._paths[real]


def _companions(document: Document) -> Iterator[str]:
    yield from (path for path in (document.sidecar, *document.defaults) if path is not None)


def _beside(document: Document, file: str) -> str:
    """Return the name of a file in a text's folder, or one above it, in the form of the text's own."""
    way = os.path.relpath(os.path.dirname(file) or ".", os.path.dirname(document.file) or ".").replace(os.sep, "/")  # noqa: PTH120
    return _within(join(dirname(document.name), way, os.path.basename(file)))  # noqa: PTH119


def _declared(document: Document, asset: Asset) -> str:
    return _within(join(dirname(document.name), asset.declared))


def _within(name: str) -> str:
    """Return a name below the sources; what would lead above them lies at their top."""
    plain = normpath(name)
    return basename(plain) if plain.startswith(("/", "..")) else plain


def _blocks(original: str) -> Iterator[bytes]:
    try:
        with Path(original).open("rb") as file:
            while block := file.read(_BLOCK):
                yield block
    except OSError as error:
        raise ArchiveError(f"an original file cannot be read: {error.strerror}", original, "export again") from error
