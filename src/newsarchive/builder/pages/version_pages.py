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
from ...article import NewsDate
from ...loader import plain_paragraphs
from ...text.comparing import Comparison, compare
from ...text.slugs import short_hash
from ..planned import PageMaker, Plan, Planned
from ..views import CompareView, Item, Place, VersionsView, VersionView
from ..wording import counted, said
from ..words import Words
from .items import item

#: Up to so many wordings each is compared with each; of more, each with the leading one.
ALL_PAIRS = 6

#: Sentences that several kinds of pages say of versions.
WORDS = counted("{n} word", "{n} words")
_VERSIONS, _WORDINGS = counted("{n} version", "{n} versions"), counted("{n} wording", "{n} wordings")
#: Of a part, and of all of it.
_STANDS_HERE = (said("{share} of it stands here"), said("all of it stands here"))
_STANDS_THERE = (said("{share} of this text stands there"), said("all of this text stands there"))
_STANDS_IN_LEADING = (
    said("{share} of it stands in the leading version"),
    said("all of it stands in the leading version"),
)

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
        VersionView(
            item(each.shown, plan),
            each.words,
            _how(plan.words, each, own, leading),
            _beside(plan.words, pages, each, own),
        )
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
        compared = (
            tuple(place for other in before for place in _beside(plan.words, pages, other, each)) if own is each else ()
        )
        how = (
            ""
            if each is leading
            else _same_as(plan.words, own, leading)
            if own is not each
            else _share(plan.words, each)
        )
        shown.append(VersionView(item(each.shown, plan), each.words, how, compared))
        if own is each:
            before.append(each)
    view = _view(plan, leading, trail, tuple(shown), 0)
    if len(first) == 1:
        deck = plan.words.say("{versions}, word for word the same", versions=view.deck)
    elif not view.more:
        wordings = plan.words.count(len(first), *_WORDINGS)
        deck = plan.words.say("{versions} in {wordings}", versions=view.deck, wordings=wordings)
    else:
        deck = view.deck
    return msgspec.structs.replace(view, deck=deck)


def _view(
    plan: Plan, leading: Version, trail: tuple[Place, ...], versions: tuple[VersionView, ...], left_out: int
) -> VersionsView:
    head, total = item(leading.shown, plan), plan.questions.count_versions(leading.path) + 1
    more = total - left_out - len(versions)
    address, deck = trail[-1].address, plan.words.count(total, *_VERSIONS)
    return VersionsView(address, head.title, head.language, head.direction, deck, trail, versions, total, more)


def _comparison(
    plan: Plan, address: str, trail: tuple[Place, ...], versions: tuple[Version, Version, Version], compared: Comparison
) -> CompareView:
    words = plan.words
    leading, *pair = versions
    one, other = (
        VersionView(
            item(each.shown, plan),
            each.words,
            words.say("The leading version") if each is leading else _share(words, each),
            (),
        )
        for each in pair
    )
    deck = words.say("No word differs; their marks or their markup do.")
    if compared.gone or compared.come:
        deck = words.say(
            "{words} in both, {first} in the first only, {second} in the second only.",
            words=words.count(compared.same, *WORDS), first=words.number(compared.gone), second=words.number(compared.come),
        )  # fmt: skip
    head = item(leading.shown, plan)
    return CompareView(
        address,
        head.title,
        head.language,
        head.direction,
        deck,
        (*trail, Place(words.say("Two of them"), address)),
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


def _beside(words: Words, pages: _Pages, named: Version, own: Version) -> tuple[Place, ...]:
    """Return the page that compares two versions, by the name of one of them; none where there is no such page."""
    address = pages.get(frozenset((named.text, own.text)))
    return (Place(_name(words, named), address),) if address else ()


def _how(words: Words, version: Version, own: Version, leading: Version) -> str:
    """Say on the page of one version how much another one is the same."""
    length = words.count(version.words, *WORDS)
    if version.text == own.text:
        same = words.say("word for word the same")
    elif own is leading:
        same = words.join([length, words.say(_STANDS_HERE[_all(version)], share=_share_of(words, version))])
    elif version is leading:
        same = words.join([length, words.say(_STANDS_THERE[_all(own)], share=_share_of(words, own))])
    else:
        same = length
    return words.say("the leading version: {how}", how=same) if version is leading else same


def _share(words: Words, version: Version) -> str:
    return words.say(_STANDS_IN_LEADING[_all(version)], share=_share_of(words, version))


def _all(version: Version) -> bool:
    return version.likeness >= 1000


def _share_of(words: Words, version: Version) -> str:
    """Return how much of a version that follows stands in the leading one; never more than is true."""
    return words.percent(version.likeness / 1000)


def _same_as(words: Words, version: Version, leading: Version) -> str:
    if version is leading:
        return words.say("word for word the same as the leading version")
    return words.say("word for word the same as {version}", version=_name(words, version))


def _name(words: Words, version: Version) -> str:
    """Name a version by where it appeared and when."""
    card = version.shown.card
    date = words.date(card.date).medium if card.date else ""
    return words.join([part for part in (card.source or card.agency or card.title, date) if part])


def _paragraphs(plan: Plan, version: Version) -> list[str]:
    record = plan.questions.record_of(version.path)
    return plain_paragraphs(record.article.body) if record else []


def _down_to(words: Words, date: NewsDate) -> tuple[Place, ...]:
    """Return the way down to a date: its year, its month, its day, as far as they are known."""
    year, month = f"/{date.year:04d}/", f"{date.month or 0:02d}/"
    way = [Place(str(date.year), year)]
    if date.month:
        way.append(Place(words.months[date.month - 1], f"{year}{month}"))
    if date.day:
        way.append(Place(str(date.day), f"{year}{month}{date.day:02d}/"))
    return tuple(way)


def _trail(plan: Plan, leading: Version) -> tuple[Place, ...]:
    """Return the way down to the page of all versions: the date, the leading article, that page."""
    shown: Item = item(leading.shown, plan)
    known = leading.shown.card.date
    date = _down_to(plan.words, known) if known else (Place(plan.words.say("Undated"), "/undated/"),)
    return (*date, Place(shown.title, shown.address), Place(plan.words.say("Versions"), f"{shown.address}versions/"))
