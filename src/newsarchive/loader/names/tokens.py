"""Where the capitals are: runs of words written with one, with the small words that join them.

A run is what stands between two plain words: "Secretary of State Antony Blinken", "University of Toronto",
"Ursula von der Leyen". It ends at punctuation, save the full stop of an initial or an abbreviated title, and at a
possessive. What a run means is not decided here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

import msgspec

from .tables import lists

#: Nobody's name is longer; a text all in capitals comes in pieces of this size.
MOST_WORDS = 14

#: So many characters in runs a megabyte of English prose has. What has more is no article, and only its start is read:
#: so there is a bound to what the worst of inputs costs.
MOST_CAPITALISED = 200_000

#: Written with a full stop before a name.
ABBREVIATIONS = (
    "Mr Mrs Ms Mx Dr Drs Prof Sen Sens Gov Rep Reps Gen Lt Col Sgt Cpl Capt Maj Adm Cmdr Brig Const Insp Det Supt Coun "
    "Hon Rev Fr Msgr St Ste Jr Sr Sra Srta Dra Mme Mlle Mt Ft Mgr Hr Atty Amb Pres Doç Av Pte"
)

_PLAINER = (
    ("’", "'"),
    ("\u00a0", " "),
    ("\t", " "),
    ("\u202f", " "),
    ("\u2009", " "),
    ("ʼ", "'"),
    ("\u2011", "-"),
    ("‐", "-"),
)
_ARTICLES = frozenset(
    {"al-", "el-", "as-", "ash-", "at-", "ad-", "an-", "ar-", "az-", "ul-", "ud-", "ed-", "es-", "bin-"}
)
_ENDS = frozenset(".!?:;…•*·|>")
_SKIPPED = " \"'“”„«»‘([{—–-\u200b"


class Run(msgspec.Struct, frozen=True, gc=False):
    """What is written between `start` and `end`."""

    text: str
    start: int
    end: int

    @property
    def words(self) -> list[str]:
        """The words of the run."""
        return (_without_dateline(self.text) if "-" in self.text else self.text).split()


class Text(NamedTuple):
    """The paragraphs as one string, and where each starts in it."""

    whole: str
    starts: Sequence[int]

    def paragraph(self, at: int) -> int:
        """The index of the paragraph that holds this position."""
        return bisect_right(self.starts, at) - 1


def join(paragraphs: Sequence[str]) -> Text:
    """The text to be searched: blanks and apostrophes made plain, each still one character wide."""
    whole = tidy("\n\n".join(paragraphs))
    starts = list(accumulate((len(paragraph) + 2 for paragraph in paragraphs), initial=0))
    return Text(whole, starts[:-1] or [0])


def tidy(text: str) -> str:
    """A single text as `join` would have it."""
    for odd, plain in _PLAINER:
        text = text.replace(odd, plain)
    return text


def runs(text: str) -> list[Run]:
    """All runs in order, up to the limit; an elided article ("l'Iran", "D'après") is no part of one."""
    listed: list[Run] = []
    length = 0
    for found in _pattern().finditer(text):
        run, (start, end) = found[0], found.span()
        if start and text[start - 1] == "-" and (prefix := _prefix(text, start)):
            start -= prefix
            run = text[start:end]
        if "'" in run and run[1] == "'" and run[0] in "LDN" and run[2:3].isalnum():
            run, start = run[2:], start + 2
        listed.append(Run(run, start, end))
        length += end - start
        if length > MOST_CAPITALISED:
            break
    return listed


def starts(text: str, words: Sequence[str], at: int = 0) -> list[int]:
    """Where each of the text's words stands, in order; the text itself stands at `at`."""
    found: list[int] = []
    position = 0
    for word in words:
        position = text.index(word, position)
        found.append(at + position)
        position += len(word)
    return found


def _without_dateline(run: str) -> str:
    """A dateline apart from what follows it: "OTTAWA-Pierre Poilievre" is two things."""
    place, hyphen, rest = run.partition("-")
    dateline = hyphen and len(place) > 3 and place.isupper() and rest[1:2].islower()
    return f"{place} {rest}" if dateline else run


def _prefix(text: str, at: int) -> int:
    """The length of an Arabic article joined to the capital at this position: "al-Assad"."""
    for length in (3, 4):
        if text[at - length : at] in _ARTICLES and (at == length or not text[at - length - 1].isalnum()):
            return length
    return 0


def opens(text: str, at: int) -> bool:
    """Whether a sentence, a quotation or a line starts at this position."""
    before = text[max(0, at - 4) : at].rstrip(_SKIPPED)
    if not before:
        return at <= 4 or _all_skipped(text, at)
    return before[-1] in _ENDS or before[-1] == "\n"


def word_before(text: str, at: int) -> str:
    """The word right before a position, if only blanks are between."""
    piece = text[max(0, at - 24) : at]
    if not piece.endswith(" "):
        return ""
    words = piece.split()
    return words[-1].strip("\"'“”‘(,") if words and not words[-1].endswith((",", ".", ";", ":")) else ""


def word_after(text: str, at: int) -> str:
    """The word right after a position, if only blanks, a comma or a bracket are between."""
    words = text[at : at + 24].lstrip(" ,(\"'”").split(None, 1)
    return words[0].strip(".,;:!?\"'”)") if words else ""


def _all_skipped(text: str, at: int) -> bool:
    line = text[max(0, at - 40) : at].rstrip(_SKIPPED)
    return not line or line[-1] in _ENDS or line[-1] == "\n"


@cache
def _pattern() -> re.Pattern[str]:
    """A run. It starts with a single set of characters, so that the search for one is quick; every part of it starts
    with another kind of character, so that nothing is tried twice for long.
    """
    upper, lower = f"[{_letters(str.isupper)}]", _letters(str.islower)
    # As far as hyphens go, a name may start in "anti-Israel" but not in "2019-A".
    begins = rf"{upper}(?<![\w@].)(?<![^{lower} \n-]-.)"
    initials = rf"\.(?:{upper}\.)*(?:(?!\w)|(?={upper}\w))"
    # Few words have a full stop where an abbreviation would: only these are compared.
    abbreviation = rf"(?=\w{{1,4}}\.)(?:{_by_first_letter(ABBREVIATIONS.split(), '(?<={})')})"
    article = "|".join(re.escape(article) for article in sorted(_ARTICLES))
    plain = rf"\w*+(?:-(?:{upper}\.){{2,}}|['\-&]{upper}\w*+|-(?:{article}){upper}\w*+)*"
    rest = rf"(?>{initials}|{abbreviation}\.|{plain})"
    word = rf"(?:{upper}{rest}|(?:{article}){upper}{plain})"
    small = {*lists().particles, *(word for form in lists().connectors for word in form.split())} - {"&"}
    small_words = rf"(?:(?:(?:{_by_first_letter(small)})[ \n]|& )){{0,3}}"
    step = rf"(?:  ?|\n(?!\n))(?:{upper}{rest}|{small_words}(?:d')?{word})"
    return re.compile(rf"{begins}{rest}(?:{step}){{0,{MOST_WORDS - 1}}}")


def _by_first_letter(words: Iterable[str], first: str = "{}") -> str:
    """One of the words, as a pattern that looks at each first letter once: for it, or for it as already read."""
    listed: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        listed.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{first.format(letter)}(?:{'|'.join(rest)})" for letter, rest in sorted(listed.items()))


def _letters(of_case: Callable[[str], bool]) -> str:
    """All capital or small letters of the scripts that have them, as ranges."""
    ranges: list[list[int]] = []
    for code in filter(lambda code: of_case(chr(code)), range(0x41, 0x2000)):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(f"{chr(a)}-{chr(b)}" if b > a else chr(a) for a, b in ranges)
