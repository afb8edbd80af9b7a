"""The address an article was saved from, and the day that stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from ...article import NewsDate
from ...text.markup import strip_markup
from ..fields import safe_url
from ..page import Line, Page
from .clue import Clue, finder
from .lines import url_of

_LABEL = re.compile(
    r"[*_]{0,2}(?:original(?:ly)?(?: (?:url|link|article|published at|source|text))?|url|link|permalink|source|read (?:it|the original) at|retrieved from|"
    r"quelle|originalartikel|lien(?: d’origine| d'origine)?|article original|enlace(?: original)?|texto original|fuente|fonte|link originale|bron|źródło|"
    r"источник|ссылка|оригинал|المصدر|الرابط|מקור|קישור|原文链接|原文|出典|来源)[*_]{0,2}\s*[:：]\s*[*_]{0,2}\s*(.*)$",
    re.IGNORECASE,
)
#: The share of days in addresses that are the paper's.
URL_DAY = 0.945
# A run of digits that is not padded is an article's number, not a date: /2021/04/92713.
_DAY = re.compile(r"/((?:1[89]|20)\d\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")
_RUN = re.compile(r"[/_-]((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")
_NAMED = re.compile(
    r"/((?:19|20)\d\d)/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/(0[1-9]|[12]\d|3[01])(?=/|$)", re.IGNORECASE
)
_MONTH = re.compile(r"/((?:1[89]|20)\d\d)[/-](0[1-9]|1[0-2])(?=/|$)")
_HOST = re.compile(r"(?:[a-z0-9-]{2,40}\.){1,3}[a-z]{2,12}", re.IGNORECASE)
_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec".split()


@finder
def find(page: Page) -> Iterator[Clue]:
    """Propose `original_url` from lines that are an address, labelled or alone; and the date in its path."""
    first = page.blocks[0].lines[0] if page.blocks else None
    if first is not None and _HOST.fullmatch(first.text):
        yield Clue("source", first.text.lower(), "url-host", 0.4, first.number, first.text, (first.number,))
    waiting: Line | None = None
    edge = {line.number for block in (*page.head[:6], *page.tail) for line in block.lines}
    for block in page.blocks:
        for line in block.lines:
            if line.number not in edge:
                waiting = None
                continue
            label = _LABEL.match(line.text) if ":" in line.text or "：" in line.text else None
            url = url_of(strip_markup(label[1]) if label else line.text)
            if url:
                takes = (line.number,) if waiting is None else (waiting.number, line.number)
                confidence = 0.995 if label or waiting else 0.985
                yield from address(url, line, takes, confidence)
            waiting = line if label and not label[1] else None


def address(url: str, line: Line, takes: tuple[int, ...], confidence: float) -> Iterator[Clue]:
    """Return what an address proposes: itself, the day in its path, and its host as a weak name of the source."""
    safe = safe_url(url)
    if safe is None:
        return
    yield Clue("original_url", safe, "url-line", confidence, line.number, line.text, takes)
    date = url_date(safe)
    if date:
        yield Clue("published", date, "url-date", URL_DAY, line.number, urlsplit(safe).path)
    host = urlsplit(safe).hostname or ""
    yield Clue("source", re.sub(r"^(?:www|m|amp)\.", "", host), "url-host", 0.4, line.number, host)


def url_date(url: str) -> NewsDate | None:
    """Return the day, or the month, that an address carries as `/2019/02/27/` or `/2019/02/`."""
    path = urlsplit(url).path
    day = _DAY.search(path) or _RUN.search(path)
    if day:
        return NewsDate.of(int(day[1]), int(day[2]), int(day[3]))
    named = _NAMED.search(path)
    if named:
        return NewsDate.of(int(named[1]), _NAMES.index(named[2].lower()) + 1, int(named[3]))
    month = _MONTH.search(path)
    return NewsDate.of(int(month[1]), int(month[2])) if month else None
