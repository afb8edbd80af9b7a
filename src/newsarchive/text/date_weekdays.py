"""A weekday beside a date, in front of it ("Wednesday, 27 February") or after it ("27 Şubat Çarşamba")."""

from __future__ import annotations

import re

from .calendar_words import WeekdayWord, fold, weekdays
from .date_east_asian import east_asian_weekday
from .date_found import Reading, weekday_of
from .date_words import SPACE, WORD

# Between weekday and date: "Mittwoch, den 27.", "Wednesday the 27th", "יום רביעי, ה-27".
_ARTICLES = frozenset({"the", "den", "dem", "der", "le", "el", "il", "o", "a", "dia", "dnia", "ה", "ב", "ל"})
_OPENING = "([{\"'“„«‘*_—–-|>#•"
_CLOSING = " \t\xa0\u202f\u2009,،.|–—-("
_REACH = 34

_AFTER = re.compile(rf"{SPACE}?[,،]?{SPACE}{{0,2}}([(（\[]?)({WORD}{{2,16}}+)(?:[- ]({WORD}{{2,12}}+))?\.?")
_BOUNDARY = re.compile(rf"{SPACE}*(?:$|[\r\n,،|)）\]–—-]|\d|[^\W\d_]{{1,6}}{SPACE}\d)")


def weekday_before(text: str, floor: int, place: int, reading: Reading) -> tuple[int, int] | None:
    """The weekday that ends before `place`, and where it begins."""
    reach = max(floor, place - _REACH)
    chunk = text[reach:place]
    line = max(chunk.rfind("\n"), chunk.rfind("\r")) + 1
    stripped = chunk[line:].rstrip(_CLOSING)
    tokens = stripped.rsplit(None, 2)
    if tokens and len(tokens) > 1 and fold(tokens[-1][:24]) in _ARTICLES:
        stripped = stripped[: -len(tokens[-1])].rstrip(_CLOSING)
        tokens = stripped.rsplit(None, 2)
    if not tokens or len(chunk) - line - len(stripped) > 8:
        return None
    for count in range(min(len(tokens), 2), 0, -1):
        first = tokens[-count].lstrip(_OPENING)
        number = _meaning(first if count == 1 else f"{first} {tokens[-1]}", reading)
        if number is not None:
            return number, reach + line + stripped.rindex(first)
    return None


def weekday_after(text: str, place: int, reading: Reading) -> tuple[int, int] | None:
    """The weekday that follows right at `place`, and where it ends."""
    found = east_asian_weekday(text, place) if not text.isascii() else None
    if found is not None:
        return found
    match = _AFTER.match(text, place)
    if match is None:
        return None
    for group in (3, 2):
        words, end = match[0][match.start(2) - place : match.end(group) - place], match.end(group)
        number = _meaning(words, reading) if end > 0 else None
        if number is not None:
            stop = end + 1 if text[end : end + 1] == "." and len(words) <= 5 else end
            if match[1] and text[stop : stop + 1] in (")", "）", "]"):
                return number, stop + 1
            return (number, stop) if _belongs(text, stop, number, reading) else None
    return None


def _belongs(text: str, end: int, number: int, reading: Reading) -> bool:
    """Whether a weekday after the date is the date's and does not begin what is told next."""
    return number in _days(reading) or _BOUNDARY.match(text, end) is not None


def _meaning(words: str, reading: Reading) -> int | None:
    """The weekday that the words mean beside that date; None if they mean none or more than one."""
    meanings = weekdays().get(_key(words)) if len(words) <= 24 else None
    if meanings is None:
        return None
    numbers = {word.number for word in meanings if _fits(word, reading)}
    return numbers.pop() if len(numbers) == 1 else None


def _key(words: str) -> str:
    key = fold(words)
    return key[1:] if key.startswith("ביום ") else key  # Hebrew "on" is a prefix


def _fits(word: WeekdayWord, reading: Reading) -> bool:
    """A short name ("so", "di", "per") must be of the month's language or be that date's day."""
    if not word.brief:
        return True
    if reading.languages is not None:
        return not word.languages.isdisjoint(reading.languages)
    return word.number in _days(reading)


def _days(reading: Reading) -> set[int]:
    """The weekdays that the date can be, if it is full."""
    if reading.ambiguous:
        return {weekday_of(*way) for way in reading.ambiguous}
    if reading.year is None or reading.month is None or reading.day is None:
        return set()
    return {weekday_of(reading.year, reading.month, reading.day)}
