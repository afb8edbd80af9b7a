"""What pages ask of years, months and days, and of what has no date."""

from __future__ import annotations

from ..cards import Shown
from ..versions import ALONE, IN_MONTH, IN_YEAR, ON_DAY
from .asking import Asking, during


class PeriodQuestions(Asking):
    """The catalogue's answers about days, months and years."""

    def days(self, year: int) -> list[tuple[int, int, int]]:
        """Return (month, day, count) of a year; 0 for what is not known. A text counts once a day."""
        rows = self._db.execute(
            "SELECT substr(sort, 6, 5), count(*) FROM article WHERE shown AND sort BETWEEN ? AND ? AND repeats < ? GROUP BY 1 ORDER BY 1",
            (*during(f"{year:04d}"), ON_DAY),
        )
        return [(int(day[:2]), int(day[3:]), count) for day, count in rows]

    def years(self) -> list[tuple[int, int]]:
        """Return (year, count) of the years that have articles. A text counts once a year."""
        rows = self._db.execute(
            "SELECT substr(sort, 1, 4), count(*) FROM article WHERE shown AND sort != '' AND repeats < ? GROUP BY 1 ORDER BY 1",
            (IN_YEAR,),
        )
        return [(int(year), count) for year, count in rows]

    def periods(self) -> list[str]:
        """Return all days that have articles, as "2019-02-27", then months and years, in order; not what is not known."""
        rows = self._db.execute(
            "SELECT DISTINCT substr(sort, 1, 10) FROM article WHERE shown AND sort != '' ORDER BY 1"
        )
        days = [day for (day,) in rows]
        months = dict.fromkeys(day[:7] for day in days if day[5:7] != "00")
        return [*dict.fromkeys(day[:4] for day in days), *months, *(day for day in days if day[8:] != "00")]

    def dated_parts(self) -> list[tuple[str, int]]:
        """Return (year or month, number) of the addresses that `period_addresses` and `addresses` tell of it, in order."""
        rows = self._db.execute(
            "SELECT substr(sort, 1, 7), count(*), count(DISTINCT nullif(substr(sort, 9, 2), '00')) FROM article WHERE shown AND sort != '' "
            "GROUP BY 1 ORDER BY 1"
        ).fetchall()
        vague = {month[:4]: 1 for month, _, _ in rows}
        months = []
        for month, articles, days in rows:
            if month.endswith("00"):
                vague[month[:4]] += articles
            else:
                months.append((month, 1 + days + articles))
        return [*vague.items(), *months]

    def period_addresses(self, period: str) -> list[str]:
        """Return the addresses of a month and of its days that have articles, or that of a year; none where nothing is dated."""
        if not self.has_period(period):
            return []
        own = f"/{period.replace('-', '/')}/"
        if len(period) == 4:
            return [own]
        rows = self._db.execute(
            "SELECT DISTINCT substr(sort, 9, 2) FROM article WHERE shown AND sort BETWEEN ? AND ? ORDER BY 1",
            during(period),
        )
        return [own, *(f"{own}{day}/" for (day,) in rows if day != "00")]

    def addresses(self, period: str) -> list[str]:
        """Return the addresses of a month's articles, of those of a year of which no more is known, or ("") of the undated."""
        vague = f"{period}-00" if len(period) == 4 else period
        rows = self._db.execute(
            "SELECT address FROM article WHERE shown AND sort BETWEEN ? AND ? ORDER BY sort, address",
            during(vague) if vague else ("", ""),
        )
        return [address for (address,) in rows]

    def has_period(self, period: str) -> bool:
        """Whether anything is dated in a year, month or day."""
        asked = "SELECT 1 FROM article WHERE shown AND sort BETWEEN ? AND ? LIMIT 1"
        return self._db.execute(asked, during(period)).fetchone() is not None

    def beside_period(self, period: str) -> tuple[str, str]:
        """Return the nearest years, months or days, before and after one, that have articles; "" where there is none."""
        size = len(period)
        # What is not known stands as 00: that is no month and no day.
        known = f" AND substr(sort, {size - 1}, 2) != '00'" if size > 4 else ""
        rows = f"SELECT substr(sort, 1, {size}) FROM article WHERE shown AND sort != ''{known}"  # noqa: S608 - a number
        first, last = during(period)
        before = self._db.execute(f"{rows} AND sort < ? ORDER BY sort DESC LIMIT 1", (first,)).fetchone()
        after = self._db.execute(f"{rows} AND sort > ? ORDER BY sort LIMIT 1", (last,)).fetchone()
        return (before[0] if before else ""), (after[0] if after else "")

    def dated(self, period: str) -> list[Shown]:
        """Return the articles of a year, month or day in order of time, each text once.

        "2019-00" are those of which only the year is known.
        """
        once = {4: IN_YEAR, 7: IN_MONTH, 10: ON_DAY}[len(period)]
        return self._cards(
            "WHERE shown AND sort BETWEEN ? AND ? AND repeats < ? ORDER BY sort, address", (*during(period), once)
        )

    def undated(self, limit: int = -1) -> list[Shown]:
        """Return the articles whose date is not known, by headline's address, each text once."""
        return self._cards("WHERE shown AND sort = '' AND repeats < ? ORDER BY address LIMIT ?", (ON_DAY, limit))

    def newest(self, limit: int) -> list[Shown]:
        """Return the newest articles by the day they were published, each text once: its leading version."""
        return self._cards(
            "WHERE shown AND sort != '' AND repeats = ? ORDER BY sort DESC, address LIMIT ?", (ALONE, limit)
        )
