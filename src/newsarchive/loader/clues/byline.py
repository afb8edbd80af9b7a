"""Bylines: who wrote it, in the head of the page or at its end. An agency in a byline is no person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...article import Author
from ...text.dates import find_dates
from ...text.markup import strip_markup
from ...text.words import name_case
from ..agencies import agency_in
from ..page import Block, Line, Page
from . import masthead
from .clue import Clue, finder, once
from .lines import head_lines, is_dated

_BY = re.compile(
    r"(?:(?:written |reported |posted |published |submitted |words |story |text |interview )?by|from|von|par|por|di|da|dal|door|van|przez|autor(?:es|en|ka|a)?|auteurs?|autore|autrice|texte?|tekst|texto|testo|"
    r"автор(?:ы|ка)?|текст|беседовала?|yazan|yazar|haber|muhabir)\b\s*[:：]?\s+(?=\S)|"
    r"(?:بقلم|كتبت?|كاتب|الكاتب|تحرير|گزارش|מאת|作者|(?:本[报報]|本[刊社网網])?(?:特[约約])?[记記]者|通[讯訊]员|文|撰文|取材|लेखक|نویسنده|نگارنده|خبرنگار|रिपोर्ट)"
    r"\s*[:：/／=＝]?\s*(?=\S)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"[^\w(]{0,3}\(?(?:reporting|writing|written|compiled) (?:and (?:writing|editing) )?by\s+(.+?)(?:[;.)]|$)",
    re.IGNORECASE,
)
# Who helped is told, and is no author.
_HELPED = re.compile(
    r"\W{0,2}(?:(?:additional|further) reporting(?: by|:)|with (?:files|(?:additional )?reporting|contributions?) (?:from|by)|mitarbeit:|"
    r"avec la collaboration d|con la colaboración d|ha collaborato:?|com a colaboração d|met medewerking van|współpraca:|при участии |за участю |"
    r"edit(?:ing|ed) by|redaktion:|\S+ \S+(?: and \S+ \S+)? contributed (?:to this|reporting|research))",
    re.IGNORECASE,
)
_CREDITED = re.compile(
    r"\(?(?:con información de|avec|mit material von|mit|with|source|quelle|fuente|fonte|bron|źródło|источник|джерело|kaynak|المصدر|с использованием материалов)"
    r"\s*:?\s+(?:la |the |l['’])?(.{2,30}?)\)?\.?$",
    re.IGNORECASE,
)
_AGENCY_INITIALS = re.compile(r"\(([a-zà-ž]{1,5}/[\w-]{2,12})\)$")
_LAST_BRACKETS = re.compile(r"[(（]([^()（）]{2,120})[)）]\.?$")
_CLOSED = (")", "）", ").", "）.")
_PLACE_AND_REPORTER = re.compile(r"([^\W\d_]{2,10})[＝=・]([^\W\d_]{2,8})")
#: A writer's address or handle.
CONTACT = re.compile(r"(?:(?:e-?mail|twitter|x)\s*:?\s*)?[\w.+-]+@[\w-]+\.[\w.-]+|@\w{2,30}", re.IGNORECASE)
_REPORTING = re.compile("(?:報導|报道|報道|電|电)$")
# Scripts without capitals in which a person has two words at least.
_ABJAD = re.compile("[\u0590-\u06ff]")
_BEFORE_DATE = re.compile(
    r"[\s,|·(–—-]+(?:on|am|le|el|il|em|op|dnia)?\s*$|\s+(?:on|am|le|el|il|em|op|dnia)\s*$", re.IGNORECASE
)
_FOR_PAPER = re.compile(
    r"(?:\s*,\s*|\s+(?:for|für|pour|para|per|voor|dla)\s+|\s+[|·–—-]\s+)((?:[^\W\d_][\w’'.-]*\s?){1,6})$"
)
#: Below a signature stands at most a line on where the text appeared.
_SIGNED_BEFORE = 2
_WORDS = re.compile(r"\w+")
_DECORATED = re.compile(r"[=(\[/（【—–-].{1,40}")
_SIGNED = re.compile(r"[—–-]{1,2}\s*(?=\S)")
_ROLE = re.compile(
    r"\b(?:correspondents?|reporters?|editor|writer|staff|bureau|chief|columnist|critic|analyst|contributor|special to|desk|photographer|"
    r"korrespondent(?:in)?|redakteur(?:in)?|redaktion|reporterin|envoyée? spéciale?|correspondante?|journaliste|rédaction|"
    r"corresponsal|redacción|redactora?|enviad[oa] especial|periodista|inviat[oa]|corrispondente|redazione|correspondente|repórter|redação|redatora?|"
    r"redactie|verslaggever|redacteur|redakcja|korespondent(?:ka)?|корреспондент|обозреватель|редакция|спецкор|кореспондент(?:ка)?|оглядач|"
    r"muhabiri?|yazarı|temsilcisi|مراسلة?|محرر|خبرنگار|כתב(?:ת|נו)?|संवाददाता)\b|特派员|特派員|记者|記者|編集委員",
    re.IGNORECASE,
)
# "From our own correspondent", "De nuestro corresponsal en Berna", "By telegraph": a byline that names nobody.
_ANONYMOUS = re.compile(
    r"\W{0,2}(?:(?:from|by|von|de|da|dal|van|par|por|от|від)\s+)?(?:an?|the|our|unser\w*|notre|nos|nuestr\w+|nostr\w+|noss\w+|onze|ons|naszego|"
    r"нашего|нашого|собственн\w+|special)\b[^,.;:]{0,40}?\b(?:correspondents?|reporters?|staff|korrespondent\w*|mitarbeiter\w*|berichterstatter\w*|correspondante?|"
    r"envoyée? spéciale?|corresponsal|enviad[oa] especial|inviat[oa]|corrispondente|correspondente|verslaggever|redactie|korespondenta|корреспондента|кореспондента)"
    r"\b[^,.;:]{0,40}\W{0,2}$|\W{0,2}(?:by telegraph|by telephone|by wire|by cable|by wireless|por telégrafo|par dépêche|telegraphisch|per telegraaf|telegraficznie|по телеграфу)"
    r"\b.{0,50}$",
    re.IGNORECASE,
)
_OUR = re.compile(
    r"(?:our|unser(?:em|er)?|notre|nuestr[oa]|nostr[oa]|noss[oa]|onze|ons|нашего|нашого)\s+((?:own |special )?[\w-]+(?: special| especial)?)\s+(?=(?-i:[A-ZÀ-ÞЀ-Я])\w+\s+\w)",
    re.IGNORECASE,
)
_AND = re.compile(
    r"\s*(?:,|;|&|/|／|\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b(?=\s+(?-i:[A-ZÀ-Þ])\w+\s+(?-i:[A-ZÀ-Þ]))|\bi\b|\boraz\b|\bи\b|\bта\b|\bй\b|\bі\b|\bve\b|、|，)\s*|\s+و\s*(?=\S)|\s+ו(?=\S+\s)",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\s+(?:in|à|en|aus|w|we|в|у|em|a|da|из|з|te)\s+([A-ZÀ-ÞЀ-Я][\w .’'-]+)$|\s*[(（]([^()（）]{2,30})[)）]$"
)
_PARTICLES = frozenset(
    "de del della di da das dos du van von der den ter al el bin ibn la le y e zu af of ben bat abu op ten dos".split()
)


@finder
def find(page: Page) -> Iterator[Clue]:
    """Propose `authors` and `agency` from byline lines at the top and reporting lines at the end."""
    for clues in in_head(page).values():
        yield from clues
    for block in page.tail:
        yield from _at_end(block, page)
    for block in page.tail[-3:]:
        yield from _in_last_brackets(block, page)


@once
def in_head(page: Page) -> dict[int, list[Clue]]:
    """Return what the lines of the head say as bylines, by the number of the line."""
    found = {line.number: [*_wire_line(line, page), *_in_line(line, page, 0.97)] for line in head_lines(page)}
    return {number: clues for number, clues in found.items() if clues}


def _wire_line(line: Line, page: Page) -> Iterator[Clue]:
    """An agency alone on a line of the head, as below "By DELLA ARROWOOD"."""
    agency = agency_in(line.plain, page.agencies) if 4 <= len(line.plain) <= 40 else None
    if agency:
        yield Clue("agency", agency, "byline", 0.9, line.number, line.text, (line.number,))


def _at_end(block: Block, page: Page) -> Iterator[Clue]:
    """What a short block at the end credits, read as a whole or line by line."""
    if len(block.text) <= 200 and (found := list(_credited(block.text, block.lines, page))):
        yield from found
        return
    lines = [line for line in block.lines if len(line.text) <= 200] if len(block.lines) <= 4 else []
    for line in lines:
        found = list(_credited(line.text, (line,), page))
        yield from found
        if not found and block is page.blocks[-1] and len(block.lines) <= 2:
            yield from _in_line(line, page, 0.85)


def _credited(text: str, lines: tuple[Line, ...], page: Page) -> Iterator[Clue]:
    text = strip_markup(text)
    takes = tuple(line.number for line in lines)
    signed = _SIGNED.match(text)
    initials = _AGENCY_INITIALS.match(text)
    if _HELPED.match(text):
        yield Clue("", text, "byline-at-end", 0.9, takes[0], text, takes, note="who helped is no author")
    elif tail := _TAIL.match(text):
        yield from _people(tail[1], "byline-at-end", 0.9, lines[0], page, takes)
    elif credit := _CREDITED.match(text):
        yield from _wire(credit[1], lines[0], page, takes)
    elif signed and lines[-1].number >= page.blocks[-1].number - _SIGNED_BEFORE and is_name(text[signed.end() :]):
        yield from _people(text[signed.end() :], "byline-at-end", 0.8, lines[0], page, takes)
    elif CONTACT.fullmatch(text):
        yield Clue("", text, "byline-at-end", 0.9, takes[0], text, takes, note="the writer's address")
    elif initials:
        yield from _wire(initials[1].rpartition("/")[2], lines[0], page, takes)
    elif _DECORATED.fullmatch(text) and masthead.names_paper(text.strip("（）()").removesuffix("社")):
        yield Clue("source", text.strip("（）()").removesuffix("社"), "byline-at-end", 0.8, takes[0], text, takes)
    elif _DECORATED.fullmatch(text):
        yield from _wire(text, lines[0], page, takes)


def _wire(text: str, line: Line, page: Page, takes: tuple[int, ...]) -> Iterator[Clue]:
    agency = agency_in(text, page.agencies)
    if agency:
        yield Clue("agency", agency, "byline-at-end", 0.9, line.number, line.text, takes)


def _in_last_brackets(block: Block, page: Page) -> Iterator[Clue]:
    """What the text's last words in brackets tell: "(Reporting by Ann Lee)", "(PAP)", "（ベルン＝山田太郎）"."""
    found = _LAST_BRACKETS.search(block.text) if block.text.endswith(_CLOSED) else None
    if found is None:
        return
    line, reported = block.lines[-1], _TAIL.match(found[1])
    asian = _PLACE_AND_REPORTER.fullmatch(found[1])
    if asian:
        yield Clue("authors", (Author(asian[2], asian[1]),), "byline-at-end", 0.9, line.number, found[0])
    elif reported:
        yield from _people(reported[1], "byline-at-end", 0.9, line, page, ())
    elif agency := agency_in(found[1], page.agencies):
        yield Clue("agency", agency, "byline-at-end", 0.85, line.number, found[0])


def _in_line(line: Line, page: Page, confidence: float) -> Iterator[Clue]:
    """Propose what one line, read as a byline, says."""
    if len(line.text) > 300:
        return
    text, takes = line.plain, (line.number,)
    if len(text) <= 90 and _ANONYMOUS.match(text) and not _OUR.search(text):
        yield Clue("", text, "byline", confidence, line.number, line.text, takes, note="names no person")
        return
    by = _BY.match(text)
    if by is None or len(text) > 140 or re.search(r"[.!?…]\s+\w+ \w+ \w+", text):
        return
    yield from _people(text[by.end() :], "byline", confidence, line, page, takes=takes)


def _people(rest: str, kind: str, confidence: float, line: Line, page: Page, takes: tuple[int, ...]) -> Iterator[Clue]:
    authors: list[Author] = []
    agencies: list[str] = []
    roles = False
    rest, paper = _off_paper(_off_date(rest, page), page)
    if paper:
        yield Clue("source", paper, kind, 0.85, line.number, line.text)
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


def _off_date(text: str, page: Page) -> str:
    """A byline without the date at its end: "Ada Brandt on 4 March 2019"."""
    dates = find_dates(text, page.order)
    if not dates or text[dates[-1].end :].strip(" .)"):
        return text
    return _BEFORE_DATE.sub("", text[: dates[-1].start])


def _off_paper(text: str, page: Page) -> tuple[str, str | None]:
    """A byline and the paper at its end: "Ada Brandt, The Daily Meridian", "Ada Brandt for The Gleaner"."""
    found = _FOR_PAPER.search(text)
    if found is None or agency_in(found[1], page.agencies) or not masthead.may_be_paper(found[1]):
        return text, None
    return text[: found.start()], found[1]


def without_by(text: str) -> str:
    """Return a byline without the word that makes it one."""
    by = _BY.match(text)
    return text[by.end() :] if by else text


def people_in(text: str, page: Page) -> tuple[Author, ...]:
    """Return the people in a phrase that begins with one, with their roles and places."""
    return tuple(_names(text, page)[0])


def only_people_in(text: str, page: Page) -> tuple[Author, ...]:
    """Return the people of a phrase that says nothing else, but for their roles and places."""
    people = people_in(text, page)
    told = {word for author in people for word in _WORDS.findall(f"{author.name} {author.role or ''}".casefold())}
    strange = [word for word in _WORDS.findall(text.casefold()) if word not in told]
    return people if len(strange) <= len(people) else ()


def is_role(text: str) -> bool:
    """Whether a short phrase says what somebody does at a paper."""
    return len(text) <= 60 and _ROLE.search(text) is not None


def reporters_in(text: str, page: Page) -> tuple[Author, ...]:
    """Return the people that a phrase such as "记者张三" or "by Ann Lee" names as its writers."""
    return people_in(without_by(text), page) if _BY.match(text) else ()


def _names(text: str, page: Page) -> tuple[list[Author], list[str], bool]:
    """Take `Ann Lee and Bo Ek, Health Correspondent` apart into people, agencies and whether a role stood there."""
    people: list[Author] = []
    wires: list[str] = []
    role = False
    our = _OUR.match(text)
    text = text[our.end() :] if our else text
    whole = agency_in(text, page.agencies)
    for piece in [text] if whole else _AND.split(text):
        reporting = _REPORTING.search(piece)
        piece = (piece[: reporting.start()] if reporting else piece).strip(" .,*_[]")
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
            people.append(Author(name_case(piece[: place.start()]), place[1] or place[2]))
        elif people and people[-1].role is None and (reporting or _is_place(piece)):
            people[-1] = Author(people[-1].name, piece)
        elif is_name(piece):
            people.append(Author(name_case(piece), our[1] if our else None))
        elif people or wires:
            role = role or bool(people)
        else:
            return [], [], False
    return people, wires, role


def _is_place(text: str) -> bool:
    """Whether what follows a name is one word and no second name: "Ann Lee, Bern"."""
    if " " in text or not text[:1].isalpha():
        return False
    return (text[:1].isupper() and not text.isupper()) or _ABJAD.match(text) is not None


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
