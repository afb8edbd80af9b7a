"""Dates of numbers alone: 2019-02-27, 27.02.2019, 27/2/2019, and which number is the day."""

from __future__ import annotations

import re

from .date_found import (
    EARLIEST_IN_NUMBERS,
    JALALI_YEARS,
    LATEST_YEAR,
    Order,
    Reading,
    is_date,
    jalali_reading,
)
from .date_times import DIGIT

_SEPARATORS = frozenset("-./")
# With blanks: "27. 2. 2019", "27 / 2 / 2019", "2019. 2. 27." (Korean).
_SPACED_DAY = re.compile(rf"(\.| ?/) ?({DIGIT}{{1,2}})\1 ?({DIGIT}{{4}})(?!{DIGIT}|[:,]{DIGIT})")
_SPACED_YEAR = re.compile(rf"(\.| ?/) ({DIGIT}{{1,2}})\1 ({DIGIT}{{1,2}})(?!{DIGIT}|[:,]{DIGIT})\.?")


def joined_numbers(
    start: int, end: int, separator: str, parts: list[str], order: Order | None, *, lone: bool
) -> Reading | None:
    """The date that two or three numbers with one separator make."""
    if separator not in _SEPARATORS:
        return None
    numbers = [int(part) for part in parts] if max(map(len, parts)) <= 4 else []
    match [len(part) for part in parts]:
        case [4, 1 | 2, 1 | 2]:
            return _year_first(start, end, *numbers)
        case [1 | 2, 1 | 2, 4]:
            return _year_last(start, end, separator, numbers, order)
        case [1 | 2, 1 | 2, 2] if lone or separator != "-":
            return _short_year(start, end, separator, parts, order, lone=lone)
        case [4, 2] if lone:
            return _month_of_year(start, end, numbers[0], numbers[1])
        case [1 | 2, 4] if lone:
            return _month_of_year(start, end, numbers[1], numbers[0])
    return None


def spaced_numbers(text: str, start: int, end: int, order: Order | None) -> Reading | None:
    """The date that begins with the number `text[start:end]` and goes on with blanks in between."""
    if text[end : end + 1] not in (".", "/", " "):
        return None
    form = _SPACED_YEAR if end - start == 4 else _SPACED_DAY
    match = form.match(text, end)
    if match is None:
        return None
    first, second, third = int(text[start:end]), int(match[2]), int(match[3])
    if form is _SPACED_YEAR:
        return _year_first(start, match.end(), first, second, third)
    return _year_last(start, match.end(), match[1].strip(), [first, second, third], order)


def eight_digits(start: int, end: int, digits: str) -> Reading | None:
    """YYYYMMDD."""
    return _year_first(start, end, int(digits[:4]), int(digits[4:6]), int(digits[6:]))


def lone_year(start: int, end: int, digits: str) -> Reading | None:
    """A year that is all there is; in Persian digits it may be a Jalali one."""
    year = int(digits)
    if not digits.isascii() and year in JALALI_YEARS:
        return Reading(start, end, year, None, None, calendar="jalali")
    return Reading(start, end, year, None, None) if EARLIEST_IN_NUMBERS <= year <= LATEST_YEAR else None


def _year_first(start: int, end: int, year: int, month: int, day: int) -> Reading | None:
    if year in JALALI_YEARS:
        return jalali_reading(start, end, year, month, day) if 1 <= month <= 12 else None
    return _full(start, end, year, month, day)


def _year_last(start: int, end: int, separator: str, numbers: list[int], order: Order | None) -> Reading | None:
    first, second, year = numbers
    day_first, month_first = is_date(year, second, first), is_date(year, first, second)
    if day_first and month_first and first != second:
        if separator == "." and order is None:
            order = "dmy"  # no country writes points and the month first
        if order not in ("dmy", "mdy"):
            both = ((year, second, first), (year, first, second))
            return Reading(start, end, year, None, None, ambiguous=both) if _is_recent(year) else None
        day_first = order == "dmy"
    day, month = (first, second) if day_first else (second, first)
    return _full(start, end, year, month, day)


def _short_year(
    start: int, end: int, separator: str, parts: list[str], order: Order | None, *, lone: bool
) -> Reading | None:
    """Day and month beside a year of two digits, which is not told: `year` stays None."""
    first, second, third = map(int, parts)
    if not lone and separator == "." and first <= 12 and len(parts[0] + parts[1]) < 4:
        return None  # "3.4.19" is rather a section or a version
    if order is None and separator == ".":
        order = "dmy"
    readings = {"dmy": (second, first), "mdy": (first, second), "ymd": (second, third)}
    if order is None or not is_date(None, *readings[order]):
        possible = {readings[way] for way in ("dmy", "mdy") if is_date(None, *readings[way])}
        if len(possible) != 1:
            return None
        return Reading(start, end, None, *possible.pop())
    return Reading(start, end, None, *readings[order])


def _month_of_year(start: int, end: int, year: int, month: int) -> Reading | None:
    return Reading(start, end, year, month, None) if _is_recent(year) and 1 <= month <= 12 else None


def _full(start: int, end: int, year: int, month: int, day: int) -> Reading | None:
    return Reading(start, end, year, month, day) if _is_recent(year) and is_date(year, month, day) else None


def _is_recent(year: int) -> bool:
    return EARLIEST_IN_NUMBERS <= year <= LATEST_YEAR
