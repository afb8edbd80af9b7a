"""Of what years, and with what names, the articles are that were found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from .opened import OpenIndex


def years_of(index: OpenIndex, numbers: Sequence[int]) -> tuple[tuple[str, int], ...]:
    """Return how many of these articles each year has that has any, in order; "" is for those without a date."""
    found = _marked(index, numbers)
    counts = Counter[str]()
    for segment in index.segments:
        here, years = found[segment.articles], segment.says.years
        for (year, first), (_, end) in zip(years, (*years[1:], ("", len(here))), strict=True):
            counts[year] += int(np.count_nonzero(here[first:end]))
    return tuple(
        sorted(((year, count) for year, count in counts.items() if count), key=lambda each: (not each[0], each))
    )


def facets_of(index: OpenIndex, numbers: Sequence[int]) -> dict[str, tuple[tuple[str, int], ...]]:
    """Return by field how many of these articles have each of its values: the most first, of as many in the order of letters.

    Of each field only the values are known that most articles of the archive have.
    """
    found = _marked(index, numbers)
    counts = dict[str, Counter[str]]()
    for segment in index.segments:
        here = found[segment.articles]
        for field in segment.says.facets:
            of_field = counts.setdefault(field, Counter())
            for value, articles in segment.facet(field):
                of_field[value] += int(np.count_nonzero(here[articles]))
    return {
        field: tuple(
            sorted(((value, count) for value, count in values.items() if count), key=lambda each: (-each[1], each[0]))
        )
        for field, values in sorted(counts.items())
    }


def _marked(index: OpenIndex, numbers: Sequence[int]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    marked = np.zeros(index.articles, bool)
    marked[np.asarray(numbers, np.int64)] = True
    return marked
