"""Bylines: who wrote it, in the head of the page or at its end. An agency in a byline is no person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...article import Author
from ...text.words import name_case
from ..agencies import agency_in
from ..page import Block, Line, Page
from .clue import Clue
from .lines import head_lines, is_dated, strip_markup

_BY = re.compile(
    r"(?:(?:written |reported |words |story |text )?by|von|par|por|di|da|door|van|przez|autor(?:es|en|a)?|auteurs?|autore|texte?|"
    r"автор(?:ы)?|текст|yazan|haber)\b\s*[:：]?\s+(?=\S)|"
    r"(?:بقلم|كتبت?|كاتب|מאת|作者|記者|记者|文|取材|लेखक|نویسنده)\s*[:：/／]?\s*(?=\S)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\W{0,2}(?:(?:additional )?reporting|writing|written|compiled) (?:and (?:writing|editing) )?by\s+(.+?)(?:[;.]|$)",
    re.IGNORECASE,
)
_CREDITED = re.compile(
    r"(?:con información de|avec|mit material von|\(?with|с использованием материалов)\s+(?:la |the |l')?(.{2,30}?)\)?\.?$",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:correspondent|reporter|editor|writer|staff|bureau|chief|columnist|critic|analyst|contributor|special to|desk|photographer|"
    r"korrespondent(?:in)?|redakteur(?:in)?|redaktion|reporterin|envoyée? spéciale?|correspondante?|journaliste|rédaction|"
    r"corresponsal|redacción|enviad[oa] especial|periodista|inviat[oa]|corrispondente|redactie|redakcja|корреспондент|обозреватель|"
    r"редакция|مراسلة?|محرر|כתב(?:ת|נו)?|特派员|特派員)\b",
    re.IGNORECASE,
)
_AND = re.compile(
    r"\s*(?:,|;|&|/|\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b|\bi\b|\bи\b|\bта\b|\bve\b|、|，)\s*|\s+و\s*(?=\S)",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\s+(?:in|à|en|aus|w|в|em|a)\s+([A-ZÀ-ÞЀ-Я][\w .’'-]+)$")
_PARTICLES = frozenset(
    "de del della di da das dos du van von der den ter al el bin ibn la le y e zu af of ben bat abu op".split()
)


def find(page: Page) -> Iterator[Clue]:
    """Propose `authors` and `agency` from byline lines at the top and reporting lines at the end."""
    for line in head_lines(page):
        yield from find_in_line(line, page)
    for block in page.tail:
        yield from _at_end(block, page)


def _at_end(block: Block, page: Page) -> Iterator[Clue]:
    """What a short block at the end credits, read as a whole or line by line."""
    if len(block.text) <= 200 and (found := list(_credited(block.text, block.lines, page))):
        yield from found
        return
    lines = [line for line in block.lines if len(line.text) <= 200] if len(block.lines) <= 4 else []
    for line in lines:
        yield from _credited(line.text, (line,), page)
    if len(block.lines) == 1 and block is page.blocks[-1]:
        yield from find_in_line(block.lines[0], page, 0.85)


def _credited(text: str, lines: tuple[Line, ...], page: Page) -> Iterator[Clue]:
    tail = _TAIL.match(strip_markup(text)) or _CREDITED.match(strip_markup(text))
    if tail:
        takes = tuple(line.number for line in lines)
        yield from _people(tail[1], "byline-at-end", 0.9, lines[0], page, takes)


def find_in_line(line: Line, page: Page, confidence: float = 0.97) -> Iterator[Clue]:
    """Propose what one line, read as a byline, says."""
    if len(line.text) > 300:
        return
    text = strip_markup(line.text)
    by = _BY.match(text)
    if by is None or len(text) > 140 or re.search(r"[.!?…]\s+\w+ \w+ \w+", text):
        return
    yield from _people(text[by.end() :], "byline", confidence, line, page, takes=(line.number,))


def _people(rest: str, kind: str, confidence: float, line: Line, page: Page, takes: tuple[int, ...]) -> Iterator[Clue]:
    authors: list[Author] = []
    agencies: list[str] = []
    roles = False
    for part in re.split(r"\s+[|·•/–—-]\s+|\s*[|•·]\s*", rest):
        if is_dated(part, page):
            continue
        found, wires, role = _names(part, page)
        authors += found
        agencies += wires
        roles = roles or role
    if not authors and not agencies and not roles:
        return
    for agency in agencies[:1]:
        yield Clue("agency", agency, kind, confidence, line.number, line.text, takes)
    if authors:
        yield Clue("authors", tuple(authors), kind, confidence, line.number, line.text, takes)
    if not authors and not agencies:
        yield Clue("", rest, kind, confidence, line.number, line.text, takes, note="names no person")


def _names(text: str, page: Page) -> tuple[list[Author], list[str], bool]:
    """Take `Ann Lee and Bo Ek, Health Correspondent` apart into people, agencies and whether a role stood there."""
    people: list[Author] = []
    wires: list[str] = []
    role = False
    whole = agency_in(text, page.agencies)
    for piece in [text] if whole else _AND.split(text):
        piece = piece.strip(" .,*_()[]")
        if not piece:
            continue
        agency = agency_in(piece, page.agencies)
        place = _PLACE.search(piece)
        if agency:
            wires.append(agency)
        elif _ROLE.search(piece):
            role = True
            if people and people[-1].role is None:
                people[-1] = Author(people[-1].name, piece)
        elif place and is_name(piece[: place.start()]):
            people.append(Author(name_case(piece[: place.start()]), place[1]))
        elif is_name(piece):
            people.append(Author(name_case(piece)))
        elif people or wires:
            role = role or bool(people)
        else:
            return [], [], False
    return people, wires, role


def is_name(text: str) -> bool:
    """Whether a phrase can be a person's name: two to six words, all capitalised but for particles."""
    words = text.split()
    if not words or len(words) > 6 or any(char.isdigit() for char in text) or len(text) > 60:
        return False
    if not any(char.isupper() or char.islower() for char in text):
        # Scripts without capitals: a short phrase after a byline word.
        return len(words) <= 4 and all(char.isalpha() or char in " .'’·-\u200c" or ord(char) > 0x300 for char in text)
    capital = [word for word in words if word.strip("\"'’(").replace("-", "")[:1].isupper()]
    rest = [word for word in words if word not in capital]
    return (
        len(words) >= 2
        and len(capital) >= 2
        and all(word.lower() in _PARTICLES for word in rest)
        and words[-1] in capital
    )
