"""Every page of the site: its address and what it shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..loader import OwnPage
from ..settings import SiteSettings
from .pages import PAGES, own_pages
from .planned import Plan, Planned
from .theme import STYLESHEET, Theme
from .views import Place, SiteView
from .wording import KIND_WORDS, said

#: What each of the site's own pages is called where a menu leads to it.
_TITLES = {
    "/years/": said("Years"),
    "/stories/": said("Stories"),
    **{f"/{kind}/": called.heading for kind, called in KIND_WORDS.items()},
    "/on/": said("On this day"),
    "/undated/": said("Undated"),
    "/coverage/": said("Coverage"),
    "/corrections/": said("Corrections"),
    "/about/": said("About"),
}
_MENU = ("/years/", "/stories/", "/people/", "/places/", "/tags/", "/sources/")
_FOOTER = ("/on/", "/organisations/", "/authors/", "/sections/", "/undated/", "/coverage/", "/corrections/", "/about/")
#: The sentence in the foot of every page where the user wrote none.
_NOTE = said(
    "Every date and name in this archive can be traced to the line of the saved text in which it was read. "
    "The texts belong to their publishers; the archive only keeps them."
)


def plan_site(plan: Plan) -> Iterator[Planned]:
    """Yield every page once."""
    for maker in PAGES.values():
        for key in maker.keys(plan.questions):
            yield from maker.make(plan, key)


def site_view(site: SiteSettings, theme: Theme, pages: Sequence[OwnPage] = ()) -> SiteView:
    """Return what all pages share. It holds no counts: one more article must not touch every page."""
    words, base_url = theme.words, site.base_url.rstrip("/")
    return SiteView(
        name=site.name,
        motto=site.motto,
        language=words.language,
        direction=words.direction,
        base_url=base_url,
        stylesheet=theme.published[STYLESHEET][0],
        scripts={name: address for name, (address, _) in theme.published.items() if name != STYLESHEET},
        menu=tuple(Place(words.say(_TITLES[address]), address) for address in _MENU),
        footer=(*(Place(words.say(_TITLES[address]), address) for address in _FOOTER), *own_pages.places(pages)),
        about_note=words.say(_NOTE) if site.note is None else site.note,
        feeds=bool(base_url),
    )
