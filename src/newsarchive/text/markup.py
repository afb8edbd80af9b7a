"""Markdown's signs taken off a line: what remains are its words."""

from __future__ import annotations

import re

from .clean import one_line

# Bounded, so that a line of a million brackets costs no more than any other.
_LINK = re.compile(r"!?\[([^\[\]]{0,1000})\]\(([^()\s]{0,2000})[^()]{0,500}\)")
_MARKUP = re.compile(r"[\[*_#]")
_HEADING = re.compile(r"^(?:>\s?)*(?:#{1,6}\s+)?|\s+#+$")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_]+)(?<=\S)\1")
_EMPHASIS = re.compile(r"^(\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1$")
_BOLD_LINE = re.compile(r"(\*\*|__)[^*_]+\1")


def strip_markup(text: str) -> str:
    """Return a line as its words: no signs of headings and quotations, no emphasis around it, links as their text."""
    if not (text.startswith(">") or _MARKUP.search(text)):
        return one_line(text)
    text = _LINK.sub(lambda found: found[1], text)
    text = _HEADING.sub("", text)
    text = _STRONG.sub(r"\2", text)
    emphasised = _EMPHASIS.match(text)
    return one_line(emphasised[2] if emphasised else text)


def is_bold_line(text: str) -> bool:
    """Whether a line is nothing but one strong phrase."""
    return _BOLD_LINE.fullmatch(text.strip()) is not None
