"""Stories: their lists, and a page of each."""

from __future__ import annotations

import msgspec

from .shared import DateView, FeedLink, Item, Place


class Tick(msgspec.Struct, frozen=True):
    """A label below a chart: `at` is its place in per cent of the width."""

    at: str
    title: str


class StoryLine(msgspec.Struct, frozen=True):
    """A story in a list: its title with language and direction ("" where they are the site's), when it begins, and in `note` how
    many articles it has and until when.
    """

    title: str
    address: str
    language: str
    direction: str
    begins: DateView | None
    note: str


class StoriesView(msgspec.Struct, frozen=True):
    """A list of stories, the newest first; `parts` are the years or months where there are too many for one page."""

    address: str
    title: str
    deck: str
    trail: tuple[Place, ...]
    lines: tuple[StoryLine, ...]
    parts: tuple[Place, ...]


class StoryDay(msgspec.Struct, frozen=True):
    """A story's articles of one day; `gap` says how long there was nothing before it, "" where that is not long."""

    gap: str
    title: str
    address: str
    items: tuple[Item, ...]


class StoryView(msgspec.Struct, frozen=True):
    """A story, or a month of a long one: its articles in order of time, and who, where and what sources they have.

    `parts` are the months where there are too many articles for one page: then `days` are those it began with. `first` and `last`
    are set where the list is long. The chart is one of articles by day, week or month: SVG paths as in `TopicView`, `bar_count` 0
    where there is none; `ticks` stand below it, and `figures` are what it draws, without what is nothing.
    `feeds` are those of the story, on its own page.
    """

    address: str
    title: str
    language: str
    direction: str
    deck: str
    trail: tuple[Place, ...]
    count: int
    days: tuple[StoryDay, ...]
    parts: tuple[Place, ...]
    people: tuple[Place, ...]
    places: tuple[Place, ...]
    sources: tuple[Place, ...]
    first: Item | None
    last: Item | None
    bars: str
    bar_most: str
    bar_gaps: str
    bar_count: int
    finding: str
    quiet: str
    ticks: tuple[Tick, ...]
    figures: tuple[Place, ...]
    feeds: tuple[FeedLink, ...] = ()
