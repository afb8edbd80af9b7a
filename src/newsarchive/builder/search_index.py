"""The search index out of the catalogue, kept up to date in the state folder; from there its files go into the site.

Articles are divided into runs where their addresses say so: one that comes or goes changes the run it is in, and no other. A
run is made again when an article in it is another one, a segment when one of its runs is. What is there already is known by
its name, which stands for all that it was made from; so the files depend on the articles alone.
"""

from __future__ import annotations

import sqlite3
import unicodedata
import zlib
from array import array
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack, suppress
from functools import cache, lru_cache, partial
from hashlib import blake2b
from itertools import accumulate
from pathlib import Path

import msgspec
import Stemmer

from ..archive import Numbered, Questions, articles_in, articles_with, numbered, read_only, searched
from ..errors import ArchiveError, OutputError
from ..search import FORMAT, Index, Segment, deflated, name_of, packed_facet, packed_run, parse_index, write_segment
from .findable import FIELDS, findable
from .handing_out import handed_out
from .output import Output
from .program import PACKAGE, digest_of_program

#: A run has at least so many articles and ends at the next whose address says so, one in so many, or when it is full.
_LEAST, _ONE_IN, _MOST = 128, 256, 1024
#: An archive of fewer articles is one segment; of a larger one the last thirty-second part, or less, is another.
_ONE_SEGMENT = 4096
#: So many values of a field are counted.
_VALUES = 64
_AHEAD = 4

Progress = Callable[[int, int], None]


class Run(msgspec.Struct, frozen=True):
    """Articles that follow each other, by the numbers of their rows; `name` stands for all that is found of them."""

    name: str
    ids: tuple[int, ...]


class Shelf:
    """Where the files of an index are kept: in a folder; what `beneath` has already is read from there, and never written."""

    def __init__(self, folder: Path, beneath: Path | None = None) -> None:
        self.folder, self.beneath = folder, beneath
        self._output = Output(folder)

    def find(self, name: str) -> Path | None:
        """Return where a file is, None where it is not there yet. After a power failure one may be empty."""
        for folder in filter(None, (self.folder, self.beneath)):
            with suppress(OSError):
                if (folder / name).stat().st_size:
                    return folder / name
        return None

    def put(self, name: str, content: bytes) -> None:
        """Keep a file: whole, or not at all. Raises `ArchiveError` where it cannot be written."""
        try:
            self._output.write(name, content)
        except OutputError as error:
            hint = "make space there, or give another --state folder"
            raise ArchiveError(f"the search index cannot be made: {error.message}", error.where, hint) from error

    def keep(self, kind: str, content: bytes) -> str:
        """Keep a file of the index under the name that its content gives it, and return that name."""
        packed = deflated(content)
        name = name_of(kind, packed)
        if self.find(f"{name}.bin") is None:
            self.put(f"{name}.bin", packed)
        return name

    def throw_away_but(self, names: set[str]) -> None:
        """Remove what is not needed any more."""
        for file in self.folder.iterdir():
            if file.name not in names:
                file.unlink(missing_ok=True)


def bring_up_to_date(
    db: sqlite3.Connection, catalogue: Path, shelf: Shelf, pool: Executor | None = None, progress: Progress = lambda done, total: None,
) -> list[str]:  # fmt: skip
    """Make what of the index is not there yet, and return the names of all its files, the first of them `index.json`.

    `catalogue` is the file that `db` has open.
    """
    articles = list(numbered(db))
    runs = runs_of(articles)
    _make_runs(db, catalogue, shelf, [run for run in runs if shelf.find(run.name) is None], pool, progress)
    groups = segments_of(runs)
    segments = [_segment(shelf, group) for group in groups]
    segments = _with_facets(db, shelf, segments, articles)
    shelf.put("index.json", msgspec.json.encode(Index(FORMAT, len(articles), tuple(segments))))
    files = [f"{name}.bin" for segment in segments for name in _files_of(segment)]
    known = {run.name for run in runs} | {_segment_name(group) for group in groups}
    shelf.throw_away_but({"index.json", *files, *known})
    return ["index.json", *files]


def files_on(shelf: Shelf) -> list[str] | None:
    """Return the names of the files of the index as it was made last; None where it is not there whole."""
    index = shelf.find("index.json")
    if index is None:
        return None
    segments = parse_index(index.read_bytes()).segments
    files = [f"{name}.bin" for segment in segments for name in _files_of(segment)]
    return ["index.json", *files] if all(map(shelf.find, files)) else None


def _files_of(segment: Segment) -> Iterator[str]:
    yield from (name for _, name in (*segment.words, *segment.places))
    yield from segment.cards
    yield from segment.facets.values()
    yield segment.dates


def runs_of(articles: Sequence[Numbered]) -> list[Run]:
    """Return all articles in runs."""
    runs, run = list[Run](), list[Numbered]()
    for each in articles:
        run.append(each)
        ends = len(run) >= _LEAST and zlib.crc32(each.address.encode()) % _ONE_IN == 0
        if ends or len(run) == _MOST:
            runs.append(_run(run))
            run = []
    return [*runs, _run(run)] if run else runs


def _run(articles: Sequence[Numbered]) -> Run:
    digest = blake2b(program().encode(), digest_size=16)
    for each in articles:
        digest.update(f"{each.address}\n{each.leader}\n".encode() + each.content)
    return Run(f"run-{digest.hexdigest()}", tuple(each.id for each in articles))


@cache
def program() -> str:
    """Return what changes when the program that makes the index does, or the stemmer, tables of characters or packer it uses."""
    search, text = ((PACKAGE / room).glob("*.py") for room in ("search", "text"))
    own = (PACKAGE / "builder" / f"{name}.py" for name in ("findable", "markdown", "search_index"))
    libraries = f"{Stemmer.version()} {unicodedata.unidata_version} {zlib.ZLIB_RUNTIME_VERSION}"
    return digest_of_program((*search, *text, *own), libraries)


def segments_of(runs: Sequence[Run]) -> list[list[Run]]:
    """Return the runs of each segment: what comes last is one of its own, so that articles of today change little."""
    sizes = list(accumulate(len(run.ids) for run in runs))
    total = sizes[-1] if sizes else 0
    if total < _ONE_SEGMENT:
        return [list(runs)] if runs else []
    step = 1 << max(0, total.bit_length() - 6)
    closed = sum(size <= (total - 1) // step * step for size in sizes)
    return [list(part) for part in (runs[:closed], runs[closed:]) if part]


def _make_runs(
    db: sqlite3.Connection, catalogue: Path, shelf: Shelf, runs: Sequence[Run], pool: Executor | None, progress: Progress
) -> None:  # fmt: skip
    total, done = sum(len(run.ids) for run in runs), 0
    for run, content in handed_out(runs, partial(make_run, str(catalogue)), pool, _AHEAD, partial(_packed, db)):
        shelf.put(run.name, content)
        done += len(run.ids)
        progress(done, total)


def make_run(catalogue: str, run: Run) -> bytes:
    """Return a run as it is kept: the unit of work that is handed to another process."""
    return _packed(_reading(catalogue), run)


def _packed(db: sqlite3.Connection, run: Run) -> bytes:
    return packed_run([findable(each) for each in searched(db, run.ids)])


@lru_cache(1)
def _reading(catalogue: str) -> sqlite3.Connection:
    return read_only(Path(catalogue))


def _segment_name(runs: Sequence[Run]) -> str:
    return f"segment-{blake2b(' '.join(run.name for run in runs).encode(), digest_size=16).hexdigest()}"


def _segment(shelf: Shelf, runs: Sequence[Run]) -> Segment:
    """Return a segment without its facets; what is not there yet is made from its runs."""
    name = _segment_name(runs)
    known = shelf.find(name)
    if known is not None:
        segment = msgspec.json.decode(known.read_bytes(), type=Segment)
        if all(shelf.find(f"{file}.bin") for file in _files_of(segment)):
            return segment
    try:
        with ExitStack() as stack:
            opened = [stack.enter_context(path.open("rb")) for run in runs if (path := shelf.find(run.name))]
            segment = write_segment(opened, shelf.keep)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        shelf.throw_away_but(set())
        message = f"what was kept for the search index was damaged and has been thrown away: {error}"
        raise ArchiveError(message, str(shelf.folder), "build again: it will be made anew") from error
    shelf.put(name, msgspec.json.encode(segment))
    return segment


def _with_facets(
    db: sqlite3.Connection, shelf: Shelf, segments: Sequence[Segment], articles: Sequence[Numbered]
) -> list[Segment]:
    numbers = array("q", [-1]) * (1 + max((each.id for each in articles), default=0))
    for number, each in enumerate(articles):
        numbers[each.id] = number
    starts = [0, *accumulate(segment.articles for segment in segments)]
    facets = [dict[str, str]() for _ in segments]
    for field, values in _values(db):
        having = [(value, sorted(numbers[article] for article in rows)) for value, rows in values]
        for facet, start, end in zip(facets, starts, starts[1:], strict=False):
            parts = [(value, [each - start for each in found if start <= each < end]) for value, found in having]
            facet[field] = shelf.keep("f", packed_facet(parts))
    return [msgspec.structs.replace(segment, facets=each) for segment, each in zip(segments, facets, strict=True)]


def _values(db: sqlite3.Connection) -> Iterator[tuple[str, list[tuple[str, list[int]]]]]:
    """Yield each field that the archive has, with its values that most articles have, and the numbers of their rows."""
    questions = Questions(db)
    for kind, field in FIELDS.items():
        if topics := questions.largest(kind, _VALUES):
            yield field, [(topic.name, articles_with(db, kind, topic.key)) for topic in topics]
    if languages := [language for language, _ in questions.languages_held() if language][:_VALUES]:
        yield "lang", [(language, articles_in(db, language)) for language in languages]
