"""Exports that are published with the site: kept in the state folder, made again when something in them is another one.

What is there already is known by its name, which stands for all that it was made from: the articles, the site's settings, the
program and the libraries that write. Drafts are in none of them, however the site is built.
"""

from __future__ import annotations

import shutil
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from ..archive import Questions, stand_of_articles
from ..builder import Planned
from ..builder.program import PACKAGE, digest_of_program
from . import FORMATS
from .chosen import exported
from .exported import About, Exported, Format
from .place import file_written
from .zipped import zip_folder

#: What exports are called on the site, and where they stand.
_STEM, _FOLDER = "articles", "/exports/"

#: Is told how many articles have been written, and how many there are to write.
Progress = Callable[[int, int], None]


class Publication(msgspec.Struct, frozen=True):
    """An export that is to be published: its format, its file's name in the state folder, and where it stands on the site."""

    format: Format
    file: str
    address: str


def publications(db: sqlite3.Connection, names: Sequence[str], about: About) -> list[Publication]:
    """Return what is to be published of a settled catalogue, by the names of formats. Nothing is made."""
    if not names:
        return []
    of_all = _digest_of_all(db, about)
    return [_publication(FORMATS[name], of_all) for name in dict.fromkeys(names)]


def _publication(wanted: Format, of_all: str) -> Publication:
    name = wanted.file(_STEM)
    packed = name if wanted.extension else f"{name}.zip"
    digest = blake2b(f"{wanted.name} {of_all}".encode(), digest_size=16).hexdigest()
    return Publication(wanted, f"{digest}{Path(packed).suffix}", _FOLDER + packed)


def planned(publication: Publication, folder: Path) -> Planned:
    """Return a published export as a file of the site, which lies in the state folder."""
    return Planned(publication.address, copy=str(folder / publication.file), digest=publication.file)


def make_published(
    db: sqlite3.Connection, wanted: Sequence[Publication], folder: Path, about: About, progress: Progress = lambda done, total: None
) -> None:  # fmt: skip
    """Make what is not in the folder yet, and remove what is not wanted any more. Raises `ArchiveError` where that cannot be."""
    if wanted:
        folder.mkdir(parents=True, exist_ok=True)
    missing = [each for each in wanted if not _is_there(folder / each.file)]
    questions, done = Questions(db), 0
    total = len(missing) and questions.totals().articles * len(missing)

    def watched() -> Iterator[Exported]:
        nonlocal done
        for each in exported(questions, about):
            done += 1
            if not each.record.article.draft:
                yield each
            progress(done, total)

    for each in missing:
        with file_written(folder / each.file) as place:
            _write(each, watched(), place, about)
    _throw_away_but({each.file for each in wanted}, folder)


def _throw_away_but(names: set[str], folder: Path) -> None:
    """Remove what is not needed any more, and what a run that was cut off has left."""
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name in names:
            continue
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def _write(publication: Publication, articles: Iterator[Exported], place: Path, about: About) -> None:
    if publication.format.extension:
        publication.format.write(articles, place, about)
        return
    # On the same disk, where there is as much space as the export will need.
    with TemporaryDirectory(dir=place.parent) as folder:
        publication.format.write(articles, Path(folder), about)
        zip_folder(Path(folder), place, publication.format.file(_STEM))


def _is_there(path: Path) -> bool:
    """Whether a file is there; after a power failure it may be empty."""
    return path.is_file() and path.stat().st_size > 0


def _digest_of_all(db: sqlite3.Connection, about: About) -> str:
    digest = blake2b(_program().encode(), digest_size=16)
    said = (about.name, about.base_url, about.language)
    digest.update(msgspec.json.encode(said))
    for each in stand_of_articles(db):
        digest.update(each + b"\n")
    return digest.hexdigest()


def _program() -> str:
    """Return what changes when the program that writes exports does, or a library that it writes with."""
    try:
        columns = version("pyarrow")
    except PackageNotFoundError:
        columns = ""
    libraries = f"{sqlite3.sqlite_version} {zlib.ZLIB_RUNTIME_VERSION} {columns}"
    return digest_of_program((file for room in ("article", "export", "interchange") for file in (PACKAGE / room).rglob("*.py")), libraries)  # fmt: skip
