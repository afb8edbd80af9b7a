"""What kind of word a capitalised word is, by the tables; the answers are kept, for words come again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from .tables import SOFT_GIVEN, given_names, lists, organisations


class Kind:
    """The classes a word may be in, several at once: bits of an int, for an enum's `&` costs ten times as much."""

    NONE = 0
    SMALL = 1
    STOP = 2
    CALENDAR = 4
    DEMONYM = 8
    TITLE = 16
    GIVEN = 32
    SOFT = 64
    INITIAL = 128
    HEAD = 256
    TAIL = 512
    THING = 1024
    STRONG = 2048
    GEOGRAPHY = 4096
    ORGANISATION = 8192
    CAPITALS = 16384
    ODD = 32768
    LANDSCAPE = 65536


#: Not part of anybody's name unless a given name stands before.
NO_NAME = Kind.STOP | Kind.CALENDAR | Kind.DEMONYM | Kind.THING | Kind.STRONG

#: Capitals inside a word: a surname's prefix, or else a brand ("CentOS").
_PREFIXED = re.compile(r"(?:Mc|Mac|De|Di|Du|La|Le|Lo|Fitz|Van|Von|O'|D'|L'|Al|El)[A-Z][a-z]+|[A-Z][a-z]+")
_ROMAN = frozenset({"II", "III", "IV"})


@lru_cache(maxsize=50_000)
def kind_of(word: str) -> int:
    """All classes of a word as it is written in a run."""
    if not word[:1].isupper() and not any(char.isupper() for char in word):
        return Kind.SMALL
    if word.endswith(".") and len(word.replace(".", "")) <= 3 and word.replace(".", "").isupper():
        return Kind.INITIAL | (Kind.ORGANISATION if word in organisations().longest else Kind.NONE)
    plain, suffixes = word.lower().rstrip("."), lists().title_suffixes
    kind = _listed().get(plain, Kind.NONE) | _as_name(word)
    if plain.endswith(suffixes) and plain not in suffixes and not kind & Kind.GIVEN:
        kind |= Kind.TITLE
    return kind


def all_kinds(words: Sequence[str]) -> int:
    """The classes of several words together."""
    kinds = 0
    for word in words:
        kinds |= kind_of(word)
    return kinds


@cache
def _listed() -> dict[str, int]:
    """The classes of every word in lower case that a list has."""
    known = lists()
    kinds: dict[str, int] = {}
    for listed, kind in (
        (known.stop, Kind.STOP),
        (known.calendar, Kind.CALENDAR),
        (known.demonyms, Kind.DEMONYM),
        (known.title_starts, Kind.TITLE),
        (known.heads, Kind.HEAD),
        (known.tails, Kind.TAIL),
        (known.things, Kind.THING),
        (known.strong_things, Kind.STRONG),
        (known.geography, Kind.GEOGRAPHY),
        (known.before_geography, Kind.LANDSCAPE),
    ):
        for word in listed:
            kinds[word] = kinds.get(word, Kind.NONE) | kind
    return kinds


def _as_name(word: str) -> int:
    kind = Kind.NONE
    if word in given_names() or ("-" in word and word.partition("-")[0] in given_names()):
        kind |= Kind.GIVEN
    if word in SOFT_GIVEN:
        kind |= Kind.SOFT
    if word in organisations().longest:
        kind |= Kind.ORGANISATION
    if len(word) > 1 and word.isupper():
        kind |= Kind.CAPITALS
    if _is_odd(word):
        kind |= Kind.ODD
    return kind


def _is_odd(word: str) -> bool:
    """Whether a name's word would not be written so: "GT500", "CentOS", "EH101", "TFL"."""
    if word.isalpha() and word.istitle():
        return False
    if not word.isascii():
        return any(char.isdigit() for char in word)
    if any(char.isdigit() for char in word) or "&" in word:
        return True
    parts = [part for part in word.split("-") if part]
    shouted = word.isupper() and len(word) > 2 and word not in _ROMAN
    return shouted or not all(_PREFIXED.fullmatch(part) or part.islower() or len(part) < 3 for part in parts)
