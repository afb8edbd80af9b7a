"""A newspaper's own name, and perhaps the section's, saved above the headline."""

from __future__ import annotations

import re

from ...text.clean import letters_only
from ...text.words import ends_sentence, is_capitals, name_case
from ..page import Line, Page
from . import copyright_notice
from .clue import Clue
from .lines import is_title_case

_WORDS = 6
_NO_NAME = re.compile('[,;«»“”"]')
_ARTICLE = re.compile(r"(?:The|Der|Die|Das|Le|La|Les|El|Il|Lo|De|Het)\s[^\W\d_]|L['’][^\W\d_]")
_WINDOW = re.compile(r"\s+[|–—-]\s+|\s+::\s+|\s*[｜]\s*")
_ASIAN_WINDOW = re.compile(
    r"(.{5,})[：_－](\S{1,8}(?:新聞|新報|日報|日报|晚报|時報|时报)(?:デジタル|オンライン|网|網)?)$"
)
# Names that hardly anything but a newspaper has.
_PAPER = re.compile(
    r"\b(?:ledger|gazette|herald|tribune|chronicle|courier|examiner|inquirer|enquirer|intelligencer|advertiser|mercury|argus|"
    r"\w*(?:zeitung|tageblatt|tagblatt|anzeiger|rundschau|kurier|nachrichten|bote|tagespost|wochenblatt|abendblatt|morgenpost)|"
    r"gazeta|gazetesi|gazetta|gazzetta|corriere|courrier|correo|correio|correia|diario|diário|jornal|journal|periódico|dépêche|républicain|quotidien|"
    r"giornale|eco|voce|voz|voix|głos|dziennik|kurier|"
    r"tidningen|dagblad|dagbladet|courant|krant|nieuwsblad|\w*bode|\w*krant|"
    r"газета|ведомости|известия|вестник|вечерн(?:ий|яя|яе)|вестник|вісник|відомості|новости|новини|"
    r"haber|postası|صحيفة|جريدة|روزنامه|עיתון|समाचार|टाइम्स|भास्कर|जागरण)\b"
    r"|^\S{1,8}(?:日报|晚报|晨报|时报|周报|早报|商报|都市报|导报|周刊|新闻网|日報|晚報|時報|晨報|新聞|新報|タイムズ|新聞社)$",
    re.IGNORECASE,
)
# Words that headlines are full of as well: they need an article, or company, and must come last.
_MAYBE_PAPER = re.compile(
    r"(?:the\s.*|.*\b(?:daily|morning|evening|sunday|saturday|weekly|national)\s.*|\S+\s\S+\s)"
    r"\b(?:times|post|journal|weekly|news|star|sun|press|mail|record|telegraph|observer|guardian|standard|dispatch|globe|echo|review|monitor|voice)",
    re.IGNORECASE,
)


def names_paper(text: str) -> bool:
    """Whether a phrase is a newspaper's name."""
    words = text.split()
    if not 1 <= len(words) <= _WORDS or (len(words) == 1 and text.isascii()):
        return False
    if text[:1].islower() or _NO_NAME.search(text) or (ends_sentence(text) and len(words) > 4):
        return False
    plain = text.rstrip(".")
    return bool(_PAPER.search(plain) or _MAYBE_PAPER.fullmatch(plain)) and (
        is_capitals(text) or is_title_case(text) or not text.isascii()
    )


def is_surely_paper(text: str) -> bool:
    """Whether a whole line is a newspaper's name by a word that hardly anything else has, or by its article."""
    return names_paper(text) and (_PAPER.search(text) is not None or text.startswith("The "))


def may_be_paper(text: str) -> bool:
    """Whether a short phrase is a paper's name, or at least has an article before capitals as many have."""
    return names_paper(text) or (
        2 <= len(text.split()) <= 4 and _ARTICLE.match(text) is not None and is_title_case(text)
    )


def off_title(text: str, below: str = "") -> tuple[str, str | None, str] | None:
    """Take a browser window's title apart: `Headline - Section - The Paper` into headline, section and paper.

    `below` is the next line of the page: where it is the same headline again, the rest is the paper whatever it is called.
    """
    *before, last = _WINDOW.finditer(text) if _WINDOW.search(text) else (None,)
    if last is not None:
        headline, paper = text[: last.start()], text[last.end() :]
        if names_paper(paper) or (len(paper.split()) <= _WORDS and letters_only(headline) == letters_only(below)):
            section = text[before[-1].end() : last.start()] if before and before[-1] is not None else ""
            # "Headline - Section - Paper"; a dash within the headline is followed by more than two words.
            if section and len(section.split()) <= 2 and letters_only(headline) != letters_only(below):
                return text[: before[-1].start()], section, paper
            return headline, None, paper
    asian = _ASIAN_WINDOW.match(text)
    return (asian[1], None, asian[2]) if asian else None


def split(runs: list[list[Line]], page: Page) -> tuple[list[Clue], list[list[Line]]]:
    """Take a masthead, and the section below it, off the top of a page's headlines: its clues, and what remains."""
    lines = runs[0]
    rest = [run for run in (lines[1:], *runs[1:]) if run]
    noticed = bool(rest) and _is_noticed(lines[0].plain, page)
    known = names_paper(lines[0].plain) and any(_is_longer(run, lines[0]) for run in rest[:2])
    if not (known or noticed or _stands_like_one(runs, page)):
        return [], runs
    clues = [clue("source", lines[0], 0.9 if noticed else 0.85 if known else 0.75)]
    if rest[0][0].number == lines[0].number + 1 and len(rest) > 1 and _is_section(rest[0]):
        clues.append(clue("section", rest[0][0], 0.75))
        rest = rest[1:]
    return clues, rest


def _is_noticed(text: str, page: Page) -> bool:
    """Whether the notice of rights at the end names the same paper."""
    told = letters_only(text)
    return bool(told) and any(
        clue.field == "source" and letters_only(clue.value) == told for clue in copyright_notice.find(page)
    )


def _stands_like_one(runs: list[list[Line]], page: Page) -> bool:
    """A short name with its article, other lines such as the day between it and the headline: "The Daily Meridian"."""
    if len(runs) < 2 or len(runs[0]) > 1:
        return False
    above, below = runs[0][0], runs[1][0]
    apart = below.number > above.number + 2 or (
        page.is_unwrapped and below.number == above.number + 1 and _is_longer(runs[1], above)
    )
    return (
        apart
        and 2 <= len(above.plain.split()) <= 4
        and _ARTICLE.match(above.plain) is not None
        and is_title_case(above.plain)
    )


def _is_longer(run: list[Line], above: Line) -> bool:
    return len(" ".join(line.text for line in run)) > len(above.text) and len(run[0].text.split()) >= 3


def _is_section(run: list[Line]) -> bool:
    text = run[0].text
    return len(run) == 1 and len(text.split()) <= 4 and len(text) <= 30 and not ends_sentence(text)


def clue(field: str, line: Line, confidence: float) -> Clue:
    """Return a line as what stands above the headline: a paper, a section."""
    value = name_case(line.plain).rstrip(".")
    return Clue(field, value, "masthead", confidence, line.number, line.text, (line.number,))
