"""Pages of one kind each that need little: undated, about, 404, old addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup

from ...archive import Shown
from ...text.slugs import slugify
from ..markdown import text_html
from ..planned import Plan, Planned
from ..views import Group, MovedView, NotFoundView, Place, TextView, UndatedView
from ..wording import count, span
from .items import LIST_LIMIT, items, years_view
from .topic_pages import letter_of


def make(plan: Plan) -> Iterator[Planned]:
    """Make `/undated/`, `/about/`, `/404.html` and a page at each old address."""
    yield from _undated(plan)
    yield Planned("/about/", ("page.html",), _about(plan))
    totals = plan.questions.totals()
    yield Planned("/404.html", ("404.html",), NotFoundView(years_view(plan.questions.years(), totals.undated)))
    yield from _moved(plan)


def _undated(plan: Plan) -> Iterator[Planned]:
    shown = plan.questions.undated()
    deck = (
        f"{count(len(shown), 'article')} whose date could not be read. None was put under a day it may not belong to."
    )
    if not shown:
        deck = "Every article of this archive has a date."
    if len(shown) <= LIST_LIMIT:
        groups = (Group("", "", items(shown, plan.site)),) if shown else ()
        yield Planned("/undated/", ("undated.html",), UndatedView("/undated/", "Undated", deck, groups, ()))
        return
    ordered = sorted(shown, key=_letter)
    letters = [(letter, list(same)) for letter, same in groupby(ordered, key=_letter)]
    parts = tuple(Place(letter, _letter_address(letter), len(same)) for letter, same in letters)
    yield Planned("/undated/", ("undated.html",), UndatedView("/undated/", "Undated", deck, (), parts))
    for letter, same in letters:
        view = UndatedView(
            _letter_address(letter),
            f"Undated: {letter}",
            count(len(same), "article"),
            (Group("", "", items(same, plan.site)),),
            (),
        )
        yield Planned(view.address, ("undated.html",), view)


def _letter(shown: Shown) -> str:
    return letter_of(shown.card.title)


def _letter_address(letter: str) -> str:
    return f"/undated/-/{ {'0': 'digits', '#': 'other'}.get(letter, letter.lower()) }/"


def _about(plan: Plan) -> TextView:
    totals = plan.questions.totals()
    text = plan.about.strip()
    heading = re.match(r"#\s+(.+?)\s*#*\n", text + "\n")
    title = heading[1] if heading else f"About {plan.site.name}"
    body = text[heading.end() :] if heading else text
    deck = f"{count(totals.articles, 'article')} from {count(totals.sources, 'source')}"
    when = span(totals.first, totals.last)
    if not text:
        body = (
            "This archive was made from saved texts. Each article shows the file it came from and, for every value, the line in which "
            "it was read and how sure that reading is.\n\nA date is as precise as it was read: where only the month is known, "
            "no day is given, and what has no date stands among the undated. The texts belong to their publishers."
        )
    return TextView("/about/", title, f"{deck}, {when}" if when else deck, Markup(text_html(body)))  # noqa: S704 - our renderer


def _moved(plan: Plan) -> Iterator[Planned]:
    taken: set[str] = set()
    for record in plan.questions.records():
        for alias in record.article.aliases:
            address = safe_address(alias)
            if address and address not in taken and address != record.address:
                taken.add(address)
                yield Planned(address, ("moved.html",), MovedView(address, record.address, record.article.title))


def safe_address(alias: str) -> str:
    """Return an old address as one of this site: only plain segments; "" where nothing is left.

    >>> safe_address("/2019/02/Old%20Name.html")
    '/2019/02/old-20name-html/'
    """
    path = re.sub(r"^https?://[^/]*", "", alias).split("?")[0].split("#")[0]
    segments = [slug for part in path.split("/") if (slug := slugify(part.removesuffix("index.html")))]
    return f"/{'/'.join(segments)}/" if segments else ""
