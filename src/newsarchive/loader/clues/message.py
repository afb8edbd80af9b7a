"""The head of an electronic letter that the text came in: its subject may be the headline, its day is not the paper's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...text.clean import fold
from ..page import Block, Line, Page
from . import masthead
from .clue import Clue, finder, once

_KEYS = {
    "from": "from, von, de, da, van, od, от, от кого, від, kimden, gönderen, من, מאת, از, प्रेषक, 发件人, 寄件人, 寄件者, 差出人",
    "to": "to, cc, bcc, reply-to, an, kopie, antwort an, à, pour, para, a, aan, do, dw, кому, копия, копія, kime, إلى, אל, به, प्रति, 收件人, 抄送, 宛先",
    "subject": "subject, betreff, objet, asunto, assunto, oggetto, onderwerp, temat, тема, konu, الموضوع, נושא, موضوع, विषय, 主题, 主旨, 主題, 件名",
    "date": "date, sent, datum, gesendet, envoyé, fecha, enviado, enviada, data, inviato, verzonden, data wysłania, дата, отправлено, надіслано, "
    "tarih, gönderme tarihi, التاريخ, أرسلت, נשלח, תאריך, تاریخ, दिनांक, 日期, 发送时间, 寄件日期, 日時, 送信日時",
}
_ROLES = {key.strip(): role for role, keys in _KEYS.items() for key in keys.split(",")}
_KEY = re.compile(r"([^\W\d_][\w -]{0,18}?)\s*[:：]\s*(.*)$")
_FORWARDED = re.compile(
    r"(?:fwd?|fw|re|aw|wg|tr|rv|enc|ynt|i|r|ha|пересл|отв|回复|转发|轉寄)\s*[:：]\s*", re.IGNORECASE
)
_RULE = re.compile(r"[-_=*]{3,}\s*[^-_=*]{4,40}\s*[-_=*]{3,}$")
_ADDRESS = re.compile(r"<?[\w.+-]+@[\w.-]+>?")
_GREETING = re.compile(
    r"(?:hi|hello|dear|hallo|guten tag|liebe[rs]?|bonjour|cher|chère|hola|estimad[oa]s?|buenos días|ciao|buongiorno|olá|prezad[oa]s?|beste|"
    r"dzień dobry|cześć|здравствуйте|добрый день|доброго дня|merhaba|sayın|مرحبا|שלום|नमस्ते|您好|你好)\b.{0,80}[:,!，：]$",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"(?:sent from my|get outlook for|gesendet von meinem|von meinem .{2,20} gesendet|envoyé de mon|enviado (?:desde mi|do meu)|inviato dal? mio|"
    r"verstuurd vanaf mijn|wysłane z|отправлено с|надіслано з|.{2,20}['’]?(?:dan|den) gönderildi|أُ?رسل من|נשלח מה|发自我的|從我的|iphoneから送信)\b.{0,40}$|"
    r"(?:you are receiving this|you received this|to unsubscribe|unsubscribe|view (?:this email )?in (?:your )?browser|sie erhalten diese|abmelden|"
    r"vous recevez ce|se désabonner|recibe este|darse de baja|ricevi questa|annulla l['’]iscrizione|recebe este|cancelar (?:a )?(?:subscrição|assinatura)|"
    r"вы получили это|отписаться|退订|配信停止)\b.{0,100}$",
    re.IGNORECASE,
)


@finder
def find(page: Page) -> Iterator[Clue]:
    """Take the letter's own lines out; propose its subject as `title`, and a sender that is a paper as `source`."""
    for line, role, text in headers(page):
        yield Clue("", line.text, "message-header", 0.95, line.number, line.text, (line.number,))
        subject = text
        while role == "subject" and (forwarded := _FORWARDED.match(subject)):
            subject = subject[forwarded.end() :]
        if role == "subject" and subject:
            yield Clue("title", subject, "message-subject", 0.6, line.number, line.text)
        if role == "from" and masthead.names_paper(sender := _ADDRESS.sub("", text).strip(" \"'<>")):
            yield Clue("source", sender, "message-sender", 0.75, line.number, line.text)
        if role == "date":
            yield Clue(
                "published",
                text,
                "message-date",
                0.2,
                line.number,
                line.text,
                rejected="the letter's day, not the paper's",
            )
    for line in _around(page):
        yield Clue("", line.text, "message-line", 0.9, line.number, line.text, (line.number,))


@once
def headers(page: Page) -> list[tuple[Line, str, str]]:
    """Return (line, role, rest) of the letter's head: a sender or a subject, and at least one line more."""
    for block in page.blocks[:3]:
        found = [(line, role, text) for line in block.lines for role, text in _header(line)]
        roles = {role for _, role, _ in found}
        # "Von Ann Lee" and "Date:" alone are a byline and a database's line.
        if len(roles) >= 2 and (roles >= {"from", "to"} or "subject" in roles):
            return found
    return []


@once
def header_lines(page: Page) -> frozenset[int]:
    """Return the numbers of the lines of the letter's head."""
    return frozenset(line.number for line, _, _ in headers(page))


def _header(line: Line) -> Iterator[tuple[str, str]]:
    found = _KEY.match(line.text)
    role = _ROLES.get(fold(found[1])) if found else None
    if found and role:
        yield role, found[2]


def _around(page: Page) -> Iterator[Line]:
    """The rule above a forwarded letter, a greeting below its head, and what a mail program writes under it."""
    if headers(page):
        last = headers(page)[-1][0].number
        for block in page.blocks[:5]:
            yield from (line for line in block.lines if _RULE.match(line.text) and line.number < last)
            if block.number > last and len(block.lines) == 1 and _GREETING.match(block.text):
                yield block.lines[0]
    yield from (line for block in page.tail[-3:] for line in _signature(block))


def _signature(block: Block) -> Iterator[Line]:
    return (line for line in block.lines if len(line.text) <= 140 and _SIGNATURE.match(line.text))
