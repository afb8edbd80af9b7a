"""Captions and picture credits that were saved with the text, and the date a caption gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...article import NewsDate, Picture
from ...text.dates import find_dates
from ...text.words import count_words, ends_sentence
from ..agencies import agency_in
from ..page import Block, Page
from .clue import Clue
from .lines import is_bold_line, is_dated, strip_markup

_PHOTO = (
    r"(?:file |handout |courtesy )?(?:photos?|photographs?|pictures?|images?|fotos?|bild(?:er)?|photographies?|fotografías?|fotografie|imagen|"
    r"zdjęcie|fot\.|фото|снимок|صورة|تصوير|صور|צילום|תמונה|图|照片|写真|摄影|撮影)"
)
# (Photo by X / POOL / AFP), (Foto: dpa), (AP Photo/Name), (X via AP), (Getty Images)
_BRACKETED = re.compile(
    rf"\s*[(\[](?:(?:{_PHOTO})\s*(?:by|von|de|par|por|di|door|:|：|courtesy of|credit:?)?\s*[:：]?\s*([^()\[\]]+?)|"
    r"((?:AP|AFP|Reuters|EPA|UPI)\s+(?:Photo|Images?)?\s*/\s*[^()\[\]]+?|[^()\[\]]{2,40}\s+via\s+(?:AP|AFP|Reuters)|[^()\[\]]{0,30}Getty Images)|"
    r"(?:credit|crédit|crédito)\s*[:：]\s*([^()\[\]]+?))[)\]]\.?$",
    re.IGNORECASE,
)
_AT_END = re.compile(
    rf"(?:^|[.!?…\"”»)]\s+|\s+[-–—|]\s+)(?:{_PHOTO}|credit|crédit)\s*(?:by|von|de|par)?\s*[:：]\s*([^.:]{{2,80}})\.?$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    rf"(?:(?:{_PHOTO}|caption|archivbild|archivfoto|photo d’archives|foto de archivo|file)\s*[:：])\s*", re.IGNORECASE
)
_FILE = re.compile(
    r"^(?:file photo|archivbild|archivfoto|photo d[’']archives|foto de archivo|архивное фото)|\bfile photo\b|\barchive photo\b",
    re.IGNORECASE,
)


def find(page: Page) -> Iterator[Clue]:
    """Propose `pictures` from captions near the top and the end, and `published` from a lead caption's date."""
    for block in (*page.blocks[: len(page.head) + 2], *page.tail[-3:]):
        picture = read_caption(block, page)
        if picture is None:
            continue
        yield Clue("pictures", (picture,), "caption", 0.97, block.number, block.text, block.numbers)
        if picture.caption:
            yield from _dates(picture.caption, block, page)


def is_caption(block: Block, page: Page) -> bool:
    """Whether the block is a caption or a credit."""
    return read_caption(block, page) is not None


def read_caption(block: Block, page: Page) -> Picture | None:
    """Return the caption and credit that a block consists of, or None where it is something else."""
    text = strip_markup(block.text)
    if len(text) > 700 or count_words(text) > 110:
        return None
    for pattern in (_BRACKETED,) if _FILE.match(text) else (_BRACKETED, _AT_END):
        found = pattern.search(text)
        if found:
            credit = next(group for group in found.groups() if group).strip()
            words = text[: found.start() + (1 if pattern is _AT_END and text[found.start()] in '.!?…"”»)' else 0)]
            return Picture(caption=_LABEL.sub("", words, count=1).strip() or None, credit=credit)
    label = _LABEL.match(text)
    if label and block.index <= len(page.head) + 1:
        return _labelled(text, text[label.end() :].strip(), page)
    if page.markup == "markdown" and block in page.head and is_bold_line(block.text):
        return _bold_credit(text, block, page)
    return None


def _labelled(text: str, rest: str, page: Page) -> Picture:
    short = count_words(rest) <= 4 and not ends_sentence(rest)
    if not _FILE.match(text) and (agency_in(rest, page.agencies) or short or "/" in rest):
        return Picture(credit=rest)
    # "File photo: a view of …" tells what kind of picture it is: that stays part of the caption.
    return Picture(caption=text if _FILE.match(text) else rest)


def _bold_credit(text: str, block: Block, page: Page) -> Picture | None:
    """A strong phrase alone between date line and text is the credit of the picture that stood there."""
    above = page.blocks[: block.index]
    dated = any(is_dated(strip_markup(line.text), page) for each in above for line in each.lines)
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
    clue = Clue("published", date, "caption-date", 0.11, block.number, caption)
    if _FILE.search(strip_markup(block.text)):
        yield _rejected(clue, 0.02, "a file photo's date")
        return
    weekdays = _weekdays(page)
    if _later_years(page, date.year) >= 2:
        yield _rejected(clue, 0.1, "the text speaks of a later year")
    elif date.weekday in weekdays:
        yield Clue("published", date, "caption-date", 0.62, block.number, caption, note="the text says this weekday")
    elif weekdays:
        yield _rejected(clue, 0.02, "the text names another weekday")
    else:
        yield _rejected(clue, 0.11, "nothing in the text confirms it")


def _rejected(clue: Clue, confidence: float, why: str) -> Clue:
    return Clue(clue.field, clue.value, clue.kind, confidence, clue.line, clue.excerpt, rejected=why)


def _later_years(page: Page, year: int) -> int:
    """How often the text names a later year. Once may be a plan; twice, the caption is older than the text."""
    return sum(1 for found in re.findall(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/.-])", page.text) if int(found) > year)


_WEEKDAYS = {name: number for number, names in enumerate((
    "monday montag lundi lunes", "tuesday dienstag mardi martes", "wednesday mittwoch mercredi miércoles",
    "thursday donnerstag jeudi jueves", "friday freitag vendredi viernes", "saturday samstag sonnabend samedi sábado",
    "sunday sonntag dimanche domingo",
)) for name in names.split()}  # fmt: skip


def _weekdays(page: Page) -> set[int]:
    opening = [block for block in page.blocks[1:] if read_caption(block, page) is None][:3]
    words = re.findall(r"\w+", " ".join(block.text for block in opening).casefold())
    return {_WEEKDAYS[word] for word in words if word in _WEEKDAYS}
