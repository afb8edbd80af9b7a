"""What pages ask of corrections: what was wrong in which article, and when that was said."""

from __future__ import annotations

import msgspec

from ...article import NewsDate
from ..cards import Shown, shown
from .asking import Asking, during

#: All corrections of what is shown. Where versions of one text carry the same, it is that of the leading one.
_EACH_ONCE = (
    "SELECT sort, date, text, address, card FROM (SELECT correction.sort, correction.date, correction.text, place, address, card, "
    "row_number() OVER (PARTITION BY coalesce(leader, path), correction.text ORDER BY leader IS NOT NULL, article.sort, address, place) AS turn "
    "FROM correction JOIN article ON article.id = correction.article WHERE shown) WHERE turn = 1"
)


class Corrected(msgspec.Struct, frozen=True):
    """A correction with the article that carries it; `date` is None where the correction has none of its own."""

    text: str
    date: NewsDate | None
    shown: Shown


class CorrectionQuestions(Asking):
    """The catalogue's answers about corrections. There are few of them, whatever the size of the archive."""

    def corrections(self, period: str | None = None, limit: int = -1) -> list[Corrected]:
        """Return corrections, the newest first: by their own date, else by the article's, and last those without any.

        Those of a period, "2019" or "2019-02" with 00 for what is not known; "" is without any date.
        """
        first, last = ("", "~") if period is None else during(period) if period else ("", "")
        rows = self._db.execute(
            f"{_EACH_ONCE} AND sort BETWEEN ? AND ? ORDER BY sort DESC, address, place LIMIT ?", (first, last, limit)
        )
        return [
            Corrected(text, NewsDate.parse(date) if date else None, shown(address, card))
            for _, date, text, address, card in rows
        ]

    def corrected_months(self) -> list[tuple[str, int]]:
        """Return (month, number of corrections), the newest first: "2019-00" where only the year is known, "" without a date."""
        rows = self._db.execute(
            f"SELECT substr(sort, 1, 7), count(*) FROM ({_EACH_ONCE}) GROUP BY 1 ORDER BY 1 DESC"  # noqa: S608 - a constant
        )
        return [(month, number) for month, number in rows]
