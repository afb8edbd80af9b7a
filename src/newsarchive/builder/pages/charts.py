"""Small charts over time: the gaps between bars, and sparklines that share one scale."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import msgspec

from ..wording import counted
from ..words import Words
from .items import bars

#: Bars are drawn for so many years, days, weeks or months at most.
BARS = 400
#: A sparkline has so many columns at most: where an archive is longer, each stands for several years. So a list of a hundred
#: stays well below the size that no list exceeds.
_COLUMNS = 64
_HEIGHT = 20
#: With fewer years, or articles, than this there is no course to be seen.
_FEWEST = 3
_QUIET = counted(
    "The dashed line marks {n} year without an article.", "Dashed lines mark {n} years without an article."
)


def empty_runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield (first, number) of all runs of nothing.

    >>> list(empty_runs([2, 0, 0, 1, 0]))
    [(1, 2), (4, 1)]
    """
    at = 0
    for is_empty, run in groupby(numbers, key=lambda number: not number):
        length = sum(1 for _ in run)
        if is_empty:
            yield at, length
        at += length


def gaps(numbers: Sequence[int]) -> str:
    """Return the SVG path of lines that stand, in a chart of `bars`, where there is nothing.

    >>> gaps([2, 0, 0, 1])
    'M11 94H29'
    """
    return "".join(f"M{first * 10 + 1} 94H{(first + length) * 10 - 1}" for first, length in empty_runs(numbers[:BARS]))


class YearChart(msgspec.Struct, frozen=True):
    """Bars by year, as `TopicView` has them; none where there are too few years or articles for it."""

    first: int = 0
    bars: str = ""
    most: str = ""
    gaps: str = ""
    number: int = 0
    finding: str = ""
    quiet: str = ""


def year_chart(words: Words, years: Mapping[int, int]) -> YearChart:
    """Return the chart of articles by year; what is undated is not in it."""
    known = [year for year in years if year]
    first, last = min(known, default=0), max(known, default=0)
    if last - first + 1 < _FEWEST or sum(years[year] for year in known) < _FEWEST:
        return YearChart()
    numbers = [years.get(year, 0) for year in range(first, last + 1)]
    most = max(numbers)
    # Where every year has one there is no fullest year to point out.
    peak = numbers.index(most) if most > 1 else -1
    empty = numbers.count(0)
    return YearChart(
        first=first,
        bars=bars([0 if at == peak else number for at, number in enumerate(numbers)], most),
        most=bars([number if at == peak else 0 for at, number in enumerate(numbers)], most),
        gaps=gaps(numbers),
        number=len(numbers),
        finding=words.say("most in {year}: {n}", year=first + peak, n=words.number(most)) if most > 1 else "",
        quiet=words.count(empty, *_QUIET) if empty else "",
    )


class Scale(msgspec.Struct, frozen=True):
    """What all sparklines of a page share: `columns` of so many `years` each, from `first` to `last`; the highest is `most`."""

    first: int
    last: int
    years: int
    columns: int
    most: int


def scale(several: Iterable[Mapping[int, int]]) -> Scale | None:
    """Return the scale on which articles by year, of several things, can be compared; None where they are of too few years."""
    known = [{year: number for year, number in each.items() if year} for each in several]
    every = {year for each in known for year in each}
    if not every or max(every) - min(every) + 1 < _FEWEST:
        return None
    first, span = min(every), max(every) - min(every) + 1
    years = -(-span // _COLUMNS)
    most = max(max(_columns(each, first, years).values(), default=0) for each in known)
    return Scale(first, max(every), years, -(-span // years), most)


def spark(numbers: Mapping[int, int], scale: Scale | None) -> str:
    """Return the SVG path of a sparkline: one stroke a column, upwards from nothing; "" where there is none.

    >>> spark({1990: 4, 1992: 1}, Scale(1990, 1992, 1, 3, 4))
    'M0 0v-20M2 0v-5'
    """
    if scale is None:
        return ""
    columns = _columns({year: number for year, number in numbers.items() if year}, scale.first, scale.years)
    return "".join(f"M{at} 0v-{max(1, round(_HEIGHT * columns[at] / scale.most))}" for at in sorted(columns))


def _columns(numbers: Mapping[int, int], first: int, years: int) -> dict[int, int]:
    columns: dict[int, int] = {}
    for year, number in numbers.items():
        at = (year - first) // years
        columns[at] = columns.get(at, 0) + number
    return columns
