"""Distances between dates of any precision: what is less precise is taken at its nearest."""

from __future__ import annotations

from calendar import monthrange
from datetime import date as day

from ...article import NewsDate


def first_day(date: NewsDate) -> int:
    """Return the number of the first day that a date can mean."""
    return day(date.year, date.month or 1, date.day or 1).toordinal()


def last_day(date: NewsDate) -> int:
    """Return the number of the last day that a date can mean."""
    month = date.month or 12
    return day(date.year, month, date.day or monthrange(date.year, month)[1]).toordinal()


def is_near(one: NewsDate, other: NewsDate) -> bool:
    """Return whether two dates can be one, or a day apart: papers are printed the day after."""
    return max(first_day(one) - last_day(other), first_day(other) - last_day(one)) <= 1
