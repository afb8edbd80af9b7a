"""The words for months and weekdays, of all languages at once.

A date names its own language: "27 февраля" can be nothing but Russian. So one table serves all, and a word
only has to say which languages it belongs to, for the few that mean different things ("mar" is March, and
Tuesday too). The rows come from `data/calendar_words.tsv` (CLDR) and `data/calendar_additions.tsv` (ours).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

import msgspec

# Marks that come and go within a name: zero-width joiners, tatweel, apostrophes and geresh, abbreviation dots.
_DROPPED = "\u200c\u200d\u0640'\u2019\u02bc\u05f3\u0970."
# Letters that Unicode does not decompose, although writers swap them: dotless i, Polish l, Arabic and Persian
# forms of yeh and kaf; a hyphen is as good as a space ("terça-feira").
_SWAPPED = {"ı": "i", "ł": "l", "ى": "ي", "ی": "ي", "ک": "ك", "-": " ", "\u2011": " ", "\u2010": " "}
_FOLDED = str.maketrans(dict.fromkeys(_DROPPED, "") | _SWAPPED)

# English words that are a month only with a capital, unless day and year stand on either side.
_ORDINARY_ENGLISH = frozenset({"may", "march"})


class Row(msgspec.Struct, frozen=True):
    """A line of the tables: `kind` is month, jalali, weekday or pattern, `form` wide, abbreviated, short, weak."""

    kind: str
    language: str
    number: int
    form: str
    words: str


class MonthWord(msgspec.Struct, frozen=True):
    """What a word says as a month's name.

    `weak` words ("set", "out", "ago") are too ordinary to count without both a day and a year;
    `capital` ones ("May", "Dec") are as weak unless written with a capital. A full stop after an `abbreviated`
    one ends no sentence.
    """

    number: int
    languages: frozenset[str]
    jalali: bool = False
    abbreviated: bool = False
    weak: bool = False
    capital: bool = False


class WeekdayWord(msgspec.Struct, frozen=True):
    """One meaning of a word as a weekday; up to three letters it is `brief` and easily something else."""

    number: int
    languages: frozenset[str]
    brief: bool


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """The word without case, accents, points and typographical variants: the tables' key."""
    if word.isascii():
        return word.lower() if word.isalpha() else word.lower().translate(_FOLDED)
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_FOLDED)


@cache
def rows() -> tuple[Row, ...]:
    """Both tables, CLDR's first."""
    return tuple(row for name in ("calendar_words.tsv", "calendar_additions.tsv") for row in _read(name))


@cache
def months() -> dict[str, MonthWord]:
    """Folded name -> month, of every language."""
    named = [(row, key) for row in rows() if row.kind in ("month", "jalali") for key in _keys(row)]
    in_full = {(row.language, key) for row, key in named if row.form == "wide"}
    made: dict[str, MonthWord] = {}
    for row, key in named:
        word = _month(row, key, abbreviated=(row.language, key) not in in_full)  # CLDR "abbreviates" May to May
        if ("en", key) in in_full:
            word = msgspec.structs.replace(word, abbreviated=False)
        made[key] = _merge(made.get(key), word)
    return made


@cache
def weekdays() -> dict[str, tuple[WeekdayWord, ...]]:
    """Folded name -> its meanings as a weekday; more than one where languages disagree."""
    made: dict[str, dict[int, set[str]]] = {}
    for row in rows():
        key = fold(row.words)
        if row.kind == "weekday" and len(key) > 1:
            made.setdefault(key, {}).setdefault(row.number, set()).add(row.language)
    return {
        key: tuple(
            WeekdayWord(number, frozenset(languages), len(key) <= (3 if key.isascii() else 2))
            for number, languages in meanings.items()
        )
        for key, meanings in made.items()
    }


def _read(name: str) -> Iterator[Row]:
    text = files("newsarchive.text").joinpath("data", name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            kind, language, number, form, words = line.split("\t")
            yield Row(kind, language, int(number or 0), form, words)


def _keys(row: Row) -> tuple[str, ...]:
    key = fold(row.words)
    # Hebrew writes "in February" as one word: בפברואר.
    return (key, "ב" + key) if row.language == "he" else (key,)


def _month(row: Row, key: str, *, abbreviated: bool) -> MonthWord:
    english = row.language == "en"
    short = abbreviated and key.isascii() and len(key) <= 3
    return MonthWord(
        number=row.number,
        languages=frozenset({row.language}),
        jalali=row.kind == "jalali",
        abbreviated=abbreviated,
        weak=row.form == "weak" or (not english and (short or (row.language == "uk" and abbreviated))),
        capital=english and (abbreviated or key in _ORDINARY_ENGLISH),
    )


def _merge(known: MonthWord | None, new: MonthWord) -> MonthWord:
    """One entry for a name that several languages share; it is as strong as the language it is strongest in."""
    if known is None:
        return new
    if (known.number, known.jalali) != (new.number, new.jalali):
        raise ValueError(f"two months share one name: {known} and {new}")
    plain = any(not word.weak and not word.capital for word in (known, new))
    capital = not plain and (known.capital or new.capital)
    return MonthWord(
        number=known.number,
        languages=known.languages | new.languages,
        jalali=known.jalali,
        abbreviated=known.abbreviated or new.abbreviated,
        weak=not plain and not capital,
        capital=capital,
    )
