"""The articles of a week, and how close those of two weeks are: read from the catalogue when they are asked for.

Every judgement of a week depends on the weeks around it and on no others: on those nearest it that have enough articles to tell
what is rare there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache

import msgspec

from .closeness import Close, Index, Rarity, Vectors, joined, rarity, vectors
from .profile import Profiles, unpack_profiles

#: The week of what has no day.
NO_WEEK = -1

#: What is rare is told by so many weeks on either side; by more, up to so many, until there are enough articles.
_AROUND, _FAR, _ENOUGH = 2, 26, 300
#: A story goes on from what is at most so many weeks before.
_BEFORE = 3
#: Of so many weeks profiles are kept at hand, and of so many the vectors.
_PROFILES_KEPT, _VECTORS_KEPT = 64, 8

_MEMBERS = (
    "SELECT id, path, sort, value FROM profile JOIN article ON id = article WHERE week = ? AND shown AND leader IS NULL "
    "ORDER BY sort, path"
)


def week_of(sort: str) -> int:
    """Return the week a date lies in, counted from the first day of year 1; `NO_WEEK` where no day is known.

    >>> week_of("2019-02-27T09:14") - week_of("2019-02-19"), week_of("2019-02-00")
    (1, -1)
    """
    return date.fromisoformat(sort[:10]).toordinal() // 7 if sort and "-00" not in sort[:10] else NO_WEEK


def before(week: int) -> range:
    """Return the weeks from which a story may go on in a week."""
    return range(week - _BEFORE, week)


def goes_on_in(week: int) -> range:
    """Return the weeks in which a story of a week may go on."""
    return range(week + 1, week + _BEFORE + 1)


def may_lie_in(sort: str, week: int) -> bool:
    """Whether a date of which no day is known may lie in a week: one of which nothing is known may."""
    first, last = (date.fromordinal(min(max(1, day), date.max.toordinal())) for day in (week * 7, week * 7 + 6))
    known = sort[:10].split("-00")[0]
    return first.isoformat()[: len(known)] <= known <= last.isoformat()[: len(known)]


class Member(msgspec.Struct, frozen=True):
    """An article that takes part."""

    id: int
    path: str
    sort: str


class Weeks:
    """Answers for weeks. Holds a connection, and what was asked for last; `counts` says how many articles each week has."""

    def __init__(self, db: sqlite3.Connection, counts: Mapping[int, int]) -> None:
        self._db, self._counts = db, counts
        self._told = lru_cache(_PROFILES_KEPT)(self._read)
        self._vectors: Callable[[int], Vectors] = lru_cache(_VECTORS_KEPT)(
            lambda week: vectors(self.profiles(week), self.rarity(week))
        )

    def extent(self, week: int) -> tuple[int, int]:
        """Return the first and the last of the weeks that tell what is rare in one."""
        reach, number = 0, self._counts.get(week, 0)
        while reach < _AROUND or (reach < _FAR and number < _ENOUGH):
            reach += 1
            number += self._counts.get(week - reach, 0) + self._counts.get(week + reach, 0)
        return week - reach, week + reach

    def close(self, week: int) -> Close:
        """Return the pairs of an article of a week and one of those before it, or of its own, that are close.

        The second articles are those of all these weeks, one after the other, and of the week itself last.
        """
        return Index(joined([self._vectors(each) for each in (*before(week), week)])).close(self._vectors(week))

    def close_without_day(self, week: int) -> Close:
        """Return the pairs of an article of a week and one without a day that are close."""
        return Index(vectors(self.profiles(NO_WEEK), self.rarity(week))).close(self._vectors(week))

    def members(self, week: int) -> tuple[Member, ...]:
        """Return the articles of a week, in order of time."""
        return self._told(week)[0]

    def profiles(self, week: int) -> Profiles:
        """Return what the articles of a week are about."""
        return self._told(week)[1]

    def _read(self, week: int) -> tuple[tuple[Member, ...], Profiles]:
        rows = self._db.execute(_MEMBERS, (week,)).fetchall() if week == NO_WEEK or self._counts.get(week) else []
        return tuple(Member(*row[:3]) for row in rows), unpack_profiles([row[3] for row in rows])

    def rarity(self, week: int) -> Rarity:
        """Return what tells how rare terms are around a week."""
        first, last = self.extent(week)
        return rarity([self.profiles(near) for near in range(first, last + 1)])
