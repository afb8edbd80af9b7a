"""What pages ask of two tags that have many articles in common."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import msgspec

from ..cards import Shown
from .asking import during
from .topics import Topic, TopicQuestions

#: The articles of both tags, each text once: of its versions that have both, the one that leads, or else the earliest. It hangs
#: on nothing but where each of them stands in lists, so that `changes.py` finds all that could alter it.
_BOTH = (
    "FROM mention AS own CROSS JOIN mention AS beside ON beside.kind = 'tags' AND beside.key = :other "
    "AND beside.sort = own.sort AND beside.place = own.place AND beside.article = own.article "
    "CROSS JOIN article ON article.id = own.article WHERE own.kind = 'tags' AND own.key = :one AND shown "
    "AND (article.leader IS NULL OR NOT EXISTS (SELECT 1 FROM article AS better "
    "WHERE better.shown AND (better.path = article.leader OR better.leader = article.leader) "
    "AND (better.leader IS NOT NULL, better.sort = '', better.sort, better.address) < (1, article.sort = '', article.sort, article.address) "
    "AND 2 = (SELECT count(*) FROM mention WHERE article = better.id AND kind = 'tags' AND key IN (:one, :other))))"
)


class Pair(msgspec.Struct, frozen=True):
    """Two tags that have many articles in common, in the order of their addresses, and how many these are."""

    one: Topic
    other: Topic
    count: int

    @property
    def address(self) -> str:
        """Where its page stands: each pair has one address."""
        return pair_address(self.one.slug, self.other.slug)


def pair_address(one: str, other: str) -> str:
    """Return where the page of two tags stands, by their slugs.

    >>> pair_address("nuclear", "iran")
    '/tags/iran/and/nuclear/'
    """
    first, last = sorted((one, other))
    return f"/tags/{first}/and/{last}/"


class PairQuestions(TopicQuestions):
    """The catalogue's answers about pairs of tags, as they were settled."""

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield the keys of all pairs, in order."""
        yield from self._db.execute("SELECT one, other FROM pair ORDER BY one, other")

    def count_pairs(self) -> int:
        """Return how many pairs there are."""
        return int(self._db.execute("SELECT count(*) FROM pair").fetchone()[0])

    def pairs_among(self, tags: Collection[str]) -> list[tuple[str, str]]:
        """Return the keys of the pairs of which both are among some tags, in order."""
        asked = "SELECT one, other FROM pair WHERE one = ? ORDER BY other"
        return [pair for tag in sorted(tags) for pair in self._db.execute(asked, (tag,)) if pair[1] in tags]

    def pair(self, one: str, other: str) -> Pair | None:
        """Return two tags by their keys; None where they have few articles in common."""
        row = self._db.execute("SELECT articles FROM pair WHERE one = ? AND other = ?", (one, other)).fetchone()
        found = [topic for topic in (self.topic("tags", one), self.topic("tags", other)) if topic]
        if row is None or len(found) < 2:
            return None
        first, last = sorted(found, key=lambda topic: topic.slug)
        return Pair(first, last, row[0])

    def pair_addresses(self) -> list[str]:
        """Return where the pages of all pairs stand."""
        rows = self._db.execute(
            "SELECT one.slug, other.slug FROM pair JOIN topic AS one ON one.kind = 'tags' AND one.key = pair.one "
            "JOIN topic AS other ON other.kind = 'tags' AND other.key = pair.other"
        )
        return sorted(pair_address(*row) for row in rows)

    def pairs_of(self, tag: Topic, limit: int) -> list[Topic]:
        """Return the tags that have the most articles in common with one; `count` is how many these are."""
        rows = self._db.execute(
            "SELECT name, slug, articles, key FROM (SELECT other AS key, articles FROM pair WHERE one = ?1 "
            "UNION ALL SELECT one, articles FROM pair WHERE other = ?1) JOIN topic USING (key) WHERE kind = 'tags' "
            "ORDER BY articles DESC, name, key LIMIT ?2",
            (tag.key, limit),
        )
        return [Topic("tags", *row) for row in rows]

    def pair_dates(self, pair: Pair) -> list[tuple[int, int, int]]:
        """Return (year, month, count) of a pair's articles, as `topic_dates` does."""
        rows = self._db.execute(
            f"SELECT substr(own.sort, 1, 7), count(*) {_BOTH} GROUP BY 1 ORDER BY 1",
            _tags(pair),
        )
        return [(int(month[:4] or 0), int(month[5:] or 0), count) for month, count in rows]

    def pair_articles(self, pair: Pair, period: str | None = None, limit: int = -1) -> list[Shown]:
        """Return a pair's articles, as `topic_articles` does; those of a period: "" is undated, 00 not known."""
        first, last = ("", "~") if period is None else during(period) if period else ("", "")
        tail = f"WHERE id IN (SELECT article.id {_BOTH} AND own.sort BETWEEN :first AND :last) ORDER BY sort DESC, address LIMIT :limit"
        limits: dict[str, str | int] = {"first": first, "last": last, "limit": limit}
        return self._cards(tail, limits | _tags(pair))


def _tags(pair: Pair) -> dict[str, str | int]:
    """Return the keys of both tags as `_BOTH` asks for them: it walks along the articles of `one`, the smaller."""
    one, other = sorted((pair.one, pair.other), key=lambda tag: tag.count)
    return {"one": one.key, "other": other.key}
