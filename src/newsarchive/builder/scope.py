"""Which parts of the site a build plans: all, or those that a change could have touched.

What is planned is still compared, page by page, with what was made before (`freshness`). So a part too many costs time; a part
too few would be a wrong page, and is what the tests of exactness look for.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from itertools import chain

import msgspec

from ..archive import DAYS_OF_YEAR, KINDS, Changes, Questions
from .output import Output
from .pages import PAGES, feed_months, sitemap_pages
from .pages.pair_pages import pair_key, tags_of
from .pages.topic_pages import has_sparklines, topic_key
from .planned import file_of, owner_of, part_of

#: Older addresses give way to all other pages, so they are planned when these have been made; and then what tells hosts of them.
LAST = ("moved", "redirects")

Part = tuple[str, str]


class Parcel(msgspec.Struct, frozen=True):
    """Parts of one kind that are planned and made in one go."""

    kind: str
    keys: tuple[str, ...]


def all_parts(questions: Questions) -> Iterator[Part]:
    """Yield every part that the site could have but the older addresses."""
    for kind, maker in PAGES.items():
        if kind not in LAST:
            yield from ((kind, key) for key in maker.keys(questions))


def number_of_parts(questions: Questions, without: Collection[str] = ()) -> int:
    """Return about how many parts a site that is without some kinds of pages has: what a progress bar needs."""
    older = sum(1 for _ in questions.older_addresses())
    return (
        older
        + (questions.stories.count() if "stories" not in without else 0)
        + questions.totals().articles
        + (len(DAYS_OF_YEAR) if "on" not in without else 0)
        + len(questions.periods())
        + len(questions.months_by_day())
        + sum(questions.count_topics(kind) for kind in KINDS if kind not in without)
        + (questions.count_pairs() if "tags" not in without else 0)
    )


def changed_parts(questions: Questions, changes: Changes) -> Iterator[Part]:
    """Yield the parts of the site, but older addresses, that changes could have touched; some of them twice."""
    yield "site", ""
    yield "sitemap", ""
    if changes.articles or "sources" in changes.kinds:
        yield "coverage", ""
    if changes.corrections:
        yield "corrections", ""
    yield from (("article", path) for path in changes.articles)
    yield from (("versions", path) for path in changes.leaders)
    yield from (("topic", topic_key(*topic)) for topic in changes.topics)
    yield from _parts_of_pairs(questions, {key for kind, key in changes.topics if kind == "tags"})
    yield from chain.from_iterable((("index", kind), ("sitemap", kind)) for kind in changes.kinds)
    # A date that changes no count changes a sparkline.
    yield from (("index", kind) for kind in {kind for kind, _ in changes.topics} if has_sparklines(questions, kind))
    for date in changes.dates:
        yield from _parts_of_date(questions, date)
    yield from _parts_of_days(questions, {date[5:] for date in changes.dates if date and not date.endswith("-00")})
    yield from _parts_of_feeds(questions, changes)
    if changes.stories:
        yield from (("story", address) for address in changes.stories)
        yield from (("stories", key) for key in PAGES["stories"].keys(questions))
        yield from map(part_of, questions.owners(owner_of("stories", "")))
        yield "sitemap", "stories"
    if sitemap_pages.is_divided(questions) != (questions.written("/sitemap-site.xml") is not None):
        yield from (("sitemap", key) for key in sitemap_pages.keys(questions))
        yield from map(part_of, questions.owners(owner_of("sitemap", "")))


def _parts_of_date(questions: Questions, date: str) -> Iterator[Part]:
    if not date:
        yield from (("undated", ""), ("sitemap", "undated"))
        return
    for period in _periods(date):
        yield "period", period
        if len(period) < 10:
            yield "sitemap", period
        # One that comes or goes is named on those beside it.
        if questions.has_period(period) != (questions.written(f"/{period.replace('-', '/')}/") is not None):
            yield from (("period", each) for each in questions.beside_period(period) if each)


def _parts_of_feeds(questions: Questions, changes: Changes) -> Iterator[Part]:
    """Yield the months whose feeds could differ. They may have whole texts, so also those in which but a body was edited."""
    dated = {date[:7] for date in changes.dates if date and not date.endswith("-00")}
    for month in filter(None, dated.union(map(questions.month_of, changes.articles))):
        yield "feed", month
        now = [document.address for document in feed_months.documents_of(questions, month)]
        # What comes or goes is named by those beside it.
        if now != questions.addresses_of(owner_of("feed", month)):
            beside = (questions.month_beside(month, later=later) for later in (False, True))
            yield from (("feed", each) for each in beside if each)


def _parts_of_pairs(questions: Questions, tags: set[str]) -> Iterator[Part]:
    """Yield the pairs of which both tags are touched: only an article that has both, or a tag's name, alters their page."""
    for pair in questions.pairs_among(tags):
        yield "pair", pair_key(*pair)
        yield "sitemap", "tags"
    for tag in tags:
        for kind, key in map(part_of, questions.owners(owner_of("pair", pair_key(tag, "")))):
            if tags.issuperset(tags_of(key)):
                yield kind, key
                yield "sitemap", "tags"


def _parts_of_days(questions: Questions, days: set[str]) -> Iterator[Part]:
    """Yield what tells of days of the year, "02-27": all days beside them lead there, up to the nearest that have something."""
    if days:
        yield "on", ""
    for day in days:
        yield from (("on", each) for each in questions.around_day_of_year(day))


def _periods(date: str) -> list[str]:
    """Return the year, the month and the day of a date, as far as they are known.

    >>> _periods("2019-02-00")
    ['2019', '2019-02']
    """
    return [date[:size] for size in (4, 7, 10) if not date[:size].endswith("-00")]


def in_order(parts: Iterable[Part]) -> list[Part]:
    """Return parts, each once, in the order in which all of them are planned."""
    order = {kind: number for number, kind in enumerate(PAGES)}
    return sorted(set(parts), key=lambda part: (order[part[0]], part[1]))


def damaged_parts(db: sqlite3.Connection, output: Output) -> Iterator[Part]:
    """Yield the parts of which a file is missing or has another size than it was given."""
    for address, owner, size in db.execute("SELECT address, owner, size FROM page ORDER BY address"):
        if output.size(file_of(address)) != size:
            yield part_of(owner)


def parcels(parts: Iterable[Part], size: int) -> Iterator[Parcel]:
    """Yield parts in parcels of at most `size`, in the order in which they come."""
    kind, keys = "", list[str]()
    for each, key in parts:
        if keys and (each != kind or len(keys) == size):
            yield Parcel(kind, tuple(keys))
            keys = []
        kind = each
        keys.append(key)
    if keys:
        yield Parcel(kind, tuple(keys))
