"""How close articles are in what they tell of: key words and names they share, each counted by how rare it is around them.

Rare means: in the weeks around the article, and never in the whole archive. All is reckoned in whole numbers, so that the
order of articles, the machine and the number of processes change nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from .profile import Terms

Numbers = NDArray[np.int64]

#: What two articles with the same terms come to: 1.0 in whole numbers.
FULL = 100_000_000
#: The length of a vector: of its words and of its names. Their squares add up to `FULL`.
_WORDS_LONG, _NAMES_LONG = 8_944, 4_472
#: What is less than this is nothing.
_LEAST = FULL // 50
#: Two instalments of one column are closer by their form than by what they tell: of that, so many tenths count.
_SAME_COLUMN = 3
#: An article with fewer terms tells too little to be close to another.
_FEWEST = 8
#: A term that more articles of the weeks around have tells nothing.
_COMMON = 500


class Rarity(msgspec.Struct, frozen=True):
    """How rare terms are in some weeks: 100 times the logarithm of their inverse frequency."""

    terms: NDArray[np.uint32]
    values: Numbers
    unknown: int

    @classmethod
    def of_nothing(cls) -> Rarity:
        """Return what there is where nothing tells what is rare: every term is as rare as any other."""
        return cls(np.empty(0, np.uint32), np.empty(0, np.int64), 100)

    def of(self, terms: NDArray[np.uint32]) -> Numbers:
        """Return how rare each of some terms is."""
        if not len(self.terms):
            return np.full(len(terms), self.unknown)
        at = np.minimum(np.searchsorted(self.terms, terms), len(self.terms) - 1)
        return np.where(self.terms[at] == terms, self.values[at], self.unknown)


def rarity(profiles: Sequence[Terms]) -> Rarity:
    """Return how rare terms are among the articles of some weeks."""
    together = np.concatenate(profiles) if profiles else np.empty(0, dtype=[("term", "<u4"), ("weight", "u1")])
    terms, place, number = np.unique(together["term"], return_inverse=True, return_counts=True)
    said = np.bincount(place, weights=together["weight"], minlength=len(terms)) / 100
    values = np.rint(100 * np.log((len(profiles) + 4) / (said + 0.8))).astype(np.int64)
    values = np.where(number > _COMMON, 0, np.maximum(values, 0))
    return Rarity(terms, values, round(100 * float(np.log((len(profiles) + 4) / 0.8))))


class Vectors(msgspec.Struct, frozen=True):
    """Articles as vectors, one after the other: `ends` says where each ends; `columns` to which column each belongs."""

    terms: NDArray[np.uint32]
    values: Numbers
    ends: Numbers
    columns: Numbers

    @property
    def number(self) -> int:
        """How many articles there are."""
        return len(self.ends)

    def of(self, article: int) -> tuple[NDArray[np.uint32], Numbers]:
        """Return the terms of an article and their values."""
        part = slice(int(self.ends[article - 1]) if article else 0, int(self.ends[article]))
        return self.terms[part], self.values[part]


def vectors(profiles: Sequence[tuple[int, Terms]], rare: Rarity) -> Vectors:
    """Return articles, given by column and terms, as vectors of one length."""
    terms, values = [], []
    for _, profile in profiles:
        weighed = rare.of(profile["term"]) * profile["weight"] * (len(profile) >= _FEWEST)
        long = np.where(profile["name"], _NAMES_LONG, _WORDS_LONG)
        lengths = [_length(weighed[profile["name"] == named]) for named in (False, True)]
        values.append(weighed * long // np.where(profile["name"], lengths[1], lengths[0]))
        terms.append(profile["term"])
    ends = np.cumsum([len(each) for each in terms], dtype=np.int64)
    empty = np.empty(0, np.int64)
    return Vectors(
        np.concatenate(terms) if terms else empty.astype(np.uint32), np.concatenate(values) if values else empty, ends,
        np.array([column for column, _ in profiles], np.int64),
    )  # fmt: skip


def _length(values: Numbers) -> int:
    return max(1, int(np.sqrt(float(np.dot(values, values)))))


class Index:
    """Some vectors, arranged so that those close to another one are found by the terms they share."""

    def __init__(self, indexed: Vectors) -> None:
        order = np.argsort(indexed.terms, kind="stable")
        self._terms, self._values = indexed.terms[order], indexed.values[order]
        lengths = np.diff(indexed.ends, prepend=0)
        self._articles = np.repeat(np.arange(indexed.number), lengths)[order]
        self._indexed = indexed

    def close(self, others: Vectors, article: int) -> Numbers:
        """Return how close each of the indexed articles is to one of some others, in parts of `FULL`."""
        terms, values = others.of(article)
        first, last = np.searchsorted(self._terms, terms, "left"), np.searchsorted(self._terms, terms, "right")
        number = last - first
        # The places of all rows with a term in common, one after the other.
        places = np.arange(number.sum()) + np.repeat(first - np.cumsum(number) + number, number)
        products = self._values[places] * np.repeat(values, number)
        found = np.bincount(self._articles[places], weights=products, minlength=self._indexed.number).astype(np.int64)
        same_column = self._indexed.columns == others.columns[article]
        found = np.where(same_column, found * _SAME_COLUMN // 10, found)
        return np.where(found < _LEAST, 0, found)
