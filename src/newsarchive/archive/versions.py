"""The same text twice: which articles are versions of one, which of them leads, and where the others are listed again.

The fullest version leads, then the earliest, then the first by address; one that names another as the same (`named.py`) leads
only where all do. Every list shows a text once: the best of its versions that belongs into that list. So a day, a tag or a source
that has a version has it still, though the one that leads stands elsewhere.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

import msgspec

from .alike import Measure, find_all, find_changed, partners
from .entry import place_of
from .named import NAMES_ANOTHER, Named
from .store import HIDDEN

#: Where a better version of an article's text is listed: nowhere, in another year, in its year, in its month, on its day.
ALONE, ELSEWHERE, IN_YEAR, IN_MONTH, ON_DAY = range(5)

#: In one cluster of texts at most so many lead in turn; what is like none of them after that stands alone.
_LEADERS = 32

_CHANGED = "UPDATE article SET leader = ?2, likeness = ?3, repeats = ?4 WHERE id = ?1 AND (leader, likeness, repeats) IS NOT (?2, ?3, ?4)"


class Member(msgspec.Struct, frozen=True):
    """An article as far as its versions need to know it."""

    id: int
    path: str
    text: int
    words: int
    sort: str
    address: str
    names_another: bool

    @property
    def rank(self) -> tuple[bool, int, bool, str, str]:
        """What orders versions: what names another one comes last; the fullest, then the earliest, then by address."""
        return self.names_another, -self.words, not self.sort, self.sort, self.address


def settle_versions(db: sqlite3.Connection, *, whole: bool) -> None:
    """Find the versions of texts: all of them, or those that a change could have changed. Needs a transaction."""
    measure, named = Measure(db), Named(db)
    if whole:
        find_all(db)
        db.execute(f"{_ALONE} WHERE leader IS NOT NULL OR repeats")
        db.execute("UPDATE mention SET again = 0 WHERE again")
        texts = named.texts.union(text for (text,) in db.execute(_WITH_VERSIONS))
    else:
        texts = {text for (text,) in db.execute("SELECT text FROM unsettled_text")}
        texts |= find_changed(db, texts)
    db.execute("DELETE FROM unsettled_text")
    for cluster in _clusters(db, named, texts):
        members = sorted(_members(db, cluster), key=lambda member: member.rank)
        if not whole:
            db.executemany("INSERT OR IGNORE INTO touched VALUES (?)", ((each.path,) for each in members))
        for group in _groups(measure, named, members):
            _keep(db, group)
    db.execute(f"{_ALONE} WHERE {HIDDEN} AND (leader IS NOT NULL OR repeats)")
    db.execute(f"UPDATE mention SET again = 0 WHERE again AND article IN (SELECT id FROM article WHERE {HIDDEN})")  # noqa: S608


_ALONE = "UPDATE article SET leader = NULL, likeness = 0, repeats = 0"
_WITH_VERSIONS = "SELECT one FROM alike UNION SELECT text FROM article WHERE shown GROUP BY text HAVING count(*) > 1"


def _clusters(db: sqlite3.Connection, named: Named, texts: Iterable[int]) -> Iterator[set[int]]:
    """Yield the clusters of texts that hang together by pairs, of all that are in one with any of `texts`."""
    seen = set[int]()
    for text in sorted(texts):
        if text in seen:
            continue
        cluster, waiting = {text}, [text]
        while waiting:
            last = waiting.pop()
            new = named.beside(last).union(partners(db, last)) - cluster
            cluster |= new
            waiting += new
        seen |= cluster
        yield cluster


def _members(db: sqlite3.Connection, texts: Iterable[int]) -> Iterator[Member]:
    asked = f"SELECT id, path, text, words, sort, address, {NAMES_ANOTHER} FROM article WHERE shown AND text = ?"  # noqa: S608
    for text in texts:
        yield from (Member(*row) for row in db.execute(asked, (text,)))


def _groups(measure: Measure, named: Named, members: list[Member]) -> Iterator[list[tuple[Member, int]]]:
    """Divide the articles of a cluster, in order of rank: with each leader goes what is a version of its text.

    Each comes with how much of it stands in the leader's text, in thousandths.
    """
    for _ in range(_LEADERS):
        if not members:
            return
        shares = _shares(measure, named, members[0].text, dict.fromkeys(member.text for member in members))
        yield [(member, shares[member.text]) for member in members if member.text in shares]
        members = [member for member in members if member.text not in shares]
    yield from ([(member, 1000)] for member in members)


def _shares(measure: Measure, named: Named, leader: int, texts: Iterable[int]) -> dict[int, int]:
    """Return how much of each text stands in the leading one, of those that are versions of it or of what is one with it."""
    own = {text: named.one_with(text) for text in texts}
    near, leading = set[int]().union(*own.values()), named.one_with(leader)
    same = measure.versions(leader, near)
    reached = leading.union(same, *(measure.versions(each, near) for each in leading - {leader}))
    pairs = {text: same.get(text) or measure.common(leader, text) for text, those in own.items() if those & reached}
    return {text: 1000 if text == leader else 1000 * pair.common // max(1, pair.other) for text, pair in pairs.items()}


def _keep(db: sqlite3.Connection, group: list[tuple[Member, int]]) -> None:
    """Remember a group of versions, the leader first."""
    leader, before = group[0][0], set[str]()
    topics = set[tuple[str, str]]()
    for member, share in group:
        follows = member is not leader
        row = (
            member.id,
            leader.path if follows else None,
            share if follows else 0,
            _repeats(member, before) if follows else ALONE,
        )
        db.execute(_CHANGED, row)
        before |= {member.sort[:size] for size in (4, 7, 10)}
        _repeat_topics(db, member, topics)


def _repeats(member: Member, before: set[str]) -> int:
    """Return where a better version is listed; `before` has the days, months and years of all of them."""
    near = (level for size, level in ((10, ON_DAY), (7, IN_MONTH), (4, IN_YEAR)) if member.sort[:size] in before)
    return next(near, ELSEWHERE)


def _repeat_topics(db: sqlite3.Connection, member: Member, listed: set[tuple[str, str]]) -> None:
    """Note which topics of an article list a better version of it; `listed` are those that do, and it joins them."""
    place = place_of(member.path)
    for kind, key, again in db.execute(
        "SELECT kind, key, again FROM mention WHERE article = ?", (member.id,)
    ).fetchall():
        repeated = (kind, key) in listed
        if repeated != bool(again):
            db.execute(
                "UPDATE mention SET again = ? WHERE kind = ? AND key = ? AND sort = ? AND place = ? AND article = ?",
                (repeated, kind, key, member.sort, place, member.id),
            )
        listed.add((kind, key))
