"""How close articles are in what they tell of: key words and names they share, each counted by how rare it is around them.

Rare means: in the weeks around the article, and never in the whole archive. All is reckoned in whole numbers, so that the
order of articles, the machine and the number of processes change nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from .profile import Profiles

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
#: So many products and pairs are reckoned at once.
_AT_ONCE = 1_000_000


class Rarity(msgspec.Struct, frozen=True):
    """What tells how rare terms are in some weeks: how many articles these have, their terms, and how much is made of each."""

    articles: int
    terms: NDArray[np.uint32]
    weights: NDArray[np.uint8]

    @classmethod
    def of_nothing(cls) -> Rarity:
        """Return what there is where nothing tells what is rare: every term is as rare as any other."""
        return cls(0, np.empty(0, np.uint32), np.empty(0, np.uint8))

    def of(self, terms: NDArray[np.uint32]) -> Numbers:
        """Return how rare each of some terms is: 100 times the logarithm of its inverse frequency."""
        asked, place = np.unique(terms, return_inverse=True)
        if not self.articles or not len(asked):
            return np.full(len(terms), 100)
        # The weeks have many more terms than one of them asks for.
        at = np.minimum(np.searchsorted(asked, self.terms), len(asked) - 1)
        there = asked[at] == self.terms
        said = np.bincount(at[there], weights=self.weights[there], minlength=len(asked)) / 100
        values = np.rint(100 * np.log((self.articles + 4) / (said + 0.8))).astype(np.int64)
        common = np.bincount(at[there], minlength=len(asked)) > _COMMON
        rare: Numbers = np.where(common, 0, np.maximum(values, 0))[place]
        return rare


def rarity(profiles: Sequence[Profiles]) -> Rarity:
    """Return what tells how rare terms are among the articles of some weeks."""
    number = sum(each.number for each in profiles)
    if not number:
        return Rarity.of_nothing()
    terms, weights = (np.concatenate([each.terms[field] for each in profiles]) for field in ("term", "weight"))
    return Rarity(number, terms, weights)


class Vectors(msgspec.Struct, frozen=True):
    """Articles as vectors, one after the other: `articles` says whose each value is; `columns` to which column each belongs."""

    terms: NDArray[np.uint32]
    values: Numbers
    articles: Numbers
    columns: Numbers

    @property
    def number(self) -> int:
        """How many articles there are."""
        return len(self.columns)


def vectors(profiles: Profiles, rare: Rarity) -> Vectors:
    """Return articles as vectors of one length."""
    terms, named = profiles.terms["term"], profiles.terms["name"]
    articles = np.repeat(np.arange(profiles.number), profiles.lengths)
    weighed = rare.of(terms) * profiles.terms["weight"] * (profiles.lengths[articles] >= _FEWEST)
    # Of each article two lengths: of its words and of its names.
    parts = 2 * articles + named
    squares = np.bincount(parts, weights=weighed * weighed, minlength=2 * profiles.number)
    lengths = np.maximum(np.sqrt(squares).astype(np.int64), 1)
    values = weighed * np.where(named, _NAMES_LONG, _WORDS_LONG) // lengths[parts]
    telling = values > 0
    return Vectors(terms[telling], values[telling], articles[telling], profiles.columns)


def joined(weeks: Sequence[Vectors]) -> Vectors:
    """Return the articles of some weeks, one week after the other."""
    before = np.cumsum([0, *(each.number for each in weeks)])
    return Vectors(
        np.concatenate([each.terms for each in weeks]),
        np.concatenate([each.values for each in weeks]),
        np.concatenate([each.articles + shift for each, shift in zip(weeks, before, strict=False)]),
        np.concatenate([each.columns for each in weeks]),
    )


class Close(msgspec.Struct, frozen=True):
    """Pairs of articles that are close: the first of each, in order, the second, and how close, in parts of `FULL`."""

    ones: Numbers
    others: Numbers
    values: Numbers


class Index:
    """Some vectors, arranged so that those close to another one are found by the terms they share."""

    def __init__(self, indexed: Vectors) -> None:
        order = np.argsort(indexed.terms, kind="stable")
        self._terms, self._values = indexed.terms[order], indexed.values[order]
        self._articles, self._columns = indexed.articles[order], indexed.columns

    def close(self, others: Vectors) -> Close:
        """Return all pairs of one of some other articles and one of the indexed ones that are close."""
        first = np.searchsorted(self._terms, others.terms, "left")
        number = np.searchsorted(self._terms, others.terms, "right") - first
        found = [self._part(others, first, number, *part) for part in self._parts(others, number)]
        return Close(*(np.concatenate(each) for each in zip(*found, strict=True)))

    def _parts(self, others: Vectors, number: Numbers) -> Iterator[tuple[int, int]]:
        """Yield ranges of articles, each with a bounded number of products and of pairs."""
        work = np.bincount(others.articles, weights=number, minlength=others.number) + len(self._columns)
        part = (np.cumsum(work) // _AT_ONCE).astype(np.int64)
        starts = np.flatnonzero(np.diff(part, prepend=-1)).tolist() or [0]
        yield from zip(starts, [*starts[1:], others.number], strict=True)

    def _part(self, others: Vectors, first: Numbers, number: Numbers, start: int, end: int) -> tuple[Numbers, ...]:
        """Return the pairs of those articles from `start` to before `end`."""
        terms = slice(*np.searchsorted(others.articles, (start, end)).tolist())
        number, first = number[terms], first[terms]
        # The places of all rows with a term in common, one after the other.
        places = np.arange(number.sum()) + np.repeat(first - np.cumsum(number) + number, number)
        pairs = np.repeat((others.articles[terms] - start) * len(self._columns), number) + self._articles[places]
        products = self._values[places] * np.repeat(others.values[terms], number)
        sums = np.bincount(pairs, weights=products, minlength=1).astype(np.int64)
        found = np.flatnonzero(sums)
        ones, seconds = np.divmod(found, max(1, len(self._columns)))
        ones += start
        same_column = others.columns[ones] == self._columns[seconds]
        values = np.where(same_column, sums[found] * _SAME_COLUMN // 10, sums[found])
        enough = values >= _LEAST
        return ones[enough], seconds[enough], values[enough]


def sums(close: Close, mine: Numbers, theirs: Numbers) -> Iterator[tuple[int, int, int]]:
    """Yield (bunch, other bunch, sum of closeness over their pairs), in order, given the bunch of each article; -1 is none."""
    ones, others = mine[close.ones], theirs[close.others]
    within = (ones >= 0) & (others >= 0)
    width = int(others.max(initial=0)) + 1
    pairs, place = np.unique(ones[within] * width + others[within], return_inverse=True)
    together = np.bincount(place, weights=close.values[within], minlength=len(pairs))
    for pair, value in zip(pairs.tolist(), together.tolist(), strict=True):
        yield *divmod(pair, width), int(value)
