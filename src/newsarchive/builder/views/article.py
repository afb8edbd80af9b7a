"""An article's page, and the pages of its versions."""

from __future__ import annotations

import msgspec

from ...text.comparing import Row
from .shared import DateView, Item, PictureView, Place


class AuthorView(msgspec.Struct, frozen=True):
    """One name of the byline with its page and the role the text gives ("" where none)."""

    name: str
    address: str
    role: str


class CorrectionView(msgspec.Struct, frozen=True):
    """A correction as it was printed; `date` is "" where it has none."""

    text: str
    date: str


class RelatedView(msgspec.Struct, frozen=True):
    """A related item the text named; `url` is "" where its link was empty. Only http and https get here."""

    title: str
    url: str


class ReasonedView(msgspec.Struct, frozen=True):
    """Another article of the archive that has to do with this one, and why, in words."""

    item: Item
    reason: str


class EvidenceRow(msgspec.Struct, frozen=True):
    """One line of "Where this was read".

    `how` tells the kind of evidence in words, `excerpt` has the words it was read from, `where` file and line, `why` why a value
    was not used, or what else there is to say (each "" where there is nothing). `confidence` is "0.97",
    `weight` the same as 0 to 40 for the bar. `used` is false for a rejected value; `quoted` is true for a value in the
    article's own words.
    """

    field: str
    value: str
    how: str
    excerpt: str
    where: str
    why: str
    confidence: str
    weight: int
    used: bool
    quoted: bool


class NamesView(msgspec.Struct, frozen=True):
    """One heading of the names column: "People" with their pages."""

    title: str
    names: tuple[Place, ...]


class VersionView(msgspec.Struct, frozen=True):
    """An article among the versions of one text, with its length; `how` says in words how much of it is the same ("" for the
    leading one of a list). `compared` are the pages that lay it beside others, each named by the other one.
    """

    item: Item
    words: int
    how: str
    compared: tuple[Place, ...]


class VersionsView(msgspec.Struct, frozen=True):
    """The versions of one text: on an article's page the others, on the page at `address` all, the leading one first.

    There are `total`, of which `more` are not told. `title`, `language` and `direction` are those of the leading one's headline.
    """

    address: str
    title: str
    language: str
    direction: str
    deck: str
    trail: tuple[Place, ...]
    versions: tuple[VersionView, ...]
    total: int
    more: int


class CompareView(msgspec.Struct, frozen=True):
    """Two versions of one text, word by word. `rows` are paragraphs of both that belong beside each other (`text.comparing`):
    `pieces` with the words of `one` and of `other`, "" where one has none; `compared` is false where they were too long for it.
    `title`, `language` and `direction` are those of the leading one's headline; `deck` has the figures; `every` is the page of
    all versions.
    """

    address: str
    title: str
    language: str
    direction: str
    deck: str
    trail: tuple[Place, ...]
    one: VersionView
    other: VersionView
    rows: tuple[Row, ...]
    every: Place


class CitationView(msgspec.Struct, frozen=True):
    """A citation in a style, as plain English text: "APA" and how it cites the article."""

    style: str
    text: str


class DownloadView(msgspec.Struct, frozen=True):
    """A file within the page: what its format is called, the name it is saved under, its address (`data:…`)."""

    title: str
    file: str
    href: str


class CitingView(msgspec.Struct, frozen=True):
    """How an article is cited: in several styles, and as files for reference managers."""

    styles: tuple[CitationView, ...]
    downloads: tuple[DownloadView, ...]


class SavedView(msgspec.Struct, frozen=True):
    """A copy of the original that an archive of the web may have: its address, and the day that is asked for, "" for none."""

    url: str
    date: str


class ArticleView(msgspec.Struct, frozen=True):
    """An article's page. `body` is HTML; `jsonld` is JSON made safe for a script element; `story` is the one it belongs to.

    `language`, `direction` are always set ("" and "ltr" where not known). `suggested` is a date that was read with too
    little certainty to be used, in words ("" where none). `original_host` is for showing, `original_url` for the link. `url` is
    the page's full address, `canonical` the one that search engines are to show; both are "" where they are not known. `noindex`
    asks these to leave the page out. `links`, `meta` and `properties` are the head's elements: (rel, href), (name, content) and
    (property, content).
    """

    address: str
    url: str
    canonical: str
    title: str
    kicker: str
    deck: str
    description: str
    date: DateView | None
    suggested: str
    updated: DateView | None
    authors: tuple[AuthorView, ...]
    source: Place | None
    agency: str
    section: Place | None
    dateline: str
    language: str
    language_name: str
    direction: str
    words: int
    picture: PictureView | None
    more_pictures: tuple[PictureView, ...]
    body: str
    related: tuple[RelatedView, ...]
    corrections: tuple[CorrectionView, ...]
    original_url: str
    original_host: str
    saved: SavedView | None
    names: tuple[NamesView, ...]
    versions: VersionsView | None
    story: Place | None
    coverage: tuple[ReasonedView, ...]
    earlier: Item | None
    later: Item | None
    evidence: tuple[EvidenceRow, ...]
    file: str
    digest: str
    citing: CitingView
    noindex: bool
    links: tuple[tuple[str, str], ...]
    jsonld: str
    meta: tuple[tuple[str, str], ...]
    properties: tuple[tuple[str, str], ...]
