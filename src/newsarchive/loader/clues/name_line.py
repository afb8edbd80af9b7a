"""A writer's name alone on a line between headline and text: `Judith Hartwell`, `Joaquín Monterrubio, corresponsal en Berna`.

Without a word such as "by" only its place on the page tells it from a headline: a role, a date or a newspaper beside it,
or the text right below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ...article import Author
from ..names.tables import places
from ..names.words import NO_NAME, Kind, all_kinds, kind_of
from ..page import Line, Page
from . import byline, date_line, header_line, imprint, masthead, remaining
from .clue import Clue, finder, once

_LONGEST = 90
#: A known given name among the first of the lines that nothing else explains needs no date beside it.
_EARLY = 3
_NO_SURNAME = Kind.STOP | Kind.CALENDAR | Kind.DEMONYM
#: A date this many lines away, a blank one between them, stands beside a name.
_BESIDE = 2
_NAME = re.compile(r"[^\W\d_](?:[\w .·\u200c-]|['’](?=\w\w)|(?<=\w)[\u0900-\u097f])*")
_PAPER = re.compile(r"\s*(?:,|\||·|\s[–—-])\s*[«“„\"']?([^«»“”„\"']{2,40})[»”“\"']?$")


class NameLine(NamedTuple):
    """A line that is a name: whose, with which newspaper, and how sure that is."""

    line: Line
    people: tuple[Author, ...]
    paper: str | None
    confidence: float


@finder
def find(page: Page) -> Iterator[Clue]:
    """Propose `authors`, and a newspaper named with them as `source`."""
    for line, people, paper, confidence in lines(page).values():
        takes = (line.number,)
        if people:
            yield Clue("authors", people, "name-line", confidence, line.number, line.text, takes)
        elif not paper:
            yield Clue("", line.text, "name-line", 0.8, line.number, line.text, takes)
        if paper:
            yield Clue("source", paper, "name-line", 0.8, line.number, line.text, takes)


@once
def lines(page: Page) -> dict[int, NameLine]:
    """Return by number the lines that are names. Roles and handles below a name are lines of their own without people."""
    found: dict[int, NameLine] = {}
    told = any(clue.field == "authors" for clue in (*byline.find(page), *header_line.find(page)))
    left = [line for run in remaining.runs(page) for line in run]
    for above, line in pairwise(left):
        named = found.get(above.number)
        if named is not None and (byline.is_role(line.plain) or byline.CONTACT.fullmatch(line.plain)):
            if byline.is_role(line.plain) and named.people and named.people[-1].role is None:
                people = (*named.people[:-1], Author(named.people[-1].name, line.plain))
                found[above.number] = named._replace(people=people)
            found[line.number] = NameLine(line, (), None, 0.8)
        elif (paper := _paper(line, page)) is not None:
            found[line.number] = paper
        elif not told:
            joined = line.number == above.number + 1 and not page.is_unwrapped
            read = _read(line, page, last=line is left[-1], early=line in left[:_EARLY], joined=joined)
            if read is not None:
                found[line.number] = read
    return found


def _paper(line: Line, page: Page) -> NameLine | None:
    """A newspaper alone on its line, a date beside it."""
    if not masthead.may_be_paper(line.plain):
        return None
    dated = {number for clue in date_line.find(page) for number in clue.takes}
    return NameLine(line, (), line.plain, 0.8) if dated & {line.number - 1, line.number + 1} else None


@once
def _beside(page: Page) -> frozenset[int]:
    """Return the numbers of the lines that speak for a name beside them: days, papers, roles, handles."""
    dated = {number for clue in (*date_line.find(page), *imprint.find(page)) for number in clue.takes}
    lines = (line for block in page.head for line in block.lines)
    return frozenset(
        dated | {line.number for line in lines if byline.is_role(line.plain) or byline.CONTACT.fullmatch(line.plain)}
    )


def _read(line: Line, page: Page, *, last: bool, early: bool, joined: bool) -> NameLine | None:
    text = line.plain.lstrip("—–- ")
    if len(text) > _LONGEST:
        return None
    paper = _PAPER.search(text)
    if paper is not None and (masthead.names_paper(paper[1]) or line.plain[paper.start(1) - 1] in "«“„"):
        text = text[: paper.start()]
    else:
        paper = None
    people = byline.only_people_in(text, page)
    if not people or not all(_can_be(person.name) for person in people):
        return None
    strong = paper is not None or any(person.role for person in people)
    known = all(kind_of(person.name.split()[0]) & (Kind.GIVEN | Kind.SOFT) for person in people)
    beside = any(0 < abs(number - line.number) <= _BESIDE for number in _beside(page))
    # Right below another line it may be the end of a headline that was wrapped: "Four Minutes".
    told = strong or known or not joined
    if not told or not (beside or last or (early and known)):
        return None
    return NameLine(line, people, paper[1].strip() if paper else None, 0.9 if strong or known else 0.75)


def _can_be(name: str) -> bool:
    words = name.split()
    if not _NAME.fullmatch(name):
        return False
    if not any(char.isupper() for char in name):  # a script without capitals
        return (
            len(words) <= 3 and len(name) <= (4 if len(words) == 1 else 24) and (len(words) > 1 or not name.isascii())
        )
    # "Owen Castle": after a given name a surname may be any word of the landscape.
    strange = _NO_SURNAME if kind_of(words[0]) & Kind.GIVEN else NO_NAME
    surprising = all_kinds(words[1:]) & strange or kind_of(words[0]) & strange
    return 2 <= len(words) <= 4 and not surprising and name not in places("en").forms
