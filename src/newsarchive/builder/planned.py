"""A page before it is made: where it stands, which template makes it, and all that it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import msgspec

from ..archive import Questions
from ..loader import Links, OwnPage
from ..settings import USUAL_FEEDS, FeedsSettings, SiteSettings
from .look import PLAIN, Look
from .words import Words


class Planned(msgspec.Struct, frozen=True):
    """One file of the site. `view` is None for a file that is copied: then `copy` is its path and `digest` its content.

    `template` may name several, the first that exists is taken: a site can give tags a template of their own.
    """

    address: str
    template: tuple[str, ...] = ()
    view: Any = None
    copy: str = ""
    digest: str = ""


#: What pages say where nobody asks for another language.
_ENGLISH = Words()


class Plan(msgspec.Struct, frozen=True):
    """What page makers may ask: the catalogue, the settings of the site and its words; `about` is the user's own Markdown,
    `pages` are all the user's pages.

    `names` has what the names file says of a name besides its spellings, by kind and key: nothing for one that it has not.
    `feeds` says what can be subscribed to.
    """

    questions: Questions
    site: SiteSettings
    about: str = ""
    names: Mapping[tuple[str, str], Links] = {}
    words: Words = _ENGLISH
    pages: tuple[OwnPage, ...] = ()
    look: Look = PLAIN
    feeds: FeedsSettings = USUAL_FEEDS

    @property
    def base_url(self) -> str:
        """The site's address without a slash at its end; "" where it has none."""
        return self.site.base_url.rstrip("/")

    @property
    def left_out(self) -> tuple[str, ...]:
        """Below which addresses the site has no pages."""
        return tuple(f"/{name}/" for name in self.site.without)

    def has(self, kind: str) -> bool:
        """Whether the site has the pages of a kind that it can be without."""
        return kind not in self.site.without


class PageMaker(msgspec.Struct, frozen=True):
    """One kind of parts of the site, each of them a few pages that are planned together.

    `keys` tells all parts there are: texts, periods, topics. `make` yields the pages of one part, and nothing for one that is
    not there any more. What it yields depends on the catalogue alone, not on what was made before.
    """

    keys: Callable[[Questions], Iterable[str]]
    make: Callable[[Plan, str], Iterator[Planned]]


def once(_: Questions) -> Iterable[str]:
    """Return the one key of a kind that has one part."""
    return ("",)


def owner_of(kind: str, key: str) -> str:
    """Return what a page's row calls the part it belongs to."""
    return f"{kind} {key}"


def part_of(owner: str) -> tuple[str, str]:
    """Return kind and key of an owner."""
    kind, _, key = owner.partition(" ")
    return kind, key


def root_of(address: str) -> str:
    """Return the way from a page up to the top of the site: `.`, `..`, `../..`."""
    depth = address.count("/") - 1
    return "/".join([".."] * depth) or "."


def file_of(address: str) -> str:
    """Return the file that answers an address, relative to the output folder."""
    return f"{address[1:]}index.html" if address.endswith("/") else address[1:]
