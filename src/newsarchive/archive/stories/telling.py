"""Which story each article belongs to, given the bunches and their links, what texts declare, and the user's own rules."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from itertools import groupby

from .rules import STORIES, Decided, Rules, Ruling, Teller, address_of, decide
from .spoken import ruling_of
from .weeks import NO_WEEK

#: An article without a day belongs nowhere if another story is as close as this, by the closest.
_DOUBTFUL = 0.85

_MEMBERS = "SELECT id, path, sort, address, bunch, told, story, ruled FROM article WHERE shown AND leader IS NULL AND"


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


def tell(db: sqlite3.Connection, rules: Rules, firsts: Iterable[str] | None, stories: set[str]) -> set[str]:
    """Say which story articles belong to: all, or those of some bunches and those that were in some stories.

    Wherever a rule speaks of an article, or did, it is looked at each time: what a rule means may be anywhere. Returns the
    stories that were looked at, as they were and as they are.
    """
    ruling = ruling_of(db, rules)
    declared = _members(db, "told != ''")
    spoken = [each for path in sorted(ruling.paths) for each in _members(db, "path = ?", path)]
    if firsts is None:
        before, reached = _members(db, "(story IS NOT NULL OR ruled IS NOT NULL)"), spoken
        roots = {first for (first,) in db.execute(_ROOTS, (NO_WEEK,))}
    else:
        before = [each for story in sorted(stories) for each in _members(db, "story = ?", story)]
        before += _members(db, "ruled IS NOT NULL")
        reached = [*before, *spoken, *(declared if rules.rules else ())]
        roots = set(firsts)
    root = _roots(db)
    roots = {root(first) for first in {*roots, *(each.bunch for each in reached if each.bunch)}}
    return _settle(db, ruling, roots, [*before, *spoken, *declared]) | stories


def _settle(db: sqlite3.Connection, ruling: Ruling, roots: Iterable[str], others: Iterable[Teller]) -> set[str]:
    """Say which story the articles belong to that hang on some bunches, and some others; return the stories."""
    was = {each.id: each for each in others}
    found: dict[int, str] = {}
    left: dict[int, str] = {}
    for first in sorted(roots):
        members = [each for bunch in hangs_on(db, first) for each in _members(db, "bunch = ?", bunch)]
        was |= {each.id: each for each in members}
        story, own = _told(first, [each for each in members if each.path not in ruling.apart])
        if story:
            found |= dict.fromkeys(own, story)
            left |= {each.id: story for each in members if each.path in ruling.apart}
    for each in was.values():
        if each.told and each.path not in ruling.apart:
            found[each.id] = address_of(each.told)
    now = decide(was.values(), found, left, ruling)
    _keep(db, was, now)
    return {*(each.story for each in was.values() if each.story), *(story for story, _ in now.values() if story)}


def _keep(db: sqlite3.Connection, was: Mapping[int, Teller], now: Mapping[int, Decided]) -> None:
    """Write what is another than it was."""
    # Two statements: a line that moved within the file of rules changes no page, and must touch no article.
    stories = [(story, key) for key, (story, _) in sorted(now.items()) if story != was[key].story]
    db.executemany("UPDATE article SET story = ? WHERE id = ?", stories)
    lines = [(line, key) for key, (_, line) in sorted(now.items()) if line != was[key].ruled]
    db.executemany("UPDATE article SET ruled = ? WHERE id = ?", lines)
    db.execute(_FOLLOW)
    db.execute("UPDATE article SET ruled = NULL WHERE ruled IS NOT NULL AND (leader IS NOT NULL OR NOT shown)")


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


def _told(first: str, members: list[Teller]) -> tuple[str | None, list[int]]:
    """Return the story of what hangs together, and who belongs to it. If its texts declare one name, all of it is that story."""
    names = {address_of(each.told) for each in members if each.told}
    own = [each for each in members if each.told is None]
    keys = [each.id for each in own]
    if len(names) == 1:
        return next(iter(names)), keys
    if len(own) < 2:
        return None, []
    # The first of the first bunch; where that declares something else, the first that does not.
    lead = next(
        (each for each in own if each.path == first), min(own, key=lambda each: (not each.sort, each.sort, each.path))
    )
    return f"{STORIES}{lead.address}", keys


def _members(db: sqlite3.Connection, where: str, *values: str) -> list[Teller]:
    return [Teller(*row) for row in db.execute(f"{_MEMBERS} {where} ORDER BY id", values)]


def hangs_on(db: sqlite3.Connection, root: str) -> list[str]:
    """Return all bunches that hang on one, this one first."""
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
