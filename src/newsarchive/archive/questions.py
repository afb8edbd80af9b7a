"""What pages ask the catalogue. Every answer is ordered and bounded; nothing here changes anything."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import msgspec

from ..article import Article
from ..loader import Asset
from ..text.clean import fold
from .cards import Card, Shown

_card = msgspec.msgpack.Decoder(Card)
_article = msgspec.msgpack.Decoder(Article)
_asset = msgspec.msgpack.Decoder(Asset)


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


class Record(msgspec.Struct, frozen=True):
    """A whole article with its address, its length and its pictures by the name the article calls them."""

    address: str
    article: Article
    words: int
    assets: tuple[Asset, ...]


class Totals(msgspec.Struct, frozen=True):
    """The size of the archive: `first` and `last` are years, 0 where nothing is dated."""

    articles: int
    undated: int
    sources: int
    first: int
    last: int


class Questions:
    """The catalogue's answers. Holds a connection and nothing else."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def totals(self) -> Totals:
        """Count the articles that are shown."""
        row = self._db.execute(
            "SELECT count(*), coalesce(sum(year IS NULL), 0), coalesce(min(year), 0), coalesce(max(year), 0) FROM article WHERE shown"
        ).fetchone()
        sources = self._db.execute("SELECT count(*) FROM topic WHERE kind = 'sources'").fetchone()[0]
        return Totals(row[0], row[1], sources, row[2], row[3])

    def records(self) -> Iterator[Record]:
        """Return every article, oldest first."""
        rows = self._db.execute("SELECT id, address, record, words FROM article WHERE shown ORDER BY sort, address")
        for key, address, record, words in rows:
            yield Record(address, _article.decode(record), words, self._assets(key))

    def articles(self) -> Iterator[Article]:
        """Return every article without its pictures, oldest first."""
        for (record,) in self._db.execute("SELECT record FROM article WHERE shown ORDER BY sort, address"):
            yield _article.decode(record)

    def record(self, address: str) -> Record | None:
        """Return the article at an address."""
        row = self._db.execute("SELECT id, record, words FROM article WHERE address = ?", (address,)).fetchone()
        return Record(address, _article.decode(row[1]), row[2], self._assets(row[0])) if row else None

    def _assets(self, key: int) -> tuple[Asset, ...]:
        return tuple(
            _asset.decode(value)
            for (value,) in self._db.execute("SELECT value FROM asset WHERE article = ? ORDER BY rowid", (key,))
        )

    def days(self, year: int) -> list[tuple[int, int, int]]:
        """Return (month, day, count) of a year; 0 for what is not known."""
        return self._db.execute(
            "SELECT coalesce(month, 0), coalesce(day, 0), count(*) FROM article WHERE shown AND year = ? GROUP BY 1, 2 ORDER BY 1, 2",
            (year,),
        ).fetchall()

    def years(self) -> list[tuple[int, int]]:
        """Return (year, count) of the years that have articles."""
        return self._db.execute(
            "SELECT year, count(*) FROM article WHERE shown AND year IS NOT NULL GROUP BY year ORDER BY year"
        ).fetchall()

    def dates(self) -> list[tuple[int, int, int, int]]:
        """Return (year, month, day, count) of all dates in order; 0 for what is not known."""
        return self._db.execute(
            "SELECT year, coalesce(month, 0), coalesce(day, 0), count(*) FROM article WHERE shown AND year IS NOT NULL GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"
        ).fetchall()

    def dated(self, year: int, month: int | None = None, day: int | None = None) -> list[Shown]:
        """Return the articles of a year, month or day, in order of time."""
        where, values = "year = ?", [year]
        for column, value in (("month", month), ("day", day)):
            if value is not None:
                where, values = f"{where} AND coalesce({column}, 0) = ?", [*values, value]
        return self._cards(f"WHERE shown AND {where} ORDER BY sort, address", values)

    def undated(self) -> list[Shown]:
        """Return the articles whose date is not known, by headline's address."""
        return self._cards("WHERE shown AND year IS NULL ORDER BY address", [])

    def newest(self, limit: int) -> list[Shown]:
        """Return the newest articles by the day they were published."""
        return self._cards("WHERE shown AND year IS NOT NULL ORDER BY sort DESC, address LIMIT ?", [limit])

    def neighbours(self) -> Iterator[tuple[str, Shown]]:
        """Return (address, card) of all dated articles in the order that earlier and later follow."""
        for address, card in self._db.execute(
            "SELECT address, card FROM article WHERE shown AND year IS NOT NULL ORDER BY sort, address"
        ):
            yield address, Shown(address, _card.decode(card))

    def topics(self, kind: str) -> list[Topic]:
        """Return all topics of a kind, by name."""
        rows = self._db.execute("SELECT kind, name, slug, count, key FROM topic WHERE kind = ? ORDER BY key", (kind,))
        return [Topic(*row) for row in rows]

    def largest(self, kind: str, limit: int) -> list[Topic]:
        """Return the topics with the most articles."""
        rows = self._db.execute(
            "SELECT kind, name, slug, count, key FROM topic WHERE kind = ? ORDER BY count DESC, key LIMIT ?",
            (kind, limit),
        )
        return [Topic(*row) for row in rows]

    def topic(self, kind: str, name: str) -> Topic | None:
        """Return the topic that a name belongs to."""
        row = self._db.execute(
            "SELECT kind, name, slug, count, key FROM topic WHERE kind = ? AND key = ?", (kind, fold(name))
        ).fetchone()
        return Topic(*row) if row else None

    def topic_dates(self, topic: Topic) -> list[tuple[int, int, int]]:
        """Return (year, month, count) of a topic's articles; year 0 is undated."""
        return self._db.execute(
            "SELECT coalesce(year, 0), coalesce(month, 0), count(*) FROM mention JOIN article ON article.id = mention.article "
            "WHERE kind = ? AND key = ? AND shown GROUP BY 1, 2 ORDER BY 1, 2",
            (topic.kind, topic.key),
        ).fetchall()

    def topic_articles(
        self, topic: Topic, year: int | None = None, month: int | None = None, limit: int = -1
    ) -> list[Shown]:
        """Return a topic's articles, newest first and the undated last; year or month 0 means not known."""
        where = "kind = ? AND key = ? AND shown"
        values: list[str | int] = [topic.kind, topic.key]
        for column, value in (("year", year), ("month", month)):
            if value is not None:
                where, values = f"{where} AND coalesce({column}, 0) = ?", [*values, value]
        sql = f"JOIN mention ON article.id = mention.article WHERE {where} ORDER BY sort DESC, address LIMIT ?"
        return self._cards(sql, [*values, limit])

    def _cards(self, tail: str, values: list[str] | list[int] | list[str | int]) -> list[Shown]:
        rows = self._db.execute(f"SELECT address, card FROM article {tail}", values)  # noqa: S608 - only constants of this file
        return [Shown(address, _card.decode(card)) for address, card in rows]
