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
import numpy as np

from .closeness import Index, Numbers, Rarity, Vectors, rarity, vectors
from .profile import Terms, unpack_profile

#: The week of what has no day.
NO_WEEK = -1

#: What is rare is told by so many weeks on either side; by more, up to so many, until there are enough articles.
_AROUND, _FAR, _ENOUGH = 2, 26, 300
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


def may_lie_in(sort: str, week: int) -> bool:
    """Whether a date of which no day is known may lie in a week: one of which nothing is known may."""
    first, last = (date.fromordinal(min(max(1, day), date.max.toordinal())) for day in (week * 7, week * 7 + 6))
    known = sort[:10].split("-00")[0]
    return first.isoformat()[: len(known)] <= known <= last.isoformat()[: len(known)]


class Member(msgspec.Struct, frozen=True):
    """An article that takes part: with its column and its terms."""

    id: int
    path: str
    sort: str
    column: int
    terms: Terms


class Weeks:
    """Answers for weeks. Holds a connection, and what was asked for last; `counts` says how many articles each week has."""

    def __init__(self, db: sqlite3.Connection, counts: Mapping[int, int]) -> None:
        self._db, self._counts = db, counts
        self.members: Callable[[int], tuple[Member, ...]] = lru_cache(_PROFILES_KEPT)(self._members)
        self.vectors: Callable[[int], Vectors] = lru_cache(_VECTORS_KEPT)(self._vectors)
        self._index: Callable[[int], Index] = lru_cache(_VECTORS_KEPT)(lambda week: Index(self.vectors(week)))
        self.rarity: Callable[[int], Rarity] = lru_cache(_VECTORS_KEPT)(self._rarity)

    def extent(self, week: int) -> tuple[int, int]:
        """Return the first and the last of the weeks that tell what is rare in one."""
        reach, number = 0, self._counts.get(week, 0)
        while reach < _AROUND or (reach < _FAR and number < _ENOUGH):
            reach += 1
            number += self._counts.get(week - reach, 0) + self._counts.get(week + reach, 0)
        return week - reach, week + reach

    def close(self, week: int, other: int) -> list[Numbers]:
        """Return, for each article of a week, how close those of another week are."""
        index, mine = self._index(other), self.vectors(week)
        return [index.close(mine, article) for article in range(mine.number)]

    def close_without_day(self, week: int) -> list[Numbers]:
        """Return, for each article of a week, how close those are that have no day."""
        others = self.members(NO_WEEK)
        index = Index(vectors([(each.column, each.terms) for each in others], self.rarity(week)))
        mine = self.vectors(week)
        return [index.close(mine, article) for article in range(mine.number)]

    def _members(self, week: int) -> tuple[Member, ...]:
        if week != NO_WEEK and not self._counts.get(week):
            return ()
        rows = self._db.execute(_MEMBERS, (week,))
        return tuple(Member(key, path, sort, *unpack_profile(value)) for key, path, sort, value in rows)

    def _rarity(self, week: int) -> Rarity:
        first, last = self.extent(week)
        return rarity([member.terms for near in range(first, last + 1) for member in self.members(near)])

    def _vectors(self, week: int) -> Vectors:
        return vectors([(each.column, each.terms) for each in self.members(week)], self.rarity(week))


def by_bunch(close: Numbers, bunch: Numbers, number: int) -> Numbers:
    """Return sums of closeness by bunch, given the bunch of each article."""
    return np.bincount(bunch, weights=close, minlength=number).astype(np.int64)
