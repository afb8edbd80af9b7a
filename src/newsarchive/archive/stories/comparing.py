"""Why two articles belong to one story, or do not: how close they are, by which words and names, and where they were put.

What two have in common by themselves is told without an archive.
"""

from __future__ import annotations

import sqlite3

import msgspec

from ...article import Article
from ...text.wording import plain_words
from .closeness import FULL, Index, Rarity, vectors
from .grouping import strength
from .profile import Profiles, Terms, named_terms, profile_of, unpack_profiles
from .weeks import NO_WEEK, Weeks

_article = msgspec.msgpack.Decoder(Article)


class Told(msgspec.Struct, frozen=True):
    """What two articles have to do with each other as stories go.

    `stories` are the addresses of both, None where one belongs to none; `closeness` is from 0 to 1, and `enough` what two
    articles need that have nobody else; `common` are the names and words they share, words cut as they are compared, the most
    telling first. `weeks` is how many lie between them, None where one of them has no day; `closest` says of each whether the
    other one is closer to it than any other article of its week and of those before.
    """

    stories: tuple[str | None, str | None]
    closeness: float
    enough: float
    common: tuple[str, ...]
    weeks: int | None
    closest: tuple[bool, bool]


def compare(db: sqlite3.Connection, one: str, other: str) -> Told | None:
    """Return what the articles of two texts have to do with each other; None where one of them has none that is shown."""
    found = [db.execute(_ASKED, (path,)).fetchone() for path in (one, other)]
    if None in found:
        return None
    (mine, my_week, my_story), (theirs, their_week, their_story) = found
    articles = [_article.decode(value) for value in (mine, theirs)]
    weeks = Weeks(db, dict(db.execute("SELECT week, articles FROM week")))
    known = [week for week in (my_week, their_week) if week != NO_WEEK]
    rare = [
        weeks.rarity(week if week != NO_WEEK else known[0]) if known else Rarity.of_nothing()
        for week in (my_week, their_week)
    ]
    profiles = [_profile(article) for article in articles]
    first, second = (vectors(profile, rarity) for profile, rarity in zip(profiles, rare, strict=True))
    close = int(Index(second).close(first).values.sum())
    shared = _shared(profiles[0].terms, profiles[1].terms, rare[0])
    names = named_terms(articles[0])
    return Told(
        (my_story, their_story), close / FULL, 1 / strength(FULL, 1), tuple(names[term] for term in shared if term in names),
        abs(my_week - their_week) if len(known) == 2 else None,
        (_is_closest(db, my_week, one, other), _is_closest(db, their_week, other, one)),
    )  # fmt: skip


_ASKED = (
    "SELECT record.value, week, story FROM article JOIN record ON record.article = id JOIN profile ON profile.article = id "
    "WHERE shown AND path = ?"
)


def _is_closest(db: sqlite3.Connection, week: int, one: str, other: str) -> bool:
    asked = "SELECT 1 FROM near_text WHERE week = ? AND path = ? AND other = ?"
    return db.execute(asked, (week, one, other)).fetchone() is not None


class Shared(msgspec.Struct, frozen=True):
    """What two articles have in common, those first of which both make most: names, and words cut as they are compared."""

    names: tuple[str, ...]
    words: tuple[str, ...]


def shared(one: Article, other: Article) -> Shared:
    """Return what two articles have in common by themselves: how telling that is, only the weeks around them know."""
    mine, theirs = (_profile(each).terms for each in (one, other))
    written, names = named_terms(one), set(mine["term"][mine["name"]].tolist())
    common = [term for term in _shared(mine, theirs, Rarity.of_nothing()) if term in written]
    return Shared(
        tuple(written[term] for term in common if term in names),
        tuple(written[term] for term in common if term not in names),
    )


def _profile(article: Article) -> Profiles:
    return unpack_profiles([profile_of(article, plain_words(article.body.text))])


def _shared(one: Terms, other: Terms, rare: Rarity) -> list[int]:
    """Return the terms that two articles share, those first that count for most."""
    theirs = dict(zip(other["term"].tolist(), other["weight"].tolist(), strict=True))
    weighed = [
        (-int(value) * weight * theirs[term], term)
        for term, weight, value in zip(
            one["term"].tolist(), one["weight"].tolist(), rare.of(one["term"]).tolist(), strict=True
        )
        if term in theirs
    ]
    return [term for value, term in sorted(weighed) if value]
