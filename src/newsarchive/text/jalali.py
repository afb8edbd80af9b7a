"""The Iranian (Jalali, Solar Hijri) calendar as dates of the Gregorian one.

The year begins on the day of the spring equinox in Tehran, so that leap years follow the sun and not a rule.
Between 1206 and 1498 (1827-2119), which is all a newspaper can need, the true leap years nevertheless
fall into a cycle of 33 years without exception; outside that range nothing is converted.
"""

from __future__ import annotations

from datetime import date, timedelta

FIRST_YEAR = 1206
LAST_YEAR = 1498

_LEAP_IN_CYCLE = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
_ANCHOR_YEAR, _ANCHOR = 1400, date(2021, 3, 21)


def is_leap(year: int) -> bool:
    """Whether Esfand has 30 days in that year."""
    return year % 33 in _LEAP_IN_CYCLE


def days_in_month(year: int, month: int) -> int:
    """Six months of 31 days, five of 30 and a last of 29 or 30."""
    if month <= 6:
        return 31
    return 30 if month <= 11 or is_leap(year) else 29


def to_gregorian(year: int, month: int, day: int) -> date | None:
    """The same day in the Gregorian calendar; None where there is no such day or the year is out of range."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        return None
    if not 1 <= day <= days_in_month(year, month):
        return None
    before_month = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    return _new_year(year) + timedelta(days=before_month + day - 1)


def from_gregorian(day: date) -> tuple[int, int, int] | None:
    """Year, month and day in the Jalali calendar; None outside the range."""
    year = day.year - 621
    if not FIRST_YEAR < year <= LAST_YEAR:
        return None
    if day < _new_year(year):
        year -= 1
    passed = (day - _new_year(year)).days
    if passed < 186:
        return year, passed // 31 + 1, passed % 31 + 1
    return year, (passed - 186) // 30 + 7, (passed - 186) % 30 + 1


def _new_year(year: int) -> date:
    days = 365 * (year - _ANCHOR_YEAR) + _leaps_before(year) - _leaps_before(_ANCHOR_YEAR)
    return _ANCHOR + timedelta(days=days)


def _leaps_before(year: int) -> int:
    cycles, rest = divmod(year, 33)
    return 8 * cycles + sum(leap < rest for leap in _LEAP_IN_CYCLE)
