"""Which language a text is in, as far as names depend on it."""

from __future__ import annotations

import re

from ...text.language import guess_language

#: German writes every noun with a capital: there a capital alone says nothing.
NOUNS_WITH_CAPITALS = frozenset({"de", "lb"})

#: Written without capitals: only names that a table or a title tells can be found.
CASELESS = frozenset({"ar", "fa", "ur", "he", "hi", "mr", "ne", "bn", "ta", "te", "gu", "th", "zh", "ja", "ko"})

#: What a text too short to be guessed is read as, by a letter in it; kana before Han, Ukrainian before Russian.
_BY_LETTER = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ko", re.compile("[\uac00-\ud7a3]")),
    ("ar", re.compile("[\u0621-\u064a]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("uk", re.compile("[іїєґІЇЄҐ]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
)
_SAMPLE = 200


def language_of(text: str) -> str:
    """The likeliest language's code; by the script alone where the words do not tell, English in Latin letters."""
    guess = guess_language(text)
    if guess:
        return guess[0]
    sample = text[:_SAMPLE]
    if sample.isascii():
        return "en"
    return next((language for language, letter in _BY_LETTER if letter.search(sample)), "en")
