"""Tags, people, places and the like: their indexes, and a page of each."""

from __future__ import annotations

import msgspec

from .article import RelatedView
from .shared import FeedLink, Group, Item, Place
from .threads import Thread


class Letter(msgspec.Struct, frozen=True):
    """The names under one letter of an index; `threads` are the same with spans and sparklines, where the index has them."""

    letter: str
    names: tuple[Place, ...]
    threads: tuple[Thread, ...] = ()


class IndexView(msgspec.Struct, frozen=True):
    """An A to Z of one kind of topic. `kind` is "people", `title` "People". `jump` is the row of letters with their addresses
    (an in-page `#a` or, where the index is split, a page); a letter without names has the address "". Short indexes of sources,
    authors, sections and tags have sparklines, all on one scale of so many `columns`; `scale` says so in words.
    """

    kind: str
    address: str
    title: str
    deck: str
    trail: tuple[Place, ...]
    jump: tuple[Place, ...]
    letters: tuple[Letter, ...]
    columns: int = 0
    scale: str = ""


class RoleView(msgspec.Struct, frozen=True):
    """What articles say that somebody or something is: in their words, the earliest of them, and how many others say the same."""

    text: str
    article: Item
    others: int


class WhoView(msgspec.Struct, frozen=True):
    """Who a person, or what a place or an organisation, is: as far as the articles, and the user's names file, say.

    `roles` are in order of time, `spellings` the other full forms, the commonest first; `together` are those who are named in
    the same articles, with the number of these, the most often first. `links` lead to Wikidata and to a home page. `doubt` is a
    sentence where one name may well be several people, else "". `jsonld` is JSON made safe for a script element, "" without
    links where the site's address is not known.
    """

    roles: tuple[RoleView, ...]
    spellings: tuple[str, ...]
    together: tuple[Place, ...]
    links: tuple[RelatedView, ...]
    doubt: str
    jsonld: str


class TopicView(msgspec.Struct, frozen=True):
    """A tag, person, place, organisation, author, source or section: its articles, newest first.

    `kind` is "people", `singular` "person"; `span` is "1957–1998", `years` lists years with counts
    (linked where the year has a page of its own); `groups` as in `PeriodView`, and `gaps` say before each of them, in the same
    order, for how many years there is nothing ("" where that is not long). `title` is the name, `bars` an SVG path of
    articles by year from `first` on (`bar_count` bars; "" where it spans fewer than three years), `bar_most` that of the
    fullest year, `bar_gaps` that of the years without an article, `finding` the meaning in words and `quiet` that of the gaps
    ("" where there are none). `who` is set on the own page of a person, a place or an organisation;
    `together` on that of a tag: the tags with which it has many articles in common, with the number of these and the address of
    both tags' page. That is such a view as well: its `both` are the two tags. `feeds` are those of the topic, on its own page.
    """

    kind: str
    singular: str
    address: str
    title: str
    deck: str
    count: int
    span: str
    trail: tuple[Place, ...]
    years: tuple[Place, ...]
    groups: tuple[Group, ...]
    gaps: tuple[str, ...]
    parts: tuple[Place, ...]
    first: int
    bars: str
    bar_most: str
    bar_gaps: str
    bar_count: int
    finding: str
    quiet: str
    who: WhoView | None
    together: tuple[Place, ...] = ()
    both: tuple[Place, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
