"""Articles whose date could not be read: `/undated/`, divided by letter where they are many."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ...archive import Shown
from ..planned import PageMaker, Plan, Planned, once
from ..views import Group, Place, UndatedView
from ..wording import count
from .items import LIST_LIMIT, items
from .topic_pages import letter_of


def _make(plan: Plan, _: str) -> Iterator[Planned]:
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


MAKER = PageMaker(once, _make)
