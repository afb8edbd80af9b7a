"""What the person who kept the clip wrote beside it: where and when it was saved, a remark in brackets.

The day of saving is an upper bound for the paper's, and never the paper's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...text.dates import find_dates
from ..page import Line, Page
from . import original_url
from .clue import Clue, finder

_SAVED = re.compile(
    r"\W{0,3}(?:\w{3,12} [·|–-] )?(?:(?:article |text |page )?(?:saved|clipped|copied|downloaded|archived|retrieved|accessed|captured|scanned|printed out|last checked)|"
    r"abgerufen|gespeichert|aufgerufen|zuletzt abgerufen|heruntergeladen|consulté|enregistré|sauvegardé|consultado|guardado|descargado|"
    r"consultato|salvato|scaricato|acedido|acessado|salvo|guardado|geraadpleegd|opgeslagen|bewaard|dostęp|pobrano|zapisano|"
    r"сохранено|дата обращения|просмотрено|скачано|збережено|дата звернення|переглянуто|erişim(?: tarihi)?|kaydedildi|"
    r"تم الحفظ|تاريخ الاطلاع|اطلع عليه|بازیابی|ذخیره|נשמר|נצפה|אוחזר|सहेजा गया|अभिगमन|访问于|访问日期|保存于|存取於|查閱於|閲覧日)\b",
    re.IGNORECASE,
)
_READ_ON = re.compile(r"\W{0,2}\S{6,14}\s*(?:閲覧|閲覧日|访问|存取|查閱|参照)\W{0,2}$")
_REMARK = re.compile(
    r"\[\s*(?:note|nb|n\.b\.|remark|anm(?:erkung)?\.?|hinweis|nota|note de|notitie|uwaga|прим(?:ечание)?\.?|примітка|not|ملاحظة|הערה|注|备注|備註|メモ)\s*[:：.][^\]]{2,200}\]$",
    re.IGNORECASE,
)
_ALERT = re.compile(
    r"(?:google|news|press|media) (?:alerts?|watch|clips?)\b.{0,60}$|(?:pressespiegel|revue de presse|rassegna stampa|resumen de prensa)\b.{0,60}$",
    re.IGNORECASE,
)
_URL = re.compile(r"https?://[^\s<>\"'）)\]]+")
#: Beside the day and the address; with more of them "Saved on 3 May, the ferry sailed again" is a sentence.
_WORDS = 5


@finder
def find(page: Page) -> Iterator[Clue]:
    """Take the keeper's own lines at the top and the end out of the text, and read an address in them."""
    for block in (*page.blocks[:3], *page.tail[-3:]):
        for line in block.lines:
            if len(line.text) <= 240:
                yield from _line(line, page)


def _line(line: Line, page: Page) -> Iterator[Clue]:
    text = line.plain
    if _REMARK.match(text) or (_ALERT.match(text) and line.number <= page.blocks[0].number):
        yield Clue("", line.text, "clipping-note", 0.9, line.number, line.text, (line.number,))
        return
    if not (_SAVED.match(text) or _READ_ON.match(text)):
        return
    url = _URL.search(line.raw_text)
    words = _URL.sub(" ", text)
    dated = find_dates(words, page.order)
    others = f"{words[: dated[0].start]} {words[dated[0].end :]}" if dated else words
    if not (url or dated) or len(others.split()) > _WORDS:
        return
    yield Clue("", line.text, "clipping-note", 0.9, line.number, line.text, (line.number,))
    if dated:
        told = text[dated[0].start : dated[0].end]
        yield Clue(
            "published",
            told,
            "clipping-date",
            0.1,
            line.number,
            line.text,
            rejected="the day it was saved, not the paper's",
        )
    if url:
        yield from original_url.address(url[0].rstrip(".,;"), line, (line.number,), 0.97)
