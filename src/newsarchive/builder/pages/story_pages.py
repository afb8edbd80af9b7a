"""Stories: a list of them at `/stories/`, divided by years where they are many, and a page for each.

A story tells its articles in order of time and says where nothing was saved; one with too many has a page for each month.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import groupby

from ...archive import Questions, Shown, Story
from ...article import NewsDate
from ...text.language import direction
from ..planned import PageMaker, Plan, Planned
from ..views import FeedLink, Item, Place, StoriesView, StoryDay, StoryLine, StoryView
from ..wording import ARTICLES, KIND_WORDS, counted
from ..words import Words
from . import feed_pages
from .items import LIST_LIMIT, item, items
from .story_growth import Growth, growth

INDEX = "/stories/"
#: The index of many stories, and the page of a long one, show so many themselves.
_SHOWN = 20
#: So many people, places and sources are named.
_RANKED = 8
#: A gap of fewer days is not worth a word.
_GAP = 14
_NUMBER = counted("{n} story", "{n} stories")
#: In a longer list the first and the last article are told apart.
_LONG = 12


def _index_keys(questions: Questions) -> list[str]:
    """Return "" for the index, and the years that have a page of their own: "0000" where the year is not known."""
    if questions.stories.count() <= LIST_LIMIT:
        return [""]
    return ["", *(f"{year:04d}" for year, _ in questions.stories.years())]


def _make_index(plan: Plan, key: str) -> Iterator[Planned]:
    number = plan.questions.stories.count()
    if not key:
        yield _home(plan, number)
    elif number > LIST_LIMIT:
        yield from _year(plan, key)


def _home(plan: Plan, number: int) -> Planned:
    stories = plan.questions.stories
    deck = plan.words.say("No event of this archive is told by more than one article.")
    if number:
        deck = plan.words.count(number, *_NUMBER)
    divided = number > LIST_LIMIT
    parts: tuple[Place, ...] = ()
    if divided:
        parts = tuple(
            Place(str(year) if year else plan.words.say("Undated"), _year_address(f"{year:04d}"), of)
            for year, of in reversed(stories.years())
        )
    shown = stories.begun("", _SHOWN if divided else -1)
    return _listed(plan, INDEX, plan.words.say("Stories"), deck, shown, parts)


def _year(plan: Plan, key: str) -> Iterator[Planned]:
    stories = plan.questions.stories
    year = "" if key == "0000" else key
    begun = stories.begun(year) if year else [each for each in stories.begun("") if not each.first]
    if not begun:
        return
    deck = plan.words.count(len(begun), *_NUMBER)
    title, above = year or plan.words.say("Undated"), _above(plan)
    if len(begun) <= LIST_LIMIT:
        yield _listed(plan, _year_address(key), title, deck, begun, (), above)
        return
    months = [(month, list(same)) for month, same in groupby(begun, key=lambda story: story.first[5:7])]
    parts = tuple(
        Place(_month_name(plan.words, month), f"{_year_address(key)}{month}/", len(same)) for month, same in months
    )
    yield _listed(plan, _year_address(key), title, deck, [], parts, above)
    for month, same in months:
        name = (
            plan.words.heading(plan.words.month_of_year(int(year), int(month)))
            if month != "00"
            else plan.words.say("{year}, the month is not known", year=year)
        )
        yield _listed(
            plan, f"{_year_address(key)}{month}/", name, plan.words.count(len(same), *_NUMBER), same, (), (*above, Place(title, _year_address(key)))
        )  # fmt: skip


def _above(plan: Plan) -> tuple[Place, ...]:
    return (Place(plan.words.say("Stories"), INDEX),)


def _month_name(words: Words, month: str) -> str:
    return words.months[int(month) - 1] if month != "00" else words.say("Month not known")


def _year_address(key: str) -> str:
    return f"{INDEX}undated/" if key == "0000" else f"{INDEX}{key}/"


def line_of(plan: Plan, story: Story) -> StoryLine:
    """Return a story as a list shows it."""
    foreign = story.language if story.language and story.language != plan.words.language else ""
    begins = _date(story.first)
    return StoryLine(
        story.title, story.address, foreign, direction(story.language) if foreign else "", plan.words.date(begins) if begins else None, _extent(plan.words, story),
    )  # fmt: skip


def _listed(
    plan: Plan, address: str, title: str, deck: str, stories: Sequence[Story], parts: tuple[Place, ...], above: tuple[Place, ...] = (),
) -> Planned:  # fmt: skip
    lines = tuple(line_of(plan, story) for story in stories)
    return Planned(address, ("stories.html",), StoriesView(address, title, deck, above, lines, parts))


def _extent(words: Words, story: Story) -> str:
    """Return "3 articles, until 3 March 1986", or only their number where a story is told on one day."""
    first, last = _date(story.first), _date(story.last)
    articles = words.count(story.articles, *ARTICLES)
    ongoing = first and last and first != last
    return (
        words.say("{articles}, until {date}", articles=articles, date=words.date(last).full)
        if ongoing and last
        else articles
    )


def _date(sort: str) -> NewsDate | None:
    return NewsDate.parse(sort[:10].split("-00")[0]) if sort else None


def _make_story(plan: Plan, address: str) -> Iterator[Planned]:
    story = plan.questions.stories.story(address)
    if story is None:
        return
    dates = plan.questions.stories.dates(address)
    newest = partial(plan.questions.newest_of_story, address)
    feeds = feed_pages.of_list(plan, "stories", address, story.title, story.articles, newest)
    yield _page(plan, story, dates, feeds.links)
    yield from feeds.pages
    if story.articles > LIST_LIMIT:
        for month, _ in _months(dates):
            yield _month(plan, story, month)


def _page(plan: Plan, story: Story, dates: Sequence[tuple[str, int]], feeds: tuple[FeedLink, ...]) -> Planned:
    """Return a story's own page."""
    asked = plan.questions.stories
    divided = story.articles > LIST_LIMIT
    parts: tuple[Place, ...] = ()
    if divided:
        parts = tuple(
            Place(_month_title(plan.words, month), _month_address(story, month), number)
            for month, number in _months(dates)
        )
    shown = asked.articles(story.address, limit=_SHOWN if divided else -1)
    return _planned(plan, story, shown, parts, growth(plan.words, dates), feeds)


def _planned(
    plan: Plan,
    story: Story,
    shown: Sequence[Shown],
    parts: tuple[Place, ...],
    chart: Growth,
    feeds: tuple[FeedLink, ...],
) -> Planned:
    asked, line = plan.questions.stories, line_of(plan, story)
    sources = asked.ranked(story.address, "sources", _RANKED)
    first, last = _ends(plan, story, shown)
    view = StoryView(
        address=story.address, title=story.title, language=line.language, direction=line.direction, deck=_deck(plan.words, story, len(sources)),
        trail=_above(plan), count=story.articles, days=_days(plan, shown), parts=parts, people=_ranked(plan, story, "people"),
        places=_ranked(plan, story, "places"), sources=tuple(Place(each.name, each.address, each.articles) for each in sources), first=first, last=last,
        bars=chart.bars, bar_most=chart.most, bar_gaps=chart.gaps, bar_count=chart.number, finding=chart.finding, quiet=chart.quiet, ticks=chart.ticks, figures=chart.figures, feeds=feeds,
    )  # fmt: skip
    return Planned(story.address, ("story.html",), view)


def _ends(plan: Plan, story: Story, shown: Sequence[Shown]) -> tuple[Item | None, Item | None]:
    """Return the first and the last article of a story that is so long that a reader does not see both at once."""
    last = plan.questions.stories.last(story.address) if story.articles > _LONG else None
    return (item(shown[0], plan), item(last, plan)) if last else (None, None)


def _month(plan: Plan, story: Story, month: str) -> Planned:
    """Return the page of a month of a story; of "" what has no date."""
    shown = plan.questions.stories.articles(story.address, month) if month else _without_date(plan, story)
    line, address = line_of(plan, story), _month_address(story, month)
    view = StoryView(
        address=address, title=_month_title(plan.words, month), language="", direction="", deck=plan.words.count(len(shown), *ARTICLES),
        trail=(*_above(plan), Place(line.title, story.address)), count=len(shown), days=_days(plan, shown), parts=(), people=(), places=(),
        sources=(), first=None, last=None, bars="", bar_most="", bar_gaps="", bar_count=0, finding="", quiet="", ticks=(), figures=(),
    )  # fmt: skip
    return Planned(address, ("story.html",), view)


def _without_date(plan: Plan, story: Story) -> list[Shown]:
    return [each for each in plan.questions.stories.articles(story.address) if each.card.date is None]


def _months(dates: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    months: Counter[str] = Counter()
    for day, number in dates:
        months[day[:7]] += number
    return sorted(months.items(), key=lambda each: (not each[0], each[0]))


def _month_title(words: Words, month: str) -> str:
    """Return "January 1986", for one whose month is not known its year."""
    if not month:
        return words.say("Undated")
    year, number = month[:4], int(month[5:])
    return (
        words.heading(words.month_of_year(int(year), number))
        if number
        else words.say("{year}, the month is not known", year=year)
    )


def _month_address(story: Story, month: str) -> str:
    return f"{story.address}{month.replace('-', '/') or 'undated'}/"


def _ranked(plan: Plan, story: Story, kind: str) -> tuple[Place, ...]:
    """Return the names that most articles of a story have; those of a single one say little."""
    found = plan.questions.stories.ranked(story.address, kind, _RANKED)
    return tuple(Place(each.name, each.address, each.articles) for each in found if each.articles > 1)


def _deck(words: Words, story: Story, sources: int) -> str:
    """Return "27 articles from 3 sources, 8 January to 7 February 1986"."""
    first, last = _date(story.first), _date(story.last)
    told = words.count(story.articles, *ARTICLES)
    if sources > 1:
        many = words.count(sources, *KIND_WORDS["sources"].number) if sources < _RANKED else words.say("many sources")
        told = words.say("{articles} from {sources}", articles=told, sources=many)
    if first is None or last is None:
        return told
    one, other = words.date(first).full, words.date(last).full
    return words.join([told, one if first == last else words.say("{first} to {last}", first=one, last=other)])


def _days(plan: Plan, shown: Sequence[Shown]) -> tuple[StoryDay, ...]:
    """Return a story's articles by days, with a word where nothing was saved for a while."""
    days: list[StoryDay] = []
    before: date | None = None
    for day, same in groupby(shown, key=lambda each: each.card.date.edtf if each.card.date else ""):
        known = date.fromisoformat(day) if len(day) == 10 else None
        idle = (known - before).days - 1 if known and before else 0
        gap = plan.words.count(idle, "No article for {n} day", "No article for {n} days") if idle >= _GAP else ""
        view = plan.words.date(NewsDate.parse(day) or NewsDate(1)) if day else None
        title, address = (view.full, view.address) if view else (plan.words.say("Undated"), "/undated/")
        days.append(StoryDay(gap, title, address, items(same, plan)))
        before = known or before
    return tuple(days)


def _story_keys(questions: Questions) -> list[str]:
    return questions.stories.addresses()


INDEXES = PageMaker(_index_keys, _make_index)
STORIES = PageMaker(_story_keys, _make_story)
