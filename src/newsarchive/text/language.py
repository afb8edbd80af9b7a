"""Which language a text is in, guessed from its script and its commonest little words.

A script that only one language of news uses decides alone. Languages that share one are told apart by their
function words ("the", "und", "и"), which make up a third to a half of any prose, and by letters that only one
of them has. A guess is made only with enough letters and a clear distance to the second best: a wrong
language is worse for readers (hyphenation, speech, direction) than none.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import filterfalse
from typing import Literal

# Enough for any text; the rest of it is in the same language.
_SAMPLE = 1200
_LEAST_LETTERS = 40
# A character of these says about as much as three letters.
_DENSE = frozenset({"han", "kana", "hangul"})
_LEAST_SCRIPT_SHARE = 0.6
# At this share of function words a text is certainly prose of that language; below the other, hardly.
_SURE_SHARE = 0.3
_LEAST_SHARE = 0.08
_LEAST_HITS = 3
# The second best language may have this part of the best one's hits.
_LARGEST_RIVAL = 0.85

_SCRIPTS = (
    ("latin", "A-Za-zªºÀ-ÖØ-öø-ʯḀ-ỿ"),
    ("cyrillic", "Ѐ-ԯ"),
    ("arabic", "ء-يٮ-ۓۺ-ۿݐ-ݿ"),
    ("hebrew", "א-ת"),
    ("devanagari", "ऄ-हक़-ॡ"),
    ("han", "㐀-䶿一-鿿"),
    ("kana", "ぁ-ゖァ-ヺ"),
    ("hangul", "가-힣"),
    ("greek", "Ͱ-Ͽἀ-῿"),
    ("thai", "ก-ฮ"),
    ("georgian", "ა-ჺ"),
    ("armenian", "Ա-Ֆա-և"),
    ("bengali", "অ-হ"),
    ("tamil", "அ-ஹ"),
    ("telugu", "అ-హ"),
    ("gujarati", "અ-હ"),
    ("amharic", "ሀ-ፚ"),
)
_LATIN = dict(_SCRIPTS)["latin"]
_ENOUGH_LATIN = re.compile(rf"(?:[^{_LATIN}]*+[{_LATIN}]){{{_LEAST_LETTERS}}}")
_NOT_ASCII = re.compile("[^\x00-\x7f]")
_SCRIPT = re.compile("|".join(f"(?P<{name}>[{characters}])" for name, characters in _SCRIPTS))
_ALONE = {
    "han": "zh",
    "kana": "ja",
    "hebrew": "he",
    "hangul": "ko",
    "greek": "el",
    "thai": "th",
    "georgian": "ka",
    "armenian": "hy",
    "bengali": "bn",
    "tamil": "ta",
    "telugu": "te",
    "gujarati": "gu",
    "amharic": "am",
}
_SHARED = {
    "latin": "en fr de es it pt nl pl tr sv da nb fi cs sk ro hu ca id sw vi",
    "cyrillic": "ru uk bg sr be",
    "arabic": "ar fa ur",
    "devanagari": "hi mr ne",
}
# Letters that of the script's languages above only one writes; a word with one is as good as a function word.
_TELLING = {
    "ru": "ыэё",
    "uk": "їєґі",
    "be": "ўі",
    "sr": "јљњђћџ",
    "fa": "پچژگ",
    "ur": "ٹڈڑںے",
    "ar": "ةىيك",
    "de": "ß",
    "fr": "œ",
    "es": "ñ¿¡",
    "pt": "ãõ",
    "pl": "łąęśćńźż",
    "tr": "ığş",
    "cs": "ěřů",
    "ro": "țșă",
    "hu": "őű",
    "vi": "đơư",
}
# Letters that a language never writes, by which it is told from a neighbour; a word with one counts against it.
_NEVER = {"ca": "áñ", "es": "àèòçãõ", "pt": "ñ", "it": "ñç", "ru": "іїєґ", "uk": "ыэъё", "be": "ищъ"}
#: News in these is so much rarer than in their neighbours that a tie is none.
_SELDOM = {"ca": 0.8}
# Apostrophes stay within: the "i" of "I've" is no Czech one.
_MARKS = r"\u0300-\u036f\u0591-\u05c7\u0900-\u0903\u093a-\u094f\u200c"
_WORD = re.compile(rf"[^\W\d_]+(?:['’ʼ][^\W\d_]+|[{_MARKS}]+[^\W\d_]*)*")

_RIGHT_TO_LEFT = frozenset("ar arc azb ckb dv fa he iw ks lrc mzn nqo pnb ps sd syr ug ur yi".split(" "))


def guess_language(text: str) -> tuple[str, float] | None:
    """The BCP 47 primary tag and how sure it is (up to 1); None when the text is too short or undecided."""
    sample = unicodedata.normalize("NFC", text[:_SAMPLE]).lower()
    script, share = _script(sample)
    if script is None or share < _LEAST_SCRIPT_SHARE:
        return None
    if script in _SHARED:
        return _by_words(sample, script, share)
    return _ALONE[script], round(share, 2)


def direction(language: str | None) -> Literal["ltr", "rtl"]:
    """The direction in which a language is written; `ltr` if it is not known."""
    primary, *subtags = (language or "").lower().replace("_", "-").split("-")
    for subtag in subtags:
        if len(subtag) == 4 and subtag.isalpha():  # a script
            return "rtl" if subtag in ("arab", "hebr", "thaa", "syrc", "nkoo", "adlm") else "ltr"
    return "rtl" if primary in _RIGHT_TO_LEFT else "ltr"


def _script(sample: str) -> tuple[str | None, float]:
    """The script of most letters and its share of them; None when they are too few."""
    if _is_latin(sample):
        return ("latin", 1.0) if _ENOUGH_LATIN.match(sample) else (None, 0.0)
    letters: Counter[str] = Counter()
    for character, count in Counter(sample).items():
        name = _script_of(character)
        letters[name] += count * (3 if name in _DENSE else 1)
    del letters[""]
    total = letters.total()
    if total < _LEAST_LETTERS:
        return None, 0.0
    if letters["kana"] * 8 >= letters["han"]:
        letters["kana"] += letters.pop("han", 0)  # Japanese writes both
    script, count = letters.most_common(1)[0]
    return script, count / total


def _is_latin(sample: str) -> bool:
    """Whether no letter is of another script; few characters of such a text need to be looked at."""
    return sample.isascii() or {"latin", ""}.issuperset(map(_script_of, _NOT_ASCII.findall(sample)))


@lru_cache(maxsize=4096)
def _script_of(character: str) -> str:
    """The name of a letter's script; nothing for other characters and other scripts."""
    match = _SCRIPT.match(character)
    return str(match.lastgroup) if match else ""


def _by_words(sample: str, script: str, share: float) -> tuple[str, float] | None:
    words = _words(sample)
    total = len(words)
    (best, score), (rival, second) = _scores(words, script).most_common(2)
    second = round(second * _SELDOM.get(rival, 1.0))
    if score < _LEAST_HITS or score / total < _LEAST_SHARE or second > _LARGEST_RIVAL * score:
        return None
    margin = 1 - second / score
    certainty = min(1.0, score / total / _SURE_SHARE) * min(1.0, 0.5 + margin)
    return best, round(certainty * share, 2)


def _words(sample: str) -> list[str]:
    """All words, in any order. What is nothing but letters between blanks, as most of them are, is found fastest so."""
    pieces = sample.split()
    return [*filter(str.isalpha, pieces), *_WORD.findall(" ".join(filterfalse(str.isalpha, pieces)))]


def _scores(words: Sequence[str], script: str) -> Counter[str]:
    """How many words are each language's own, by being its function words or by their letters."""
    scores = Counter(dict.fromkeys(_SHARED[script].split(), 0))
    owners, strangers, spellings = _owners(script), _strangers(script), _spellings(script)
    for own, count in Counter(map(owners.get, words)).items():
        for tag in own or ():
            scores[tag] += count
    for word, count in Counter(filterfalse(str.isascii, words)).items():
        own = owners.get(word, ())
        for tag, letters in strangers:
            if not letters.isdisjoint(word):
                scores[tag] -= count
        for tag, letters in spellings:
            if tag not in own and not letters.isdisjoint(word):
                scores[tag] += count
    return scores


@cache
def _spellings(script: str) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((tag, frozenset(_TELLING[tag])) for tag in _SHARED[script].split() if tag in _TELLING)


@cache
def _strangers(script: str) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((tag, frozenset(letters)) for tag, letters in _NEVER.items() if tag in _SHARED[script].split())


@cache
def _owners(script: str) -> dict[str, tuple[str, ...]]:
    """The languages of a script that have a word as one of their function words."""
    text = files("newsarchive.text").joinpath("data", "function_words.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    sharing = _SHARED[script].split()
    owners: dict[str, tuple[str, ...]] = {}
    for tag, listed in rows:
        for word in listed.split() if tag in sharing else ():
            owners[word] = (*owners.get(word, ()), tag)
    return owners
