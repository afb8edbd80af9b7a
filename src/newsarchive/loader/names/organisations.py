"""Organisations: known ones, and names that say what they are ("Defence Ministry", "University of Toronto")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from .readings import Context
from .tables import Form, lists, organisations, places
from .words import Kind, kind_of

#: Longer names than this are headlines.
MOST_WORDS = 9

#: Said of somebody's people, not of a body with a name: "the Trudeau government".
_SOMEBODYS = frozenset("government administration cabinet campaign team family office club group press police".split())
_OF = frozenset({"of", "for", "de", "du", "des", "di", "da", "do", "della", "dei", "für", "der", "van", "on"})
_AND = frozenset({"and", "&", "y", "et", "e", "und", "of"})
_BEFORE = tuple(f"{word} " for word in "militia newspaper agency magazine broadcaster airline retailer website".split())


class Known(NamedTuple):
    """A form of the table at the start of some words: how many words it takes."""

    form: Form
    length: int


def find(words: Sequence[str], at: int) -> Known | None:
    """The longest known organisation that starts with this word."""
    table = organisations()
    for length in range(min(table.longest.get(words[at], 0), len(words) - at), 0, -1):
        form = table.forms.get(words[at] if length == 1 else " ".join(words[at : at + length]))
        if form:
            return Known(form, length)
    return None


def written(context: Context, start: int, first: str) -> str:
    """The known organisation that the text names here with small words in it ("Union européenne"); else empty."""
    forms = organisations().mixed.get(first)
    return next((form for form in forms if context.text.startswith(form, start)), "") if forms else ""


def form_of(name: str) -> Form:
    """The table's entry for a written form."""
    return organisations().forms[name]


def descriptive(words: Sequence[str], at: int) -> int:
    """How many words from here on make a name with an organisation's word in it; 0 for none."""
    kinds = [kind_of(word) for word in words[at : at + MOST_WORDS]]
    cue = next((i for i, kind in enumerate(kinds) if kind & (Kind.HEAD | Kind.TAIL | Kind.SMALL | Kind.STOP)), None)
    if cue is None or not kinds[cue] & (Kind.HEAD | Kind.TAIL) or kinds[cue] & Kind.SMALL:
        return 0
    if any(kind & Kind.CALENDAR for kind in kinds[:cue]) or _has_title(words, at, cue):
        return 0
    end = _complement(words, at, at + cue + 1) if kinds[cue] & Kind.HEAD else 0
    if end:
        return end - at
    if cue == 0 or not kinds[cue] & Kind.TAIL or _is_somebodys(words, at, cue, kinds):
        return 0
    end = cue + 1
    while end < len(kinds) and kinds[end] & (Kind.TAIL | Kind.HEAD) and not kinds[end] & Kind.TITLE:
        end += 1
    return end


def acronym_of(words: Sequence[str], letters: str) -> int:
    """From which word on these words have those initials; -1 for none. Small words may count or not."""
    letters = letters.replace(".", "").replace("&", "").upper()
    for start in range(len(words) - 1, -1, -1):
        if kind_of(words[start]) & Kind.SMALL:
            continue
        capitals = "".join(_initials(word) for word in words[start:] if not kind_of(word) & Kind.SMALL)
        if capitals == letters or "".join(word[0].upper() for word in words[start:]) == letters:
            return start if len(words) - start > 1 else -1
    return -1


def is_called_one(text: str, start: int, end: int) -> bool:
    """Whether the words beside a name call it an organisation: "RIA news agency", "militia Hezbollah"."""
    if following := _agency().match(text, end):
        return not text[following.end() : following.end() + 1].isalpha()
    return text.endswith(_BEFORE, 0, start)


@cache
def _agency() -> re.Pattern[str]:
    """What stands behind a name and calls it an organisation; one pattern is quicker than many comparisons."""
    return re.compile(f" (?:{'|'.join(map(re.escape, lists().agencies))})")


def _initials(word: str) -> str:
    return "".join(part[0] for part in word.split("-") if part).upper()


def _has_title(words: Sequence[str], at: int, cue: int) -> bool:
    """Whether a title stands before the cue: "Premier Doug Ford's" is no part of an organisation's name."""
    titles = lists().titles
    return cue > 1 and any(word.lower().rstrip(".") in titles for word in words[at : at + cue])


def _complement(words: Sequence[str], at: int, end: int) -> int:
    """Where "of Toronto", "for Economic and Environmental Development" ends; 0 where nothing such follows."""
    if end >= len(words) or words[end] not in _OF:
        return 0
    first = end + 1
    while first < len(words) and kind_of(words[first]) & Kind.SMALL:
        first += 1
    last = first
    most = min(len(words), at + MOST_WORDS)
    while last < most:
        kind = kind_of(words[last])
        if kind & Kind.SMALL:
            if last - first > 2 or not _joins(words, first, last, most):
                break
        elif kind & (Kind.STOP | Kind.CALENDAR) or (kind & Kind.TITLE and words[last].lower() in lists().titles):
            break
        last += 1
    return last if last > first else 0


def _joins(words: Sequence[str], first: int, small: int, most: int) -> bool:
    """Whether "and" joins two fields of one body ("Health and Human Services"), not two bodies or a person."""
    if words[small] not in _AND or small + 1 >= most or words[first] in places("en").forms:
        return False
    after = kind_of(words[small + 1])
    if after & (Kind.SMALL | Kind.TITLE | Kind.GIVEN | Kind.ORGANISATION):
        return False
    return not any(kind_of(word) & Kind.STRONG for word in words[small + 1 : most])


def _is_somebodys(words: Sequence[str], at: int, cue: int, kinds: Sequence[int]) -> bool:
    """Whether this is a person's ("Doug Ford Government"), or a person with such a surname ("Charlotte Church")."""
    named = bool(kinds[0] & (Kind.GIVEN | Kind.INITIAL))
    if words[at + cue].lower() in _SOMEBODYS and (named or all(not kind for kind in kinds[:cue])):
        return True
    return named and not kinds[cue] & Kind.STRONG and cue == 1
