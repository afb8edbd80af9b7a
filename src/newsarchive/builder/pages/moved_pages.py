"""Older addresses: each leads to the article that stood there, or says that there is none any more."""

from __future__ import annotations

from collections.abc import Iterator

from ...archive import Questions, Shown
from ..planned import PageMaker, Plan, Planned
from ..views import GoneView, MovedView
from .items import item


def _make(plan: Plan, name: str) -> Iterator[Planned]:
    found = plan.questions.led_to(name)
    if found is not None:
        address, target, title = found
        # The older address of a story leads nowhere on a site without stories.
        if not target.startswith(plan.left_out):
            yield Planned(address, ("moved.html",), MovedView(address, target, title))
        return
    gone = plan.questions.gone_from(name)
    if gone is not None:
        known = item(Shown(gone.address, gone.card), plan) if gone.card else None
        yield Planned(gone.address, ("gone.html",), GoneView(gone.address, known, gone.reason))


MAKER = PageMaker(Questions.older_addresses, _make)
