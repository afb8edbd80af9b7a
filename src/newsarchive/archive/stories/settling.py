"""Stories kept up to date: which weeks a change could have changed, what is bunched there, and what hangs together.

An article belongs to a bunch, those of its week that tell of one event; a bunch may link to one of the three weeks before. What
hangs together by links is a story. One of which no day is known belongs to the bunch it is closest to, if there is no doubt.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import msgspec
import numpy as np

from .closeness import Close, Numbers, sums
from .grouping import bunches, strength
from .naming import name_stories
from .nearest import keep_nearest
from .rules import Rules
from .spoken import remember_rules
from .telling import choose, tell
from .weeks import NO_WEEK, Weeks, before, goes_on_in, may_lie_in

#: An article without a day must be closer than one with: of its closeness, so many tenths count.
_WITHOUT_DAY = 8
#: What is so strong is kept of what an article without a day could belong to: a second one may make it doubtful.
_KEPT = 0.7
#: A change may touch weeks as far away as this.
_REACH = 26


def settle_stories(db: sqlite3.Connection, rules: Rules, *, whole: bool) -> None:
    """Bring the stories up to date: all, or those that a change could have changed. Needs a transaction.

    With other rules than before, all articles are told anew to which story they belong; what was bunched and linked stays.
    """
    anew = remember_rules(db, rules)
    changed = set(_weeks_with_articles(db)) | {NO_WEEK} if whole else _unsettled(db)
    left = {story for (story,) in db.execute("SELECT story FROM unsettled_story")}
    for table in ("unsettled_week", "unsettled_story"):
        db.execute(f"DELETE FROM {table}")  # noqa: S608 - a constant
    if whole:
        for table in ("week", "bunch", "near_bunch", "near_text"):
            db.execute(f"DELETE FROM {table}")  # noqa: S608 - a constant
    elif not changed and not anew:
        return
    known = dict(db.execute("SELECT week, articles FROM week"))
    counts = {**known, **{week: _count(db, week) for week in changed if week != NO_WEEK}}
    weeks = Weeks(db, counts)
    stale = _stale(db, weeks, counts, changed - {NO_WEEK})
    filled = {week for week in counts if counts[week]}
    relinked = {each for week in stale for each in (week, *goes_on_in(week))} & filled
    stories = {*_stories_in(db, {*stale, *relinked, *(changed & {NO_WEEK})}), *left}
    near = filled if NO_WEEK in changed else relinked
    # All of them go first: an article that has changed weeks may have been the first of a bunch.
    for table, those in (("bunch", stale), ("near_bunch", {*stale, *near})):
        db.executemany(f"DELETE FROM {table} WHERE week = ?", ((week,) for week in those))  # noqa: S608 - a constant
    for week in sorted({*stale, *relinked, *near}):
        close = weeks.close(week) if week in stale or week in relinked else None
        if close and week in stale:
            _bunch(db, weeks, week, close)
        if close and week in relinked:
            _link(db, weeks, week, close)
        if close:
            keep_nearest(db, weeks, week, close)
        if week in near:
            _find_near(db, weeks, week)
    moved = choose(db)
    told = tell(db, rules, None if whole or anew else {*_bunches_in(db, {*stale, *relinked}), *moved}, stories)
    name_stories(db, rules, None if whole else told)


def _unsettled(db: sqlite3.Connection) -> set[int]:
    return {week for (week,) in db.execute("SELECT week FROM unsettled_week")}


def _weeks_with_articles(db: sqlite3.Connection) -> list[int]:
    return [week for (week,) in db.execute("SELECT DISTINCT week FROM profile WHERE week != ?", (NO_WEEK,))]


def _count(db: sqlite3.Connection, week: int) -> int:
    asked = "SELECT count(*) FROM profile JOIN article ON id = article WHERE week = ? AND shown AND leader IS NULL"
    return int(db.execute(asked, (week,)).fetchone()[0])


def _stale(db: sqlite3.Connection, weeks: Weeks, counts: dict[int, int], changed: set[int]) -> set[int]:
    """Return the weeks to be bunched anew: those around a change, and those that it lets look further, or less far."""
    known = {week: (first, last) for week, first, last in db.execute("SELECT week, first, last FROM week")}
    stale = set[int]()
    for week in sorted({near for each in changed for near in range(each - _REACH, each + _REACH + 1)} & counts.keys()):
        extent = weeks.extent(week)
        if known.get(week) != extent or any(extent[0] <= each <= extent[1] for each in changed):
            stale.add(week)
            db.execute("DELETE FROM week WHERE week = ?", (week,))
            if counts[week]:
                db.execute("INSERT INTO week VALUES (?, ?, ?, ?)", (week, counts[week], *extent))
    return stale


def _bunches_in(db: sqlite3.Connection, weeks: Iterable[int]) -> set[str]:
    return {first for week in weeks for (first,) in db.execute("SELECT first FROM bunch WHERE week = ?", (week,))}


def _stories_in(db: sqlite3.Connection, weeks: Iterable[int]) -> set[str]:
    """Return the stories that have an article in some weeks."""
    asked = "SELECT DISTINCT story FROM profile JOIN article ON id = article WHERE week = ? AND story IS NOT NULL"
    return {story for week in weeks for (story,) in db.execute(asked, (week,))}


def _bunch(db: sqlite3.Connection, weeks: Weeks, week: int, close: Close) -> None:
    """Bunch the articles of a week."""
    members = weeks.members(week)
    near: list[dict[int, int]] = [{} for _ in members]
    others = close.others - sum(len(weeks.members(each)) for each in before(week))
    for one, other, value in zip(close.ones.tolist(), others.tolist(), close.values.tolist(), strict=True):
        if one != other and other >= 0:
            near[one][other] = value
    found = bunches(near)
    db.executemany(
        "INSERT INTO bunch VALUES (?, ?, ?, NULL)", [(members[each[0]].path, week, len(each)) for each in found]
    )
    rows = [(members[each[0]].path, members[number].id) for each in found for number in each]
    db.executemany("UPDATE article SET bunch = ?1 WHERE id = ?2 AND bunch IS NOT ?1", rows)


class _Bunched(msgspec.Struct, frozen=True):
    """The bunches of some weeks: the first article of each, how many it has, and in which bunch each article is."""

    firsts: list[str]
    sizes: Numbers
    numbers: Numbers


def _bunched(db: sqlite3.Connection, weeks: Weeks, those: range) -> _Bunched:
    asked = "SELECT path, bunch FROM profile JOIN article ON id = article WHERE week BETWEEN ? AND ?"
    bunch = dict(db.execute(asked, (those[0], those[-1])))
    bunch_of = [bunch[member.path] for week in those for member in weeks.members(week)]
    place = {first: number for number, first in enumerate(dict.fromkeys(bunch_of))}
    numbers = np.array([place[each] for each in bunch_of], np.int64)
    return _Bunched([*place], np.bincount(numbers, minlength=len(place)), numbers)


def _link(db: sqlite3.Connection, weeks: Weeks, week: int, close: Close) -> None:
    """Link each bunch of a week to the one before it that it is closest to, if they are close enough."""
    own, their = _bunched(db, weeks, range(week, week + 1)), _bunched(db, weeks, before(week))
    best: list[tuple[float, str | None]] = [(1.0, None)] * len(own.firsts)
    for one, other, together in sums(close, own.numbers, np.append(their.numbers, np.full_like(own.numbers, -1))):
        value = strength(together, int(own.sizes[one] * their.sizes[other]))
        if value >= 1 and (best[one][1] is None or value > best[one][0]):
            best[one] = (value, their.firsts[other])
    db.executemany(
        "UPDATE bunch SET link = ? WHERE first = ?",
        [(link, first) for first, (_, link) in zip(own.firsts, best, strict=True)],
    )


def _find_near(db: sqlite3.Connection, weeks: Weeks, week: int) -> None:
    """Find the bunches of a week that articles without a day could belong to."""
    members = weeks.members(NO_WEEK)
    if not members:
        return
    own = _bunched(db, weeks, range(week, week + 1))
    close = weeks.close_without_day(week)
    for bunch, other, sum_ in sums(close, own.numbers, np.arange(len(members))):
        value = strength(sum_ * _WITHOUT_DAY // 10, int(own.sizes[bunch]))
        if value >= _KEPT and may_lie_in(members[other].sort, week):
            row = (members[other].path, own.firsts[bunch], week, value)
            db.execute("INSERT INTO near_bunch VALUES (?, ?, ?, ?)", row)
