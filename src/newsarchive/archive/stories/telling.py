"""Which story each article belongs to, given the bunches and their links; what a text itself declares comes first."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import groupby

import msgspec

from ...text.slugs import short_hash, slugify
from .weeks import NO_WEEK

#: Where stories stand.
STORIES = "/stories"
#: An article without a day belongs nowhere if another story is as close as this, by the closest.
_DOUBTFUL = 0.85

_MEMBERS = "SELECT id, path, sort, address, told, story FROM article WHERE shown AND leader IS NULL AND"


class Teller(msgspec.Struct, frozen=True):
    """An article as far as its story needs to know it. `told` is what its text declares, "" for no story at all."""

    id: int
    path: str
    sort: str
    address: str
    told: str | None
    story: str | None


def address_of(name: str) -> str:
    """Return where the story stands that a text calls so."""
    slug = slugify(name) or short_hash(name)
    # A number would stand where the stories of a year do.
    return f"{STORIES}/{f'story-{slug}' if slug.isdigit() or slug == 'undated' else slug}/"


def choose(db: sqlite3.Connection) -> set[str]:
    """Let each article without a day belong to the bunch it is closest to, where there is no doubt which story that is.

    Returns the bunches that one came to or left.
    """
    root = _roots(db)
    rows = db.execute("SELECT path, bunch, strength FROM near_bunch ORDER BY path, strength DESC, bunch").fetchall()
    chosen = {
        path: _clear([(bunch, value) for _, bunch, value in near], root)
        for path, near in groupby(rows, key=lambda row: row[0])
    }
    moved = set[str]()
    asked = "SELECT path, bunch FROM profile JOIN article ON id = article WHERE week = ?"
    for path, bunch in db.execute(asked, (NO_WEEK,)).fetchall():
        if bunch != chosen.get(path):
            db.execute("UPDATE article SET bunch = ? WHERE path = ?", (chosen.get(path), path))
            moved |= {each for each in (bunch, chosen.get(path)) if each}
    return moved


def _clear(near: list[tuple[str, float]], root: Callable[[str], str]) -> str | None:
    """Return the first of some bunches, strongest first, unless it is too weak, or another story nearly as strong."""
    bunch, value = near[0]
    doubtful = any(other > _DOUBTFUL * value and root(each) != root(bunch) for each, other in near[1:])
    return None if value < 1 or doubtful else bunch


def tell(db: sqlite3.Connection, firsts: Iterable[str] | None, stories: set[str]) -> set[str]:
    """Say which story articles belong to: all, or those of some bunches and those that were in some stories.

    Returns the stories that were looked at, as they were and as they are.
    """
    if firsts is None:
        roots = {first for (first,) in db.execute(_ROOTS, (NO_WEEK,))}
        before = _members(db, "story IS NOT NULL")
    else:
        root = _roots(db)
        before = [each for story in sorted(stories) for each in _members(db, "story = ?", story)]
        old = {
            bunch
            for each in before
            for (bunch,) in db.execute("SELECT bunch FROM article WHERE id = ? AND bunch IS NOT NULL", (each.id,))
        }
        roots = {root(first) for first in {*firsts, *old}}
    now: dict[int, str] = {}
    was = {each.id: each.story for each in before}
    for first in sorted(roots):
        members = [each for bunch in _tree(db, first) for each in _members(db, "bunch = ?", bunch)]
        was |= {each.id: each.story for each in members}
        now |= dict(_told(first, members))
    for each in _members(db, "told != ''"):
        was[each.id], now[each.id] = each.story, address_of(each.told or "")
    changed = [(now.get(key), key) for key, story in sorted(was.items()) if now.get(key) != story]
    db.executemany("UPDATE article SET story = ? WHERE id = ?", changed)
    db.execute(_FOLLOW)
    return {*filter(None, was.values()), *now.values(), *stories}


_ROOTS = (
    "SELECT first FROM bunch WHERE link IS NULL AND (size > 1 OR first IN (SELECT link FROM bunch WHERE link IS NOT NULL) "
    "OR first IN (SELECT bunch FROM profile JOIN article ON id = article WHERE week = ?))"
)
#: Versions of a text belong where the leading one does; what is hidden belongs nowhere.
_FOLLOW = (
    "UPDATE article SET story = due FROM (SELECT other.id AS key, CASE WHEN other.shown THEN lead.story END AS due "
    "FROM article AS other LEFT JOIN article AS lead ON lead.path = other.leader "
    "WHERE other.leader IS NOT NULL OR NOT other.shown) WHERE id = key AND story IS NOT due"
)


def _told(first: str, members: list[Teller]) -> Iterator[tuple[int, str]]:
    """Yield (article, story) of what hangs together. If its texts declare one name, all of it is that story."""
    names = {address_of(each.told) for each in members if each.told}
    own = [each for each in members if each.told is None]
    if len(names) == 1:
        yield from ((each.id, next(iter(names))) for each in own)
    elif len(own) > 1:
        # The first of the first bunch; where that declares something else, the first that does not.
        lead = next(
            (each for each in own if each.path == first),
            min(own, key=lambda each: (not each.sort, each.sort, each.path)),
        )
        yield from ((each.id, f"{STORIES}{lead.address}") for each in own)


def _members(db: sqlite3.Connection, where: str, *values: str) -> list[Teller]:
    return [Teller(*row) for row in db.execute(f"{_MEMBERS} {where} ORDER BY id", values)]


def _tree(db: sqlite3.Connection, root: str) -> list[str]:
    """Return all bunches that hang on one."""
    tree = [root]
    for each in tree:  # grows as it goes
        tree += (first for (first,) in db.execute("SELECT first FROM bunch WHERE link = ? ORDER BY first", (each,)))
    return tree


def _roots(db: sqlite3.Connection) -> Callable[[str], str]:
    """Return what tells the bunch that one hangs on in the end."""
    link = cache(lambda first: next(iter(db.execute("SELECT link FROM bunch WHERE first = ?", (first,))), (None,))[0])

    def root(first: str) -> str:
        while (before := link(first)) is not None:
            first = before
        return first

    return root
