"""A segment of an index, merged from runs into the files that docs/search-format.md describes.

Everything streams: of the terms one at a time is in memory, of each run one frame, and the block that is being filled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from heapq import merge
from itertools import groupby
from typing import BinaryIO, NamedTuple

import msgspec

from .blocks import Term, deflated, gaps_of, packed_block, packed_numbers
from .reading import Card, Segment
from .runs import Postings, cards_of, postings_of
from .stems import families

#: So many articles have their cards in one file.
CARDS_EACH = 256
#: A word in more than one of so many articles, and in more than so many, is common: it has no places.
_COMMON, _MANY = 4, 2000
#: A common word that fewer than one in so many articles are without is idle: it is not asked for beside others.
_IDLE = 10
#: A file is full at so many bytes, before it is deflated; words that begin with the same letters stay together up to twice that.
_FULL, _TOGETHER = 56_000, 3
_FULL_PLACES = 96_000

_encode = msgspec.json.Encoder().encode
#: Keeps a file: its kind and its content in, its name out.
Keep = Callable[[str, bytes], str]


def name_of(kind: str, deflated_content: bytes) -> str:
    """Return the name of a file of an index, without its ending."""
    return f"{kind}-{blake2b(deflated_content).hexdigest()[:10]}"


def write_segment(runs: Sequence[BinaryIO], keep: Keep) -> Segment:
    """Write the files of a segment but its facets, given its runs in order, and return what `index.json` says of it."""
    cards, dates, starts, number = list[str](), list[str](), list[int](), 0
    for block in _blocks_of_cards(_all_cards(runs, starts)):
        dates += (card.date for card in block)
        cards.append(keep("c", _encode(block)))
        number += len(block)
    common, idle, words, places = _write_terms(runs, starts, number, keep)
    return Segment(
        number, tuple(_firsts(date[:4] for date in dates)), common, idle, words, places, CARDS_EACH, tuple(cards),
        keep("d", _encode(list(_firsts(dates)))),
    )  # fmt: skip


def _all_cards(runs: Sequence[BinaryIO], starts: list[int]) -> Iterator[Card]:
    """Yield the cards of all runs, noting in `starts` where each run begins."""
    number = 0
    for run in runs:
        starts.append(number)
        run.seek(0)
        cards = cards_of(run)
        number += len(cards)
        yield from cards


def _blocks_of_cards(cards: Iterable[Card]) -> Iterator[list[Card]]:
    block = list[Card]()
    for card in cards:
        block.append(card)
        if len(block) == CARDS_EACH:
            yield block
            block = []
    if block:
        yield block


def _firsts(values: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Yield each value, and where it stands first, of values of which the same ones follow each other."""
    before = None
    for number, value in enumerate(values):
        if value != before:
            yield value, number
        before = value


class _Merged(NamedTuple):
    """A term of the whole segment, written as in the files."""

    term: str
    articles: int
    listed: bytes
    places: bytes
    stems: frozenset[str]


def _merged(runs: Sequence[BinaryIO], starts: Sequence[int]) -> Iterator[_Merged]:
    streams = [postings_of(run, start) for run, start in zip(runs, starts, strict=True)]
    for term, group in groupby(merge(*streams), lambda each: each.term):
        yield _joined(term.decode(), list(group))


def _joined(term: str, postings: list[Postings]) -> _Merged:
    gaps, last = list[bytes](), -1
    for each in postings:
        gaps += packed_numbers([each.start + each.first - last - 1]), each.gaps
        last = each.start + each.last
    weights = [each.weights for each in postings]
    counts, places = [each.counts for each in postings], [each.places for each in postings]
    stems = frozenset(stem for each in postings for stem in each.stems)
    return _Merged(
        term, sum(each.articles for each in postings), b"".join(gaps + weights), b"".join(counts + places), stems
    )


def _write_terms(
    runs: Sequence[BinaryIO], starts: Sequence[int], articles: int, keep: Keep
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """Write the files of words and of places; return which words are common, which idle, and the first term of each file."""
    common, idle, words, places = list[str](), list[str](), _Words(keep), _Places(keep)
    for each in _merged(runs, starts):
        words.take(each)
        is_word = ":" not in each.term
        if is_word and each.articles > max(_MANY, articles // _COMMON):
            common.append(each.term)
            if (articles - each.articles) * _IDLE < articles:
                idle.append(each.term)
        elif is_word:
            places.take(each)
    return tuple(common), tuple(idle), words.ended(), places.ended()


class _Words:
    """Fills files of words. Forms of one word begin alike, so files end where the first letters change."""

    def __init__(self, keep: Keep) -> None:
        self._keep, self._files = keep, list[tuple[str, str]]()
        self._block, self._size = list[_Merged](), 0

    def take(self, each: _Merged) -> None:
        size = len(each.term) + len(each.listed)
        begins_alike = self._block and each.term[:_TOGETHER] == self._block[-1].term[:_TOGETHER]
        if self._block and (self._size + size > 2 * _FULL or (self._size >= _FULL and not begins_alike)):
            self._end()
        self._block.append(each)
        self._size += size

    def _end(self) -> None:
        numbers = families([{each.term, *each.stems} for each in self._block])
        terms = [
            Term(each.term, each.articles, family, each.listed)
            for each, family in zip(self._block, numbers, strict=True)
        ]
        self._files.append((terms[0].term if self._files else "", self._keep("w", packed_block(terms))))
        self._block, self._size = [], 0

    def ended(self) -> tuple[tuple[str, str], ...]:
        if self._block:
            self._end()
        return tuple(self._files)


class _Places:
    """Fills files of places."""

    def __init__(self, keep: Keep) -> None:
        self._keep, self._files = keep, list[tuple[str, str]]()
        self._block, self._size = list[Term](), 0

    def take(self, each: _Merged) -> None:
        if self._size >= _FULL_PLACES:
            self._end()
        self._block.append(Term(each.term, each.articles, 0, each.places))
        self._size += len(each.term) + len(each.places)

    def _end(self) -> None:
        self._files.append((self._block[0].term if self._files else "", self._keep("p", packed_block(self._block))))
        self._block, self._size = [], 0

    def ended(self) -> tuple[tuple[str, str], ...]:
        if self._block:
            self._end()
        return tuple(self._files)


def packed_facet(values: Iterable[tuple[str, Sequence[int]]]) -> bytes:
    """Return the file of a facet: its values as they are shown, each with the numbers of the articles that have it, ascending."""
    terms = [Term(value, len(numbers), 0, packed_numbers(gaps_of(numbers))) for value, numbers in values]
    return packed_block(terms, sharing=False)


def kept_in(files: dict[str, bytes]) -> Keep:
    """Return what keeps files in a table, by name: for tests, and for small indexes.

    >>> files = {}
    >>> kept_in(files)("c", b"[]") in files
    True
    """

    def keep(kind: str, content: bytes) -> str:
        packed = deflated(content)
        name = name_of(kind, packed)
        files[name] = packed
        return name

    return keep
