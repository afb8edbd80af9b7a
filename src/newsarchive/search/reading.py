"""The files of an index that are no blocks, as values; read, any bytes are values of these kinds, or an `ArchiveError`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, TypeVar

import msgspec

from ..errors import ArchiveError
from .blocks import damaged

#: The format that this version writes and reads.
FORMAT = 1

Value = TypeVar("Value")

# The name of a file without its ending: nothing else may lead a reader out of its folder.
_Name = Annotated[str, msgspec.Meta(pattern="^[a-z]-[0-9a-f]+$")]


class _Format(msgspec.Struct, frozen=True):
    format: int


class Segment(msgspec.Struct, frozen=True):
    """What `index.json` says of a segment; docs/search-format.md has the fields."""

    articles: int
    years: tuple[tuple[str, int], ...]
    common: tuple[str, ...]
    idle: tuple[str, ...]
    words: tuple[tuple[str, _Name], ...]
    places: tuple[tuple[str, _Name], ...]
    each: int
    cards: tuple[_Name, ...]
    dates: _Name
    facets: dict[str, _Name] = {}


class Index(msgspec.Struct, frozen=True):
    """What `index.json` says."""

    format: int
    articles: int
    segments: tuple[Segment, ...]


class Card(msgspec.Struct, frozen=True, array_like=True):
    """What a hit shows of an article; `version_of` is the address of the text of which this one is another version."""

    address: str
    title: str
    date: str
    source: str
    language: str
    beginning: str
    version_of: str = ""


def parse_index(content: bytes) -> Index:
    """Return what `index.json` says. Raises `ArchiveError` where it is of another format, or damaged."""
    try:
        known = msgspec.json.decode(content, type=_Format).format
        if known != FORMAT:
            hint = "build the site and search it with one version of newsarchive"
            raise ArchiveError(
                f"the search index is of format {known}, and this version reads format {FORMAT}", "", hint
            )
        index = msgspec.json.decode(content, type=Index)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise damaged("index.json of the search index") from error
    if index.articles != sum(each.articles for each in index.segments) or not all(map(_is_sound, index.segments)):
        raise damaged("index.json of the search index")
    return index


def _is_sound(segment: Segment) -> bool:
    firsts = [first for _, first in segment.years]
    return (
        segment.articles > 0
        and segment.each > 0
        and len(segment.cards) == -(-segment.articles // segment.each)
        and firsts == sorted(firsts)
        and all(0 <= first < segment.articles for first in firsts)
        and all(_is_ordered([first for first, _ in files]) for files in (segment.words, segment.places))
    )


def _is_ordered(terms: Sequence[str]) -> bool:
    return not terms or (terms[0] == "" and list(terms) == sorted(set(terms)))


def parse_cards(content: bytes) -> tuple[Card, ...]:
    """Return the cards of a file. Raises `ArchiveError` where it has none."""
    return _decoded(content, _CARDS)


def parse_dates(content: bytes) -> tuple[tuple[str, int], ...]:
    """Return each date, and the first article that has it. Raises `ArchiveError` where it is no file of dates."""
    return _decoded(content, _DATES)


_CARDS = msgspec.json.Decoder(tuple[Card, ...])
_DATES = msgspec.json.Decoder(tuple[tuple[str, int], ...])


def _decoded(content: bytes, decoder: msgspec.json.Decoder[Value]) -> Value:
    try:
        return decoder.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise damaged() from error
