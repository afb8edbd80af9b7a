"""The page of searching, `/search/`: its script asks the files of the index, which lie beside it."""

from __future__ import annotations

from collections.abc import Iterator

from ..planned import PageMaker, Plan, Planned, once
from ..views import Place, SearchView
from ..wording import KIND_WORDS, said

ADDRESS = "/search/"
_INDEXES = {
    "/years/": said("Years"),
    "/stories/": said("Stories"),
    **{f"/{kind}/": called.heading for kind, called in KIND_WORDS.items()},
    "/on/": said("On this day"),
}


def _make(plan: Plan, _: str) -> Iterator[Planned]:
    indexes = tuple(Place(plan.words.say(title), address) for address, title in _INDEXES.items())
    yield Planned(ADDRESS, ("search.html",), SearchView(ADDRESS, plan.words.say("Search"), indexes=indexes))


MAKER = PageMaker(once, _make)
