"""Markdown's signs taken off a line: what remains are its words."""

from __future__ import annotations

import re

from .clean import one_line

# Bounded, so that a line of a million brackets costs no more than any other.
_LINK = re.compile(r"!?\[([^\[\]]{0,1000})\]\(([^()\s]{0,2000})[^()]{0,500}\)")
_HEADING = re.compile(r"^(?:>\s?)*(?:#{1,6}\s+)?|\s+#+$")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_]+)(?<=\S)\1")
_EMPHASIS = re.compile(r"^(\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1$")
_BOLD_LINE = re.compile(r"(\*\*|__)[^*_]+\1")


def has_markup(text: str) -> bool:
    """Whether a line has any of the signs that `strip_markup` takes off; where it has none, only spaces can be."""
    return "[" in text or "*" in text or "_" in text or "#" in text or text.startswith(">")


def strip_markup(text: str) -> str:
    """Return a line as its words: no signs of headings and quotations, no emphasis around it, links as their text."""
    if not has_markup(text):
        return one_line(text)
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if text.startswith(">") or "#" in text:
        text = _HEADING.sub("", text)
    if "**" in text or "__" in text:
        text = _STRONG.sub(r"\2", text)
    emphasised = _EMPHASIS.match(text)
    return one_line(emphasised[2] if emphasised else text)


def is_bold_line(text: str) -> bool:
    """Whether a line is nothing but one strong phrase."""
    return _BOLD_LINE.fullmatch(text.strip()) is not None
