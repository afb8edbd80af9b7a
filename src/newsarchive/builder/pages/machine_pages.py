"""Files for machines: feeds, sitemap, robots.txt, headers for hosts. What must be absolute is made only with a `base_url`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from email.utils import format_datetime

from ...archive import Shown
from ...article import NewsDate
from ...text.words import shorten
from ..planned import Plan, Planned
from ..views import FeedEntry, FeedView, HeadersView, OpenSearchView, RobotsView

#: A feed carries this many of the newest articles.
FEED_ENTRIES = 50
#: Nothing but the site's own files; no script but its own (there is none on reading pages).
POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"

#: Pagefind is WebAssembly.
_PAGEFINDS_POLICY = POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")


def make(plan: Plan) -> Iterator[Planned]:
    """Make feeds, robots.txt, `_headers` and `.nojekyll`; sitemaps have a file of their own."""
    if plan.base_url:
        entries = [entry for shown in plan.questions.newest(FEED_ENTRIES) if (entry := _entry(plan, shown))]
        yield from feeds(plan, "/", plan.site.name, entries)
        if plan.has("search"):
            yield _open_search(plan)
    yield Planned(
        "/robots.txt",
        ("robots.txt",),
        RobotsView("/robots.txt", f"{plan.base_url}/sitemap.xml" if plan.base_url else ""),
    )
    policy = _PAGEFINDS_POLICY if plan.site.search == "pagefind" else POLICY
    yield Planned("/_headers", ("headers.txt",), HeadersView("/_headers", policy))
    yield Planned("/.nojekyll", ("nojekyll.txt",), HeadersView("/.nojekyll", ""))


def _open_search(plan: Plan) -> Planned:
    # A browser shows the short name, of which the standard lets no more stand.
    name, url = shorten(plan.site.name, 16), f"{plan.base_url}/search/?q={{searchTerms}}"
    described = plan.words.say("Search {name}", name=plan.site.name)
    view = OpenSearchView("/opensearch.xml", name, described, plan.words.language, url)
    return Planned(view.address, ("opensearch.xml",), view)


def feeds(plan: Plan, home: str, title: str, entries: Sequence[FeedEntry]) -> Iterator[Planned]:
    """Make the feeds of a page, Atom and RSS, which stand beside it. There must be a `base_url`."""
    # A feed is as new as its newest entry; the clock is never asked.
    newest = max((entry.updated for entry in entries), key=datetime.fromisoformat, default="1970-01-01T00:00:00Z")
    url = f"{plan.base_url}{home}"
    for name in ("atom.xml", "rss.xml"):
        feed = FeedView(f"{home}{name}", f"{url}{name}", url, title, url, newest, rfc822(newest), tuple(entries))
        yield Planned(feed.address, (name,), feed)


def _entry(plan: Plan, shown: Shown) -> FeedEntry | None:
    """Return the feed's entry, or None where the day is not known: a feed cannot say "March 2019"."""
    card = shown.card
    if card.date is None or card.date.day is None:
        return None
    url = f"{plan.base_url}{shown.address}"
    updated = timestamp(card.date)
    return FeedEntry(url, url, card.title, updated, rfc822(updated), card.deck or "", card.authors, card.source or "",
                     card.language or "")  # fmt: skip


def timestamp(date: NewsDate) -> str:
    """Return a day as RFC 3339: its time where it is known, else midnight UTC, as the formats demand a time."""
    zone = date.zone or "Z"
    time = date.time or "00:00:00"
    time = time if len(time) == 8 else f"{time}:00"
    return f"{date.edtf}T{time}{zone if date.time else 'Z'}"


def rfc822(stamp: str) -> str:
    """Return an RFC 3339 timestamp as RSS has it."""
    return format_datetime(datetime.fromisoformat(stamp))
