"""Pages of one kind each that need little: 404."""

from __future__ import annotations

from collections.abc import Iterator

from ..planned import Plan, Planned
from ..views import NotFoundView
from .items import years_view


def make(plan: Plan) -> Iterator[Planned]:
    """Make `/404.html`."""
    totals = plan.questions.totals()
    yield Planned(
        "/404.html", ("404.html",), NotFoundView(years_view(plan.words, plan.questions.years(), totals.undated))
    )
