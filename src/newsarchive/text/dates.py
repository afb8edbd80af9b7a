"""Dates in plain text, in any of eighteen languages and in numbers, exactly as precise as they are written.

Every date but a few East Asian ones has a number in Western, Arabic, Persian or Indian digits, and few numbers
are dates. So the text is searched for numbers, once; around a number of a likely length the words on its left
and right are looked up among the months' names, and only if there is a month are the year, the weekday and the
time of day looked for. Each step looks at a bounded stretch, so that the whole is linear in the text's length.

A part that is not written is None. Two-digit years count as not written. No digit is ever repaired.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from .calendar_words import fold, months, weekdays
from .date_east_asian import east_asian_readings, has_marks
from .date_found import DateFound, Order, Reading, weekday_of
from .date_labels import LabelKind, find_label, label_before, split_date_label
from .date_numbers import eight_digits, joined_numbers, lone_year, spaced_numbers
from .date_times import DIGIT, TimeFound, time_after, time_at, time_before
from .date_weekdays import weekday_after, weekday_before
from .date_words import around_day, around_day_and_year, around_days, around_year

__all__ = [
    "DateFound",
    "LabelKind",
    "Order",
    "digits_date",
    "find_dates",
    "labelled_dates",
    "split_date_label",
    "whole_date",
]

# Numbers with what joins them: "27", "2019-02-27", "27.02.2019", "1,234". At most six parts, so that endless
# chains are taken in bounded bites; none of the bites looks like a date. A pattern that begins with a single
# character, and not with a repeated one, is searched for twice as fast.
_NUMBERS = re.compile(rf"{DIGIT}{DIGIT}*+(?:([-–./,:]){DIGIT}+(?:\1{DIGIT}+){{0,4}})?")

# A number right after one of these is an amount, an address, an identifier or a part of something longer.
_GLUE_BEFORE = frozenset("/\\=#$€£¥₹%&+@~^")
_GLUE_IF_JOINED = frozenset(",.:-–_'’")
_GLUE_AFTER = frozenset("/\\=_%")
# Letters of scripts that join words to numbers (ב27, 于2019) begin with Hebrew; below, a letter says no date.
_FIRST_JOINING = "\u0590"
_ENDING_LETTER = re.compile(r"[Tt]\d|[rгр](?!\w)|года?\b|року")

# "year", as some languages write it after the number.
_YEAR_WORD = re.compile(r"[^\S\r\n]?(?:г(?:\.|ода|оду)?|р(?:\.|оку|оці)|r(?:\.|oku)|年|م\.?)(?!\w)")

# Longer lines are no date with decoration. The words are what decoration may consist of.
_LONGEST_DATE_LINE = 120
_DECORATION = frozenset(
    fold(word)
    for words in (
        "on at the of by as date dated time local am edition issue",
        "le la à au en del el a las il alle ore em às op om den dem der um uhr vom ab h hrs",
        "w dnia z o godz r roku в о от г года р року від ve tarihi tarihinde saat günü",
        "في يوم بتاريخ الساعة م در تاریخ ساعت ב ה ביום יום בשעה को दिनांक बजे 於 于 に 付",
    )
    for word in words.split()
)
_WORDS = re.compile(r"[^\s!-/:-@\[-`{-~«»،؛。、，（）「」“”„‘’…·•|–—▪►◆【】：]+")
# Around a year alone nothing more than brackets: 'as 1984."' ends a sentence.
_AROUND_YEAR = re.compile(r"[\s()\[\]【】（）*_#•·|–—-]*")

_DIGIT = re.compile(DIGIT)
_DIGITS_DATE = re.compile(r"(?<![0-9])([0-9]{4})([-_./ ]?)([0-9]{2})\2([0-9]{2})(?![0-9])")


def find_dates(text: str, order: Order | None = None) -> list[DateFound]:
    """All dates in reading order, none overlapping another.

    A year alone is none here. `order` settles what 03/04/2019 means; without it both readings are returned
    in `ambiguous`, unless a weekday written beside it fits only one. "27.02.2019" with points is always
    day first, as wherever points are the custom, unless `order` is "mdy".
    """
    found = _found(text, order, lone=False)
    return [date for date in found if date.month is not None or date.ambiguous]


def labelled_dates(line: str, order: Order | None = None) -> list[tuple[LabelKind | None, DateFound]]:
    """The dates of a line such as "Published Aug 9, 2024 | Updated Aug 18, 2024", each with its own label."""
    labelled: list[tuple[LabelKind | None, DateFound]] = []
    floor = 0
    for date in find_dates(line, order):
        labelled.append((label_before(line, floor, date.start), date))
        floor = date.end
    return labelled


@lru_cache(maxsize=1024)  # several clues ask about the same line
def whole_date(text: str, order: Order | None = None) -> DateFound | None:
    """The date that a line consists of, apart from a label, weekday, time, brackets and little words.

    Here "1989", "02/2019", "20190227" and "mar 2019" count as well, which in running text may be anything.
    """
    if len(text) > _LONGEST_DATE_LINE or not (_DIGIT.search(text) or has_marks(text)):
        return None
    label = find_label(text)
    start, end = (label.start, label.end) if label else (0, len(text))
    found = _found(text[start:end], order, lone=True)
    if len(found) != 1:
        return None
    date = msgspec.structs.replace(found[0], start=found[0].start + start, end=found[0].end + start)
    rest = f"{text[start : date.start]} {text[date.end : end]}"
    if date.month is None and not date.ambiguous:
        return date if _AROUND_YEAR.fullmatch(rest) else None
    return date if all(_is_decoration(word) for word in _WORDS.findall(rest)) else None


def digits_date(text: str) -> DateFound | None:
    """The full date in a file's name or an address: 20190227, 2019-02-27, 2019_02_27, 2019/02/27.

    Month and day have two digits each and no digit may adjoin: /2021/04/92713 has none. None as well if
    the text has two different ones.
    """
    dates = [
        DateFound(*reading[:5])
        for match in _DIGITS_DATE.finditer(text)
        if (reading := eight_digits(match.start(), match.end(), "".join(match.group(1, 3, 4))))
        and reading.calendar == "gregorian"
    ]
    days = {(date.year, date.month, date.day) for date in dates}
    return dates[0] if len(days) == 1 else None


def _found(text: str, order: Order | None, *, lone: bool) -> list[DateFound]:
    """The dates, and among them (East Asian) years alone."""
    if not has_marks(text):
        return list(_numbered(text, order, lone=lone))
    marked = [_dressed(text, reading, 0) for reading in east_asian_readings(text)]
    found: list[DateFound] = []
    for date in sorted([*_numbered(text, order, lone=lone), *marked], key=lambda date: (date.start, -date.end)):
        if not found or date.start >= found[-1].end:
            found.append(date)
    return found


def _numbered(text: str, order: Order | None, *, lone: bool) -> Iterator[DateFound]:
    floor = 0
    for match in _NUMBERS.finditer(text):
        if match.start() < floor or not _stands_free(text, match):
            continue
        reading = _reading(text, match, floor, order, lone=lone)
        if reading is not None:
            date = _dressed(text, reading, floor)
            yield date
            floor = date.end


def _reading(text: str, match: re.Match[str], floor: int, order: Order | None, *, lone: bool) -> Reading | None:
    """The date that the number is a part of."""
    start, end = match.span()
    if match[1] is not None:
        return _joined(text, match, floor, order, lone=lone)
    length = end - start
    if length <= 2:
        reading = around_day(text, start, end, floor, lone=lone)
        return reading or spaced_numbers(text, start, end, order)
    if length == 4:
        reading = around_year(text, start, end, floor, lone=lone) or spaced_numbers(text, start, end, order)
        return lone_year(start, end, match[0]) if reading is None and lone else reading
    return eight_digits(start, end, match[0]) if length == 8 and lone else None


def _joined(text: str, match: re.Match[str], floor: int, order: Order | None, *, lone: bool) -> Reading | None:
    start, end = match.span()
    parts = match[0].split(match[1])
    if len(parts) == 2 and len(parts[0]) <= 2:
        if len(parts[1]) == 4:
            reading = around_day_and_year(text, start, end, parts[0], parts[1], floor)
            if reading is not None:
                return reading
        elif len(parts[1]) <= 2 and match[1] in "-–/":
            return around_days(text, start, end, floor)
    return joined_numbers(start, end, match[1], parts, order, lone=lone) if _ends_joined(text, end, match[1]) else None


def _stands_free(text: str, match: re.Match[str]) -> bool:
    """Whether the number is not glued into a longer number, a word, an amount or an address."""
    start, end = match.span()
    after = text[end : end + 1]
    if after in _GLUE_AFTER and (after != "/" or match[1]) and (after != "_" or text[end + 1 : end + 2].isalnum()):
        return False
    before = text[start - 1 : start]
    if not before or before.isspace():
        return True
    if before in _GLUE_BEFORE or (before < _FIRST_JOINING and before.isalnum()):
        return False
    if before not in _GLUE_IF_JOINED:
        return True
    return _joins_on(text, start - 1, match[1])


def _joins_on(text: str, place: int, separator: str | None) -> bool:
    """Whether a number may begin after the mark at `place`, given what stands before the mark."""
    mark, before = text[place], text[place - 1 : place]
    if mark in "'’":
        return before.isalpha()  # "dell'11 marzo", but not "'89"
    if before.isdecimal():
        return mark in "-–" and separator not in (None, mark)  # from date to date
    if mark == "_":
        return not before.isalnum()
    if mark in "-–" and before.isalpha() and before < _FIRST_JOINING:
        return fold(text[max(0, place - 14) : place].split()[-1]) in months()  # "Feb-27", not "COVID-19"
    return True


def _ends_joined(text: str, end: int, separator: str) -> bool:
    """Whether numbers with a separator end there, and no word, slug or longer number goes on."""
    after = text[end : end + 1]
    if after and after in "-–":
        follower = text[end + 1 : end + 2]
        return not follower.isalnum() or (separator != after and follower.isdecimal())
    return not (after < _FIRST_JOINING and after.isalpha()) or _ENDING_LETTER.match(text, end) is not None


def _dressed(text: str, reading: Reading, floor: int) -> DateFound:
    """The date with the weekday and the time that belong to it, in either order on either side."""
    start, end = reading.start, reading.end
    if reading.year is not None:
        year_word = _YEAR_WORD.match(text, end)
        end = year_word.end() if year_word else end
    if reading.day is None and not reading.ambiguous:
        return _settled(reading, start, end, None, None)
    clock, weekday, end = _to_the_right(text, end, reading)
    if weekday is None or clock is None:
        clock, weekday, start = _to_the_left(text, start, floor, reading, clock, weekday)
    return _settled(reading, start, end, clock, weekday)


def _to_the_right(text: str, end: int, reading: Reading) -> tuple[TimeFound | None, int | None, int]:
    """Time and weekday after the date, and where the last of them ends."""
    clock = _time_after(text, end) if reading.time is None else None
    end = clock.end if clock else end
    named = weekday_after(text, end, reading)
    if named is None:
        return clock, None, end
    weekday, end = named
    if clock is None and reading.time is None:
        clock = _time_after(text, end)
        end = clock.end if clock else end
    return clock, weekday, end


def _to_the_left(
    text: str, start: int, floor: int, reading: Reading, clock: TimeFound | None, weekday: int | None
) -> tuple[TimeFound | None, int | None, int]:
    """What of time and weekday was not found after the date, and where the first of them begins."""
    if weekday is None and (named := weekday_before(text, floor, start, reading)):
        weekday, start = named
    if clock is None and reading.time is None and (before := time_before(text, floor, start)):
        clock, start = before, before.start
        if weekday is None and (named := weekday_before(text, floor, start, reading)):
            weekday, start = named
    return clock, weekday, start


def _time_after(text: str, end: int) -> TimeFound | None:
    if text[end : end + 1] in ("T", "t") and text[end + 1 : end + 2].isdecimal():
        return time_at(text, end + 1)
    return time_after(text, end)


def _settled(reading: Reading, start: int, end: int, clock: TimeFound | None, weekday: int | None) -> DateFound:
    """The finished date; a weekday that fits one of two readings has chosen it."""
    year, month, day, ambiguous = reading.year, reading.month, reading.day, reading.ambiguous
    fitting = [way for way in ambiguous if weekday_of(*way) == weekday]
    if len(fitting) == 1:
        (year, month, day), ambiguous = fitting[0], ()
    time, zone = (clock.time, clock.zone) if clock else (reading.time, reading.zone)
    return DateFound(start, end, year, month, day, weekday, time, zone, ambiguous, reading.calendar)


def _is_decoration(word: str) -> bool:
    folded = fold(word[:24])
    return folded in _DECORATION or folded in weekdays()
