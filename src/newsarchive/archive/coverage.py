"""Related coverage: what an article has beside it in its story, and which others share names or a subject with it.

Of a story some articles before and after are looked at, and for each name the nearest before and after; which text is closest
to which was settled with the stories. So an added article touches those beside it in its story and in the lists of its own
names, and some of the weeks around it, however large the archive is.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import msgspec

from .cards import Shown, shown
from .entry import place_of, unpack_mentions
from .stories import week_of

#: An article names so many of its story that come before it, and so many that come after.
_STORY_NEAR = 2
#: Names that are looked up, of each kind.
_LOOKED_UP = {"people": 4, "organisations": 2, "places": 2}
#: What has fewer names in common is not related by names.
_FEWEST_IN_COMMON = 2

#: Kind and key.
_Name = tuple[str, str]
#: Address, card and topics.
_Row = tuple[str, bytes, bytes]

#: To what comes before or after a place, and which is the nearest. Of the versions of a text only the leading one is looked at.
_WAYS = (("<", "DESC"), (">", "ASC"))
_IN_STORY = tuple(
    f"SELECT {{}} FROM article WHERE story = ? AND (sort, address) {way} (?, ?) AND leader IS NULL "  # noqa: S608 - constants
    f"ORDER BY sort {order}, address {order} LIMIT {_STORY_NEAR}"
    for way, order in _WAYS
)
_NAMED = tuple(
    f"SELECT {{}} FROM mention CROSS JOIN article ON id = article WHERE kind = ? AND key = ? AND (mention.sort, place) {way} (?, ?) "  # noqa: S608 - constants
    f"AND shown AND leader IS NULL ORDER BY mention.sort {order}, place {order} LIMIT 1"
    for way, order in _WAYS
)

#: What an article is closest to in what it tells; and what is closest to it, that first which is nearest in time. A row is there
#: only for what is shown and led by no other version.
_CLOSEST_TO = "SELECT {} FROM near_text AS near CROSS JOIN article ON article.path = near.other WHERE near.week = ? AND near.path = ?"
_CLOSE_TO_IT = (
    "SELECT {} FROM near_text AS near CROSS JOIN article ON article.path = near.path WHERE near.other = ? "
    "ORDER BY abs(julianday(substr(sort, 1, 10)) - julianday(?)), sort, article.path"
)


class Common(msgspec.Struct, frozen=True):
    """Another article, and the names that both have: (kind, name as the other writes it), people first."""

    shown: Shown
    names: tuple[tuple[str, str], ...]


class Related(msgspec.Struct, frozen=True):
    """What an article has beside it: of its story in order of time, of others those with the most names in common first, and
    what tells much the same without them.
    """

    story: tuple[Common, ...] = ()
    others: tuple[Common, ...] = ()
    alike: tuple[Common, ...] = ()


def related(db: sqlite3.Connection, path: str, limit: int) -> Related:
    """Return what stands beside the article of a text, of other stories at most so many; nothing beside one that another leads.

    A version's page leads to the leading one, where this is told.
    """
    asked = "SELECT topics, sort, address, story FROM article WHERE shown AND leader IS NULL AND path = ?"
    row = db.execute(asked, (path,)).fetchone()
    if row is None:
        return Related()
    topics, sort, address, story = row
    names = _names(topics)
    beside = _near(db, story, sort, address) if story else []
    others = tuple(_others(db, names, (sort, place_of(path)), story, limit))
    alike = _alike(db, names, (sort, path), story, {each.shown.address for each in others})
    return Related(tuple(_common(names, each) for each in beside), others, tuple(islice(alike, limit - len(others))))


def _near(db: sqlite3.Connection, story: str, sort: str, address: str) -> list[_Row]:
    """Return what comes before and after a place in a story, in order of time."""
    before, after = (
        db.execute(asked.format("address, card, topics"), (story, sort, address)).fetchall() for asked in _IN_STORY
    )
    return [*reversed(before), *after]


def _others(
    db: sqlite3.Connection, mine: dict[_Name, str], place: tuple[str, int], story: str | None, limit: int
) -> Iterator[Common]:
    """Yield what has the most names in common with an article of other stories, of what stands nearest by a name."""
    looked_up = [each for kind, most in _LOOKED_UP.items() for each in [of for of in mine if of[0] == kind][:most]]
    nearest = Counter(_nearest(db, looked_up, *place, "address, card, topics, story"))
    found = []
    for (address, card, topics, their_story), times in nearest.items():
        if not story or their_story != story:
            common = _common(mine, (address, card, topics))
            found.append((-len(common.names), -times, address, common))
    for number, _, _, common in sorted(found, key=lambda each: each[:3])[:limit]:
        if -number >= _FEWEST_IN_COMMON:
            yield common


def _nearest(
    db: sqlite3.Connection, names: Iterable[_Name], sort: str, place: int, columns: str
) -> Iterator[tuple[Any, ...]]:
    """Yield these columns of the articles that come before and after a place in the lists of some names."""
    before_and_after = [asked.format(columns) for asked in _NAMED]
    for kind, key in names:
        for asked in before_and_after:
            yield from db.execute(asked, (kind, key, sort, place))


def _alike(
    db: sqlite3.Connection, mine: dict[_Name, str], place: tuple[str, str], story: str | None, named: set[str]
) -> Iterator[Common]:
    """Yield what an article is closest to in what it tells, and the nearest that is closest to it; not of its story."""
    for found in _by_text(db, *place, "address, card, topics, story"):
        for address, card, topics, their_story in found:
            if address not in named and (not story or their_story != story):
                named = {*named, address}
                yield _common(mine, (address, card, topics))
                break


def _by_text(db: sqlite3.Connection, sort: str, path: str, columns: str) -> Iterator[sqlite3.Cursor]:
    """Yield these columns of what an article is closest to in what it tells; then of all that are closest to it."""
    yield db.execute(_CLOSEST_TO.format(columns), (week_of(sort), path))
    yield db.execute(_CLOSE_TO_IT.format(columns), (path, sort[:10]))


def beside_in_story(db: sqlite3.Connection, story: str, sort: str, address: str) -> Iterator[str]:
    """Yield the texts whose articles name what stands at a place in a story: those before and after it."""
    for asked in _IN_STORY:
        yield from (path for (path,) in db.execute(asked.format("path"), (story, sort, address)))


def beside_by_names(db: sqlite3.Connection, path: str, topics: bytes, sort: str) -> Iterator[str]:
    """Yield the texts whose articles stand beside one in the lists of its names: they may name what is there, or was."""
    yield from (other for (other,) in _nearest(db, _names(topics), sort, place_of(path), "path"))


def beside_by_text(db: sqlite3.Connection, path: str, sort: str) -> Iterator[str]:
    """Yield the texts whose articles are closest to one in what they tell, and what it is closest to: they may name it."""
    for found in _by_text(db, sort, path, "article.path"):
        yield from (other for (other,) in found)


def _names(topics: bytes) -> dict[_Name, str]:
    return {(kind, key): name for kind, key, name, _ in unpack_mentions(topics) if kind in _LOOKED_UP}


def _common(mine: dict[_Name, str], row: _Row) -> Common:
    address, card, topics = row
    both = [(kind, name) for (kind, key), name in _names(topics).items() if (kind, key) in mine]
    return Common(shown(address, card), tuple(sorted(both, key=lambda each: list(_LOOKED_UP).index(each[0]))))
