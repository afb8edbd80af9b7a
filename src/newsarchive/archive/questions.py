"""What pages ask the catalogue. Every answer is ordered and bounded; nothing here changes anything."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import msgspec

from ..article import Article
from ..errors import Problem
from ..loader import Asset
from . import whois
from .cards import CARDS_KEPT, Card, Shown, shown
from .coverage import Coverage
from .entry import unpack_mentions
from .story_questions import StoryQuestions
from .versions import ALONE, IN_MONTH, IN_YEAR, ON_DAY

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
    """A whole article with its address, its length, and its pictures by the name the article calls them.

    `topics` are the addresses of what it mentions, by kind and key.
    """

    address: str
    article: Article
    words: int
    assets: tuple[Asset, ...]
    topics: dict[tuple[str, str], str]


class Version(msgspec.Struct, frozen=True):
    """An article among those with the same text. `text` is the number of its wording: two with one number differ in no word.

    `leads` says whether it is the leading one; `likeness` how much of its text stands in that one, in thousandths.
    """

    path: str
    text: int
    words: int
    leads: bool
    likeness: int
    shown: Shown


class Written(msgspec.Struct, frozen=True):
    """A file of the site: the part of the site it belongs to, the digest of what it shows, its size in bytes, why it was last
    made, whether its bytes were other ones then, and in which build that was.
    """

    owner: str
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
    """The catalogue's answers, as it was settled. Holds a connection, and the addresses of topics and the versions that were
    asked for.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._known: dict[tuple[str, str], str] = {}
        self.stories = StoryQuestions(db)
        self.coverage = Coverage(db)
        self._groups: dict[str, tuple[list[Version], int]] = {}

    def totals(self) -> Totals:
        """Count the articles that are shown."""
        articles = self._db.execute("SELECT count(*) FROM article WHERE shown").fetchone()[0]
        undated = self._db.execute("SELECT count(*) FROM article WHERE shown AND sort = ''").fetchone()[0]
        dated = "SELECT substr(sort, 1, 4) FROM article WHERE shown AND sort != '' ORDER BY sort"
        first, last = (self._db.execute(f"{dated} {way} LIMIT 1").fetchone() for way in ("ASC", "DESC"))
        return Totals(
            articles, undated, self.count_topics("sources"), int(first[0]) if first else 0, int(last[0]) if last else 0
        )

    def is_larger_than(self, number: int) -> bool:
        """Whether the site has more articles and topics, together, than a number; answered without counting all of them."""
        tables = ("article WHERE shown", "topic")
        asked = (f"SELECT count(*) FROM (SELECT 1 FROM {table} LIMIT ?)" for table in tables)  # noqa: S608 - constants
        return sum(int(self._db.execute(each, (number + 1,)).fetchone()[0]) for each in asked) > number

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
            f"SELECT id, address, value, words, topics FROM article JOIN record ON article = id WHERE shown AND {where}",  # noqa: S608 - a constant
            (value,),
        ).fetchone()
        return (
            Record(row[1], _article.decode(row[2]), row[3], self._assets(row[0]), self._addresses(row[4]))
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

    def days(self, year: int) -> list[tuple[int, int, int]]:
        """Return (month, day, count) of a year; 0 for what is not known. A text counts once a day."""
        rows = self._db.execute(
            "SELECT substr(sort, 6, 5), count(*) FROM article WHERE shown AND sort BETWEEN ? AND ? AND repeats < ? GROUP BY 1 ORDER BY 1",
            (*_during(f"{year:04d}"), ON_DAY),
        )
        return [(int(day[:2]), int(day[3:]), count) for day, count in rows]

    def years(self) -> list[tuple[int, int]]:
        """Return (year, count) of the years that have articles. A text counts once a year."""
        rows = self._db.execute(
            "SELECT substr(sort, 1, 4), count(*) FROM article WHERE shown AND sort != '' AND repeats < ? GROUP BY 1 ORDER BY 1",
            (IN_YEAR,),
        )
        return [(int(year), count) for year, count in rows]

    def periods(self) -> list[str]:
        """Return all days that have articles, as "2019-02-27", then months and years, in order; not what is not known."""
        rows = self._db.execute(
            "SELECT DISTINCT substr(sort, 1, 10) FROM article WHERE shown AND sort != '' ORDER BY 1"
        )
        days = [day for (day,) in rows]
        months = dict.fromkeys(day[:7] for day in days if day[5:7] != "00")
        return [*dict.fromkeys(day[:4] for day in days), *months, *(day for day in days if day[8:] != "00")]

    def dated_parts(self) -> list[tuple[str, int]]:
        """Return (year or month, number) of the addresses that `period_addresses` and `addresses` tell of it, in order."""
        rows = self._db.execute(
            "SELECT substr(sort, 1, 7), count(*), count(DISTINCT nullif(substr(sort, 9, 2), '00')) FROM article WHERE shown AND sort != '' "
            "GROUP BY 1 ORDER BY 1"
        ).fetchall()
        vague = {month[:4]: 1 for month, _, _ in rows}
        months = []
        for month, articles, days in rows:
            if month.endswith("00"):
                vague[month[:4]] += articles
            else:
                months.append((month, 1 + days + articles))
        return [*vague.items(), *months]

    def period_addresses(self, period: str) -> list[str]:
        """Return the addresses of a month and of its days that have articles, or that of a year; none where nothing is dated."""
        if not self.has_period(period):
            return []
        own = f"/{period.replace('-', '/')}/"
        if len(period) == 4:
            return [own]
        rows = self._db.execute(
            "SELECT DISTINCT substr(sort, 9, 2) FROM article WHERE shown AND sort BETWEEN ? AND ? ORDER BY 1",
            _during(period),
        )
        return [own, *(f"{own}{day}/" for (day,) in rows if day != "00")]

    def addresses(self, period: str) -> list[str]:
        """Return the addresses of a month's articles, of those of a year of which no more is known, or ("") of the undated."""
        vague = f"{period}-00" if len(period) == 4 else period
        rows = self._db.execute(
            "SELECT address FROM article WHERE shown AND sort BETWEEN ? AND ? ORDER BY sort, address",
            _during(vague) if vague else ("", ""),
        )
        return [address for (address,) in rows]

    def count_topics(self, kind: str) -> int:
        """Return how many topics of a kind there are."""
        return int(self._db.execute("SELECT count(*) FROM topic WHERE kind = ?", (kind,)).fetchone()[0])

    def has_period(self, period: str) -> bool:
        """Whether anything is dated in a year, month or day."""
        asked = "SELECT 1 FROM article WHERE shown AND sort BETWEEN ? AND ? LIMIT 1"
        return self._db.execute(asked, _during(period)).fetchone() is not None

    def beside_period(self, period: str) -> tuple[str, str]:
        """Return the nearest years, months or days, before and after one, that have articles; "" where there is none."""
        size = len(period)
        # What is not known stands as 00: that is no month and no day.
        known = f" AND substr(sort, {size - 1}, 2) != '00'" if size > 4 else ""
        rows = f"SELECT substr(sort, 1, {size}) FROM article WHERE shown AND sort != ''{known}"  # noqa: S608 - a number
        first, last = _during(period)
        before = self._db.execute(f"{rows} AND sort < ? ORDER BY sort DESC LIMIT 1", (first,)).fetchone()
        after = self._db.execute(f"{rows} AND sort > ? ORDER BY sort LIMIT 1", (last,)).fetchone()
        return (before[0] if before else ""), (after[0] if after else "")

    def dated(self, period: str) -> list[Shown]:
        """Return the articles of a year, month or day in order of time, each text once.

        "2019-00" are those of which only the year is known.
        """
        once = {4: IN_YEAR, 7: IN_MONTH, 10: ON_DAY}[len(period)]
        return self._cards(
            "WHERE shown AND sort BETWEEN ? AND ? AND repeats < ? ORDER BY sort, address", (*_during(period), once)
        )

    def undated(self) -> list[Shown]:
        """Return the articles whose date is not known, by headline's address, each text once."""
        return self._cards("WHERE shown AND sort = '' AND repeats < ? ORDER BY address", (ON_DAY,))

    def newest(self, limit: int) -> list[Shown]:
        """Return the newest articles by the day they were published, each text once: its leading version."""
        return self._cards(
            "WHERE shown AND sort != '' AND repeats = ? ORDER BY sort DESC, address LIMIT ?", (ALONE, limit)
        )

    def versions(self, path: str) -> list[Version]:
        """Return the articles with the same text as that of a file, itself among them: the leading one, then by date; at most
        `VERSIONS_SHOWN`. Empty where there is but one.
        """
        row = self._db.execute(
            "SELECT leader, EXISTS (SELECT 1 FROM article WHERE leader = ?1) FROM article WHERE shown AND path = ?1",
            (path,),
        ).fetchone()
        if row is None or not (row[0] or row[1]):
            return []
        versions, _ = self._group(row[0] or path)
        return versions if any(each.path == path for each in versions) else [*versions[:-1], self._version(path)]

    def count_versions(self, path: str) -> int:
        """Return how many articles follow the one of a file as versions of its text."""
        return self._group(path)[1]

    def _group(self, leader: str) -> tuple[list[Version], int]:
        """Return the versions that are told, and how many follow the leading one. All of a group ask for the same."""
        if leader not in self._groups:
            if len(self._groups) >= _GROUPS_KEPT:
                self._groups.clear()
            tail = "leader = ? ORDER BY sort = '', sort, address LIMIT ?"
            versions = [self._version(leader), *self._versions(tail, (leader, VERSIONS_SHOWN - 1))]
            (number,) = self._db.execute("SELECT count(*) FROM article WHERE leader = ?", (leader,)).fetchone()
            self._groups[leader] = versions, int(number)
        return self._groups[leader]

    def _version(self, path: str) -> Version:
        return next(self._versions("path = ?", (path,)))

    def _versions(self, tail: str, values: tuple[str | int, ...]) -> Iterator[Version]:
        asked = "SELECT path, text, words, leader IS NULL, likeness, address, card FROM article WHERE"
        for path, text, words, leads, likeness, address, card in self._db.execute(f"{asked} shown AND {tail}", values):
            yield Version(path, text, words, bool(leads), likeness, shown(address, card))

    def leaders(self) -> Iterator[str]:
        """Return the texts that lead others, by name."""
        for (path,) in self._db.execute("SELECT DISTINCT leader FROM article WHERE leader IS NOT NULL ORDER BY leader"):
            yield path

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

    def followers(self) -> dict[str, tuple[str, int]]:
        """Return each text that follows another one: which, and how much of it stands there, in thousandths."""
        rows = self._db.execute("SELECT path, leader, likeness FROM article WHERE leader IS NOT NULL ORDER BY path")
        return {path: (leader, likeness) for path, leader, likeness in rows}

    def leader_of(self, path: str) -> str | None:
        """Return the text that leads the versions of one; None where it does so itself, or is alone."""
        row = self._db.execute("SELECT leader FROM article WHERE path = ?", (path,)).fetchone()
        return row[0] if row else None

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

    def older_addresses(self) -> Iterator[str]:
        """Return the names of all older addresses, of articles and of stories, in order."""
        of_stories = {name for story in self.stories.addresses() for name in self.stories.older(story)}
        for (name,) in self._db.execute("SELECT DISTINCT name FROM alias ORDER BY name"):
            if name not in of_stories:
                yield name
        yield from sorted(of_stories)

    def led_to(self, name: str) -> tuple[str, str, str] | None:
        """Return (older address, address, title) of the article, or else the story, that an older address leads to.

        Of two articles it is the first. None where there is none, or where a page of the site itself stands there.
        """
        row = self._db.execute(
            "SELECT alias.address, article.address, card FROM alias JOIN article ON article.id = alias.article "
            "WHERE name = ? AND shown ORDER BY sort, article.address, place LIMIT 1",
            (name,),
        ).fetchone()
        taken = "SELECT 1 FROM page WHERE address = ? AND owner NOT LIKE 'moved %'"
        if self._db.execute(taken, (name,)).fetchone():
            return None
        if row is not None:
            return row[0], row[1], _card.decode(row[2]).title
        story = self.stories.led_to(name)
        return (name, story.address, story.title) if story else None

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
            "SELECT owner, inputs, size, reason, written, build FROM page WHERE address = ?", (address,)
        ).fetchone()
        return Written(row[0], row[1].hex(), row[2], row[3], bool(row[4]), row[5]) if row else None

    def owners(self, beginning: str) -> list[str]:
        """Return what the pages of the last build belong to, of all that begins so."""
        rows = self._db.execute(
            "SELECT DISTINCT owner FROM page WHERE owner >= ? AND owner < ? ORDER BY owner",
            (beginning, f"{beginning}\U0010ffff"),
        )
        return [owner for (owner,) in rows]

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
            "SELECT document.name, document.shown, stamp, problems, draft, embargo, article.shown, address, value FROM document "
            "LEFT JOIN article ON path = document.name LEFT JOIN record ON record.article = article.id WHERE document.name = ? OR document.shown = ? "
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
        return self._topics("WHERE kind = ? ORDER BY key", (kind,))

    def largest(self, kind: str, limit: int) -> list[Topic]:
        """Return the topics with the most articles."""
        return self._topics("WHERE kind = ? ORDER BY count DESC, key LIMIT ?", (kind, limit))

    def topic(self, kind: str, key: str) -> Topic | None:
        """Return a topic by its key, which is a name folded."""
        return next(iter(self._topics("WHERE kind = ? AND key = ?", (kind, key))), None)

    def roles(self, topic: Topic, limit: int) -> list[tuple[whois.Role, Shown]]:
        """Return what articles say that a topic is, in order of time, each with the earliest article that says so."""
        found = whois.roles(self._db, topic.kind, topic.key, limit)
        return [(role, self._cards("WHERE shown AND address = ?", (role.address,))[0]) for role in found]

    def spellings(self, topic: Topic, limit: int) -> list[str]:
        """Return how else the name of a topic is written in full, the commonest first."""
        return whois.spellings(self._db, topic.kind, topic.key, limit)

    def together(self, topic: Topic, limit: int) -> list[Topic]:
        """Return who and what is named together with a topic most often; `count` is the number of articles that name both."""
        found = whois.together(self._db, topic.kind, topic.key, limit) if topic.count > 1 else []
        named = ((self.topic(kind, key), number) for kind, key, number in found)
        return [msgspec.structs.replace(each, count=number) for each, number in named if each]

    def _topics(self, tail: str, values: tuple[str | int, ...]) -> list[Topic]:
        rows = self._db.execute(f"SELECT kind, name, slug, count, key FROM topic {tail}", values)  # noqa: S608 - constants
        return [Topic(*row) for row in rows]

    def topic_dates(self, topic: Topic) -> list[tuple[int, int, int]]:
        """Return (year, month, count) of a topic's articles, each text once; year 0 is undated."""
        rows = self._db.execute(
            # What is hidden is a draft or under an embargo: few, so that no article needs to be looked up.
            "SELECT substr(sort, 1, 7), count(*) FROM mention WHERE kind = ? AND key = ? AND NOT again AND article NOT IN "
            "(SELECT id FROM article WHERE (draft OR embargo != '') AND NOT shown) GROUP BY 1 ORDER BY 1",
            (topic.kind, topic.key),
        )
        return [(int(month[:4] or 0), int(month[5:] or 0), count) for month, count in rows]

    def topic_articles(self, topic: Topic, period: str | None = None, limit: int = -1) -> list[Shown]:
        """Return a topic's articles, each text once, newest first and the undated last; those of a period: "" is undated, 00 not
        known.
        """
        first, last = ("", "~") if period is None else _during(period) if period else ("", "")
        return self._cards(
            "JOIN mention ON article.id = mention.article WHERE kind = ? AND key = ? AND mention.sort BETWEEN ? AND ? AND NOT again AND shown "
            "ORDER BY mention.sort DESC, address LIMIT ?",
            (topic.kind, topic.key, first, last, limit),
        )

    def _cards(self, tail: str, values: tuple[str | int, ...]) -> list[Shown]:
        rows = self._db.execute(f"SELECT address, card FROM article {tail}", values)  # noqa: S608 - only constants of this file
        return [shown(address, card) for address, card in rows]


#: Of more versions of one text than this only so many are told.
VERSIONS_SHOWN = 100
_GROUPS_KEPT = 64


def _during(period: str) -> tuple[str, str]:
    """Return what dates within a year, month or day lie between; `sort` begins with the day."""
    return period, f"{period}~"
