"""Pages in the user's own words: About, which is always there, and whatever else lies in the folder of own pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markupsafe import Markup

from ...loader import OwnPage
from ...text.language import direction
from ..markdown import text_html
from ..planned import Plan, Planned, root_of
from ..views import PictureView, Place, TextView
from ..wording import KIND_WORDS

_ABOUT = "about"


def make(plan: Plan) -> Iterator[Planned]:
    """Make `/about/` and the user's own pages, and copy their pictures beside them."""
    if not any(page.name == _ABOUT for page in plan.pages):
        yield Planned("/about/", ("page.html",), _about(plan))
    for page in plan.pages:
        yield Planned(_address(page), ("page.html",), _view(plan, page))
        for picture in page.pictures:
            yield Planned(f"{_address(page)}{picture.name}", copy=picture.file, digest=picture.digest)


def places(pages: Iterable[OwnPage]) -> tuple[Place, ...]:
    """Return the pages to which the foot of each page leads, but About, which has a place there anyway."""
    return tuple(Place(page.title, _address(page)) for page in pages if page.menu and page.name != _ABOUT)


def addresses(pages: Iterable[OwnPage]) -> tuple[str, ...]:
    """Return the addresses of the pages, but About."""
    return tuple(_address(page) for page in pages if page.name != _ABOUT)


def _address(page: OwnPage) -> str:
    return f"/{page.name}/"


def _view(plan: Plan, page: OwnPage) -> TextView:
    address = _address(page)
    pictures = {
        each.declared: PictureView(f"{address}{each.name}", each.width, each.height, "", "", "")
        for each in page.pictures
    }
    deck = page.deck or (extent(plan) if page.name == _ABOUT else "")
    foreign = page.language if page.language != plan.words.language else ""
    body = Markup(text_html(page.text, root_of(address), pictures, plan.left_out))  # noqa: S704 - our renderer
    return TextView(address, page.title, deck, body, foreign, direction(foreign) if foreign else "")


def _about(plan: Plan) -> TextView:
    words = plan.words
    text = plan.about.strip()
    heading = re.match(r"#\s+(.+?)\s*#*\n", text + "\n")
    title = heading[1] if heading else words.say("About {archive}", archive=plan.site.name)
    body = text[heading.end() :] if heading else text
    if not text:
        body = "\n\n".join(notes(plan))
    html = text_html(body, root_of("/about/"), left_out=plan.left_out)
    return TextView("/about/", title, extent(plan), Markup(html))  # noqa: S704 - our renderer


def notes(plan: Plan) -> Iterator[str]:
    """Yield what is said of any archive, a paragraph each."""
    yield plan.words.say(
        "This archive was made from saved texts. Each article shows the file it came from and, for every value, the line in "
        "which it was read and how sure that reading is."
    )
    yield plan.words.say(
        "A date is as precise as it was read: where only the month is known, no day is given, and what has no date stands "
        "among the undated. The texts belong to their publishers."
    )


def extent(plan: Plan) -> str:
    """Return what the archive is made of.

    How many articles there are is said on the front page: here it would make About, and llms.txt, again for each of them.
    """
    totals, words = plan.questions.totals(), plan.words
    deck = (
        words.say("Articles from {sources}", sources=words.count(totals.sources, *KIND_WORDS["sources"].number))
        if totals.sources
        else words.say("Articles")
    )
    when = words.span(totals.first, totals.last)
    return words.join([deck, when]) if when else deck
