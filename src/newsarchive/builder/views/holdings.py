"""What the archive holds and what it lacks, and what was corrected in it."""

from __future__ import annotations

import msgspec

from .shared import DateView, FeedLink, Item, Place


class SourceChart(msgspec.Struct, frozen=True):
    """A source in the row of small charts: SVG paths, ten units a bar and a hundred high, of its articles and of the years
    between them that have none; `finding` says what stands out, `note` how many there are, from when, and what is missing.
    """

    title: str
    address: str
    bars: str
    gaps: str
    finding: str
    note: str


class FiguresRow(msgspec.Struct, frozen=True):
    """A row of the table of figures; `address` is "" where it is no single source."""

    title: str
    address: str
    numbers: tuple[int, ...]
    total: int


class GapView(msgspec.Struct, frozen=True):
    """A while without an article: the dates that have the nearest before and after it, with their pages, and how long it is."""

    before: Place
    after: Place
    length: str


class CoverageView(msgspec.Struct, frozen=True):
    """The page of what is here and what is missing.

    `charts` are drawn to one scale, which `scale` tells, over `bar_count` bars from `first` to `last`; `heads` are those of the
    figures' columns. `bars`, `bar_most` and `finding` are the whole archive's by year, as in `TopicView`, "" where these are too
    many. `quiet` says so where there is no gap to speak of. `precision` has how exactly dates are known, `languages` what the
    articles are written in, both with numbers.
    """

    address: str
    title: str
    deck: str
    first: int
    last: int
    bars: str
    bar_most: str
    bar_count: int
    finding: str
    scale: str
    charts: tuple[SourceChart, ...]
    heads: tuple[str, ...]
    figures: tuple[FiguresRow, ...]
    gaps: tuple[GapView, ...]
    quiet: str
    precision: tuple[Place, ...]
    doubtful: str
    languages: tuple[Place, ...]


class CorrectedView(msgspec.Struct, frozen=True):
    """A correction in a list: its words, when that was said (else the article's date, None where neither is known), and of what
    article, with a note on it.
    """

    item: Item
    date: DateView | None
    text: str
    note: str


class CorrectionsView(msgspec.Struct, frozen=True):
    """Corrections, the newest first; `parts` are the years or months where they are too many for one page; on the first of their
    pages, `feeds` are theirs.
    """

    address: str
    title: str
    deck: str
    trail: tuple[Place, ...]
    lines: tuple[CorrectedView, ...]
    parts: tuple[Place, ...]
    feeds: tuple[FeedLink, ...] = ()
