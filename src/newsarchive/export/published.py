"""Exports that are published with the site: kept in the state folder, made again when something in them is another one.

What is there already is known by its name, which stands for all that it was made from: the articles, the site's settings, the
program and the libraries that write. Drafts are in none of them, however the site is built.
"""

from __future__ import annotations

import shutil
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from ..archive import Period, Questions, periods_published, published_in, stand_of_pictures
from ..builder import Planned
from ..builder.program import PACKAGE, digest_of_program
from . import FORMATS, api
from .chosen import exported
from .exported import About, Exported, Format
from .place import file_written
from .zipped import zip_folder

#: What can be published, by name.
PUBLISHED = (*FORMATS, api.NAME)
#: What exports are called on the site, and where they stand.
_STEM, _FOLDER = "articles", "/exports/"

#: Is told how many articles have been written, and how many there are to write.
Progress = Callable[[int, int], None]


class Publication(msgspec.Struct, frozen=True):
    """A file that is to be published: its name in the state folder, where it stands on the site, and what writes it.

    It has so many `articles`: all of them, or where a `period` is named those of it.
    """

    file: str
    address: str
    write: Callable[[Iterable[Exported], Path], None]
    articles: int
    period: Period | None = None


def publications(db: sqlite3.Connection, names: Sequence[str], about: About) -> list[Publication]:
    """Return what is to be published of a settled catalogue, by the names of formats. Nothing is made."""
    if not names:
        return []
    periods = tuple(periods_published(db))
    made_by = msgspec.json.encode((_program(), about.name, about.base_url, about.language))
    of_all = b"".join((made_by, *(each.digest for each in periods), _digest(stand_of_pictures(db))))
    total = sum(each.articles for each in periods)
    found = [_export(FORMATS[name], of_all, total, about) for name in dict.fromkeys(names) if name in FORMATS]
    return [*found, *(_api(periods, made_by, about) if api.NAME in names else ())]


def _export(wanted: Format, of_all: bytes, articles: int, about: About) -> Publication:
    name = wanted.file(_STEM)
    packed = name if wanted.extension else f"{name}.zip"
    file = _digest((wanted.name.encode(), of_all)).hex() + Path(packed).suffix
    return Publication(file, _FOLDER + packed, partial(_write, wanted, about), articles)


def _write(wanted: Format, about: About, articles: Iterable[Exported], place: Path) -> None:
    if wanted.extension:
        wanted.write(articles, place, about)
        return
    # On the same disk, where there is as much space as the export will need.
    with TemporaryDirectory(dir=place.parent) as folder:
        wanted.write(articles, Path(folder), about)
        zip_folder(Path(folder), place, wanted.file(_STEM))


def _api(periods: Sequence[Period], made_by: bytes, about: About) -> Iterator[Publication]:
    index = api.index_of(periods, about)
    write_index = partial(_write_bytes, index)
    yield Publication(f"{_digest((index,)).hex()}.json", f"{api.FOLDER}index.json", write_index, 0)
    for each in periods:
        file = f"{_digest((made_by, each.name.encode(), each.digest)).hex()}.json"
        yield Publication(file, api.address_of(each), partial(api.write_period, each), each.articles, each)


def _write_bytes(content: bytes, _: Iterable[Exported], place: Path) -> None:
    place.write_bytes(content)


def planned(publication: Publication, folder: Path) -> Planned:
    """Return what is published as a file of the site, which lies in the state folder."""
    return Planned(publication.address, copy=str(folder / publication.file), digest=publication.file)


def make_published(
    db: sqlite3.Connection, wanted: Sequence[Publication], folder: Path, about: About, progress: Progress = lambda done, total: None
) -> None:  # fmt: skip
    """Make what is not in the folder yet, and remove what is not wanted any more. Raises `ArchiveError` where that cannot be."""
    if wanted:
        folder.mkdir(parents=True, exist_ok=True)
    missing = [each for each in wanted if not _is_there(folder / each.file)]
    done, total = 0, sum(each.articles for each in missing)
    for each in missing:
        watch = partial(_watched, progress=progress, done=done, total=total)
        with file_written(folder / each.file) as place:
            each.write(watch(_articles(db, each, about)), place)
        done += each.articles
    _throw_away_but({each.file for each in wanted}, folder)


def _articles(db: sqlite3.Connection, wanted: Publication, about: About) -> Iterator[Exported]:
    addresses = published_in(db, wanted.period.key) if wanted.period else None
    yield from (each for each in exported(Questions(db), about, addresses) if not each.record.article.draft)


def _watched(articles: Iterable[Exported], progress: Progress, done: int, total: int) -> Iterator[Exported]:
    for number, each in enumerate(articles, done + 1):
        yield each
        progress(number, total)


def _throw_away_but(names: set[str], folder: Path) -> None:
    """Remove what is not needed any more, and what a run that was cut off has left."""
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name in names:
            continue
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def _is_there(path: Path) -> bool:
    """Whether a file is there; after a power failure it may be empty."""
    return path.is_file() and path.stat().st_size > 0


def _digest(parts: Iterable[bytes]) -> bytes:
    digest = blake2b(digest_size=16)
    for each in parts:
        digest.update(each + b"\n")
    return digest.digest()


def _program() -> str:
    """Return what changes when the program that writes exports does, or a library that it writes with."""
    try:
        columns = version("pyarrow")
    except PackageNotFoundError:
        columns = ""
    libraries = f"{sqlite3.sqlite_version} {zlib.ZLIB_RUNTIME_VERSION} {columns}"
    files = (file for room in ("article", "export", "interchange") for file in (PACKAGE / room).rglob("*.py"))
    return digest_of_program(files, libraries)
