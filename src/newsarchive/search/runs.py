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
from typing import Any, BinaryIO, NamedTuple

import msgspec

from .blocks import packed_numbers
from .folding import words_of
from .reading import Card
from .stems import stem_of

#: Between two parts of an article so many positions are left out: no phrase runs from one into the next.
_BETWEEN = 8
#: Of the weights of words: what one in the headline adds, which no number of times in the text outweighs; how soon a word that
#: comes again counts less, and how much longer articles count less, against one of the usual length (BM25).
_HEADLINE, _AGAIN, _LONGER, _USUAL = 30, 1.2, 0.6, 400
HEAVIEST = 15
_NAMED = ("person", "place", "org")
#: So many terms are written, and read, at once.
_FRAME = 200

_LETTERS = re.compile(r"[^\W\d_]+")
#: What is neither ASCII nor a sign that printers use: most texts in English have none.
_ACCENTED = re.compile("[^\x00-\x7f\xa0«»\u2010-\u205e]")
#: Few words come oftener in an article.
_MOSTLY = 12


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


def weight_of(times: int, length: int) -> int:
    """Return what a word weighs in the text of an article of `length` words, 1 to 15, that has it so often."""
    return max(1, int(HEAVIEST * times / (times + _AGAIN * (1 - _LONGER + _LONGER * length / _USUAL)) + 0.5))


class _Gathered:
    """What is gathered of the articles of a run: of each term the articles by number, each with its weight and its positions, all
    in one list, as an article has hundreds of terms; of each language its words, and how those with accents are written.
    """

    def __init__(self) -> None:
        self.terms: defaultdict[str, list[Any]] = defaultdict(list)
        self.words: defaultdict[str, set[str]] = defaultdict(set)
        self.written: defaultdict[str, dict[str, str]] = defaultdict(dict)

    def take(self, number: int, found: Findable) -> None:
        """Gather an article."""
        places, headline, length = terms_of(found)
        weights = [weight_of(times, length) for times in range(1, _MOSTLY)]
        terms = self.terms
        named = {word for field, name in found.names if field in _NAMED for word in words_of(name)}
        for term, own in places.items():
            times = len(own)
            if term in named:
                times += 1
            weight = weights[times - 1] if times < _MOSTLY else weight_of(times, length)
            terms[term] += (number, weight + _HEADLINE if term in headline else weight, own)
        for term in field_terms((*found.names, *(("title", word) for word in headline))):
            terms[term] += (number, 1, ())
        self.words[found.language].update(places)
        for part in found.parts:
            if _ACCENTED.search(part):
                self._note_accents(part, self.written[found.language])

    def _note_accents(self, text: str, written: dict[str, str]) -> None:
        """Note how words are written: a stemmer wants the accents that folding takes away."""
        for word in set(_LETTERS.findall(text.lower())):
            # Of several ways to write a word the first one, so that the order of articles makes no difference.
            if not word.isascii() and (folded := _folded(word)) and word < written.get(folded, "\U0010ffff"):
                written[folded] = word

    def stems(self) -> dict[str, set[str]]:
        """Return the stems of the words that are not stems themselves."""
        stems: dict[str, set[str]] = {}
        for language, words in self.words.items():
            written = self.written[language]
            for word in words if language else ():
                stem = stem_of(written.get(word, word), language)
                if stem != word:
                    stems.setdefault(word, set()).add(stem)
        return stems


def packed_run(articles: Sequence[Findable]) -> bytes:
    """Return a run as it is kept: its cards, then its terms in order, in frames."""
    gathered = _Gathered()
    for number, found in enumerate(articles):
        gathered.take(number, found)
    terms, stems = gathered.terms, gathered.stems()
    packed = [_packed(term, terms[term], stems.get(term, ())) for term in sorted(terms, key=str.encode)]
    frames = [packed[start : start + _FRAME] for start in range(0, len(packed), _FRAME)]
    encoded = [_encode([found.card for found in articles]), *map(_encode, frames)]
    return b"".join(len(each).to_bytes(4, "big") + each for each in encoded)


@lru_cache(1 << 16)
def _folded(word: str) -> str:
    """Return the one term that a word is; "" where it is several."""
    words = words_of(word)
    return words[0] if len(words) == 1 else ""


def _packed(term: str, gathered: list[Any], stems: Iterable[str]) -> tuple[bytes | int | list[str], ...]:
    articles, places = gathered[::3], gathered[2::3]
    gaps = [after - before - 1 for before, after in pairwise(articles)]
    positions = list[int]()
    for own in places:
        positions += own[:1]
        if len(own) > 1:
            positions += [after - before - 1 for before, after in pairwise(own)]
    return (
        term.encode(), len(articles), articles[0], articles[-1], packed_numbers(gaps), bytes(gathered[1::3]),
        packed_numbers([len(own) for own in places if own]), packed_numbers(positions), sorted(stems),
    )  # fmt: skip


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
