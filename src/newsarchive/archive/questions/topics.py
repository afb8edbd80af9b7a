"""What pages ask of tags, people, places and the like."""

from __future__ import annotations

import msgspec

from .. import whois
from ..cards import Shown
from ..store import IS_SHOWN
from .asking import Asking, during


class Topic(msgspec.Struct, frozen=True):
    """A tag, a person, a place …: its name, its address and how many articles it has."""

    kind: str
    name: str
    slug: str
    count: int
    key: str

    @property
    def address(self) -> str:
        """Where its page stands."""
        return f"/{self.kind}/{self.slug}/"


class TopicQuestions(Asking):
    """The catalogue's answers about topics, as they were settled."""

    def count_topics(self, kind: str) -> int:
        """Return how many topics of a kind there are."""
        return int(self._db.execute("SELECT count(*) FROM topic WHERE kind = ?", (kind,)).fetchone()[0])

    def topics_of(self, path: str) -> list[Topic]:
        """Return the topics that the article of a text belongs to."""
        rows = self._db.execute(
            "SELECT DISTINCT topic.kind, topic.name, topic.slug, count, topic.key FROM article JOIN mention ON mention.article = article.id "
            "JOIN topic ON topic.kind = mention.kind AND topic.key = mention.key WHERE path = ? ORDER BY topic.kind, topic.key",
            (path,),
        )
        return [Topic(*row) for row in rows]

    def topics(self, kind: str) -> list[Topic]:
        """Return all topics of a kind, by name."""
        return self._topics("WHERE kind = ? ORDER BY key", (kind,))

    def largest(self, kind: str, limit: int) -> list[Topic]:
        """Return the topics with the most articles."""
        return self._topics("WHERE kind = ? ORDER BY count DESC, key LIMIT ?", (kind, limit))

    def topic(self, kind: str, key: str) -> Topic | None:
        """Return a topic by its key, which is a name folded."""
        return next(iter(self._topics("WHERE kind = ? AND key = ?", (kind, key))), None)

    def roles(self, topic: Topic, limit: int) -> list[tuple[whois.Role, Shown]]:
        """Return what articles say that a topic is, in order of time, each with the earliest article that says so."""
        found = whois.roles(self._db, topic.kind, topic.key, limit)
        return [(role, self._cards("WHERE shown AND address = ?", (role.address,))[0]) for role in found]

    def spellings(self, topic: Topic, limit: int) -> list[str]:
        """Return how else the name of a topic is written in full, the commonest first."""
        return whois.spellings(self._db, topic.kind, topic.key, limit)

    def together(self, topic: Topic, limit: int) -> list[Topic]:
        """Return who and what is named together with a topic most often; `count` is the number of articles that name both."""
        found = whois.together(self._db, topic.kind, topic.key, limit) if topic.count > 1 else []
        named = ((self.topic(kind, key), number) for kind, key, number in found)
        return [msgspec.structs.replace(each, count=number) for each, number in named if each]

    def _topics(self, tail: str, values: tuple[str | int, ...]) -> list[Topic]:
        rows = self._db.execute(f"SELECT kind, name, slug, count, key FROM topic {tail}", values)  # noqa: S608 - constants
        return [Topic(*row) for row in rows]

    def topic_dates(self, topic: Topic) -> list[tuple[int, int, int]]:
        """Return (year, month, count) of a topic's articles, each text once; year 0 is undated."""
        rows = self._db.execute(
            f"SELECT substr(sort, 1, 7), count(*) FROM mention WHERE kind = ? AND key = ? AND NOT again AND {IS_SHOWN} GROUP BY 1 ORDER BY 1",  # noqa: S608
            (topic.kind, topic.key),
        )
        return [(int(month[:4] or 0), int(month[5:] or 0), count) for month, count in rows]

    def dates_of_kind(self, kind: str) -> list[tuple[str, int, int]]:
        """Return (key, year, count) of the articles of all topics of a kind, each text once; year 0 is undated."""
        rows = self._db.execute(
            f"SELECT key, substr(sort, 1, 4), count(*) FROM mention WHERE kind = ? AND NOT again AND {IS_SHOWN} GROUP BY 1, 2 ORDER BY 1, 2",  # noqa: S608
            (kind,),
        )
        return [(key, int(year or 0), count) for key, year, count in rows]

    def topic_articles(self, topic: Topic, period: str | None = None, limit: int = -1) -> list[Shown]:
        """Return a topic's articles, each text once, newest first and the undated last; those of a period: "" is undated, 00 not
        known.
        """
        first, last = ("", "~") if period is None else during(period) if period else ("", "")
        return self._cards(
            "JOIN mention ON article.id = mention.article WHERE kind = ? AND key = ? AND mention.sort BETWEEN ? AND ? AND NOT again AND shown "
            "ORDER BY mention.sort DESC, address LIMIT ?",
            (topic.kind, topic.key, first, last, limit),
        )
