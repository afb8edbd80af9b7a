"""A build that does nothing but say what it would do."""

from __future__ import annotations

import sqlite3
from itertools import chain
from pathlib import Path

import msgspec

from .build import known_of
from .freshness import REASONS, Reason, decide, inputs_of, shared_by_all
from .output import Output
from .plan import plan_site, site_view
from .planned import Plan, Planned, file_of
from .theme import Theme

#: Why a file would be removed, in words.
GONE = "no page asks for it any more"
STRANGER = "no finished build made it"


class Fate(msgspec.Struct, frozen=True):
    """What would become of a file: its address, and why in words."""

    address: str
    why: str


class Rehearsal(msgspec.Struct, frozen=True):
    """What would become of every file of the site, in the order of the plan, and of the others, by name."""

    made: tuple[Fate, ...]
    kept: tuple[Fate, ...]
    removed: tuple[Fate, ...]


def rehearse_site(
    db: sqlite3.Connection, plan: Plan, output: Output, own_templates: Path | None, *, fresh: bool
) -> Rehearsal:
    """Return what `build_site` would do, and write nothing. `fresh` says that it would find the output folder empty."""
    theme = Theme(own_templates)
    address, _ = theme.stylesheet
    site = site_view(plan, address)
    shared, known = shared_by_all(theme.digest, site), known_of(db, output, fresh=fresh)
    fates: list[tuple[str, Reason]] = []
    for page in chain([Planned(address, copy=address, digest=address)], plan_site(plan)):
        size = output.size(file_of(page.address))
        fates.append((page.address, decide(page, inputs_of(page), size, shared, known)))
    files = {file_of(address) for address, _ in fates}
    ours = {file_of(address) for address in known.pages}
    return Rehearsal(
        made=tuple(Fate(address, REASONS[reason]) for address, reason in fates if reason != "kept"),
        kept=tuple(Fate(address, REASONS[reason]) for address, reason in fates if reason == "kept"),
        removed=tuple(Fate(f"/{file}", GONE if file in ours else STRANGER) for file in output.strangers(files)),
    )
