"""Articles as no paper would print them, but as a loader could read them: with all that is hostile in texts."""

from __future__ import annotations

from hypothesis import strategies as st

from newsarchive.article import Article, Author, Body, Correction, Link, NewsDate, Picture, Role, Spelling
from newsarchive.interchange import Holding
from newsarchive.text.clean import one_line, tidy
from newsarchive.text.slugs import slugify

_PIECES = st.sampled_from(
    [
        *("</script>", '"', "'", "\\", "&amp;", "&amp;lt;", "&lt;b&gt;", "&#8203;", "&", ";", ": ", " #", "- ", "---", "...", "=1+1", "@x", "\t", "\r\n"),
        *("\x00", "\x1b[31m", "\u202e", "\u2028", "\u0301e", "\u200c", "\u00a0", "\ufeff", "שלום", "خبر", "新聞", "𝔉", "🗞", "null", "no", "2019-02-30", "By "),
        *("{", "}", "[", "]", ",", "|", ">", "!", "%", "`", "~", "{{7*7}}", "<img src=x onerror=alert(1)>", "amp;", "\ud800"),
    ]
)  # fmt: skip
_RAW = st.lists(_PIECES | st.text(max_size=6), min_size=1, max_size=8).map("".join)
#: What the loader makes of any one line.
LINES = _RAW.map(tidy).map(tidy).map(one_line)
WORDS = LINES.filter(bool)
DATES = st.builds(
    NewsDate.of, st.integers(1, 9999), st.none() | st.integers(1, 12), st.none() | st.integers(1, 28),
    st.sampled_from([None, "00:00", "23:59", "10:30:59"]), st.sampled_from([None, "Z", "+05:30", "-11:00"]),
)  # fmt: skip
_URLS = st.sampled_from(["https://quay.example/a?b=1&amp=2#c", "http://x.example/%22"])
_KINDS = ("people", "places", "organisations")


def _several(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(strategy, max_size=3, unique=True).map(tuple)


_PARAGRAPHS = st.lists(_RAW.map(tidy).map(lambda text: "\n".join(line.rstrip() for line in text.split("\n") if line.strip())), max_size=4)  # fmt: skip
BODIES = st.builds(
    lambda parts, markup: Body("\n\n".join(part for part in parts if one_line(part)), markup),
    _PARAGRAPHS, st.sampled_from(["plain", "markdown"]),
)  # fmt: skip
# In the order in which the judge has them: what is there as a file comes first.
_PICTURES = st.tuples(
    _several(st.builds(Picture, WORDS, WORDS, st.none() | WORDS, st.none() | WORDS)),
    _several(st.builds(Picture, st.none(), st.none() | WORDS, WORDS, st.none() | WORDS)),
).map(lambda both: both[0] + (both[1] if len(both[0]) != 1 else ()))


@st.composite
def articles(draw: st.DrawFn) -> Article:
    names = {kind: draw(_several(WORDS)) for kind in _KINDS}
    said = [
        st.builds(of, st.just(kind), st.sampled_from(names[kind]), WORDS)
        for of in (Role, Spelling)
        for kind in _KINDS
        if names[kind]
    ]
    half = len(said) // 2
    optional = st.none() | WORDS
    return Article(
        path="clips/a.txt", digest="0", title=draw(WORDS), body=draw(BODIES), kicker=draw(optional), deck=draw(optional),
        authors=draw(_several(st.builds(Author, WORDS, optional))), agency=draw(optional), source=draw(optional), section=draw(optional),
        dateline=draw(optional), published=draw(st.none() | DATES), updated=draw(st.none() | DATES), pictures=draw(_PICTURES),
        related=draw(_several(st.builds(Link, WORDS, st.none() | _URLS))), corrections=draw(_several(st.builds(Correction, WORDS, st.none() | DATES))),
        original_url=draw(st.none() | _URLS), language=draw(st.sampled_from([None, "en", "pt-BR", "no"])), tags=draw(_several(WORDS)), **names,
        roles=draw(_several(st.one_of(said[:half]))) if said else (), spellings=draw(_several(st.one_of(said[half:]))) if said else (),
        slug=draw(st.none() | WORDS.map(slugify).filter(bool)), aliases=draw(_several(WORDS)), draft=draw(st.booleans()),
        embargo=draw(st.none() | DATES), story=draw(optional), same_as=draw(st.sampled_from([None, False, "../b/c.md"])),
    )  # fmt: skip


#: The last part of an address that neither a slug nor a headline makes.
UNNAMED = "9e107d9d"


def slug_of(article: Article) -> str:
    """What an article's own words make of its address; "" where they make nothing."""
    return article.slug or slugify(article.title)


def held(article: Article, archive: str = "The Record") -> Holding:
    """An article with the address that its headline alone makes."""
    address = f"/1999/{slug_of(article) or UNNAMED}/"
    return Holding(article, address, f"https://record.example{address}", "0123456789ab", archive, 7, "/stories/1999-x/")
