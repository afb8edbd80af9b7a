"""Datelines: `SARAJEVO, Aug. 23 (AFP) - …`: where it was filed, when, and by which agency."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from ...article import NewsDate
from ...text.dates import DateFound, find_dates
from ...text.words import is_capitals, name_case
from ..agencies import agency_in
from ..page import Block, Page
from .clue import Clue
from .lines import strip_markup

_DASH = re.compile(r"\s(?:--?|[–—―])\s|(?<=\))\s?[–—-]\s?|\s?[—―]\s?|(?<=[/.])\s*[–—-]{1,2}\s+|:\s")
_AGENCY = re.compile(r"\s*[(\[/]([^()\[\]/]{2,40})[)\]/]\.?\s*$")
_STOPPED = re.compile(r"([^\W\d_][^\d,.:;!?]{3,30}), ([^\W\d_][^\d,.:;!?]{3,30})\.\s+(?=[^\W\d_a-z])")
_ABBREVIATED = re.compile(r", [^\W\d_][^\W_]{1,4}\.$")


class Dateline(msgspec.Struct, frozen=True):
    """A dateline taken apart; `prefix` is all of it as written, dash included."""

    place: str
    prefix: str
    agency: str | None
    date: DateFound | None


def find(page: Page) -> Iterator[Clue]:
    """Propose `dateline`, `agency` and `published` (where the year is told somewhere) from the first paragraphs."""
    for block in page.blocks[: len(page.head) + 1]:
        line = read_dateline(block, page)
        if line is None:
            continue
        at, text = block.number, line.prefix.strip()
        yield Clue("dateline", line, "dateline", 0.96, at, text)
        if line.agency:
            yield Clue("agency", line.agency, "dateline", 0.97, at, text)
        if line.date is not None:
            yield from _date(line.date, page, at, text)
        return


def read_dateline(block: Block, page: Page) -> Dateline | None:
    """Return the dateline that opens a block, or None."""
    text = strip_markup(block.text) if page.markup == "markdown" else block.text
    dash = _DASH.search(text[:130])
    if dash is None or len(text) < dash.end() + 20:
        return _without_dash(text)
    prefix = text[: dash.end()]
    rest = text[: dash.start()].strip()
    wire = _AGENCY.search(rest)
    agency = agency_in(wire[1], page.agencies) if wire else None
    if wire:
        rest = rest[: wire.start()]
    dates = find_dates(rest, page.order)
    date = dates[-1] if dates and not rest[dates[-1].end :].strip(" .,") else None
    place = (rest[: date.start] if date else rest).strip(" ,")
    place = place if _ABBREVIATED.search(place) else place.strip(" ,.")
    sure = bool(agency or date or wire)
    if not _is_place(place, sure) or (not sure and text[dash.end()].islower()):
        return None
    if dash[0].strip() == ":" and not (agency and date):
        return None
    return Dateline(_place(place), prefix, agency, date)


def _without_dash(text: str) -> Dateline | None:
    """Read `COPIAPÓ, Chile. La jaula …`: town in capitals, country, full stop."""
    found = _STOPPED.match(text[:80])
    if found is None or not is_capitals(found[1]) or len(text) < found.end() + 20:
        return None
    return Dateline(_place(f"{found[1]}, {found[2]}"), found[0], None, None)


def _is_place(text: str, sure: bool) -> bool:
    words = text.replace(",", " ").replace("/", " ").split()
    if not words or len(words) > 6 or len(text) > 60 or any(char.isdigit() for char in text):
        return False
    cased = [word for word in words if any(char.isupper() or char.islower() for char in word)]
    if not cased:
        return sure
    return is_capitals(words[0]) or (sure and all(word[0].isupper() or len(word) <= 3 for word in cased))


def _place(text: str) -> str:
    return ", ".join(name_case(part.strip()) if len(part.strip()) > 3 else part.strip() for part in text.split(","))


def _date(found: DateFound, page: Page, line: int, text: str) -> Iterator[Clue]:
    if found.month is None or found.day is None:
        return
    years = [found.year] if found.year else _years(page)
    if not years:
        yield Clue("published", text, "dateline-date", 0.3, line, text, rejected="the year is not told")
        return
    date = NewsDate.of(years[0], found.month, found.day)
    if date is not None:
        yield Clue("published", date, "dateline-date", 0.97 if found.year else 0.96, line, text)


def _years(page: Page) -> list[int]:
    """Years told in the notice at the end: `(c) AFP 2024`, `© 1997 The Lantern Weekly`."""
    years = []
    for block in reversed(page.blocks[-4:]):
        if len(block.text) > 120 or not re.match(r"\W*(?:©|\(c\)|copyright)", block.text, re.IGNORECASE):
            continue
        years += [int(year) for year in re.findall(r"(?<!\d)((?:19|20)\d\d)(?!\d)", block.text)]
    return years if len(set(years)) == 1 else []
