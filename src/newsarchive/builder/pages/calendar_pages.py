"""Years, months and days: `/years/`, `/2019/`, `/2019/02/`, `/2019/02/27/`.

A day is an edition. A month or a year shows its articles itself as long as they fit on a page; beyond that its parts do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from ...archive import Shown
from ...article import NewsDate
from ..planned import Plan, Planned
from ..views import Group, PeriodView, Place
from ..wording import MONTHS, count, date_view
from .items import LIST_LIMIT, items, key_of, lead_picture, month_table, scale_for, years_view

Counts = dict[int, dict[int, dict[int, int]]]


def make(plan: Plan) -> Iterator[Planned]:
    """Make the page of all years, and one for each year, month and day that has articles."""
    counts = _counts(plan)
    undated = plan.questions.totals().undated
    yield Planned("/years/", ("years.html",), years_view(plan.questions.years(), undated))
    years = sorted(counts)
    months = [(year, month) for year in years for month in sorted(counts[year]) if month]
    days = [(year, month, day) for year, month in months for day in sorted(counts[year][month]) if day]
    for year, (earlier, later) in zip(years, _beside([_year_place(year) for year in years]), strict=True):
        yield _planned(_year(plan, counts[year], year, earlier, later))
    for month, (earlier, later) in zip(months, _beside([_month_place(*month) for month in months]), strict=True):
        yield _planned(_month(plan, counts[month[0]][month[1]], month, earlier, later))
    for day, (earlier, later) in zip(days, _beside([_day_place(*day) for day in days]), strict=True):
        yield _planned(_day(plan, day, earlier, later))


def _planned(view: PeriodView) -> Planned:
    return Planned(view.address, (f"{view.kind}.html",), view)


def _counts(plan: Plan) -> Counts:
    """Articles by year, month and day; month or day 0 is what is not known."""
    counts: Counts = defaultdict(lambda: defaultdict(dict))
    for year, month, day, number in plan.questions.dates():
        counts[year][month][day] = number
    return counts


def _beside(places: Sequence[Place]) -> list[tuple[Place | None, Place | None]]:
    """Return for each place the one before and the one after it: the nearest that has something."""
    return [(places[i - 1] if i else None, places[i + 1] if i + 1 < len(places) else None) for i in range(len(places))]


def _year_place(year: int) -> Place:
    return Place(str(year), f"/{year:04d}/")


def _month_place(year: int, month: int) -> Place:
    return Place(f"{MONTHS[month - 1]} {year}", f"/{year:04d}/{month:02d}/")


def _day_place(year: int, month: int, day: int) -> Place:
    return Place(f"{day} {MONTHS[month - 1]} {year}", f"/{year:04d}/{month:02d}/{day:02d}/")


def _year(
    plan: Plan, months: dict[int, dict[int, int]], year: int, earlier: Place | None, later: Place | None
) -> PeriodView:
    total = sum(sum(days.values()) for days in months.values())
    scale = scale_for(max((number for days in months.values() for number in days.values()), default=0))
    tables = tuple(
        month_table(year, month, months.get(month, {}), sum(months.get(month, {}).values()), scale)
        for month in range(1, 13)
    )
    short = total <= LIST_LIMIT
    shown = plan.questions.dated(year) if short else plan.questions.dated(year, 0)
    parts = () if short else tuple(
        Place(MONTHS[month - 1], f"/{year:04d}/{month:02d}/", sum(days.values())) for month, days in sorted(months.items()) if month
    )  # fmt: skip
    return PeriodView(
        kind="year", address=f"/{year:04d}/", title=str(year), date=None,
        deck=_deck(total, months.get(0, {}).get(0, 0), "only the year is known"), trail=(Place("Years", "/years/"),), tables=tables,
        key=key_of(scale), groups=_by_month(plan, shown, year), parts=parts, picture=None, earlier=earlier, later=later,
    )  # fmt: skip


def _month(
    plan: Plan, days: dict[int, int], at: tuple[int, int], earlier: Place | None, later: Place | None
) -> PeriodView:
    year, month = at
    total = sum(days.values())
    scale = scale_for(max(days.values()))
    short = total <= LIST_LIMIT
    shown = plan.questions.dated(year, month) if short else plan.questions.dated(year, month, 0)
    parts = () if short else tuple(
        Place(f"{day} {MONTHS[month - 1]}", f"/{year:04d}/{month:02d}/{day:02d}/", number) for day, number in sorted(days.items()) if day
    )  # fmt: skip
    date = date_view(NewsDate(year, month))
    return PeriodView(
        kind="month", address=f"/{year:04d}/{month:02d}/", title=date.long, date=date,
        deck=_deck(total, days.get(0, 0), "the day is not known"), trail=(Place(str(year), f"/{year:04d}/"),),
        tables=(month_table(year, month, days, total, scale),), key=key_of(scale), groups=_by_day(plan, shown), parts=parts, picture=None,
        earlier=earlier, later=later,
    )  # fmt: skip


def _day(plan: Plan, at: tuple[int, int, int], earlier: Place | None, later: Place | None) -> PeriodView:
    year, month, day = at
    shown = plan.questions.dated(year, month, day)
    date = date_view(NewsDate(year, month, day))
    first = plan.questions.record(shown[0].address) if shown[0].card.picture else None
    trail = (Place(str(year), f"/{year:04d}/"), Place(MONTHS[month - 1], f"/{year:04d}/{month:02d}/"))
    return PeriodView(
        kind="day", address=f"/{year:04d}/{month:02d}/{day:02d}/", title=date.long, date=date, deck=count(len(shown), "article"), trail=trail,
        tables=(), key=(), groups=(Group("", "", items(shown, plan.site)),), parts=(), picture=lead_picture(first), earlier=earlier, later=later,
    )  # fmt: skip


def _deck(total: int, vague: int, why: str) -> str:
    return f"{count(total, 'article')}; of {vague:,} of them {why}" if vague else count(total, "article")


def _by_month(plan: Plan, shown: list[Shown], year: int) -> tuple[Group, ...]:
    groups = []
    for month, same in groupby(shown, key=lambda each: (each.card.date.month or 0) if each.card.date else 0):
        title = MONTHS[month - 1] if month else "Only the year is known"
        groups.append(Group(title, f"/{year:04d}/{month:02d}/" if month else "", items(same, plan.site)))
    return tuple(groups)


def _by_day(plan: Plan, shown: list[Shown]) -> tuple[Group, ...]:
    groups = []
    for date, same in groupby(shown, key=lambda each: each.card.date.edtf if each.card.date else ""):
        known = len(date) == 10
        title = f"{int(date[8:])} {MONTHS[int(date[5:7]) - 1]}" if known else "The day is not known"
        groups.append(Group(title, f"/{date.replace('-', '/')}/" if known else "", items(same, plan.site)))
    return tuple(groups)
