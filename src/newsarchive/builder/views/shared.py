"""What several kinds of pages show: links, dates, pictures, articles in lists, and the site itself."""

from __future__ import annotations

import msgspec


class Place(msgspec.Struct, frozen=True):
    """A link within the site: its words, its address, perhaps how many articles stand behind it."""

    title: str
    address: str
    count: int | None = None


class LogoView(msgspec.Struct, frozen=True):
    """The picture that stands for the site's name on the masthead: its address, its size in pixels."""

    src: str
    width: int
    height: int


class FeedLink(msgspec.Struct, frozen=True):
    """A feed that readers of a page can subscribe to: its format in a word ("Atom"), its media type, its address, and what it is
    called.
    """

    format: str
    type: str
    address: str
    title: str


class SiteView(msgspec.Struct, frozen=True):
    """What every page of the site shares.

    `direction` is "ltr" or "rtl", that of `language`. `base_url` ends without a slash and is empty where the user gave
    none: then nothing that must be absolute (canonical links, feeds, sitemap) is made.
    `scripts` are the addresses of the theme's scripts by name; a page that reads without one may load it. `about_note` is the
    sentence in the footer; `feeds` are those of the whole site; `logo` stands in place of the name. `without` has the kinds of
    pages that there are not: "on". `noindex` asks search engines to leave all pages out.
    """

    name: str
    motto: str
    language: str
    direction: str
    base_url: str
    stylesheet: str
    scripts: dict[str, str]
    menu: tuple[Place, ...]
    footer: tuple[Place, ...]
    about_note: str
    feeds: tuple[FeedLink, ...] = ()
    logo: LogoView | None = None
    without: tuple[str, ...] = ()
    pagefind: bool = False
    noindex: bool = False


class RulerView(msgspec.Struct, frozen=True):
    """The year ruler under a date: twelve months, and a mark whose width is the precision.

    `start` and `width` are in days of a year of 365; `month` is 1 to 12, or 0 where only the year is known.
    """

    start: int
    width: int
    month: int


class DateView(msgspec.Struct, frozen=True):
    """A date as precise as it was read.

    `iso` fits `<time datetime>`; `long` is "Wednesday 27 February 2019", "February 2019" or "2019"; `full` the same without its
    weekday; `medium` "27 Feb 2019"; `short` is for lists that stand under their year: "27 Feb", "Feb", "2019". `time` is "09:14"
    or "". `parts` are the pieces of `long`, as it begins a line, each known part with its page: ("Wednesday ", ""),
    ("27", "/2019/02/27/"), (" ", ""), ("February", "/2019/02/"), … `address` is the page of the
    most precise of them. `known` says what is not known: "" or "month known, day not" or "only the year is known".
    """

    iso: str
    long: str
    full: str
    medium: str
    short: str
    time: str
    address: str
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
