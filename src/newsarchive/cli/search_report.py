"""What a search found, as values and as rows of a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from rich.cells import cell_len

from ..builder.wording import count
from ..search.passages import Passage
from ..search.spelled import Note
from .cells import Piece, Row, columns, wrap

#: A row is never narrower than this, whatever the terminal says, and no wider than a person reads with ease.
_NARROWEST, _WIDEST = 60, 100
_DATE = 10
_GAP = "  "


class Marked(msgspec.Struct, frozen=True):
    """Words, and from where to where in them what was sought stands."""

    text: str
    marks: tuple[tuple[int, int], ...]


class Version(msgspec.Struct, frozen=True):
    """Another version of a text that was found as well."""

    address: str
    title: str
    date: str | None
    source: str | None


class ArticleFound(msgspec.Struct, frozen=True):
    """An article that was found, with the other versions of its text that come after it."""

    number: int
    score: float
    address: str
    title: Marked
    date: str | None
    source: str | None
    language: str | None
    passage: Passage
    versions: tuple[Version, ...]


class YearFound(msgspec.Struct, frozen=True):
    """How many articles of a year were found; of no year those without a date."""

    year: str | None
    articles: int


class Count(msgspec.Struct, frozen=True):
    """How many articles with a value were found."""

    value: str
    articles: int


class Found(msgspec.Struct, frozen=True):
    """All that a search found; `hits` are the first ones of `total`."""

    query: str
    total: int
    notes: tuple[Note, ...]
    hits: tuple[ArticleFound, ...]
    years: tuple[YearFound, ...]
    facets: dict[str, tuple[Count, ...]]


def rows(found: Found, width: int) -> Iterator[Row]:
    """Yield what was found: what was made of the query, how many, and the first ones."""
    width = min(max(width, _NARROWEST), _WIDEST)
    for told in found.notes:
        yield from wrap(note_of(told, found.total), width)
    yield (Piece(_total(found), "bold"),)
    for hit in found.hits:
        yield ()
        yield from _article(hit, width)
    folded = len(found.hits) + sum(len(hit.versions) for hit in found.hits)
    if folded < found.total:
        yield ()
        yield (Piece(f"… and {count(found.total - folded, 'more', 'more')} (--limit 0 shows all)", "dim"),)


def note_of(told: Note, total: int) -> Row:
    """Return what was made of a word that no article has, where so many articles were found."""
    if told.taken_for:
        return (
            Piece("No article has "),
            Piece(told.word, "bold"),
            Piece("; searched for "),
            Piece(told.taken_for, "bold"),
        )
    return (
        Piece("No article has "),
        Piece(told.word, "bold"),
        Piece(" or a word like it; searched without it" if total else " or a word like it"),
    )


def _total(found: Found) -> str:
    years = [each.year for each in found.years if each.year]
    span = "" if not years else f", {years[0]}" if len(years) == 1 else f", {years[0]}–{years[-1]}"
    return f"{count(found.total, 'article')}{span}" if found.total else "No article"


def _article(hit: ArticleFound, width: int) -> Iterator[Row]:
    """Yield an article: its date beside its headline, and below that where it is, and the passage."""
    beside = width - _DATE - len(_GAP)
    date, blank = (Piece(hit.date or "undated"),), (Piece(""),)
    yield from columns([(date, _DATE), (_marked(hit.title.text, hit.title.marks, "bold", "mark"), beside)], _GAP)
    indent = Piece(" " * _DATE + _GAP)
    source = Piece(hit.source or "", "label")
    if hit.source and cell_len(hit.source) + len(_GAP) + cell_len(hit.address) <= beside:
        yield (indent, source, Piece(_GAP), Piece(hit.address, "dim"))
    else:
        if hit.source:
            yield from columns([(blank, _DATE), ((source,), beside)], _GAP)
        # An address stays whole, so that it can be copied.
        yield (indent, Piece(hit.address, "dim"))
    yield from columns([(blank, _DATE), (_passage(hit.passage), beside)], _GAP)
    if hit.versions:
        words = count(len(hit.versions), "other version", "other versions")
        yield (indent, Piece(f"and {words} of this text", "dim"))


def _passage(passage: Passage) -> Row:
    before = () if passage.begins else (Piece("…"),)
    after = () if passage.ends else (Piece(" …" if passage.text.endswith(".") else "…"),)
    return (*before, *_marked(passage.text, passage.marks, "", "bold"), *after)


def _marked(text: str, marks: Sequence[tuple[int, int]], plain: str, marked: str) -> Row:
    """Return a text whose marked words are of another style."""
    pieces, last = list[Piece](), 0
    for start, end in marks:
        pieces += [Piece(text[last:start], plain), Piece(text[start:end], marked)]
        last = end
    return (*(piece for piece in pieces if piece.text), Piece(text[last:], plain))
