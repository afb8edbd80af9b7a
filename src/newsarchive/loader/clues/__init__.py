"""The kinds of evidence, one file each, and the table in which they are asked.

A clue looks at a page and proposes candidates; it never decides and never looks at another clue's answer.
To add one: write a module with `find(page)` and put it into `CLUES`.
"""

from . import (
    biography,
    byline,
    caption,
    clipping,
    comment,
    copyright_notice,
    correction,
    date_line,
    dateline,
    file_name,
    header_line,
    headline,
    imprint,
    litter,
    message,
    name_line,
    original_url,
    related,
)
from .clue import Clue, Finder

#: Asked in this order; the order decides nothing but which of two equal candidates is named first.
CLUES: tuple[Finder, ...] = (
    header_line.find,
    message.find,
    imprint.find,
    headline.find,
    byline.find,
    name_line.find,
    date_line.find,
    dateline.find,
    caption.find,
    original_url.find,
    related.find,
    correction.find,
    litter.find,
    copyright_notice.find,
    comment.find,
    clipping.find,
    biography.find,
    file_name.find,
)

__all__ = ["CLUES", "Clue", "Finder"]
