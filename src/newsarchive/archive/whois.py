"""Who is who, as pages ask it of the catalogue: what texts say of a name, how else they write it, with whom they name it.

Every question walks the rows of its own topic only, so all topics together cost what the archive has of mentions.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence

import msgspec

from ..text.clean import fold
from .store import IS_SHOWN

#: Undated articles are the last: what has no date is the earliest of nothing.
_UNDATED = "~"


#: Nobody is active for longer than this with nobody naming him.
_LIFETIME = 70


class Role(msgspec.Struct, frozen=True):
    """What articles say that somebody or something is: in how many texts, and the address of the earliest."""

    text: str
    count: int
    address: str


class _Gathered:
    """One role while the articles that say so are counted: `first` are the earliest ones, which share a date."""

    def __init__(self) -> None:
        self.texts: Counter[str] = Counter()
        self.count = 0
        self.last = -1
        self.sort = _UNDATED
        self.first: set[int] = set()

    def add(self, sort: str, article: int, text: str, *, again: bool) -> None:
        self.texts[text] += 1
        self.count += article != self.last and not again
        self.last = article
        if sort < self.sort:
            self.sort, self.first = sort, set()
        if sort == self.sort:
            self.first.add(article)

    @property
    def text(self) -> str:
        """Its commonest form."""
        return min(self.texts, key=lambda text: (-self.texts[text], text))


def roles(db: sqlite3.Connection, kind: str, key: str, limit: int) -> list[Role]:
    """Return what articles say of a topic, in order of time; where it is much, what most of them say.

    Capitals and full stops make no difference: "Sen." and "sen" are one role. Versions of one text count once.
    """
    versions = "SELECT article FROM mention WHERE kind = ? AND key = ? AND again"
    again = {article for (article,) in db.execute(versions, (kind, key))}
    asked = f"SELECT sort, article, text FROM said WHERE kind = ? AND key = ? AND what = 'role' AND {IS_SHOWN} ORDER BY sort, article"  # noqa: S608 - constants
    found: dict[str, _Gathered] = {}
    for sort, article, text in db.execute(asked, (kind, key)):
        found.setdefault(fold(text).replace(".", ""), _Gathered()).add(
            sort or _UNDATED, article, text, again=article in again
        )
    most = sorted(found.items(), key=lambda each: (-each[1].count, each[1].sort, each[0]))[:limit]
    most.sort(key=lambda each: (each[1].sort, each[0]))
    return [Role(each.text, max(1, each.count), _first_address(db, each.first)) for _, each in most]


def _first_address(db: sqlite3.Connection, articles: set[int]) -> str:
    addresses = (db.execute("SELECT address FROM article WHERE id = ?", (each,)).fetchone() for each in articles)
    return min(str(address) for (address,) in addresses)


def spellings(db: sqlite3.Connection, kind: str, key: str, limit: int) -> list[str]:
    """Return the other full forms of a name, the commonest first; of those that differ in capitals only, the commonest."""
    asked = f"SELECT text, count(*) FROM said WHERE kind = ? AND key = ? AND what = 'spelling' AND {IS_SHOWN} GROUP BY text ORDER BY 2 DESC, 1"  # noqa: S608 - constants
    found: dict[str, str] = {}
    for text, _ in db.execute(asked, (kind, key)):
        if fold(text) != key:
            found.setdefault(fold(text), text)
    return list(found.values())[:limit]


def lifetimes(years: Sequence[int]) -> list[list[int]]:
    """Return years, which are in order, in as many parts as one person's life could not span.

    >>> lifetimes([1890, 1905, 1989, 1991])
    [[1890, 1905], [1989, 1991]]
    """
    parts: list[list[int]] = []
    for year in years:
        if not parts or year - parts[-1][-1] > _LIFETIME:
            parts.append([])
        parts[-1].append(year)
    return parts


def together(db: sqlite3.Connection, kind: str, key: str, limit: int) -> list[tuple[str, str, int]]:
    """Return (kind, key, number of articles) of those who are named with a topic in two articles or more; the most often first.

    Versions of one text count once. A text that names a crowd says of nobody with whom he belongs: it does not count.
    """
    asked = (
        "SELECT other.kind, other.key, count(*) FROM mention AS own CROSS JOIN mention AS other ON other.article = own.article "  # noqa: S608 - constants
        "WHERE own.kind = ? AND own.key = ? AND other.kind IN ('people', 'places', 'organisations') "
        f"AND NOT (other.kind = own.kind AND other.key = own.key) AND NOT own.again AND own.{IS_SHOWN} AND own.article NOT IN (SELECT article FROM crowd) "
        "GROUP BY 1, 2 HAVING count(*) > 1 ORDER BY 3 DESC, 2, 1 LIMIT ?"
    )
    return [(str(other), str(name), int(number)) for other, name, number in db.execute(asked, (kind, key, limit))]
