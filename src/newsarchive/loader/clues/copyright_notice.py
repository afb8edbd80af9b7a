"""Notices of rights: `© 1997 The Lantern Weekly. All rights reserved.` names the publication or the agency."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..agencies import agency_in
from ..page import Page
from .clue import Clue, finder

_NOTICE = re.compile(r"\W{0,2}(?:©|\(c\)|copyright\b(?:\s+©|\s+\(c\))?)\s*(.{0,100})$", re.IGNORECASE)
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?(?!\d)")
_RIGHTS = re.compile(
    r"all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|reservados todos los derechos|"
    r"tutti i diritti riservati|riproduzione riservata|todos os direitos reservados|alle rechten voorbehouden|wszelkie prawa zastrzeżone|"
    r"все права защищены|(?:усі|всі) права (?:захищено|захищені)|(?:tüm|her) hakkı saklıdır|tüm hakları saklıdır|"
    r"جميع الحقوق محفوظة|حقوق النشر محفوظة|تمامی حقوق.{0,20}محفوظ است|כל הזכויות שמורות|सर्वाधिकार सुरक्षित|"
    r"版权所有|版權所有|保留所有权利|無断転載(?:を禁じます|禁止)",
    re.IGNORECASE,
)
# Sought in small letters: a pattern that knows its first letters is searched for ten times as fast.
_MAYBE = re.compile(
    "©|\\(c\\)|copyright|righ|recht|droit|derech|diritt|direit|prawa|прав|hakk|حقوق|זכויות|सर्व|版|保留|無断|riservat"
)


@finder
def find(page: Page) -> Iterator[Clue]:
    """Take notices out of the body, and propose whom they name as `source` or `agency`."""
    for block in (*page.head[:3], *page.tail):
        for line in block.lines:
            if len(line.text) <= 160 and _MAYBE.search(line.text.lower()):
                yield from _notice(line.text, line.number, page)


def _notice(text: str, number: int, page: Page) -> Iterator[Clue]:
    notice = _NOTICE.match(text)
    if notice is None:
        if len(text) <= 100 and _RIGHTS.search(text):
            yield Clue("", text, "copyright-notice", 0.9, number, text, (number,))
        return
    yield Clue("", text, "copyright-notice", 0.95, number, text, (number,))
    holder = " ".join(_YEARS.sub(" ", _RIGHTS.sub(" ", notice[1])).split())
    holder = re.sub(r"^by\b", " ", holder, flags=re.IGNORECASE).strip(" .,;-–|")
    agency = agency_in(holder, page.agencies) if holder else None
    if agency:
        yield Clue("agency", agency, "copyright-notice", 0.9, number, text)
    elif 1 <= len(holder.split()) <= 6 and holder[:1].isupper():
        yield Clue("source", holder, "copyright-notice", 0.6, number, text)
