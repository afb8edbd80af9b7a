"""An article as the search index has it: the texts it is found by, the names of its fields, and what a hit shows."""

from __future__ import annotations

import re
from html import unescape

from ..archive import Searched
from ..article import Body
from ..search import Card, Findable
from ..text.clean import one_line
from ..text.words import shorten
from .markdown import markdown_html

#: The kinds of names by which one can search, and what they are called there.
FIELDS = {
    "sources": "source", "people": "person", "places": "place", "organisations": "org", "tags": "tag", "sections": "section",
    "authors": "author",
}  # fmt: skip
#: Without any of these, what Markdown makes of a text has the same words.
_MARKS = re.compile(r"[\\`*_\[\]<&|~]")
_TAG = re.compile("<[^>]*>")
#: So much of the text's beginning a hit shows before its passage is there.
_BEGINNING = 120


def findable(article: Searched) -> Findable:
    """Return what an article is found by."""
    text, card = article.text, article.card
    language = card.language or ""
    body = _plain(text.body)
    captions = (words for each in text.pictures for words in (each.caption, each.credit) if words)
    parts = (text.title, text.kicker or "", text.deck or "", body, *(each.text for each in text.corrections), *captions)
    names = [(FIELDS[kind], name) for kind, name in article.mentions if kind in FIELDS]
    names += [("lang", language)] if language else []
    date = card.date.edtf if card.date else ""
    beginning = shorten(one_line((text.deck or body)[: 3 * _BEGINNING]), _BEGINNING)
    hit = Card(article.address, text.title, date, card.source or "", language, beginning, article.leader)
    return Findable(parts, tuple(names), language, hit)


def _plain(body: Body) -> str:
    """Return the words of a text, whatever its markup."""
    if body.markup == "plain" or not _MARKS.search(body.text):
        return body.text
    return unescape(_TAG.sub(" ", markdown_html(body.text, {"pictures": {}, "root": "."})))
