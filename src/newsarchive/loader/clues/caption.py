"""Captions and picture credits that were saved with the text, and the date a caption gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...article import NewsDate, Picture
from ...text.dates import find_dates
from ...text.markup import is_bold_line
from ...text.words import count_words, ends_sentence
from ..agencies import agency_in
from ..page import Block, Page
from .clue import Clue, finder, once
from .lines import is_dated

_PHOTO = (
    r"(?:file |handout |courtesy |crédits? )?(?:photos?|photographs?|pictures?|images?|fotos?|bild(?:er)?|photographies?|fotografías?|fotografie|imagen|"
    r"zdjęcie|fot\.|фото|снимок|صورة|تصوير|صور|צילום|תמונה|图|照片|写真|摄影|撮影)"
)
#: How often a caption's day is the paper's where the opening paragraphs name that weekday, another one, or none. Counted on
#: captions at large it was 57%, 0 and 11%; on those that are not old by their own words (see docs/calibration.md) 19 of 19,
#: 9 of 82 and 7 of 7. What stands here weighs the first as twenty more texts.
_CONFIRMED, _DENIED, _UNTOLD = 0.8, 0.05, 0.35
#: A caption is no longer than this.
_LONGEST = 700
_CLOSING = tuple('.!?…"”»)')
# (Photo by X / POOL / AFP), (Foto: dpa), (AP Photo/Name), (X via AP), (Getty Images)
_BRACKETED = re.compile(
    rf"\s*[(\[（［](?:(?:{_PHOTO})\s*(?:by|von|de|par|por|di|door|:|：|courtesy of|credit:?)?\s*[:：/／=＝]?\s*([^()\[\]（）]+?)|"
    r"((?:AP|AFP|Reuters|EPA|UPI)\s+(?:Photo|Images?)?\s*/\s*[^()\[\]]+?|[^()\[\]]{2,40}\s+via\s+(?:AP|AFP|Reuters)|[^()\[\]]{0,30}Getty Images)|"
    r"(?:credit|crédit|crédito)\s*[:：]\s*([^()\[\]（）]+?))[)\]）］][.。]?$",
    re.IGNORECASE,
)
_AT_END = re.compile(
    rf"(?:^|[.!?…\"”»)]\s+|\s+[-–—|]\s+)(?:{_PHOTO}|credit|crédit)\s*(?:by|von|de|par)?\s*[:：]\s*([^.:]{{2,80}})\.?$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/.-])")
# "… in February 2009. File photo by Dell Arrowood", "… niedziela. Fot. Bogdan Sroka / PAP"
_BY = re.compile(r"photo(?:graph)? by |fot\. ")
_CREDITED = re.compile(
    r"(?:^|[.!?…\"”»)]\s+)(?:(?:file |handout )?photo(?:graph)? by|fot\.)\s+([^.:]{2,60})\.?$", re.IGNORECASE
)
_LABEL = re.compile(
    rf"(?:(?:{_PHOTO}|caption|archivbild|archivfoto|photo d’archives|foto de archivo|file)\s*[:：])\s*", re.IGNORECASE
)
_FILE = re.compile(
    r"^(?:file photo|archivbild|archivfoto|photo d[’']archives|foto de archivo|архивное фото)|\bfile photo\b|\barchive photo\b",
    re.IGNORECASE,
)


@finder
def find(page: Page) -> Iterator[Clue]:
    """Propose `pictures` from captions near the top and the end, and `published` from a lead caption's date."""
    for index, picture in captions(page).items():
        block = page.blocks[index]
        yield Clue("pictures", (picture,), "caption", 0.97, block.number, block.text, block.numbers)
        if picture.caption:
            yield from _dates(picture.caption, block, page)


@once
def captions(page: Page) -> dict[int, Picture]:
    """Return the captions and credits near the top and the end, by the index of their block."""
    blocks = {block.index: block for block in (*page.blocks[: len(page.head) + 2], *page.tail[-3:])}
    pictures = {index: _read(block, page) for index, block in blocks.items()}
    return {index: picture for index, picture in pictures.items() if picture is not None}


def _read(block: Block, page: Page) -> Picture | None:
    """Return the caption and credit that a block consists of, or None where it is something else."""
    if len(block.text) > _LONGEST:
        return None
    text = block.plain
    for pattern in _patterns(text):
        found = pattern.search(text)
        if found:
            credit = next(group for group in found.groups() if group).strip()
            words = text[
                : found.start()
                + (1 if pattern is not _BRACKETED and text[found.start() : found.start() + 1] in _CLOSING else 0)
            ]
            return Picture(caption=_LABEL.sub("", words, count=1).strip() or None, credit=credit)
    label = _LABEL.match(text) if ":" in text or "：" in text else None
    if label and block.index <= len(page.head) + 1:
        return _labelled(text, text[label.end() :].strip(), page)
    if page.markup == "markdown" and block in page.head and is_bold_line(block.text):
        return _bold_credit(text, block, page)
    return None


def _patterns(text: str) -> Iterator[re.Pattern[str]]:
    """The forms of a credit that a text can have by how it ends: each pattern walks through all of it."""
    if text.endswith((")", "]", ").", "].", "）", "］", "）。")):
        yield _BRACKETED
    if not _FILE.match(text):
        end = text[-90:]
        if ":" in end or "：" in end:
            yield _AT_END
        if _BY.search(end.lower()):
            yield _CREDITED


def _labelled(text: str, rest: str, page: Page) -> Picture:
    short = count_words(rest) <= 4 and not ends_sentence(rest)
    if not _FILE.match(text) and (agency_in(rest, page.agencies) or short or "/" in rest):
        return Picture(credit=rest)
    # "File photo: a view of …" tells what kind of picture it is: that stays part of the caption.
    return Picture(caption=text if _FILE.match(text) else rest)


def _bold_credit(text: str, block: Block, page: Page) -> Picture | None:
    """A strong phrase alone between date line and text is the credit of the picture that stood there."""
    above = page.blocks[: block.index]
    dated = any(is_dated(line.plain, page) for each in above for line in each.lines)
    if not dated or count_words(text) > 6 or ends_sentence(text):
        return None
    return Picture(credit=text)


def _dates(caption: str, block: Block, page: Page) -> Iterator[Clue]:
    """A caption's date is the article's only if the text speaks of that weekday; a file photo's never is."""
    dates = [found for found in find_dates(caption, page.order) if found.year and found.day]
    if len(dates) != 1:
        return
    date = NewsDate.of(dates[0].year or 0, dates[0].month, dates[0].day)
    if date is None:
        return
    clue = Clue("published", date, "caption-date", _UNTOLD, block.number, caption)
    if _FILE.search(block.plain):
        yield _rejected(clue, 0.02, "a file photo's date")
        return
    weekdays = _weekdays(page)
    if _later_years(page, date.year) >= 2:
        yield _rejected(clue, 0.1, "the text speaks of a later year")
    elif date.weekday in weekdays:
        yield Clue(
            "published", date, "caption-date", _CONFIRMED, block.number, caption, note="the text says this weekday"
        )
    elif weekdays:
        yield _rejected(clue, _DENIED, "the text names another weekday")
    else:
        yield _rejected(clue, _UNTOLD, "nothing in the text confirms it")


def _rejected(clue: Clue, confidence: float, why: str) -> Clue:
    return Clue(clue.field, clue.value, clue.kind, confidence, clue.line, clue.excerpt, rejected=why)


def _later_years(page: Page, year: int) -> int:
    """How often the text names a later year. Once may be a plan; twice, the caption is older than the text."""
    return sum(1 for block in page.blocks for found in _YEAR.findall(block.text) if int(found) > year)


_WEEKDAYS = {name: number for number, names in enumerate((
    "monday montag lundi lunes", "tuesday dienstag mardi martes", "wednesday mittwoch mercredi miércoles",
    "thursday donnerstag jeudi jueves", "friday freitag vendredi viernes", "saturday samstag sonnabend samedi sábado",
    "sunday sonntag dimanche domingo",
)) for name in names.split()}  # fmt: skip


def _weekdays(page: Page) -> set[int]:
    told = captions(page)
    opening = [block for block in page.blocks[1 : len(told) + 4] if block.index not in told][:3]
    words = re.findall(r"\w+", " ".join(block.text for block in opening).casefold())
    return {_WEEKDAYS[word] for word in words if word in _WEEKDAYS}
