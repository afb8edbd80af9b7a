"""Which articles are exported: all of them, or what a query finds, as it would find them on the page of searching."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from ..archive import Questions, Record, numbered
from ..builder.search_index import Shelf, bring_up_to_date
from ..errors import ArchiveError
from ..interchange import Holding
from ..search.ask import ask
from ..search.opened import Read, open_index
from ..search.query import parse
from ..search.spelled import Note
from .exported import About, Exported


class Chosen(msgspec.Struct, frozen=True):
    """The addresses of what a query finds, by date, those without one first; and what was made of words that no article has."""

    addresses: tuple[str, ...]
    notes: tuple[Note, ...]


def choose(db: sqlite3.Connection, catalogue: Path, query: str) -> Chosen:
    """Return what a query finds in a settled catalogue; `catalogue` is the file that `db` has open.

    What is there of the search index is used, and what is missing is made elsewhere: a build finds all as it left it.
    """
    with TemporaryDirectory() as made:
        shelf = Shelf(Path(made), catalogue.parent / "search")
        bring_up_to_date(db, catalogue, shelf)
        answer = ask(open_index(_reader(shelf)), parse(query), "oldest")
    found = frozenset(answer.numbers)
    # The index numbers articles in this order.
    addresses = (each.address for number, each in enumerate(numbered(db)) if number in found)
    return Chosen(tuple(addresses), answer.notes)


def _reader(shelf: Shelf) -> Read:
    def read(name: str) -> bytes:
        path = shelf.find(name)
        if path is None:
            raise ArchiveError("a file of the search index is gone", str(shelf.folder / name), "try again")
        return path.read_bytes()

    return read


def exported(questions: Questions, about: About, addresses: tuple[str, ...] | None = None) -> Iterator[Exported]:
    """Yield the articles at some addresses, or all of them, by date: one at a time, each with all there is of it."""
    found = questions.records() if addresses is None else map(questions.record, addresses)
    for record in found:
        if record is not None:
            yield Exported(_holding(record, questions, about), record)


def _holding(record: Record, questions: Questions, about: About) -> Holding:
    url = f"{about.base_url.rstrip('/')}{record.address}"
    story = questions.story_of(record.article.path) or ""
    return Holding(record.article, record.address, url, record.id, about.name, record.words, story)
