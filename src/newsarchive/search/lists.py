"""Lists of a block as arrays: many articles are decoded, joined and compared at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from .blocks import damaged

Numbers = npt.NDArray[np.int64]

# A varint of an index has at most 32 bits.
_LONGEST = 5
#: Positions of one article are below this; an article's number times it, and a position, is one number.
SPAN = 1 << 32


def numbers_in(packed: bytes) -> Numbers:
    """Return all varints. Raises `ArchiveError` where the last one has no end or one is too long."""
    digits = np.frombuffer(packed, np.uint8)
    ends = np.flatnonzero(digits < 128)
    if not len(digits):
        return np.empty(0, np.int64)
    if not len(ends) or ends[-1] != len(digits) - 1:
        raise damaged()
    starts = np.concatenate(([0], ends[:-1] + 1))
    lengths = ends - starts + 1
    if lengths.max() > _LONGEST:
        raise damaged()
    shifts = 7 * (np.arange(len(digits)) - np.repeat(starts, lengths))
    return np.add.reduceat((digits & 127).astype(np.int64) << shifts, starts)


def articles_in(packed: bytes, below: int) -> Numbers:
    """Return the articles whose gaps these are. Raises `ArchiveError` where one is not below the number of articles."""
    articles = np.cumsum(numbers_in(packed) + 1) - 1
    if len(articles) and articles[-1] >= below:
        raise damaged()
    return articles


def weighed(packed: bytes, count: int, below: int) -> tuple[Numbers, Numbers]:
    """Return the articles of a word's list, `count` of them, and its weight in each."""
    split = len(packed) - count
    articles = articles_in(packed[: max(split, 0)], below)
    if len(articles) != count or split < 0:
        raise damaged()
    return articles, np.frombuffer(packed, np.uint8, offset=split).astype(np.int64)


def places_in(packed: bytes, articles: Numbers) -> Numbers:
    """Return where a word stands: for each of its places, its article times `SPAN` and the position, ascending."""
    numbers = numbers_in(packed)
    counts, gaps = numbers[: len(articles)], numbers[len(articles) :]
    if len(counts) != len(articles) or counts.sum() != len(gaps):
        raise damaged()
    ends = np.concatenate(([0], np.cumsum(gaps + 1)))
    before = ends[np.cumsum(counts) - counts]
    positions = ends[1:] - 1 - np.repeat(before, counts)
    if len(positions) and positions.max() >= SPAN:
        raise damaged()
    places: Numbers = np.repeat(articles, counts) * SPAN + positions
    return places
