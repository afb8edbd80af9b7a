"""Dates that say what each number is: 2019年2月27日, 平成31年2月27日, 二〇一九年二月二十七日, 2019년 2월 27일."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from .date_found import EARLIEST_YEAR, LATEST_YEAR, Reading, is_date
from .date_times import either_form

# The year before the era's first; a year may carry the old era's number after its end (平成32年 was printed).
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "㍻": 1988, "令和": 2018, "㋿": 2018}
_ERAS |= {"民國": 1911, "民国": 1911}  # Taiwan counts from the Republic

_NUMERALS = {numeral: value for value, numeral in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}

_ONES = "一二三四五六七八九"
_COUNTED = {
    (_ONES[n // 10 - 1] if n > 19 else "") + ("十" if n > 9 else "") + (_ONES[n % 10 - 1] if n % 10 else ""): n
    for n in range(1, 100)
} | {"元": 1}  # an era's first year

_LITTLE = r"(\d{1,2}|[一二三四五六七八九十]{1,3})"
_YEAR, _MONTH, _DAY = f"(?:年|{either_form('년')})", f"(?:月|{either_form('월')})", f"(?:[日号號]|{either_form('일')})"
_DATE = re.compile(
    rf"(?:({'|'.join(_ERAS)})\s?(元|\d{{1,3}}|[一二三四五六七八九十]{{1,3}})|(?<!\d)(\d{{4}})|([〇○零一二三四五六七八九]{{4}}))"
    rf"\s?{_YEAR}(?:\s?[（(][^）)\n]{{1,10}}[）)])?(?:\s?{_LITTLE}\s?{_MONTH}(?:\s?{_LITTLE}\s?{_DAY})?)?"
    rf"|(?<!\d){_LITTLE}\s?{_MONTH}\s?{_LITTLE}\s?{_DAY}"
)
_MARKS = tuple(unicodedata.normalize(form, mark) for mark in "年月년월" for form in ("NFC", "NFD"))

_KOREAN_DAY = "(" + "|".join(map(either_form, "월화수목금토일")) + ")"
_WEEKDAY = re.compile(
    rf"\s?(?:[（(]\s?(?:([月火水木金土日])(?:[・/]祝)?|{_KOREAN_DAY})\s?[)）]"
    r"|[（(]?\s?(?:(?:星期|禮拜|礼拜|周|週)([一二三四五六日天])|([月火水木金土日])曜日?"
    rf"|{_KOREAN_DAY}{either_form('요일')})\s?[)）]?)"
)
_WEEKDAYS = {
    day: number for days in ("月火水木金土日", "一二三四五六日", "월화수목금토일") for number, day in enumerate(days)
}
_WEEKDAYS["天"] = 6


def has_marks(text: str) -> bool:
    """Whether it is worth looking."""
    return not text.isascii() and any(mark in text for mark in _MARKS)


def east_asian_readings(text: str) -> Iterator[Reading]:
    """Every such date in reading order, lone years ("2019年") included."""
    for match in _DATE.finditer(text):
        era, era_year, year_digits, year_numerals, month, day, lone_month, lone_day = match.groups()
        if lone_month:
            reading = _reading(match, None, lone_month, lone_day)
        elif era:
            counted = _number(era_year)
            reading = _reading(match, _ERAS[era] + counted, month, day) if counted else None
        else:
            digits = year_digits or "".join(str(_NUMERALS[numeral]) for numeral in year_numerals)
            reading = _reading(match, int(digits), month, day)
        if reading:
            yield reading


def east_asian_weekday(text: str, place: int) -> tuple[int, int] | None:
    """The weekday that follows at `place`, and where it ends."""
    match = _WEEKDAY.match(text, place)
    if match is None:
        return None
    name = next(group for group in match.groups() if group)
    return _WEEKDAYS[unicodedata.normalize("NFC", name)], match.end()


def _reading(match: re.Match[str], year: int | None, month: str | None, day: str | None) -> Reading | None:
    month_number = _number(month) if month else None
    day_number = _number(day) if day else None
    if year is not None and not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    if month_number is not None and not is_date(year, month_number, day_number or 1):
        return None
    return Reading(match.start(), match.end(), year, month_number, day_number, frozenset({"zh", "ja", "ko"}))


def _number(written: str) -> int:
    """Zero for what is no number between 1 and 99, which then is no part of a date."""
    return int(written) if written.isdecimal() else _COUNTED.get(written, 0)
