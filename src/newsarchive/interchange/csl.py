"""An article as CSL-JSON, the form in which processors of citations exchange what they cite.

The words are those of the Citation Style Language 1.0.2 (https://docs.citationstyles.org/en/stable/specification.html); the
type is `article-newspaper`. What is not known is not there: a date has as many parts as were read, and a name stands in `literal`
where it is not certain which of its words is the family's.
"""

from __future__ import annotations

from typing import Any

from ..article import NewsDate
from .bylines import names_of
from .holding import Holding
from .lines import line


def csl_item(holding: Holding) -> dict[str, Any]:
    """Return the item: plain values that any JSON encoder takes.

    `archive` is where the text is kept, `URL` its address there, absent where the archive's own is not known; the original's
    address stands in `note`.
    """
    article = holding.article
    known: dict[str, Any] = {
        "id": holding.id,
        "type": "article-newspaper",
        "title": line(article.title),
        "author": [
            {"literal": name.literal} if name.literal else {"family": name.family, "given": name.given}
            for name in names_of(article)
        ],
        "container-title": line(article.source),
        "issued": {"date-parts": [date_parts(article.published)]} if article.published else None,
        "section": line(article.section),
        "language": article.language,
        "abstract": line(article.deck),
        "archive": line(holding.archive),
        "URL": url_of(holding),
        "note": f"Original: {line(article.original_url)}" if article.original_url else "",
    }
    return {name: value for name, value in known.items() if value}


def date_parts(date: NewsDate) -> list[int]:
    """Return year, month and day, as far as they are known."""
    return [part for part in (date.year, date.month, date.day) if part is not None]


def url_of(holding: Holding) -> str:
    """Return the article's full address in its archive; "" where the archive's own is not known."""
    return holding.url if "://" in holding.url else ""
