"""The file's own name: a date at its start, and words that may stand in for a missing headline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...article import NewsDate
from ...text.clean import one_line, tidy
from ...text.dates import find_dates
from ..documents import split_name
from ..page import Page
from .clue import Clue, finder
from .lines import either

_DAY = re.compile(r"(?<!\d)((?:1[5-9]|20)\d\d)([-_. ]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
# What cameras, telephones and scanners call their files: the day is theirs.
_CAMERA = re.compile(r"(?:img|dsc|scan|pxl|photo|vid|screenshot|wp|doc|file|image)[-_ ]?\d", re.IGNORECASE)
_MONTH = re.compile(r"^((?:1[5-9]|20)\d\d)[-_](0[1-9]|1[0-2])(?=[-_ .]|$)")
# Exports number their files, and hash them: neither says anything about the text.
_BREAKS = re.compile(r"[-_.]+")
_NO_WORDS = re.compile(r"\b(?:[0-9a-f]{8,}|\d+|img|scan|doc|article|text|untitled|page|copy)\b", re.IGNORECASE)


@finder
def find(page: Page) -> Iterator[Clue]:
    """Propose `published` from a date in the name, and a `title` of last resort from its words."""
    stem = one_line(tidy(split_name(page.name)[0]))
    day, month = _DAY.search(stem), _MONTH.search(stem)
    if day:
        date = NewsDate.of(int(day[1]), int(day[3]), int(day[4]))
        # Undivided digits are as often a number of something else.
        confidence = 0.93 if (day[2] and not _CAMERA.match(stem)) or day.start() == 0 else 0.4
        if date:
            yield Clue("published", date, "file-name", confidence, excerpt=stem)
    elif month:
        date = NewsDate.of(int(month[1]), int(month[2]))
        if date:
            yield Clue("published", date, "file-name", 0.85, excerpt=stem)
    if not day and not month:
        yield from _written_out(stem, page)
    words = _NO_WORDS.sub(" ", _DAY.sub(" ", _BREAKS.sub(" ", stem)))
    words = " ".join(words.split())
    if len(words) >= 4 and " " in words:
        yield Clue("title", words[:1].upper() + words[1:], "file-name", 0.3, excerpt=stem)


def _written_out(stem: str, page: Page) -> Iterator[Clue]:
    """A date written as in a text: `23.04.2009`, `23 April 2009`, `2009年4月23日`; one that can be read two ways is only told."""
    dates = [date for date in find_dates(stem.replace("_", " "), page.order) if date.year or date.ambiguous]
    if len(dates) != 1:
        return
    found = dates[0]
    if found.ambiguous:
        note = either(found)
        yield Clue(
            "published", stem, "file-name", 0.4, excerpt=stem, note=note, rejected=f"{note}; date_order settles it"
        )
    elif date := NewsDate.of(found.year or 0, found.month, found.day):
        yield Clue("published", date, "file-name", 0.9, excerpt=stem)
