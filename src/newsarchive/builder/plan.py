"""Every page of the site: its address and what it shows."""

from __future__ import annotations

from collections.abc import Iterator

from ..text.language import direction
from .pages import PAGES
from .planned import MOVED, Plan, Planned
from .views import Place, SitemapIndexView, SitemapView, SiteView
from .wording import KIND_WORDS

#: The protocol allows 50,000 addresses a sitemap (sitemaps.org).
SITEMAP_LIMIT = 50_000

_MENU = ("people", "places", "tags", "sources")
_FOOTER = ("organisations", "authors", "sections")


def plan_site(plan: Plan) -> Iterator[Planned]:
    """Yield every page once. Old addresses come last and only where nothing else stands; of two, the first has it."""
    taken: set[str] = set()
    urls: list[str] = []
    moved: dict[str, Planned] = {}
    for make in PAGES:
        for page in make(plan):
            if page.template == MOVED:
                # Some file systems do not tell Story.html from story.html.
                moved.setdefault(page.address.lower(), page)
            elif page.address not in taken:
                taken.add(page.address)
                if page.address.endswith("/"):
                    urls.append(f"{plan.base_url}{page.address}")
                yield page
    yield from (page for address, page in moved.items() if address not in taken)
    if plan.base_url:
        yield from _sitemaps(plan, sorted(urls))


def _sitemaps(plan: Plan, urls: list[str]) -> Iterator[Planned]:
    if len(urls) <= SITEMAP_LIMIT:
        yield Planned("/sitemap.xml", ("sitemap.xml",), SitemapView("/sitemap.xml", tuple(urls)))
        return
    parts = []
    for number, start in enumerate(range(0, len(urls), SITEMAP_LIMIT), 1):
        address = f"/sitemap-{number}.xml"
        parts.append(f"{plan.base_url}{address}")
        yield Planned(address, ("sitemap.xml",), SitemapView(address, tuple(urls[start : start + SITEMAP_LIMIT])))
    yield Planned("/sitemap.xml", ("sitemap-index.xml",), SitemapIndexView("/sitemap.xml", tuple(parts)))


def site_view(plan: Plan, stylesheet: str) -> SiteView:
    """Return what all pages share. It holds no counts: one more article must not touch every page."""
    site = plan.site
    menu = (Place("Years", "/years/"), *(Place(KIND_WORDS[kind][0], f"/{kind}/") for kind in _MENU))
    footer = (
        *(Place(KIND_WORDS[kind][0], f"/{kind}/") for kind in _FOOTER),
        Place("Undated", "/undated/"),
        Place("About", "/about/"),
    )
    return SiteView(
        site.name, site.motto, site.language, direction(site.language), plan.base_url, stylesheet, menu, footer, site.note,
        bool(plan.base_url),
    )  # fmt: skip
