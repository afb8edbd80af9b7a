"""Every page of the site: its address and what it shows."""

from __future__ import annotations

from collections.abc import Iterator

from ..settings import SiteSettings
from ..text.language import direction
from .pages import PAGES
from .planned import Plan, Planned
from .views import Place, SiteView
from .wording import KIND_WORDS

_MENU = ("people", "places", "tags", "sources")
_FOOTER = ("organisations", "authors", "sections")


def plan_site(plan: Plan) -> Iterator[Planned]:
    """Yield every page once."""
    for maker in PAGES.values():
        for key in maker.keys(plan.questions):
            yield from maker.make(plan, key)


def site_view(site: SiteSettings, stylesheet: str) -> SiteView:
    """Return what all pages share. It holds no counts: one more article must not touch every page."""
    menu = (
        Place("Years", "/years/"),
        Place("Stories", "/stories/"),
        *(Place(KIND_WORDS[kind][0], f"/{kind}/") for kind in _MENU),
    )
    footer = (
        *(Place(KIND_WORDS[kind][0], f"/{kind}/") for kind in _FOOTER),
        Place("Undated", "/undated/"),
        Place("About", "/about/"),
    )
    base_url = site.base_url.rstrip("/")
    return SiteView(
        site.name, site.motto, site.language, direction(site.language), base_url, stylesheet, menu, footer, site.note, bool(base_url)
    )  # fmt: skip
