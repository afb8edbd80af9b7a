"""The words by which a text is found: folded, so that case, accents and apostrophes make no difference.

What is searched for goes the same way, in `newsarchive search` and, by the same rules, in the browser (`folding.js`); how they
agree is a test. The rules stand in docs/search-format.md.
"""

from __future__ import annotations

import re
import unicodedata

# Accents and points of Latin, Greek, Cyrillic, Hebrew and Arabic. In Indic scripts and Thai such marks are vowels, and stay.
_MARKS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]"
)
_LETTERS = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th", "ς": "σ",
        "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك",
    }
)  # fmt: skip
_OTHER_LETTERS = re.compile(f"[{''.join(map(chr, _LETTERS))}]")
# U.S. is a word; the s of Netanyahu's is none.
_INITIALS = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.){2,}")
_POSSESSIVE = re.compile(r"['’]s(?![^\W_])")
_ASCII_WORD = re.compile("[a-z0-9]+")
#: Scripts without spaces between words: of these each two characters that follow each other are a word.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(
    rf"(?P<run>[{UNSPACED}]+)|(?:(?![{UNSPACED}])[^\W_]|[\u0900-\u0903\u093a-\u094f\u0951-\u0963\u0971-\u0dff])+"
)
_PRINTED = "“”‘–—\u00a0"
_PLAIN_WORD = re.compile(r"[^\W_]+")
_UNLIKE_PLAIN = re.compile(f"[\u0900-\u0dff{UNSPACED}]")
_NO_WORD = re.compile("[\u0e2f\u0e46\u0e4f\u0e5a\u0e5b\u3001-\u3004\u3008-\u3020\u3030\u303d\u30a0\u30fb]")


def fold(text: str) -> str:
    """Return a text in which only differences that matter to a search are left; its words are still in their order.

    >>> fold("Straße, Éditions de l’Aube, U.S.")
    'strasse, editions de l’aube, us'
    """
    if text.isascii():
        folded = text.lower()
    else:
        decomposed = unicodedata.normalize("NFKD", text).lower()
        folded = unicodedata.normalize("NFC", _MARKS.sub("", decomposed))
        if _OTHER_LETTERS.search(folded):
            folded = folded.translate(_LETTERS)
        if "’s" in folded:
            folded = _POSSESSIVE.sub("", folded)
    if "'s" in folded:
        folded = _POSSESSIVE.sub("", folded)
    if "." in folded:
        folded = _INITIALS.sub(_without_stops, folded)
    return folded


def _without_stops(found: re.Match[str]) -> str:
    return found[0].replace(".", "")


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded, in their order.

    >>> words_of("Netanyahu’s talks, in Žilina: O'Neil")
    ['netanyahu', 'talks', 'in', 'zilina', 'o', 'neil']
    >>> words_of("東京都")
    ['東京', '京都']
    """
    if not text.isascii():
        # A text in English mostly has no other signs than those of printers; without them it is folded in no time.
        for sign in _PRINTED:
            text = text.replace(sign, " ")
    folded = fold(text.replace("’", "'"))
    if folded.isascii():
        return _ASCII_WORD.findall(folded)
    if not _UNLIKE_PLAIN.search(folded):
        return _PLAIN_WORD.findall(folded)
    words = list[str]()
    for found in _WORD.finditer(folded):
        run = found["run"]
        if run is None:
            words.append(found[0])
        else:
            words.extend(_pairs(run))
    return words


def _pairs(run: str) -> list[str]:
    """Return each two characters of a run that follow each other; the one character of a run of one."""
    pairs = list[str]()
    for part in _NO_WORD.split(run):
        pairs += [part[at : at + 2] for at in range(len(part) - 1)] or ([part] if part else [])
    return pairs
