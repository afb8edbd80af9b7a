"""Pointers to other articles that were saved in the middle or at the end of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...article import Link
from ...text.dates import whole_date
from ...text.markup import strip_markup
from ...text.words import ends_sentence
from ..fields import safe_url
from ..page import Block, Line, Page
from .clue import Clue, finder

_WORDS = (
    "related(?: (?:article|story|stories|items?|coverage|links?|news|content|topics?))?s?|see also|also (?:read|see)|read (?:also|more|next)|more on (?:this|the).{0,30}|"
    "lesen sie auch|mehr zum thema|siehe auch|zum thema|auch interessant|weitere artikel|lire aussi|à lire aussi|à lire|voir aussi|sur le même sujet|"
    "lea también|lee también|ver también|lea además|te recomendamos|noticias relacionadas|leggi anche|vedi anche|articoli correlati|"
    "leia também|leia mais|veja também|ler também|notícias relacionadas|lees ook|zie ook|lees meer|gerelateerd|czytaj też|czytaj także|zobacz też|zobacz także|"
    "przeczytaj także|przeczytaj też|читайте также|по теме|см\\. также|материалы по теме|читайте також|дивіться також|за темою|"
    "ilgili haber(?:ler)?|ayrıca okuyun|bunlar da ilginizi çekebilir|اقرأ أيضا|اقرأ أيضًا|اقرأ أيضاً|إقرأ أيضا|مواضيع ذات صلة|قد يعجبك|مرتبط|بیشتر بخوانید|مطالب مرتبط|"
    "همچنین بخوانید|קראו גם|קרא גם|ראו גם|עוד בנושא|כתבות נוספות|यह भी पढ़ें|ये भी पढ़ें|संबंधित (?:खबरें|समाचार)|"
    "相关阅读|相关新闻|相关报道|延伸阅读|相關閱讀|相關新聞|延伸閱讀|関連記事|関連ニュース|あわせて読みたい"
)
_DRESSING = r"[*_#•·>\s【\[]{0,4}"
_LABEL = re.compile(rf"{_DRESSING}(?:{_WORDS})[*_]{{0,2}}\s*[:：]\s*[*_]{{0,2}}\s*(.+)$", re.IGNORECASE)
_HEAD = re.compile(rf"{_DRESSING}(?:{_WORDS})[*_]{{0,2}}\s*[】\]]?\s*[:：]?[*_]{{0,2}}$", re.IGNORECASE)
_BULLET = re.compile(r"\s*(?:[-*+•·▪►»>–—]|\d{1,2}[.)])\s+")
#: No list of related articles is longer.
_MOST = 30
#: A headline in a list is no longer than this.
_LONGEST = 160
_LINK = re.compile(r"\[([^\]]+)\]\(\s*([^()\s]*)")


@finder
def find(page: Page) -> Iterator[Clue]:
    """Propose `related` from labelled lines anywhere, and from the list below a label."""
    for block in page.blocks:
        for at, line in enumerate(block.lines):
            if len(line.text) >= 300:
                continue
            label = _LABEL.match(line.text) if ":" in line.text or "：" in line.text else None
            if label:
                yield _clue(line, label[1], whole=len(block.lines) == 1)
            elif len(line.text) <= 60 and _HEAD.match(line.text):
                yield from _list(line, block, at, page)


def _list(head: Line, block: Block, at: int, page: Page) -> Iterator[Clue]:
    """The headlines below a label: the rest of its block, or else the next one, if they are a list and no text."""
    rest = block.lines[at + 1 : at + 2 + _MOST]
    following = page.blocks[block.index + 1].lines if block.index + 1 < len(page.blocks) else ()
    items = rest or following
    if not items or len(items) > _MOST or any(len(item.text) > _LONGEST for item in items):
        return
    bulleted = all(_BULLET.match(item.text) for item in items)
    last = not rest and block.index + 2 == len(page.blocks) and len(items) > 1
    if not bulleted and (not (rest or last) or any(item.text.endswith((".", "。")) for item in items)):
        return
    yield Clue("", head.text, "related-line", 0.9, head.number, head.text, (head.number,))
    for item in items:
        text = _BULLET.sub("", item.text, count=1)
        if whole_date(text) is None:
            yield _clue(item, text, whole=True)
        else:
            yield Clue("", item.text, "related-line", 0.9, item.number, item.text, (item.number,))


def _clue(line: Line, rest: str, whole: bool) -> Clue:
    links = tuple(Link(strip_markup(title), safe_url(url)) for title, url in _LINK.findall(rest))
    if not links:
        links = tuple(Link(title) for part in re.split(r"\s[|•·]\s", rest) if (title := strip_markup(part)))
    # "Read more: …" with a whole sentence behind it, inside a wrapped paragraph, may be the writer's own words.
    confidence = 0.97 if whole or not ends_sentence(rest) else 0.4
    return Clue(
        "related", links, "related-line", confidence, line.number, line.text, (line.number,) if confidence > 0.5 else ()
    )
