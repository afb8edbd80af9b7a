"""Pages of one kind each that need little: undated, about, 404."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup

from ...archive import Shown
from ..markdown import text_html
from ..planned import Plan, Planned, root_of
from ..views import Group, NotFoundView, Place, TextView, UndatedView
from ..wording import count, span
from .items import LIST_LIMIT, items, years_view
from .topic_pages import letter_of


def make(plan: Plan) -> Iterator[Planned]:
    """Make `/undated/`, `/about/` and `/404.html`."""
    yield from _undated(plan)
    yield Planned("/about/", ("page.html",), _about(plan))
    totals = plan.questions.totals()
    yield Planned("/404.html", ("404.html",), NotFoundView(years_view(plan.questions.years(), totals.undated)))


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
    return TextView("/about/", title, f"{deck}, {when}" if when else deck, Markup(text_html(body, root_of("/about/"))))  # noqa: S704 - our renderer
