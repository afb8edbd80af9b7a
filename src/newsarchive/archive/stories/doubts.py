"""Which stories are one, or two, by a narrow margin: reckoned again for what stories are made of, by what made them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec
import numpy as np

from ..cards import Card
from .closeness import Numbers, sums
from .grouping import strength
from .telling import hangs_on
from .weeks import Weeks, before

#: A link that is weaker than this is doubted; what is this strong, and no link, is doubted too. 1 is just enough. Of the links
#: below 1.25 in judged texts five of eight were wrong; within a week none was, however narrow, so nothing is doubted there.
_NARROW, _NEARLY = 1.25, 0.8
#: So many articles are named one by one.
_NAMED = 20
#: Of so many weeks it is kept which bunch each article is in.
_KEPT = 6

_card = msgspec.msgpack.Decoder(Card)


class Part(msgspec.Struct, frozen=True):
    """A story, or what hangs together of one: its title, the text it begins with, and all its texts, none if these are many."""

    title: str
    begins: str
    texts: tuple[str, ...]


class Doubt(msgspec.Struct, frozen=True):
    """Two parts that are one story, or are not, by little: `strength` is how close they are by what it takes, 1 just enough."""

    earlier: Part
    later: Part
    strength: float

    @property
    def is_one(self) -> bool:
        """Whether they are one story."""
        return self.strength >= 1


class _Bunch(msgspec.Struct, frozen=True):
    """Articles of a week that tell of one event, by the first of them, with the story that this one belongs to."""

    first: str
    link: str | None
    story: str


def doubtful_stories(db: sqlite3.Connection) -> Iterator[Doubt]:
    """Yield stories that nearly go on from others, each with the nearest, and the weakest link of each that has a narrow one.

    What a text declares or a rule says is beyond doubt. Takes time by the articles of stories, a few weeks in memory.
    """
    look = _Look(db)
    weakest: dict[str, tuple[float, _Bunch, _Bunch]] = {}
    for week in sorted(look.counts):
        for bunch, other, value in look.near(week):
            if bunch.link is None:
                yield Doubt(look.story(other.story), look.story(bunch.story), value)
            elif (value, bunch.first) < _key(weakest.get(bunch.story)):
                weakest[bunch.story] = (value, bunch, other)
    for story, (value, bunch, _) in sorted(weakest.items()):
        yield Doubt(*look.cut(story, bunch.first), value)


def _key(weakest: tuple[float, _Bunch, _Bunch] | None) -> tuple[float, str]:
    return (weakest[0], weakest[1].first) if weakest else (_NARROW, "")


class _Look:
    """Looks at stories week by week. Holds a connection, and what was asked for last."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.counts: dict[int, int] = dict(db.execute("SELECT week, articles FROM week WHERE articles"))
        self._weeks = Weeks(db, self.counts)
        self._arranged = lru_cache(_KEPT)(self._arrange)

    def near(self, week: int) -> Iterator[tuple[_Bunch, _Bunch, float]]:
        """Yield, of each bunch of a week, the one before it that it is linked to by little, or nearly linked to."""
        bunches, numbers = self._arranged(week)
        if not bunches:
            return
        others, their_numbers = self._before(week)
        best: dict[int, tuple[float, _Bunch]] = {}
        sizes, their_sizes = (np.bincount(each[each >= 0]) for each in (numbers, their_numbers))
        for one, other, together in sums(
            self._weeks.close(week), numbers, np.append(their_numbers, np.full_like(numbers, -1))
        ):
            value = strength(together, int(sizes[one] * their_sizes[other]))
            if _is_doubtful(bunches[one], others[other], value) and value > best.get(one, (0.0,))[0]:
                best[one] = (value, others[other])
        yield from ((bunches[one], other, value) for one, (value, other) in sorted(best.items()))

    def _before(self, week: int) -> tuple[list[_Bunch], Numbers]:
        """Return the same of the weeks before one."""
        bunches, numbers = list[_Bunch](), [np.empty(0, np.int64)]
        for each in before(week):
            those, theirs = self._arranged(each)
            numbers.append(np.where(theirs < 0, theirs, theirs + len(bunches)))
            bunches += those
        return bunches, np.concatenate(numbers)

    def _arrange(self, week: int) -> tuple[list[_Bunch], Numbers]:
        """Return the bunches of a week of whose stories nobody has decided, and the number of each article's, -1 for none."""
        rows = self._db.execute(_BUNCHES, (week,)).fetchall()
        place = {first: number for number, (first, *_) in enumerate(rows)}
        bunch = dict(self._db.execute(_IN_BUNCH, (week,)))
        members = self._weeks.members(week)
        return [_Bunch(*row) for row in rows], np.array([place.get(bunch[each.path], -1) for each in members], np.int64)

    def story(self, address: str) -> Part:
        """Return a story as a whole; of a long one no more is read than tells that it is long."""
        (title,) = self._db.execute("SELECT title FROM story WHERE address = ?", (address,)).fetchone()
        return _part(title, self._db.execute(f"{_TEXTS} {_IN_ORDER} LIMIT ?", (address, _NAMED + 1)).fetchall())

    def cut(self, address: str, first: str) -> tuple[Part, Part]:
        """Return the two parts of a story of which the later one begins with a bunch."""
        later = set(hangs_on(self._db, first))
        rows = self._db.execute(f"{_TEXTS} {_IN_ORDER}", (address,)).fetchall()
        (title,) = self._db.execute("SELECT title FROM story WHERE address = ?", (address,)).fetchone()
        before, after = ([row for row in rows if (row[1] in later) is which] for which in (False, True))
        return _part(title, before), _part(_card.decode(after[0][2]).title, after)


_BUNCHES = (
    "SELECT first, link, story FROM bunch JOIN article ON path = first WHERE week = ? AND story IS NOT NULL AND told IS NULL "
    "AND ruled IS NULL ORDER BY first"
)
_IN_BUNCH = "SELECT path, bunch FROM profile JOIN article ON id = article WHERE week = ?"
_TEXTS = "SELECT path, bunch, card FROM article WHERE story = ? AND leader IS NULL"
_IN_ORDER = "ORDER BY sort = '', sort, address"


def _is_doubtful(bunch: _Bunch, other: _Bunch, value: float) -> bool:
    if bunch.link is not None:
        return other.first == bunch.link and 1 <= value < _NARROW and bunch.story == other.story
    return bunch.story != other.story and _NEARLY <= value < 1


def _part(title: str, rows: Iterable[tuple[str, str | None, bytes]]) -> Part:
    texts = tuple(path for path, *_ in rows)
    return Part(title, texts[0], texts if len(texts) <= _NAMED else ())
