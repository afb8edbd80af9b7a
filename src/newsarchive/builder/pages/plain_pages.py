"""Pages of one kind each that need little: about, 404."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from ..markdown import text_html
from ..planned import Plan, Planned, root_of
from ..views import NotFoundView, TextView
from ..wording import count, span
from .items import years_view


def make(plan: Plan) -> Iterator[Planned]:
    """Make `/about/` and `/404.html`."""
    yield Planned("/about/", ("page.html",), _about(plan))
    totals = plan.questions.totals()
    yield Planned("/404.html", ("404.html",), NotFoundView(years_view(plan.questions.years(), totals.undated)))


def _about(plan: Plan) -> TextView:
    totals = plan.questions.totals()
    text = plan.about.strip()
    heading = re.match(r"#\s+(.+?)\s*#*\n", text + "\n")
    title = heading[1] if heading else f"About {plan.site.name}"
    body = text[heading.end() :] if heading else text
    # How many articles there are is said on the front page: here it would make this page again for each of them.
    deck = f"Articles from {count(totals.sources, 'source')}" if totals.sources else "Articles"
    when = span(totals.first, totals.last)
    if not text:
        body = (
            "This archive was made from saved texts. Each article shows the file it came from and, for every value, the line in which "
            "it was read and how sure that reading is.\n\nA date is as precise as it was read: where only the month is known, "
            "no day is given, and what has no date stands among the undated. The texts belong to their publishers."
        )
    return TextView("/about/", title, f"{deck}, {when}" if when else deck, Markup(text_html(body, root_of("/about/"))))  # noqa: S704 - our renderer
