"""What the search index asks: how articles are numbered, what they are found by, and the commonest values of a field."""

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


def commonest_names(db: sqlite3.Connection, kind: str, limit: int) -> list[tuple[str, list[int]]]:
    """Return the names of a kind that most articles have, the most first, each with the row numbers of these articles."""
    asked = (
        "SELECT topic.key, topic.name, count(*) AS articles FROM topic JOIN mention USING (kind, key)"
        " JOIN article ON article.id = mention.article WHERE topic.kind = ? AND article.shown"
        " GROUP BY topic.key ORDER BY articles DESC, topic.key LIMIT ?"
    )
    of = "SELECT article FROM mention JOIN article ON article.id = mention.article WHERE kind = ? AND key = ? AND shown"
    return [
        (name, [article for (article,) in db.execute(of, (kind, key))])
        for key, name, _ in db.execute(asked, (kind, limit)).fetchall()
    ]


def commonest_languages(db: sqlite3.Connection, limit: int) -> list[tuple[str, list[int]]]:
    """Return the languages that most articles are in, the most first, each with the row numbers of these articles."""
    asked = "SELECT language, count(*) AS articles FROM article WHERE shown AND language != '' GROUP BY language ORDER BY articles DESC, language LIMIT ?"
    of = "SELECT id FROM article WHERE shown AND language = ?"
    return [
        (language, [article for (article,) in db.execute(of, (language,))])
        for language, _ in db.execute(asked, (limit,)).fetchall()
    ]
