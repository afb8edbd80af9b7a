"""Header lines, as databases and careful people write them: `Title: …`, `LENGTH: 212 words`, `来源：… 作者：…`.

A label that is a field's name proposes its value. One that only databases use, or that stands among known ones, is no part
of the text either: its line is left out, and told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from ...article import NewsDate
from ...text.clean import fold
from ...text.dates import whole_date
from ...text.words import name_case
from ..agencies import agency_in
from ..fields import Wrong, field_of_label, read_value
from ..page import Block, Line, Page
from . import byline, imprint, masthead, message
from .clue import Clue, finder, once
from .lines import split_pairs

_SURE = 0.99
#: Fields that a single line in running text could start with by accident; they need company.
_NEEDS_COMPANY = frozenset(
    {
        "source",
        "related",
        "corrections",
        "story",
        "dateline",
        "pictures",
        "people",
        "places",
        "draft",
        "section",
        "withdrawn",
    }
)
_DATABASE = frozenset(
    label.strip()
    for label in (
        "abstract, accession number, accession no, copyright, database, document id, document number, document type, document url, "
        "doc type, edition, entry date, first page, full text, graphic, highlight, identifier, issn, issue, language of publication, last updated, "
        "length, load date, number of pages, page, pages, pagination, place of publication, proquest document id, publication info, "
        "publication subject, publication type, publication year, publisher location, start page, type, volume, word count, words, "
        "dokumentnummer, seite, ausgabe, umfang, textlänge, nummer, numéro de document, nombre de mots, taille, "
        "página, páginas, edición, número, palabras, pagina, edizione, numero, edição, paginanummer, strona, wydanie, numer, "
        "номер выпуска, объем, объём, страница, полоса, номер, сторінка, обсяг, sayfa, sayı, الصفحة, العدد, صفحه, شماره, עמוד, גיליון, पृष्ठ, संस्करण, "
        "版次, 字数, 字數, 期号, 版面, 文字数, 面名, 掲載面, 朝夕刊"
    ).split(",")
)
_DATABASES_DAY = frozenset({"entry date", "load date", "last updated", "publication year", "date added"})
_UNMISTAKABLE = frozenset(
    "accession number|document id|document number|proquest document id|dokumentnummer|numéro de document|load date|字数|字數|文字数".split(
        "|"
    )
)
#: What a database says of its record and not of the article, among its other lines below the text.
_ITS_OWN = frozenset({"language", "updated"})
_DOCUMENT = re.compile(r"document [a-z]{2,12}\d[0-9a-z]{12,}", re.IGNORECASE)
_WORD_COUNT = re.compile(
    r"[\d.,]{1,7} (?:words|wörter|mots|palabras|parole|palavras|woorden|słów|слов|слів|kelime)$", re.IGNORECASE
)
_RECORD_LINE = re.compile(
    r"[A-Z0-9]{2,10}$|\d{1,3}$|[\w.-]{1,8}; \w[\w ]{1,30}$|(?:english|deutsch|german|français|french|español|spanish|italiano|italian|dutch|portuguese)$",
    re.IGNORECASE,
)
_PAGE_PART = re.compile(r"\s*[;,]\s*(?:pg?g?\.|pages?|seite|s\.|blz\.|pág\.|p\.)\s*\S+\s*$", re.IGNORECASE)
_INVERTED = re.compile(r"([^\W\d_][\w'’-]+), ([^\W\d_][\w'’-]*\.?(?: [^\W\d_]\.)?)$")


class Label(NamedTuple):
    """One label of a line: what it says as it is written, the field it names if any, and what follows it."""

    line: Line
    label: str
    field: str | None
    text: str


@finder
def find(page: Page) -> Iterator[Clue]:
    """Propose what the labels in the head declare; lines of wrapped values are not joined."""
    labels = labels_in_head(page)
    company = len({label.label for label in labels}) >= 2
    for label in labels:
        if label.field and label.text and (company or label.field not in _NEEDS_COMPANY):
            yield from _declared(label, page, company)
        elif label.field is None and (company or label.label.isupper()):
            yield _left_out(label.line)
    for line in notices(page).values():
        yield _left_out(line)
    for line in _record(page):
        if masthead.names_paper(line.plain):
            yield Clue("source", line.plain, "database-line", 0.9, line.number, line.text, (line.number,))
        else:
            yield _left_out(line)


@once
def labels_in_head(page: Page) -> list[Label]:
    """Return the labels of the head in order, those among known ones included that nobody knows."""
    skipped = message.header_lines(page)
    return [label for block in page.head for label in _labels(block) if label.line.number not in skipped]


def _labels(block: Block) -> list[Label]:
    labels = [
        Label(line, key, field, text)
        for line in block.lines
        for key, text in split_pairs(line.plain)
        if (field := field_of_label(key)) is not None or _is_known(key) or len(block.lines) > 2
    ]
    known = sum(1 for label in labels if label.field or _is_known(label.label))
    if known >= 2 and 2 * known >= len(labels):
        return labels
    return [label for label in labels if label.field or _is_known(label.label)]


def _record(page: Page) -> Iterator[Line]:
    """The lines without labels in which Factiva puts paper, code, edition, page and language, by their count of words."""
    for block in page.head:
        if len(block.lines) >= 5 and any(_WORD_COUNT.match(line.plain) for line in block.lines):
            yield from (
                line
                for line in block.lines
                if _WORD_COUNT.match(line.plain) or _RECORD_LINE.match(line.plain) or masthead.names_paper(line.plain)
            )


def _is_known(label: str) -> bool:
    return _plain(label) in _DATABASE


def _plain(label: str) -> str:
    return fold(label).replace("-", " ")


@once
def notices(page: Page) -> dict[int, Line]:
    """Return a database's lines about its own record below the text, by number."""
    lines = [line for block in page.tail for line in block.lines if len(line.plain) <= 120]
    numbers = {line.number: line for line in lines if _DOCUMENT.fullmatch(line.plain)}
    return numbers | _labelled(lines)


def _labelled(lines: list[Line]) -> dict[int, Line]:
    labelled = {line.number: (line, [key for key, _ in split_pairs(line.plain)]) for line in lines}
    own = {number: line for number, (line, keys) in labelled.items() if keys and all(map(_is_known, keys))}
    if len(own) < 2:  # a single one must be unmistakable
        sure = {number: line for number, (line, keys) in labelled.items() if keys and _plain(keys[0]) in _UNMISTAKABLE}
        return sure | {number: line for number, line in own.items() if line.plain[:4].isupper()}
    also = {number: line for number, (line, keys) in labelled.items() if keys and field_of_label(keys[0]) in _ITS_OWN}
    return own | also


def _left_out(line: Line) -> Clue:
    """A database's line; the day of its record is told, and is not the paper's."""
    label, text = next(split_pairs(line.plain), ("", ""))
    found = whole_date(text) if _plain(label) in _DATABASES_DAY else None
    day = NewsDate.of(found.year, found.month, found.day) if found and found.year else None
    if day is not None:
        return Clue(
            "published",
            day,
            "load-date",
            0.1,
            line.number,
            line.text,
            (line.number,),
            rejected="a database's date, not the paper's",
        )
    return Clue("", line.text, "database-line", 0.95, line.number, line.text, (line.number,))


def _declared(label: Label, page: Page, company: bool) -> Iterator[Clue]:
    line, field, text = label.line, label.field or "", label.text
    takes = (line.number,)
    if _plain(label.label) in _DATABASES_DAY:
        yield _left_out(line)
        return
    if field == "authors":
        yield from _authors(line, text, page)
        return
    if field == "source" and (cited := imprint.read(text, page)) and cited.date:
        yield from imprint.clues(cited, line, 0.97)
        return
    try:
        value = _tidied(field, read_value(field, text, page.order))
    except Wrong as wrong:
        if field in ("published", "updated"):
            ambiguous = wrong.code == "date-ambiguous"
            yield Clue(field, text, "header-line", 0.4 if ambiguous else 0.1, line.number, line.text, takes if ambiguous else (),
                       rejected=wrong.message)  # fmt: skip
        elif company:
            yield _left_out(line)
        return
    if value is not None:
        yield Clue(field, value, "header-line", _SURE, line.number, line.text, takes)


def _tidied(field: str, value: Any) -> Any:
    if field == "section" and isinstance(value, str):
        return _PAGE_PART.sub("", value) or None
    if field == "dateline" and isinstance(value, str):
        return name_case(value)
    return value


def _authors(line: Line, text: str, page: Page) -> Iterator[Clue]:
    """People and agencies behind a label; databases write "Hartwell, Judith" and "JUDITH HARTWELL; Staff Writer"."""
    takes = (line.number,)
    agency = agency_in(text, page.agencies)
    if agency:
        yield Clue("agency", agency, "header-line", _SURE, line.number, line.text, takes)
        return
    text = byline.without_by(text)
    parts = [_INVERTED.sub(r"\2 \1", part) for part in re.split(r"\s*;\s*", text)]
    value = byline.people_in("; ".join(parts), page) or read_value("authors", text, page.order)
    if value:
        yield Clue("authors", value, "header-line", _SURE, line.number, line.text, takes)
