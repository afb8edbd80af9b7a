"""The front page, the user's own words, and what leads elsewhere."""

from __future__ import annotations

import msgspec

from .periods import YearsView
from .shared import Item, PictureView, Place
from .threads import Thread


class Anniversary(msgspec.Struct, frozen=True):
    """A day of the year ("9 November"), with an article of each of some years."""

    title: str
    items: tuple[Item, ...]


class FrontView(msgspec.Struct, frozen=True):
    """The front page: one dominant lead with its first paragraphs, others beside it, the latest, what runs through, the years.

    `opening` is HTML: the lead's first paragraphs. `stories` are the largest and those that ran last, `threads` the largest tags;
    their sparklines share one scale, which `scale` tells in words, and have `columns` columns. `anniversary` is the day of the
    year with articles of the most years; none where no day has those of several, or all of them stand above.
    """

    lead: Item | None
    lead_picture: PictureView | None
    opening: str
    beside: tuple[Item, ...]
    beside_picture: PictureView | None
    latest: tuple[Item, ...]
    stories: tuple[Thread, ...]
    threads: tuple[Thread, ...]
    columns: int
    scale: str
    people: tuple[Place, ...]
    anniversary: Anniversary | None
    years: YearsView
    articles: int
    sources: int
    span: str


class TextView(msgspec.Struct, frozen=True):
    """A page of the user's own words (About). `body` is HTML; `language` and `direction` are "" where it is the site's."""

    address: str
    title: str
    deck: str
    body: str
    language: str = ""
    direction: str = ""


class SearchView(msgspec.Struct, frozen=True):
    """The page of searching, which a script fills: it says what it is told by the template, in the language of the site.

    `index` is where the index begins, from the top of the site. `indexes` are the pages by which one finds articles without
    searching: their addresses are "" where the site is without them.
    """

    address: str
    title: str
    index: str = "/search/index.json"
    indexes: tuple[Place, ...] = ()


class NotFoundView(msgspec.Struct, frozen=True):
    """The 404 page: where to go instead."""

    years: YearsView


class GoneView(msgspec.Struct, frozen=True):
    """An address that was published and has no article any more. Of one that was withdrawn it is known what lists showed, and the
    reason in the words of who withdrew it; of others nothing is.
    """

    address: str
    item: Item | None
    reason: str


class RedirectsView(msgspec.Struct, frozen=True):
    """The `_redirects` file that Netlify and Cloudflare Pages read: pairs of an older address and where it leads to, both from
    the top of the host.
    """

    address: str
    redirects: tuple[tuple[str, str], ...]


class MovedView(msgspec.Struct, frozen=True):
    """An old address that leads to a new one."""

    address: str
    target: str
    title: str
