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
from ..wording import MONTHS, count, date_view
from .items import LIST_LIMIT, items, key_of, lead_picture, month_table, scale_for, years_view


def make_years(plan: Plan) -> Iterator[Planned]:
    """Make the page of all years."""
    yield Planned("/years/", ("years.html",), years_view(plan.questions.years(), plan.questions.totals().undated))


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
    earlier, later = map(_place, plan.questions.beside_period(period))
    return earlier, later


def _place(period: str) -> Place | None:
    """Return a period's page; None for ""."""
    if not period:
        return None
    year, month, day = (*period.split("-"), "", "")[:3]
    words = [str(int(day))] if day else []
    words += [MONTHS[int(month) - 1]] if month else []
    return Place(" ".join([*words, str(int(year))]), f"/{period.replace('-', '/')}/")


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
        month_table(year, month, months.get(month, {}), sum(months.get(month, {}).values()), scale)
        for month in range(1, 13)
    )
    short = total <= LIST_LIMIT
    shown = plan.questions.dated(period if short else f"{period}-00")
    parts = () if short else tuple(
        Place(MONTHS[month - 1], f"/{period}/{month:02d}/", sum(days.values())) for month, days in sorted(months.items()) if month
    )  # fmt: skip
    earlier, later = _beside(plan, period)
    return PeriodView(
        kind="year", address=f"/{period}/", title=str(year), date=None,
        deck=_deck(total, months.get(0, {}).get(0, 0), "only the year is known"), trail=(Place("Years", "/years/"),), tables=tables,
        key=key_of(scale), groups=_by_month(plan, shown, year), parts=parts, picture=None, earlier=earlier, later=later,
    )  # fmt: skip


def _month(plan: Plan, year: int, month: int) -> PeriodView:
    days, period = _counts(plan, year)[month], f"{year:04d}-{month:02d}"
    address = f"/{year:04d}/{month:02d}/"
    total = sum(days.values())
    scale = scale_for(max(days.values()))
    short = total <= LIST_LIMIT
    shown = plan.questions.dated(period if short else f"{period}-00")
    parts = () if short else tuple(
        Place(f"{day} {MONTHS[month - 1]}", f"{address}{day:02d}/", number) for day, number in sorted(days.items()) if day
    )  # fmt: skip
    date = date_view(NewsDate(year, month))
    earlier, later = _beside(plan, period)
    return PeriodView(
        kind="month", address=address, title=date.long, date=date,
        deck=_deck(total, days.get(0, 0), "the day is not known"), trail=(Place(str(year), f"/{year:04d}/"),),
        tables=(month_table(year, month, days, total, scale),), key=key_of(scale), groups=_by_day(plan, shown), parts=parts, picture=None,
        earlier=earlier, later=later,
    )  # fmt: skip


def _day(plan: Plan, year: int, month: int, day: int) -> PeriodView:
    period = f"{year:04d}-{month:02d}-{day:02d}"
    shown = plan.questions.dated(period)
    date = date_view(NewsDate(year, month, day))
    first = plan.questions.record(shown[0].address) if shown[0].card.picture else None
    trail = (Place(str(year), f"/{year:04d}/"), Place(MONTHS[month - 1], f"/{year:04d}/{month:02d}/"))
    earlier, later = _beside(plan, period)
    return PeriodView(
        kind="day", address=f"/{period.replace('-', '/')}/", title=date.long, date=date, deck=count(len(shown), "article"), trail=trail,
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
