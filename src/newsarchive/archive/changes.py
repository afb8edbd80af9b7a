"""What has changed on the site since the last build that came to its end: only that must be planned again.

The catalogue's triggers name the articles that were touched, whoever touched them. What has come of it is found by comparing
how such an article stands now with how it stood in lists then: where nothing is left of a change, lists have none.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

import msgspec

from .coverage import beside_by_names, beside_by_text, beside_in_story
from .entry import NAMED, Packed, unpack_mentions
from .story_questions import StoryQuestions

_STANDS = "path, address, sort, look, topics, leader, repeats, story"


class Changes(msgspec.Struct, frozen=True):
    """What must be planned again.

    `articles` are paths of texts whose own pages may differ; `dates` are days, months and years (YYYY-MM-DD, 00 for what
    is not known, "" for undated) and `topics` (kind, key) whose lists may; `kinds` of topics whose indexes may; `aliases` are
    older addresses that have come or gone; `leaders` are texts whose versions may be others than before, or read otherwise;
    `stories` are addresses of stories whose pages may differ; `corrections` says whether the lists of corrections may.
    """

    articles: tuple[str, ...]
    dates: tuple[str, ...]
    topics: tuple[tuple[str, str], ...]
    kinds: tuple[str, ...]
    aliases: tuple[str, ...]
    leaders: tuple[str, ...]
    stories: tuple[str, ...]
    corrections: bool = False


class _Stand(msgspec.Struct, frozen=True):
    """How an article stands in lists."""

    path: str
    address: str
    sort: str
    look: bytes
    topics: bytes
    leader: str | None
    repeats: int
    story: str | None


def changes_since(db: sqlite3.Connection) -> Changes | None:
    """Return what has changed since the last build; None where none came to its end with this catalogue."""
    if db.execute("SELECT 1 FROM meta WHERE key = 'built'").fetchone() is None:
        return None
    articles, dates, topics, leaders, groups, stories = (
        set[str](), set[str](), set[tuple[str, str]](), set[str](), set[str](), set[str](),
    )  # fmt: skip
    for (path,) in db.execute("SELECT path FROM touched").fetchall():
        articles.add(path)
        stood, stands = _stand(db, "built WHERE path = ?", path), _stand(db, "article WHERE shown AND path = ?", path)
        leaders.update(_leaders(db, path, stood, stands))
        stories |= {each.story for each in (stood, stands) if each and each.story}
        for each in filter(None, (stood, stands) if stood != stands else ()):
            articles.update(_beside_it(db, each))
        if not _same_in_lists(stood, stands):
            for each in filter(None, (stood, stands)):
                articles.update(_beside(db, each))
                groups.add(each.leader or each.path)
                dates.add(each.sort[:10])
            topics |= _changed_topics(stood, stands)
    for leader in groups:
        articles.update(_versions(db, leader))
    moved = db.execute("SELECT kind, key FROM touched_topic").fetchall()
    topics.update(moved)
    aliases = {name for (name,) in db.execute("SELECT name FROM touched_alias")}
    for path in articles:
        aliases.update(_aliases(db, path))
    kinds = {kind for kind, _ in moved}
    stories |= {story for (story,) in db.execute("SELECT story FROM touched_story")}
    aliases.update(_older_addresses(db, stories))
    corrections = db.execute("SELECT 1 FROM touched_correction LIMIT 1").fetchone() is not None
    return Changes(
        tuple(sorted(articles)), tuple(sorted(dates)), tuple(sorted(topics)), tuple(sorted(kinds)), tuple(sorted(aliases)),
        tuple(sorted(leaders)), tuple(sorted(stories)), corrections,
    )  # fmt: skip


def as_if_new(db: sqlite3.Connection, path: str) -> Changes:
    """Return what would have changed if the article of a text, which must be shown, had come just now."""
    stand = _stand(db, "article WHERE shown AND path = ?", path)
    assert stand is not None  # noqa: S101
    articles = {path, *_beside(db, stand), *_versions(db, stand.leader or path), *_beside_it(db, stand)}
    aliases = tuple(sorted(_aliases(db, path)))
    leaders = tuple(_leaders(db, path, stand))
    return Changes(
        tuple(sorted(articles)),
        (stand.sort[:10],),
        tuple(sorted(_changed_topics(None, stand))),
        (),
        aliases,
        leaders,
        (stand.story,) if stand.story else (),
        _has_corrections(db, path),
    )


def remember_all(db: sqlite3.Connection) -> None:
    """Remember how everything stands, at the end of a build; from here on changes are kept. Needs a transaction."""
    db.execute("DELETE FROM built")
    db.execute(f"INSERT INTO built SELECT {_STANDS} FROM article WHERE shown")  # noqa: S608 - a constant
    db.execute("INSERT OR REPLACE INTO meta VALUES ('built', '1')")
    _forget_changes(db)


def remember_changes(db: sqlite3.Connection) -> None:
    """Remember how that stands which was touched, at the end of a build. Needs a transaction."""
    db.execute("DELETE FROM built WHERE path IN (SELECT path FROM touched)")
    db.execute(
        f"INSERT INTO built SELECT {_STANDS} FROM article WHERE shown AND path IN (SELECT path FROM touched)"  # noqa: S608 - a constant
    )
    _forget_changes(db)


def _forget_changes(db: sqlite3.Connection) -> None:
    for table in ("touched", "touched_topic", "touched_alias", "touched_story", "touched_correction"):
        db.execute(f"DELETE FROM {table}")  # noqa: S608 - a constant


def _stand(db: sqlite3.Connection, where: str, path: str) -> _Stand | None:
    row = db.execute(f"SELECT {_STANDS} FROM {where}", (path,)).fetchone()  # noqa: S608 - a constant
    return _Stand(*row) if row else None


def _beside(db: sqlite3.Connection, stand: _Stand) -> Iterator[str]:
    """Yield the texts whose articles stand before and after a place now: they name what is there, or was."""
    if not stand.sort:
        return
    dated = "SELECT path FROM article WHERE shown AND sort != '' AND (sort, address)"
    place = (stand.sort, stand.address)
    yield from (path for (path,) in db.execute(f"{dated} < (?, ?) ORDER BY sort DESC, address DESC LIMIT 1", place))
    yield from (path for (path,) in db.execute(f"{dated} > (?, ?) ORDER BY sort, address LIMIT 1", place))


def _beside_it(db: sqlite3.Connection, stand: _Stand) -> Iterator[str]:
    """Yield the texts whose related coverage is what stands in a place now, or was there."""
    if stand.story is not None:
        yield from beside_in_story(db, stand.story, stand.sort, stand.address)
    yield from beside_by_names(db, stand.path, stand.topics, stand.sort)
    yield from beside_by_text(db, stand.path, stand.sort)


def _versions(db: sqlite3.Connection, leader: str) -> Iterator[str]:
    """Yield the texts whose articles are versions of one, and the one: they name each other."""
    yield leader
    yield from (path for (path,) in db.execute("SELECT path FROM article WHERE leader = ?", (leader,)))


def _leaders(db: sqlite3.Connection, path: str, *stands: _Stand | None) -> Iterator[str]:
    """Yield the texts that lead, or led, the versions among which an article stands."""
    yield from (each.leader for each in stands if each and each.leader)
    # One that leads none any more led others: these stand otherwise now, and name it.
    if db.execute("SELECT 1 FROM article WHERE leader = ? LIMIT 1", (path,)).fetchone():
        yield path


def _changed_topics(stood: _Stand | None, stands: _Stand | None) -> set[tuple[str, str]]:
    """Return the topics whose pages show otherwise than before the article, what it says of them, or whom it names with them."""
    before, now = (set(unpack_mentions(each.topics)) if each else set() for each in (stood, stands))
    alike = stood and stands and _same_in_lists(msgspec.structs.replace(stood, topics=stands.topics), stands)
    topics = {mention[:2] for mention in (before ^ now if alike else before | now)}
    for kinds in (NAMED, ("tags",)) if alike else ():
        with_before, with_now = _together(before, kinds), _together(now, kinds)
        if with_before != with_now:
            topics |= with_before | with_now
    return topics


def _same_in_lists(stood: _Stand | None, stands: _Stand | None) -> bool:
    """Whether an article stands in lists as it did: to which story it belongs they do not show."""
    if stood is None or stands is None:
        return stood is stands
    return msgspec.structs.replace(stood, story=stands.story) == stands


def _together(mentions: Iterable[Packed], kinds: tuple[str, ...]) -> set[tuple[str, str]]:
    """Return those of some kinds: their pages tell with which of the same kinds they stand in articles."""
    return {(kind, key) for kind, key, *_ in mentions if kind in kinds}


def _older_addresses(db: sqlite3.Connection, stories: set[str]) -> Iterator[str]:
    """Yield the older addresses of some stories, and all at which a page of an older one stands."""
    for story in stories:
        yield from StoryQuestions(db).older(story)
    if stories:
        moved = "SELECT address FROM page WHERE owner >= 'moved /stories/' AND owner < 'moved /stories0'"
        yield from (address for (address,) in db.execute(moved))


def _aliases(db: sqlite3.Connection, path: str) -> Iterator[str]:
    asked = "SELECT name FROM alias JOIN article ON article.id = alias.article WHERE path = ?1 UNION SELECT address FROM ledger WHERE path = ?1"
    yield from (name for (name,) in db.execute(asked, (path,)))


def _has_corrections(db: sqlite3.Connection, path: str) -> bool:
    asked = "SELECT 1 FROM correction JOIN article ON article.id = correction.article WHERE path = ? LIMIT 1"
    return db.execute(asked, (path,)).fetchone() is not None
