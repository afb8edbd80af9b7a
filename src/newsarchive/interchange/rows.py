"""An article as a row of a spreadsheet: RFC 4180, and nothing in it that a spreadsheet would run.

Spreadsheets take a cell that begins with one of a few signs for a formula, which can load files and start programs. Such a cell
gets an apostrophe before it, which means "this is text" to all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..article import Author, Correction, Link, Picture
from .holding import Holding

#: The columns, in their order.
COLUMNS = (
    "id", "url", "published", "updated", "title", "kicker", "deck", "authors", "agency", "source", "section", "dateline", "language", "words",
    "tags", "people", "places", "organisations", "story", "original_url", "pictures", "related", "corrections", "file", "text",
)  # fmt: skip

# The East Asian forms of the signs are taken for the signs themselves.
_FORMULA = re.compile(r"[=+\-@＝＋－＠\t\r\n]")


def row(holding: Holding) -> tuple[str | int, ...]:
    """Return the cells of an article, one for each of `COLUMNS`; "" is nothing. Lists are joined with semicolons."""
    article = holding.article
    cells: tuple[str | int | None, ...] = (
        holding.id, holding.url,
        article.published.iso if article.published else None, article.updated.iso if article.updated else None,
        article.title, article.kicker, article.deck, _joined(map(_author, article.authors)), article.agency, article.source,
        article.section, article.dateline, article.language, holding.words,
        _joined(article.tags), _joined(article.people), _joined(article.places), _joined(article.organisations),
        holding.story, article.original_url, _joined(map(_picture, article.pictures)), _joined(map(_link, article.related)),
        _joined(map(_correction, article.corrections)), article.path, article.body.text,
    )  # fmt: skip
    return tuple(guarded(cell or "") if not isinstance(cell, int) else cell for cell in cells)


def guarded(text: str) -> str:
    """Return the text of a cell, with an apostrophe before it where it would be taken for a formula.

    >>> guarded("=1+1"), guarded("1+1")
    ("'=1+1", '1+1')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(texts)


def _author(author: Author) -> str:
    return f"{author.name} ({author.role})" if author.role else author.name


def _picture(picture: Picture) -> str:
    return " / ".join(part for part in (picture.file, picture.caption, picture.credit) if part)


def _link(link: Link) -> str:
    return f"{link.title} <{link.url}>" if link.url else link.title


def _correction(correction: Correction) -> str:
    return f"{correction.date.iso}: {correction.text}" if correction.date else correction.text
