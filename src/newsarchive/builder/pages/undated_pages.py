"""Articles whose date could not be read: `/undated/`, divided by letter where they are many."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ...archive import Shown
from ..planned import PageMaker, Plan, Planned, once
from ..views import Group, Place, UndatedView
from ..wording import ARTICLES
from .items import LIST_LIMIT, items
from .topic_pages import letter_of


def _make(plan: Plan, _: str) -> Iterator[Planned]:
    shown, words = plan.questions.undated(), plan.words
    title, deck = words.say("Undated"), words.say("Every article of this archive has a date.")
    if shown:
        deck = words.count(
            len(shown),
            "{n} article whose date could not be read. It was not put under a day it may not belong to.",
            "{n} articles whose date could not be read. None was put under a day it may not belong to.",
        )
    if len(shown) <= LIST_LIMIT:
        groups = (Group("", "", items(shown, plan)),) if shown else ()
        yield Planned("/undated/", ("undated.html",), UndatedView("/undated/", title, "", deck, groups, ()))
        return
    ordered = sorted(shown, key=_letter)
    letters = [(letter, list(same)) for letter, same in groupby(ordered, key=_letter)]
    parts = tuple(Place(letter, _letter_address(letter), len(same)) for letter, same in letters)
    yield Planned("/undated/", ("undated.html",), UndatedView("/undated/", title, "", deck, (), parts))
    for letter, same in letters:
        view = UndatedView(
            _letter_address(letter),
            words.say("{heading}: {letter}", heading=title, letter=letter),
            letter,
            words.count(len(same), *ARTICLES),
            (Group("", "", items(same, plan)),),
            (),
        )
        yield Planned(view.address, ("undated.html",), view)


def _letter(shown: Shown) -> str:
    return letter_of(shown.card.title)


def _letter_address(letter: str) -> str:
    return f"/undated/-/{ {'0': 'digits', '#': 'other'}.get(letter, letter.lower()) }/"


MAKER = PageMaker(once, _make)
