"""What pages ask the catalogue. Every answer is ordered and bounded; nothing here changes anything."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import msgspec

from ..article import Article
from ..errors import Problem
from ..loader import Asset
from ..text.clean import fold
from .cards import Card, Shown

_card = msgspec.msgpack.Decoder(Card)
_article = msgspec.msgpack.Decoder(Article)
_asset = msgspec.msgpack.Decoder(Asset)
_problems = msgspec.msgpack.Decoder(tuple[Problem, ...])


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


class Written(msgspec.Struct, frozen=True):
    """A file of the site: the digest of what it shows, its size in bytes, why it was last made, whether its bytes were other
    ones then, and in which build that was.
    """

    inputs: str
    size: int
    reason: str
    written: bool
    build: int


class Text(msgspec.Struct, frozen=True):
    """A text as it was read last. `address` is None where its article is not shown; `embargo` is "" or the day it ends."""

    name: str
    shown: str
    stamp: str
    problems: tuple[Problem, ...]
    article: Article | None
    address: str | None
    draft: bool
    embargo: str
    is_shown: bool


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

    def around(self, address: str) -> list[str]:
        """Return the addresses of an article and, where it is dated, of those before and after it, in that order."""
        here = self._db.execute("SELECT sort, year FROM article WHERE shown AND address = ?", (address,)).fetchone()
        if here is None:
            return []
        if here[1] is None:
            return [address]
        dated = "SELECT address FROM article WHERE shown AND year IS NOT NULL AND (sort, address)"
        before = self._db.execute(f"{dated} < (?, ?) ORDER BY sort DESC, address DESC LIMIT 1", (here[0], address))
        after = self._db.execute(f"{dated} > (?, ?) ORDER BY sort, address LIMIT 1", (here[0], address))
        return [*(each for (each,) in before), address, *(each for (each,) in after)]

    def dated_at(self, address: str) -> Shown | None:
        """Return the card of the article at an address; None where there is none, or where its date is not known."""
        row = self._db.execute(
            "SELECT card FROM article WHERE shown AND year IS NOT NULL AND address = ?", (address,)
        ).fetchone()
        return Shown(address, _card.decode(row[0])) if row else None

    def topics_of(self, path: str) -> list[Topic]:
        """Return the topics that the article of a text belongs to."""
        rows = self._db.execute(
            "SELECT DISTINCT topic.kind, topic.name, topic.slug, count, topic.key FROM article JOIN mention ON mention.article = article.id "
            "JOIN topic ON topic.kind = mention.kind AND topic.key = mention.key WHERE path = ? ORDER BY topic.kind, topic.key",
            (path,),
        )
        return [Topic(*row) for row in rows]

    def written(self, address: str) -> Written | None:
        """Return what the last build did with the file at an address; None where it has none there."""
        row = self._db.execute(
            "SELECT inputs, size, reason, written, build FROM page WHERE address = ?", (address,)
        ).fetchone()
        return Written(row[0], row[1], row[2], bool(row[3]), row[4]) if row else None

    def near(self, address: str, limit: int) -> list[str]:
        """Return addresses of the site that end or begin as one does, at most `limit` of either."""
        *folders, last = address.strip("/").split("/")
        beginning = "/".join(["", *folders, last[:1]])
        ends = self._db.execute("SELECT address FROM page WHERE instr(address, ?) LIMIT ?", (f"/{last}", limit))
        begins = self._db.execute(
            "SELECT address FROM page WHERE address >= ? AND address < ? LIMIT ?",
            (beginning, f"{beginning}\U0010ffff", limit),
        )
        return sorted({*(each for (each,) in ends), *(each for (each,) in begins)})

    def text(self, file: str) -> Text | None:
        """Return the text that is called so, by its name on the site or as the user reaches it."""
        row = self._db.execute(
            "SELECT document.name, document.shown, stamp, problems, draft, embargo, article.shown, address, record FROM document "
            "LEFT JOIN article ON path = document.name WHERE document.name = ? OR document.shown = ? "
            "ORDER BY document.shown = ? DESC LIMIT 1",
            (file, file, file),
        ).fetchone()
        if row is None:
            return None
        name, shown, stamp, problems, draft, embargo, is_shown, address, record = row
        article = _article.decode(record) if record else None
        return Text(
            name, shown, stamp, _problems.decode(problems), article, address, bool(draft), embargo or "", bool(is_shown)
        )

    def text_at(self, address: str) -> str | None:
        """Return the name of the text whose article stands at an address."""
        row = self._db.execute("SELECT path FROM article WHERE shown AND address = ?", (address,)).fetchone()
        return str(row[0]) if row else None

    def texts(self, part: str, limit: int = -1) -> list[str]:
        """Return the texts, as the user reaches them, whose path has this part, by name."""
        rows = self._db.execute(
            "SELECT shown FROM document WHERE instr(shown, ?) ORDER BY shown LIMIT ?", (part, limit)
        )
        return [shown for (shown,) in rows]

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
