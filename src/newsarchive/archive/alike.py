"""Which texts are the same, or nearly: pairs found by the marks they share, each measured exactly.

A pair is judged by its two texts alone. Which pairs are looked at depends on who else has the same mark: all that share it, or,
where a phrase is so common that it says little, each text and the next one in order. So a text that comes or goes touches its
neighbours, and nobody else. Texts with the same words are one here, however many articles bear them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

import msgspec
import numpy as np

from ..article import Article
from ..text.wording import Hashes, Likeness, identity, likeness, marks, shingles
from .entry import wording_of

#: Two texts are versions of one from this share of common runs of words on, or where so much of the shorter one stands in the
#: longer one.
RESEMBLES, CONTAINED = 0.4, 0.55
#: Runs that the shorter text has at least: a sentence out of an article is no version of it.
FEWEST = 12
#: Of the marks of the text with fewer of them, this share is common at least; what has less is not worth measuring.
_COMMON_MARKS = 0.2
#: More texts than this that share a mark are not compared each with each.
_CROWD = 8
#: Texts whose marks, and whose runs, are kept at hand while pairs are measured.
_MARKS_KEPT, _KEPT = 32_768, 8192

_ZERO, _NO_MARKS = np.uint64(0), np.empty(0, np.uint64)

_article = msgspec.msgpack.Decoder(Article)

_ALL_PAIRS = """
INSERT OR IGNORE INTO candidate SELECT one.text, other.text FROM mark AS one JOIN mark AS other
    ON one.mark = other.mark AND one.text < other.text
    WHERE one.mark IN (SELECT mark FROM mark GROUP BY mark HAVING count(*) BETWEEN 2 AND ?)
"""
_NEXT_IN_CROWDS = """
INSERT OR IGNORE INTO candidate SELECT text, next FROM (
    SELECT text, lead(text) OVER (PARTITION BY mark ORDER BY text) AS next FROM mark
    WHERE mark IN (SELECT mark FROM mark GROUP BY mark HAVING count(*) > ?))
    WHERE next IS NOT NULL
"""


def are_same(pair: Likeness) -> bool:
    """Whether two texts are versions of one."""
    return pair.shorter >= FEWEST and (pair.resemblance >= RESEMBLES or pair.containment >= CONTAINED)


class Judgement(msgspec.Struct, frozen=True):
    """Why two texts are versions of one, or are not: how many words and marks they have, what they share.

    `why` is "named" (one of them names the other), "words" (all are the same), "resembles" or "contained"; of those that are no
    versions "declared" (one of them stands alone), "marks" (too few in common to be looked at), "short" or "differ".
    """

    are_versions: bool
    why: str
    words: tuple[int, int]
    marks: tuple[int, int]
    common_marks: int
    pair: Likeness


def judge(one: Article, other: Article) -> Judgement:
    """Judge two articles by their texts alone, as `Measure` does."""
    these, those = wording_of(one), wording_of(other)
    marked = [frozenset(marks(each).tolist()) for each in (these, those)]
    pair = likeness(shingles(these), shingles(those))
    common = len(marked[0] & marked[1])
    if one.same_as is False or other.same_as is False:
        why = "declared"
    elif one.same_path == other.path or other.same_path == one.path:
        why = "named"
    elif identity(these) == identity(those):
        why = "words"
    elif common < _COMMON_MARKS * min(map(len, marked)):
        why = "marks"
    elif pair.shorter < FEWEST:
        why = "short"
    else:
        why = (
            "resembles" if pair.resemblance >= RESEMBLES else "contained" if pair.containment >= CONTAINED else "differ"
        )
    same = why in ("named", "words", "resembles", "contained")
    return Judgement(same, why, (these.length, those.length), (len(marked[0]), len(marked[1])), common, pair)


class Measure:
    """Measures pairs of texts, given by their numbers. Holds a connection, and the marks and runs of some texts."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._marks: Callable[[int], Hashes] = lru_cache(_MARKS_KEPT)(self._marks_of)
        self._shingles: Callable[[int], Hashes] = lru_cache(_KEPT)(self._shingles_of)

    def versions(self, one: int, others: Iterable[int]) -> dict[int, Likeness]:
        """Return those of some texts that are versions of one, with how alike they are."""
        close = [*others]
        pairs = {other: likeness(self._shingles(one), self._shingles(other)) for other in self._worthwhile(one, close)}
        return {other: pair for other, pair in pairs.items() if one == other or are_same(pair)}

    def common(self, one: int, other: int) -> Likeness:
        """Return what two texts have in common, whether they are versions of one or not."""
        return likeness(self._shingles(one), self._shingles(other))

    def _worthwhile(self, one: int, others: Sequence[int]) -> list[int]:
        """Return those of some texts that have enough marks in common with one."""
        these, those = self._marks(one), [self._marks(other) for other in others]
        numbers = np.array([len(each) for each in those], np.int64)
        marks = np.concatenate([*those, _NO_MARKS])
        # Each is looked up where it would stand among those of the one, which are in order. What is greater than all is not 0.
        common = np.append(these, _ZERO)[np.searchsorted(these, marks)] == marks
        shared = np.bincount(np.repeat(np.arange(len(those)), numbers)[common], minlength=len(those))
        enough = shared >= _COMMON_MARKS * np.minimum(numbers, len(these))
        return [other for other, worthwhile in zip(others, enough.tolist(), strict=True) if worthwhile]

    def _marks_of(self, text: int) -> Hashes:
        return np.frombuffer(_packed_marks(self._db, text), "<u8")

    def _shingles_of(self, text: int) -> Hashes:
        asked = "SELECT value FROM record JOIN article ON id = record.article WHERE text = ? LIMIT 1"
        (value,) = self._db.execute(asked, (text,)).fetchone()
        return shingles(wording_of(_article.decode(value)))


def find_all(db: sqlite3.Connection) -> None:
    """Find all pairs anew. Needs a transaction."""
    db.execute("DELETE FROM alike")
    db.execute("DELETE FROM wording WHERE text NOT IN (SELECT text FROM article)")
    db.execute("UPDATE wording SET placed = 1")
    db.execute("DELETE FROM mark")
    db.execute("DROP INDEX IF EXISTS mark_by_mark")  # made at once it costs less than row by row
    rows = ((mark, text) for text, packed in db.execute("SELECT text, marks FROM wording") for mark in _unpack(packed))
    db.executemany("INSERT INTO mark VALUES (?, ?)", rows)
    db.execute("CREATE INDEX mark_by_mark ON mark (mark, text)")
    db.execute("CREATE TEMP TABLE candidate (one INTEGER, other INTEGER, PRIMARY KEY (one, other)) WITHOUT ROWID")
    db.execute(_ALL_PAIRS, (_CROWD,))
    db.execute(_NEXT_IN_CROWDS, (_CROWD,))
    _measure(db, db.execute("SELECT one, other FROM candidate ORDER BY one, other"))
    db.execute("DROP TABLE candidate")


def find_changed(db: sqlite3.Connection, texts: Iterable[int]) -> set[int]:
    """Find anew the pairs that could have changed as `texts` came or went; return all texts that are in one, or were.

    Needs a transaction.
    """
    stale = set[int]()
    for text in sorted(texts):
        row = db.execute("SELECT placed FROM wording WHERE text = ?", (text,)).fetchone()
        borne = db.execute("SELECT 1 FROM article WHERE text = ? LIMIT 1", (text,)).fetchone()
        if row is not None and bool(row[0]) != bool(borne):
            stale |= {text, *_touched(db, text)}
            (_place if borne else _remove)(db, text)
    found = set[int]()
    for text in stale:
        others = partners(db, text)
        found |= {text, *others}
        db.execute("DELETE FROM alike WHERE one = ?", (text,))
        db.executemany("DELETE FROM alike WHERE one = ? AND other = ?", ((other, text) for other in others))
    pairs = {(min(text, each), max(text, each)) for text in stale for each in _candidates(db, text)}
    _measure(db, sorted(pairs))
    return found.union(*(partners(db, text) for text in stale))


def partners(db: sqlite3.Connection, text: int) -> list[int]:
    """Return the texts that are the same as one, as far as pairs were looked at."""
    return [other for (other,) in db.execute("SELECT other FROM alike WHERE one = ? ORDER BY other", (text,))]


def _measure(db: sqlite3.Connection, pairs: Iterable[tuple[int, int]]) -> None:
    """Keep those of some pairs, in order of the first, that are the same text, both ways round."""
    measure = Measure(db)
    grouped = groupby(pairs, key=itemgetter(0))
    same = ((one, other) for one, near in grouped for other in measure.versions(one, (other for _, other in near)))
    db.executemany(
        "INSERT INTO alike VALUES (?, ?)", (pair for one, other in same for pair in ((one, other), (other, one)))
    )


def _place(db: sqlite3.Connection, text: int) -> None:
    db.executemany("INSERT INTO mark VALUES (?, ?)", [(mark, text) for mark in _marks(db, text)])
    db.execute("UPDATE wording SET placed = 1 WHERE text = ?", (text,))


def _remove(db: sqlite3.Connection, text: int) -> None:
    db.executemany("DELETE FROM mark WHERE mark = ? AND text = ?", [(mark, text) for mark in _marks(db, text)])
    db.execute("DELETE FROM wording WHERE text = ?", (text,))


def _touched(db: sqlite3.Connection, text: int) -> Iterator[int]:
    """Yield the texts whose pairs with others change as a text comes or goes."""
    for mark in _marks(db, text):
        others = _others(db, text, mark)
        # As one more or one less the bucket becomes a crowd, or ceases to be one.
        yield from others if len(others) == _CROWD else _beside(db, text, mark) if len(others) > _CROWD else ()


def _candidates(db: sqlite3.Connection, text: int) -> Iterator[int]:
    """Yield the texts with which a text is to be compared; none for one that is gone."""
    for mark in _marks(db, text):
        others = _others(db, text, mark)
        yield from others if len(others) < _CROWD else _beside(db, text, mark)


def _others(db: sqlite3.Connection, text: int, mark: int) -> list[int]:
    """Return the other texts with a mark, or so many of them that they are a crowd without this one."""
    rows = db.execute("SELECT text FROM mark WHERE mark = ? AND text != ? LIMIT ?", (mark, text, _CROWD + 1))
    return [other for (other,) in rows]


def _beside(db: sqlite3.Connection, text: int, mark: int) -> Iterator[int]:
    """Yield the texts that come before and after one, in order, among those with a mark."""
    for beside in ("text < ? ORDER BY text DESC", "text > ? ORDER BY text"):
        asked = f"SELECT text FROM mark WHERE mark = ? AND {beside} LIMIT 1"  # noqa: S608 - constants
        yield from (other for (other,) in db.execute(asked, (mark, text)))


def _marks(db: sqlite3.Connection, text: int) -> list[int]:
    return _unpack(_packed_marks(db, text))


def _packed_marks(db: sqlite3.Connection, text: int) -> bytes:
    row = db.execute("SELECT marks FROM wording WHERE text = ?", (text,)).fetchone()
    return bytes(row[0]) if row else b""


def _unpack(marks: bytes) -> list[int]:
    unpacked: list[int] = np.frombuffer(marks, "<i8").tolist()
    return unpacked
