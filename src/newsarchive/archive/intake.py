"""What was read goes into the catalogue, and what is gone goes out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

import msgspec

from ..errors import Problem
from ..loader import Asset, Document, stamp_of
from .entry import COLUMNS, Entry
from .history import WhyAnew, why_read

_problems = msgspec.msgpack.Decoder(tuple[Problem, ...])
_asset = msgspec.msgpack.Decoder(Asset)
_INSERT = f"INSERT INTO article ({COLUMNS}) VALUES ({', '.join('?' * len(COLUMNS.split(',')))})"  # noqa: S608 - a constant


def unread(db: sqlite3.Connection, documents: Iterable[Document]) -> list[Document]:
    """Return the documents that are new or have changed since they were read, they or their pictures."""
    known = {name: (stamp, shown) for name, stamp, shown in db.execute("SELECT name, stamp, shown FROM document")}
    restless = _with_changed_pictures(db)
    return [each for each in documents if known.get(each.name) != (each.stamp, each.shown) or each.name in restless]


def _with_changed_pictures(db: sqlite3.Connection) -> set[str]:
    changed = set()
    for path, value in db.execute("SELECT article.path, value FROM asset JOIN article ON article.id = asset.article"):
        asset = _asset.decode(value)
        if stamp_of(asset.file) != asset.stamp:
            changed.add(path)
    return changed


def take_in(db: sqlite3.Connection, batch: Iterable[Entry], why_anew: WhyAnew = lambda _, __: "new") -> None:
    """Store what became of a batch of documents, and why they were read, in one transaction."""
    db.execute("BEGIN")
    entries = list(batch)
    why = why_read(db, entries, why_anew)
    documents = []
    for entry, reading in zip(entries, why, strict=True):
        db.execute("DELETE FROM article WHERE path = ?", (entry.name,))
        stamp = "" if entry.again else entry.stamp
        documents.append(
            (entry.name, stamp, entry.shown, entry.problems, reading.cause, "|".join(reading.files), reading.build)
        )
        if entry.row is not None:
            _insert(db, entry)
    db.executemany("INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?, ?, ?, ?)", documents)
    db.execute("COMMIT")


def _insert(db: sqlite3.Connection, entry: Entry) -> None:
    row = entry.row or ()
    key = db.execute(_INSERT, row).lastrowid
    sort = row[4]
    db.execute("INSERT INTO record VALUES (?, ?)", (key, entry.record))
    mentions = ((kind, folded, sort, key, name) for kind, folded, name in entry.mentions)
    db.executemany("INSERT INTO mention VALUES (?, ?, ?, ?, ?)", mentions)
    if entry.assets:
        db.executemany("INSERT INTO asset VALUES (?, ?, ?)", ((key, *asset) for asset in entry.assets))
    if entry.aliases:
        aliases = ((name, key, place, address) for place, (name, address) in enumerate(entry.aliases))
        db.executemany("INSERT OR IGNORE INTO alias VALUES (?, ?, ?, ?)", aliases)


def forget_missing(db: sqlite3.Connection, names: set[str]) -> None:
    """Forget the documents whose file is gone."""
    gone = [(name,) for (name,) in db.execute("SELECT name FROM document") if name not in names]
    db.execute("BEGIN")
    db.executemany("DELETE FROM document WHERE name = ?", gone)
    db.executemany("DELETE FROM article WHERE path = ?", gone)
    db.execute("COMMIT")


def unused_pictures(db: sqlite3.Connection, pictures: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """Return the pictures, given as (how shown, real path), that no article shows: nothing is left out unsaid."""
    used = {_asset.decode(value).file for (value,) in db.execute("SELECT value FROM asset")}
    for shown, file in pictures:
        if file not in used:
            hint = "name it in an article's image:, or leave it out"
            yield Problem(shown, None, "picture-unused", "no article shows this picture", hint)


def all_problems(db: sqlite3.Connection) -> Iterator[Problem]:
    """Return the problems of all documents, by name of the document."""
    for (packed,) in db.execute("SELECT problems FROM document WHERE problems != x'90' ORDER BY name"):
        yield from _problems.decode(packed)
