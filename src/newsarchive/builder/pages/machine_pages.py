"""Files for machines: feeds, robots.txt, llms.txt, security.txt, headers. What must be absolute is made only with a base URL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urlsplit

from ...settings import FeedKind
from ...text.words import shorten
from ...text.xml import xml_text
from ..planned import Plan, Planned
from ..views import HeadersView, OpenSearchView, RobotsView, SecurityView, TypedPath
from . import feed_months, feed_pages, llms_page

#: Nothing but the site's own files; no script but its own (there is none on reading pages).
POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"

#: Pagefind is WebAssembly.
_PAGEFINDS_POLICY = POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
_SECURITY = "/.well-known/security.txt"


def make(plan: Plan) -> Iterator[Planned]:
    """Make what is there once for the whole site; sitemaps have a file of their own."""
    if plan.base_url:
        yield from feed_pages.make(plan)
        if plan.has("search"):
            yield _open_search(plan)
    yield Planned(
        "/robots.txt",
        ("robots.txt",),
        RobotsView("/robots.txt", f"{plan.base_url}/sitemap.xml" if plan.base_url else ""),
    )
    yield llms_page.make(plan)
    if plan.site.security_contact and plan.site.security_expires:
        yield _security(plan, plan.site.security_expires)
    policy = _PAGEFINDS_POLICY if plan.site.search == "pagefind" else POLICY
    yield Planned("/_headers", ("headers.txt",), HeadersView("/_headers", policy, tuple(_types(plan))))
    yield Planned("/.nojekyll", ("nojekyll.txt",), HeadersView("/.nojekyll", ""))


def _open_search(plan: Plan) -> Planned:
    # A browser shows the short name, of which the standard lets no more stand.
    name, url = shorten(plan.site.name, 16), f"{plan.base_url}/search/?q={{searchTerms}}"
    described = plan.words.say("Search {name}", name=plan.site.name)
    view = OpenSearchView("/opensearch.xml", xml_text(name), xml_text(described), plan.words.language, url)
    return Planned(view.address, ("opensearch.xml",), view)


def _types(plan: Plan) -> Iterator[TypedPath]:
    """Yield the feeds of the site and of corrections with their media types: hosts know `.xml` and `.json` only as what they are
    written in. Topics have too many for the hosts' limits.
    """
    if not plan.base_url:
        return
    homes: tuple[tuple[FeedKind, str], ...] = (("site", "/"), ("corrections", "/corrections/"))
    for kind, home in homes:
        if kind in plan.feeds.of and not home.startswith(plan.left_out):
            yield from (TypedPath(link.address, link.type) for link in feed_pages.links(home, "", plan.feeds.formats))
    if feed_months.has_months(plan):
        yield TypedPath("/feeds/*", "application/atom+xml")


def _security(plan: Plan, expires: datetime) -> Planned:
    # It is looked for at the top of a host only: under a path it could not be the one that it says it is.
    at_top = plan.base_url and not urlsplit(plan.base_url).path
    view = SecurityView(
        address=_SECURITY,
        contact=plan.site.security_contact,
        expires=expires.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        languages=plan.site.language,
        canonical=f"{plan.base_url}{_SECURITY}" if at_top else "",
    )
    return Planned(view.address, ("security.txt",), view)
