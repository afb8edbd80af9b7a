"""The versions of one text: a page that lists them, and pages that lay two of them side by side, word by word.

They stand below the leading article: `…/versions/`, and there `…/versions/1f3a9c04-9b7e02d1/`. Each version goes by a mark made
from its file's name, so that such an address says the same when others come or go. Nothing else can want it: below an
article stand only its pictures, which have an ending; older addresses give way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import msgspec

from ...archive import Questions, Version
from ...loader import plain_paragraphs
from ...text.comparing import Comparison, compare
from ...text.slugs import short_hash
from ..planned import PageMaker, Plan, Planned
from ..views import CompareView, Item, Place, VersionsView, VersionView
from ..wording import count, date_view
from .items import item

#: Up to so many wordings each is compared with each; of more, each with the leading one.
ALL_PAIRS = 6

#: Pairs of wordings -> where they are compared.
_Pages = dict[frozenset[int], str]


def _make(plan: Plan, path: str) -> Iterator[Planned]:
    versions = plan.questions.versions(path)
    if not versions or versions[0].path != path:
        return
    leading, pages = versions[0], _pages(versions)
    trail = _trail(plan, leading)
    yield Planned(trail[-1].address, ("versions.html",), _list(plan, versions, trail))
    paragraphs = {text: _paragraphs(plan, version) for text, version in _wordings(versions).items()}
    for one, other in combinations(_wordings(versions).values(), 2):
        address = pages.get(frozenset((one.text, other.text)))
        if address:
            compared = compare(paragraphs[one.text], paragraphs[other.text])
            yield Planned(
                address, ("compare.html",), _comparison(plan, address, trail, (leading, one, other), compared)
            )


MAKER = PageMaker(Questions.leaders, _make)


def other_versions(plan: Plan, path: str) -> VersionsView | None:
    """Return what an article's page tells of the other versions of its text; None where there are none."""
    versions = plan.questions.versions(path)
    if not versions:
        return None
    leading, own = versions[0], next(each for each in versions if each.path == path)
    pages = _pages(plan.questions.versions(leading.path))
    others = tuple(
        VersionView(item(each.shown, plan.site), each.words, _how(each, own, leading), _beside(pages, each, own))
        for each in versions
        if each is not own
    )
    return _view(plan, leading, (Place("", f"{leading.shown.address}versions/"),), others, 1)


def _list(plan: Plan, versions: Sequence[Version], trail: tuple[Place, ...]) -> VersionsView:
    leading, pages, first = versions[0], _pages(versions), _wordings(versions)
    shown: list[VersionView] = []
    before: list[Version] = []
    for each in versions:
        own = first[each.text]
        compared = tuple(place for other in before for place in _beside(pages, other, each)) if own is each else ()
        same = f"word for word the same as {_name(own, leading)}"
        how = "" if each is leading else same if own is not each else _share(each)
        shown.append(VersionView(item(each.shown, plan.site), each.words, how, compared))
        if own is each:
            before.append(each)
    view = _view(plan, leading, trail, tuple(shown), 0)
    wordings = ", word for word the same" if len(first) == 1 else f" in {len(first)} wordings" if not view.more else ""
    return msgspec.structs.replace(view, deck=f"{view.deck}{wordings}")


def _view(
    plan: Plan, leading: Version, trail: tuple[Place, ...], versions: tuple[VersionView, ...], left_out: int
) -> VersionsView:
    head, total = item(leading.shown, plan.site), plan.questions.count_versions(leading.path) + 1
    more = total - left_out - len(versions)
    address, deck = trail[-1].address, count(total, "version")
    return VersionsView(address, head.title, head.language, head.direction, deck, trail, versions, total, more)


def _comparison(
    plan: Plan, address: str, trail: tuple[Place, ...], versions: tuple[Version, Version, Version], compared: Comparison
) -> CompareView:
    leading, *pair = versions
    one, other = (
        VersionView(
            item(each.shown, plan.site), each.words, "the leading version" if each is leading else _share(each), ()
        )
        for each in pair
    )
    deck = "No word differs; their marks or their markup do."
    if compared.gone or compared.come:
        deck = f"{count(compared.same, 'word')} in both, {compared.gone:,} in the first only, {compared.come:,} in the second only."
    head = item(leading.shown, plan.site)
    return CompareView(
        address,
        head.title,
        head.language,
        head.direction,
        deck,
        (*trail, Place("Two of them", address)),
        one,
        other,
        compared.rows,
        trail[-1],
    )


def _wordings(versions: Sequence[Version]) -> dict[int, Version]:
    """Return the first version of each wording, in order."""
    first: dict[int, Version] = {}
    for each in versions:
        first.setdefault(each.text, each)
    return first


def _pages(versions: Sequence[Version]) -> _Pages:
    first = list(_wordings(versions).values())
    size = next(size for size in range(4, 65) if len({short_hash(each.path, size) for each in first}) == len(first))
    pairs = combinations(first, 2) if len(first) <= ALL_PAIRS else ((first[0], other) for other in first[1:])
    folder = f"{versions[0].shown.address}versions/"
    return {
        frozenset((one.text, other.text)): f"{folder}{short_hash(one.path, size)}-{short_hash(other.path, size)}/"
        for one, other in pairs
    }


def _beside(pages: _Pages, named: Version, own: Version) -> tuple[Place, ...]:
    """Return the page that compares two versions, by the name of one of them; none where there is no such page."""
    address = pages.get(frozenset((named.text, own.text)))
    return (Place(_name(named, None), address),) if address else ()


def _how(version: Version, own: Version, leading: Version) -> str:
    """Say on the page of one version how much another one is the same."""
    length = count(version.words, "word")
    if version.text == own.text:
        same = "word for word the same"
    elif own is leading:
        same = f"{length}, {_part(version)} stands here"
    elif version is leading:
        same = f"{length}; {_part(own).replace('of it', 'of this text')} stands there"
    else:
        same = length
    return f"the leading version: {same}" if version is leading else same


def _share(version: Version) -> str:
    return f"{_part(version)} stands in the leading version"


def _part(version: Version) -> str:
    """Say how much of a version that follows stands in the leading one; never more than is true."""
    return "all of it" if version.likeness >= 1000 else f"{version.likeness // 10}% of it"


def _name(version: Version, leading: Version | None) -> str:
    """Name a version by where it appeared and when."""
    if version is leading:
        return "the leading version"
    card = version.shown.card
    return ", ".join(
        filter(None, (card.source or card.agency or card.title, date_view(card.date).medium if card.date else ""))
    )


def _paragraphs(plan: Plan, version: Version) -> list[str]:
    record = plan.questions.record_of(version.path)
    return plain_paragraphs(record.article.body) if record else []


def _trail(plan: Plan, leading: Version) -> tuple[Place, ...]:
    """Return the way down to the page of all versions: the date, the leading article, that page."""
    shown: Item = item(leading.shown, plan.site)
    date = shown.date.parts[::-1] if shown.date else (Place("Undated", "/undated/"),)
    return (*date, Place(shown.title, shown.address), Place("Versions", f"{shown.address}versions/"))
