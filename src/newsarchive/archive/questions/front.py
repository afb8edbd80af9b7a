"""What the front page asks: how much an article weighs in the archive, and which day of the year has the most to tell."""

from __future__ import annotations

import msgspec

from ..cards import Shown
from ..versions import ON_DAY
from .asking import Asking, during


class Weight(msgspec.Struct, frozen=True):
    """What an article is worth to the whole archive: how many articles its story has, 0 where it is in none, and how many of its
    people, places and organisations others name as well; 0 for one that names a crowd, which is a list.
    """

    story: int
    names: int


class FrontQuestions(Asking):
    """The catalogue's answers for the front page."""

    def weight(self, address: str) -> Weight:
        """Return what the article at an address weighs."""
        story = self._db.execute(
            "SELECT articles FROM article JOIN story ON story.address = article.story WHERE article.address = ? AND shown",
            (address,),
        ).fetchone()
        # CROSS: from the article to its names. The other way round would be through all names of the archive.
        names = self._db.execute(
            "SELECT count(DISTINCT topic.kind || topic.key) FROM article CROSS JOIN mention ON mention.article = article.id "
            "CROSS JOIN topic ON topic.kind = mention.kind AND topic.key = mention.key WHERE address = ? AND shown "
            "AND mention.kind IN ('people', 'places', 'organisations') AND topic.count > 1 "
            "AND article.id NOT IN (SELECT article FROM crowd)",
            (address,),
        ).fetchone()
        return Weight(story[0] if story else 0, names[0])

    def anniversary(self, limit: int) -> list[Shown]:
        """Return what led the day of the year that has articles of the most years, in its latest years, in order of time; nothing
        where each day has those of one year.
        """
        row = self._db.execute(
            "SELECT substr(day, 6), count(DISTINCT substr(day, 1, 4)) AS years FROM "
            "(SELECT DISTINCT substr(sort, 1, 10) AS day FROM article WHERE shown AND sort != '') "
            "WHERE substr(day, 9) != '00' GROUP BY 1 HAVING years > 1 ORDER BY years DESC, 1 LIMIT 1"
        ).fetchone()
        if row is None:
            return []
        days = self._db.execute(
            "SELECT DISTINCT substr(sort, 1, 10) AS day FROM article WHERE shown AND sort != '' AND substr(sort, 6, 5) = ? "
            "ORDER BY day DESC LIMIT ?",
            (row[0], limit),
        ).fetchall()
        led = "WHERE shown AND sort BETWEEN ? AND ? AND repeats < ? ORDER BY sort, address LIMIT 1"
        return [shown for (day,) in reversed(days) for shown in self._cards(led, (*during(day), ON_DAY))]
