"""A page before it is made: where it stands, which template makes it, and all that it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from ..archive import Questions
from ..settings import SiteSettings

#: The template of old addresses: such a page gives way to any other.
MOVED = ("moved.html",)


class Planned(msgspec.Struct, frozen=True):
    """One file of the site. `view` is None for a file that is copied: then `copy` is its path and `digest` its content.

    `template` may name several, the first that exists is taken: a site can give tags a template of their own.
    """

    address: str
    template: tuple[str, ...] = ()
    view: Any = None
    copy: str = ""
    digest: str = ""


class Plan(msgspec.Struct, frozen=True):
    """What page makers may ask: the catalogue and the settings of the site; `about` is the user's own Markdown."""

    questions: Questions
    site: SiteSettings
    about: str = ""

    @property
    def base_url(self) -> str:
        """The site's address without a slash at its end; "" where it has none."""
        return self.site.base_url.rstrip("/")


PageMaker = Callable[[Plan], Iterator[Planned]]


def root_of(address: str) -> str:
    """Return the way from a page up to the top of the site: `.`, `..`, `../..`."""
    depth = address.count("/") - 1
    return "/".join([".."] * depth) or "."


def file_of(address: str) -> str:
    """Return the file that answers an address, relative to the output folder."""
    return f"{address[1:]}index.html" if address.endswith("/") else address[1:]
