"""Places: a form of the gazetteer, or a name that says itself that it is one ("Hudson Bay", "Lake Erie")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from .tables import WITH_CASES, Form, Gazetteer, places, region_marks
from .tokens import word_before
from .words import NO_NAME, Kind, all_kinds, kind_of

_REGION_AFTER = re.compile(r", ?((?:[A-Z]\.){2,3}|[A-Z][\w']+\.?(?: [A-Z][\w']+)?)")
_DATELINE_END = re.compile(r"(?:, [A-Z][\w. ]{1,30})?(?: \([^)\n]{2,40}\))? ?[—–-]| \([A-Z]|, [A-Z][a-z]{2,8}\.? \d")

#: Case endings and what the name itself ends with, the longest first.
_ENDINGS: dict[str, tuple[tuple[str, str], ...]] = {
    "cyrillic": (
        ("ковом", "ків"), ("кову", "ків"), ("кові", "ків"), ("кова", "ків"), ("вовом", "вів"), ("вову", "вів"), ("вова", "вів"),
        ("вові", "вів"), ("євом", "їв"), ("єву", "їв"), ("єві", "їв"), ("єва", "їв"),
        ("ией", "ия"), ("ии", "ия"), ("ию", "ия"), ("ією", "ія"), ("ії", "ія"), ("ію", "ія"), ("ой", "а"), ("ою", "а"),
        ("ом", ""), ("ем", "ь"), ("ем", "й"), ("ью", "ь"), ("ы", "а"), ("е", "а"), ("у", "а"), ("и", "а"), ("і", "а"), ("і", "я"),
        ("а", ""), ("у", ""), ("е", ""), ("і", ""), ("и", "ь"), ("я", "ь"), ("ю", "ь"), ("е", "о"), ("ей", "я"), ("и", "я"),
        ("ю", "я"), ("я", "й"), ("ю", "й"), ("е", "й"), ("ы", "ы"), ("єві", "ев"),
    ),
    "latin": (
        ("iem", ""), ("ji", "ja"), ("ję", "ja"), ("ją", "ja"), ("ii", "ia"), ("ię", "ia"), ("ią", "ia"), ("ie", "a"),
        ("ie", ""), ("em", ""), ("ce", "ka"), ("dze", "ga"), ("y", "a"), ("ę", "a"), ("ą", "a"), ("i", "a"), ("u", ""),
        ("niem", "ń"), ("nia", "ń"), ("niu", "ń"), ("iu", ""), ("a", ""), ("a", "o"), ("u", "o"), ("a", "e"), ("u", "e"), ("zech", "cy"), ("ec", "cy"), ("ech", "y"), ("iec", "cy"), ("wu", "w"),
    ),
}  # fmt: skip

#: These do not end a person's name.
_ALWAYS_GEOGRAPHY = frozenset({"River", "Sea", "Strait", "Peninsula", "Islands", "County", "Escarpment", "Mountains"})

#: Before a person these do not stand; "from", "to" and "of" do.
_SURELY_IN = frozenset(
    "in near outside inside around downtown visiting visited nearby northern southern eastern western central "
    "nach aus nahe dans à en em w v в у i te naar pod koło till".split()
)


class Place(NamedTuple):
    """A form of the gazetteer at the start of some words: how many words it takes."""

    form: Form
    length: int


def find(words: Sequence[str], at: int, language: str) -> Place | None:
    """The longest place that starts with this word."""
    gazetteer = places(language)
    longest = gazetteer.longest.get(words[at], 0)
    if longest > 1:
        for length in range(min(longest, len(words) - at), 1, -1):
            form = gazetteer.forms.get(" ".join(words[at : at + length]))
            if form:
                return Place(form, length)
    return find_word(words[at], language)


@lru_cache(maxsize=50_000)
def find_word(word: str, language: str) -> Place | None:
    """The place that this word names by itself."""
    gazetteer = places(language)
    if word not in gazetteer.longest:
        return _otherwise(word, gazetteer, language)
    form = gazetteer.forms.get(word)
    if form is None or (not form.sure and kind_of(word) & (NO_NAME | Kind.HEAD | Kind.TAIL)):
        return None
    return Place(form, 1)


def is_located(text: str, start: int, end: int) -> bool:
    """Whether the text says that this is a place: "in Reading", "Reading, England", "READING —"."""
    before = word_before(text, start).lower()
    if before in _SURELY_IN:
        return True
    after = text[end : end + 40]
    region = _REGION_AFTER.match(after)
    if region and (region[1] in region_marks() or region[1] in places("en").forms):
        return region[1] in region_marks() or places("en").forms[region[1]].sure
    return is_dateline(text, start, end)


def is_dateline(text: str, start: int, end: int) -> bool:
    """Whether a place stands where a dateline does: at the start of a line, a dash or a bracket after it."""
    return (start == 0 or text[start - 1] == "\n") and bool(_DATELINE_END.match(text[end : end + 80]))


def geography(words: Sequence[str], at: int) -> int:
    """How many words from here on name a river, a bay, a county …; 0 for none."""
    for length in (2, 3):
        named = words[at : at + length]
        if len(named) < length or all_kinds(named) & (Kind.SMALL | Kind.STOP | Kind.CALENDAR):
            return 0
        if is_geography(named):
            return length
    return 0


def is_geography(words: Sequence[str]) -> bool:
    """Whether these words say of themselves that they are part of the landscape or an administration's map."""
    first, last = kind_of(words[0]), kind_of(words[-1])
    if first & Kind.LANDSCAPE and len(words) == 2:
        return not last & (Kind.STRONG | Kind.TAIL | Kind.TITLE) and words[0] not in ("Sea", "River", "Port")
    if words[-1] in _ALWAYS_GEOGRAPHY:
        return not first & Kind.INITIAL
    return bool(last & Kind.GEOGRAPHY) and (not first & Kind.GIVEN or bool(first & Kind.DEMONYM))


def _otherwise(word: str, gazetteer: Gazetteer, language: str) -> Place | None:
    """MOSCOW for Moscow, Москве for Москва."""
    if len(word) > 3 and word.isupper():
        form = gazetteer.forms.get(word.title())
        return Place(form, 1) if form else None
    if language not in WITH_CASES or len(word) < 3:
        return None
    for ending, nominative in _ENDINGS["cyrillic" if word[-1] > "\u0400" else "latin"]:
        if word.endswith(ending):
            form = gazetteer.forms.get(word[: -len(ending)] + nominative)
            if form and form.sure:
                return Place(form, 1)
    return None
