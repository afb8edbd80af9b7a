"""What readers wrote below the article: dated lines under the heading of the comments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...text.dates import find_dates
from ..page import Page
from .clue import Clue, finder
from .litter import is_litter

_LONGEST = 400
_HEADING = re.compile("comment|kommentar|коммент|комент|reacti|reakti|yorum|تعليق|نظر|תגוב|टिप्पणी|评论|評論|コメント")


@finder
def find(page: Page) -> Iterator[Clue]:
    """Take the comments' dated lines out of the body."""
    below = False
    for block in page.tail:
        first = block.lines[0]
        below = below or (is_litter(first) and _HEADING.search(first.plain.lower()) is not None)
        for line in block.lines if below else ():
            if len(line.text) <= _LONGEST and find_dates(line.plain[:80], page.order):
                yield Clue("", line.text, "comment", 0.85, line.number, line.text, (line.number,))
