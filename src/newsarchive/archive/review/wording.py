"""Words for what the reader calls by a short name, for people who do not know the program."""

from __future__ import annotations

from .item import Reading

_ORIGINS = {
    "front-matter": "the top of the file", "sidecar": "the file beside it", "defaults": "the folder's defaults",
    "header-line": "a labelled line at the top", "date-line": "a line with a date", "labelled-date": "a labelled date",
    "load-date": "a database's own date", "dateline-date": "the day in the first words", "caption-date": "a caption",
    "file-name": "the file's name", "url-date": "the web address", "copyright-notice": "the copyright notice",
}  # fmt: skip


def origin(reading: Reading) -> str:
    """Return where a date was read and how sure it is: "the file's name (60% sure)"."""
    return f"{_ORIGINS.get(reading.kind, reading.kind.replace('-', ' '))} ({reading.confidence:.0%} sure)"


def texts(number: int) -> str:
    """Return "1 text", "1,234 texts"."""
    return f"{number:,} text" if number == 1 else f"{number:,} texts"


def more_texts(number: int) -> str:
    """Return "1 more text", "1,234 more texts"."""
    return f"{number:,} more {'text' if number == 1 else 'texts'}"
