"""What is shown, where it stands, and how topics are called: decided for all, or for what a change could have changed.

Both ways lead to the same. The second looks only at what articles have come to or gone from since it was last decided.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import groupby

from ..errors import Problem
from ..text.slugs import short_hash, slugify
from .addresses import settle
from .lasting import gone, keep_addresses, note_addresses, places_to_settle
from .ledger import Ledger
from .named import named_in_vain
from .pairs import settle_pairs
from .store import HELD, keep_aside
from .stories import NO_RULES, Rules, rule_problems, settle_stories
from .versions import settle_versions

#: (kind, plain slug, key, name, count)
_Named = tuple[str, str, str, str, int]


def settle_all(
    db: sqlite3.Connection, rules: Rules = NO_RULES, ledger: Ledger | None = None, *, drafts: bool, as_of: str
) -> list[Problem]:
    """Decide what is shown, give addresses, settle versions and stories, and name the topics.

    Returns the clashes, addresses whose text is gone, dates that lie ahead, and the rules for stories that have no effect.
    """
    whole = db.execute("SELECT 1 FROM meta WHERE key = 'built'").fetchone() is None
    keep_aside(db, in_memory=not whole)
    db.execute("BEGIN")
    lasting = keep_addresses(db, ledger, whole=whole)
    _settle_shown(db, drafts=drafts, as_of=as_of)
    places = set(_clashing(db) if whole else _unsettled_places(db))
    if lasting is not None:
        places.update(places_to_settle(db, lasting))
    _settle_addresses(db, sorted(places), lasting.ids if lasting else {})
    if lasting is not None:
        note_addresses(db, ledger, lasting, as_of)
    settle_versions(db, whole=whole)
    settle_stories(db, rules, whole=whole)
    settle_pairs(db, whole=whole)
    if whole:
        _name_all_topics(db)
    else:
        _name_topics(db)
    problems = [
        *_shared_addresses(db),
        *(gone(db, ledger) if ledger else ()),
        *_ahead(db, as_of),
        *named_in_vain(db),
        *rule_problems(db, rules),
    ]
    db.execute("COMMIT")
    keep_aside(db, in_memory=True)
    return problems


def _settle_shown(db: sqlite3.Connection, *, drafts: bool, as_of: str) -> None:
    """Show or hide what is a draft, under an embargo or withdrawn; what is hidden has no address."""
    wanted = "withdrawn IS NULL AND (? OR NOT draft) AND (embargo = '' OR embargo <= ?)"
    db.execute(
        f"UPDATE article SET shown = {wanted}, address = CASE WHEN {wanted} THEN coalesce(kept, folder || slug || '/') END "  # noqa: S608 - a constant
        f"WHERE {HELD} AND (shown != ({wanted}) OR (address IS NULL) != NOT ({wanted}))",
        (drafts, f"{as_of}T99") * 4,
    )


_Place = tuple[str, str]


def _clashing(db: sqlite3.Connection) -> list[_Place]:
    return db.execute(
        "SELECT folder, slug FROM article WHERE shown GROUP BY folder, slug HAVING count(*) > 1 ORDER BY folder, slug"
    ).fetchall()


def _unsettled_places(db: sqlite3.Connection) -> list[_Place]:
    """Return the places, as wanted, to which articles came or from which they went, and those whose marks they might take."""
    places: list[_Place] = db.execute("SELECT folder, slug FROM unsettled_place").fetchall()
    db.execute("DELETE FROM unsettled_place")
    return sorted({*places, *((folder, slug.rpartition("-")[0]) for folder, slug in places if "-" in slug)})


def _settle_addresses(db: sqlite3.Connection, places: Iterable[_Place], published: Mapping[str, str]) -> None:
    """Give an address to all that want a place; what keeps one has it already. Nothing new gets one that was `published`."""
    moved = "UPDATE article SET address = ?1 WHERE path = ?2 AND address IS NOT ?1"
    for folder, slug in places:
        asked = "SELECT path, kept FROM article WHERE shown AND folder = ? AND slug = ? ORDER BY path"
        wanting = db.execute(asked, (folder, slug)).fetchall()
        db.executemany(moved, ((kept, path) for path, kept in wanting if kept is not None))
        paths = [path for path, kept in wanting if kept is None]
        taken = _Taken(folder, _beginning(db, folder, slug) if len(paths) > 1 or published else set(), published)
        db.executemany(
            moved, ((f"{folder}{own}/", path) for path, own in zip(paths, settle(paths, slug, taken), strict=True))
        )


class _Taken(Container[str]):
    """The slugs of a folder that nothing new may have: those that others want, and those that were published."""

    def __init__(self, folder: str, wanted: set[str], published: Mapping[str, str]) -> None:
        self._folder, self._wanted, self._published = folder, wanted, published

    def __contains__(self, slug: object) -> bool:
        return slug in self._wanted or f"{self._folder}{slug}/" in self._published


def _beginning(db: sqlite3.Connection, folder: str, slug: str) -> set[str]:
    """Return the slugs that are wanted in a folder and begin with `slug` and a hyphen."""
    between = (folder, f"{slug}-", f"{slug}.")  # the full stop comes after the hyphen
    rows = db.execute("SELECT slug FROM article WHERE shown AND folder = ? AND slug > ? AND slug < ?", between)
    return {each for (each,) in rows}


def _shared_addresses(db: sqlite3.Connection) -> Iterator[Problem]:
    moved = db.execute(
        "SELECT folder, slug, path, address FROM article WHERE shown AND address != folder || slug || '/' ORDER BY folder, slug, path"
    ).fetchall()
    asked = "SELECT path FROM article WHERE shown AND folder = ? AND slug = ? AND path != ? ORDER BY address != folder || slug || '/', path LIMIT 1"
    hint = "give one of them a slug, or remove a double"
    for folder, slug, path, address in moved:
        # One that keeps an older address by the ledger, and wants another one alone, is well where it stands.
        row = db.execute(asked, (folder, slug, path)).fetchone()
        if row is None:
            continue
        (first,) = row
        message = f"wants the address {folder}{slug}/ as {_shown(db, first)} does; it stands at {address}"
        yield Problem(_shown(db, path), None, "address-shared", message, hint)


def _ahead(db: sqlite3.Connection, as_of: str) -> list[Problem]:
    rows = db.execute("SELECT path, sort FROM article WHERE shown AND sort > ? ORDER BY path", (f"{as_of}T99",))
    hint = "it is published all the same; correct it if it is wrong"
    return [
        Problem(_shown(db, path), None, "date-ahead", f"the date {sort[:10]} lies in the future", hint)
        for path, sort in rows.fetchall()
    ]


def _shown(db: sqlite3.Connection, path: str) -> str:
    return str(db.execute("SELECT shown FROM document WHERE name = ?", (path,)).fetchone()[0])


_SPELLINGS = (
    "SELECT kind, key, mention.name, count(*) AS uses FROM mention JOIN article ON article.id = mention.article AND shown AND NOT again {} "
    "GROUP BY kind, key, mention.name ORDER BY kind, key, uses DESC, mention.name"
)


def _named(rows: Iterable[tuple[str, str, str, int]]) -> Iterator[_Named]:
    """Name each topic by its commonest spelling, which comes first."""
    for (kind, key), spellings in groupby(rows, key=lambda row: (row[0], row[1])):
        uses = list(spellings)
        yield kind, slugify(uses[0][2]) or short_hash(key), key, uses[0][2], sum(row[3] for row in uses)


def _slugs(plain: str, keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield (key, slug) of topics whose names have the same plain slug: the plainest name keeps it."""
    for number, key in enumerate(sorted(keys, key=lambda key: (not key.isascii(), key))):
        yield key, plain if number == 0 else f"{plain}-{short_hash(key)}"


def _name_all_topics(db: sqlite3.Connection) -> None:
    db.execute("DELETE FROM topic")
    topics = sorted(_named(db.execute(_SPELLINGS.format(""))))
    for (kind, plain), same in groupby(topics, key=lambda topic: topic[:2]):
        by_key = {key: (name, count) for _, _, key, name, count in same}
        rows = ((kind, key, by_key[key][0], plain, slug, by_key[key][1]) for key, slug in _slugs(plain, by_key))
        db.executemany("INSERT INTO topic VALUES (?, ?, ?, ?, ?, ?)", rows)


def _name_topics(db: sqlite3.Connection) -> None:
    """Name the topics that articles have joined or left, and those that share a slug with them."""
    plains: set[tuple[str, str]] = set()
    for kind, key in db.execute("SELECT kind, key FROM unsettled_topic").fetchall():
        before = db.execute("SELECT name, plain, count FROM topic WHERE kind = ? AND key = ?", (kind, key)).fetchone()
        rows = db.execute(_SPELLINGS.format("WHERE kind = ? AND key = ?"), (kind, key)).fetchall()
        now = next(((name, plain, count) for _, plain, _, name, count in _named(rows)), None)
        if now == before:
            continue
        plains |= {(kind, each[1]) for each in (before, now) if each}
        if now is None:
            db.execute("DELETE FROM topic WHERE kind = ? AND key = ?", (kind, key))
        elif before is None:
            db.execute("INSERT INTO topic VALUES (?, ?, ?, ?, '', ?)", (kind, key, *now))
        else:
            changed = "UPDATE topic SET name = ?, plain = ?, count = ? WHERE kind = ? AND key = ?"
            db.execute(changed, (*now, kind, key))
    db.execute("DELETE FROM unsettled_topic")
    for kind, plain in sorted(plains):
        keys = [key for (key,) in db.execute("SELECT key FROM topic WHERE kind = ? AND plain = ?", (kind, plain))]
        for key, slug in _slugs(plain, keys):
            db.execute("UPDATE topic SET slug = ? WHERE kind = ? AND key = ? AND slug != ?", (slug, kind, key, slug))
