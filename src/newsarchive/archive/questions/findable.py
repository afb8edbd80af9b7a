"""What the search index asks: how articles are numbered, what they are found by, and which have a name or a language."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

import msgspec

from ...article import Body, Correction, Picture
from ..cards import Card
from ..entry import unpack_mentions

_card = msgspec.msgpack.Decoder(Card)


class Numbered(msgspec.Struct, frozen=True, gc=False):
    """An article in the order of the index: the number of its row, its address, the digest of all that was read, and the
    address of the article of which it is another version, "" where it is none.
    """

    id: int
    address: str
    content: bytes
    leader: str


class Searched(msgspec.Struct, frozen=True):
    """What an article is found by, and what a hit shows of it. `mentions` are (kind, name); `leader` as `Numbered` has it."""

    address: str
    card: Card
    text: SearchedText
    mentions: tuple[tuple[str, str], ...]
    leader: str


class SearchedText(msgspec.Struct, frozen=True):
    """What is searched of an article's record: the fields that are named so there."""

    title: str
    body: Body
    kicker: str | None = None
    deck: str | None = None
    pictures: tuple[Picture, ...] = ()
    corrections: tuple[Correction, ...] = ()


_text = msgspec.msgpack.Decoder(SearchedText)


def numbered(db: sqlite3.Connection) -> Iterator[Numbered]:
    """Yield all articles by date, those without one first."""
    asked = (
        "SELECT article.id, article.address, article.content, coalesce(leading.address, '') FROM article"
        " LEFT JOIN article AS leading ON leading.path = article.leader WHERE article.shown ORDER BY article.sort, article.address"
    )
    yield from (Numbered(*row) for row in db.execute(asked))


def searched(db: sqlite3.Connection, ids: Sequence[int]) -> Iterator[Searched]:
    """Yield what some articles are found by, in the order given."""
    asked = (
        "SELECT article.address, article.card, value, article.topics, coalesce(leading.address, '') FROM article"
        " JOIN record ON record.article = article.id LEFT JOIN article AS leading ON leading.path = article.leader WHERE article.id = ?"
    )
    for number in ids:
        address, card, value, topics, leader = db.execute(asked, (number,)).fetchone()
        mentions = tuple((kind, name) for kind, _, name, _ in unpack_mentions(topics))
        yield Searched(address, _card.decode(card), _text.decode(value), mentions, leader)


def articles_with(db: sqlite3.Connection, kind: str, key: str) -> list[int]:
    """Return the row numbers of the articles that have a topic."""
    asked = (
        "SELECT article FROM mention JOIN article ON article.id = mention.article WHERE kind = ? AND key = ? AND shown"
    )
    return [article for (article,) in db.execute(asked, (kind, key))]


def articles_in(db: sqlite3.Connection, language: str) -> list[int]:
    """Return the row numbers of the articles in a language."""
    return [article for (article,) in db.execute("SELECT id FROM article WHERE shown AND language = ?", (language,))]
