"""Pages of one kind each that need little: about, 404."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from ..markdown import text_html
from ..planned import Plan, Planned, root_of
from ..views import NotFoundView, TextView
from ..wording import KIND_WORDS
from .items import years_view


def make(plan: Plan) -> Iterator[Planned]:
    """Make `/about/` and `/404.html`."""
    yield Planned("/about/", ("page.html",), _about(plan))
    totals = plan.questions.totals()
    yield Planned(
        "/404.html", ("404.html",), NotFoundView(years_view(plan.words, plan.questions.years(), totals.undated))
    )


def _about(plan: Plan) -> TextView:
    totals, words = plan.questions.totals(), plan.words
    text = plan.about.strip()
    heading = re.match(r"#\s+(.+?)\s*#*\n", text + "\n")
    title = heading[1] if heading else words.say("About {archive}", archive=plan.site.name)
    body = text[heading.end() :] if heading else text
    # How many articles there are is said on the front page: here it would make this page again for each of them.
    deck = (
        words.say("Articles from {sources}", sources=words.count(totals.sources, *KIND_WORDS["sources"].number))
        if totals.sources
        else words.say("Articles")
    )
    when = words.span(totals.first, totals.last)
    if not text:
        body = "\n\n".join(
            (
                words.say(
                    "This archive was made from saved texts. Each article shows the file it came from and, for every value, the line in "
                    "which it was read and how sure that reading is."
                ),
                words.say(
                    "A date is as precise as it was read: where only the month is known, no day is given, and what has no date stands "
                    "among the undated. The texts belong to their publishers."
                ),
            )
        )
    deck = words.join([deck, when]) if when else deck
    return TextView("/about/", title, deck, Markup(text_html(body, root_of("/about/"))))  # noqa: S704 - our renderer
