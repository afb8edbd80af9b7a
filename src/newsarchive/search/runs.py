"""A run: some hundred articles that follow each other, turned from words of each article into articles of each word.

Runs are what an index is merged from (`segments.py`). One depends on its articles alone, so it can be kept as long as they stay,
and several can be made at the same time. This is single-pass in-memory indexing (Heinz and Zobel, 2003), a run at a time.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import BinaryIO, NamedTuple

import msgspec

from .blocks import packed_numbers
from .folding import words_of
from .stems import stem_of

#: Between two parts of an article so many positions are left out: no phrase runs from one into the next.
_BETWEEN = 8
#: Of the weights of words: how much oftener a headline counts, how soon a word that comes again counts less, and how much longer
#: articles count less, against one of the usual length (BM25: Robertson and Zaragoza, 2009).
_HEADLINE, _AGAIN, _LONGER, _USUAL = 3, 1.2, 0.6, 400
HEAVIEST = 15
#: So many terms are written, and read, at once.
_FRAME = 1000

Card = tuple[str, ...]

_LETTERS = re.compile(r"[^\W\d_]+")


class Findable(msgspec.Struct, frozen=True):
    """What an article is found by.

    `parts` are its texts in order, the headline first; `names` are (field, name); `card` is what a hit shows of it.
    """

    parts: tuple[str, ...]
    names: tuple[tuple[str, str], ...]
    language: str
    card: Card


class Postings(NamedTuple):
    """The articles of a run that have a term: how many, and the first and the last by their numbers within the run.

    As they are written: the gaps after the first, weights, how often each has it, and positions. `stems` are those that it has,
    where they are not the term itself; `start` is the number of the run's first article in the segment.
    """

    term: bytes
    start: int
    articles: int
    first: int
    last: int
    gaps: bytes
    weights: bytes
    counts: bytes
    places: bytes
    stems: tuple[str, ...]


def terms_of(found: Findable) -> tuple[dict[str, list[int]], dict[str, int], int]:
    """Return the words of an article with their positions, how often each stands in the headline, and how many words it has."""
    places: dict[str, list[int]] = {}
    headline: dict[str, int] = {}
    at = length = 0
    for number, part in enumerate(found.parts):
        words = words_of(part)
        if not words:
            continue
        for place, word in enumerate(words, at):
            known = places.get(word)
            if known is None:
                places[word] = [place]
            else:
                known.append(place)
        if number == 0:
            headline = {word: len(places[word]) for word in words}
        length += len(words)
        at += len(words) + _BETWEEN
    return places, headline, length


def field_terms(names: Sequence[tuple[str, str]]) -> set[str]:
    """Return the terms of the names of an article: each word, and all of them.

    >>> sorted(field_terms([("person", "Mira Dahl")]))
    ['person:dahl', 'person:mira', 'person:mira dahl']
    """
    terms = set[str]()
    for field, name in names:
        words = words_of(name)
        terms.update(f"{field}:{word}" for word in words)
        if words:
            terms.add(f"{field}:{' '.join(words)}")
    return terms


def weight_of(times: int, in_headline: int, length: int) -> int:
    """Return what a word weighs in an article of `length` words, 1 to 15."""
    counted = times + (_HEADLINE - 1) * in_headline
    weight = HEAVIEST * counted / (counted + _AGAIN * (1 - _LONGER + _LONGER * length / _USUAL))
    return max(1, int(weight + 0.5))


class _Gathered:
    """What is gathered of one term: articles, weights, positions."""

    __slots__ = ("articles", "counts", "places", "weights")

    def __init__(self) -> None:
        self.articles, self.weights, self.counts = list[int](), bytearray(), list[int]()
        self.places = list[int]()


def packed_run(articles: Sequence[Findable]) -> bytes:
    """Return a run as it is kept: its cards, then its terms in order, in frames."""
    gathered: defaultdict[str, _Gathered] = defaultdict(_Gathered)
    stems: dict[str, set[str]] = {}
    for number, found in enumerate(articles):
        places, headline, length = terms_of(found)
        for term, own in places.items():
            here = gathered[term]
            here.articles.append(number)
            here.weights.append(weight_of(len(own), headline.get(term, 0), length))
            here.counts.append(len(own))
            here.places += own[:1] if len(own) == 1 else _gaps(own)
        for term in field_terms((*found.names, *(("title", word) for word in headline))):
            here = gathered[term]
            here.articles.append(number)
            here.weights.append(1)
        _take_stems(stems, found, places)
    terms = [_packed(term, gathered[term], stems.get(term, ())) for term in sorted(gathered, key=str.encode)]
    frames = [terms[start : start + _FRAME] for start in range(0, len(terms), _FRAME)]
    encoded = [_encode([found.card for found in articles]), *map(_encode, frames)]
    return b"".join(len(each).to_bytes(4, "big") + each for each in encoded)


def _gaps(places: list[int]) -> list[int]:
    return [places[0], *(after - before - 1 for before, after in pairwise(places))]


def _take_stems(stems: dict[str, set[str]], found: Findable, terms: Iterable[str]) -> None:
    """Note the stems of an article's words. A stemmer wants the accents that folding takes away."""
    if not found.language:
        return
    accented = {word for part in found.parts if not part.isascii() for word in _LETTERS.findall(part.lower())}
    written = {term: word for word in sorted(accented) if not word.isascii() and (term := _folded(word))}
    for term in terms:
        stem = stem_of(written.get(term, term), found.language)
        if stem != term:
            stems.setdefault(term, set()).add(stem)


@lru_cache(1 << 16)
def _folded(word: str) -> str:
    """Return the one term that a word is; "" where it is several."""
    words = words_of(word)
    return words[0] if len(words) == 1 else ""


def _packed(term: str, gathered: _Gathered, stems: Sequence[str] | set[str]) -> tuple[bytes | int | list[str], ...]:
    articles = gathered.articles
    return (
        term.encode(), len(articles), articles[0], articles[-1], _rest(articles),
        bytes(gathered.weights), packed_numbers(gathered.counts), packed_numbers(gathered.places), sorted(stems),
    )  # fmt: skip


def _rest(articles: list[int]) -> bytes:
    return packed_numbers([after - before - 1 for before, after in pairwise(articles)])


_encode = msgspec.msgpack.Encoder().encode
_cards = msgspec.msgpack.Decoder(list[Card])
_frame = msgspec.msgpack.Decoder(list[tuple[bytes, int, int, int, bytes, bytes, bytes, bytes, tuple[str, ...]]])


def cards_of(run: BinaryIO) -> list[Card]:
    """Return the cards of a run, which must be at its beginning."""
    return _cards.decode(_next_frame(run))


def postings_of(run: BinaryIO, start: int) -> Iterator[Postings]:
    """Yield the terms of a run in order, a frame in memory at a time; `start` is where the run begins in the segment."""
    run.seek(0)
    run.seek(int.from_bytes(run.read(4), "big"), 1)
    while frame := _next_frame(run):
        for term, articles, first, last, gaps, weights, counts, places, stems in _frame.decode(frame):
            yield Postings(term, start, articles, first, last, gaps, weights, counts, places, stems)


def _next_frame(run: BinaryIO) -> bytes:
    return run.read(int.from_bytes(run.read(4), "big"))
