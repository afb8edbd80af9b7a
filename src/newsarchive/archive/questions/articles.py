"""What pages ask of articles: the whole of one, and what stands beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import msgspec

from ...article import Article
from ...loader import Asset
from ..cards import CARDS_KEPT, Shown
from ..entry import unpack_mentions
from ..ledger import new_id
from .topics import TopicQuestions

_article = msgspec.msgpack.Decoder(Article)
_asset = msgspec.msgpack.Decoder(Asset)


class Record(msgspec.Struct, frozen=True):
    """A whole article with its address, its length, and its pictures by the name the article calls them.

    `topics` are the addresses of what it mentions, by kind and key. `id` names it for good: 12 hexadecimal digits, made of the
    address at which it was published first.
    """

    address: str
    id: str
    article: Article
    words: int
    assets: tuple[Asset, ...]
    topics: dict[tuple[str, str], str]


class ArticleQuestions(TopicQuestions):
    """The catalogue's answers about articles. Holds the addresses of topics that were asked for."""

    def __init__(self, db: sqlite3.Connection) -> None:
        super().__init__(db)
        self._known: dict[tuple[str, str], str] = {}

    def paths(self) -> Iterator[str]:
        """Return the texts of all articles, oldest first."""
        for (path,) in self._db.execute("SELECT path FROM article WHERE shown ORDER BY sort, address"):
            yield path

    def articles(self) -> Iterator[Article]:
        """Return every article without its pictures, oldest first."""
        rows = self._db.execute(
            "SELECT value FROM article JOIN record ON article = id WHERE shown ORDER BY sort, address"
        )
        for (value,) in rows:
            yield _article.decode(value)

    def record(self, address: str) -> Record | None:
        """Return the article at an address."""
        return self._record("address = ?", address)

    def record_of(self, path: str) -> Record | None:
        """Return the article of a text, None where it is not shown."""
        return self._record("path = ?", path)

    def _record(self, where: str, value: str) -> Record | None:
        row = self._db.execute(
            f"SELECT id, address, value, words, topics, lasting FROM article JOIN record ON article = id WHERE shown AND {where}",  # noqa: S608 - a constant
            (value,),
        ).fetchone()
        return (
            Record(
                row[1],
                row[5] or new_id(row[1]),
                _article.decode(row[2]),
                row[3],
                self._assets(row[0]),
                self._addresses(row[4]),
            )
            if row
            else None
        )

    def records(self) -> Iterator[Record]:
        """Return every article, oldest first."""
        for path in self.paths():
            record = self.record_of(path)
            assert record is not None  # noqa: S101
            yield record

    def _assets(self, key: int) -> tuple[Asset, ...]:
        return tuple(
            _asset.decode(value)
            for (value,) in self._db.execute("SELECT value FROM asset WHERE article = ? ORDER BY rowid", (key,))
        )

    def _addresses(self, topics: bytes) -> dict[tuple[str, str], str]:
        found = {}
        for kind, key, *_ in unpack_mentions(topics):
            if (kind, key) not in self._known:
                if len(self._known) >= CARDS_KEPT:
                    self._known.clear()
                topic = self.topic(kind, key)
                self._known[kind, key] = topic.address if topic else f"/{kind}/"
            found[kind, key] = self._known[kind, key]
        return found

    def beside(self, address: str) -> tuple[Shown | None, Shown | None]:
        """Return what stands before and after a dated article, of those that are dated."""
        here = self._db.execute("SELECT sort FROM article WHERE shown AND address = ?", (address,)).fetchone()
        if here is None or not here[0]:
            return None, None
        place = (here[0], address)
        before = self._cards(
            "WHERE shown AND sort != '' AND (sort, address) < (?, ?) ORDER BY sort DESC, address DESC LIMIT 1", place
        )
        after = self._cards("WHERE shown AND (sort, address) > (?, ?) ORDER BY sort, address LIMIT 1", place)
        return (before[0] if before else None), (after[0] if after else None)

    def first_address(self, address: str) -> str:
        """Return where the article at an address was published first, by the ledger; there, where it never moved."""
        row = self._db.execute("SELECT lasting FROM article WHERE shown AND address = ?", (address,)).fetchone()
        if row is None or row[0] is None:
            return address
        left = self._db.execute("SELECT address FROM ledger WHERE id = ? ORDER BY address", (row[0],))
        return next((each for (each,) in left if new_id(each) == row[0]), address)

    def story_of(self, path: str) -> str | None:
        """Return where the story stands that the article of a text belongs to; None where it belongs to none."""
        row = self._db.execute("SELECT story FROM article WHERE path = ?", (path,)).fetchone()
        return row[0] if row else None

    def story_rule(self, path: str) -> int | None:
        """Return the line of the user's rule that decides of the story of a text; None where none does."""
        asked = (
            "SELECT lead.ruled FROM article AS own JOIN article AS lead ON lead.path = coalesce(own.leader, own.path) "
            "WHERE own.path = ? AND own.shown"
        )
        row = self._db.execute(asked, (path,)).fetchone()
        return row[0] if row else None

    def text_at(self, address: str) -> str | None:
        """Return the name of the text whose article stands at an address."""
        row = self._db.execute("SELECT path FROM article WHERE shown AND address = ?", (address,)).fetchone()
        return str(row[0]) if row else None
