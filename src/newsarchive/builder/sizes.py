"""What the site weighs: what binds on hosts."""

from __future__ import annotations

import sqlite3
from collections import Counter

import msgspec

from .planned import file_of


class Sizes(msgspec.Struct, frozen=True):
    """What the site weighs. `fullest` is the folder with the most entries."""

    files: int
    bytes: int
    largest: str
    largest_bytes: int
    fullest: str
    fullest_entries: int


def sizes_of(db: sqlite3.Connection, *, moved: bool) -> Sizes:
    """Return what the files weigh that the catalogue knows; the fullest folder is looked for only where files came or went."""
    files, total = db.execute("SELECT count(*), sum(size) FROM page").fetchone()
    largest, most = db.execute("SELECT address, size FROM page ORDER BY size DESC, address DESC LIMIT 1").fetchone()
    known = db.execute("SELECT value FROM meta WHERE key = 'fullest'").fetchone()
    if moved or known is None:
        entries, folder = _fullest(db)
        db.execute("INSERT OR REPLACE INTO meta VALUES ('fullest', ?)", (f"{entries} {folder}",))
    else:
        number, _, folder = known[0].partition(" ")
        entries = int(number)
    return Sizes(files + 1, total, file_of(largest), most, folder or ".", entries)  # with the folder's marker


def _fullest(db: sqlite3.Connection) -> tuple[int, str]:
    entries: Counter[str] = Counter()
    for (address,) in db.execute("SELECT address FROM page"):
        folder = file_of(address).rpartition("/")[0]
        entries[folder] += 1
        # The first entry of a folder makes it one of the folder above.
        while folder and entries[folder] == 1:
            folder = folder.rpartition("/")[0]
            entries[folder] += 1
    return max((number, folder) for folder, number in entries.items())
