"""What a single line of a page's head may be. Shared by the clues that must not mistake one for another."""

from __future__ import annotations

import re

from ...text.clean import one_line
from ...text.dates import split_date_label, whole_date
from ..fields import field_of
from ..page import Line, Page

_URL = re.compile(r"<?(https?://[^\s<>\"']+|www\.[^\s<>\"']+)>?$")
_KEY = re.compile(r"[*_]{0,2}([^\W\d_][\w ’'-]{0,28}?)[*_]{0,2}\s*[:：]\s*[*_]{0,2}\s*(.*)$")
_LINK = re.compile(r"!?\[([^\]]*)\]\(([^()\s]*)[^()]*\)")
_EMPHASIS = re.compile(r"^(\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1$")


def strip_markup(text: str) -> str:
    """Return a Markdown line as its words: no heading signs, no emphasis around it, links as their text."""
    text = _LINK.sub(lambda found: found[1], text)
    text = re.sub(r"^#{1,6}\s+|\s+#+$", "", text)
    text = re.sub(r"(\*\*|__)(?=\S)([^*_]+)(?<=\S)\1", r"\2", text)
    emphasised = _EMPHASIS.match(text)
    return one_line(emphasised[2] if emphasised else text)


def is_bold_line(text: str) -> bool:
    """Whether a Markdown line is nothing but one strong phrase."""
    return bool(re.fullmatch(r"(\*\*|__)[^*_]+\1", text.strip()))


def url_of(text: str) -> str | None:
    """Return the address if the line is nothing else."""
    found = _URL.match(text.strip())
    if found is None:
        return None
    return found[1] if found[1].startswith("http") else f"https://{found[1]}"


def key_value(text: str) -> tuple[str, str] | None:
    """Return (field, rest) of a line like `Title: …` whose key is a known name of a field."""
    found = _KEY.match(text)
    field = field_of(found[1]) if found else None
    return (field, strip_markup(found[2])) if found and field else None


def is_dated(text: str, page: Page) -> bool:
    """Whether the line only tells when: a date, perhaps with a label, a weekday, a time."""
    _, rest = split_date_label(text)
    return len(text) <= 120 and any(char.isdigit() for char in rest) and whole_date(rest, page.order) is not None


def head_lines(page: Page) -> list[Line]:
    """Return the lines of the head, each as its own."""
    return [line for block in page.head for line in block.lines]
