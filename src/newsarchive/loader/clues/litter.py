"""Lines that belong to the web page and not to the article: navigation, share buttons, pleas.

Only whole short lines are ever taken, and what was taken is told in the evidence: nothing disappears unsaid. What such
lines say is a table, `data/furniture.txt`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from ..page import Block, Line, Page
from .clue import Clue, finder

_LONGEST = 160
#: An opening may go on for this many characters; a longer line is somebody's sentence.
_LONGEST_REST = 80
_NUMBER = re.compile(r"[(\[]?\d[\d.,]{0,8}[)\]]?")
_DIGIT = re.compile(r"\d")
_DRESSING = " .!:|»>→↓▶►•·*_#-–—[]()（）【】［］：。"
_BAR = re.compile("[|•·»›>/]")
_BETWEEN = re.compile("[|•·»›>]|\\s/\\s")
_GAP = re.compile(r"\s{2,}|\t|\u3000")
# The keyword line above a wire story: "GRAIN-TALKS/ (UPDATE 1)", "BC-US--Barn Fire,0211".
_SLUG = re.compile(
    r"[A-Z]{2,}(?:-[A-Z0-9]+)*/[A-Z-]*(?: ?\([A-Z0-9 ,.-]+\))?$|(?:BC|AM|PM)-\w[\w .&-]*,\s?\d{2,4}(?:-\d+)?$"
)
_WEATHER = re.compile(r"^.{0,30}\b-?\d{1,2} ?°(?:[CF]\b|$|,)")
_CHARTS = frozenset(
    "most read|most popular|most viewed|most shared|trending|trending now|popular now|top stories|latest news|recommended for you|meistgelesen|meistgelesene artikel|"
    "les plus lus|lo más leído|lo más visto|i più letti|mais lidas|mais lidos|as mais lidas|meest gelezen|najczęściej czytane|самое читаемое|популярное|"
    "найпопулярніше|популярне|en çok okunanlar|الأكثر قراءة|پربازدیدترین‌ها|הנקראות ביותר|热门文章|热门新闻|熱門新聞|アクセスランキング|人気記事".split(
        "|"
    )
)


@finder
def find(page: Page) -> Iterator[Clue]:
    """Take litter out of the body."""
    edges = {block.index for block in (*page.head, *page.tail)}
    for block in page.blocks:
        for line in _litter(block, at_edge=block.index in edges):
            yield Clue("", line.text, "litter", 0.9, line.number, line.text, (line.number,))


def _litter(block: Block, *, at_edge: bool) -> list[Line]:
    """The furniture in a block. In the midst of a text a lone "Home" among other lines may be a verse."""
    if len(block.lines) == 1 and len(block.text) > _LONGEST:
        return []
    if at_edge and (_is_menu(block) or _is_charts(block)):
        return list(block.lines)
    if at_edge:
        return [line for line in block.lines if is_litter(line)]
    return list(block.lines) if all(is_litter(line) for line in block.lines) else []


def _is_menu(block: Block) -> bool:
    """Three or more short items, one in each line, of which some are known to be a site's own."""
    if len(block.lines) < 3 or any(len(line.plain) > 24 or len(line.plain.split()) > 4 for line in block.lines):
        return False
    return 3 * sum(1 for line in block.lines if is_litter(line)) >= len(block.lines)


def _is_charts(block: Block) -> bool:
    """A list of other articles below "Most read"."""
    first, *items = block.lines
    return (
        bool(items)
        and first.plain.strip(_DRESSING).casefold() in _CHARTS
        and all(len(item.text) <= _LONGEST for item in items)
    )


def is_litter(line: Line) -> bool:
    """Whether a whole line is a page's furniture."""
    if len(line.text) > _LONGEST:
        return False
    text = line.plain
    if (
        _is_furniture(text)
        or _SLUG.match(text)
        or ("°" in text and _WEATHER.match(text))
        or (len(text) <= 60 and _is_row_of_buttons(line.raw_text.strip()))
    ):
        return True
    return len(text) <= 110 and _BAR.search(text) is not None and _is_navigation(text)


def _is_row_of_buttons(text: str) -> bool:
    """Buttons side by side: with a gap between them, or each a word."""
    buttons = _GAP.split(text) if _GAP.search(text) else text.split()
    if len(buttons) > 1 and all(_is_furniture(button) for button in buttons):
        return True
    return len(buttons) >= 3 and "\u3000" in text and any(_is_furniture(button) for button in buttons)


def _is_navigation(text: str) -> bool:
    """A row of three or more short links."""
    if not _BETWEEN.search(text):
        return False
    parts = [part for each in _BETWEEN.split(text) if (part := each.strip())]
    short = all(len(part.split()) <= 3 and len(part) <= 24 and not any(c.isdigit() for c in part) for part in parts)
    return short and (len(parts) >= 3 or (len(parts) == 2 and _is_furniture(parts[0])))


def _is_furniture(text: str) -> bool:
    folded = text.strip(_DRESSING).casefold()
    if _DIGIT.search(folded):
        folded = _NUMBER.sub("#", folded)
    whole, openings = _furniture()
    if folded in whole:
        return True
    return any(
        folded.startswith(opening) and len(folded) - len(opening) <= _LONGEST_REST
        for opening in openings.get(folded[:2], ())
    )


@cache
def _furniture() -> tuple[frozenset[str], dict[str, list[str]]]:
    """The lines that are furniture as they stand, and the openings of those that go on, by their first two characters."""
    text = files(__package__).joinpath("data", "furniture.txt").read_text(encoding="utf-8")
    phrases = [line.casefold() for line in text.splitlines() if line and not line.startswith("//")]
    openings: dict[str, list[str]] = {}
    for phrase in phrases:
        if phrase.endswith("…"):
            openings.setdefault(phrase[:2], []).append(phrase[:-1])
    return frozenset(phrases), openings
