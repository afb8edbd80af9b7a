"""Pointers to other articles that were saved in the middle or at the end of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...article import Link
from ...text.words import ends_sentence
from ..fields import safe_url
from ..page import Line, Page
from .clue import Clue
from .lines import strip_markup

_LABEL = re.compile(
    r"[*_]{0,2}(?:related(?: (?:article|story|stories|items?|coverage|links?|news))?s?|see also|also (?:read|see)|read (?:also|more|next)|more on this|"
    r"lesen sie auch|mehr zum thema|siehe auch|lire aussi|à lire aussi|à lire|voir aussi|lea también|lee también|ver también|noticias relacionadas|"
    r"leggi anche|leia também|leia mais|lees ook|czytaj też|czytaj także|zobacz też|читайте также|по теме|см\. также|читайте також|"
    r"ilgili haber(?:ler)?|اقرأ أيضا|اقرأ أيضًا|قد يعجبك|קראו גם|ראו גם|相关阅读|延伸阅读|相关新闻|関連記事|あわせて読みたい)"
    r"[*_]{0,2}\s*[:：]\s*[*_]{0,2}\s*(.+)$",
    re.IGNORECASE,
)
_LINK = re.compile(r"\[([^\]]+)\]\(\s*([^()\s]*)")


def find(page: Page) -> Iterator[Clue]:
    """Propose `related` from labelled lines anywhere."""
    for block in page.blocks:
        for line in block.lines:
            label = _LABEL.match(line.text) if len(line.text) < 300 else None
            if label:
                yield _clue(line, label[1], whole=len(block.lines) == 1)


def _clue(line: Line, rest: str, whole: bool) -> Clue:
    links = tuple(Link(strip_markup(title), safe_url(url)) for title, url in _LINK.findall(rest))
    if not links:
        links = tuple(Link(title) for part in re.split(r"\s[|•·]\s", rest) if (title := strip_markup(part)))
    # "Read more: …" with a whole sentence behind it, inside a wrapped paragraph, may be the writer's own words.
    confidence = 0.97 if whole or not ends_sentence(rest) else 0.4
    return Clue(
        "related", links, "related-line", confidence, line.number, line.text, (line.number,) if confidence > 0.5 else ()
    )
