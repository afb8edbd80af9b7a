"""What two texts have in common, word for word: which may be the same text, and how much of each stands in the other.

Only words count: case, punctuation, quotation marks and paragraphs do not. A text is cut into overlapping runs of words
(shingles), each a 64-bit hash. Long runs, thinned out by winnowing (Schleimer, Wilkerson and Aiken, SIGMOD 2003), are the
marks by which texts find one another: whatever run of 29 words two texts share, they share a mark of it, so an excerpt meets the
text that it was taken from as surely as a copy does. Short runs are what such a pair is then measured by, exactly
(resemblance and containment: Broder, SEQUENCES 1997).
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b
from typing import Any
from zlib import crc32

import msgspec
import numpy as np
from numpy.typing import NDArray

#: With these gone most English texts are plain ASCII, and quickly read.
_PRINTED = "\u2018\u2019\u201c\u201d\u2013\u2014\u2026"
#: ASCII in small letters, with a blank for all that is no letter and no figure; other bytes as they are.
_PLAIN = bytes(ord(c.lower()) if (c := chr(byte)).isalnum() else 32 for byte in range(128)) + bytes(range(128, 256))
_NO_LETTER = re.compile(r"[\W_]+")
_UNSPACED = re.compile("([\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff])")

#: Words in a run that is measured, and in one that is a mark.
_SHORT_RUN, _LONG_RUN = 3, 6
#: One mark is kept of so many runs that follow each other; of a text with fewer than `_BRIEF` words, one of fewer.
_WINDOW, _WINDOW_OF_BRIEF, _BRIEF = 24, 6, 200

Hashes = NDArray[np.uint64]


class Wording(msgspec.Struct, frozen=True):
    """The words of a text as hashes, in order."""

    words: Any

    @property
    def length(self) -> int:
        """How many words the text has."""
        return len(self.words)


class Likeness(msgspec.Struct, frozen=True):
    """How alike two texts are, in runs of words: those that both have, and all of each; every run counts once."""

    common: int
    one: int
    other: int

    @property
    def shorter(self) -> int:
        """How many runs the text with fewer of them has."""
        return min(self.one, self.other)

    @property
    def resemblance(self) -> float:
        """What both have, of all that either has: 0 to 1."""
        return self.common / max(1, self.one + self.other - self.common)

    @property
    def containment(self) -> float:
        """What both have, of all that the shorter one has: 0 to 1."""
        return self.common / max(1, self.shorter)


def plain_words(text: str) -> list[bytes]:
    """Return the words of a text, folded, in UTF-8; in Chinese, Japanese and Thai each character is one."""
    if not text.isascii():
        for mark in _PRINTED:
            text = text.replace(mark, " ")
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).casefold()
        text = _NO_LETTER.sub(" ", _UNSPACED.sub(r" \1 ", text))
    return text.encode().translate(_PLAIN).split()


def wording(words: list[bytes]) -> Wording:
    """Return plain words as hashes."""
    return Wording(np.fromiter(map(crc32, words), np.uint64, len(words)))


def identity(text: Wording) -> int:
    """Return a signed 64-bit number that texts with the same words in the same order share, and no others."""
    return int.from_bytes(blake2b(text.words.astype("<u8").tobytes(), digest_size=8).digest(), "big", signed=True)


def marks(text: Wording) -> NDArray[np.int64]:
    """Return what texts are found by that may be the same, about one for twelve words, each once."""
    runs = _runs(text.words, _LONG_RUN)
    if not len(runs):
        return runs.view(np.int64)
    least = _least(runs, _WINDOW if text.length >= _BRIEF else _WINDOW_OF_BRIEF)
    # One mark mostly serves several windows on end.
    marks: NDArray[np.int64] = np.unique(least[np.append(True, least[1:] != least[:-1])]).view(np.int64)
    return marks


def _least(runs: Hashes, window: int) -> Hashes:
    """Return the least of every `window` runs that follow each other; of all, where there are fewer."""
    if len(runs) <= window:
        only: Hashes = runs.min(keepdims=True)
        return only
    least, size = runs, 1
    while size < window:  # of windows twice as long, as far as that goes
        step = min(size, window - size)
        least, size = np.minimum(least[:-step], least[step:]), size + step
    return least


def shingles(text: Wording) -> Hashes:
    """Return the short runs of a text, each once, in order of their hashes: what `likeness` compares."""
    found: Hashes = np.unique(_runs(text.words, _SHORT_RUN))
    return found


def likeness(one: Hashes, other: Hashes) -> Likeness:
    """Return how alike two texts are, given the shingles of both."""
    if not len(one) or not len(other):
        return Likeness(0, len(one), len(other))
    at = np.minimum(np.searchsorted(one, other), len(one) - 1)
    return Likeness(int(np.count_nonzero(one[at] == other)), len(one), len(other))


def _runs(words: Hashes, size: int) -> Hashes:
    """Return a hash of each run of `size` words; none of a text that is shorter."""
    number = len(words) - size + 1
    if number <= 0:
        return words[:0]
    # A polynomial in an odd 64-bit number: products wrap, as they must, and the last steps let all bits tell.
    hashes = words[:number].copy()
    for place in range(1, size):
        hashes *= np.uint64(0x9E3779B97F4A7C15)
        hashes += words[place : place + number]
    hashes ^= hashes >> np.uint64(32)
    hashes *= np.uint64(0xD6E8FEB86659FD93)
    hashes ^= hashes >> np.uint64(32)
    return hashes
