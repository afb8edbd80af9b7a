"""Related coverage: which other articles have names in common with one, and which.

For each name only the nearest article before and the nearest after are looked at. So an added article touches those beside it
in the lists of its own names, however large the archive is.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from .cards import Shown, shown
from .entry import unpack_mentions

#: Names that are looked up, of each kind.
_LOOKED_UP = {"people": 6, "organisations": 3, "places": 3}
#: What has fewer names in common is not related by names.
_FEWEST_IN_COMMON = 2

#: Kind and key.
_Name = tuple[str, str]

_ASKED = (
    "SELECT topics, sort, address, coalesce(story, ''), coalesce(leader, path) FROM article WHERE shown AND path = ?"
)
_OTHER = "SELECT topics, sort, address, coalesce(story, ''), coalesce(leader, path), card FROM article WHERE path = ?"


class Common(msgspec.Struct, frozen=True):
    """Another article, and the names that both have: (kind, name as the other writes it), people first."""

    path: str
    shown: Shown
    names: tuple[tuple[str, str], ...]


class Coverage:
    """Answers about names in common. Holds a connection."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def common(self, path: str, other: str) -> tuple[tuple[str, str], ...]:
        """Return the people, organisations and places that the articles of two texts both name."""
        mine, others = (
            _names(topics)
            for each in (path, other)
            for (topics,) in self._db.execute("SELECT topics FROM article WHERE path = ?", (each,))
        )
        return _common(mine, others)

    def related(self, path: str, limit: int) -> list[Common]:
        """Return articles of other stories that have names in common with that of a text, the most in common first."""
        row = self._db.execute(_ASKED, (path,)).fetchone()
        if row is None:
            return []
        topics, sort, address, story, text = row
        mine = _names(topics)
        looked_up = [each for kind, most in _LOOKED_UP.items() for each in [of for of in mine if of[0] == kind][:most]]
        found = []
        for other, times in Counter(_beside(self._db, looked_up, sort, address)).items():
            their, _, where, their_story, their_text, card = self._db.execute(_OTHER, (other,)).fetchone()
            names = _common(mine, _names(their))
            if len(names) >= _FEWEST_IN_COMMON and their_text != text and (not story or their_story != story):
                found.append((-len(names), -times, where, Common(other, shown(where, card), names)))
        return [common for *_, common in sorted(found, key=lambda each: each[:3])[:limit]]


def beside_by_names(db: sqlite3.Connection, topics: bytes, sort: str, address: str) -> Iterator[str]:
    """Yield the texts whose articles name what stands at a place in the lists of its names, or may.

    Versions of a text are not looked for, but look for others themselves: those that stand between a place and the nearest
    article before or after it look there as well.
    """
    for kind, key in _names(topics):
        for way, back, order in _WAYS:
            named = _NAMED.format(way=way)
            place = (kind, key, sort, sort, address)
            nearest = f"SELECT mention.sort, address {named} AND leader IS NULL ORDER BY mention.sort {order}, address {order} LIMIT 1"
            bound = db.execute(nearest, place).fetchone()
            within = f"AND (mention.sort, address) {back} (?, ?)" if bound else ""
            yield from (path for (path,) in db.execute(f"SELECT path {named} {within}", (*place, *(bound or ()))))


#: To what comes before or after a place, the way back, and which is the nearest.
_WAYS = (("<", ">=", "DESC"), (">", "<=", "ASC"))
_NAMED = (
    "FROM mention JOIN article ON id = article WHERE kind = ? AND key = ? AND shown AND mention.sort {way}= ? "
    "AND (mention.sort, address) {way} (?, ?)"
)


def _beside(db: sqlite3.Connection, names: Iterable[_Name], sort: str, address: str) -> Iterator[str]:
    """Yield the texts whose articles come before and after a place in the lists of some names."""
    for kind, key in names:
        for way, _, order in _WAYS:
            named = _NAMED.format(way=way)
            asked = f"SELECT path {named} AND leader IS NULL ORDER BY mention.sort {order}, address {order} LIMIT 1"
            yield from (path for (path,) in db.execute(asked, (kind, key, sort, sort, address)))


def _names(topics: bytes) -> dict[_Name, str]:
    return {(kind, key): name for kind, key, name, _ in unpack_mentions(topics) if kind in _LOOKED_UP}


def _common(mine: dict[_Name, str], others: dict[_Name, str]) -> tuple[tuple[str, str], ...]:
    both = [(kind, name) for (kind, key), name in others.items() if (kind, key) in mine]
    return tuple(sorted(both, key=lambda each: list(_LOOKED_UP).index(each[0])))
