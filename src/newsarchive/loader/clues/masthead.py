"""A newspaper's own name, and perhaps the section's, saved above the headline."""

from __future__ import annotations

import re

from ...text.words import ends_sentence, is_capitals, name_case
from ..page import Line
from .clue import Clue
from .lines import is_title_case, strip_markup

_WORDS = 5
# Names that hardly anything but a newspaper has.
_PAPER = re.compile(
    r"\b(?:ledger|gazette|herald|tribune|chronicle|courier|examiner|inquirer|enquirer|intelligencer|zeitung|tageblatt|tagblatt|anzeiger|"
    r"rundschau|kurier|gazeta|gazzetta|corriere|correo|diario|di\u00e1rio|jornal|peri\u00f3dico|tidningen|dagblad|dagbladet|courant|"
    r"\u0433\u0430\u0437\u0435\u0442\u0430|\u0432\u0435\u0434\u043e\u043c\u043e\u0441\u0442\u0438|"
    r"\u0438\u0437\u0432\u0435\u0441\u0442\u0438\u044f)\b",
    re.IGNORECASE,
)
# Words that headlines are full of as well: they need an article, or company, and must come last.
_MAYBE_PAPER = re.compile(
    r"(?:the\s.*|.*\b(?:daily|morning|evening|sunday|saturday|weekly|national)\s.*|\S+\s\S+\s)"
    r"\b(?:times|post|journal|weekly|news|star|sun|press|mail|record|telegraph|observer|guardian|standard|dispatch|globe|echo|review)",
    re.IGNORECASE,
)


def split(runs: list[list[Line]]) -> tuple[list[Clue], list[list[Line]]]:
    """Take a masthead, and the section below it, off the top of a page's headlines: its clues, and what remains."""
    lines = runs[0]
    rest = [run for run in (lines[1:], *runs[1:]) if run]
    if not _is_masthead(strip_markup(lines[0].text)) or not any(_is_longer(run, lines[0]) for run in rest[:2]):
        return [], runs
    clues = [_clue("source", lines[0], 0.85)]
    if rest[0] == lines[1:] and len(rest) > 1 and _is_section(rest[0]):
        clues.append(_clue("section", rest[0][0], 0.75))
        rest = rest[1:]
    return clues, rest


def _is_masthead(text: str) -> bool:
    words = text.split()
    if not 2 <= len(words) <= _WORDS or ends_sentence(text) or not (is_capitals(text) or is_title_case(text)):
        return False
    return bool(_PAPER.search(text) or _MAYBE_PAPER.fullmatch(text))


def _is_longer(run: list[Line], above: Line) -> bool:
    return len(" ".join(line.text for line in run)) > len(above.text) and len(run[0].text.split()) >= 3


def _is_section(run: list[Line]) -> bool:
    text = run[0].text
    return len(run) == 1 and len(text.split()) <= 4 and len(text) <= 30 and not ends_sentence(text)


def _clue(field: str, line: Line, confidence: float) -> Clue:
    value = name_case(strip_markup(line.text))
    return Clue(field, value, "masthead", confidence, line.number, line.text, (line.number,))
