"""Lines that belong to the web page and not to the article: navigation, share buttons, pleas, notices.

Only whole short lines are ever taken, and what was taken is told in the evidence: nothing disappears unsaid.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..agencies import agency_in
from ..page import Line, Page
from .clue import Clue
from .lines import strip_markup

_WHOLE = re.compile(
    r"(?:share(?: (?:this|on|via)\b.{0,40})?|tweet(?: this)?|e-?mail(?: this)?(?: article| story)?(?: to a friend)?|printable version|printer[- ]friendly(?: version)?|print(?: this)?(?: article| page)?|save|follow us.{0,40}|"
    r"(?:(?:view|show|hide|post|leave)? ?(?:a )?comments?)(?: ?\(?\d*\)?)|\d+ comments?|advertisement|sponsored(?: content)?|skip to (?:main )?content|menu|"
    r"(?:subscribe|sign up|register)\b.{0,30}\b(?:newsletters?|e-?mails?|updates|alerts)\b.{0,30}|(?:subscribe|sign in|log in|register)(?: now)?|"
    r"(?:we use|this (?:site|website) uses) cookies.{0,100}|accept (?:all )?cookies|most (?:read|popular)|trending(?: now)?|"
    r"read more|continue reading.{0,60}|load more|back to top|click here.{0,60}|story continues below(?: advertisement)?|"
    r"anzeige|artikel teilen|teilen|drucken|kommentare?(?: ?\(?\d*\)?)|weiterlesen|newsletter abonnieren|"
    r"publicité|partager(?: cet article)?|imprimer|commentaires?(?: ?\(?\d*\)?)|publicidad|compartir|imprimir|comentarios?(?: ?\(?\d*\)?)|"
    r"pubblicità|condividi|stampa|реклама|поделиться|комментарии(?: ?\(?\d*\)?)|إعلان|شارك|شارك المقال|تعليقات(?: ?\(?\d*\)?)|广告|分享|广告位|シェア|コメント)"
    r"[ .!:»>→↓]{0,3}",
    re.IGNORECASE,
)
_NOTICE = re.compile(r"\W{0,2}(?:©|\(c\)|copyright\b(?:\s+©|\s+\(c\))?)\s*(.{0,100})$", re.IGNORECASE)
_RIGHTS = re.compile(
    r"all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|все права защищены",
    re.IGNORECASE,
)


def find(page: Page) -> Iterator[Clue]:
    """Take litter out of the body, and read the publication or agency out of a copyright notice."""
    for block in page.blocks:
        for line in block.lines:
            if is_litter(line):
                yield Clue("", line.text, "litter", 0.9, line.number, line.text, (line.number,))
    for block in (*page.head[:3], *page.tail):
        for line in block.lines:
            yield from _notice(line.text, line.number, page)


def is_litter(line: Line) -> bool:
    """Whether a whole line is a page's furniture."""
    if len(line.text) > 110:
        return False
    text = strip_markup(line.text)
    if _WHOLE.fullmatch(text):
        return True
    # Buttons side by side, with a gap between them.
    buttons = re.split(r"\s{2,}|\t", line.raw_text.strip())
    if len(buttons) > 1 and all(_WHOLE.fullmatch(button) for button in buttons):
        return True
    parts = [part.strip() for part in re.split(r"\s*[|•·»›>]\s*", text) if part.strip()]
    # A row of three or more short links is navigation.
    return len(parts) >= 3 and all(
        len(part.split()) <= 3 and len(part) <= 24 and not any(c.isdigit() for c in part) for part in parts
    )


def _notice(text: str, number: int, page: Page) -> Iterator[Clue]:
    notice = _NOTICE.match(text) if len(text) <= 160 else None
    if notice is None:
        if len(text) <= 100 and _RIGHTS.search(text):
            yield Clue("", text, "copyright-notice", 0.9, number, text, (number,))
        return
    yield Clue("", text, "copyright-notice", 0.95, number, text, (number,))
    holder = re.sub(r"(?<!\d)(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?(?!\d)", " ", _RIGHTS.sub(" ", notice[1]))
    holder = " ".join(re.sub(r"^\s*by\b", " ", holder, flags=re.IGNORECASE).split()).strip(" .,;-–|")
    agency = agency_in(holder, page.agencies) if holder else None
    if agency:
        yield Clue("agency", agency, "copyright-notice", 0.9, number, text)
    elif 1 <= len(holder.split()) <= 6 and holder[:1].isupper():
        yield Clue("source", holder, "copyright-notice", 0.6, number, text)
