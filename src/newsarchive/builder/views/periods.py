"""Years, months and days, and what has no date."""

from __future__ import annotations

import msgspec

from .shared import DateView, Group, Item, PictureView, Place, RulerView


class DayCell(msgspec.Struct, frozen=True):
    """One cell of a month's table: `day` 0 is padding; `count` 0 is a day without articles; `tint` is 0 to 5.

    `name` is what a link is called by those who do not see the table around it: "27 February, 3 articles".
    """

    day: int = 0
    name: str = ""
    count: int = 0
    address: str = ""
    tint: int = 0


class MonthTable(msgspec.Struct, frozen=True):
    """A month as weeks of seven cells, the first day as it is usual in the language. `address` is "" where nothing is dated
    in it; `vague` leads to its articles whose day is not known.
    """

    title: str
    address: str
    count: int
    weeks: tuple[tuple[DayCell, ...], ...]
    vague: Place | None = None


class YearCell(msgspec.Struct, frozen=True):
    """A year in the grid of decades; `address` is "" where nothing is dated in it, and `year` is 0 for padding."""

    year: int
    count: int
    address: str
    most: bool


class Decade(msgspec.Struct, frozen=True):
    """A row of the grid: "1980s" and ten years."""

    title: str
    years: tuple[YearCell, ...]


class YearsView(msgspec.Struct, frozen=True):
    """The grid of all years, as `/years/` and the front page show it. `bars` is an SVG path; `finding` says what stands out."""

    decades: tuple[Decade, ...]
    first: int
    last: int
    bars: str
    bar_most: str
    bar_count: int
    finding: str
    undated: int
    total: int


class PeriodView(msgspec.Struct, frozen=True):
    """A year, month or day. `kind` is "year", "month" or "day".

    `tables` are the months to draw (twelve for a year, one for a month, none for a day); `groups` are the articles, empty
    for what is shown on the pages of its parts because it would be too long; `parts` then says where they are. `date` is the
    month's or day's own (None for a year), `name` what it is called below its year or month; `picture` is that
    of a day's first article. `vague` leads to the articles of which no more is known than this year or month, and `on` from a day
    to the same one in other years.
    """

    kind: str
    address: str
    title: str
    name: str
    date: DateView | None
    deck: str
    trail: tuple[Place, ...]
    tables: tuple[MonthTable, ...]
    key: tuple[str, ...]
    groups: tuple[Group, ...]
    parts: tuple[Place, ...]
    picture: PictureView | None
    earlier: Place | None
    later: Place | None
    vague: Place | None = None
    on: Place | None = None


class OnThisDayView(msgspec.Struct, frozen=True):
    """The days of the year, whatever the year: twelve tables in rows of seven days, and their key."""

    address: str
    title: str
    tables: tuple[MonthTable, ...]
    key: tuple[str, ...]


class OnYear(msgspec.Struct, frozen=True):
    """A year under a day of the year: the page of that day, its articles, and where all of them are if not all are here."""

    title: str
    address: str
    items: tuple[Item, ...]
    more: Place | None


class OnDayView(msgspec.Struct, frozen=True):
    """A day of the year, "27 February", in all years that have it, the earliest first; `deck` is "" where none has.

    `older` is the number of years before these that are not told; `earlier` and `later` are the nearest days of the year that
    have something.
    """

    address: str
    title: str
    ruler: RulerView
    deck: str
    trail: tuple[Place, ...]
    years: tuple[OnYear, ...]
    older: int
    earlier: Place | None
    later: Place | None


class UndatedView(msgspec.Struct, frozen=True):
    """Articles whose date could not be read; never put under today. `parts` where the list is split by letter, `letter` on its
    pages.
    """

    address: str
    title: str
    letter: str
    deck: str
    groups: tuple[Group, ...]
    parts: tuple[Place, ...]
