"""What lists tell of a story: its title, out of the articles' own words, how many articles it has, its first and last date."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

from ..cards import Card
from .profile import Profiles, unpack_profiles
from .rules import Rules, address_of

_card = msgspec.msgpack.Decoder(Card)

_Row = tuple[str, str, str, int, str, str]
_ROW = "address, title, language, articles, first, last"
#: The articles of a story that speak for it: its own and those that lead versions, the earliest first.
_MEMBERS = (
    "SELECT path, bunch, told, ruled, card, value FROM article JOIN profile ON profile.article = id WHERE story = ? AND leader IS NULL "
    "ORDER BY sort = '', sort, address"
)
_SPAN = "SELECT count(*), min(nullif(sort, '')), max(nullif(sort, '')) FROM article WHERE story = ? AND leader IS NULL"


def name_stories(db: sqlite3.Connection, rules: Rules, stories: Iterable[str] | None) -> None:
    """Bring what is told of stories up to date: of all, or of some. Needs a transaction."""
    titles = rules.titles()
    if stories is None:
        db.execute("DELETE FROM story")
        stories = [story for (story,) in db.execute("SELECT DISTINCT story FROM article WHERE story IS NOT NULL")]
    for story in sorted(stories):
        row = _row(db, titles, story)
        if row is None:
            db.execute("DELETE FROM story WHERE address = ?", (story,))
        else:
            before = db.execute(f"SELECT {_ROW} FROM story WHERE address = ?", (story,)).fetchone()  # noqa: S608 - a constant
            _remember(db, row, before)


def _remember(db: sqlite3.Connection, row: _Row, before: _Row | None) -> None:
    # No upsert: triggers would take over its way with conflicts.
    if before is None:
        db.execute(f"INSERT INTO story ({_ROW}) VALUES (?, ?, ?, ?, ?, ?)", row)  # noqa: S608 - a constant
    elif before != row:
        changed = "title = ?2, language = ?3, articles = ?4, first = ?5, last = ?6"
        db.execute(f"UPDATE story SET {changed} WHERE address = ?1", row)  # noqa: S608 - a constant


def _row(db: sqlite3.Connection, titles: Mapping[str, str], story: str) -> _Row | None:
    number, first, last = db.execute(_SPAN, (story,)).fetchone()
    return (story, *_title(db, titles, story), number, first or "", last or "") if number else None


def _title(db: sqlite3.Connection, titles: Mapping[str, str], story: str) -> tuple[str, str]:
    """Return a story's title and its language, "" where it is not known.

    It is what a rule of the user's gives, or what its texts declare, or the headline of the most typical of the articles that
    it begins with: so it stays, whatever comes later.
    """
    rows = db.execute(_MEMBERS, (story,)).fetchall()
    if story in titles and any(ruled for *_, ruled, _, _ in rows):
        return titles[story], ""
    told = min((told for _, _, told, *_ in rows if told and address_of(told) == story), default="")
    if told:
        return told, ""
    begins = [(card, value) for _, bunch, _, _, card, value in rows if bunch == rows[0][1]]
    card = _card.decode(begins[most_typical(unpack_profiles([value for _, value in begins]))][0])
    return card.title, card.language or ""


def most_typical(articles: Profiles) -> int:
    """Return the number of the article that has most of what all of them have; the first of several."""
    together: Counter[int] = Counter()
    terms = [articles.of(each).tolist() for each in range(articles.number)]
    for each in terms:
        for term, weight, _ in each:
            together[term] += weight
    shares = [sum(weight * (together[term] - weight) for term, weight, _ in each) / max(1, len(each)) for each in terms]
    return shares.index(max(shares))
