"""A headline within an English citation: its capitals, its quotation marks, the full stop behind it."""

from __future__ import annotations

import re
from functools import lru_cache

#: What stays small in an English title unless it begins or ends it: articles, conjunctions, prepositions.
_SMALL = frozenset(
    "a about above across after against along alongside amid amidst among amongst an and around as at before behind below "
    "beneath beside besides between beyond but by c ca circa d de despite down during et except for from given in inside into lest "
    "like near next nor notwithstanding of off on onto or out over per plus pro qua sans since so than the through throughout till to "
    "toward towards under underneath until unto up upon v van versus via von vs with within without yet".split()
)
#: Words, which hyphens, dashes and slashes set apart and apostrophes do not.
_WORD = re.compile(r"[^\s\-–—/‐‑()\[\]\"“”‘,;:!?…]+")
#: What a title begins anew after.
_ANEW = re.compile(r"[:!?][\"”’')\]]*\s+[\"“‘'(\[]*$")
#: Whether only marks come before, or behind.
_BARE = re.compile(r"[^\w]*")
_OPENING = "([-–—/‐‑“‘\"'"
_PAIRS = {"“": "”", "‘": "’", '"': '"', "'": "'"}
_MARKS = (("“", "”"), ("‘", "’"))
#: Behind one of these there is no full stop.
_STOPS = ".?!:"


@lru_cache(maxsize=1024)
def as_title(text: str, language: str | None) -> str:
    """Return a title with the capitals that English titles have, if it is English; words with a capital stay as they are.

    >>> as_title("wall is open, say guards of the sea", "en"), as_title("der wall ist offen", "de")
    ('Wall Is Open, Say Guards of the Sea', 'der wall ist offen')
    """
    if (language or "").partition("-")[0].lower() != "en":
        return text
    words = list(_WORD.finditer(text))
    parts, end = [], 0
    for found in words:
        parts += [text[end : found.start()], _capital(text, found)]
        end = found.end()
    return "".join([*parts, text[end:]])


def _capital(text: str, found: re.Match[str]) -> str:
    """Return a word with its first letter raised where that is due."""
    word, start = found[0], found.start()
    if word != word.lower():
        return word
    begins = _BARE.fullmatch(text, 0, start) is not None or _ANEW.search(text, 0, start) is not None
    ends = _BARE.fullmatch(text, found.end()) is not None
    heads_compound = text[found.end() : found.end() + 1] == "-" and text[start - 1 : start] != "-"
    bare = word.strip(".'’")
    if not begins and (len(bare) < 2 or (bare in _SMALL and not ends and not heads_compound)):
        return word
    return word[0].upper() + word[1:]


def quoted(text: str, depth: int) -> str:
    """Return a text with English quotation marks for where it stands: within `depth` others. What is no pair stays.

    >>> quoted('He said "no"', 0), quoted('He said “no” at the boys\\' school', 1)
    ('He said “no”', 'He said ‘no’ at the boys’ school')
    """
    if not any(mark in text for mark in "“‘\"'’"):
        return text
    marks = list(text)
    opened: list[tuple[int, str]] = []
    for place, mark in enumerate(text):
        before, after = text[place - 1] if place else " ", text[place + 1 : place + 2]
        if mark in _PAIRS and (before.isspace() or before in _OPENING) and after and not after.isspace():
            opened.append((place, _PAIRS[mark]))
        elif opened and mark == opened[-1][1] and not (mark in "'’" and after.isalnum()):
            start, _ = opened.pop()
            marks[start], marks[place] = _MARKS[(depth + len(opened)) % 2]
        elif mark == "'":
            marks[place] = "’"
    for place, closing in opened:
        if closing == "'":
            marks[place] = "’"
    return "".join(marks)


def closed(text: str) -> str:
    """Return a text with a full stop, within its closing quotation marks, unless it ends as a sentence does; "" stays.

    >>> closed("Who was it?"), closed("It was “him”"), closed("The boys’")
    ('Who was it?', 'It was “him.”', 'The boys’.')
    """
    end = len(text)
    while end and text[end - 1] in "”’" and _closes(text, end - 1):
        end -= 1
    if not text or text[:end].endswith(tuple(_STOPS)) or text.endswith(tuple(_STOPS)):
        return text
    return f"{text[:end]}.{text[end:]}"


def _closes(text: str, place: int) -> bool:
    """Whether a mark closes what one before it opened, and is no apostrophe."""
    return ("“" if text[place] == "”" else "‘") in text[:place]
