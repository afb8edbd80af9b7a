"""What was read goes into the catalogue, and what is gone goes out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

import msgspec

from ..errors import Problem
from ..loader import Asset, Document, stamp_of
from .entry import COLUMNS, Entry, place_of
from .history import WhyAnew, why_read
from .stories import week_of

_problems = msgspec.msgpack.Decoder(tuple[Problem, ...])
_asset = msgspec.msgpack.Decoder(Asset)
_INSERT = f"INSERT INTO article (id, {COLUMNS}) VALUES (?, {', '.join('?' * len(COLUMNS.split(',')))})"  # noqa: S608 - a constant


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
    entries = list(batch)
    db.execute("BEGIN")
    documents = [
        (
            each.name,
            "" if each.again else each.stamp,
            each.shown,
            each.problems,
            why.cause,
            "|".join(why.files),
            why.build,
        )
        for each, why in zip(entries, why_read(db, entries, why_anew), strict=True)
    ]
    db.executemany("DELETE FROM article WHERE path = ?", ((each.name,) for each in entries))
    db.executemany("INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?, ?, ?, ?)", documents)
    _insert(db, [each for each in entries if each.row is not None])
    db.execute("COMMIT")


def _insert(db: sqlite3.Connection, entries: list[Entry]) -> None:
    """Store articles with all that belongs to them, a table at a time."""
    (last,) = db.execute("SELECT coalesce(max(id), 0) FROM article").fetchone()
    keyed = list(enumerate(entries, last + 1))
    db.executemany(_INSERT, ((key, *(each.row or ())) for key, each in keyed))
    db.executemany("INSERT INTO record VALUES (?, ?)", ((key, each.record) for key, each in keyed))
    mentions = (
        (kind, folded, each.sort, place, key, name)
        for key, each in keyed
        for place in (place_of(each.name),)
        for kind, folded, name in each.mentions
    )
    db.executemany("INSERT INTO mention (kind, key, sort, place, article, name) VALUES (?, ?, ?, ?, ?, ?)", mentions)
    profiles = ((key, week_of(str(each.sort)), each.profile) for key, each in keyed)
    db.executemany("INSERT INTO profile VALUES (?, ?, ?)", profiles)
    db.executemany(
        "INSERT OR IGNORE INTO wording (text, marks) VALUES (?, ?)", ((each.text, each.marks) for each in entries)
    )
    said = ((kind, folded, what, each.sort, key, text) for key, each in keyed for kind, folded, what, text in each.said)
    db.executemany("INSERT INTO said VALUES (?, ?, ?, ?, ?, ?)", said)
    db.executemany("INSERT INTO crowd VALUES (?)", ((key,) for key, each in keyed if each.is_crowd))
    assets = ((key, *asset) for key, each in keyed for asset in each.assets)
    db.executemany("INSERT INTO asset VALUES (?, ?, ?)", assets)
    corrections = ((key, place, *told) for key, each in keyed for place, told in enumerate(each.corrections))
    db.executemany("INSERT INTO correction VALUES (?, ?, ?, ?, ?)", corrections)
    aliases = ((name, key, place, address) for key, each in keyed for place, (name, address) in enumerate(each.aliases))
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
