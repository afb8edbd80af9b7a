"""The pages of which there is one each, and which almost every change could touch: they are planned in every build."""

from __future__ import annotations

from collections.abc import Iterator

from ..planned import PageMaker, Plan, Planned, once
from . import calendar_pages, front_page, machine_pages, own_pages, plain_pages


def _make(plan: Plan, _: str) -> Iterator[Planned]:
    yield from front_page.make(plan)
    yield from calendar_pages.make_years(plan)
    yield from plain_pages.make(plan)
    yield from own_pages.make(plan)
    yield from machine_pages.make(plan)
    if logo := plan.look.logo:
        yield Planned(logo.address, copy=logo.file, digest=logo.digest)


MAKER = PageMaker(once, _make)
