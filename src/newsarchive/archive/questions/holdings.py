"""What pages ask of the archive as a whole: what was saved of which source, when, in which language, and how surely it is dated.

Here every saved article counts, also where several are versions of one text. Each answer is one pass over an index.
"""

from __future__ import annotations

import msgspec

from .asking import Asking

#: What is hidden is a draft or under an embargo: few, so that no article needs to be looked up.
_NOT_HIDDEN = "article NOT IN (SELECT id FROM article WHERE (draft OR embargo != '') AND NOT shown)"


class Held(msgspec.Struct, frozen=True):
    """The articles of a year, 0 for those without a date; of how many only the month is known, of how many the year alone."""

    year: int
    articles: int
    month_only: int
    year_only: int


class HoldingQuestions(Asking):
    """The catalogue's answers about all that is shown."""

    def held(self) -> list[Held]:
        """Return the years that have articles, in order, what has no date first."""
        rows = self._db.execute(
            "SELECT substr(sort, 1, 4), count(*), sum(substr(sort, 6, 2) != '00' AND substr(sort, 9, 2) = '00'), "
            "sum(substr(sort, 6, 2) = '00') FROM article WHERE shown GROUP BY 1 ORDER BY 1"
        )
        return [Held(int(year or 0), *numbers) for year, *numbers in rows]

    def held_of(self, source: str | None = None) -> dict[int, int]:
        """Return the number of articles by year of a source, given by its key, or of all that have one; year 0 is undated."""
        which = "kind = 'sources'" if source is None else "kind = 'sources' AND key = ?"
        rows = self._db.execute(
            f"SELECT substr(sort, 1, 4), count(*) FROM mention WHERE {which} AND {_NOT_HIDDEN} GROUP BY 1 ORDER BY 1",  # noqa: S608 - constants
            () if source is None else (source,),
        )
        return {int(year or 0): number for year, number in rows}

    def dates_held(self) -> list[str]:
        """Return each date that articles have, once, in order: YYYY-MM-DD, 00 for what is not known."""
        rows = self._db.execute(
            "SELECT DISTINCT substr(sort, 1, 10) FROM article WHERE shown AND sort != '' ORDER BY 1"
        )
        return [day for (day,) in rows]

    def languages_held(self) -> list[tuple[str, int]]:
        """Return (language tag, number of articles), the most first; "" is not known."""
        rows = self._db.execute(
            "SELECT coalesce(language, ''), count(*) FROM article WHERE shown GROUP BY language ORDER BY 2 DESC, 1"
        )
        return [(language, number) for language, number in rows]

    def count_doubtful(self) -> int:
        """Return how many articles have a date that is used and not sure."""
        return int(self._db.execute("SELECT count(*) FROM article WHERE shown AND doubtful").fetchone()[0])
