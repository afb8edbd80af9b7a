"""What the catalogue remembers of builds: how many there were, and why each text was read when it was read last."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from typing import Literal

import msgspec

from .entry import Entry

Cause = Literal["new", "files", "place", "picture-missing", "pictures", "program", "settings", "names"]

#: Each cause in words that follow "read again:".
CAUSES: dict[Cause, str] = {
    "new": "the catalogue did not know it",
    "files": "size or time of a file changed",
    "place": "it is reached by another path",
    "picture-missing": "it, or a picture that it names, could not be read, so it is read each time",
    "pictures": "a picture that it shows changed",
    "program": "the program is another one",
    "settings": "the settings of reading changed",
    "names": "the names file, or what finds names, changed",
}


class Reading(msgspec.Struct, frozen=True):
    """Why a text was read when it was read last, and for which build; `files` are those that had changed."""

    cause: Cause
    files: tuple[str, ...]
    build: int


#: Why a catalogue was made anew, by the version and fingerprint of the one before and its own.
WhyAnew = Callable[[str, str], Cause]


def last_build(db: sqlite3.Connection) -> int:
    """Return the number of the last build that came to its end, counted since the catalogue was new; 0 before the first."""
    row = db.execute("SELECT value FROM meta WHERE key = 'build'").fetchone()
    return int(row[0]) if row else 0


def why_read(db: sqlite3.Connection, entries: Iterable[Entry], why_anew: WhyAnew) -> list[Reading]:
    """Return for each of the texts that are about to be taken in why it was read."""
    meta = dict(db.execute("SELECT key, value FROM meta WHERE key IN ('version', 'before')"))
    unknown: Cause = why_anew(meta["before"], meta["version"]) if "before" in meta else "new"
    build = last_build(db) + 1
    asked = "SELECT stamp, shown FROM document WHERE name = ?"
    return [_reading(each, db.execute(asked, (each.name,)).fetchone(), unknown, build) for each in entries]


def _reading(entry: Entry, known: tuple[str, str] | None, unknown: Cause, build: int) -> Reading:
    if known is None:
        return Reading(unknown, (), build)
    stamp, shown = known
    if not stamp:
        return Reading("picture-missing", (), build)
    if stamp != entry.stamp:
        return Reading("files", changed_files(stamp, entry.stamp), build)
    return Reading("place" if shown != entry.shown else "pictures", (), build)


def changed_files(before: str, now: str) -> tuple[str, ...]:
    """Return the names of the files in which two stamps differ: changed, come or gone.

    >>> changed_files("a.txt:5:10|a.yaml:7:11", "a.txt:6:12|a.yaml:7:11")
    ('a.txt',)
    """
    old, new = set(before.split("|")), set(now.split("|"))
    return tuple(sorted({part.rsplit(":", 2)[0] for part in old ^ new}))


def all_read(db: sqlite3.Connection) -> None:
    """Say that every text there is has been read once: one that comes now is new, whatever catalogue was before."""
    db.execute("DELETE FROM meta WHERE key = 'before'")


def readings(db: sqlite3.Connection, build: int) -> list[tuple[str, Reading]]:
    """Return the documents that were read for a build, by name as shown, and why."""
    rows = db.execute(
        "SELECT shown, reason, files, build FROM document WHERE build = ? ORDER BY shown",
        (build,),
    )
    return [(shown, _read(*row)) for shown, *row in rows]


def reading(db: sqlite3.Connection, name: str) -> Reading | None:
    """Return why a document was read last; None where that is not remembered."""
    row = db.execute("SELECT reason, files, build FROM document WHERE name = ?", (name,)).fetchone()
    return _read(*row) if row else None


def _read(cause: Cause, files: str, build: int) -> Reading:
    return Reading(cause, tuple(filter(None, files.split("|"))), build)
