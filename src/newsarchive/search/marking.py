"""Where in a text that what was sought stands, as it is written there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from .folding import UNSPACED, words_of
from .sought import Sought

# Initials are one word; the s of Netanyahu's is none; other words are letters and figures that stand together, with their marks.
_PIECE = re.compile(
    rf"(?P<initials>(?<![^\W_])(?:[^\W\d_]\.){{2,}})|(?P<none>['’]s(?![^\W_]))|(?P<run>[{UNSPACED}]+)"
    rf"|(?:(?![{UNSPACED}])[^\W_]|[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0dff])+"
)


class Place(NamedTuple):
    """A folded word, and from where to where it stands in the text."""

    word: str
    start: int
    end: int


class Mark(NamedTuple):
    """One of the things that were sought, by its number, and from where to where it stands."""

    which: int
    start: int
    end: int


def places_in_text(text: str) -> Iterator[Place]:
    """Yield the words by which a text is found, and where they stand.

    >>> [tuple(place) for place in places_in_text("The U.S. Éclipse")]
    [('the', 0, 3), ('us', 4, 8), ('eclipse', 9, 16)]
    """
    for piece in _PIECE.finditer(text):
        start, end = piece.span()
        if piece.lastgroup == "run" and end - start > 1:
            pairs = [(at, at + 2) for at in range(start, end - 1)]
            yield from (Place(word, *pair) for pair in pairs for word in words_of(text[slice(*pair)]))
        elif piece.lastgroup != "none":
            yield from (Place(word, start, end) for word in words_of(piece[0]))


def marks_in(text: str, sought: Sequence[Sought]) -> list[Mark]:
    """Return where the things that are sought stand in a text, in order."""
    places = list(places_in_text(text))
    return sorted(
        (
            Mark(which, places[at].start, places[at + len(words) - 1].end)
            for which, words in enumerate(sought)
            for at in range(len(places) - len(words) + 1)
            if all(not each or places[at + beside].word in each for beside, each in enumerate(words))
        ),
        key=lambda mark: (mark.start, mark.end, mark.which),
    )


def spans_of(marks: Iterable[Mark]) -> tuple[tuple[int, int], ...]:
    """Return from where to where marks stand, each place once: those that overlap are one."""
    spans = list[tuple[int, int]]()
    for _, start, end in marks:
        if spans and start < spans[-1][1]:
            spans[-1] = spans[-1][0], max(end, spans[-1][1])
        else:
            spans.append((start, end))
    return tuple(spans)
