"""The headline, and what stands close to it: masthead and kicker above, deck below."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...text.words import ends_sentence, is_capitals, shorten
from ..page import Block, Line, Page, is_prose
from . import byline, caption, litter, masthead
from .clue import Clue
from .lines import is_bold_line, is_dated, is_title_case, key_value, strip_markup, url_of

_ATX = re.compile(r"#{1,3}\s+\S")
_SETEXT = re.compile(r"(=|-){3,}$")


def find(page: Page) -> Iterator[Clue]:
    """Propose `title` (one per plausible line), `kicker` and `deck`."""
    marked = _heading(page)
    if marked is not None:
        yield marked
    runs = list(_runs(page))
    if runs:
        yield from _titles(runs, page, marked)
    elif page.blocks and marked is None:
        first = page.blocks[0]
        opening = re.split(r"(?<=[.!?])\s", strip_markup(first.text))[0]
        yield Clue("title", shorten(opening, 90), "first-words", 0.2, first.number, first.lines[0].text)


def _heading(page: Page) -> Clue | None:
    """The heading above all prose, with its sign or underlined; a heading further down is one within the text."""
    for block in page.blocks[: min(4, len(page.head) + 1)]:
        lines = block.lines if block in page.head else block.lines[:1]
        marked = next((line for line in lines if _ATX.match(line.text)), None)
        if marked is not None:
            return _marked((marked,), 0.99)
        if len(block.lines) > 1 and _SETEXT.match(block.lines[1].text):
            return _marked(block.lines[:2], 0.98)
    return None


def _marked(lines: tuple[Line, ...], confidence: float) -> Clue:
    text, takes = lines[0].text, tuple(line.number for line in lines)
    return Clue("title", strip_markup(text), "heading", confidence, takes[0], text, takes=takes, only_if_used=True)


def _runs(page: Page) -> Iterator[list[Line]]:
    """Runs of neighbouring lines in the head that can be (part of) a headline: nothing that is known to be something else."""
    for block in page.blocks[: len(page.head) + 1]:
        if block not in page.head or (is_prose(block.text) and block is not page.opening):
            return
        run: list[Line] = []
        for line in block.lines:
            if _is_other(line, block, page):
                if run:
                    yield run
                run = []
            else:
                run.append(line)
        if run:
            yield run


def _is_other(line: Line, block: Block, page: Page) -> bool:
    text = line.text
    return (
        url_of(text) is not None
        or key_value(text) is not None
        or is_dated(strip_markup(text), page)
        or any(byline.find_in_line(line, page))
        or litter.is_litter(line)
        or caption.is_caption(block, page)
        or (is_bold_line(text) and block.index > 0)
        or bool(_SETEXT.match(text))
    )


def _titles(runs: list[list[Line]], page: Page, marked: Clue | None) -> Iterator[Clue]:
    if marked is not None:
        yield from _deck([run for run in runs if run[0].number not in marked.takes], page)
        return
    top, runs = masthead.split(runs)
    yield from top
    first = runs[0]
    if _is_kicker(first, runs, page):
        yield _clue("kicker", first, "line-above", 0.8)
        runs = runs[1:]
    title, below = _split(runs[0], page)
    yield _clue("title", title, "first-line", 0.95 if title[0].number <= page.blocks[0].number + 2 or top else 0.85)
    yield from _deck([below, *runs[1:]] if below else runs[1:], page)


def _deck(runs: list[list[Line]], page: Page) -> Iterator[Clue]:
    deck = next((run for run in runs if _is_deck(run, page)), None)
    if deck is not None:
        yield _clue("deck", deck, "line-below", 0.75)


def _split(run: list[Line], page: Page) -> tuple[list[Line], list[Line]]:
    """Part lines that stand together into headline and deck, where they are no headline that was merely wrapped."""
    for place in range(1, len(run)):
        if _opens_deck(run[:place], run[place:]) and _is_deck(run[place:], page):
            return run[:place], run[place:]
    return run, []


def _opens_deck(above: list[Line], below: list[Line]) -> bool:
    last, first = strip_markup(above[-1].text), strip_markup(below[0].text)
    if first[:1].islower() or last.endswith((",", "-", "\u2013", "\u2014", ":")):
        return False
    if is_capitals(last) != is_capitals(first):
        return is_capitals(" ".join(line.text for line in above)) and len(first.split()) > 3
    # A line that was wrapped had no room for the next word, and headlines in title case are one to their end.
    word = first.split()[0]
    roomy = len(last) + 1 + len(word) <= max(len(line.text) for line in below) and len(last) < 0.75 * len(first)
    return roomy and len(last.split()) >= 3 and not is_title_case(first)


def _clue(field: str, run: list[Line], kind: str, confidence: float) -> Clue:
    text = " ".join(strip_markup(line.text) for line in run)
    return Clue(
        field, text, kind, confidence, run[0].number, run[0].text, tuple(line.number for line in run), only_if_used=True
    )


def _is_kicker(first: list[Line], runs: list[list[Line]], page: Page) -> bool:
    """A few words in capitals or with a colon above a longer line that is written otherwise."""
    if len(runs) < 2 or len(first) > 1:
        return False
    above, below = strip_markup(first[0].text), " ".join(strip_markup(line.text) for line in runs[1])
    if (
        runs[1][0].number > first[0].number + 2
        or len(above.split()) > 4
        or len(below.split()) < 4
        or ends_sentence(below)
    ):
        return False
    if not any(runs[1][0].number in block.numbers for block in page.head):
        return False
    return (is_capitals(above) and not is_capitals(below)) or above.endswith(":")


def _is_deck(run: list[Line], page: Page) -> bool:
    """A line between the headline and the byline or date. Where neither follows it is the text's first paragraph."""
    last = run[-1].number
    following = next((line for block in page.head for line in block.lines if line.number > last), None)
    if following is None or len(run) > 3:
        return False
    by = any(byline.find_in_line(following, page))
    return (by or is_dated(strip_markup(following.text), page)) and len(
        " ".join(line.text for line in run).split()
    ) >= 4
