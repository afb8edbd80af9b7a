"""The front page, the user's own words, and what leads elsewhere."""

from __future__ import annotations

import msgspec

from .periods import YearsView
from .shared import Item, PictureView, Place


class FrontView(msgspec.Struct, frozen=True):
    """The front page: one dominant lead with its first paragraphs, others beside it, the latest, threads, the years.

    `opening` is HTML: the lead's first paragraphs. `threads` are tags that run through the archive, with their span in
    `title`-independent words in `notes` (same order).
    """

    lead: Item | None
    lead_picture: PictureView | None
    opening: str
    beside: tuple[Item, ...]
    beside_picture: PictureView | None
    latest: tuple[Item, ...]
    threads: tuple[Place, ...]
    notes: tuple[str, ...]
    people: tuple[Place, ...]
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


class NotFoundView(msgspec.Struct, frozen=True):
    """The 404 page: where to go instead."""

    years: YearsView


class MovedView(msgspec.Struct, frozen=True):
    """An old address that leads to a new one."""

    address: str
    target: str
    title: str
