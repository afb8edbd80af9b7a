"""How the coverage of a story grew: bars over its days, weeks or months, with what they show in words and in figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec

from ...article import NewsDate
from ..views import DateView, Place, Tick
from ..wording import counted, said
from ..words import Words
from .charts import gaps
from .items import bars

#: A chart has at least three bars; days up to so many, then weeks up to so many, then months.
_FEWEST, _DAYS, _WEEKS = 3, 45, 60
#: So many labels stand below a chart, where each has three bars to itself.
_TICKS = 4
_FINDINGS = {
    "day": said("Articles a day: most on {date}, {n}"),
    "week": said("Articles a week: most in the week from {date}, {n}"),
    "month": said("Articles a month: most in {date}, {n}"),
}
_QUIET = {
    "day": counted(
        "The dashed line marks {n} day without an article.", "Dashed lines mark {n} days without an article."
    ),
    "week": counted(
        "The dashed line marks {n} week without an article.", "Dashed lines mark {n} weeks without an article."
    ),
    "month": counted(
        "The dashed line marks {n} month without an article.", "Dashed lines mark {n} months without an article."
    ),
}


class Growth(msgspec.Struct, frozen=True):
    """Bars over a story's days, weeks or months, as `StoryView` has them; the fullest is drawn on its own, and said in words."""

    bars: str = ""
    most: str = ""
    gaps: str = ""
    number: int = 0
    finding: str = ""
    quiet: str = ""
    ticks: tuple[Tick, ...] = ()
    figures: tuple[Place, ...] = ()


def growth(words: Words, dates: Sequence[tuple[str, int]]) -> Growth:
    """Return the chart of a story with so many articles on each date; none for one that is too short for it."""
    known = [(date.fromisoformat(day), number) for day, number in dates if day and "-00" not in day]
    if not known:
        return Growth()
    first, last = known[0][0], known[-1][0]
    days = (last - first).days + 1
    if days <= _DAYS:
        unit, numbers = "day", _spread(known, first, days, 1)
    elif days <= 7 * _WEEKS:
        unit, numbers = "week", _spread(known, first, -(-days // 7), 7)
    else:
        unit, numbers = "month", _by_month(known, first, last)
    most, empty = max(numbers), numbers.count(0)
    if len(numbers) < _FEWEST or most < 2:
        return Growth()
    peak = numbers.index(most)
    return Growth(
        bars=bars([0 if at == peak else number for at, number in enumerate(numbers)], most),
        most=bars([number if at == peak else 0 for at, number in enumerate(numbers)], most),
        gaps=gaps(numbers),
        number=len(numbers),
        finding=words.say(_FINDINGS[unit], date=_when(words, unit, first, peak).full, n=words.number(most)),
        quiet=words.count(empty, *_QUIET[unit]) if empty else "",
        ticks=tuple(_tick(words, unit, first, at, len(numbers)) for at in _marked(len(numbers))),
        figures=tuple(_figure(words, unit, first, at, number) for at, number in enumerate(numbers) if number),
    )


def _spread(known: Iterable[tuple[date, int]], first: date, number: int, days: int) -> list[int]:
    numbers = [0] * number
    for day, articles in known:
        numbers[(day - first).days // days] += articles
    return numbers


def _by_month(known: Iterable[tuple[date, int]], first: date, last: date) -> list[int]:
    numbers = [0] * ((last.year - first.year) * 12 + last.month - first.month + 1)
    for day, articles in known:
        numbers[(day.year - first.year) * 12 + day.month - first.month] += articles
    return numbers


def _marked(number: int) -> list[int]:
    """Return the bars that have a label, in the middle of equal parts.

    >>> _marked(9)
    [1, 4, 7]
    """
    parts = max(1, min(_TICKS, number // 3))
    return [(2 * part + 1) * number // (2 * parts) for part in range(parts)]


def _tick(words: Words, unit: str, first: date, at: int, number: int) -> Tick:
    view = _when(words, unit, first, at)
    return Tick(f"{(at + 0.5) * 100 / number:.1f}", view.medium if unit == "month" else view.short)


def _figure(words: Words, unit: str, first: date, at: int, number: int) -> Place:
    view = _when(words, unit, first, at)
    if unit == "week":
        return Place(words.say("Week from {date}", date=view.medium), "", number)
    return Place(view.medium, view.address, number)


def _when(words: Words, unit: str, first: date, at: int) -> DateView:
    """Return the day on which a unit of the chart begins, or the month that it is."""
    if unit == "month":
        months = first.month - 1 + at
        return words.date(NewsDate(first.year + months // 12, months % 12 + 1))
    day = first + timedelta(days=at * (7 if unit == "week" else 1))
    return words.date(NewsDate(day.year, day.month, day.day))
