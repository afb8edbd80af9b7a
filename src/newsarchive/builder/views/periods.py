"""Years, months and days, and what has no date."""

from __future__ import annotations

import msgspec

from .shared import DateView, Group, PictureView, Place


class DayCell(msgspec.Struct, frozen=True):
    """One cell of a month's table: `day` 0 is padding; `count` 0 is a day without articles; `tint` is 0 to 5."""

    day: int
    count: int
    address: str
    tint: int


class MonthTable(msgspec.Struct, frozen=True):
    """A month as weeks of seven cells, Monday first. `address` is "" where nothing is dated in it."""

    title: str
    address: str
    count: int
    weeks: tuple[tuple[DayCell, ...], ...]


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
    of a day's first article.
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
