"""What each page shows: plain frozen values, and nothing else reaches a template.

A template gets three names, and the function `once` (`theme.py`): `site` (`SiteView`), `page` (one of the views below) and
`root` (the way from the page up to the top of the site: `.`, `..`, `../..`; on the 404 page the base path). Because a page
can read nothing but its view, the digest of the view and of the template says whether the page must be made again.

Addresses begin and end with a slash and start at the top of the site: `/2019/02/27/`. A template writes
`{{ root }}{{ item.address }}`, so that a built folder works under any path of any host. All of them are ASCII.

Texts that came from articles are plain `str` and are escaped by Jinja; only fields that say "HTML" are `Markup` made
by our own Markdown renderer.
"""

from __future__ import annotations

import msgspec

from ..text.comparing import Row


class Place(msgspec.Struct, frozen=True):
    """A link within the site: its words, its address, perhaps how many articles stand behind it."""

    title: str
    address: str
    count: int | None = None


class SiteView(msgspec.Struct, frozen=True):
    """What every page of the site shares.

    `direction` is "ltr" or "rtl", that of `language`. `base_url` ends without a slash and is empty where the user gave
    none: then nothing that must be absolute (canonical links, feeds, sitemap) is made.
    `about_note` is the sentence in the footer.
    """

    name: str
    motto: str
    language: str
    direction: str
    base_url: str
    stylesheet: str
    menu: tuple[Place, ...]
    footer: tuple[Place, ...]
    about_note: str
    feeds: bool


class RulerView(msgspec.Struct, frozen=True):
    """The year ruler under a date: twelve months, and a mark whose width is the precision.

    `start` and `width` are in days of a year of 365; `month` is 1 to 12, or 0 where only the year is known.
    """

    start: int
    width: int
    month: int


class DateView(msgspec.Struct, frozen=True):
    """A date as precise as it was read.

    `iso` fits `<time datetime>`; `long` is "Wednesday 27 February 2019", "February 2019" or "2019"; `medium` "27 Feb 2019";
    `short` is for lists that stand under their year: "27 Feb", "Feb", "2019". `time` is "09:14" or "". `parts` links the
    known parts, day first: ("27", "/2019/02/27/"), ("February", "/2019/02/"), ("2019", "/2019/"); `weekday` may be "".
    `known` says what is not known: "" or "month known, day not" or "only the year is known".
    """

    iso: str
    long: str
    medium: str
    short: str
    time: str
    weekday: str
    parts: tuple[Place, ...]
    ruler: RulerView
    known: str


class PictureView(msgspec.Struct, frozen=True):
    """A picture of which the image was saved (`src` is an address, with the file name at its end), or words only (`src` "")."""

    src: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str


class Item(msgspec.Struct, frozen=True):
    """An article as a list shows it. `language` is "" where it is the site's own; `byline` has authors, source, agency."""

    address: str
    title: str
    date: DateView | None
    byline: str
    deck: str
    kicker: str
    language: str
    direction: str
    language_name: str


class Group(msgspec.Struct, frozen=True):
    """Items under a heading (a year, a month, a day); `address` is "" where the heading has no page of its own."""

    title: str
    address: str
    items: tuple[Item, ...]


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

    `how` tells the kind of evidence in words, and ends with a colon where an `excerpt` follows, the words it was read from.
    `where` follows it: file and line, and why a value was not used. `confidence` is "0.97", `weight` the same as 0 to 40 for
    the bar. `used` is false for a rejected value.
    """

    field: str
    value: str
    how: str
    excerpt: str
    where: str
    confidence: str
    weight: int
    used: bool


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


class ArticleView(msgspec.Struct, frozen=True):
    """An article's page. `body` is HTML; `jsonld` is JSON made safe for a script element; `story` is the one it belongs to.

    `language`, `direction` are always set ("" and "ltr" where not known). `suggested` is a date that was read with too
    little certainty to be used, in words ("" where none). `original_host` is for showing, `original_url` for the link.
    """

    address: str
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
    names: tuple[NamesView, ...]
    versions: VersionsView | None
    story: Place | None
    coverage: tuple[ReasonedView, ...]
    earlier: Item | None
    later: Item | None
    evidence: tuple[EvidenceRow, ...]
    file: str
    digest: str
    jsonld: str
    meta: tuple[tuple[str, str], ...]
    properties: tuple[tuple[str, str], ...]


class DayCell(msgspec.Struct, frozen=True):
    """One cell of a month's table: `day` 0 is padding; `count` 0 is a day without articles; `tint` is 0 to 5."""

    day: int
    count: int
    address: str
    tint: int


class MonthTable(msgspec.Struct, frozen=True):
    """A month as weeks of seven cells, Monday first. `address` is "" where nothing is dated in it."""

    title: str
    address: str
    count: int
    weeks: tuple[tuple[DayCell, ...], ...]


class YearCell(msgspec.Struct, frozen=True):
    """A year in the grid of decades; `address` is "" where nothing is dated in it, and `year` is 0 for padding."""

    year: int
    count: int
    address: str
    most: bool


class Decade(msgspec.Struct, frozen=True):
    """A row of the grid: "1980s" and ten years."""

    title: str
    years: tuple[YearCell, ...]


class YearsView(msgspec.Struct, frozen=True):
    """The grid of all years, as `/years/` and the front page show it. `bars` is an SVG path; `finding` says what stands out."""

    decades: tuple[Decade, ...]
    first: int
    last: int
    bars: str
    bar_most: str
    bar_count: int
    finding: str
    undated: int
    total: int


class PeriodView(msgspec.Struct, frozen=True):
    """A year, month or day. `kind` is "year", "month" or "day".

    `tables` are the months to draw (twelve for a year, one for a month, none for a day); `groups` are the articles, empty
    for what is shown on the pages of its parts because it would be too long; `parts` then says where they are. `date` is the
    month's or day's own (None for a year); `picture` is that of a day's first article.
    """

    kind: str
    address: str
    title: str
    date: DateView | None
    deck: str
    trail: tuple[Place, ...]
    tables: tuple[MonthTable, ...]
    key: tuple[str, ...]
    groups: tuple[Group, ...]
    parts: tuple[Place, ...]
    picture: PictureView | None
    earlier: Place | None
    later: Place | None


class Letter(msgspec.Struct, frozen=True):
    """The names under one letter of an index."""

    letter: str
    names: tuple[Place, ...]


class IndexView(msgspec.Struct, frozen=True):
    """An A to Z of one kind of topic. `kind` is "people", `title` "People". `jump` is the row of letters with their addresses
    (an in-page `#a` or, where the index is split, a page); a letter without names has the address "".
    """

    kind: str
    address: str
    title: str
    deck: str
    trail: tuple[Place, ...]
    jump: tuple[Place, ...]
    letters: tuple[Letter, ...]


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
    links.
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
    (linked where the year has a page of its own); `groups` as in `PeriodView`. `title` is the name, `bars` an SVG path of
    articles by year from `first` on (`bar_count` bars; "" where it spans fewer than three years), `bar_most` that of the
    fullest year and `finding` its meaning in words. `who` is set on the own page of a person, a place or an organisation.
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
    parts: tuple[Place, ...]
    first: int
    bars: str
    bar_most: str
    bar_count: int
    finding: str
    who: WhoView | None


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

    `parts` are the months where there are too many articles for one page: then `days` are those it began with. The chart is
    one of articles by day, week or month: SVG paths as in `TopicView`, `bar_count` 0 where there is none.
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
    bars: str
    bar_most: str
    bar_count: int
    finding: str


class FrontView(msgspec.Struct, frozen=True):
    """The front page: one dominant lead with its first paragraphs, others beside it, the latest, threads, the years.

    `opening` is HTML: the lead's first paragraphs. `threads` are tags that run through the archive, with their span in
    `title`-independent words in `notes` (same order).
    """

    lead: Item | None
    lead_picture: PictureView | None
    opening: str
    beside: tuple[Item, ...]
    beside_picture: PictureView | None
    latest: tuple[Item, ...]
    threads: tuple[Place, ...]
    notes: tuple[str, ...]
    people: tuple[Place, ...]
    years: YearsView
    articles: int
    sources: int
    span: str


class UndatedView(msgspec.Struct, frozen=True):
    """Articles whose date could not be read; never put under today. `parts` where the list is split by letter."""

    address: str
    title: str
    deck: str
    groups: tuple[Group, ...]
    parts: tuple[Place, ...]


class TextView(msgspec.Struct, frozen=True):
    """A page of the user's own words (About). `body` is HTML."""

    address: str
    title: str
    deck: str
    body: str


class NotFoundView(msgspec.Struct, frozen=True):
    """The 404 page: where to go instead."""

    years: YearsView


class MovedView(msgspec.Struct, frozen=True):
    """An old address that leads to a new one."""

    address: str
    target: str
    title: str


class FeedEntry(msgspec.Struct, frozen=True):
    """An article in a feed. `id` is permanent; `updated` is RFC 3339, `rfc822` the same for RSS; `summary` is plain text."""

    id: str
    url: str
    title: str
    updated: str
    rfc822: str
    summary: str
    authors: tuple[str, ...]
    source: str
    language: str


class FeedView(msgspec.Struct, frozen=True):
    """Atom and RSS: the newest articles whose day is known. `url` is the feed's own."""

    address: str
    url: str
    id: str
    updated: str
    rfc822: str
    entries: tuple[FeedEntry, ...]


class SitemapView(msgspec.Struct, frozen=True):
    """A sitemap: absolute addresses, no invented modification times."""

    address: str
    urls: tuple[str, ...]


class SitemapIndexView(msgspec.Struct, frozen=True):
    """The index above several sitemaps."""

    address: str
    sitemaps: tuple[str, ...]


class RobotsView(msgspec.Struct, frozen=True):
    """robots.txt; `sitemap` is its absolute address or ""."""

    address: str
    sitemap: str


class HeadersView(msgspec.Struct, frozen=True):
    """The `_headers` file that Netlify and Cloudflare Pages read."""

    address: str
    policy: str
