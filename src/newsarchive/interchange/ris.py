"""An article as a record of RIS, the tagged form that reference managers have read since Reference Manager.

The tags are those of the type NEWS. A line is a tag, two spaces, a hyphen, a space and the value, and ends with CR and LF; no
value has a line break in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..article import NewsDate
from .bylines import names_of
from .csl import url_of
from .holding import Holding
from .lines import line


def ris_entry(holding: Holding) -> str:
    """Return the record, from `TY` to `ER`."""
    values = ((tag, line(value)) for tag, value in _fields(holding))
    lines = (f"{tag}  - {value}" for tag, value in values if value)
    return "".join(f"{line}\r\n" for line in ("TY  - NEWS", *lines, "ER  - "))


def ris_date(date: NewsDate) -> str:
    """Return a date as RIS has it: year, month and day between slashes, empty where they are not known.

    >>> ris_date(NewsDate(1989, 11, 9)), ris_date(NewsDate(1989, 11)), ris_date(NewsDate(1989))
    ('1989/11/09', '1989/11/', '1989//')
    """
    month, day = (f"{part:02d}" if part else "" for part in (date.month, date.day))
    return f"{date.year:04d}/{month}/{day}"


def _fields(holding: Holding) -> Iterator[tuple[str, str | None]]:
    article = holding.article
    yield "ID", holding.id
    yield "TI", article.title
    for name in names_of(article):
        yield "AU", name.inverted
    yield "T2", article.source
    yield "SE", article.section
    if article.published:
        yield "PY", f"{article.published.year:04d}"
        yield "DA", ris_date(article.published)
    yield "LA", article.language
    yield "AB", article.deck
    yield "DB", holding.archive
    yield "UR", url_of(holding)
    if article.original_url:
        yield "N1", f"Original: {article.original_url}"
