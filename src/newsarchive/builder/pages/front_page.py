"""The front page: a lead chosen for its weight in the archive and not for being new, others beside it, the years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from markupsafe import Markup

from ...archive import Questions, Shown, Story, Topic
from ..markdown import opening_html
from ..planned import Plan, Planned
from ..views import Anniversary, FrontView, Place
from .charts import Scale, scale
from .items import item, items, lead_picture, years_view
from .threads import scale_in_words, story_thread, topic_thread, years_of

_BESIDE = 4
_LATEST = 6
_LARGEST, _RUNNING = 4, 2
_THREADS = 7
_PEOPLE = 8
_ANNIVERSARY = 4
#: So many articles of each story and thread are weighed: all of a small one, and of a large one those of its fullest days.
_LOOK = 16


class _Running(msgspec.Struct, frozen=True):
    """What runs through the archive: stories and tags, each with its articles by year."""

    stories: list[tuple[Story, Mapping[int, int]]]
    topics: list[tuple[Topic, Mapping[int, int]]]

    @property
    def scale(self) -> Scale | None:
        """The one scale of all of them."""
        return scale(years for _, years in (*self.stories, *self.topics))


def make(plan: Plan) -> Iterator[Planned]:
    """Make `/`."""
    questions = plan.questions
    totals, running = questions.totals(), _running(questions)
    chosen = _chosen(questions, running)
    lead, beside = (chosen[0], chosen[1:]) if chosen else (None, [])
    record = questions.record(lead.address) if lead else None
    second = next((each for each in beside if each.card.picture), None)
    article = record.article if record else None
    running = _Running(running.stories if plan.has("stories") else [], running.topics if plan.has("tags") else [])
    shared = running.scale
    view = FrontView(
        lead=item(lead, plan) if lead else None,
        lead_picture=lead_picture(record),
        opening=Markup(opening_html(article.body, 500, article.dateline or "") if article else ""),  # noqa: S704 - made by our renderer
        beside=items(beside, plan),
        beside_picture=lead_picture(questions.record(second.address)) if second else None,
        latest=items(_latest(questions, chosen), plan),
        stories=tuple(story_thread(plan, story, years, shared) for story, years in running.stories),
        threads=tuple(topic_thread(plan, topic, years, shared) for topic, years in running.topics),
        columns=shared.columns if shared else 0,
        scale=scale_in_words(plan.words, shared),
        people=_people(questions) if plan.has("people") else (),
        anniversary=_anniversary(plan, chosen),
        years=years_view(plan.words, questions.years(), totals.undated),
        articles=totals.articles,
        sources=totals.sources,
        span=plan.words.span(totals.first, totals.last),
    )
    yield Planned("/", ("index.html",), view)


def _people(questions: Questions) -> tuple[Place, ...]:
    return tuple(Place(topic.name, topic.address, topic.count) for topic in questions.largest("people", _PEOPLE))


def _running(questions: Questions) -> _Running:
    """Return the largest stories and those that ran last, and the largest tags."""
    asked = questions.stories
    stories = {story.address: story for story in (*asked.largest(_LARGEST), *asked.running(_RUNNING))}
    tags = [topic for topic in questions.largest("tags", _THREADS) if topic.count > 1]
    return _Running(
        [(story, _story_years(asked.dates(story.address))) for story in stories.values()],
        [(topic, years_of(questions.topic_dates(topic))) for topic in tags],
    )


def _story_years(dates: Iterable[tuple[str, int]]) -> Mapping[int, int]:
    years: Counter[int] = Counter()
    for day, number in dates:
        years[int(day[:4] or 0)] += number
    return years


def _chosen(questions: Questions, running: _Running) -> list[Shown]:
    """The lead and what stands beside it: the heaviest article, then those of other stories and threads.

    What an article weighs depends on the archive alone, so the choice needs no clock and no chance.
    """
    groups = [_of_story(questions, story) for story, _ in running.stories]
    groups += [_of_topic(questions, topic) for topic, _ in running.topics]
    # Without a date there is nothing to go by but the address.
    rest = questions.newest(_LOOK) or questions.undated(_LOOK)
    found = {each.address: each for group in groups or [rest] for each in group}
    heaviest = sorted(found.values(), key=lambda each: _weight(questions, each))
    members = [{each.address for each in group} for group in groups]
    chosen: list[Shown] = []
    told: set[int] = set()
    for each in heaviest:
        of = {number for number, addresses in enumerate(members) if each.address in addresses}
        if not of & told and len(chosen) <= _BESIDE:
            chosen.append(each)
            told |= of
    once = {each.address: each for each in (*chosen, *rest, *heaviest)}
    chosen = list(once.values())[: _BESIDE + 1]
    return [*chosen[:1], *sorted(chosen[1:], key=lambda each: not each.card.picture)]


def _weight(questions: Questions, shown: Shown) -> tuple[int, bool, bool]:
    """Return what sorts the heaviest first: a story twice as large counts as much as twice as many names. A picture and a deck
    tell those apart that weigh the same.
    """
    weight = questions.weight(shown.address)
    return -weight.story.bit_length() - weight.names.bit_length(), not shown.card.picture, not shown.card.deck


def _of_story(questions: Questions, story: Story) -> list[Shown]:
    """Return the articles of a story, or of a large one those of its fullest day."""
    day = ""
    if story.articles > _LOOK:
        day = _fullest([(day, number) for day, number in questions.stories.dates(story.address) if day])
    return questions.stories.articles(story.address, day, limit=_LOOK)


def _of_topic(questions: Questions, topic: Topic) -> list[Shown]:
    """Return the articles of a tag, or of a large one those of its fullest month."""
    month = None
    if topic.count > _LOOK:
        dates = questions.topic_dates(topic)
        month = _fullest([(f"{year:04d}-{month:02d}", number) for year, month, number in dates if year]) or None
    return questions.topic_articles(topic, month, limit=_LOOK)


def _fullest(dates: Sequence[tuple[str, int]]) -> str:
    """Return the date with the most articles, the earliest of several; "" where there is none."""
    return min(dates, key=lambda each: (-each[1], each[0]))[0] if dates else ""


def _latest(questions: Questions, chosen: list[Shown]) -> list[Shown]:
    taken = {each.address for each in chosen}
    return [each for each in questions.newest(_LATEST + len(taken)) if each.address not in taken][:_LATEST]


def _anniversary(plan: Plan, chosen: Sequence[Shown]) -> Anniversary | None:
    """Return the day of the year that has the most to tell: a door to all of them that needs no clock. None where it would tell
    again what stands above.
    """
    led = plan.questions.anniversary(_ANNIVERSARY)
    date = led[0].card.date if led else None
    if (
        date is None
        or date.month is None
        or date.day is None
        or {each.address for each in led} <= {each.address for each in chosen}
    ):
        return None
    return Anniversary(plan.words.day_of_year(date.month, date.day), items(led, plan))
