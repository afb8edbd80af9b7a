"""Every page of the site: its address and what it shows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ..loader import OwnPage
from ..settings import USUAL_FEEDS, FeedsSettings, SiteSettings
from .making import pages_of
from .pages import PAGES, feed_pages, own_pages
from .planned import Plan, Planned
from .theme import STYLESHEET, Theme
from .views import LogoView, Place, SiteView
from .wording import PAGE_TITLES, said

_MENU = ("/years/", "/stories/", "/people/", "/places/", "/tags/", "/sources/", "/search/")
_FOOTER = ("/on/", "/organisations/", "/authors/", "/sections/", "/undated/", "/coverage/", "/corrections/", "/about/")
#: The sentence in the foot of every page where the user wrote none.
_NOTE = said(
    "Every date and name in this archive can be traced to the line of the saved text in which it was read. "
    "The texts belong to their publishers; the archive only keeps them."
)


def places(without: Collection[str] = ()) -> tuple[str, ...]:
    """Return the addresses that a menu can name, on a site that is without some kinds of pages."""
    return tuple(address for address in PAGE_TITLES if address.strip("/") not in without)


def address_named(name: str) -> str:
    """Return the address that is meant by its name in a menu.

    >>> address_named("years"), address_named("/years/")
    ('/years/', '/years/')
    """
    return f"/{name.strip('/')}/"


def plan_site(plan: Plan) -> Iterator[Planned]:
    """Yield every page once."""
    for kind, maker in PAGES.items():
        for key in maker.keys(plan.questions):
            yield from pages_of(plan, kind, key)


def unused_scripts(site: SiteSettings) -> set[str]:
    """Return the theme's scripts that no page of such a site asks for."""
    used = {"on.js"} - {f"{name}.js" for name in site.without}
    if "search" not in site.without:
        used.add("pagefind.js" if site.search == "pagefind" else "search.js")
    return {"on.js", "search.js", "pagefind.js"} - used


def site_view(
    site: SiteSettings, theme: Theme, pages: Sequence[OwnPage] = (), feeds: FeedsSettings = USUAL_FEEDS
) -> SiteView:
    """Return what all pages share. It holds no counts: one more article must not touch every page."""
    words, base_url, look, logo = theme.words, site.base_url.rstrip("/"), theme.look.said, theme.look.logo

    own = {
        address: Place(page.title, address)
        for page in pages
        if (address := address_named(page.name)) not in PAGE_TITLES
    }
    there = places(site.without)
    usual_footer = (*_FOOTER, *(place.address for place in own_pages.places(pages)))

    def named(wanted: tuple[str, ...] | None, usual: tuple[str, ...]) -> tuple[Place, ...]:
        addresses = usual if wanted is None else map(address_named, wanted)
        # One of the user's own that is a draft is named only where drafts are built.
        known = (address for address in addresses if address in own or address in there)
        return tuple(own.get(address) or Place(words.say(PAGE_TITLES[address]), address) for address in known)

    return SiteView(
        name=site.name,
        motto=site.motto,
        language=words.language,
        direction=words.direction,
        base_url=base_url,
        stylesheet=theme.published[STYLESHEET][0],
        scripts={name: address for name, (address, _) in theme.published.items() if name != STYLESHEET},
        menu=named(look.menu, _MENU),
        footer=named(look.footer, usual_footer),
        about_note=words.say(_NOTE) if site.note is None else site.note,
        feeds=feed_pages.links("/", site.name, feeds.formats) if base_url and "site" in feeds.of else (),
        without=tuple(sorted(set(site.without))),
        pagefind=site.search == "pagefind",
        noindex=site.noindex,
        logo=LogoView(logo.address, logo.width, logo.height) if logo else None,
    )
