"""The headline, and what stands close to it: masthead and kicker above, deck below."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from itertools import groupby

import msgspec

from ...text.clean import letters_only
from ...text.markup import strip_markup
from ...text.words import is_capitals, shorten
from ..page import Block, Line, Page
from . import dateline, masthead, name_line, remaining
from .clue import Clue, finder
from .lines import is_title_case

# Headlines in Chinese and Japanese are short: a second line is a second headline.
_UNSPACED = re.compile(r"[\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u2014]")
_LEAST_DENSE = 5
#: A headline under a single word that is its kicker.
_LONGEST_BELOW = 120
_ATX = re.compile(r"#{1,3}\s+\S")
_SETEXT = re.compile(r"(=|-){3,}$")


@finder
def find(page: Page) -> Iterator[Clue]:
    """Propose `title` (one per plausible line), `kicker` and `deck`."""
    marked = _heading(page)
    if marked is not None:
        yield marked
    told = name_line.lines(page)
    runs = [part for run in remaining.runs(page) if not _SETEXT.match(run[0].text) for part in _apart(run, told)]
    if runs:
        yield from _titles(runs, page, marked)
    elif marked is None and (first := _first_words(page)) is not None:
        opening = re.split(r"(?<=[.!?])\s", strip_markup(first.text), maxsplit=1)[0]
        yield Clue("title", shorten(opening, 90), "first-words", 0.2, first.number, first.lines[0].text)


def _apart(run: list[Line], told: Container[int]) -> Iterator[list[Line]]:
    """What is left of a run on either side of the lines that are names."""
    for is_told, lines in groupby(run, key=lambda line: line.number in told):
        if not is_told:
            yield list(lines)


def _first_words(page: Page) -> Block | None:
    taken = remaining.explained(page)
    return next((block for block in page.blocks if block.numbers[0] not in taken), None)


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


def _titles(runs: list[list[Line]], page: Page, marked: Clue | None) -> Iterator[Clue]:
    if marked is not None:
        yield from _around(marked, [run for run in runs if run[0].number not in marked.takes], page)
        return
    top, runs = masthead.split(runs, page)
    yield from top
    if _is_kicker(runs[0], runs, page):
        yield _clue("kicker", runs[0], "line-above", 0.8)
        runs = runs[1:]
    title, below = _split(runs[0], page)
    if len(title) > 1 and masthead.is_surely_paper(title[-1].plain) and not is_capitals(title[0].plain):
        yield masthead.clue("source", title[-1], 0.8)
        title = title[:-1]
    sure = title[0].number <= page.blocks[0].number + 2 or bool(top)
    first = _clue("title", title, "first-line", 0.95 if sure else 0.85)
    rest = [below, *runs[1:]] if below else runs[1:]
    window = masthead.off_title(first.value, " ".join(line.plain for line in rest[0]) if rest else "")
    if window is None:
        yield first
        yield from _deck(rest, page)
    else:
        yield from _window(first, window, rest, page)


def _around(marked: Clue, runs: list[list[Line]], page: Page) -> Iterator[Clue]:
    """Kicker and deck of a headline that its sign tells."""
    above = [run for run in runs if marked.line is not None and run[-1].number < marked.line]
    if above and len(above[-1]) == 1 and len(above[-1][0].plain.split()) <= 4:
        yield _clue("kicker", above[-1], "line-above", 0.8)
    yield from _deck([run for run in runs if run not in above], page)


def _window(first: Clue, window: tuple[str, str | None, str], rest: list[list[Line]], page: Page) -> Iterator[Clue]:
    """A browser window's title, and the headline itself where it follows once more."""
    headline, section, paper = window
    yield msgspec.structs.replace(first, value=headline)
    yield Clue("source", paper, "window-title", 0.85, first.line, first.excerpt)
    if section:
        yield Clue("section", section, "window-title", 0.8, first.line, first.excerpt)
    again = [run for run in rest if letters_only(" ".join(line.plain for line in run)) == letters_only(headline)]
    yield from (_clue("title", run, "first-line", 0.9) for run in again)
    yield from _deck([run for run in rest if run not in again], page)


def _deck(runs: list[list[Line]], page: Page) -> Iterator[Clue]:
    steps = runs[: next((at for at, run in enumerate(runs, 1) if _is_told_below(run, page)), 0)]
    if (
        2 <= len(steps) <= 4
        and is_capitals(steps[0][0].plain)
        and all(len(line.plain) <= 90 for run in steps for line in run)
    ):
        # Old papers set a headline in steps, each smaller than the one above it.
        yield _clue("deck", [line for run in steps for line in run], "line-below", 0.75)
        return
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
    last, first = above[-1].plain, below[0].plain
    if _UNSPACED.match(last[-1:]) and _UNSPACED.match(first):
        return len(last) >= _LEAST_DENSE and len(first) >= _LEAST_DENSE
    if first[:1].islower() or last.endswith((",", "-", "\u2013", "\u2014", ":")):
        return False
    if is_capitals(last) != is_capitals(first):
        return is_capitals(" ".join(line.text for line in above)) and len(first.split()) > 3
    # A line that was wrapped had no room for the next word, and headlines in title case are one to their end.
    word = first.split()[0]
    roomy = len(last) + 1 + len(word) <= max(len(line.text) for line in below) and len(last) < 0.75 * len(first)
    return roomy and len(last.split()) >= 3 and not is_title_case(first)


def _clue(field: str, run: list[Line], kind: str, confidence: float) -> Clue:
    text = " ".join(line.plain for line in run)
    if field == "deck":
        text = text.lstrip("—–- ")
    return Clue(
        field, text, kind, confidence, run[0].number, run[0].text, tuple(line.number for line in run), only_if_used=True
    )


def _is_kicker(first: list[Line], runs: list[list[Line]], page: Page) -> bool:
    """A few words in capitals or with a colon above a longer line that is written otherwise; or one word alone."""
    if len(runs) < 2 or len(first) > 1:
        return False
    above, below = first[0].plain, " ".join(line.plain for line in runs[1])
    if runs[1][0].number > first[0].number + 2 or len(above.split()) > 4 or below.endswith((".", "\u3002")):
        return False
    if not any(runs[1][0].number in block.numbers for block in page.head):
        return False
    if is_capitals(above) and not is_capitals(below) and len(below.split()) >= 2:
        return True
    alone = len(above.split()) == 1 and above.isalpha() and len(below) <= _LONGEST_BELOW
    told = alone and any(_is_told_below(run, page) for run in runs[1:3])
    return len(below.split()) >= 4 and (told or above.endswith(":"))


def _is_deck(run: list[Line], page: Page) -> bool:
    """A line between the headline and the byline or date. Where neither follows it is the text's first paragraph."""
    if len(run) > 3 or not _is_told_below(run, page):
        return False
    text = " ".join(line.text for line in run)
    return len(text.split()) >= 4 or (not text.isascii() and len(text) >= 8)


def _is_told_below(run: list[Line], page: Page) -> bool:
    """Whether a byline, a date or the like, or the dateline of the text, stands below."""
    last = run[-1].number
    following = next((line for block in page.blocks for line in block.lines if line.number > last), None)
    return following is not None and _is_told(following, page)


def _is_told(line: Line, page: Page) -> bool:
    text = dateline.opening(page)
    opens = text is not None and line is page.blocks[text].lines[0]
    return opens or line.number in remaining.explained(page) or line.number in name_line.lines(page)
