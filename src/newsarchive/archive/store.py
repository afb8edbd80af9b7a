"""The catalogue: one SQLite file that remembers what was read and what was written.

Invariant: the catalogue is a cache. Whatever stands in it can be made again from the texts; deleting it costs time only,
and one that another version wrote is thrown away, not migrated.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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


@contextmanager
def open_catalogue(path: Path, fingerprint: str) -> Iterator[sqlite3.Connection]:
    """Open the catalogue at `path`, new where there is none or where it is not this version's.

    `fingerprint` stands for everything besides the texts that their reading depends on; another one means that all of
    it is read again. Raises `ArchiveError` where the file cannot be used, or another build is using it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    wanted = f"{VERSION} {fingerprint}"
    if path.exists() and _written_as(path) != wanted:
        path.unlink()
    try:
        db = sqlite3.connect(path, isolation_level=None, timeout=30)
        _prepare(db, wanted)
    except sqlite3.OperationalError as error:
        hint = "wait for the other build to end, or give another --state folder"
        raise ArchiveError(f"the catalogue cannot be used: {error}", str(path), hint) from error
    except sqlite3.DatabaseError as error:
        raise ArchiveError(
            f"the catalogue is damaged: {error}", str(path), "delete it; it will be made again"
        ) from error
    try:
        yield db
    finally:
        db.close()


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
    try:
        db = sqlite3.connect(path, timeout=30)
    except sqlite3.Error:
        return None
    try:
        row = db.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
        return str(row[0]) if row else None
    except sqlite3.DatabaseError:
        return None
    finally:
        db.close()
