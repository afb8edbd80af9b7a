"""Older addresses: each leads to the article that stood there."""

from __future__ import annotations

from collections.abc import Iterator

from ...archive import Questions
from ..planned import PageMaker, Plan, Planned
from ..views import MovedView


def _make(plan: Plan, name: str) -> Iterator[Planned]:
    found = plan.questions.led_to(name)
    # The older address of a story leads nowhere on a site without stories.
    if found is not None and not found[1].startswith(plan.left_out):
        address, target, title = found
        yield Planned(address, ("moved.html",), MovedView(address, target, title))


MAKER = PageMaker(Questions.older_addresses, _make)
