"""Where and when it was printed, in one line: `The Gleaner (Marlow), June 14, 2007 Thursday, Section: A; Pg. 3`.

Databases, running heads and people's own citations write paper, day, number and page so, in any order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from ...article import Author, NewsDate
from ...text.clean import one_line
from ...text.dates import DateFound, find_dates
from ...text.words import ends_sentence, name_case
from ..fields import field_of
from ..page import Line, Page
from . import byline, masthead
from .clue import Clue, finder, once
from .lines import either, head_lines, is_title_case

_LONGEST = 140
_SPLIT = re.compile(r"\s*(?:[,;|·•。，；（）()\[\]]|\s[–—/-]\s|\s{2,}|(?<=[^\W\d_]{4})\.(?=\s|$))\s*")
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_PREPOSITION = re.compile(r"(?:\s|^)(?:vom|am|du|le|del|di|de|of|from|on|van|z|от|за|від|den)\s*$", re.IGNORECASE)
_PUBLISHED_IN = re.compile(
    r"\W{0,3}(?:(?:(?:this (?:article|story) )?(?:was )?(?:first |originally )?(?:published|appeared|printed) (?:in|by)|erschienen (?:in|im)|publié dans|paru dans|"
    r"publicado (?:en|em|no|na)|pubblicato su|verschenen in|opublikowano w|опубликовано в)"
    r"|(?P<weak>source|from|quelle|aus|fuente|fonte|bron|źródło|источник|джерело))\s*:?\s+(?P<told>.{4,100})$",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"(?:section|sec\.|sect\.|pages?|pgs?\.?|pp?\.|s\.|seiten?|blz\.?|pagina'?s?|págs?\.?|páginas?|str\.|strona|с\.|стр\.|сторінка|sayfa|s\.|ص|"
    r"صفحة|صفحه|עמ['׳]?|पृष्ठ)\s*:?\s*[\w.–-]{1,8}$|第?\s*[\w.]{1,4}\s*(?:版|面|頁|页)$|\w{1,6}(?:版|面)$|[A-Z]?\d{1,3}$",
    re.IGNORECASE,
)
_ISSUE = re.compile(
    r"(?:no|nr|n[.º°o]|№|num|núm|vol|jg|issue|heft|ausgabe|numéro|número|numero|nummer|numer|номер|вып|sayı|العدد|عدد|شماره|גיליון|अंक)\b\.?\s*:?\s*[\d., ]+$|"
    r"第?\s*[\d,]+\s*(?:期|号|號)$",
    re.IGNORECASE,
)
_EDITION = re.compile(
    r".{0,30}\b(?:edition|ausgabe|édition|edición|edizione|edição|editie|wydanie|выпуск|випуск|baskı)\b.{0,15}$|朝刊|夕刊|号外|"
    r"(?:price\s|one |two |three )?(?:penny|pence|cents?|pfennig|centimes|céntimos)\b.{0,10}$|cutting.{0,20}$|box \d+$|clipping.{0,20}$",
    re.IGNORECASE,
)


class Imprint(msgspec.Struct, frozen=True):
    """A line taken apart: the paper if it is named, the day, the section, and whether a page, number or edition stood there."""

    source: str | None
    date: DateFound | None
    section: str | None
    marked: bool
    people: tuple[Author, ...] = ()


@finder
def find(page: Page) -> Iterator[Clue]:
    """Propose `source`, `published` and `section` from imprint lines in the head."""
    for line, imprint in in_head(page).values():
        yield from clues(imprint, line, 0.93)
    yield from _published_in(page)
    for line in head_lines(page):
        if len(line.plain) <= 40 and _EDITION.match(line.plain):
            yield Clue("", line.text, "imprint", 0.9, line.number, line.text, (line.number,))


def _published_in(page: Page) -> Iterator[Clue]:
    """Propose what "Published in The Gleaner on 4 March 2019" and "Source: The Gleaner, 4 March 2019" at the end tell."""
    for block in page.tail[-3:]:
        for line in block.lines:
            told = _PUBLISHED_IN.match(line.plain) if len(line.plain) <= _LONGEST else None
            cited = read(f"{told['told']}, p. 1", page) if told else None
            # A table has its source and day as well: "Source: Statistics Canada, March 4, 2019".
            if told and cited and cited.source and (not told["weak"] or masthead.may_be_paper(cited.source)):
                yield from clues(cited, line, 0.9)


@once
def in_head(page: Page) -> dict[int, tuple[Line, Imprint]]:
    """Return the imprint lines of the head, by number."""
    lines = head_lines(page)
    found: dict[int, tuple[Line, Imprint]] = {}
    for line in lines:
        imprint = read(line.plain, page)
        if imprint is not None:
            found[line.number] = (line, imprint)
    return found


def read(text: str, page: Page) -> Imprint | None:
    """Return the imprint that a line is, or None: every part of it must be known for what it is."""
    dates = find_dates(text, page.order) if len(text) <= _LONGEST else []
    if len(dates) != 1 or (dates[0].year is None and not dates[0].ambiguous):
        return None
    date = dates[0]
    before = _PREPOSITION.sub("", text[: date.start])
    names: list[str] = []
    marked, section = False, None
    rest = f"{before} | {text[date.end :]}"
    for part in rest.split() if _DENSE.search(rest) else _SPLIT.split(rest):
        part = part.strip(" .:")
        label, colon, value = part.replace("：", ":").partition(":")
        if not any(char.isalnum() for char in part):
            continue
        if _PAGE.match(part) or _ISSUE.match(part) or _EDITION.match(part):
            marked = True
            if field_of(label) == "section":
                section = value.strip()
            continue
        if colon and field_of(label) == "source":
            part, marked = value.strip(), True
        names.append(part)
    # "Ada Brandt | 4 March 2019 | The Gleaner": between bars a name is a writer's, if a paper stands beside it.
    people = tuple(
        Author(name) for name in names if "|" in text and not masthead.may_be_paper(name) and byline.is_name(name)
    )
    imprint = _imprint(
        [name for name in names if name not in {each.name for each in people}], date, section, marked or bool(people)
    )
    if imprint is None or (people and imprint.source is None):
        return None
    return msgspec.structs.replace(imprint, people=people)


def _imprint(names: list[str], date: DateFound, section: str | None, marked: bool) -> Imprint | None:
    papers = [name for name in names if masthead.names_paper(re.sub(r"^\d{1,3}\s+", "", name))]
    others = [name for name in names if name not in papers]
    if len(papers) > 1 or len(others) > 2 or any(len(name.split()) > 4 or ends_sentence(name) for name in others):
        return None
    if not (papers or marked) or any(
        not (is_title_case(name) or name.isupper() or _DENSE.match(name)) for name in others
    ):
        return None
    source = name_case(re.sub(r"^\d{1,3}\s+", "", papers[0])) if papers else None
    if source is None and others and " " in others[0] and not any(char.isdigit() for char in others[0]):
        source, others = name_case(others[0]), others[1:]
    if others and section is None:
        # "Région, jeudi 12 mai 2016, p. 7": what is no paper is the part of one.
        section = others[0]
    return Imprint(source, date, section, marked)


def clues(imprint: Imprint, line: Line, confidence: float) -> Iterator[Clue]:
    """Return what an imprint proposes; the line is explained by it."""
    takes = (line.number,)
    if imprint.source:
        yield Clue("source", imprint.source, "imprint", confidence, line.number, line.text, takes)
    if imprint.people:
        yield Clue("authors", imprint.people, "imprint", 0.85, line.number, line.text, takes)
    if imprint.section:
        yield Clue("section", one_line(imprint.section), "imprint", 0.8, line.number, line.text, takes)
    found = imprint.date
    if found is None:
        return
    if found.ambiguous:
        note = either(found)
        yield Clue(
            "published",
            line.text,
            "imprint",
            0.4,
            line.number,
            line.text,
            takes,
            note=note,
            rejected=f"{note}; date_order settles it",
        )
        return
    date = NewsDate.of(found.year or 0, found.month, found.day, found.time, found.zone)
    if date is not None:
        yield Clue("published", date, "imprint", confidence, line.number, line.text, takes)
