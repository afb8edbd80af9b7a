"""A day of the year in all years: `/on/02-27/`, and `/on/`, the year of days that leads to them.

There is a page for every day, so that a link to today's always leads somewhere. What is more than fits on it stands on the pages
of the days themselves, `/2019/02/27/`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ...archive import DAYS_OF_YEAR, Questions, Shown, YearOnDay
from ...article import NewsDate
from ..planned import PageMaker, Plan, Planned
from ..views import DayCell, MonthTable, OnDayView, OnThisDayView, OnYear, Place
from ..wording import ARTICLES
from ..words import Words
from .items import LIST_LIMIT, day_name, items, key_of, scale_for, tint

#: The last so many years are told, each with an article at least.
_YEARS_TOLD = 200
#: 29 February comes in leap years only: any will do for what a day of the year is called.
_LEAP_YEAR = 2000


def _keys(_: Questions) -> Iterable[str]:
    return ("", *DAYS_OF_YEAR)


def _make(plan: Plan, key: str) -> Iterator[Planned]:
    if key:
        yield Planned(f"/on/{key}/", ("on-day.html",), _on_day(plan, key))
    else:
        yield Planned("/on/", ("on.html",), _on(plan))


MAKER = PageMaker(_keys, _make)


def _on(plan: Plan) -> OnThisDayView:
    counts = plan.questions.days_of_year()
    scale = scale_for(max(counts.values(), default=0))
    tables = tuple(_table(plan.words, f"{month:02}", counts, scale) for month in range(1, 13))
    return OnThisDayView(
        address="/on/", title=plan.words.say("On this day"), tables=tables, key=key_of(scale, plan.words)
    )


def _table(words: Words, month: str, counts: dict[str, int], scale: Sequence[int]) -> MonthTable:
    """Return a month in rows of seven days: they are the same days of the month, and no days of the week."""
    days = [day for day in DAYS_OF_YEAR if day.startswith(month)]
    cells = tuple(_cell(words, day, counts.get(day, 0), scale) for day in days)
    weeks = tuple((*cells[first : first + 7], *[DayCell()] * (first + 7 - len(cells))) for first in range(0, len(cells), 7))  # fmt: skip
    return MonthTable(words.months[int(month) - 1], "", sum(cell.count for cell in cells), weeks)


def _cell(words: Words, day: str, articles: int, scale: Sequence[int]) -> DayCell:
    number = int(day[3:])
    name = day_name(words, int(day[:2]), number, articles)
    return DayCell(number, name, articles, f"/on/{day}/", tint(articles, scale))


def _on_day(plan: Plan, day: str) -> OnDayView:
    words, years = plan.words, plan.questions.years_on_day(day)
    told = years[-_YEARS_TOLD:]
    few = _few([each.articles for each in told])
    shown = plan.questions.on_day_of_year(day, told[0].year, few) if told else []
    by_year = {year: list(same) for year, same in groupby(shown, key=_year)}
    earlier, later = (_place(words, each) for each in plan.questions.beside_day_of_year(day))
    month, number = int(day[:2]), int(day[3:])
    total = words.count(sum(each.articles for each in years), *ARTICLES)
    return OnDayView(
        address=f"/on/{day}/", title=words.day_of_year(month, number),
        ruler=words.date(NewsDate(_LEAP_YEAR, month, number)).ruler,
        deck=words.join([total, words.span(years[0].year, years[-1].year)]) if years else "",
        trail=(Place(words.say("Years"), "/years/"), Place(words.say("On this day"), "/on/")),
        years=tuple(_of_year(plan, each, day, by_year[each.year]) for each in told),
        older=len(years) - len(told), earlier=earlier, later=later,
    )  # fmt: skip


def _year(shown: Shown) -> int:
    return shown.card.date.year if shown.card.date else 0


def _few(counts: Sequence[int]) -> int:
    """Return how many articles each year may show so that all together are no long list: one at least.

    >>> _few([1, 400, 70])
    49
    """
    return next((few for few in range(LIST_LIMIT, 1, -1) if sum(min(few, each) for each in counts) <= LIST_LIMIT), 1)


def _of_year(plan: Plan, year: YearOnDay, day: str, shown: Sequence[Shown]) -> OnYear:
    address = f"/{year.year:04d}/{day.replace('-', '/')}/"
    more = None
    if len(shown) < year.articles:
        date = plan.words.date(NewsDate(year.year, int(day[:2]), int(day[3:]))).full
        said = plan.words.count(year.on_its_page, "The article of {date}", "All {n} articles of {date}", date=date)
        more = Place(said, address)
    return OnYear(str(year.year), address, items(shown, plan), more)


def _place(words: Words, day: str) -> Place | None:
    return Place(words.day_of_year(int(day[:2]), int(day[3:])), f"/on/{day}/") if day else None
