"""Which articles are of a range of dates: as they are numbered by date, a range of numbers in each segment."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np

from .opened import OpenIndex, OpenSegment
from .query import Range
from .terms import Weights

# After a date and all that begin with it: dates have figures and hyphens only.
_PAST = "~"
_YEAR = 4


def weights_of_range(index: OpenIndex, span: Range) -> Weights:
    """Return 1 for each article of the range."""
    weights = np.zeros(index.articles)
    for segment in index.segments:
        start = _at(segment, span.first or (span.after + _PAST if span.after else ""))
        end = _at(segment, span.before or (span.last + _PAST if span.last else _PAST))
        weights[segment.articles][start:end] = 1
    return weights


def _at(segment: OpenSegment, date: str) -> int:
    """Return the first article whose date is not before this one; for that, years need not be looked up in the file of dates."""
    is_year = len(date.rstrip(_PAST)) <= _YEAR
    return _first(segment.says.years if is_year else segment.dates, date, segment.says.articles)


def _first(dates: Sequence[tuple[str, int]], date: str, articles: int) -> int:
    known = [each for each in dates if each[0]]
    at = bisect_left(known, date, key=lambda each: each[0])
    return known[at][1] if at < len(known) else articles
