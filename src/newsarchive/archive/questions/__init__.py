"""What pages ask the catalogue. Every answer is ordered and bounded; nothing here changes anything.

Each subject has a file; `Questions` answers all of them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import msgspec

from ..cards import Card
from ..coverage import Related, related
from ..story_questions import StoryQuestions
from .articles import ArticleQuestions, Record
from .builds import BuildQuestions, Text, Written
from .corrections import Corrected, CorrectionQuestions
from .days_of_year import DAYS_OF_YEAR, DayOfYearQuestions, YearOnDay
from .exported import Period, periods_published, published_in, stand_of_pictures
from .feeds import FeedQuestions
from .findable import Numbered, Searched, articles_in, articles_with, numbered, searched
from .front import FrontQuestions, Weight
from .holdings import HoldingQuestions
from .left_behind import LEFT_BEHIND, Gone, gone_from, moved_to
from .pairs import Pair, PairQuestions, pair_address
from .periods import PeriodQuestions
from .topics import Topic
from .versions import VERSIONS_SHOWN, Version, VersionQuestions

__all__ = [
    "DAYS_OF_YEAR",
    "VERSIONS_SHOWN",
    "Corrected",
    "Gone",
    "Numbered",
    "Pair",
    "Period",
    "Questions",
    "Record",
    "Searched",
    "Text",
    "Topic",
    "Totals",
    "Version",
    "Weight",
    "Written",
    "YearOnDay",
    "articles_in",
    "articles_with",
    "numbered",
    "pair_address",
    "periods_published",
    "published_in",
    "searched",
    "stand_of_pictures",
]

_card = msgspec.msgpack.Decoder(Card)


class Totals(msgspec.Struct, frozen=True):
    """The size of the archive: `first` and `last` are years, 0 where nothing is dated."""

    articles: int
    undated: int
    sources: int
    first: int
    last: int


class Questions(
    ArticleQuestions,
    PairQuestions,
    PeriodQuestions,
    DayOfYearQuestions,
    VersionQuestions,
    CorrectionQuestions,
    HoldingQuestions,
    FrontQuestions,
    FeedQuestions,
    BuildQuestions,
):
    """The catalogue's answers, as it was settled. Holds a connection, and the addresses of topics and the versions that were
    asked for.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        super().__init__(db)
        self.stories = StoryQuestions(db)

    def totals(self) -> Totals:
        """Count the articles that are shown."""
        articles = self._db.execute("SELECT count(*) FROM article WHERE shown").fetchone()[0]
        undated = self._db.execute("SELECT count(*) FROM article WHERE shown AND sort = ''").fetchone()[0]
        dated = "SELECT substr(sort, 1, 4) FROM article WHERE shown AND sort != '' ORDER BY sort"
        first, last = (self._db.execute(f"{dated} {way} LIMIT 1").fetchone() for way in ("ASC", "DESC"))
        return Totals(
            articles, undated, self.count_topics("sources"), int(first[0]) if first else 0, int(last[0]) if last else 0
        )

    def is_larger_than(self, number: int) -> bool:
        """Whether the site has more articles, topics and pairs of tags, together, than a number; not all of them are counted."""
        tables = ("article WHERE shown", "topic", "pair")
        asked = (f"SELECT count(*) FROM (SELECT 1 FROM {table} LIMIT ?)" for table in tables)  # noqa: S608 - constants
        return sum(int(self._db.execute(each, (number + 1,)).fetchone()[0]) for each in asked) > number

    def related(self, path: str, limit: int) -> Related:
        """Return what stands beside the article of a text in its story, and so many others that share names or a subject."""
        return related(self._db, path, limit)

    def older_addresses(self) -> Iterator[str]:
        """Return the names of all older addresses, of articles and of stories, and of those where no article stands any more."""
        of_stories = {name for story in self.stories.addresses() for name in self.stories.older(story)}
        for (name,) in self._db.execute(f"SELECT DISTINCT name FROM alias UNION {LEFT_BEHIND} ORDER BY 1"):  # noqa: S608 - a constant
            if name not in of_stories:
                yield name
        yield from sorted(of_stories)

    def led_to(self, name: str) -> tuple[str, str, str] | None:
        """Return (older address, address, title) of the article, or else the story, that an older address leads to.

        Of two articles it is the first. None where there is none, or where a page of the site itself stands there.
        """
        row = self._db.execute(
            "SELECT alias.address, article.address, card FROM alias JOIN article ON article.id = alias.article "
            "WHERE name = ? AND shown ORDER BY sort, article.address, place LIMIT 1",
            (name,),
        ).fetchone()
        if self._is_taken(name):
            return None
        row = row or moved_to(self._db, name)
        if row is not None:
            return row[0], row[1], _card.decode(row[2]).title
        story = self.stories.led_to(name)
        return (name, story.address, story.title) if story else None

    def gone_from(self, address: str) -> Gone | None:
        """Return what there is to say of an address that was published and has no article any more; None for any other one."""
        return None if self._is_taken(address) else gone_from(self._db, address)

    def _is_taken(self, name: str) -> bool:
        """Whether a page of the site itself stands at an older address."""
        taken = "SELECT 1 FROM page WHERE address = ? AND owner NOT LIKE 'moved %'"
        return self._db.execute(taken, (name,)).fetchone() is not None
