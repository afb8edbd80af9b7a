"""Corrections printed with the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...article import Correction, NewsDate
from ...text.dates import find_dates
from ...text.words import count_sentences
from ..page import Block, Page
from .clue import Clue, finder

_LABEL = re.compile(
    r"\W{0,3}(?:corrections?(?: and clarifications?)?|clarification|correction notice|editor[’']s note|korrektur|berichtigung|richtigstellung|rectificatif|"
    r"précision|corrección|fe de err(?:atas|ores)|nota de la redacción|nota del editor|anmerkung der redaktion|note de la rédaction|nota della redazione|noot van de redactie|от редакции|від редакції|rectificación|errata corrige|correzione|correção|errata|correctie|rectificatie|sprostowanie|"
    r"исправление|поправка|виправлення|düzeltme|تصحيح|תיקון|更正|訂正)\s*(\([^)]{4,40}\)|,[^:：]{4,40}(?=:)|[^\W\d_]{0,8}\s?[\d./-]{6,12}(?=:))?\s*[:：.–—-]\s*",
    re.IGNORECASE,
)
_AMENDED = re.compile(
    r"\W{0,3}this (?:article|story|report|post|piece) (?:was|has been) (?:first |last |since )?(?:amended|corrected|changed|edited|updated|revised)\b",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    r"correct|earlier version|previous version|amended|misstated|misspelled|incorrectly|früheren (?:fassung|version)|korrigiert|version précédente|corrigé|"
    r"versión anterior|versione precedente|versão anterior|eerdere versie|poprzedniej wersji|предыдущей версии|попередній версії",
    re.IGNORECASE,
)


@finder
def find(page: Page) -> Iterator[Clue]:
    """Propose `corrections` from labelled paragraphs at the top or the end."""
    for block in (*page.head, *page.tail):
        text = block.plain
        label = _LABEL.match(text)
        amended = _AMENDED.match(text)
        if amended is not None:
            yield from _amended(text.lstrip("•*· "), block, page)
        if label is None or len(text) - label.end() < 20 or (block.index == 0 and not _corrects(text)):
            continue
        dates = find_dates(label[1] or "", page.order)
        date = NewsDate.of(dates[0].year, dates[0].month, dates[0].day) if dates and dates[0].year else None
        value = (Correction(text[label.end() :], date),)
        yield Clue("corrections", value, "correction-line", 0.95, block.number, block.text, block.numbers)


def _corrects(text: str) -> bool:
    """Whether a note above the headline speaks of a correction, and is none of the keeper's."""
    return count_sentences(text) >= 1 and _SPEAKS.search(text) is not None


def _amended(text: str, block: Block, page: Page) -> Iterator[Clue]:
    """A sentence without a label: "This article was amended on 5 December 2005. An earlier version said …"."""
    dates = find_dates(text[:120], page.order)
    date = NewsDate.of(dates[0].year, dates[0].month, dates[0].day) if dates and dates[0].year else None
    if _SPEAKS.search(text) is not None:
        yield Clue("corrections", (Correction(text),), "correction-line", 0.9, block.number, block.text, block.numbers)
    if date is not None:
        yield Clue("updated", date, "correction-line", 0.9, block.number, block.text)
