"""What is in a feed: an entry for each article, with an id, a time, and a summary or the whole text.

Feeds are read outside the site, so every address in them is a full one, and the HTML of a text is that of its page: made by our
own renderer, without scripts, and without links but those to the web.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from email.utils import format_datetime
from html import escape

from ...archive import Record, Shown
from ...article import NewsDate
from ...text.language import direction
from ...text.xml import xml_text
from ..markdown import body_html
from ..planned import Plan
from ..views import FeedEntry, FeedView
from .article_page import saved_pictures
from .items import lead_picture


def entry_id(plan: Plan, shown: Shown) -> str:
    """Return what names an article in every feed (RFC 4287, 4.2.6): a URI, the full address at which it was published first."""
    return f"{plan.base_url}{plan.questions.first_address(shown.address)}"


def article_entry(plan: Plan, shown: Shown, *, full: bool = False) -> FeedEntry:
    """Return the entry of an article whose day is known, `full` with its whole text. There must be a `base_url`."""
    card = shown.card
    assert card.date is not None  # noqa: S101
    updated = timestamp(card.date)
    record = plan.questions.record(shown.address) if full else None
    return FeedEntry(
        id=entry_id(plan, shown),
        url=f"{plan.base_url}{shown.address}",
        title=xml_text(card.title),
        updated=updated,
        rfc822=rfc822(updated),
        summary=xml_text(card.deck or ""),
        authors=tuple(map(xml_text, card.authors)),
        source=xml_text(card.source or card.agency or ""),
        language=card.language or "",
        content=xml_text(_content(plan, record)) if record else "",
    )


def _content(plan: Plan, record: Record) -> str:
    """Return an article's text as HTML: its picture, unless the text shows it, the body, and what was corrected."""
    article, root, lead = record.article, escape(plan.base_url), lead_picture(record)
    html = body_html(article.body, saved_pictures(record), root, article.dateline or "")
    if lead and f"{root}{escape(lead.src)}" not in html:
        html = f'<p><img src="{root}{escape(lead.src)}" alt="{escape(lead.alt)}"></p>\n{html}'
    for correction in article.corrections:
        html += f"\n<p>{escape(plan.words.say('Correction: {title}', title=correction.text))}</p>"
    # Programs that read feeds take their own direction for that of a text.
    return f'<div dir="rtl">{html}</div>' if direction(article.language) == "rtl" else html


def feed_view(plan: Plan, address: str, home: str, title: str, entries: Iterable[FeedEntry]) -> FeedView:
    """Return a feed of entries that stands at an address; `home` is the page it is about."""
    ordered = sorted(entries, key=lambda entry: datetime.fromisoformat(entry.updated), reverse=True)
    # A feed is as new as its newest entry; the clock is never asked.
    newest = ordered[0].updated if ordered else "1970-01-01T00:00:00Z"
    url = f"{plan.base_url}{home}"
    return FeedView(
        address, f"{plan.base_url}{address}", url, xml_text(title), xml_text(plan.site.motto), xml_text(plan.site.name), url, newest,
        rfc822(newest), tuple(ordered),
    )  # fmt: skip


def timestamp(date: NewsDate) -> str:
    """Return a day as RFC 3339: its time where it is known, else midnight UTC, as the formats demand a time."""
    zone = date.zone or "Z"
    time = date.time or "00:00:00"
    time = time if len(time) == 8 else f"{time}:00"
    return f"{date.edtf}T{time}{zone if date.time else 'Z'}"


def rfc822(stamp: str) -> str:
    """Return an RFC 3339 timestamp as RSS has it."""
    return format_datetime(datetime.fromisoformat(stamp))
