"""What pages ask of stories. Every answer is ordered and bounded; nothing here changes anything."""

from __future__ import annotations

import sqlite3
from itertools import islice

import msgspec

from .cards import Shown, shown
from .stories.rules import STORIES

#: So many older addresses are kept of a story.
_OLDER = 20

_OWN = "story = ? AND leader IS NULL"


class Story(msgspec.Struct, frozen=True):
    """A running event: where it stands, its title with its language ("" where not known), its articles, each text once.

    `first` and `last` are dates that begin with YYYY-MM-DD, 00 for what is not known; "" where none is.
    """

    address: str
    title: str
    language: str
    articles: int
    first: str
    last: str


class Ranked(msgspec.Struct, frozen=True):
    """A topic by how many articles of a story belong to it."""

    kind: str
    name: str
    address: str
    articles: int


class StoryQuestions:
    """The catalogue's answers about stories, as they were settled. Holds a connection."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def count(self) -> int:
        """Return how many stories there are."""
        return int(self._db.execute("SELECT count(*) FROM story").fetchone()[0])

    def years(self) -> list[tuple[int, int]]:
        """Return (year, number of the stories that begin in it); 0 where it is not known."""
        rows = self._db.execute("SELECT substr(first, 1, 4), count(*) FROM story GROUP BY 1 ORDER BY 1")
        return [(int(year or 0), number) for year, number in rows]

    def begun(self, period: str, limit: int = -1) -> list[Story]:
        """Return the stories that begin in a year or month, or at any time (""), the newest first."""
        return self._stories("first BETWEEN ? AND ? ORDER BY first DESC, address LIMIT ?", period, f"{period}~", limit)

    def largest(self, limit: int) -> list[Story]:
        """Return the stories with the most articles."""
        return self._stories("1 ORDER BY articles DESC, address LIMIT ?", limit)

    def running(self, limit: int) -> list[Story]:
        """Return the stories of which an article was published last."""
        return self._stories("last != '' ORDER BY last DESC, address LIMIT ?", limit)

    def story(self, address: str) -> Story | None:
        """Return the story at an address."""
        return next(iter(self._stories("address = ?", address)), None)

    def addresses(self) -> list[str]:
        """Return where stories stand, in order."""
        return [address for (address,) in self._db.execute("SELECT address FROM story ORDER BY address")]

    def older(self, address: str) -> list[str]:
        """Return where a story stood, or would have stood, with another beginning: at the first articles of its parts.

        So a story that turns out to begin earlier, or is joined to one before it, is still found where it was.
        """
        begins = self._db.execute(
            "SELECT bunch FROM article WHERE address = ? AND story = ?", (address.removeprefix(STORIES), address)
        ).fetchone()
        asked = f"SELECT address, path, bunch FROM article WHERE {_OWN} AND sort != '' ORDER BY sort, address"  # noqa: S608 - a constant
        # Not all of a long story are looked through: there are enough among its first.
        first = (
            f"{STORIES}{own}"
            for own, path, bunch in self._db.execute(asked, (address,))
            if bunch is not None and (bunch == path or (begins and bunch == begins[0]))
        )
        return list(islice((each for each in first if each != address), _OLDER))

    def led_to(self, older: str) -> Story | None:
        """Return the story that one of its older addresses leads to."""
        asked = "SELECT story FROM article WHERE shown AND address = ? AND story IS NOT NULL"
        row = (
            self._db.execute(asked, (older.removeprefix(STORIES),)).fetchone()
            if older.startswith(f"{STORIES}/")
            else None
        )
        return self.story(row[0]) if row and older in self.older(row[0]) else None

    def articles(self, address: str, month: str = "", limit: int = -1) -> list[Shown]:
        """Return the articles of a story in order of time, or those of a month; what has no date comes last."""
        asked = f"SELECT address, card FROM article WHERE {_OWN} AND sort BETWEEN ? AND ? ORDER BY sort = '', sort, address LIMIT ?"  # noqa: S608 - a constant
        return [shown(*row) for row in self._db.execute(asked, (address, month, f"{month}~", limit))]

    def last(self, address: str) -> Shown | None:
        """Return the article of a story that was published last; None where none has a date."""
        asked = (
            f"SELECT address, card FROM article WHERE {_OWN} AND sort != '' ORDER BY sort DESC, address DESC LIMIT 1"  # noqa: S608 - a constant
        )
        return next((shown(*row) for row in self._db.execute(asked, (address,))), None)

    def dates(self, address: str) -> list[tuple[str, int]]:
        """Return (date, number of articles) of a story, dates as in `Story`; "" for what has none."""
        asked = f"SELECT substr(sort, 1, 10), count(*) FROM article WHERE {_OWN} GROUP BY 1 ORDER BY 1"  # noqa: S608 - a constant
        return self._db.execute(asked, (address,)).fetchall()

    def ranked(self, address: str, kind: str, limit: int) -> list[Ranked]:
        """Return the topics of a kind that most articles of a story belong to."""
        # CROSS: from the story's articles to their names. The other way round would be through all names of the archive.
        rows = self._db.execute(
            "SELECT topic.name, topic.slug, count(*) AS number FROM article CROSS JOIN mention ON mention.article = article.id "  # noqa: S608 - a constant
            f"CROSS JOIN topic ON topic.kind = mention.kind AND topic.key = mention.key WHERE {_OWN} AND mention.kind = ? "
            "GROUP BY topic.key ORDER BY number DESC, topic.name, topic.key LIMIT ?",
            (address, kind, limit),
        )
        return [Ranked(kind, name, f"/{kind}/{slug}/", number) for name, slug, number in rows]

    def _stories(self, where: str, *values: str | int) -> list[Story]:
        asked = f"SELECT address, title, language, articles, first, last FROM story WHERE {where}"  # noqa: S608 - constants
        rows = self._db.execute(asked, values)
        return [Story(*row) for row in rows]
