"""The catalogue: one SQLite file that remembers what was read and what was written.

Invariant: the catalogue is a cache. Whatever stands in it can be made again from the texts; deleting it costs time only,
and one that another version wrote is thrown away, not migrated.
"""

from __future__ import annotations

import errno
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec

from ..errors import ArchiveError

#: Raise it whenever a table, a stored value or the reading of texts changes.
VERSION = "16"

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
-- One row a text: how it looked when it was read, what was wrong with it, and why it was read, for which build: which of its
-- files had changed.
CREATE TABLE document (
    name TEXT PRIMARY KEY, stamp TEXT NOT NULL, shown TEXT NOT NULL, problems BLOB NOT NULL,
    reason TEXT NOT NULL, files TEXT NOT NULL, build INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX document_with_problems ON document (name) WHERE problems != x'90';
CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    folder TEXT NOT NULL,         -- '/2019/02/27/', '/2019/02/', '/2019/', '/undated/'
    slug TEXT NOT NULL,           -- as wanted
    address TEXT,                 -- as given: unique among what is shown
    kept TEXT,                    -- the address that it keeps by the ledger, NULL where it has none yet
    lasting TEXT,                 -- its id, NULL where it follows from the address
    sort TEXT NOT NULL,           -- orders by date, begins with YYYY-MM-DD, 00 for what is not known; '' where undated
    draft INTEGER NOT NULL, embargo TEXT NOT NULL,
    withdrawn TEXT,               -- why it was withdrawn, NULL where it was not
    shown INTEGER NOT NULL DEFAULT 1,
    words INTEGER NOT NULL,
    look BLOB NOT NULL,           -- the digest of what lists show
    topics BLOB NOT NULL,         -- (kind, key, name, what is said) of its mentions
    card BLOB NOT NULL,           -- what lists show
    told TEXT,                    -- the story that its text declares, '' for none at all
    same TEXT,                    -- the path of the text that its own names as the same, '' where it is the same as none
    language TEXT,
    doubtful INTEGER NOT NULL,    -- its date is used, and not sure
    content BLOB NOT NULL,        -- the digest of all that was read
    text INTEGER NOT NULL,        -- the number of its wording
    leader TEXT,                  -- the path of the version of its text that leads, NULL where it is itself that or alone
    likeness INTEGER NOT NULL DEFAULT 0,  -- how much of it stands in that one, in thousandths
    repeats INTEGER NOT NULL DEFAULT 0,   -- where a better version is listed (`versions.py`)
    bunch TEXT,                   -- the first of those of its week that tell of one event
    story TEXT,                   -- where its story stands, NULL where it is in none
    ruled INTEGER                 -- the line of the user's rule that decides of its story, NULL where none does
);
CREATE INDEX article_by_bunch ON article (bunch) WHERE bunch IS NOT NULL;
CREATE INDEX article_by_story ON article (story, sort, address) WHERE story IS NOT NULL;
CREATE INDEX article_ruled ON article (path) WHERE ruled IS NOT NULL;
CREATE INDEX article_telling ON article (path) WHERE told IS NOT NULL;
CREATE INDEX article_naming ON article (same) WHERE same IS NOT NULL;
CREATE INDEX article_by_text ON article (text);
CREATE INDEX article_by_leader ON article (leader, sort = '', sort, address) WHERE leader IS NOT NULL;
CREATE INDEX article_by_date ON article (sort, address) WHERE shown;
CREATE INDEX article_by_day_of_year ON article (substr(sort, 6, 5), sort, address) WHERE shown AND substr(sort, 9, 2) > '00';
CREATE INDEX article_by_address ON article (address);
CREATE INDEX article_by_place ON article (folder, slug, path);
CREATE INDEX article_by_language ON article (language) WHERE shown;
CREATE INDEX article_doubtful ON article (id) WHERE doubtful;
CREATE INDEX article_held ON article (id) WHERE draft OR embargo != '' OR withdrawn IS NOT NULL;
CREATE INDEX article_withdrawn ON article (folder, slug) WHERE withdrawn IS NOT NULL;
CREATE INDEX article_displaced ON article (folder, slug, path) WHERE shown AND address != folder || slug || '/';
-- The whole article.
CREATE TABLE record (article INTEGER PRIMARY KEY, value BLOB NOT NULL);
CREATE TABLE asset (article INTEGER NOT NULL, name TEXT NOT NULL, value BLOB NOT NULL);
CREATE INDEX asset_by_article ON asset (article);
-- An older address of an article, as the site has it: `name` in small letters, as some file systems do not tell them apart.
CREATE TABLE alias (
    name TEXT NOT NULL, article INTEGER NOT NULL, place INTEGER NOT NULL, address TEXT NOT NULL,
    PRIMARY KEY (name, article, place)
) WITHOUT ROWID;
CREATE INDEX alias_by_article ON alias (article);
-- Every address that was published, as the ledger has it; `path` is the text whose article it was, NULL where there is none any more.
CREATE TABLE ledger (
    address TEXT PRIMARY KEY, id TEXT NOT NULL, since TEXT NOT NULL, text TEXT NOT NULL, file TEXT NOT NULL, path TEXT
) WITHOUT ROWID;
CREATE INDEX ledger_by_path ON ledger (path);
CREATE INDEX ledger_by_id ON ledger (id);
-- What was corrected, in the order in which the text says so: when, as in `sort`, by the date of the correction, or else of the
-- article; that date as it is written, '' where the correction has none.
CREATE TABLE correction (
    article INTEGER NOT NULL, place INTEGER NOT NULL, sort TEXT NOT NULL, date TEXT NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (article, place)
) WITHOUT ROWID;
-- One row for each topic an article belongs to; `key` is the name folded, `name` as this article writes it.
CREATE TABLE mention (
    kind TEXT NOT NULL, key TEXT NOT NULL, sort TEXT NOT NULL,
    place INTEGER NOT NULL,            -- by its path, among those of one date (`entry.py`)
    article INTEGER NOT NULL,
    name TEXT NOT NULL,
    again INTEGER NOT NULL DEFAULT 0,  -- a better version of the article's text belongs to the topic as well
    PRIMARY KEY (kind, key, sort, place, article)
) WITHOUT ROWID;
CREATE INDEX mention_by_article ON mention (article);
-- Texts by the number of their wording; their marks, packed, and one by one as far as they are placed; which are the same.
CREATE TABLE wording (text INTEGER PRIMARY KEY, marks BLOB NOT NULL, placed INTEGER NOT NULL DEFAULT 0);
CREATE TABLE mark (mark INTEGER NOT NULL, text INTEGER NOT NULL);
CREATE INDEX mark_by_mark ON mark (mark, text);
-- What an article is about, and its week, -1 where no day is known.
CREATE TABLE profile (article INTEGER PRIMARY KEY, week INTEGER NOT NULL, value BLOB NOT NULL);
CREATE INDEX profile_by_week ON profile (week);
-- How many articles a week had when it was last bunched, and which weeks told what is rare in it.
CREATE TABLE week (week INTEGER PRIMARY KEY, articles INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL);
-- Articles of a week that tell of one event, by the path of the first, and the earlier bunch that they go on from; and the
-- bunches that articles without a day could belong to.
CREATE TABLE bunch (first TEXT PRIMARY KEY, week INTEGER NOT NULL, size INTEGER NOT NULL, link TEXT) WITHOUT ROWID;
CREATE INDEX bunch_by_week ON bunch (week);
CREATE INDEX bunch_by_link ON bunch (link) WHERE link IS NOT NULL;
-- Stories, by where they stand: `first` and `last` are dates as in `sort`, "" where none is known.
CREATE TABLE story (
    address TEXT PRIMARY KEY, title TEXT NOT NULL, language TEXT NOT NULL, articles INTEGER NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX story_by_date ON story (first, address);
CREATE TABLE near_bunch (path TEXT NOT NULL, bunch TEXT NOT NULL, week INTEGER NOT NULL, strength REAL NOT NULL);
CREATE INDEX near_bunch_by_week ON near_bunch (week);
-- Which other article of its week, or of the three before, one is closest to in what it tells, by their paths.
CREATE TABLE near_text (week INTEGER NOT NULL, path TEXT NOT NULL, other TEXT NOT NULL, PRIMARY KEY (week, path)) WITHOUT ROWID;
CREATE INDEX near_text_by_other ON near_text (other);
CREATE TABLE alike (one INTEGER NOT NULL, other INTEGER NOT NULL, PRIMARY KEY (one, other)) WITHOUT ROWID;
-- What an article says of one of its people, places and organisations: who that is ('role'), or another full form ('spelling').
CREATE TABLE said (
    kind TEXT NOT NULL, key TEXT NOT NULL, what TEXT NOT NULL, sort TEXT NOT NULL, article INTEGER NOT NULL,
    text TEXT NOT NULL, PRIMARY KEY (kind, key, what, sort, article, text)
) WITHOUT ROWID;
CREATE INDEX said_by_article ON said (article);
-- The articles that name more than a page should tell of as named together.
CREATE TABLE crowd (article INTEGER PRIMARY KEY);
-- `plain` is the slug of its name; `slug` its own, which is another one where topics share it.
CREATE TABLE topic (
    kind TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, plain TEXT NOT NULL, slug TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (kind, key)
) WITHOUT ROWID;
CREATE INDEX topic_by_plain ON topic (kind, plain);
CREATE INDEX topic_by_count ON topic (kind, count);
-- Two tags that have many articles in common, by their keys, and how many these are (`pairs.py`).
CREATE TABLE pair (one TEXT NOT NULL, other TEXT NOT NULL, articles INTEGER NOT NULL, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE INDEX pair_by_other ON pair (other);
-- What was written: of which part of the site it is, the digest of all that a page shows, and of the bytes it became; why it
-- was last made, whether its bytes were other ones then, and in which build.
CREATE TABLE page (
    address TEXT PRIMARY KEY, owner TEXT NOT NULL, inputs BLOB NOT NULL, digest BLOB NOT NULL, size INTEGER NOT NULL,
    reason TEXT NOT NULL, written INTEGER NOT NULL, build INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX page_by_owner ON page (owner);
-- What belongs to an article goes with it. Foreign keys would do the same, and ask for the article at each mention that comes.
CREATE TRIGGER article_leaves AFTER DELETE ON article BEGIN
    DELETE FROM record WHERE article = old.id;
    DELETE FROM asset WHERE article = old.id;
    DELETE FROM alias WHERE article = old.id;
    DELETE FROM mention WHERE article = old.id;
    DELETE FROM profile WHERE article = old.id;
    DELETE FROM said WHERE article = old.id;
    DELETE FROM crowd WHERE article = old.id;
    DELETE FROM correction WHERE article = old.id;
END;
-- What has changed since the last build that came to its end, kept by the triggers below from then on; and how each article
-- stood in lists at that time.
CREATE TABLE touched (path TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE touched_topic (kind TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID;
CREATE TABLE touched_alias (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE built (
    path TEXT PRIMARY KEY, address TEXT NOT NULL, sort TEXT NOT NULL, look BLOB NOT NULL, topics BLOB NOT NULL,
    leader TEXT, repeats INTEGER NOT NULL, story TEXT
) WITHOUT ROWID;
CREATE TABLE touched_story (story TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE touched_correction (article INTEGER PRIMARY KEY);
-- What articles have come to or gone from since addresses and topics were last settled.
CREATE TABLE unsettled_place (folder TEXT NOT NULL, slug TEXT NOT NULL, PRIMARY KEY (folder, slug)) WITHOUT ROWID;
CREATE TABLE unsettled_text (text INTEGER PRIMARY KEY);
CREATE TABLE unsettled_week (week INTEGER PRIMARY KEY);
CREATE TABLE unsettled_story (story TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE unsettled_topic (kind TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID;
CREATE TRIGGER article_came AFTER INSERT ON article WHEN (SELECT 1 FROM meta WHERE key = 'built') BEGIN
    INSERT OR IGNORE INTO touched VALUES (new.path);
    INSERT OR IGNORE INTO unsettled_place VALUES (new.folder, new.slug);
    INSERT OR IGNORE INTO unsettled_text VALUES (new.text);
END;
CREATE TRIGGER article_went AFTER DELETE ON article WHEN (SELECT 1 FROM meta WHERE key = 'built') BEGIN
    INSERT OR IGNORE INTO touched VALUES (old.path);
    INSERT OR IGNORE INTO unsettled_place VALUES (old.folder, old.slug);
    INSERT OR IGNORE INTO unsettled_text VALUES (old.text);
    INSERT OR IGNORE INTO unsettled_text SELECT text FROM article WHERE path = old.same OR same = old.path;
    INSERT OR IGNORE INTO unsettled_story SELECT old.story WHERE old.story IS NOT NULL;
END;
CREATE TRIGGER article_moved AFTER UPDATE OF address ON article WHEN (SELECT 1 FROM meta WHERE key = 'built') BEGIN
    INSERT OR IGNORE INTO touched VALUES (new.path);
    INSERT OR IGNORE INTO unsettled_text VALUES (new.text);
    INSERT OR IGNORE INTO unsettled_week SELECT week FROM profile WHERE article = new.id;
END;
CREATE TRIGGER profile_came AFTER INSERT ON profile WHEN (SELECT 1 FROM meta WHERE key = 'built') BEGIN
    INSERT OR IGNORE INTO unsettled_week VALUES (new.week);
END;
CREATE TRIGGER profile_went AFTER DELETE ON profile WHEN (SELECT 1 FROM meta WHERE key = 'built') BEGIN
    INSERT OR IGNORE INTO unsettled_week VALUES (old.week);
END;
CREATE TRIGGER article_told AFTER UPDATE OF story ON article WHEN (SELECT 1 FROM meta WHERE key = 'built') BEGIN
    INSERT OR IGNORE INTO touched VALUES (new.path);
    INSERT OR IGNORE INTO touched_story SELECT old.story WHERE old.story IS NOT NULL;
    INSERT OR IGNORE INTO touched_story SELECT new.story WHERE new.story IS NOT NULL;
END;
CREATE TRIGGER story_came AFTER INSERT ON story WHEN (SELECT 1 FROM meta WHERE key = 'built') BEGIN
    INSERT OR IGNORE INTO touched_story VALUES (new.address);
END;
CREATE TRIGGER story_went AFTER DELETE ON story WHEN (SELECT 1 FROM meta WHERE key = 'built') BEGIN
    INSERT OR IGNORE INTO touched_story VALUES (old.address);
END;
CREATE TRIGGER story_changed AFTER UPDATE ON story WHEN (SELECT 1 FROM meta WHERE key = 'built') BEGIN
    INSERT OR IGNORE INTO touched_story VALUES (new.address);
END;
CREATE TRIGGER story_renamed AFTER UPDATE OF title, language ON story WHEN (SELECT 1 FROM meta WHERE key = 'built') BEGIN
    INSERT OR IGNORE INTO touched SELECT path FROM article WHERE story = new.address AND new.title != old.title;
END;
-- Either may name the other one. Rows are inserted, updated and deleted only: the policy of an upsert would take the place of
-- OR IGNORE in here.
CREATE TRIGGER near_text_came AFTER INSERT ON near_text WHEN (SELECT 1 FROM meta WHERE key = 'built') BEGIN
    INSERT OR IGNORE INTO touched VALUES (new.path), (new.other);
END;
CREATE TRIGGER near_text_went AFTER DELETE ON near_text WHEN (SELECT 1 FROM meta WHERE key = 'built') BEGIN
    INSERT OR IGNORE INTO touched VALUES (old.path), (old.other);
END;
CREATE TRIGGER near_text_changed AFTER UPDATE ON near_text WHEN (SELECT 1 FROM meta WHERE key = 'built') BEGIN
    INSERT OR IGNORE INTO touched VALUES (new.path), (old.other), (new.other);
END;
CREATE TRIGGER article_leads AFTER UPDATE OF leader ON article WHEN (SELECT 1 FROM meta WHERE key = 'built') BEGIN
    INSERT OR IGNORE INTO unsettled_week SELECT week FROM profile WHERE article = new.id;
    INSERT OR IGNORE INTO unsettled_topic SELECT kind, key FROM mention WHERE article = new.id AND kind = 'tags';
END;
CREATE TRIGGER article_follows AFTER UPDATE OF leader, likeness, repeats ON article WHEN (SELECT 1 FROM meta WHERE key = 'built') BEGIN
    INSERT OR IGNORE INTO touched VALUES (new.path);
END;
CREATE TRIGGER article_shown AFTER UPDATE OF shown ON article WHEN (SELECT 1 FROM meta WHERE key = 'built') BEGIN
    INSERT OR IGNORE INTO touched VALUES (new.path);
    INSERT OR IGNORE INTO unsettled_place VALUES (new.folder, new.slug);
    INSERT OR IGNORE INTO unsettled_topic SELECT kind, key FROM mention WHERE article = new.id;
    INSERT OR IGNORE INTO unsettled_text VALUES (new.text);
    INSERT OR IGNORE INTO unsettled_week SELECT week FROM profile WHERE article = new.id;
END;
CREATE TRIGGER mention_came AFTER INSERT ON mention WHEN (SELECT 1 FROM meta WHERE key = 'built') BEGIN
    INSERT OR IGNORE INTO unsettled_topic VALUES (new.kind, new.key);
END;
CREATE TRIGGER mention_again AFTER UPDATE OF again ON mention WHEN (SELECT 1 FROM meta WHERE key = 'built') BEGIN
    INSERT OR IGNORE INTO unsettled_topic VALUES (new.kind, new.key);
    INSERT OR IGNORE INTO touched_topic VALUES (new.kind, new.key);
END;
CREATE TRIGGER mention_went AFTER DELETE ON mention WHEN (SELECT 1 FROM meta WHERE key = 'built') BEGIN
    INSERT OR IGNORE INTO unsettled_topic VALUES (old.kind, old.key);
END;
CREATE TRIGGER correction_came AFTER INSERT ON correction WHEN (SELECT 1 FROM meta WHERE key = 'built') BEGIN
    INSERT OR IGNORE INTO touched_correction VALUES (new.article);
END;
CREATE TRIGGER correction_went AFTER DELETE ON correction WHEN (SELECT 1 FROM meta WHERE key = 'built') BEGIN
    INSERT OR IGNORE INTO touched_correction VALUES (old.article);
END;
CREATE TRIGGER correction_moved AFTER UPDATE OF shown, address, leader ON article WHEN (SELECT 1 FROM meta WHERE key = 'built') BEGIN
    INSERT OR IGNORE INTO touched_correction SELECT article FROM correction WHERE article = new.id;
END;
CREATE TRIGGER ledger_came AFTER INSERT ON ledger WHEN (SELECT 1 FROM meta WHERE key = 'built') BEGIN
    INSERT OR IGNORE INTO touched_alias VALUES (new.address);
END;
CREATE TRIGGER ledger_went AFTER DELETE ON ledger WHEN (SELECT 1 FROM meta WHERE key = 'built') BEGIN
    INSERT OR IGNORE INTO touched_alias VALUES (old.address);
END;
CREATE TRIGGER ledger_changed AFTER UPDATE OF path ON ledger WHEN new.path IS NOT old.path AND (SELECT 1 FROM meta WHERE key = 'built') BEGIN
    INSERT OR IGNORE INTO touched_alias VALUES (new.address);
END;
CREATE TRIGGER withdrawn_came AFTER INSERT ON article WHEN new.withdrawn IS NOT NULL AND (SELECT 1 FROM meta WHERE key = 'built') BEGIN
    INSERT OR IGNORE INTO touched_alias VALUES (new.folder || new.slug || '/');
    INSERT OR IGNORE INTO touched_alias SELECT address FROM ledger WHERE path = new.path;
END;
CREATE TRIGGER withdrawn_went AFTER DELETE ON article WHEN old.withdrawn IS NOT NULL AND (SELECT 1 FROM meta WHERE key = 'built') BEGIN
    INSERT OR IGNORE INTO touched_alias VALUES (old.folder || old.slug || '/');
    INSERT OR IGNORE INTO touched_alias SELECT address FROM ledger WHERE path = old.path;
END;
CREATE TRIGGER article_named AFTER UPDATE OF lasting ON article WHEN new.lasting IS NOT old.lasting AND (SELECT 1 FROM meta WHERE key = 'built') BEGIN
    INSERT OR IGNORE INTO touched VALUES (new.path);
END;
CREATE TRIGGER alias_came AFTER INSERT ON alias WHEN (SELECT 1 FROM meta WHERE key = 'built') BEGIN
    INSERT OR IGNORE INTO touched_alias VALUES (new.name);
END;
CREATE TRIGGER alias_went AFTER DELETE ON alias WHEN (SELECT 1 FROM meta WHERE key = 'built') BEGIN
    INSERT OR IGNORE INTO touched_alias VALUES (old.name);
END;
CREATE TRIGGER topic_came AFTER INSERT ON topic WHEN (SELECT 1 FROM meta WHERE key = 'built') BEGIN
    INSERT OR IGNORE INTO touched_topic VALUES (new.kind, new.key);
END;
CREATE TRIGGER topic_went AFTER DELETE ON topic WHEN (SELECT 1 FROM meta WHERE key = 'built') BEGIN
    INSERT OR IGNORE INTO touched_topic VALUES (old.kind, old.key);
END;
CREATE TRIGGER topic_changed AFTER UPDATE ON topic WHEN (SELECT 1 FROM meta WHERE key = 'built') BEGIN
    INSERT OR IGNORE INTO touched_topic VALUES (new.kind, new.key);
END;
CREATE TRIGGER topic_moved AFTER UPDATE OF slug ON topic WHEN (SELECT 1 FROM meta WHERE key = 'built') BEGIN
    INSERT OR IGNORE INTO touched SELECT path FROM mention JOIN article ON article.id = mention.article
        WHERE kind = new.kind AND key = new.key;
END;
-- A name stands on the pages of the stories that it belongs to.
CREATE TRIGGER topic_retold AFTER UPDATE OF name ON topic WHEN new.name != old.name AND (SELECT 1 FROM meta WHERE key = 'built') BEGIN
    INSERT OR IGNORE INTO touched_story SELECT story FROM mention JOIN article ON article.id = mention.article
        WHERE kind = new.kind AND key = new.key AND story IS NOT NULL;
END;
-- A name and its address stand on the pages of all that are named together with it.
CREATE TRIGGER topic_renamed AFTER UPDATE OF name, slug ON topic
WHEN old.slug != '' AND (new.name, new.slug) != (old.name, old.slug) AND new.kind IN ('people', 'places', 'organisations')
    AND (SELECT 1 FROM meta WHERE key = 'built')
BEGIN
    INSERT OR IGNORE INTO touched_topic SELECT other.kind, other.key FROM mention AS own JOIN mention AS other USING (article)
        WHERE own.kind = new.kind AND own.key = new.key AND other.kind IN ('people', 'places', 'organisations')
            AND own.article NOT IN (SELECT article FROM crowd);
END;
-- A tag and its address stand on the pages of all that have many articles in common with it.
CREATE TRIGGER tag_renamed AFTER UPDATE OF name, slug ON topic
WHEN old.slug != '' AND (new.name, new.slug) != (old.name, old.slug) AND new.kind = 'tags' AND (SELECT 1 FROM meta WHERE key = 'built')
BEGIN
    INSERT OR IGNORE INTO touched_topic SELECT 'tags', other FROM pair WHERE one = new.key;
    INSERT OR IGNORE INTO touched_topic SELECT 'tags', one FROM pair WHERE other = new.key;
END;
"""


#: What may be hidden: a draft, what is under an embargo, what was withdrawn.
HELD = "(draft OR embargo != '' OR withdrawn IS NOT NULL)"
HIDDEN = f"{HELD} AND NOT shown"
#: That the article of a mention is shown. Few are hidden, so that no article needs to be looked up.
IS_SHOWN = f"article NOT IN (SELECT id FROM article WHERE {HIDDEN})"  # noqa: S608 - constants

#: Up to this size a catalogue is looked over before it is used; in a larger one damage is found when it is met.
_LOOKED_OVER = 64_000_000


@contextmanager
def open_catalogue(path: Path, fingerprint: str) -> Iterator[sqlite3.Connection]:
    """Open the catalogue at `path`, new where there is none or where it is damaged or not this version's.

    `fingerprint` stands for everything besides the texts that their reading depends on; another one means that all of
    it is read again; the one that was thrown away for it stays known as `before`. Raises `ArchiveError` where the file
    cannot be used, or another program is using it; a catalogue that turns out to be damaged while it is used is thrown
    away, so that the next build stands.
    """
    wanted = f"{VERSION} {fingerprint}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        before = _written_as(path)
        if before != wanted:
            _throw_away(path)
        db = sqlite3.connect(path, isolation_level=None, timeout=30)
    except (OSError, sqlite3.Error) as error:
        raise _unusable(path, error) from error
    try:
        _prepare(db, wanted, before)
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


def read_only(path: Path) -> sqlite3.Connection:
    """Return a connection that reads what a build has settled, while another one writes what came of it."""
    db = _connect(path)
    db.execute("PRAGMA query_only = ON")
    return db


def _connect(path: Path) -> sqlite3.Connection:
    # Not mode=ro: SQLite would leave the write-ahead log's files behind.
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=30)


@contextmanager
def look_into(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the catalogue at `path` to read from it and nothing else; all that is asked of it is of one moment.

    Raises `ArchiveError` where there is none, or none that this version of the program can read.
    """
    if not path.is_file():
        raise ArchiveError("there is no catalogue yet", str(path), "run newsarchive build first")
    try:
        version = _written_as(path)
        db = _connect(path)
    except sqlite3.Error as error:
        raise _unusable(path, error) from error
    try:
        db.execute("PRAGMA query_only = ON")
        db.execute("BEGIN")
        if version is None or version.split(" ")[0] != VERSION:
            hint = "newsarchive build makes it anew"
            told = "damaged" if version is None else "that of another version of the program"
            raise ArchiveError(f"the catalogue is {told}", str(path), hint)
        yield db
    except sqlite3.DatabaseError as error:
        if _code(error) not in _DAMAGED:
            raise
        message = f"the catalogue cannot be read: {error}"
        raise ArchiveError(message, str(path), "newsarchive build makes it anew") from error
    finally:
        db.close()


def copy_catalogue(path: Path, copy: Path) -> None:
    """Write the catalogue at `path` to `copy`, as it is at one moment; nothing where there is none that can be read."""
    if not path.is_file():
        return
    try:
        with (
            closing(_connect(path)) as db,
            closing(sqlite3.connect(copy)) as other,
        ):
            db.backup(other)
    except sqlite3.DatabaseError as error:
        if _code(error) not in _DAMAGED:
            raise _unusable(path, error) from error
        copy.unlink(missing_ok=True)


def written_as(db: sqlite3.Connection) -> str:
    """Return the version and fingerprint that a catalogue was opened with when it was new."""
    row = db.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
    return str(row[0]) if row else ""


_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _code(error: sqlite3.Error) -> int:
    """SQLite's own code of an error; 0 for one that Python's module raised by itself."""
    return getattr(error, "sqlite_errorcode", 0) or 0


#: So many KiB of the catalogue are kept in memory while it is written, and in its log: names come in no order.
_CACHE = 65_536

_FULL = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)


def _unusable(path: Path, error: Exception) -> ArchiveError:
    hint = "wait for the other program to end, or give another --state folder"
    if (isinstance(error, sqlite3.Error) and _code(error) in _FULL) or getattr(error, "errno", None) in (
        errno.ENOSPC,
        errno.EDQUOT,
    ):
        hint = "make space there, or give another --state folder"
    return ArchiveError(f"the catalogue cannot be used: {error}", str(path), hint)


def _throw_away(path: Path) -> None:
    # A write-ahead log that outlives its database would be played back into the next one.
    for file in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        file.unlink(missing_ok=True)


def _prepare(db: sqlite3.Connection, wanted: str, before: str | None) -> None:
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute(f"PRAGMA cache_size = -{_CACHE}")
    keep_aside(db, in_memory=True)
    db.execute(f"PRAGMA wal_autocheckpoint = {_CACHE // 4}")
    db.execute("BEGIN IMMEDIATE")
    if db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'meta'").fetchone()[0] == 0:
        for statement in re.split(r";\n(?=CREATE|--|$)", _TABLES):
            if statement.strip():
                db.execute(statement)
        db.execute("INSERT INTO meta VALUES ('version', ?)", (wanted,))
        if before is not None:
            db.execute("INSERT INTO meta VALUES ('before', ?)", (before,))
    db.execute("COMMIT")


def keep_aside(db: sqlite3.Connection, *, in_memory: bool) -> None:
    """Say where what SQLite needs only for a while is kept. Not within a transaction.

    In memory it is what a statement would have to take back: a few pages, which in a file were half of all that is written. In a
    file it may be all that is sorted for an index.
    """
    db.execute(f"PRAGMA temp_store = {'MEMORY' if in_memory else 'FILE'}")


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
