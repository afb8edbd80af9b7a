"""Lines that tell when: `September 13, 2019`, `Published Aug 7, 2024 9:14 a.m. | Updated Aug 9, 2024`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...article import NewsDate
from ...text.dates import DateFound, split_date_label, whole_date
from ..page import Line, Page
from .clue import Clue
from .lines import head_lines, strip_markup

_PARTS = re.compile(r"\s*(?:[|•·;]|\s/\s|\s[-–—]\s)\s*")
_FIELDS = {"published": ("published", 0.98), "updated": ("updated", 0.97), None: ("published", 0.97)}


def find(page: Page) -> Iterator[Clue]:
    """Propose `published` and `updated` from date lines in the head, and labelled ones at the end."""
    for line in head_lines(page):
        yield from _line(line, page, labelled=False)
    for block in page.tail:
        for line in block.lines:
            yield from _line(line, page, labelled=True)


def _line(line: Line, page: Page, *, labelled: bool) -> Iterator[Clue]:
    text = strip_markup(line.text)
    if len(text) > 140 or not any(char.isdigit() for char in text):
        return
    whole = list(_dated(text, line, page, labelled))
    if whole:
        yield from whole
        return
    parts = _PARTS.split(text)
    if len(parts) > 1:
        # A byline may carry the date behind a bar; only a line that is nothing but dates is explained by them.
        found = [list(_dated(part, line, page, labelled)) for part in parts]
        everything = all(found)
        for clues in found:
            for clue in clues:
                yield (
                    clue
                    if everything
                    else Clue(clue.field, clue.value, clue.kind, clue.confidence, clue.line, clue.excerpt)
                )


def _dated(text: str, line: Line, page: Page, labelled: bool) -> Iterator[Clue]:
    label, rest = split_date_label(text)
    if labelled and label is None:
        return
    found = whole_date(rest, page.order)
    if found is None:
        return
    if label == "loaded":
        yield Clue(
            "published",
            text,
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
        readings = [date.edtf for reading in found.ambiguous if (date := NewsDate.of(*reading))]
        note = "can be " + " or ".join(readings)
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
