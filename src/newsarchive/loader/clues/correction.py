"""Corrections printed with the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...article import Correction, NewsDate
from ...text.dates import find_dates
from ..page import Page
from .clue import Clue
from .lines import strip_markup

_LABEL = re.compile(
    r"\W{0,3}(?:corrections?(?: and clarifications?)?|clarification|correction notice|editor[’']s note|korrektur|berichtigung|richtigstellung|rectificatif|"
    r"précision|corrección|fe de erratas|rectificación|errata corrige|correzione|correção|errata|correctie|rectificatie|sprostowanie|"
    r"исправление|поправка|виправлення|düzeltme|تصحيح|תיקון|更正|訂正)\s*(\([^)]{4,40}\))?\s*[:：.–—-]\s*",
    re.IGNORECASE,
)


def find(page: Page) -> Iterator[Clue]:
    """Propose `corrections` from labelled paragraphs at the top or the end."""
    for block in (*page.head, *page.tail):
        text = strip_markup(block.text)
        label = _LABEL.match(text)
        if label is None or len(text) - label.end() < 20 or block.index == 0:
            continue
        dates = find_dates(label[1] or "", page.order)
        date = NewsDate.of(dates[0].year, dates[0].month, dates[0].day) if dates and dates[0].year else None
        value = (Correction(text[label.end() :], date),)
        yield Clue("corrections", value, "correction-line", 0.95, block.number, block.text, block.numbers)
