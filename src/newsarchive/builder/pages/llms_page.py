"""`/llms.txt` (llmstxt.org): what the archive is and where its lists, its feeds and its other files for programs stand.

It is Markdown of a fixed form: the name as a heading, the motto as a quotation, some words, and lists of links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...text.clean import one_line, printable
from ..planned import Plan, Planned
from ..views import LlmsSection, LlmsView, Place
from ..wording import KIND_WORDS, said
from .feed_months import has_months
from .feed_pages import links
from .own_pages import extent

_ADDRESS = "/llms.txt"
_LISTS = {
    "/years/": said("Years"),
    "/stories/": said("Stories"),
    **{f"/{kind}/": called.heading for kind, called in KIND_WORDS.items()},
    "/on/": said("On this day"),
    "/undated/": said("Undated"),
    "/coverage/": said("Coverage"),
    "/corrections/": said("Corrections"),
    "/about/": said("About"),
}
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
        notes=(
            words.say(
                "This archive was made from saved texts. Each article shows the file it came from and, for every value, the line in "
                "which it was read and how sure that reading is."
            ),
            words.say(
                "A date is as precise as it was read: where only the month is known, no day is given, and what has no date stands "
                "among the undated. The texts belong to their publishers."
            ),
        ),
        sections=tuple(section for section in sections if section.places),
    )
    return Planned(_ADDRESS, ("llms.txt",), view)


def _lists(plan: Plan) -> Iterator[Place]:
    for address, title in _LISTS.items():
        if not address.startswith(plan.left_out):
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
