"""What remains of a page's head when every other clue has explained its lines: the headline and what belongs to it."""

from __future__ import annotations

from ...text.words import is_capitals
from ..page import Line, Page, is_prose
from . import (
    byline,
    caption,
    clipping,
    comment,
    copyright_notice,
    correction,
    date_line,
    dateline,
    header_line,
    imprint,
    litter,
    message,
    original_url,
    related,
)
from .clue import Finder, once

#: All but the clues that are themselves about what remains.
OTHERS: tuple[Finder, ...] = (
    header_line.find,
    message.find,
    imprint.find,
    clipping.find,
    byline.find,
    date_line.find,
    dateline.find,
    caption.find,
    original_url.find,
    related.find,
    correction.find,
    litter.find,
    copyright_notice.find,
    comment.find,
)


@once
def explained(page: Page) -> frozenset[int]:
    """Return the numbers of the lines that another clue takes."""
    return frozenset(number for find in OTHERS for clue in find(page) for number in clue.takes)


@once
def runs(page: Page) -> list[list[Line]]:
    """Return the runs of neighbouring lines in the head that nothing else explains, down to the first prose."""
    taken, text = explained(page), dateline.opening(page)
    found: list[list[Line]] = []
    for block in page.head:
        told = page.may_be_headline(block) or _is_told(block.numbers, taken)
        if block.index == text or (is_prose(block.text) and not told):
            break
        run: list[Line] = []
        for line in block.lines:
            if run and (line.number in taken or (page.is_unwrapped and _is_apart(run[-1].plain, line.plain))):
                found.append(run)
                run = []
            if line.number not in taken:
                run.append(line)
        found += [run] if run else []
    return found


def _is_apart(above: str, below: str) -> bool:
    """Whether lines that stand together, where nothing was wrapped, are two things and not one in two lines."""
    return (
        not below[:1].islower()
        and not (is_capitals(above) and is_capitals(below))
        and not above.endswith((",", "-", ":"))
    )


def _is_told(numbers: tuple[int, ...], taken: frozenset[int]) -> bool:
    return any(number in taken for number in numbers)
