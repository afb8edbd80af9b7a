"""What published exports ask: whether any article is another one than when they were made, and which are of a period.

Drafts are never published, so here there are none.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from hashlib import blake2b
from itertools import groupby

import msgspec

_PUBLISHED = "shown AND NOT draft"
_STAND = f"SELECT substr(sort, 1, 7), address, content, coalesce(story, ''), coalesce(lasting, '') FROM article WHERE {_PUBLISHED} ORDER BY sort, address"  # noqa: S608 - a constant
_PICTURES = f"SELECT value FROM article JOIN asset ON asset.article = article.id WHERE {_PUBLISHED} ORDER BY sort, address, asset.rowid"  # noqa: S608 - a constant


class Period(msgspec.Struct, frozen=True):
    """The articles of a month, of a year of which no month is known, or of no date: `2019-03`, `2019`, `undated`.

    `key` is what their dates begin with in the catalogue, `articles` their number; `digest` stands for which they are, where they
    and their stories stand, and all that was read of them.
    """

    name: str
    key: str
    articles: int
    digest: bytes


def periods_published(db: sqlite3.Connection) -> Iterator[Period]:
    """Yield all periods that have articles, those without a date first."""
    for key, rows in groupby(db.execute(_STAND), key=lambda row: str(row[0])):
        number, digest = 0, blake2b(digest_size=16)
        for _, address, content, story, lasting in rows:
            digest.update(f"{address}\0{story}\0{lasting}\0".encode() + content)
            number += 1
        yield Period(key.removesuffix("-00") or "undated", key, number, digest.digest())


def stand_of_pictures(db: sqlite3.Connection) -> Iterator[bytes]:
    """Yield what stands for each picture of each article, in order."""
    yield from (value for (value,) in db.execute(_PICTURES))


def published_in(db: sqlite3.Connection, key: str) -> tuple[str, ...]:
    """Return the addresses of the articles of a period, in order, by its `key`."""
    asked = f"SELECT address FROM article WHERE {_PUBLISHED} AND substr(sort, 1, 7) = ? AND sort BETWEEN ? AND ? ORDER BY sort, address"  # noqa: S608 - a constant
    return tuple(address for (address,) in db.execute(asked, (key, key, f"{key}~")))
