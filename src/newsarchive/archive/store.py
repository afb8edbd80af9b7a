"""The catalogue: one SQLite file that remembers what was read and what was written.

Invariant: the catalogue is a cache. Whatever stands in it can be made again from the texts; deleting it costs time only,
and one that another version wrote is thrown away, not migrated.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from ..errors import ArchiveError

#: Raise it whenever a table, a stored value or the reading of texts changes.
VERSION = "1"

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
-- One row a text: how it looked when it was read, and what was wrong with it.
CREATE TABLE document (
    name TEXT PRIMARY KEY, stamp TEXT NOT NULL, shown TEXT NOT NULL, problems BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    folder TEXT NOT NULL,         -- '/2019/02/27/', '/2019/02/', '/2019/', '/undated/'
    slug TEXT NOT NULL,           -- as wanted
    address TEXT,                 -- as given: unique among what is shown
    sort TEXT NOT NULL,           -- orders by date; '' where undated
    year INTEGER, month INTEGER, day INTEGER,
    draft INTEGER NOT NULL, embargo TEXT NOT NULL,
    shown INTEGER NOT NULL DEFAULT 1,
    words INTEGER NOT NULL,
    card BLOB NOT NULL,           -- what lists show
    record BLOB NOT NULL          -- the whole article
);
CREATE INDEX article_by_date ON article (shown, sort, address);
CREATE INDEX article_by_day ON article (shown, year, month, day, sort);
CREATE INDEX article_by_place ON article (folder, slug, path);
CREATE TABLE asset (article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE, name TEXT NOT NULL, value BLOB NOT NULL);
CREATE INDEX asset_by_article ON asset (article);
-- One row for each topic an article belongs to; `key` is the name folded, `name` as this article writes it.
CREATE TABLE mention (
    kind TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE
);
CREATE INDEX mention_by_topic ON mention (kind, key, article);
CREATE INDEX mention_by_article ON mention (article);
CREATE TABLE topic (kind TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, slug TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (kind, key)) WITHOUT ROWID;
-- What was written: the digest of all that a page shows, and of the bytes it became.
CREATE TABLE page (address TEXT PRIMARY KEY, inputs TEXT NOT NULL, digest TEXT NOT NULL, size INTEGER NOT NULL) WITHOUT ROWID;
"""


#: Up to this size a catalogue is looked over before it is used; in a larger one damage is found when it is met.
_LOOKED_OVER = 64_000_000


@contextmanager
def open_catalogue(path: Path, fingerprint: str) -> Iterator[sqlite3.Connection]:
    """Open the catalogue at `path`, new where there is none or where it is damaged or not this version's.

    `fingerprint` stands for everything besides the texts that their reading depends on; another one means that all of
    it is read again. Raises `ArchiveError` where the file cannot be used, or another build is using it; a catalogue that
    turns out to be damaged while it is used is thrown away, so that the next build stands.
    """
    wanted = f"{VERSION} {fingerprint}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if _written_as(path) != wanted:
            _throw_away(path)
        db = sqlite3.connect(path, isolation_level=None, timeout=30)
    except (OSError, sqlite3.Error) as error:
        raise _unusable(path, error) from error
    try:
        _prepare(db, wanted)
        yield db
    except (sqlite3.DatabaseError, msgspec.DecodeError) as error:
        db.close()
        if isinstance(error, sqlite3.DatabaseError) and _code(error) not in _DAMAGED:
            if isinstance(error, sqlite3.OperationalError):
                raise _unusable(path, error) from error
            raise
        _throw_away(path)
        message = f"the catalogue was damaged and has been thrown away: {error}"
        raise ArchiveError(message, str(path), "build again: all texts will be read anew") from error
    finally:
        db.close()


_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _code(error: sqlite3.Error) -> int:
    """SQLite's own code of an error; 0 for one that Python's module raised by itself."""
    return getattr(error, "sqlite_errorcode", 0) or 0


def _unusable(path: Path, error: Exception) -> ArchiveError:
    hint = "wait for the other build to end, or give another --state folder"
    return ArchiveError(f"the catalogue cannot be used: {error}", str(path), hint)


def _throw_away(path: Path) -> None:
    # A write-ahead log that outlives its database would be played back into the next one.
    for file in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        file.unlink(missing_ok=True)


def _prepare(db: sqlite3.Connection, wanted: str) -> None:
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("BEGIN IMMEDIATE")
    if db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'meta'").fetchone()[0] == 0:
        for statement in _TABLES.split(";\n"):
            if statement.strip():
                db.execute(statement)
        db.execute("INSERT INTO meta VALUES ('version', ?)", (wanted,))
    db.execute("COMMIT")


def _written_as(path: Path) -> str | None:
    """Return the version of the catalogue that is there; None for anything that is not a sound catalogue."""
    if not path.is_file():
        return None
    db = sqlite3.connect(path, timeout=30)
    try:
        row = db.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
        if path.stat().st_size <= _LOOKED_OVER and db.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            return None
    except sqlite3.DatabaseError as error:
        if _code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise
        return None
    finally:
        db.close()
    return str(row[0]) if row else None
