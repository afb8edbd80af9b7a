"""Lines that tell when: `September 13, 2019`, `Published Aug 7, 2024 9:14 a.m. | Updated Aug 9, 2024`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from ...article import NewsDate
from ...text.dates import DateFound, find_dates, labelled_dates, split_date_label, whole_date
from ..page import Line, Page
from . import byline, header_line, message
from .clue import Clue, finder
from .lines import either, head_lines

_LONGEST = 140
# A number, or a year in Chinese or Korean words.
_MAYBE = re.compile("\\d|年|년")
_PARTS = re.compile(r"\s*(?:[|•·;]|\s/\s|\s[-–—]\s)\s*")
_FIELDS = {"published": ("published", 0.98), "updated": ("updated", 0.97), None: ("published", 0.97)}
# What stands beside a date and tells no other day: how long the text takes to read, an hour alone, a day in a calendar that is
# not read here (Hijri, Hebrew).
_BESIDE = re.compile(
    r"(?:(?:reading time|lesezeit|temps de lecture|lecture|tiempo de lectura|tempo di lettura|tempo de leitura|leestijd|czas czytania|время чтения|час читання|okuma süresi)"
    r"\s*:?\s*)?\d{1,3}(?:[–-]\d{1,3})?\s*(?:min(?:ute|uto|uti|uut|uten)?s?|минут[аы]?|мин|хв|dk|dakika|分钟?|分鐘|دقیقه|دقائق|דקות|मिनट)\.?"
    r"(?:\s*(?:read|lesezeit|de lecture|de lectura|di lettura|de leitura|leestijd|czytania|чтения|читання|okuma))?"
    r"|\d{1,2}[:.h]\d{2}(?:\s*(?:uhr|uur|h|[ap]\.?m\.?))?"
    r"|(?:\w+\s)?\d{1,2}\s+(?:محرم|صفر|ربيع (?:الأول|الآخر|الثاني)|جمادى (?:الأولى|الآخرة|الثانية|الآخر)|رجب|شعبان|رمضان|شوال|ذ[وي] (?:القعدة|الحجة))\s+1[34]\d\d\s*(?:هـ?)?",
    re.IGNORECASE,
)
_HEBREW_DAY = re.compile(
    r"[א-ת]{1,2}[\"״'׳]?[א-ת]?\s+ב?(?:תשרי|חשו?ון|מרחשוון|כסלו|טבת|שבט|אדר(?: [אב]['׳]?)?|ניסן|אייר|סי?וון|תמוז|אב|אלול)\s+ה?['׳]?תש[א-ת]{0,2}[\"״][א-ת],?\s*"
)
_ROMAN_MONTH = re.compile(r"(?<!\w)(\d{1,2})[ .]{1,2}(VIII|VII|VI|IV|V|IX|XII|XI|X|III|II|I)[ .]{1,2}(?=\d{4})")
_ROMAN = {numeral: number for number, numeral in enumerate("I II III IV V VI VII VIII IX X XI XII".split(), 1)}
_TODAY = re.compile(
    r"(?:today is|today:|heute ist|heute:|aujourd[’']hui|hoy es|oggi è|hoje é|vandaag is|dziś jest|сегодня|сьогодні|bugün|اليوم|היום|今天是|本日は)[ :,]*",
    re.IGNORECASE,
)
_SAME_AS = re.compile(r"\s*(?:برابر با|مصادف با|الموافق(?: لـ)?|المصادف|[،,|/-])\s*")


@finder
def find(page: Page) -> Iterator[Clue]:
    """Propose `published` and `updated` from date lines in the head, and labelled ones at the end."""
    others = message.header_lines(page) | header_line.notices(page).keys()
    for line in head_lines(page):
        if line.number not in others:
            yield from _line(line, page, labelled=False)
    for block in page.tail:
        for line in block.lines:
            if line.number not in others:
                yield from _line(line, page, labelled=True)
    if page.tail and len(page.tail[-1].lines) == 1:
        yield from _last(page.tail[-1].lines[0], page)


def _line(line: Line, page: Page, *, labelled: bool) -> Iterator[Clue]:
    text = line.plain
    if len(text) > _LONGEST or not _MAYBE.search(text):
        return
    if not labelled and _BESIDE.fullmatch(text):
        yield Clue("", line.text, "date-line", 0.9, line.number, line.text, (line.number,), note="tells no day")
        return
    today = _TODAY.match(text)
    if today and whole_date(text[today.end() :], page.order):
        yield Clue(
            "published",
            text[today.end() :],
            "page-date",
            0.1,
            line.number,
            line.text,
            (line.number,),
            rejected="the day the page was looked at",
        )
        return
    text = _HEBREW_DAY.sub("", _ROMAN_MONTH.sub(lambda found: f"{found[1]}.{_ROMAN[found[2]]}.", text))
    yield from (
        list(_dated(text, line, page, labelled))
        or list(_in_parts(text, line, page, labelled))
        or list(_several(text, line, page))
        or _after_name(text, line, page)
    )


def _last(line: Line, page: Page) -> Iterator[Clue]:
    """A day with its hour, alone on the last line: how some papers end."""
    found = whole_date(line.plain, page.order) if len(line.plain) <= _LONGEST else None
    if found is not None and found.time and found.year and split_date_label(line.plain)[0] is None:
        yield as_clue(found, "published", "date-line", 0.85, line, line.plain)


def _after_name(text: str, line: Line, page: Page) -> Iterator[Clue]:
    """A date at the end of a byline: "Von Roswitha Tiedge, 9. August 2012"."""
    dates = find_dates(text, page.order) if byline.without_by(text) != text else []
    if len(dates) == 1 and dates[0].year and not text[dates[0].end :].strip(" ."):
        yield msgspec.structs.replace(as_clue(dates[0], "published", "date-line", 0.95, line, text), takes=())


def _in_parts(text: str, line: Line, page: Page, labelled: bool) -> Iterator[Clue]:
    """Dates between bars and dashes. A byline may carry one; only a line that is nothing but dates is explained by them."""
    parts = [part for part in _PARTS.split(text) if part]
    if len(parts) < 2:
        return
    found = [list(_dated(part, line, page, labelled)) for part in parts]
    everything = all(clues or _BESIDE.fullmatch(part) for clues, part in zip(found, parts, strict=True))
    for clues in found:
        for clue in clues:
            yield clue if everything else msgspec.structs.replace(clue, takes=())


def _several(text: str, line: Line, page: Page) -> Iterator[Clue]:
    """Read "Publié le …, mis à jour le …" without a bar; and one day in two calendars."""
    dates = labelled_dates(text, page.order)
    if len(dates) < 2:
        return
    days = {(date.year, date.month, date.day) for _, date in dates}
    rest = (
        text[: dates[0][1].start]
        + " ".join(text[a.end : b.start] for (_, a), (_, b) in pairwise(dates))
        + text[dates[-1][1].end :]
    )
    if len(days) == 1 and not _SAME_AS.sub("", rest).strip():
        yield as_clue(dates[0][1], "published", "date-line", 0.97, line, text)
    elif all(label in ("published", "updated") for label, _ in dates) and len(rest.split()) <= 4 * len(dates):
        for label, date in dates:
            yield as_clue(date, str(label), "labelled-date", 0.97, line, text)


def _dated(text: str, line: Line, page: Page, labelled: bool) -> Iterator[Clue]:
    label, rest = split_date_label(text)
    if labelled and label is None:
        return
    found = whole_date(rest, page.order)
    if found is None:
        return
    if label == "loaded":
        day = NewsDate.of(found.year, found.month, found.day) if found.year else None
        yield Clue(
            "published",
            day or text,
            "load-date",
            0.1,
            line.number,
            line.text,
            (line.number,),
            rejected="a database's date, not the paper's",
        )
        return
    field, confidence = _FIELDS[label]
    yield as_clue(found, field, "date-line" if label is None else "labelled-date", confidence, line, text)


def as_clue(found: DateFound, field: str, kind: str, confidence: float, line: Line, text: str) -> Clue:
    """Return a date as a clue; one that can be read in two ways or has no year is only a suggestion."""
    takes = (line.number,)
    if found.ambiguous:
        note = either(found)
        return Clue(
            field, text, kind, 0.4, line.number, line.text, takes, note=note, rejected=f"{note}; date_order settles it"
        )
    if found.year is None:
        return Clue(field, text, kind, 0.3, line.number, line.text, takes, rejected="the year is not told")
    date = NewsDate.of(found.year, found.month, found.day, found.time, found.zone)
    if date is None:
        return Clue(field, text, kind, 0.1, line.number, line.text, takes, rejected="no such day")
    if date.weekday is not None and found.weekday is not None and found.weekday != date.weekday:
        return Clue(
            field,
            date,
            kind,
            min(confidence, 0.7),
            line.number,
            line.text,
            takes,
            note="the weekday written beside it is another",
        )
    return Clue(field, date, kind, confidence, line.number, line.text, takes)
