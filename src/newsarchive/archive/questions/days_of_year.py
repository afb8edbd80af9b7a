"""What pages ask of a day of the year, whatever the year: "02-27"."""

from __future__ import annotations

import msgspec

from ..cards import Shown
from ..versions import ON_DAY
from .asking import Asking

_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
#: All of them, 29 February too.
DAYS_OF_YEAR = tuple(f"{month:02}-{day:02}" for month, length in enumerate(_LENGTHS, 1) for day in range(1, length + 1))

# Word for word as in the index `article_by_day_of_year`: SQLite takes it for nothing else.
_DATED = "shown AND substr(sort, 9, 2) > '00'"
_DAY = "substr(sort, 6, 5)"
#: 1 for the version of a text that is listed: the leading one, or else the earliest.
_VERSION = "row_number() OVER (PARTITION BY coalesce(leader, path) ORDER BY leader IS NOT NULL, sort, address)"


class YearOnDay(msgspec.Struct, frozen=True):
    """A year in which a day of the year has articles: how many, and how many its own page has, where a text that was printed
    on this day of another year too is listed again.
    """

    year: int
    articles: int
    on_its_page: int


class DayOfYearQuestions(Asking):
    """The catalogue's answers about days of the year."""

    def days_of_year(self) -> dict[str, int]:
        """Return how many articles the days of the year have that have any. A text counts once a day, whatever the year."""
        rows = self._db.execute(
            f"SELECT {_DAY}, count(DISTINCT coalesce(leader, path)) FROM article WHERE {_DATED} GROUP BY 1 ORDER BY 1"  # noqa: S608 - constants
        )
        return dict(rows.fetchall())

    def years_on_day(self, day: str) -> list[YearOnDay]:
        """Return the years in which a day of the year has articles, the earliest first."""
        rows = self._db.execute(
            f"SELECT substr(sort, 1, 4), sum(version = 1), sum(repeats < ?) FROM (SELECT sort, repeats, {_VERSION} AS version "  # noqa: S608 - constants
            f"FROM article WHERE {_DATED} AND {_DAY} = ?) GROUP BY 1 HAVING sum(version = 1) ORDER BY 1",
            (ON_DAY, day),
        )
        return [YearOnDay(int(year), articles, on_its_page) for year, articles, on_its_page in rows]

    def on_day_of_year(self, day: str, first: int, few: int) -> list[Shown]:
        """Return the articles of a day of the year from a year on, of each year the first few; each text once."""
        once = f"SELECT id, sort, address, {_VERSION} AS version FROM article WHERE {_DATED} AND {_DAY} = ?"  # noqa: S608 - constants
        place = "row_number() OVER (PARTITION BY substr(sort, 1, 4) ORDER BY sort, address)"
        return self._cards(
            f"JOIN (SELECT id AS one, {place} AS place FROM ({once}) WHERE version = 1 AND sort >= ?) ON id = one "  # noqa: S608 - constants
            "WHERE place <= ? ORDER BY sort, address",
            (day, f"{first:04d}", few),
        )

    def beside_day_of_year(self, day: str) -> tuple[str, str]:
        """Return the nearest days of the year, before and after one, that have articles: before 1 January stands 31 December.

        "" where no other day has any.
        """
        asked = f"SELECT {_DAY} FROM article WHERE {_DATED} AND {_DAY}"  # noqa: S608 - constants
        found = []
        for ways, order in (("<>", "DESC"), ("><", "ASC")):
            rows = (
                self._db.execute(f"{asked} {way} ? ORDER BY {_DAY} {order} LIMIT 1", (day,)).fetchone() for way in ways
            )
            found.append(next((row[0] for row in rows if row), ""))
        return found[0], found[1]

    def around_day_of_year(self, day: str) -> set[str]:
        """Return a day of the year and those on both sides of it, up to the nearest that have articles."""
        before, after = self.beside_day_of_year(day)
        if not before:
            return set(DAYS_OF_YEAR)
        here = DAYS_OF_YEAR.index(day)
        turned = DAYS_OF_YEAR[here:] + DAYS_OF_YEAR[:here]
        return {*turned[: turned.index(after) + 1], *turned[turned.index(before) :]}
