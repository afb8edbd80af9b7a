"""Feeds beside the pages they are about: `/atom.xml`, `/rss.xml`, `/feed.json`, `/tags/sea/atom.xml`.

Atom is RFC 4287, RSS 2.0 the RSS Advisory Board's specification, JSON Feed version 1.1 (jsonfeed.org). All that is in them is
absolute, so they are made only with a `base_url`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from ...archive import Shown
from ...settings import FeedFormat
from ..planned import Plan, Planned
from ..views import FeedEntry, FeedLink
from .feed_entries import article_entry, feed_view
from .feed_months import newest_document

#: A feed carries this many of the newest articles.
FEED_ENTRIES = 50
#: Each format in a word, the file that a page's feed in it has, and its media type.
_FORMATS: dict[FeedFormat, tuple[str, str, str]] = {
    "atom": ("Atom", "atom.xml", "application/atom+xml"),
    "rss": ("RSS", "rss.xml", "application/rss+xml"),
    "json": ("JSON Feed", "feed.json", "application/feed+json"),
}


class Feeds(msgspec.Struct, frozen=True):
    """The feeds of a page: what the page says of them, and they themselves."""

    links: tuple[FeedLink, ...] = ()
    pages: tuple[Planned, ...] = ()


def make(plan: Plan) -> Iterator[Planned]:
    """Make the feeds of the whole site. There must be a `base_url`."""
    if "site" not in plan.feeds.of:
        return
    full = plan.feeds.content == "full"
    entries = [article_entry(plan, shown, full=full) for shown in plan.questions.newest_by_day(FEED_ENTRIES)]
    newest = newest_document(plan)
    for page in _pages(plan, "/", plan.site.name, entries, plan.feeds.formats):
        # Only Atom is there by months.
        is_atom = newest and page.address == "/atom.xml"
        yield (
            msgspec.structs.replace(page, view=msgspec.structs.replace(page.view, earlier=newest)) if is_atom else page
        )


def of_corrections(plan: Plan, home: str, title: str, entries: Iterable[FeedEntry]) -> Feeds:
    """Return the feeds of corrections; they are there even before the first of them."""
    if not plan.base_url or "corrections" not in plan.feeds.of:
        return Feeds()
    formats = plan.feeds.formats
    return Feeds(links(home, title, formats), tuple(_pages(plan, home, title, entries, formats)))


def of_list(plan: Plan, kind: str, home: str, name: str, number: int, newest: Callable[[int], list[Shown]]) -> Feeds:
    """Return the feeds of a topic or a story that has so many articles; none where it has few, or none whose day is known.

    Never with whole texts: an article stands in a dozen such lists.
    """
    if not plan.base_url or kind not in plan.feeds.of or number < plan.feeds.least:
        return Feeds()
    entries = [article_entry(plan, shown) for shown in newest(FEED_ENTRIES)]
    if not entries:
        return Feeds()
    title, formats = f"{name} · {plan.site.name}", plan.feeds.list_formats
    return Feeds(links(home, title, formats), tuple(_pages(plan, home, title, entries, formats)))


def links(home: str, title: str, formats: Iterable[FeedFormat]) -> tuple[FeedLink, ...]:
    """Return what a page says of its feeds; `home` is its address."""
    found = []
    for each in dict.fromkeys(formats):
        word, file, kind = _FORMATS[each]
        found.append(FeedLink(word, kind, f"{home}{file}", title if each == "atom" else f"{title} ({word})"))
    return tuple(found)


def _pages(
    plan: Plan, home: str, title: str, entries: Iterable[FeedEntry], formats: Iterable[FeedFormat]
) -> Iterator[Planned]:
    for link in links(home, title, formats):
        view = feed_view(plan, link.address, home, title, entries)
        yield Planned(link.address, (link.address.rpartition("/")[2],), view)
