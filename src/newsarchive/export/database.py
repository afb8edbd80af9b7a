"""A SQLite database: one table for articles, one for each thing of which an article has several, and an index of all words.

It is laid out so that Datasette shows it without further settings: every table has a key, foreign keys lead back to the article,
and the full-text index belongs to the table that it searches. The same articles give the same bytes, with one release of SQLite.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec

from ..interchange.record import record
from .exported import About, Exported

_Values = tuple[str | int | float | None, ...]


class _Table(msgspec.Struct, frozen=True):
    """A table of what articles have several of: its columns besides the article and the place among its likes, and their values,
    out of an article's record.
    """

    name: str
    columns: tuple[str, ...]
    rows: Callable[[dict[str, Any]], Iterator[_Values]]


def _parts(field: str, *keys: str) -> Callable[[dict[str, Any]], Iterator[_Values]]:
    return lambda record: (tuple(each[key] for key in keys) for each in record[field])


def _names(record: dict[str, Any]) -> Iterator[_Values]:
    yield from ((kind, name) for kind in ("people", "places", "organisations") for name in record[kind])


def _said(record: dict[str, Any]) -> Iterator[_Values]:
    for field in ("roles", "spellings"):
        yield from ((field, each["kind"], each["name"], each["text"]) for each in record[field])


_TABLES = (
    _Table("authors", ("name", "role"), _parts("authors", "name", "role")),
    _Table("tags", ("name",), lambda record: ((name,) for name in record["tags"])),
    _Table("names", ("kind", "name"), _names),
    _Table("said_of_names", ("what", "kind", "name", "text"), _said),
    _Table("pictures", ("file", "caption", "credit", "alt"), _parts("pictures", "file", "caption", "credit", "alt")),
    _Table("related", ("title", "url"), _parts("related", "title", "url")),
    _Table("corrections", ("date", "text"), _parts("corrections", "date", "text")),
    _Table("older_addresses", ("address",), lambda record: ((address,) for address in record["aliases"])),
    _Table(
        "evidence",
        ("field", "value", "kind", "path", "line", "excerpt", "confidence", "rejected", "note"),
        _parts("evidence", "field", "value", "kind", "path", "line", "excerpt", "confidence", "rejected", "note"),
    ),
)
_TYPES = {"line": "INTEGER", "confidence": "REAL", "words": "INTEGER", "draft": "INTEGER", "noindex": "INTEGER"}
#: What an article has one of, but for its text.
_COLUMNS = (
    "id", "address", "url", "published", "updated", "title", "kicker", "deck", "agency", "source", "section", "dateline", "language",
    "original_url", "words", "story_address", "story", "same_as", "slug", "draft", "noindex", "embargo", "path", "digest",
)  # fmt: skip
_SEARCHED = ("title", "kicker", "deck", "text")
_INDEXES = {
    "articles": ("published", "source", "section", "language", "story_address"),
    "authors": ("name",),
    "tags": ("name",),
    "names": ("name",),
    "evidence": ("field",),
}


def write_database(articles: Iterable[Exported], place: Path, about: About) -> None:
    """Write a database with the tables that docs/exports.md describes."""
    try:
        _write(articles, place, about)
    except sqlite3.OperationalError as error:
        raise OSError(errno.EIO, str(error)) from error


def _write(articles: Iterable[Exported], place: Path, about: About) -> None:
    with closing(sqlite3.connect(place, isolation_level=None)) as db:
        # Whoever is interrupted begins again with another file.
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("PRAGMA synchronous = OFF")
        for statement in _schema():
            db.execute(statement)
        db.execute("BEGIN")
        said = (
            ("name", about.name),
            ("base_url", about.base_url),
            ("language", about.language),
            ("query", about.query),
        )
        db.executemany("INSERT INTO about VALUES (?, ?)", said)
        for number, each in enumerate(articles, 1):
            _insert(db, number, record(each.holding))
        db.execute("INSERT INTO articles_fts (articles_fts) VALUES ('rebuild')")
        db.execute("COMMIT")


def _schema() -> Iterator[str]:
    yield "CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"
    own = (*_typed(_COLUMNS), "text TEXT NOT NULL", "markup TEXT NOT NULL", "UNIQUE (id)", "UNIQUE (address)")
    yield f"CREATE TABLE articles (number INTEGER PRIMARY KEY, {', '.join(own)})"
    for table in _TABLES:
        yield (
            f"CREATE TABLE {table.name} (article INTEGER NOT NULL REFERENCES articles (number), place INTEGER NOT NULL, "
            f"{', '.join(_typed(table.columns))}, PRIMARY KEY (article, place)) WITHOUT ROWID"
        )
    for name, columns in _INDEXES.items():
        yield from (f"CREATE INDEX {name}_by_{column} ON {name} ({column})" for column in columns)
    # Datasette knows the index by these very words.
    yield (
        f'CREATE VIRTUAL TABLE articles_fts USING fts5 ({", ".join(_SEARCHED)}, content="articles", content_rowid="number", '
        'tokenize = "unicode61 remove_diacritics 2")'
    )


def _typed(columns: Iterable[str]) -> Iterator[str]:
    yield from (f"{column} {_TYPES.get(column, 'TEXT')}" for column in columns)


def _insert(db: sqlite3.Connection, number: int, record: dict[str, Any]) -> None:
    own = (number, *(_cell(record[column]) for column in _COLUMNS), record["body"]["text"], record["body"]["markup"])
    db.execute(f"INSERT INTO articles VALUES ({_marks(own)})", own)  # noqa: S608 - question marks
    for table in _TABLES:
        rows = [(number, place, *row) for place, row in enumerate(table.rows(record), 1)]
        if rows:
            db.executemany(f"INSERT INTO {table.name} VALUES ({_marks(rows[0])})", rows)  # noqa: S608 - a constant


def _cell(value: str | int | None) -> str | int | None:
    """Return a value as SQLite has it: false, where text is expected, is that word, as texts declare it."""
    return "false" if value is False else value


def _marks(values: tuple[Any, ...]) -> str:
    return ", ".join("?" * len(values))
