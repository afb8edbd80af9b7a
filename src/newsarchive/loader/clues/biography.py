"""The sentence about the writer below the text: `Ann Lee covers health for the Ledger. Contact her at …`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..page import Block, Page
from . import byline, header_line, name_line
from .clue import Clue, finder

_LONGEST = 400
_CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+\.\w|(?<!\w)@\w{3,}|\b(?:contact|reach(?:ed)?|follow) (?:her|him|them|at|on)\b", re.IGNORECASE
)
_IS = re.compile(
    r"\s+(?:is|was|covers|reports|writes|has been|works|leads|ist|schreibt|berichtet|arbeitet|est|couvre|écrit|es|cubre|escribe|trabaja|è|scrive|si occupa|é|cobre|escreve|"
    r"schrijft|werkt|jest|pisze|pracuje|пишет|работает|пише|працює)\b"
)
_ROLE = re.compile(
    r"\b(?:reporter|correspondent|editor|writer|columnist|author|journalist|critic|professor|fellow|director|redakteur|autor|korrespondent|journaliste?|auteure?|rédact|"
    r"periodista|redactor|columnista|escritor|giornalista|autrice|jornalista|colunista|columniste?|redacteur|verslaggever|dziennikar|felietonist|"
    r"журналист|корреспондент|обозреватель|журналіст|кореспондент)",
    re.IGNORECASE,
)
_THE_WRITER = re.compile(
    r"(?:the (?:writer|author) is|about the (?:author|writer)|über (?:den autor|die autorin)|à propos de l|sobre (?:el autor|la autora|o autor|a autora))\b",
    re.IGNORECASE,
)


@finder
def find(page: Page) -> Iterator[Clue]:
    """Take what is said about the writer out of the last paragraphs; only of somebody whom a byline names."""
    names = {
        author.name
        for clue in (*byline.find(page), *header_line.find(page), *name_line.find(page))
        if clue.field == "authors"
        for author in clue.value
    }
    for block in page.tail[-3:]:
        if len(block.text) <= _LONGEST and _is_about(block, names):
            yield Clue("", block.text, "biography", 0.85, block.number, block.text, block.numbers)


def _is_about(block: Block, names: set[str]) -> bool:
    text = block.text.lstrip("*_– —")
    if _THE_WRITER.match(text):
        return True
    name = next((name for name in names if text.startswith(name)), None)
    if name is None or not _IS.match(text, len(name)):
        return False
    return (
        _CONTACT.search(text) is not None
        or _ROLE.search(text) is not None
        or re.match(r"\s+(?:covers|couvre|cubre|cobre)\b", text[len(name) :]) is not None
    )
