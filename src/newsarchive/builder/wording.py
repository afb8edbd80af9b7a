"""What the kinds of topics and the site's own pages are called, as sentences to be looked up (`words`), and counts in the English
of the command line.
"""

from __future__ import annotations

import msgspec


class KindWords(msgspec.Struct, frozen=True):
    """A kind of topics: as a heading, one of them, and a number of them in both forms (`Words.count`)."""

    heading: str
    one: str
    number: tuple[str, str]


def said(sentence: str) -> str:
    """Mark a sentence of a table for the catalogues of translations; it is looked up where it is shown."""
    return sentence


def counted(one: str, several: str) -> tuple[str, str]:
    """Mark a sentence about a number, in both forms."""
    return one, several


KIND_WORDS = {
    "tags": KindWords(said("Tags"), said("tag"), counted("{n} tag", "{n} tags")),
    "people": KindWords(said("People"), said("person"), counted("{n} person", "{n} people")),
    "places": KindWords(said("Places"), said("place"), counted("{n} place", "{n} places")),
    "organisations": KindWords(said("Organisations"), said("organisation"), counted("{n} organisation", "{n} organisations")),
    "authors": KindWords(said("Authors"), said("author"), counted("{n} author", "{n} authors")),
    "sources": KindWords(said("Sources"), said("source"), counted("{n} source", "{n} sources")),
    "sections": KindWords(said("Sections"), said("section"), counted("{n} section", "{n} sections")),
}  # fmt: skip
#: What each of the site's own pages is called where a menu leads to it.
PAGE_TITLES = {
    "/years/": said("Years"),
    "/stories/": said("Stories"),
    **{f"/{kind}/": called.heading for kind, called in KIND_WORDS.items()},
    "/on/": said("On this day"),
    "/undated/": said("Undated"),
    "/coverage/": said("Coverage"),
    "/corrections/": said("Corrections"),
    "/about/": said("About"),
    "/search/": said("Search"),
}
#: The same for what most counts are about.
ARTICLES = counted("{n} article", "{n} articles")


def count(number: int, one: str, several: str | None = None) -> str:
    """Return "1 article", "1,234 articles".

    >>> count(2, "article")
    '2 articles'
    """
    return f"{number:,} {one if number == 1 else several or one + 's'}"
