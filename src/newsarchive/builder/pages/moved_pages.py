"""Older addresses: each leads to the article that stood there."""

from __future__ import annotations

from collections.abc import Iterator

from ...archive import Questions
from ..planned import PageMaker, Plan, Planned
from ..views import MovedView


def _make(plan: Plan, name: str) -> Iterator[Planned]:
    found = plan.questions.led_to(name)
    if found is not None:
        address, target, title = found
        yield Planned(address, ("moved.html",), MovedView(address, target, title))


MAKER = PageMaker(Questions.older_addresses, _make)
