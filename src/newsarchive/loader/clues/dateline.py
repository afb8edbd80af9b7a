"""Datelines: `SARAJEVO, Aug. 23 (AFP) - …`: where it was filed, when, and by which agency."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

import msgspec

from ...article import Author, NewsDate
from ...text.dates import DateFound, find_dates, whole_date
from ...text.words import is_capitals, name_case
from ..agencies import agency_in
from ..page import Block, Page, is_prose
from . import byline, original_url
from .clue import Clue, finder, once

#: A dateline is no longer than this, and has no more places where it may end.
_LONGEST = 140
_MOST_ENDS = 8
# What may end a dateline. The last three do so only behind an agency's name.
_END = re.compile(
    r"(?P<dash>\s(?:--?|[–—―])\s|(?<=[)/.])\s?[–—-]{1,2}\s?|\s?[—―]\s?)|(?P<colon>[:：]\s)|(?P<bracket>(?:[)）】]|(?<!\d)/)\.?(?=\s|\w))|(?P<stop>\.(?=\s))"
)
_BRACKETED = re.compile(r"(?:[(\[（【]|(?<!\S)/(?=\S))\s*([^()\[\]（）【】/]{2,40}(?:/\w{2,8})?)\s*(?:[)\]）】]|/)\.?")
# Without one of these no agency has been named so far.
_TOLD = re.compile(r"[()\[\]（）【】/–—―]|\s-")
# Nor does a dateline end without one of these, but for those without a dash.
_MAYBE = re.compile(r"[()\[\]（）【】/–—―]|[\s.]-")
_BETWEEN = re.compile(r"\s*(?:\s--?\s|[–—―]|(?<=[^\W\d_]{5})\.\s)\s*")
_EDGES = " ,.:：-–—―"
# 新华社北京2月27日电（记者张三）, 中新社上海10月3日电
_CHINESE = re.compile(
    r"\s*(?:[（(]?)(\S{2,8}?[社网])([^\W\d_]{2,6}?)(?:[（(]\S{2,6}[)）])?(\d{1,2}月\d{1,2}日)?电\s*(?:[（(]([^（）()]{2,40})[)）])?\s*"
)
# （中央社記者王大明台北27日電）: surnames and given names together are three characters, towns two
_TAIWANESE = re.compile(r"[（(](\S{2,6}社)記者(\S{2,3}?)(\S{2})((?:\d{1,2}月)?\d{1,2}日)電[)）]\s*")
# 【盛岡共同】, ［東京 ２７日 ロイター］
_JAPANESE = re.compile(
    r"[【［\[]([^\W\d_]{2,6}?)[\s＝=]*(\d{0,2}日?)[\s＝=]*(共同|時事|ロイター|AFP時事|AFP|AP|CNN)[^】］\]]{0,12}[】］\]]\s*"
)
_STOPPED = re.compile(r"([^\W\d_][^\d,.:;!?]{3,30}), ([^\W\d_][^\d,.:;!?]{3,30})\.\s+(?=[^\W\d_a-z])")
_ABBREVIATED = re.compile(r", [^\W\d_][^\W_]{1,4}\.$")


class Dateline(msgspec.Struct, frozen=True):
    """A dateline taken apart; `prefix` is all of it as written, dash included; `place` is empty where none is told."""

    place: str
    prefix: str
    agency: str | None = None
    date: DateFound | None = None
    reporters: tuple[Author, ...] = ()


@finder
def find(page: Page) -> Iterator[Clue]:
    """Propose `dateline`, `agency`, `authors` and `published` (where the year is told somewhere) from the first paragraphs."""
    at = opening(page)
    if at is None:
        yield from _alone(page)
        return
    block = page.blocks[at]
    line = read_dateline(block, page)
    if line is None:
        return
    text = line.prefix.strip()
    yield Clue("dateline", line, "dateline", 0.96, block.number, text)
    if line.agency:
        yield Clue("agency", line.agency, "dateline", 0.97, block.number, text)
    if line.reporters:
        yield Clue("authors", line.reporters, "dateline", 0.9, block.number, text)
    if line.date is not None:
        yield from _date(line.date, page, block.number, text)


def _alone(page: Page) -> Iterator[Clue]:
    """A dateline on a line of its own above the text: `BERN, Oct. 10`."""
    for block in page.head[1:]:
        line = block.lines[-1]
        found = _explained(line.plain, page) if len(line.plain) <= 60 and "," in line.plain else None
        if found is not None and found.place and found.date is not None and is_capitals(line.plain.split(",")[0]):
            yield Clue("dateline", found.place, "dateline", 0.85, line.number, line.text, (line.number,))
            yield from _date(found.date, page, line.number, line.text)
            return


@once
def opening(page: Page) -> int | None:
    """Return the index of the block that a dateline opens: the text's first paragraph."""
    for block in page.blocks[: len(page.head) + 1]:
        line = read_dateline(block, page)
        # A headline may open with a place as well: "IRAN - Talks go on".
        if line is not None and (block.index > 0 or is_prose(block.text) or line.agency or line.date):
            return block.index
    return None


def read_dateline(block: Block, page: Page) -> Dateline | None:
    """Return the dateline that opens a block, or None: the longest opening of it that is one to its last word."""
    text = block.plain if page.markup == "markdown" else block.text
    opening = text[:_LONGEST]
    best = _without_dash(text) or _east_asian(opening, page)
    if not _MAYBE.search(opening):
        return best
    for end in islice(_END.finditer(opening), _MOST_ENDS):
        if len(text) >= end.end() + 20 and (end.lastgroup == "dash" or _TOLD.search(text, 0, end.end())):
            best = _ending_at(text, end, page) or best
    return best


def _ending_at(text: str, end: re.Match[str], page: Page) -> Dateline | None:
    """The dateline that ends there, if all that stands before it is a place, a date, an agency or a reporter."""
    line = _explained(text[: end.end()], page)
    if line is None or (not line.agency and end.lastgroup != "dash"):
        return None
    if end.lastgroup == "colon" and line.date is None:
        return None
    # Without a date or an agency "ROME - of all places - …" is somebody's sentence.
    return None if not (line.agency or line.date) and text[end.end() :].lstrip()[:1].islower() else line


def _explained(prefix: str, page: Page) -> Dateline | None:
    agency: str | None = None
    reporters: tuple[Author, ...] = ()
    wire = False
    for found in _BRACKETED.finditer(prefix):
        wire = True
        agency = agency or agency_in(found[1], page.agencies) or agency_in(found[1].partition("/")[0], page.agencies)
        reporters = reporters or byline.reporters_in(found[1], page)
    places: list[str] = []
    dates: list[DateFound] = []
    for part in _BETWEEN.split(_BRACKETED.sub(" — ", prefix).strip(_EDGES)):
        known = agency_in(part, page.agencies)
        if known:
            agency = agency or known
            continue
        place, date = _apart(part.strip(), page)
        places += [place] if place else []
        dates += [date] if date else []
    sure = bool(agency or dates or wire)
    if len(places) > 1 or len(dates) > 1 or not (places or agency) or not all(_is_place(each, sure) for each in places):
        return None
    return Dateline(_place(places[0]) if places else "", prefix, agency, dates[0] if dates else None, reporters)


def _apart(part: str, page: Page) -> tuple[str, DateFound | None]:
    """The place and the date of "ТВЕРЬ, 27 фев" or of "27/02/2019 القاهرة"."""
    dates = find_dates(part, page.order)
    date = dates[-1] if dates else None
    if date is not None and not part[date.end :].strip(" .,"):
        part = part[: date.start]
    elif date is not None and not part[: date.start].strip(" .,"):
        part = part[date.end :]
    else:
        # "27 feb" is a date here, where it would be none in running text.
        before, _, last = part.rpartition(",")
        date = whole_date(last, page.order)
        date = date if date is not None and date.month else None
        part = before if date else part
    place = part.strip(" ,")
    return place if _ABBREVIATED.search(place) else place.strip(" ,."), date


def _east_asian(text: str, page: Page) -> Dateline | None:
    chinese = _CHINESE.match(text) if "电" in text else None
    taiwanese = _TAIWANESE.match(text) if "電" in text else None
    if taiwanese is not None:
        date = next(iter(find_dates(taiwanese[4], page.order)), None)
        return Dateline(
            taiwanese[3], taiwanese[0], agency_in(taiwanese[1], page.agencies), date, (Author(taiwanese[2]),)
        )
    if chinese is not None:
        agency = agency_in(chinese[1], page.agencies)
        dates = find_dates(chinese[3] or "", page.order)
        reporters = byline.reporters_in(chinese[4] or "", page)
        return Dateline(chinese[2], chinese[0], agency, dates[0] if dates else None, reporters) if agency else None
    japanese = _JAPANESE.match(text)
    if japanese is None:
        return None
    return Dateline(japanese[1], japanese[0], agency_in(japanese[3], page.agencies))


def _without_dash(text: str) -> Dateline | None:
    """Read `COPIAPÓ, Chile. La jaula …`: town in capitals, country, full stop."""
    found = _STOPPED.match(text[:80])
    if found is None or not is_capitals(found[1]) or len(text) < found.end() + 20:
        return None
    return Dateline(_place(f"{found[1]}, {found[2]}"), found[0])


def _is_place(text: str, sure: bool) -> bool:
    words = text.replace(",", " ").replace("/", " ").split()
    if not words or len(words) > 6 or len(text) > 60 or any(char.isdigit() or char in ":：" for char in text):
        return False
    cased = [word for word in words if any(char.isupper() or char.islower() for char in word)]
    if not cased:
        return sure
    return is_capitals(words[0]) or (sure and all(word[0].isupper() or len(word) <= 3 for word in cased))


def _place(text: str) -> str:
    return re.sub(r"[^,/]+", lambda part: name_case(part[0]) if len(part[0].strip()) > 3 else part[0], text)


def _date(found: DateFound, page: Page, line: int, text: str) -> Iterator[Clue]:
    if found.month is None or found.day is None:
        return
    years = [found.year] if found.year else _years(page) or _years_of_address(page, found.month)
    if not years:
        yield Clue("published", text, "dateline-date", 0.3, line, text, rejected="the year is not told")
        return
    date = NewsDate.of(years[0], found.month, found.day)
    if date is not None:
        yield Clue("published", date, "dateline-date", 0.97 if found.year else 0.96, line, text)


def _years_of_address(page: Page, month: int) -> list[int]:
    """The year that an address tells with this very month: `/2019/02/`."""
    dates = [clue.value for clue in original_url.find(page) if clue.kind == "url-date"]
    return [date.year for date in dates if isinstance(date, NewsDate) and date.month == month][:1]


def _years(page: Page) -> list[int]:
    """Years told in the notice at the end: `(c) AFP 2024`, `© 1997 The Lantern Weekly`."""
    years = []
    for block in reversed(page.blocks[-4:]):
        if len(block.text) > 120 or not re.match(r"\W*(?:©|\(c\)|copyright)", block.text, re.IGNORECASE):
            continue
        years += [int(year) for year in re.findall(r"(?<!\d)((?:19|20)\d\d)(?!\d)", block.text)]
    return years if len(set(years)) == 1 else []
