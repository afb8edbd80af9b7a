"""Dates of bare numbers: which of them tell whether the day or the month comes first, and which leave it open."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

import msgspec

from ...article import NewsDate
from ...text.dates import find_dates

#: The two readings of 03/04/2019. Points are not in question: with them the day comes first everywhere.
Order = Literal["dmy", "mdy"]

_NUMBERS = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2\d{4}")


class OpenDate(msgspec.Struct, frozen=True):
    """A date that can be read in two ways, as it is written (`text`), with both readings."""

    text: str
    dmy: str
    mdy: str
    line: int | None = None


def open_date(words: str, line: int | None = None) -> OpenDate | None:
    """Return the date in `words` that can be read in two ways, or None where there is none."""
    if not _NUMBERS.search(words):
        return None
    for found in find_dates(words.replace("'", " ")):
        if found.ambiguous:
            day_first, month_first = (NewsDate.of(*reading) for reading in found.ambiguous)
            numbers = _NUMBERS.search(words)
            if day_first and month_first and numbers:
                return OpenDate(numbers[0], day_first.edtf, month_first.edtf, line)
    return None


def order_shown(words: str) -> tuple[Order, str] | None:
    """Return the order that a date in `words` cannot but have (23/04/2019, Wednesday 03/04/2019), and that date."""
    if not _NUMBERS.search(words):
        return None
    for found in find_dates(words):
        numbers = _NUMBERS.search(words[found.start : found.end])
        if numbers and found.day is not None and int(numbers[1]) != int(numbers[3]):
            return ("dmy" if int(numbers[1]) == found.day else "mdy"), numbers[0]
    return None


def order_of(date: OpenDate, known: Iterable[str]) -> Order | None:
    """Return the order that makes `date` one of the days `known` from elsewhere; None where none or both do."""
    days = set(known)
    if (date.dmy in days) == (date.mdy in days):
        return None
    return "dmy" if date.dmy in days else "mdy"
