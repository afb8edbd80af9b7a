"""The passage of a text that tells best why it was found, with the words marked for which it was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from .marking import Mark, marks_in, spans_of
from .sought import Sought

#: A passage has so many characters, or a few less.
LENGTH = 200
# So much stands before what was sought: a few words, or a whole beginning of a sentence.
_FEW, _SENTENCE = 40, 100

_SENTENCE_START = re.compile(r"(?:[.!?…]['\"’”»)\]]*\s|[。！？]['\"’”»)\]]*)(?=[^a-z\s])")


class Passage(msgspec.Struct, frozen=True):
    """A piece of a text, and from where to where words in it are marked; whether the text begins, and ends, with it."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()
    begins: bool = True
    ends: bool = True


def passage(text: str, sought: Sequence[Sought], length: int = LENGTH) -> Passage:
    """Return the passage in which most of what was sought stands; the beginning of a text in which nothing does.

    >>> passage("Calm.  The lamp was lit.", [(frozenset({"lamp"}),)])
    Passage(text='Calm. The lamp was lit.', marks=((10, 14),), begins=True, ends=True)
    """
    text = " ".join(text.split())
    marks = marks_in(text, sought)
    first, last = _span(marks, length)
    start = 0 if len(text) <= length else _start(text, first, length - (last - first))
    end = _end(text, start, max(last, start), length)
    inside = [
        Mark(each.which, each.start - start, each.end - start)
        for each in marks
        if start <= each.start < each.end <= end
    ]
    return Passage(text[start:end], spans_of(inside), start == 0, end == len(text))


def _span(marks: Sequence[Mark], length: int) -> tuple[int, int]:
    """Return from where to where the marks stand that are most telling together: different ones first, then many, then early."""
    best, span = (0, 0), (0, 0)
    for at, first in enumerate(marks):
        near = list(_while_near(marks, at, first.start + length))
        worth = len({each.which for each in near}), len(near)
        if worth > best:
            best, span = worth, (first.start, max(each.end for each in near))
    return span


def _while_near(marks: Sequence[Mark], at: int, end: int) -> Iterator[Mark]:
    for number in range(at, len(marks)):
        if marks[number].end > end:
            return
        yield marks[number]


def _start(text: str, first: int, room: int) -> int:
    """Return where the passage begins: with a sentence if one begins a little before, or else a few words before."""
    low = max(first - min(_SENTENCE, room), 0)
    sentences = [found.end() for found in _SENTENCE_START.finditer(text, low, first + 1) if found.end() <= first]
    if low == 0 or sentences:
        return sentences[-1] if sentences else 0
    few = first - min(_FEW, room)
    # A script without blanks has none to begin after.
    blank = text.find(" ", few, first)
    return blank + 1 if blank >= 0 else few


def _end(text: str, start: int, last: int, length: int) -> int:
    """Return where the passage ends: behind a word."""
    end = start + length
    if end >= len(text):
        return len(text)
    blank = text.rfind(" ", last, end + 1)
    return blank if blank > last else max(end, last)
