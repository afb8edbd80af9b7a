"""Characters made plain: what a saved text carries that no reader ever meant to see.

`tidy` is what every text goes through before anything is read in it. It changes no word: it unifies line ends,
drops control and invisible characters, resolves HTML entities that were saved as text, and composes accents (NFC).
"""

from __future__ import annotations

import html
import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Soft hyphen, zero-width space, word joiner, byte order mark; then every control character but tab and line feed;
# then the bidirectional overrides and isolates, which can turn a whole page or terminal around; and what XML forbids.
_INVISIBLE = re.compile(
    "[\u00ad\u200b\u2060\ufeff\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31}[0-9]{0,2});")
_NO_LETTERS = re.compile("[^a-z0-9]+")
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")


def tidy(text: str) -> str:
    """Return `text` with `\\n` line ends, composed accents, no invisible characters and no HTML entities."""
    if "&" in text:
        text = _ENTITY.sub(_entity, _LINE_ENDS.sub("\n", text))
    # What is printable but for these two is neither invisible nor an odd line end: most texts are that throughout.
    if not text.replace("\n", "").replace("\t", "").isprintable():
        text = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _entity(found: re.Match[str]) -> str:
    # A line end or a tag out of an entity would change what the text is; such an entity stays as it was written.
    character = html.unescape(found[0])
    return found[0] if character in "<>\r\n\x0b\x0c\x85\u2028\u2029" else character


def one_line(text: str) -> str:
    """Return `text` as one line: every run of white space is one space, none at the ends."""
    # Of all white space only the plain blank counts as printable.
    if text.isprintable() and "  " not in text:
        return text.strip()
    return _SPACES.sub(" ", text.replace("\n", " ")).strip()


def printable(text: str) -> str:
    """Return `text` safe to print on a terminal: no escape sequences, no direction overrides."""
    return _INVISIBLE.sub("\ufffd", _LINE_ENDS.sub(" ", text))


def fold(text: str) -> str:
    """Return a key under which spellings meet that differ only in case, width and white space."""
    folded = text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()
    return " ".join(folded.split())


def letters_only(text: str) -> str:
    """Return the folded words of `text` without punctuation: two headlines are the same if these are."""
    if text.isascii():
        return _NO_LETTERS.sub(" ", text.lower()).strip()
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in folded).split())
