"""Words and sentences, counted and cut; scripts without spaces count by character."""

from __future__ import annotations

import re
from itertools import filterfalse

_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_CLOSING = r"['\"\u2019\u201d\u00bb)\]]*"
# The mark comes first and what must stand before it after that: so marks are searched for, and not looked for at every place.
_MARK = "[.!?\u2026\u3002\uff01\uff1f\u061f\u06d4\u0964]"
_FULL_WIDTH = r"(?<=[^.!?\u2026])"
# A full stop ends a sentence after a word of three letters or more, or a figure: not "p.m.", "U.S.", "J.".
_STOP = r"(?:(?<=[!?\u2026])|(?<=[^\W\d_]{3}\.)(?<!\.[^\W\d_]{3}\.)|(?<=[\d%\"'\u2019\u201d\u00bb)]\.))"
_SENTENCE_END = re.compile(rf"{_MARK}(?:{_FULL_WIDTH}|{_STOP}{_CLOSING}(?=\s+[^a-z\s]|$))")
_FINAL = re.compile(rf"{_MARK}(?:{_FULL_WIDTH}|{_STOP}){_CLOSING}$")


def count_words(text: str) -> int:
    """Return the number of words; in Chinese, Japanese and Thai the number of characters."""
    unspaced = len(_UNSPACED.findall(text)) if not text.isascii() else 0
    if unspaced:
        text = _UNSPACED.sub(" ", text)
    # Most pieces between spaces are one word each; once the commonest marks, which join nothing, are off, nearly all.
    pieces = text.replace(",", " ").replace(".", " ").split()
    others = list(filterfalse(str.isalnum, pieces))
    return unspaced + len(pieces) - len(others) + len(_WORD.findall(" ".join(others)))


def ends_sentence(text: str) -> bool:
    """Whether the text closes like a sentence (a full stop, also one inside a closing quotation mark)."""
    return bool(_FINAL.search(text[-40:].rstrip()))


def count_sentences(text: str) -> int:
    """Return how many sentence ends the text has."""
    return len(_SENTENCE_END.findall(text))


def shorten(text: str, limit: int) -> str:
    """Return `text`, cut at a word's end to at most `limit` characters with an ellipsis where it was cut."""
    if len(text) <= limit:
        return text
    cut = text.rfind(" ", 0, limit)
    return text[: cut if cut > limit // 2 else limit - 1].rstrip(" ,;:.-\u2013\u2014") + "\u2026"


def is_capitals(text: str) -> bool:
    """Whether the text is written in capitals (two cased letters at least, hardly any of them small)."""
    upper = sum(1 for c in text if c.isupper())
    lower = sum(1 for c in text if c.islower())
    return upper >= 2 and lower <= upper // 10


_SMALL_PARTICLES = {
    "de",
    "del",
    "della",
    "di",
    "da",
    "dos",
    "van",
    "von",
    "der",
    "den",
    "al",
    "el",
    "bin",
    "ibn",
    "la",
    "le",
    "y",
    "e",
}


def name_case(name: str) -> str:
    """Return a name written in capitals as it is usually written: `KURT McNEIL-O'HARA` keeps its inner capitals.

    >>> name_case("SOLÈNE DE LA CROIX-O'NEIL")
    'Solène de la Croix-O’Neil'.replace('’', "'")
    """
    if not is_capitals(name):
        return name
    words = name.lower().split()
    return " ".join(w if i and w in _SMALL_PARTICLES else _capital(w) for i, w in enumerate(words))


def _capital(word: str) -> str:
    word = re.sub(r"(^|[-'\u2019.])(\w)", lambda m: m[1] + m[2].upper(), word)
    return re.sub(r"^Mc(\w)", lambda m: "Mc" + m[1].upper(), word)
