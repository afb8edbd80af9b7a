"""A build that does nothing but say what it would do."""

from __future__ import annotations

import sqlite3

import msgspec

from .build import Wanted, work_through
from .freshness import REASONS
from .planned import file_of

#: Why a file would be removed, in words.
GONE = "no page asks for it any more"
STRANGER = "no finished build made it"


class Fate(msgspec.Struct, frozen=True):
    """What would become of a file: its address, and why in words."""

    address: str
    why: str


class Rehearsal(msgspec.Struct, frozen=True):
    """What would become of every file of the site, by address."""

    made: tuple[Fate, ...]
    kept: tuple[Fate, ...]
    removed: tuple[Fate, ...]


def rehearse_site(db: sqlite3.Connection, wanted: Wanted) -> Rehearsal:
    """Return what `build_site` would do, and write nothing but into the catalogue, which must be a copy."""
    work = work_through(db, msgspec.structs.replace(wanted, rehearsal=True))
    made, kept = [], []
    for address, reason, build in db.execute("SELECT address, reason, build FROM page ORDER BY address"):
        if build == work.build:
            made.append(Fate(address, REASONS[reason]))
        else:
            kept.append(Fate(address, REASONS["kept"]))
    there = (file for file in map(file_of, work.gone) if work.output.size(file) is not None)
    removed = sorted([*(Fate(f"/{file}", GONE) for file in there), *(Fate(f"/{file}", STRANGER) for file in work.strangers())],
                     key=lambda fate: fate.address)  # fmt: skip
    return Rehearsal(tuple(made), tuple(kept), tuple(removed))
