"""Related coverage: what an article has beside it in its story, and which other articles have names in common with it.

Of a story some articles before and after are looked at, and for each name the nearest before and after. So an added article
touches those beside it in its story and in the lists of its own names, however large the archive is.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from .cards import Shown, shown
from .entry import unpack_mentions

#: An article names so many of its story that come before it, and so many that come after.
_STORY_NEAR = 2
#: Names that are looked up, of each kind.
_LOOKED_UP = {"people": 6, "organisations": 3, "places": 3}
#: What has fewer names in common is not related by names.
_FEWEST_IN_COMMON = 2

#: Kind and key.
_Name = tuple[str, str]
#: Address, card and topics.
_Row = tuple[str, bytes, bytes]

#: To what comes before or after a place, the way back, and which is the nearest.
_WAYS = (("<", ">=", "DESC"), (">", "<=", "ASC"))
_IN_STORY = "FROM article WHERE story = ? AND (sort, address) {way} (?, ?)"
_NAMED = (
    "FROM mention JOIN article ON id = article WHERE kind = ? AND key = ? AND shown AND mention.sort {way}= ? "
    "AND (mention.sort, address) {way} (?, ?)"
)


class Common(msgspec.Struct, frozen=True):
    """Another article, and the names that both have: (kind, name as the other writes it), people first."""

    shown: Shown
    names: tuple[tuple[str, str], ...]


class Related(msgspec.Struct, frozen=True):
    """What an article has beside it: of its story in order of time, and of others those with the most names in common first."""

    story: tuple[Common, ...] = ()
    others: tuple[Common, ...] = ()


def related(db: sqlite3.Connection, path: str, limit: int) -> Related:
    """Return what stands beside the article of a text; of other stories at most so many."""
    asked = "SELECT topics, sort, address, story, coalesce(leader, path) FROM article WHERE shown AND path = ?"
    row = db.execute(asked, (path,)).fetchone()
    if row is None:
        return Related()
    topics, sort, address, story, text = row
    names = _names(topics)
    beside = _near(db, story, sort, address) if story else []
    return Related(
        tuple(_common(names, each) for each in beside),
        tuple(_others(db, names, (sort, address), story, text, limit)),
    )


def _near(db: sqlite3.Connection, story: str, sort: str, address: str) -> list[_Row]:
    """Return what comes before and after a place in a story, in order of time."""
    before, after = (
        db.execute(
            f"SELECT address, card, topics {_IN_STORY.format(way=way)} AND leader IS NULL ORDER BY sort {order}, address {order} LIMIT ?",
            (story, sort, address, _STORY_NEAR),
        ).fetchall()
        for way, _, order in _WAYS
    )
    return [*reversed(before), *after]


def _others(
    db: sqlite3.Connection, mine: dict[_Name, str], place: tuple[str, str], story: str | None, text: str, limit: int
) -> Iterator[Common]:
    """Yield what has the most names in common with an article of other texts and stories, of what stands nearest by a name."""
    looked_up = [each for kind, most in _LOOKED_UP.items() for each in [of for of in mine if of[0] == kind][:most]]
    found = []
    for (row, their_story, their_text), times in Counter(_nearest(db, looked_up, *place)).items():
        if their_text != text and (not story or their_story != story):
            common = _common(mine, row)
            found.append((-len(common.names), -times, row[0], common))
    for number, _, _, common in sorted(found, key=lambda each: each[:3])[:limit]:
        if -number >= _FEWEST_IN_COMMON:
            yield common


def _nearest(
    db: sqlite3.Connection, names: Iterable[_Name], sort: str, address: str
) -> Iterator[tuple[_Row, str | None, str]]:
    """Yield what comes before and after a place in the lists of some names, with its story and the text that leads it."""
    for kind, key in names:
        for way, _, order in _WAYS:
            asked = (
                f"SELECT address, card, topics, story, coalesce(leader, path) {_NAMED.format(way=way)} AND leader IS NULL "
                f"ORDER BY mention.sort {order}, address {order} LIMIT 1"
            )
            for *row, story, text in db.execute(asked, (kind, key, sort, sort, address)):
                yield (row[0], row[1], row[2]), story, text


def beside_in_story(db: sqlite3.Connection, story: str, sort: str, address: str) -> Iterator[str]:
    """Yield the texts whose articles name what stands at a place in a story: some before and after it.

    Versions of a text are named by no other article of the story, but name those beside them; so all of them that stand between
    these are among them.
    """
    for way, back, order in _WAYS:
        own = _IN_STORY.format(way=way)
        last = f"SELECT sort, address {own} AND leader IS NULL ORDER BY sort {order}, address {order} LIMIT 1 OFFSET ?"
        bound = db.execute(last, (story, sort, address, _STORY_NEAR - 1)).fetchone()
        within = f"AND (sort, address) {back} (?, ?)" if bound else ""
        asked = f"SELECT path {own} {within} ORDER BY sort, address"
        yield from (path for (path,) in db.execute(asked, (story, sort, address, *(bound or ()))))


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


def _names(topics: bytes) -> dict[_Name, str]:
    return {(kind, key): name for kind, key, name, _ in unpack_mentions(topics) if kind in _LOOKED_UP}


def _common(mine: dict[_Name, str], row: _Row) -> Common:
    address, card, topics = row
    both = [(kind, name) for (kind, key), name in _names(topics).items() if (kind, key) in mine]
    return Common(shown(address, card), tuple(sorted(both, key=lambda each: list(_LOOKED_UP).index(each[0]))))
