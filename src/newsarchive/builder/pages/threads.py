"""Topics and stories as what runs through the archive: with their span, and a sparkline on the scale of those beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from ...archive import Story, Topic
from ...text.language import direction
from ..planned import Plan
from ..views import Thread
from ..wording import ARTICLES, counted
from ..words import Words
from .charts import Scale, spark

_SCALE = counted(
    "Small charts: articles by year, {span}, all on one scale.",
    "Small charts: articles of every {n} years, {span}, all on one scale.",
)


def years_of(dates: Iterable[tuple[int, int, int]]) -> Mapping[int, int]:
    """Return how many of a topic's articles are of each year, 0 for the undated."""
    years: Counter[int] = Counter()
    for year, _, number in dates:
        years[year] += number
    return years


def topic_thread(plan: Plan, topic: Topic, years: Mapping[int, int], scale: Scale | None) -> Thread:
    """Return a topic with its articles by year."""
    return Thread(topic.name, topic.address, "", "", _note(plan.words, topic.count, years), spark(years, scale))


def story_thread(plan: Plan, story: Story, years: Mapping[int, int], scale: Scale | None) -> Thread:
    """Return a story with its articles by year."""
    foreign = story.language if story.language and story.language != plan.words.language else ""
    return Thread(
        story.title, story.address, foreign, direction(foreign) if foreign else "", _note(plan.words, story.articles, years), spark(years, scale),
    )  # fmt: skip


def scale_in_words(words: Words, scale: Scale | None) -> str:
    """Return what sparklines show: "" where there are none."""
    if scale is None:
        return ""
    return words.count(scale.years, *_SCALE, span=words.span(scale.first, scale.last))


def _note(words: Words, number: int, years: Mapping[int, int]) -> str:
    """Return "13 articles, 1957–1991"."""
    known = [year for year in years if year]
    when = words.span(min(known), max(known)) if known else words.say("undated")
    return words.join([words.count(number, *ARTICLES), when])
