"""Two texts beside each other, word by word: what both have, and what only one of them has.

Only words are compared; case, marks and paragraphs are not, and each text keeps its own. Runs of words that stand once in either
text are laid side by side first (patience diff), long ones before short ones; what lies between two of them is compared exactly
(longest common subsequence, by bits: Hyyrö, 2004) where it is small enough. So the time grows with the length of the texts,
whatever stands in them.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec

#: Runs of so many words are looked for that stand once in either text.
_RUNS = (8, 3)
#: Between them so many pairs of words are compared exactly; what is larger is left as it is.
_EXACT = 1 << 24
#: Fewer common words than this in a row, between changes more than twice as long on either side, are chance ("of the").
_CHANCE = 4

_MARKS = "\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06ed\u0900-\u0963\u0980-\u0dff"
_UNSPACED = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_WORD = re.compile(
    f"[{_UNSPACED}][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece]*|(?:(?![{_UNSPACED}])[^\\W_]|[{_MARKS}]|(?<=[^\\W_])['\u2019](?=[^\\W_]))+"
)
_LAST_SPACE = re.compile(r".*\s", re.DOTALL)


class Piece(msgspec.Struct, frozen=True, gc=False):
    """Words in a row as either text writes them; "" in the one that has not got them.

    `opens_one` and `opens_other` say that a paragraph of that text begins here, `breaks` that one begins where both texts are run
    together.
    """

    one: str
    other: str
    opens_one: bool
    opens_other: bool
    breaks: bool


class Row(msgspec.Struct, frozen=True):
    """Paragraphs of both texts that belong beside each other. `compared` is false where they were too long for it."""

    pieces: tuple[Piece, ...]
    compared: bool = True


class Comparison(msgspec.Struct, frozen=True):
    """Two texts as rows, and how many words both have, and how many only one of them."""

    rows: tuple[Row, ...]
    same: int
    gone: int
    come: int


class _Words(msgspec.Struct, frozen=True):
    """A text as words: how each is written, what it is compared by, and whether a paragraph begins with it."""

    written: list[str]
    keys: list[str]
    opens: list[bool]


def compare(one: Sequence[str], other: Sequence[str]) -> Comparison:
    """Compare two texts, given as their paragraphs."""
    these, those = _words(one), _words(other)
    pairs, vast = _align(these.keys, those.keys)
    runs = _without_chance(_runs(pairs), len(these.keys), len(those.keys))
    same = sum(size for _, _, size in runs)
    rows = tuple(_rows(these, those, runs, vast))
    return Comparison(rows, same, len(these.keys) - same, len(those.keys) - same)


def _words(paragraphs: Iterable[str]) -> _Words:
    words = _Words([], [], [])
    for paragraph in filter(None, map(str.strip, paragraphs)):
        found = list(_WORD.finditer(paragraph))
        starts = [
            0,
            *(_start(paragraph, before.end(), word.start()) for before, word in pairwise(found)),
        ]
        words.written.extend(paragraph[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True))
        words.keys.extend([_key(word[0]) for word in found] or [paragraph])
        words.opens.extend(place == 0 for place in range(len(starts)))
    return words


def _start(text: str, end: int, start: int) -> int:
    """Return where a word begins: marks before it belong to it if there is a space before them, else to the word before."""
    space = _LAST_SPACE.match(text, end, start)
    return space.end() if space else start


def _key(word: str) -> str:
    word = word.replace("'", "").replace("\u2019", "")
    return word.lower() if word.isascii() else unicodedata.normalize("NFKC", word).casefold()


_Pairs = list[tuple[int, int]]


def _align(one: Sequence[str], other: Sequence[str]) -> tuple[_Pairs, set[tuple[int, int]]]:
    """Return the words that are the same, as pairs of places in order, and where what was too large to be compared begins."""
    pairs, vast = _Pairs(), set[tuple[int, int]]()
    waiting = [(0, len(one), 0, len(other), 0)]
    while waiting:
        low, high, left, right, level = waiting.pop()
        while low < high and left < right and one[low] == other[left]:
            pairs.append((low, left))
            low, left = low + 1, left + 1
        while low < high and left < right and one[high - 1] == other[right - 1]:
            high, right = high - 1, right - 1
            pairs.append((high, right))
        if low == high or left == right:
            continue
        if level < len(_RUNS):
            place = (low, left)
            for start, beside in _unique(one, low, high, other, left, right, _RUNS[level]):
                waiting.append((place[0], start, place[1], beside, level + 1))
                pairs.append((start, beside))
                place = (start + 1, beside + 1)
            waiting.append((place[0], high, place[1], right, level + 1))
        elif (high - low) * (right - left) <= _EXACT:
            common = _common(one[low:high], other[left:right])
            pairs += [(low + start, left + beside) for start, beside in common]
        else:
            vast.add((low, left))
    return sorted(pairs), vast


def _unique(
    one: Sequence[str], low: int, high: int, other: Sequence[str], left: int, right: int, size: int
) -> Iterator[tuple[int, int]]:
    """Yield the words of runs that stand once in a part of either text, as pairs of places that rise in both."""
    there = _once(other, left, right, size)
    found = [(start, there[run]) for run, start in _once(one, low, high, size).items() if run in there]
    last, beside = low - 1, left - 1
    for start, place in _rising(sorted(found)):
        for step in range(size):
            if start + step > last and place + step > beside:
                last, beside = start + step, place + step
                yield last, beside


def _once(words: Sequence[str], low: int, high: int, size: int) -> dict[tuple[str, ...], int]:
    """Return the runs that stand once, each with its place."""
    places: dict[tuple[str, ...], int] = {}
    again = set[tuple[str, ...]]()
    for place in range(low, high - size + 1):
        run = tuple(words[place : place + size])
        if places.setdefault(run, place) != place:
            again.add(run)
    for run in again:
        del places[run]
    return places


def _rising(pairs: _Pairs) -> _Pairs:
    """Return the longest series of pairs, which are in order of their first number, that rises in the second."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, beside) in enumerate(pairs):
        place = bisect_left(tops, beside)
        before.append(ends[place - 1] if place else -1)
        tops[place : place + 1] = [beside]
        ends[place : place + 1] = [number]
    series, number = _Pairs(), ends[-1] if ends else -1
    while number >= 0:
        series.append(pairs[number])
        number = before[number]
    return series[::-1]


def _common(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the longest common subsequence, last pair first."""
    # A row of bits for each word of the first, 0 where one more word of the other is common.
    where: dict[str, int] = {}
    for place, word in enumerate(other):
        where[word] = where.get(word, 0) | 1 << place
    full = (1 << len(other)) - 1
    rows = [full]
    for word in one:
        row, found = rows[-1], where.get(word, 0)
        common = row & found
        rows.append((row + common | row - common) & full)
    start, beside = len(one), len(other)
    while start and beside:
        bit = 1 << beside - 1
        if rows[start] & bit:
            beside -= 1
        elif not rows[start - 1] & bit:
            start -= 1
        else:
            start, beside = start - 1, beside - 1
            yield start, beside


_Runs = list[tuple[int, int, int]]


def _runs(pairs: _Pairs) -> _Runs:
    """Return pairs that follow each other as (place, place beside it, number)."""
    runs = _Runs()
    for start, beside in pairs:
        if runs and (start, beside) == (runs[-1][0] + runs[-1][2], runs[-1][1] + runs[-1][2]):
            runs[-1] = (*runs[-1][:2], runs[-1][2] + 1)
        else:
            runs.append((start, beside, 1))
    return runs


def _without_chance(runs: _Runs, length: int, beside: int) -> _Runs:
    """Return the runs but those of a few words amid long changes."""
    kept = [(0, 0, 0)]
    for number, (start, place, size) in enumerate(runs):
        last, next_ = kept[-1], runs[number + 1] if number + 1 < len(runs) else (length, beside, 0)
        before = max(start - last[0] - last[2], place - last[1] - last[2])
        after = max(next_[0] - start - size, next_[1] - place - size)
        if size >= _CHANCE or min(before, after) <= 2 * size:
            kept.append((start, place, size))
    return kept[1:]


def _rows(these: _Words, those: _Words, runs: _Runs, vast: set[tuple[int, int]]) -> Iterator[Row]:
    """Yield rows: each as long as it must be for a paragraph to begin in both texts where the next one does."""
    pieces: list[Piece] = []
    compared = True
    start, beside = 0, 0
    for place, place_beside, size in [*runs, (len(these.keys), len(those.keys), 0)]:
        small = not any(start <= low < place and beside <= left < place_beside for low, left in vast)
        steps = [(small, *step) for step in _difference(these, start, place, those, beside, place_beside)]
        steps += (
            (True, piece.opens_one and piece.opens_other, [piece])
            for piece in _same(these, those, place, place_beside, size)
        )
        for exact, begins, more in steps:
            if begins and pieces:
                yield Row(tuple(pieces), compared)
                pieces, compared = [], True
            pieces += more
            compared = compared and exact
        start, beside = place + size, place_beside + size
    if pieces:
        yield Row(tuple(pieces), compared)


def _difference(
    these: _Words, start: int, end: int, those: _Words, beside: int, end_beside: int
) -> Iterator[tuple[bool, list[Piece]]]:
    """Yield what stands in one text only, and in its place in the other, in steps, each with whether a row may begin there.

    First what ends a paragraph that has begun before, then whole paragraphs, last what begins one that goes on after it.
    """
    parts = zip(_thirds(these, start, end), _thirds(those, beside, end_beside), strict=True)
    for number, ((low, high), (left, right)) in enumerate(parts):
        gone, come = list(_pieces(these, low, high)), [_turned(piece) for piece in _pieces(those, left, right)]
        begins = _opens(these, low) and _opens(those, left)
        if number == 1 and len(gone) == len(come):
            yield from ((begins, list(pair)) for pair in zip(gone, come, strict=True))
        elif number == 1 and not (gone and come):
            yield from ((begins, [piece]) for piece in gone + come)
        elif gone or come:
            # The beginnings of two paragraphs are one in a running text.
            first = [msgspec.structs.replace(piece, breaks=False) for piece in come] if number == 2 and gone else come
            yield begins, gone + first


def _thirds(words: _Words, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Divide a stretch: before the first paragraph that begins in it, whole ones, after the beginning of one that goes on."""
    first = next((place for place in range(start, end) if words.opens[place]), end)
    last = (
        end
        if _opens(words, end)
        else next((place for place in range(end - 1, first - 1, -1) if words.opens[place]), end)
    )
    return (start, first), (first, last), (last, end)


def _opens(words: _Words, place: int) -> bool:
    """Whether a paragraph begins at a place, or the text has come to its end."""
    return place == len(words.opens) or words.opens[place]


def _pieces(words: _Words, start: int, end: int) -> Iterator[Piece]:
    """Yield words of the first text, cut where its paragraphs begin."""
    for low, high in _cut(start, end, lambda place: words.opens[place]):
        yield Piece("".join(words.written[low:high]), "", words.opens[low], opens_other=False, breaks=words.opens[low])


def _turned(piece: Piece) -> Piece:
    return Piece(piece.other, piece.one, piece.opens_other, piece.opens_one, piece.breaks)


def _same(these: _Words, those: _Words, start: int, beside: int, size: int) -> Iterator[Piece]:
    """Yield words that both texts have, cut where paragraphs of either begin."""
    step = beside - start
    for low, high in _cut(start, start + size, lambda place: these.opens[place] or those.opens[place + step]):
        one, other = "".join(these.written[low:high]), "".join(those.written[low + step : high + step])
        yield Piece(one, other, these.opens[low], those.opens[low + step], these.opens[low])


def _cut(start: int, end: int, opens: Callable[[int], bool]) -> Iterator[tuple[int, int]]:
    """Yield the parts of a stretch, which may be none, cut at the places where something opens."""
    cuts = [start, *filter(opens, range(start + 1, end)), end] if end > start else []
    yield from pairwise(cuts)
