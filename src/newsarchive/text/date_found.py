"""What reading a date yields, and what every reader of dates needs to build one."""

from __future__ import annotations

import datetime
from typing import Literal, NamedTuple

import msgspec

from . import jalali

Order = Literal["dmy", "mdy", "ymd"]

# A date of full words may be of any time ("14 October 1066"); numbers alone, or a year with just a month,
# must be of the age of print. Nothing is dated far ahead of us.
EARLIEST_YEAR = 1000
EARLIEST_IN_NUMBERS = 1500
LATEST_YEAR = 2199
# Jalali years that are not also the Hijri years 1421 ff. (from 2000 on) of Arabic papers.
JALALI_YEARS = range(1250, 1421)


class DateFound(msgspec.Struct, frozen=True):
    """A date as it is written in `text[start:end]`; weekday, time and zone attached to it stand within."""

    start: int
    end: int
    year: int | None
    """None where no year is written, and for two digits ("27.2.19"): the century is never guessed."""
    month: int | None
    day: int | None
    """None for a month alone, and for a range of days within one month ("27-28 February 2019")."""
    weekday: int | None = None
    """As written, Monday 0; nobody has checked that it is that day's."""
    time: str | None = None
    """`HH:MM` or `HH:MM:SS`, 24-hour."""
    zone: str | None = None
    """`Z` or `+HH:MM`, if the text tells it without doubt."""
    ambiguous: tuple[tuple[int, int, int], ...] = ()
    """For 03/04/2019 both readings as (year, month, day); `month` and `day` are None then."""
    calendar: str = "gregorian"
    """`jalali`: a full date is already converted to the Gregorian year, month and day, a partial one is not."""


class Reading(NamedTuple):
    """A date's parts before its weekday and time are looked for; `languages` are those of its month's name."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    languages: frozenset[str] | None = None
    ambiguous: tuple[tuple[int, int, int], ...] = ()
    calendar: str = "gregorian"
    time: str | None = None
    zone: str | None = None

    @property
    def parts(self) -> int:
        """How many of year, month and day are told."""
        return sum(part is not None for part in (self.year, self.month, self.day))


def is_date(year: int | None, month: int, day: int) -> bool:
    """Whether the calendar has such a day; without a year, whether some year has."""
    if not 1 <= month <= 12 or day < 1:
        return False
    try:
        datetime.date(2000 if year is None else year, month, day)
    except ValueError:
        return False
    return True


def weekday_of(year: int, month: int, day: int) -> int:
    """Monday 0, for a date that `is_date`."""
    return datetime.date(year, month, day).weekday()


def jalali_reading(start: int, end: int, year: int | None, month: int, day: int | None) -> Reading | None:
    """A Jalali date: converted if it is full, as written if not, None if there is no such day."""
    persian = frozenset({"fa"})
    if year is not None and day is not None:
        converted = jalali.to_gregorian(year, month, day)
        if converted is None:
            return None
        gregorian = (converted.year, converted.month, converted.day)
        return Reading(start, end, *gregorian, persian, calendar="jalali")
    if year is not None and not jalali.FIRST_YEAR <= year <= jalali.LAST_YEAR:
        return None
    if day is not None and not 1 <= day <= (31 if month <= 6 else 30):
        return None
    return Reading(start, end, year, month, day, persian, calendar="jalali")
