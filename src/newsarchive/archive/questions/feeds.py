"""What feeds ask: articles of which the day is known, as a feed can say no less; the newest first."""

from __future__ import annotations

from ..cards import Shown
from ..versions import ALONE
from .asking import during
from .topics import Topic, TopicQuestions

#: `sort` begins with YYYY-MM-DD, with 00 for what is not known.
_DAY = "substr(article.sort, 9, 2) > '00'"


class FeedQuestions(TopicQuestions):
    """The catalogue's answers for feeds."""

    def newest_by_day(self, limit: int) -> list[Shown]:
        """Return the newest articles whose day is known, each text once: its leading version."""
        return self._cards(
            f"WHERE shown AND sort != '' AND {_DAY} AND repeats = ? ORDER BY sort DESC, address LIMIT ?", (ALONE, limit)
        )

    def newest_of_topic(self, topic: Topic, limit: int) -> list[Shown]:
        """Return the newest articles of a topic whose day is known, each text once."""
        return self._cards(
            "JOIN mention ON article.id = mention.article WHERE kind = ? AND key = ? AND NOT again AND shown "
            f"AND {_DAY} ORDER BY mention.sort DESC, address LIMIT ?",
            (topic.kind, topic.key, limit),
        )

    def newest_of_story(self, address: str, limit: int) -> list[Shown]:
        """Return the newest articles of the story at an address whose day is known, each text once."""
        return self._cards(
            f"WHERE story = ? AND leader IS NULL AND {_DAY} ORDER BY sort DESC, address LIMIT ?", (address, limit)
        )

    def months_by_day(self) -> list[str]:
        """Return the months, "2019-02", in which the day of an article is known, in order."""
        rows = self._db.execute(
            f"SELECT DISTINCT substr(sort, 1, 7) FROM article WHERE shown AND sort != '' AND {_DAY} ORDER BY 1"  # noqa: S608 - a constant
        )
        return [month for (month,) in rows]

    def month_beside(self, month: str, *, later: bool) -> str:
        """Return the nearest month, before or after one, in which the day of an article is known; "" where there is none."""
        way, order, edge = (">", "ASC", f"{month}~") if later else ("<", "DESC", month)
        row = self._db.execute(
            f"SELECT substr(sort, 1, 7) FROM article WHERE shown AND sort != '' AND sort {way} ? AND {_DAY} "  # noqa: S608 - constants
            f"ORDER BY sort {order} LIMIT 1",
            (edge,),
        ).fetchone()
        return str(row[0]) if row else ""

    def count_by_day(self, month: str) -> list[tuple[int, int]]:
        """Return (day, number of articles) of a month, in order; versions of a text count each."""
        rows = self._db.execute(
            f"SELECT substr(sort, 9, 2), count(*) FROM article WHERE shown AND sort BETWEEN ? AND ? AND {_DAY} "  # noqa: S608 - a constant
            "GROUP BY 1 ORDER BY 1",
            during(month),
        )
        return [(int(day), number) for day, number in rows]

    def between_days(self, first: str, last: str) -> list[Shown]:
        """Return all articles, versions too, of the days from one to another, "2019-02-27", the newest first."""
        return self._cards(
            f"WHERE shown AND sort BETWEEN ? AND ? AND {_DAY} ORDER BY sort DESC, address", (first, f"{last}~")
        )

    def month_of(self, path: str) -> str:
        """Return the month of the article of a text, "2019-02"; "" where it is not shown, or its day is not known."""
        row = self._db.execute(
            f"SELECT substr(sort, 1, 7) FROM article WHERE shown AND path = ? AND {_DAY}",  # noqa: S608 - a constant
            (path,),
        ).fetchone()
        return str(row[0]) if row else ""
