"""Tags, people, places, organisations, authors, sources, sections: an A to Z of each kind, and a page for each of them.

A topic with few articles shows them all. A large one is divided by calendar: its page has the newest and the years,
`/tags/iran/2019/` a year, `/tags/iran/2019/02/` a month of a year that is itself too long.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby, islice, pairwise

import msgspec
from anyascii import anyascii

from ...archive import KINDS, Questions, Shown, Topic, pair_address
from ..planned import PageMaker, Plan, Planned
from ..views import FeedLink, Group, IndexView, Letter, Place, TopicView, WhoView
from ..wording import ARTICLES, KIND_WORDS, counted
from ..words import Words
from . import feed_pages
from .charts import YearChart, scale, year_chart
from .items import LIST_LIMIT, by_year
from .threads import scale_in_words, topic_thread
from .who_is_who import who_view

#: More names than this and the index gets a page for each letter.
INDEX_LIMIT = 400
#: A divided topic's own page shows this many of its newest articles.
NEWEST = 20
#: Fewer years without an article are drawn in the chart, and not worth a word in the list.
_GAP = 5
_SILENT = counted("No article for {n} year", "No article for {n} years")
#: A tag's page tells so many of the tags with which it has many articles in common.
_MOST_TOGETHER = 12
#: The indexes that have sparklines where they are short: counts stand there, so that one more article touches them anyway.
_TRACED = ("sources", "authors", "sections", "tags")


class Listed(msgspec.Struct, frozen=True):
    """What its own pages list: a topic, or two. `dates` and `articles` are answers of the catalogue, about the topic alone."""

    kind: str
    kicker: str
    title: str
    address: str
    count: int
    dates: Sequence[tuple[int, int, int]]
    articles: Callable[..., list[Shown]]
    who: WhoView | None = None
    together: tuple[Place, ...] = ()
    both: tuple[Place, ...] = ()
    feeds: tuple[FeedLink, ...] = ()


def _make_index(plan: Plan, kind: str) -> Iterator[Planned]:
    yield from _index(plan, kind, plan.questions.topics(kind))


def _make_topic(plan: Plan, key: str) -> Iterator[Planned]:
    topic = plan.questions.topic(*key.split(" ", 1))
    if topic is None:
        return
    dates = plan.questions.topic_dates(topic)
    known = sorted({year for year, _, _ in dates if year})
    newest = partial(plan.questions.newest_of_topic, topic)
    feeds = feed_pages.of_list(plan, topic.kind, topic.address, topic.name, topic.count, newest)
    yield from pages_of_list(
        plan,
        Listed(
            kind=topic.kind,
            kicker=plan.words.say(KIND_WORDS[topic.kind].one),
            title=topic.name,
            address=topic.address,
            count=topic.count,
            dates=dates,
            articles=partial(plan.questions.topic_articles, topic),
            who=who_view(plan, topic, known),
            together=_together(plan, topic) if topic.kind == "tags" else (),
            feeds=feeds.links,
        ),
    )
    yield from feeds.pages


def _together(plan: Plan, tag: Topic) -> tuple[Place, ...]:
    pairs = plan.questions.pairs_of(tag, _MOST_TOGETHER)
    return tuple(Place(other.name, pair_address(tag.slug, other.slug), other.count) for other in pairs)


def topic_key(kind: str, key: str) -> str:
    """Return the key of a topic among all kinds of them."""
    return f"{kind} {key}"


def _keys(questions: Questions) -> Iterator[str]:
    for kind in KINDS:
        yield from (topic_key(kind, topic.key) for topic in questions.topics(kind))


INDEXES = PageMaker(lambda _: KINDS, _make_index)
TOPICS = PageMaker(_keys, _make_topic)


def letter_of(name: str) -> str:
    """Return the letter a name stands under: A to Z in any script, `0` for what starts with a digit, `#` for the rest."""
    first = anyascii(name.strip()[:4]).strip(" '\"-.(")[:1].upper()
    if first.isdigit():
        return "0"
    return first if "A" <= first <= "Z" else "#"


def has_sparklines(questions: Questions, kind: str) -> bool:
    """Whether the index of a kind shows when its topics have articles, and not only how many."""
    return kind in _TRACED and questions.count_topics(kind) <= LIST_LIMIT


def _index(plan: Plan, kind: str, topics: list[Topic]) -> Iterator[Planned]:
    ordered = sorted(topics, key=lambda topic: (letter_of(topic.name), anyascii(topic.name).lower(), topic.name))
    split = len(topics) > INDEX_LIMIT
    # With its count a name would make a long page again for each article that mentions it.
    with_counts = len(topics) <= LIST_LIMIT
    letters = tuple(
        Letter(letter, tuple(Place(topic.name, topic.address, topic.count if with_counts else None) for topic in same))
        for letter, same in groupby(ordered, key=lambda topic: letter_of(topic.name))
    )
    called, words = KIND_WORDS[kind], plan.words
    title, deck = words.say(called.heading), words.count(len(topics), *called.number)
    jump = tuple(
        _jump(kind, letter, {each.letter for each in letters}, split) for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0#"
    )
    home = IndexView(kind, f"/{kind}/", title, deck, (), jump, () if split else letters)
    if has_sparklines(plan.questions, kind):
        home = _traced(plan, home, ordered)
    yield Planned(home.address, (f"{kind}-index.html", "topics.html"), home)
    if split:
        for letter in letters:
            address = f"/{kind}/-/{_letter_slug(letter.letter)}/"
            view = IndexView(kind, address, words.say("{heading}: {letter}", heading=title, letter=letter.letter), words.count(len(letter.names), *called.number), (Place(title, f"/{kind}/"),), jump,
                             (letter,))  # fmt: skip
            yield Planned(address, (f"{kind}-index.html", "topics.html"), view)


def _traced(plan: Plan, home: IndexView, ordered: Sequence[Topic]) -> IndexView:
    """Return an index with spans and sparklines; `ordered` are its topics as they stand in it."""
    years: dict[str, dict[int, int]] = {topic.key: {} for topic in ordered}
    for key, year, number in plan.questions.dates_of_kind(home.kind):
        if key in years:
            years[key][year] = number
    shared = scale(years.values())
    threads = iter(topic_thread(plan, topic, years[topic.key], shared) for topic in ordered)
    letters = tuple(
        msgspec.structs.replace(each, threads=tuple(islice(threads, len(each.names)))) for each in home.letters
    )
    return msgspec.structs.replace(
        home, letters=letters, columns=shared.columns if shared else 0, scale=scale_in_words(plan.words, shared)
    )


def _letter_slug(letter: str) -> str:
    return {"0": "digits", "#": "other"}.get(letter, letter.lower())


def _jump(kind: str, letter: str, there: set[str], split: bool) -> Place:
    slug = _letter_slug(letter)
    if letter not in there:
        return Place(letter, "")
    return Place(letter, f"/{kind}/-/{slug}/" if split else f"#{slug}")


def pages_of_list(plan: Plan, topic: Listed) -> Iterator[Planned]:
    """Yield the page of all that a topic lists, or, where that is much, those into which it is divided."""
    years: Counter[int] = Counter()
    months: dict[int, dict[int, int]] = defaultdict(dict)
    for year, month, number in topic.dates:
        years[year] += number
        months[year][month] = number
    if topic.count <= LIST_LIMIT:
        yield _page(plan, topic, years, divided=False)
        return
    yield _page(plan, topic, years, divided=True)
    for year in sorted(years):
        yield from _year(plan, topic, year, months[year])


def _page(plan: Plan, topic: Listed, years: Counter[int], *, divided: bool) -> Planned:
    """Return the topic's own page: all its articles, or, where it is divided, the newest and the way to the years."""
    known = sorted(year for year in years if year)
    addresses = {year: _year_address(topic, year) for year in years} if divided else {}
    shown = topic.articles(limit=NEWEST if divided else -1)
    listed = tuple(Place(str(year), addresses.get(year, ""), years[year]) for year in known)
    parts = listed[::-1] if divided else ()
    if divided and years[0]:
        parts = (*parts, Place(plan.words.say("Undated"), addresses[0], years[0]))
    first, last = (known[0], known[-1]) if known else (0, 0)
    return _planned(
        plan, topic, topic.address, topic.title, topic.count, plan.words.span(first, last), by_year(shown, plan, addresses),
        gaps=_silences(plan.words, shown), parts=parts, years=listed, chart=year_chart(plan.words, years), own=True,
    )  # fmt: skip


def _silences(words: Words, shown: Sequence[Shown]) -> tuple[str, ...]:
    """Return, for each of the years that articles are grouped by, how long there is none after it; "" where that is not long."""
    years = list(dict.fromkeys(each.card.date.year if each.card.date else 0 for each in shown))
    idle = [later - earlier - 1 if earlier else 0 for later, earlier in pairwise(years)]
    return ("", *(words.count(number, *_SILENT) if number >= _GAP else "" for number in idle)) if years else ()


def _year(plan: Plan, topic: Listed, year: int, months: dict[int, int]) -> Iterator[Planned]:
    """Yield the page of a topic's year (0: undated), and of its months where the year is itself too long."""
    total = sum(months.values())
    above = (Place(topic.title, topic.address),)
    title = str(year) if year else plan.words.say("Undated")
    address = _year_address(topic, year)
    if total <= LIST_LIMIT or not year:
        shown = topic.articles(f"{year:04d}" if year else "")
        yield _planned(plan, topic, address, title, total, title, by_year(shown, plan), above)
        return
    vague = topic.articles(f"{year:04d}-00")
    parts = tuple(
        Place(plan.words.months[month - 1], f"{address}{month:02d}/", months[month])
        for month in sorted(months)
        if month
    )
    yield _planned(plan, topic, address, title, total, title, by_year(vague, plan), above, parts=parts)
    for month in sorted(months):
        if month:
            shown = topic.articles(f"{year:04d}-{month:02d}")
            name = plan.words.heading(plan.words.month_of_year(year, month))
            groups = by_year(shown, plan)
            yield _planned(
                plan,
                topic,
                f"{address}{month:02d}/",
                name,
                months[month],
                name,
                groups,
                (*above, Place(title, address)),
            )


def _planned(
    plan: Plan, topic: Listed, address: str, title: str, number: int, when: str, groups: tuple[Group, ...], above: tuple[Place, ...] = (), *,
    gaps: tuple[str, ...] = (), parts: tuple[Place, ...] = (), years: tuple[Place, ...] = (), chart: YearChart | None = None,
    own: bool = False,
) -> Planned:  # fmt: skip
    called, words = KIND_WORDS[topic.kind], plan.words
    chart = chart or YearChart()
    view = TopicView(
        kind=topic.kind, singular=topic.kicker, address=address, title=title, deck=words.count(number, *ARTICLES), count=number, span=when,
        trail=(Place(words.say(called.heading), f"/{topic.kind}/"), *above), years=years, groups=groups, gaps=gaps or ("",) * len(groups), parts=parts,
        first=chart.first, bars=chart.bars, bar_most=chart.most, bar_gaps=chart.gaps, bar_count=chart.number, finding=chart.finding,
        quiet=chart.quiet, who=topic.who if own else None, together=topic.together if own else (), both=topic.both if own else (),
        feeds=topic.feeds if own else (),
    )  # fmt: skip
    return Planned(address, (f"{called.one}.html", "topic.html"), view)


def _year_address(topic: Listed, year: int) -> str:
    return f"{topic.address}{year:04d}/" if year else f"{topic.address}undated/"
