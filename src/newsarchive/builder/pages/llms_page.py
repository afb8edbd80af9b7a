"""`/llms.txt` (llmstxt.org): what the archive is and where its lists, its feeds and its other files for programs stand.

It is Markdown of a fixed form: the name as a heading, the motto as a quotation, some words, and lists of links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...text.clean import one_line, printable
from ..planned import Plan, Planned
from ..views import LlmsSection, LlmsView, Place
from ..wording import PAGE_TITLES
from .feed_months import has_months
from .feed_pages import links
from .own_pages import extent, notes

_ADDRESS = "/llms.txt"
#: What would be more than the text it is, in Markdown.
_MARKS = re.compile(r"([\\`*_\[\]<>#|])")


def make(plan: Plan) -> Planned:
    """Make `/llms.txt`. Without a `base_url` its links are relative to it."""
    words = plan.words
    sections = (
        LlmsSection(words.say("Archive"), tuple(_lists(plan))),
        LlmsSection(words.say("Feeds"), tuple(_feeds(plan))),
        LlmsSection(words.say("For programs"), tuple(_files(plan))),
    )
    view = LlmsView(
        address=_ADDRESS,
        name=_plain(plan.site.name),
        motto=_plain(plan.site.motto),
        extent=extent(plan),
        notes=tuple(notes(plan)),
        sections=tuple(section for section in sections if section.places),
    )
    return Planned(_ADDRESS, ("llms.txt",), view)


def _lists(plan: Plan) -> Iterator[Place]:
    for address, title in PAGE_TITLES.items():
        if address != "/search/" and not address.startswith(plan.left_out):
            yield _place(plan, plan.words.say(title), address)


def _feeds(plan: Plan) -> Iterator[Place]:
    if plan.base_url and "site" in plan.feeds.of:
        yield from (_place(plan, link.format, link.address) for link in links("/", "", plan.feeds.formats))
    if has_months(plan):
        yield _place(plan, plan.words.say("Atom, all articles by month: follow prev-archive (RFC 5005)"), "/atom.xml")


def _files(plan: Plan) -> Iterator[Place]:
    if plan.base_url:
        yield _place(plan, "sitemap.xml", "/sitemap.xml")
    if plan.has("search") and plan.site.search == "own":
        yield _place(plan, plan.words.say("The index that the search reads"), "/search/index.json")


def _place(plan: Plan, title: str, address: str) -> Place:
    return Place(title, f"{plan.base_url or '.'}{address}")


def _plain(text: str) -> str:
    """Return a text as one line of Markdown that means what it says."""
    return _MARKS.sub(r"\\\1", one_line(printable(text)))
