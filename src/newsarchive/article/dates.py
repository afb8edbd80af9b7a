"""A date exactly as precise as it was read.

News texts say "March 2019" or "1989" as often as a full day. A missing part stays missing: it is never
filled from today, from the first of the month or from anywhere else. The written form is the level 0 of
EDTF (ISO 8601-2): `2019-02-27`, `2019-02`, `2019`.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Literal

import msgspec

Precision = Literal["year", "month", "day"]

_EDTF = re.compile(
    r"(?a)(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?)?)?"
)


class NewsDate(msgspec.Struct, frozen=True):
    """A year, perhaps a month, perhaps a day, perhaps a time of day with an offset from UTC.

    `time` is `HH:MM` or `HH:MM:SS`; `zone` is `Z` or `+HH:MM`. A time is only ever kept with a day,
    a zone only with a time. Build one with `NewsDate.of` or `NewsDate.parse`, which check the calendar.
    """

    year: int
    month: int | None = None
    day: int | None = None
    time: str | None = None
    zone: str | None = None

    @classmethod
    def of(
        cls,
        year: int,
        month: int | None = None,
        day: int | None = None,
        time: str | None = None,
        zone: str | None = None,
    ) -> NewsDate | None:
        """Return the date, or None where the calendar has no such day (30 February, month 13, year 0)."""
        if not 1 <= year <= 9999:
            return None
        if month is None:
            return cls(year)
        if not 1 <= month <= 12:
            return None
        if day is None:
            return cls(year, month)
        if not 1 <= day <= calendar.monthrange(year, month)[1]:
            return None
        if time is None or not _is_time(time):
            return cls(year, month, day)
        return cls(year, month, day, time, _zone(zone))

    @classmethod
    def parse(cls, text: str) -> NewsDate | None:
        """Read `2019`, `2019-02`, `2019-02-27` or an ISO date and time; None for anything else."""
        found = _EDTF.fullmatch(text.strip())
        if found is None:
            return None
        year, month, day, time, zone = found.groups()
        return cls.of(int(year), int(month) if month else None, int(day) if day else None, time, zone)

    @property
    def precision(self) -> Precision:
        """How much of the date is known."""
        if self.month is None:
            return "year"
        return "month" if self.day is None else "day"

    @property
    def edtf(self) -> str:
        """The date without its time: `2019-02-27`, `2019-02` or `2019`."""
        if self.month is None:
            return f"{self.year:04d}"
        if self.day is None:
            return f"{self.year:04d}-{self.month:02d}"
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    @property
    def iso(self) -> str:
        """The date with its time and offset where they are known; valid in an HTML `datetime`."""
        if self.time is None:
            return self.edtf
        return f"{self.edtf}T{self.time}{self.zone or ''}"

    @property
    def sort_key(self) -> str:
        """Orders dates as a reader expects: within a year, what is less precise comes before its days."""
        return f"{self.year:04d}-{self.month or 0:02d}-{self.day or 0:02d}T{self.time or ''}"

    @property
    def weekday(self) -> int | None:
        """Monday is 0; None where the day is not known."""
        if self.month is None or self.day is None:
            return None
        return calendar.weekday(self.year, self.month, self.day)

    def days_until(self, other: NewsDate) -> int | None:
        """Return how many days later another date is, negative for an earlier one; None unless the days of both are known."""
        if self.precision != "day" or other.precision != "day":
            return None
        mine, theirs = (date.fromisoformat(each.edtf).toordinal() for each in (self, other))
        return theirs - mine

    def agrees_with(self, other: NewsDate) -> bool:
        """Whether one is the other, or the other seen less sharply ("March 2019" and 4 March 2019)."""
        mine, theirs = self.edtf, other.edtf
        return mine.startswith(theirs) or theirs.startswith(mine)


def _is_time(text: str) -> bool:
    parts = text.split(":")
    return int(parts[0]) < 24 and all(int(part) < 60 for part in parts[1:])


def _zone(text: str | None) -> str | None:
    if text is None or text == "Z":
        return text
    digits = text.replace(":", "")
    return f"{digits[:3]}:{digits[3:]}" if int(digits[1:3]) < 15 and int(digits[3:]) < 60 else None
