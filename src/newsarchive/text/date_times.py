"""A time of day beside a date, and the zone beside the time.

A bare "10.15" or "10" is a time only with a word that says so ("um", "Uhr", "a.m.", "h"); "10:15" needs none.
Everything is anchored at a place in the text and of bounded length.
"""

from __future__ import annotations

import re
import unicodedata

import msgspec


class TimeFound(msgspec.Struct, frozen=True):
    """A time of day standing in `text[start:end]`: `HH:MM` or `HH:MM:SS`, 24-hour; `zone` is `Z` or `+HH:MM`."""

    start: int
    end: int
    time: str
    zone: str | None


# Abbreviations that mean one offset. None: seen in print, but meaning several offsets (CST is Chicago, Shanghai
# and Havana; IST is India, Israel, Ireland; ET moves with the season), so it is read over and not told.
_ZONES: dict[str, str | None] = {
    "Z": "Z",
    "UTC": "Z",
    "GMT": "Z",
    "WET": "Z",  # western, central and eastern Europe, winter and summer
    "WEST": "+01:00",
    "CET": "+01:00",
    "MEZ": "+01:00",
    "CEST": "+02:00",
    "MESZ": "+02:00",
    "EET": "+02:00",
    "EEST": "+03:00",
    "BST": "+01:00",  # British Summer Time; Dhaka's stamps say BdST
    "MSK": "+03:00",
    "МСК": "+03:00",
    "TRT": "+03:00",  # Turkey
    "EST": "-05:00",  # North America
    "EDT": "-04:00",
    "CDT": "-05:00",
    "MST": "-07:00",
    "MDT": "-06:00",
    "PST": "-08:00",
    "PDT": "-07:00",
    "AKST": "-09:00",
    "AKDT": "-08:00",
    "NDT": "-02:30",  # Newfoundland
    "BRT": "-03:00",  # Brasília
    "ART": "-03:00",  # Argentina
    "JST": "+09:00",
    "KST": "+09:00",
    "HKT": "+08:00",
    "SGT": "+08:00",
    "PKT": "+05:00",  # Pakistan
    "SAST": "+02:00",  # South Africa
    "EAT": "+03:00",  # Nairobi
    "WAT": "+01:00",  # Lagos
    "AWST": "+08:00",  # Australia and New Zealand
    "AEST": "+10:00",
    "AEDT": "+11:00",
    "NZST": "+12:00",
    "NZDT": "+13:00",
    "IRST": "+03:30",  # Iran
    "CST": None,
    "IST": None,
    "AST": None,
    "ADT": None,
    "NST": None,
    "ET": None,
    "CT": None,
    "MT": None,
    "PT": None,
    "BdST": None,
}

DIGIT = r"[0-9٠-٩۰-۹०-९০-৯๐-๙０-９]"  # `\d` would do, but is twice as slow to search for


def either_form(words: str) -> str:
    """A pattern for words composed or decomposed, as macOS writes file names."""
    return f"(?:{words}|{unicodedata.normalize('NFD', words)})"


_SPACE = r"[^\S\r\n]"  # a date and its time stand on one line
_D1, _D2 = f"({DIGIT}{{1,2}})", f"({DIGIT}{{2}})"

# Words before a time; a dotted number needs one of them (or one after it). A bare dash or comma is none.
_CUES = "at|um|gegen|à|a las|alle ore|alle|ore|às|as|om|op|kl|klo|godz|o godz|o|в|о|об|saat|الساعة|ساعت|בשעה|को|@"
_LEAD = re.compile(
    rf"{_SPACE}{{0,2}}(?:[,،;|·•@–—-]|\.(?={_SPACE}))?{_SPACE}{{0,2}}(?:({_CUES}|{unicodedata.normalize('NFD', 'à|às')})\.?:?(?:{_SPACE}|(?={DIGIT})))?",
    re.IGNORECASE,
)
_AM = rf"a\.?{_SPACE}?m\b\.?|ص(?:باح[اً]+)?(?!\w)|ق\.?ظ(?!\w)|पूर्वाह्न"
_PM = rf"p\.?{_SPACE}?m\b\.?|م(?:ساء[اً]*)?(?!\w)|ب\.?ظ(?!\w)|अपराह्न"
_UNITS = r"(?:Uhr|uur|hrs?|hours|h|ч|год)(?!\w)\.?|बजे"
_TAIL = re.compile(rf"(?:{_SPACE}?(?:({_AM})|({_PM})))?(?:{_SPACE}?({_UNITS}))?", re.IGNORECASE)

# Hour, minute, second, as far as the form has them.
_COLON = re.compile(rf"{_D1}[:：]{_D2}(?:[:：]{_D2}(?:[.,]{DIGIT}{{1,9}})?)?(?![:：]?{DIGIT})")
_LETTER_H = re.compile(
    rf"{_D1}{_SPACE}?h(?:eures?|oras?)?(?:{_SPACE}?{_D2}(?:{_SPACE}?min\b\.?)?)?(?![\w:])", re.IGNORECASE
)
_MILITARY = re.compile(rf"{_D2}{_D2}(?={_SPACE}?(?:GMT|UTC|hrs|hours)\b)")
_DOTTED = re.compile(rf"{_D1}\.{_D2}(?!{DIGIT}|[.,:]{DIGIT})")
_BARE = re.compile(rf"{_D1}(?!{DIGIT}|[.,:/-]{DIGIT})")
_EAST_ASIAN = re.compile(
    rf"(?:(上午|凌晨|清晨|早上|午前|{either_form('오전')})|(下午|傍晚|晚上|午後|{either_form('오후')}))?{_SPACE}?"
    rf"(?:{_D1}{_SPACE}?(?:[时時點点]|{either_form('시')}){_SPACE}?"
    rf"(?:{_D1}{_SPACE}?(?:分|{either_form('분')})(?:{_SPACE}?{_D1}{_SPACE}?(?:秒|{either_form('초')}))?"
    rf"|(半|{either_form('반')}))?"
    rf"|{_D1}[:：]{_D2}(?:[:：]{_D2})?(?![:：]?{DIGIT}))"
)
_EAST_ASIAN_STARTS = frozenset("上凌清早午下傍晚오\u110b")  # the last: how a decomposed 오 begins
_OFFSET = re.compile(
    rf"{_SPACE}?[(（]?(UTC|GMT)?{_SPACE}?([+\-−])([0-9]{{1,2}})(?::?([0-9]{{2}}))?(?![0-9:.])[)）]?"
    rf"(?:{_SPACE}\([A-Z]{{1,5}}\))?"
)
_ABBREVIATION = re.compile(rf"{_SPACE}?[(（]?({'|'.join(sorted(_ZONES, key=len, reverse=True))}|мск)(?!\w)[)）]?")
# What may stand between a time and the date after it.
_LINK = re.compile(
    rf"(?:{_SPACE}?[,،|·•–—-]{_SPACE}?|{_SPACE}{{1,2}})(?:(?:on|of|le|am|del|do|de|в){_SPACE}(?:the{_SPACE})?)?",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    rf"(?<![\w.,:]){DIGIT}{{1,2}}(?=[:：.hH]{DIGIT}|{_SPACE}?(?:[hH]|Uhr|[ap]\.?{_SPACE}?m))", re.IGNORECASE
)

_DIGIT = re.compile(DIGIT)

# How far before a date its time can begin: "10:15:00 p.m. (CEST) on the ".
_REACH = 32


def time_after(text: str, place: int) -> TimeFound | None:
    """The time of day that follows right at `place`, past blanks, a comma and a word like "at"."""
    lead = _LEAD.match(text, place)
    assert lead is not None  # noqa: S101 - every part of it is optional
    return time_at(text, lead.end(), cued=bool(lead[1]))


def time_before(text: str, floor: int, place: int) -> TimeFound | None:
    """The time of day that ends right before `place` and does not begin before `floor`."""
    number = _DIGIT.search(text, max(floor, place - _REACH), place)
    clock = _CLOCK.search(text, number.start(), place) if number else None
    found = time_at(text, clock.start()) if clock else None
    if found is None or not _LINK.fullmatch(text, found.end, place):
        return None
    return TimeFound(found.start, place, found.time, found.zone)


def time_at(text: str, place: int, *, cued: bool = False) -> TimeFound | None:
    """The time of day that begins at `place`; `cued` where a word before it says that one comes."""
    if not text[place : place + 1].isdecimal():
        return _east_asian(text, place) if text[place : place + 1] in _EAST_ASIAN_STARTS else None
    for form, needs_word in _FORMS:
        match = form.match(text, place)
        if match:
            tail = _TAIL.match(text, match.end())
            assert tail is not None  # noqa: S101 - every part of it is optional
            said = bool(tail[0]) or (form is _DOTTED and (cued or _ABBREVIATION.match(text, tail.end()) is not None))
            if said or not needs_word:
                return _found(text, place, tail.end(), match.groups(), bool(tail[1]), bool(tail[2]))
    return _east_asian(text, place) if not text.isascii() else None


# Each with whether it needs a word to be a time at all.
_FORMS = ((_COLON, False), (_LETTER_H, False), (_MILITARY, False), (_DOTTED, True), (_BARE, True))


def _east_asian(text: str, place: int) -> TimeFound | None:
    match = _EAST_ASIAN.match(text, place)
    if match is None:
        return None
    am, pm, hour, minute, second, half, *clock = match.groups()
    parts = tuple(clock) if hour is None else (hour, "30" if half else minute, second)
    return _found(text, place, match.end(), parts, bool(am), bool(pm))


def _found(text: str, start: int, end: int, parts: tuple[str | None, ...], am: bool, pm: bool) -> TimeFound | None:
    numbers = [int(part) for part in parts if part]
    hour, minute, second = (*numbers, 0, 0)[:3]
    if (am or pm) and hour <= 12:
        hour = hour % 12 + 12 * pm
    elif am:
        return None  # "18:05 p.m." is written, and clear; "18:05 a.m." is not
    if hour > 23 or minute > 59 or second > 59:
        return None
    zone, end = _zone(text, end)
    return TimeFound(start, end, f"{hour:02}:{minute:02}" + (f":{second:02}" if len(numbers) > 2 else ""), zone)


def _zone(text: str, place: int) -> tuple[str | None, int]:
    match = _OFFSET.match(text, place)
    if match and (match[1] or match[4]):
        hours, minutes = int(match[3]), int(match[4] or 0)
        if hours <= 14 and minutes < 60:
            return f"{'+' if match[2] == '+' else '-'}{hours:02}:{minutes:02}", match.end()
    match = _ABBREVIATION.match(text, place)
    if match:
        return _ZONES.get(match[1]) or _ZONES.get(match[1].upper()), match.end()
    return None, place
