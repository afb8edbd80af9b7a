"""Years, months and days: `/years/`, `/2019/`, `/2019/02/`, `/2019/02/27/`.

A day is an edition. A month or a year shows its articles itself as long as they fit on a page; beyond that its parts do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from ...archive import Questions, Shown
from ...article import NewsDate
from ..planned import PageMaker, Plan, Planned
from ..views import Group, PeriodView, Place
from ..wording import ARTICLES, counted
from ..words import Words
from .items import DAY_UNKNOWN, LIST_LIMIT, items, key_of, lead_picture, month_table, scale_for, years_view

#: How many of a year's or a month's articles have no day of their own there.
_YEAR_KNOWN = counted("{articles}, {n} of them with the year only", "{articles}, {n} of them with the year only")
_MONTH_KNOWN = counted("{articles}, {n} of them with the month only", "{articles}, {n} of them with the month only")
#: What of a year has no place in any month.
_YEAR_ONLY = counted("{n} article of which only the year is known", "{n} articles of which only the year is known")


def make_years(plan: Plan) -> Iterator[Planned]:
    """Make the page of all years."""
    yield Planned(
        "/years/", ("years.html",), years_view(plan.words, plan.questions.years(), plan.questions.totals().undated)
    )


def _make(plan: Plan, period: str) -> Iterator[Planned]:
    """Make the page of a year, a month or a day."""
    if not plan.questions.has_period(period):
        return
    year, month, day = (*map(int, period.split("-")), 0, 0)[:3]
    view = _day(plan, year, month, day) if day else _month(plan, year, month) if month else _year(plan, year)
    yield Planned(view.address, (f"{view.kind}.html",), view)


MAKER = PageMaker(Questions.periods, _make)


def _beside(plan: Plan, period: str) -> tuple[Place | None, Place | None]:
    """Return the pages before and after a period: of the nearest that have something."""
    earlier, later = (_place(plan.words, each) for each in plan.questions.beside_period(period))
    return earlier, later


def _place(words: Words, period: str) -> Place | None:
    """Return a period's page; None for ""."""
    if not period:
        return None
    return Place(words.date(NewsDate.parse(period) or NewsDate(1)).full, f"/{period.replace('-', '/')}/")


def _counts(plan: Plan, year: int) -> dict[int, dict[int, int]]:
    """Articles of a year by month and day; 0 is what is not known."""
    counts: dict[int, dict[int, int]] = defaultdict(dict)
    for month, day, number in plan.questions.days(year):
        counts[month][day] = number
    return counts


def _year(plan: Plan, year: int) -> PeriodView:
    months, period = _counts(plan, year), f"{year:04d}"
    total = sum(sum(days.values()) for days in months.values())
    scale = scale_for(max((number for days in months.values() for number in days.values()), default=0))
    tables = tuple(
        month_table(plan.words, year, month, months.get(month, {}), sum(months.get(month, {}).values()), scale)
        for month in range(1, 13)
    )
    short = total <= LIST_LIMIT
    shown = plan.questions.dated(period if short else f"{period}-00")
    parts = () if short else tuple(
        Place(plan.words.months[month - 1], f"/{period}/{month:02d}/", sum(days.values())) for month, days in sorted(months.items()) if month
    )  # fmt: skip
    earlier, later = _beside(plan, period)
    return PeriodView(
        kind="year", address=f"/{period}/", title=str(year), name=str(year), date=None,
        deck=_deck(plan.words, total, months.get(0, {}).get(0, 0), _YEAR_KNOWN),
        trail=(Place(plan.words.say("Years"), "/years/"),), tables=tables,
        key=key_of(scale, plan.words), groups=_by_month(plan, shown, year), parts=parts, picture=None, earlier=earlier, later=later,
        vague=_vague(plan.words, months.get(0, {}).get(0, 0), _YEAR_ONLY, f"/{period}/"),
    )  # fmt: skip


def _month(plan: Plan, year: int, month: int) -> PeriodView:
    days, period = _counts(plan, year)[month], f"{year:04d}-{month:02d}"
    address = f"/{year:04d}/{month:02d}/"
    total = sum(days.values())
    scale = scale_for(max(days.values()))
    short = total <= LIST_LIMIT
    shown = plan.questions.dated(period if short else f"{period}-00")
    parts = () if short else tuple(
        Place(plan.words.day_of_year(month, day), f"{address}{day:02d}/", number) for day, number in sorted(days.items()) if day
    )  # fmt: skip
    date = plan.words.date(NewsDate(year, month))
    earlier, later = _beside(plan, period)
    return PeriodView(
        kind="month", address=address, title=plan.words.heading(date.long), name=plan.words.months[month - 1], date=date,
        deck=_deck(plan.words, total, days.get(0, 0), _MONTH_KNOWN), trail=(Place(str(year), f"/{year:04d}/"),),
        tables=(month_table(plan.words, year, month, days, total, scale),), key=key_of(scale, plan.words), groups=_by_day(plan, shown), parts=parts, picture=None,
        earlier=earlier, later=later, vague=_vague(plan.words, days.get(0, 0), DAY_UNKNOWN, address),
    )  # fmt: skip


def _day(plan: Plan, year: int, month: int, day: int) -> PeriodView:
    period = f"{year:04d}-{month:02d}-{day:02d}"
    shown = plan.questions.dated(period)
    date = plan.words.date(NewsDate(year, month, day))
    first = plan.questions.record(shown[0].address) if shown[0].card.picture else None
    trail = (Place(str(year), f"/{year:04d}/"), Place(plan.words.months[month - 1], f"/{year:04d}/{month:02d}/"))
    earlier, later = _beside(plan, period)
    return PeriodView(
        kind="day", address=f"/{period.replace('-', '/')}/", title=plan.words.heading(date.long), name=str(day), date=date, deck=plan.words.count(len(shown), *ARTICLES), trail=trail,
        tables=(), key=(), groups=(Group("", "", items(shown, plan)),), parts=(), picture=lead_picture(first), earlier=earlier, later=later,
        on=_on(plan.words, month, day) if plan.has("on") else None,
    )  # fmt: skip


def _on(words: Words, month: int, day: int) -> Place:
    """Return the way to the same day in other years."""
    return Place(words.say("{day} in other years", day=words.day_of_year(month, day)), f"/on/{month:02d}-{day:02d}/")


def _vague(words: Words, number: int, counted: tuple[str, str], address: str) -> Place | None:
    """Return where on a page its articles stand of which no more is known than its period."""
    return Place(words.count(number, *counted), f"{address}#vague") if number else None


def _deck(words: Words, total: int, vague: int, sentence: tuple[str, str]) -> str:
    articles = words.count(total, *ARTICLES)
    return words.count(vague, *sentence, articles=articles) if vague else articles


def _by_month(plan: Plan, shown: list[Shown], year: int) -> tuple[Group, ...]:
    groups = []
    for month, same in groupby(shown, key=lambda each: (each.card.date.month or 0) if each.card.date else 0):
        title = plan.words.months[month - 1] if month else plan.words.say("Only the year is known")
        groups.append(Group(title, f"/{year:04d}/{month:02d}/" if month else "", items(same, plan)))
    return tuple(groups)


def _by_day(plan: Plan, shown: list[Shown]) -> tuple[Group, ...]:
    groups = []
    for date, same in groupby(shown, key=lambda each: each.card.date.edtf if each.card.date else ""):
        known = len(date) == 10
        title = (
            plan.words.day_of_year(int(date[5:7]), int(date[8:])) if known else plan.words.say("The day is not known")
        )
        groups.append(Group(title, f"/{date.replace('-', '/')}/" if known else "", items(same, plan)))
    return tuple(groups)
