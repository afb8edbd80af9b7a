"""What a single line of a page's head may be. Shared by the clues that must not mistake one for another."""

from __future__ import annotations

import re

from ...text.clean import one_line
from ...text.dates import split_date_label, whole_date
from ..fields import field_of
from ..page import Line, Page

_URL = re.compile(r"<?(https?://[^\s<>\"']+|www\.[^\s<>\"']+)>?$")
_KEY = re.compile(r"[*_]{0,2}([^\W\d_][\w ’'-]{0,28}?)[*_]{0,2}\s*[:：]\s*[*_]{0,2}\s*(.*)$")
# Bounded, so that a line of a million brackets costs no more than any other.
_LINK = re.compile(r"!?\[([^\[\]]{0,1000})\]\(([^()\s]{0,2000})[^()]{0,500}\)")
_MARKUP = re.compile(r"[\[*_#]")
_EMPHASIS = re.compile(r"^(\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1$")


def strip_markup(text: str) -> str:
    """Return a Markdown line as its words: no heading signs, no emphasis around it, links as their text."""
    if not _MARKUP.search(text):
        return one_line(text)
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


def is_title_case(text: str) -> bool:
    """Whether nearly every long word begins with a capital, as in English headlines and in names."""
    words = [word.strip("\"'\u2018\u201c\u00ab(") for word in text.split()]
    long = [word for word in words if len(word) > 3 and word[:1].isalpha()] or [word for word in words if word]
    return bool(long) and sum(1 for word in long if word[0].isupper()) >= 0.8 * len(long)


def head_lines(page: Page) -> list[Line]:
    """Return the lines of the head, each as its own."""
    return [line for block in page.head for line in block.lines]
