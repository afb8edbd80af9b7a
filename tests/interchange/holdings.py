"""Articles as archives hold them: the demonstration's, hard ones by hand, and hostile ones by chance."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from hypothesis import strategies as st

from newsarchive.archive import Questions
from newsarchive.article import Article, Author, Body, NewsDate
from newsarchive.interchange import Holding

BASE = "https://record.example"


def of_demonstration(site: Path) -> list[Holding]:
    """Every article of the built demonstration."""
    with sqlite3.connect(site.parent / "state" / "catalogue.sqlite") as db:
        records = list(Questions(db).records())
    return [
        Holding(each.article, each.address, BASE + each.address, each.id, "The Breakwater Record", each.words)
        for each in records
    ]


def holding(url: str = f"{BASE}/1989/11/10/wall/", archive: str = "The Breakwater Record", **told: object) -> Holding:
    """An article of which everything is known that a citation names, but for what is told."""
    known: dict[str, object] = {
        "path": "wall.txt", "digest": "", "body": Body("It is open."), "title": "Wall is open, say guards", "authors": by("Ingrid Halvorsen"),
        "source": "The Meridian Courier", "section": "Foreign", "published": NewsDate(1989, 11, 10), "language": "en",
    }  # fmt: skip
    return Holding(Article(**{**known, **told}), "/1989/11/10/wall/", url, "0123456789ab", archive, 3)  # type: ignore[arg-type]


def by(*names: str) -> tuple[Author, ...]:
    return tuple(map(Author, names))


_odd = ["</script>", '"', "'", "“a”", "\n", "\r\n", "\u2028", "\x00", "\x1b", "\u202e", "\\", "{", "}", "%", "#", "$", "&", "~", "^", "_", "@", "ER  - ", "TY  - NEWS", "ש", "علم", " and ", ", ", "é", "\U0001d54f", "?", "!", "…"]  # fmt: skip
_texts = st.lists(st.sampled_from(_odd) | st.text(st.characters(exclude_categories=["Cs"]), max_size=6), max_size=6).map("".join)  # fmt: skip
_some = _texts.filter(lambda text: bool(text.strip()))
_dates = st.none() | st.builds(
    lambda year, month, day: NewsDate.of(year, month, day if month else None),
    st.integers(1, 9999),
    st.none() | st.integers(1, 12),
    st.none() | st.integers(1, 28),
)

#: Articles with anything in every field.
hostile = st.builds(
    lambda url, **told: holding(url, **told),
    st.sampled_from(["/undated/a/", f"{BASE}/undated/a/"]),
    title=_some,
    authors=st.lists(_some.map(Author), max_size=4).map(tuple),
    agency=st.none() | _some,
    source=st.none() | _some,
    section=st.none() | _some,
    deck=st.none() | _some,
    published=_dates,
    language=st.sampled_from([None, "en", "de", "ar", "zh-Hant"]),
    original_url=st.sampled_from([None, "https://courier.example/a?b=1&c=%7B#d_e"]),
)
