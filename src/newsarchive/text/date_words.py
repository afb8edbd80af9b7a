"""Dates with a month's name: "27 février 2019", "Feb. 27, 2019", "2019 February 27", "marzo de 2019"."""

from __future__ import annotations

import re
from typing import NamedTuple

from .calendar_words import MonthWord, fold, months
from .date_found import EARLIEST_IN_NUMBERS, EARLIEST_YEAR, LATEST_YEAR, Reading, is_date, jalali_reading
from .date_times import DIGIT, time_at

# A blank within a line; a gap may also be one line's end, for texts with hard line breaks.
SPACE = r"[^\S\r\n]"
_GAP = rf"(?:{SPACE}{{1,3}}|{SPACE}?\r?\n(?!\s))"
# A run of letters with their marks, of whatever script: everything but blanks, digits and punctuation.
WORD = r"[^\s\d!-@\[-`{-~§«»،؛。、，（）「」“”„‘’…·•|–—]"

_MONTH = rf"{WORD}{{2,20}}+(?:{SPACE}(?:ال[أا]ٔ?ول|الثان[يى])(?!{WORD}))?"
_LINK = r"(?:of|del?|do|anno|من|عام|سال)"
_ORDINAL = r"(?:(?:st|nd|rd|th|er|re|ère|[ºª°])(?!\w)|-?(?:го|е|ше|є)(?!\w))"
# Not the beginning of a longer number, of another date, of a clock time, and not "1030 GMT".
_NOT_MORE = (
    rf"(?!{DIGIT}|[-/.]{DIGIT}{{1,2}}[-/.]{DIGIT}|[:,]{DIGIT}|{SPACE}?(?:GMT|UTC|hrs|hours)\b|(?-i:[A-Za-qs-z]))"
)
_YEAR = rf"({DIGIT}{{4}}){_NOT_MORE}"
_SHORT_YEAR = rf"(?:[-/.]|{SPACE}?['’]){DIGIT}{{2}}(?!{DIGIT}|[-/.,:]{DIGIT})"

# After a day's number the month. This is tried at every number: no flags, nothing that it could do without.
_THEN_MONTH = re.compile(
    r"(?:st|nd|rd|th|er|re|ère|[ºª°]|-?(?:го|е|ше|є)(?!\w)|ST|ND|RD|TH|ER)?"
    rf"(\.?,?{_GAP}|[-–./]|)(?:(?:{_LINK}|the|in|DE|DEL|OF){SPACE}|d[’'])?({_MONTH})"
)
# After the month perhaps its other name ("فبراير/ شباط") and the year, of four digits or two.
_REST = re.compile(
    rf"(?:(?P<point>\.?)(?:{SPACE}?[/(]{SPACE}?{_MONTH}{SPACE}?\)?)?[,،]?(?:{_GAP}|[-–/]|)"
    rf"(?P<link>{_LINK}{SPACE})?(?P<year>{DIGIT}{{4}}){_NOT_MORE}|{_SHORT_YEAR})?",
    re.IGNORECASE,
)
# After a month's name and a day's number; also as ctime writes it, "Feb 27 10:15:00 EST 2019".
_THEN_YEAR = re.compile(
    rf"{_ORDINAL}?(?:(?P<gap>[,،]?{_GAP}|[-–/,.])(?:{_LINK}{SPACE})?{_YEAR}"
    rf"|{SPACE}{{1,2}}(?P<clock>{DIGIT}{{2}}:[^\s]{{2,8}}(?:{SPACE}[A-Z]{{2,5}})?){SPACE}{_YEAR}|{_SHORT_YEAR})?",
    re.IGNORECASE,
)
_MONTH_THEN_DAY = re.compile(
    rf"(?:,?{_GAP}|[-.])({_MONTH})\.?(?:{_GAP}|[-.])({DIGIT}{{1,2}})"
    rf"(?!{DIGIT}|[-./:,]{DIGIT}|{WORD}|,?{SPACE}{DIGIT}{{4}})"
)
_DAY_THEN = re.compile(rf"{DIGIT}{_ORDINAL}?[.,]?{_GAP}?(?:{_LINK}{SPACE})?$", re.IGNORECASE)
_YEAR_ENDS = re.compile(_NOT_MORE, re.IGNORECASE)
_NEXT = re.compile(rf"{SPACE}?%|(-?)([^\W\d_]+)|{SPACE}()([^\W\d_]+)")

# What makes "May 20" a count and no day.
_COUNTABLE = re.compile(
    "percent|per|million|billion|trillion|thousand|hundred|people|dead|men|women|years|months|weeks|days|hours|"
    "minutes|points|seats|votes|times|dollars|euros|pounds|km|miles|degrees"
)
_LINKS = frozenset({"of", "de", "del", "do", "di"})
_SECOND_HALVES = frozenset({fold("الأول"), fold("الثاني")})
_OPENING = "([{\"'“„«‘*_—–-|>#"
_CLOSING = ".,-–/،"
# How far left of a number its month can begin: "September of ", "تشرين الثاني / ".
_REACH = 26
# Names of other things that come with a number: "Mars 2020" is a rover.
_TITLES = frozenset({"Mars"})


class _Before(NamedTuple):
    """The month's name that ends before a number, and what stands between the two."""

    start: int
    word: MonthWord
    written: str
    gap: str


class _After(NamedTuple):
    """The month's name after a number, what stands between the two, and where the name ends."""

    gap: str
    word: MonthWord
    written: str
    end: int


def around_day(text: str, start: int, end: int, floor: int, *, lone: bool) -> Reading | None:
    """The date of which `text[start:end]`, one or two digits, is the day; the fuller of the two orders."""
    day = int(text[start:end])
    if not 1 <= day <= 31:
        return None
    after = _day_month(text, start, end, day, lone=lone)
    if after is not None and after.parts == 3:
        return after
    before = _month_day(text, start, end, day, floor, lone=lone)
    if before is None or (after is not None and after.parts > before.parts):
        return after
    return before


def around_year(text: str, start: int, end: int, floor: int, *, lone: bool) -> Reading | None:
    """The date of which `text[start:end]`, four digits, is the year: "March 2019", "2019 Feb 27"."""
    year = int(text[start:end])
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    match = _MONTH_THEN_DAY.match(text, end)
    word = months().get(fold(match[1])) if match else None
    if match is not None and word is not None:
        return _reading(start, match.end(), year, word, int(match[2]))
    before = _before(text, start, floor)
    if before is None or not _is_month_of_year(text, before, floor, lone=lone):
        return None
    if not _YEAR_ENDS.match(text, end) or _is_count(text, end):
        return None
    return _reading(before.start, end, year, before.word, None)


def around_days(text: str, start: int, end: int, floor: int) -> Reading | None:
    """The month and year of a range of days: "27-28 February 2019", "Feb. 27-28, 2019"."""
    after = _month_after(text, end)
    rest = _REST.match(text, after.end) if after else None
    if after is not None and rest is not None and rest["year"]:
        return _reading(start, rest.end(), int(rest["year"]), after.word, None)
    before = _before(text, start, floor)
    match = _THEN_YEAR.match(text, end) if before else None
    year = match and (match[2] or match[4])
    if before is None or match is None or not year:
        return None
    return _reading(before.start, match.end(), int(year), before.word, None)


def around_day_and_year(text: str, start: int, end: int, day: str, year: str, floor: int) -> Reading | None:
    """For "Feb 27,2019" and "Feb-27-2019", whose numbers are found as one."""
    before = _before(text, start, floor)
    return _reading(before.start, end, int(year), before.word, int(day)) if before else None


def _month_after(text: str, end: int) -> _After | None:
    match = _THEN_MONTH.match(text, end)
    if match is None:
        return None
    word = months().get(fold(match[2]))
    return _After(match[1], word, match[2], match.end()) if word else None


def _day_month(text: str, start: int, end: int, day: int, *, lone: bool) -> Reading | None:
    after = _month_after(text, end)
    if after is None:
        return None
    rest = _REST.match(text, after.end)
    assert rest is not None  # noqa: S101 - every part of it is optional
    year, stop = int(rest["year"] or 0) or None, rest.end()
    sentence_ends = rest["point"] and not after.word.abbreviated and not rest["link"]
    if year is not None and (sentence_ends or not _is_year(year, after.word)):
        year, stop = None, after.end
    if year is None and not (_joins(after.gap, after.word) and _counts(after.word, after.written, lone=lone)):
        return None
    return _reading(start, stop, year, after.word, day)


def _joins(gap: str, word: MonthWord) -> bool:
    """Whether a day and a month with that between them belong together even without a year."""
    if "." in gap:  # "12. März", but "There were 12. March was quiet."
        return "de" in word.languages
    return gap != "" and "," not in gap and "\n" not in gap


def _month_day(text: str, start: int, end: int, day: int, floor: int, *, lone: bool) -> Reading | None:
    before = _before(text, start, floor)
    if before is None or ("." in before.gap and not before.word.abbreviated):
        return None
    match = _THEN_YEAR.match(text, end)
    assert match is not None  # noqa: S101 - every part of it is optional
    written, stop = match[2] or match[4], match.end()
    year = int(written) if written else None
    if year is not None and (not _is_year(year, before.word) or _is_count(text, stop, after=match["gap"])):
        year, stop = None, end
    if year is None:
        if not _is_english_day(text, stop, before, lone=lone):
            return None
        return _reading(before.start, stop, None, before.word, day)
    reading = _reading(before.start, stop, year, before.word, day)
    clock = time_at(text, match.start("clock")) if match["clock"] else None
    if reading is not None and clock is not None:
        return reading._replace(time=clock.time, zone=clock.zone)
    return reading


def _is_english_day(text: str, end: int, before: _Before, *, lone: bool) -> bool:
    """Whether a month and a number without a year are a date: "March 5" is, "en mars 5 personnes" is not."""
    if "," in before.gap or "\n" in before.gap:
        return False
    return (
        "en" in before.word.languages and _counts(before.word, before.written, lone=lone) and not _is_count(text, end)
    )


def _is_month_of_year(text: str, before: _Before, floor: int, *, lone: bool) -> bool:
    if "\n" in before.gap or ("." in before.gap and not before.word.abbreviated):
        return False
    if not lone and before.written in _TITLES:
        return False
    # "31 February 2019" is no date, and so no month either.
    if _DAY_THEN.search(text, max(floor, before.start - 12), before.start):
        return False
    return _counts(before.word, before.written, lone=lone)


def _counts(word: MonthWord, written: str, *, lone: bool) -> bool:
    """Whether the word is a month's name with only a day or only a year beside it."""
    return lone or not (word.weak or (word.capital and not written[0].isupper()))


def _is_count(text: str, place: int, after: str | None = None) -> bool:
    """Whether the number that ends at `place` counts things; not if a comma stood before it."""
    match = _NEXT.match(text, place) if not (after and after[0] in ",،") else None
    if match is None:
        return False
    if match[2] is None and match[4] is None:
        return True  # a percentage
    word = fold((match[2] or match[4])[:24])
    if match[1] is None:
        return _COUNTABLE.fullmatch(word) is not None
    # "May 20-year-olds", "May 5k"; but "May 5-June 7", "2019г."
    return match[2].isascii() and word not in months() and word != "r"


def _is_year(year: int, word: MonthWord) -> bool:
    return word.jalali or EARLIEST_YEAR <= year <= LATEST_YEAR


def _reading(start: int, end: int, year: int | None, word: MonthWord, day: int | None) -> Reading | None:
    if word.jalali:
        return jalali_reading(start, end, year, word.number, day)
    if day is None and year is not None and not EARLIEST_IN_NUMBERS <= year <= LATEST_YEAR:
        return None
    if day is not None and not is_date(year, word.number, day):
        return None
    return Reading(start, end, year, word.number, day, word.languages)


def _before(text: str, start: int, floor: int) -> _Before | None:
    reach = max(floor, start - _REACH)
    chunk = text[reach:start]
    if not chunk or not (chunk[-1].isspace() or chunk[-1] in _CLOSING):
        return None
    tokens = chunk.rsplit(None, 2)
    if not tokens:
        return None
    first = written = tokens[-1].rstrip(_CLOSING).lstrip(_OPENING)
    word = months().get(fold(written))
    if word is None and len(tokens) > 1:
        first, written = _two_tokens(tokens[-2].lstrip(_OPENING), written)
        word = months().get(fold(written))
    if word is None:
        return None
    place = chunk.rindex(first)
    if place == 0 and reach > floor and not text[reach - 1].isspace():
        return None  # the end of a longer word
    gap = chunk[place + len(written) :]
    return _Before(reach + place, word, written, gap) if gap.count("\n") < 2 else None


def _two_tokens(first: str, last: str) -> tuple[str, str]:
    """Where the name begins and what it is, for "marzo de" and for "تشرين الأول"."""
    if fold(last) in _SECOND_HALVES:
        return first, f"{first} {last}"
    if fold(last) in _LINKS:
        first = first.rstrip(",،")
        return first, first
    return last, last
