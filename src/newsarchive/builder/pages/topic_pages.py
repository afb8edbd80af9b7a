"""Tags, people, places, organisations, authors, sources, sections: an A to Z of each kind, and a page for each of them.

A topic with few articles shows them all. A large one is divided by calendar: its page has the newest and the years,
`/tags/iran/2019/` a year, `/tags/iran/2019/02/` a month of a year that is itself too long.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import groupby

from anyascii import anyascii

from ...archive import KINDS, Topic
from ..planned import Plan, Planned
from ..views import IndexView, Letter, Place, TopicView
from ..wording import KIND_WORDS, MONTHS, count, span
from .items import LIST_LIMIT, bars, by_year

#: More names than this and the index gets a page for each letter.
INDEX_LIMIT = 400
#: A divided topic's own page shows this many of its newest articles.
NEWEST = 20


def make(plan: Plan) -> Iterator[Planned]:
    """Make the indexes and pages of all kinds of topics."""
    for kind in KINDS:
        topics = plan.questions.topics(kind)
        yield from _index(kind, topics)
        for topic in topics:
            yield from _topic(plan, topic)


def letter_of(name: str) -> str:
    """Return the letter a name stands under: A to Z in any script, `0` for what starts with a digit, `#` for the rest."""
    first = anyascii(name.strip()[:4]).strip(" '\"-.(")[:1].upper()
    if first.isdigit():
        return "0"
    return first if "A" <= first <= "Z" else "#"


def _index(kind: str, topics: list[Topic]) -> Iterator[Planned]:
    ordered = sorted(topics, key=lambda topic: (letter_of(topic.name), anyascii(topic.name).lower(), topic.name))
    letters = tuple(
        Letter(letter, tuple(Place(topic.name, topic.address, topic.count) for topic in same))
        for letter, same in groupby(ordered, key=lambda topic: letter_of(topic.name))
    )
    title, one, several = KIND_WORDS[kind]
    deck = count(len(topics), one, several)
    split = len(topics) > INDEX_LIMIT
    jump = tuple(
        _jump(kind, letter, {each.letter for each in letters}, split) for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0#"
    )
    home = IndexView(kind, f"/{kind}/", title, deck, (), jump, () if split else letters)
    yield Planned(home.address, (f"{kind}-index.html", "topics.html"), home)
    if split:
        for letter in letters:
            address = f"/{kind}/-/{_letter_slug(letter.letter)}/"
            view = IndexView(kind, address, f"{title}: {letter.letter}", count(len(letter.names), one, several), (Place(title, f"/{kind}/"),), jump,
                             (letter,))  # fmt: skip
            yield Planned(address, (f"{kind}-index.html", "topics.html"), view)


def _letter_slug(letter: str) -> str:
    return {"0": "digits", "#": "other"}.get(letter, letter.lower())


def _jump(kind: str, letter: str, there: set[str], split: bool) -> Place:
    slug = _letter_slug(letter)
    if letter not in there:
        return Place(letter, "")
    return Place(letter, f"/{kind}/-/{slug}/" if split else f"#{slug}")


def _topic(plan: Plan, topic: Topic) -> Iterator[Planned]:
    dates = plan.questions.topic_dates(topic)
    years: Counter[int] = Counter()
    months: dict[int, dict[int, int]] = defaultdict(dict)
    for year, month, number in dates:
        years[year] += number
        months[year][month] = number
    if topic.count <= LIST_LIMIT:
        yield _page(plan, topic, years, divided=False)
        return
    yield _page(plan, topic, years, divided=True)
    for year in sorted(years):
        yield from _year(plan, topic, year, months[year])


def _page(plan: Plan, topic: Topic, years: Counter[int], *, divided: bool) -> Planned:
    known = sorted(year for year in years if year)
    addresses = {year: _year_address(topic, year) for year in years} if divided else None
    shown = plan.questions.topic_articles(topic, limit=NEWEST if divided else -1)
    parts = (
        tuple(Place(str(year), _year_address(topic, year), years[year]) for year in reversed(known)) if divided else ()
    )
    if divided and years[0]:
        parts = (*parts, Place("Undated", _year_address(topic, 0), years[0]))
    first, last = (known[0], known[-1]) if known else (0, 0)
    most = max((years[year] for year in known), default=0)
    spread = [years[year] for year in range(first, last + 1)] if last - first >= 2 else []
    peak = next((year for year in known if years[year] == most), 0)
    finding = f"most in {peak}: {most:,}" if spread and most > 1 else ""
    listed = tuple(Place(str(year), addresses[year] if addresses else "", years[year]) for year in known)
    return _planned(topic, topic.address, topic.name, topic.count, span(first, last), listed, by_year(shown, plan.site, addresses), parts,
                    bars(spread, most) if spread else "", len(spread) if spread else 0, finding, ())  # fmt: skip


def _year(plan: Plan, topic: Topic, year: int, months: dict[int, int]) -> Iterator[Planned]:
    total = sum(months.values())
    above = ((topic.name, topic.address),)
    title = str(year) if year else "Undated"
    address = _year_address(topic, year)
    if total <= LIST_LIMIT or not year:
        shown = plan.questions.topic_articles(topic, year)
        yield _planned(topic, address, title, total, title, (), by_year(shown, plan.site), (), "", 0, "", above)
        return
    vague = plan.questions.topic_articles(topic, year, 0)
    parts = tuple(
        Place(MONTHS[month - 1], f"{address}{month:02d}/", number) for month, number in sorted(months.items()) if month
    )
    yield _planned(topic, address, title, total, title, (), by_year(vague, plan.site), parts, "", 0, "", above)
    for month, number in sorted(months.items()):
        if month:
            shown = plan.questions.topic_articles(topic, year, month)
            name = f"{MONTHS[month - 1]} {year}"
            yield _planned(topic, f"{address}{month:02d}/", name, number, name, (), by_year(shown, plan.site), (), "", 0, "",
                           (*above, (title, address)))  # fmt: skip


def _planned(topic: Topic, address: str, title: str, number: int, when: str, years: tuple[Place, ...], groups: tuple[object, ...],
             parts: tuple[Place, ...], path: str, bar_count: int, finding: str, above: tuple[tuple[str, str], ...]) -> Planned:  # fmt: skip
    heading, one, _ = KIND_WORDS[topic.kind]
    trail = (Place(heading, f"/{topic.kind}/"), *(Place(name, to) for name, to in above))
    view = TopicView(
        kind=topic.kind, kind_title=heading, singular=one, address=address, title=title, deck=count(number, "article"), count=number,
        span=when, trail=trail, years=years, groups=groups, parts=parts, bars=path, bar_count=bar_count, finding=finding,  # type: ignore[arg-type]
    )  # fmt: skip
    return Planned(address, (f"{one}.html", "topic.html"), view)


def _year_address(topic: Topic, year: int) -> str:
    return f"{topic.address}{year:04d}/" if year else f"{topic.address}undated/"
