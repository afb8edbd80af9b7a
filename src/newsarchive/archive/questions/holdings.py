"""What pages ask of the archive as a whole: what was saved of which source, when, in which language, and how surely it is dated.

Here every saved article counts, also where several are versions of one text. Each answer is one pass over an index.
"""

from __future__ import annotations

from ..store import IS_SHOWN
from .asking import Asking


class HoldingQuestions(Asking):
    """The catalogue's answers about all that is shown."""

    def dates_held(self) -> list[tuple[str, int]]:
        """Return each date that articles have, in order, and how many: YYYY-MM-DD, 00 for what is not known, "" for no date."""
        rows = self._db.execute("SELECT substr(sort, 1, 10), count(*) FROM article WHERE shown GROUP BY 1 ORDER BY 1")
        return [(day, number) for day, number in rows]

    def held_of(self, source: str | None = None) -> dict[int, int]:
        """Return the number of articles by year of a source, given by its key, or of all that have one; year 0 is undated."""
        which = "kind = 'sources'" if source is None else "kind = 'sources' AND key = ?"
        rows = self._db.execute(
            f"SELECT substr(sort, 1, 4), count(*) FROM mention WHERE {which} AND {IS_SHOWN} GROUP BY 1 ORDER BY 1",  # noqa: S608 - constants
            () if source is None else (source,),
        )
        return {int(year or 0): number for year, number in rows}

    def languages_held(self) -> list[tuple[str, int]]:
        """Return (language tag, number of articles), the most first; "" is not known."""
        rows = self._db.execute(
            "SELECT coalesce(language, ''), count(*) FROM article WHERE shown GROUP BY language ORDER BY 2 DESC, 1"
        )
        return [(language, number) for language, number in rows]

    def count_doubtful(self) -> int:
        """Return how many articles have a date that is used and not sure."""
        return int(self._db.execute("SELECT count(*) FROM article WHERE shown AND doubtful").fetchone()[0])
