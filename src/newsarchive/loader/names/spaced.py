"""Names in Arabic, Hebrew, Devanagari and other scripts without capitals whose words stand apart.

A place or an organisation is a form of a table, with the small words off that are written together with it. A person
is introduced: by a title or a role before the name, or by a given name that is no other word. The name ends at a word
that is none, and after as many words as names there have.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple

from .readings import Reading
from .tables import Gazetteer, caseless, organisations, places

#: Small words written together with the next one.
_PREFIXES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "ar": ("وبال", "بال", "وال", "لل", "ول", "وب", "و", "ب", "ل", "ف"),
        "he": ("מה", "בה", "ול", "וב", "וה", "ומ", "ב", "ל", "מ", "ו", "ה", "ש"),
    }
)
#: Of these, the ones that a person's name or title may have: "and", "to", "that".
_BEFORE_PEOPLE: Mapping[str, tuple[str, ...]] = MappingProxyType({"ar": ("و", "ل"), "he": ("ו", "ל", "ש")})
#: What an adjective to a title begins with: "the French".
_ARTICLE: Mapping[str, str] = MappingProxyType({"ar": "ال", "he": "ה"})
#: Vowel signs and such, which are no letters to a regular expression; a word may have a joiner or a quotation mark in it.
_MARKS = "\u064b-\u0652\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"
_WORD = re.compile(rf"[^\W\d_](?:[\w{_MARKS}\u200c\"״'׳]*[\w{_MARKS}׳'])?")
_MOST_WORDS = 4
_MOST_QUALIFIERS = 4


class Cues(NamedTuple):
    """A language's words that tell names; titles by their first word, the longest first.

    What stands in `behind` makes a name of the word before it.
    """

    titles: Mapping[str, Sequence[Sequence[str]]]
    given: frozenset[str]
    soft: frozenset[str]
    surnames: frozenset[str]
    joins: frozenset[str]
    stop: frozenset[str]
    universities: frozenset[str]
    behind: frozenset[str]


class Words:
    """The words of a text, where they stand, and what the language's tables say of them."""

    def __init__(self, text: str, language: str) -> None:
        found = list(_WORD.finditer(text))
        self.text = text
        self.words = [match.group() for match in found]
        self.starts = [match.start() for match in found]
        self.ends = [match.end() for match in found]
        self.cues = _cues(language)
        self.language = language

    def gap(self, at: int) -> str:
        """What stands between a word and the one before; nothing behind the last word."""
        return self.text[self.ends[at - 1] : self.starts[at]] if 0 < at < len(self.words) else ""

    def follows(self, at: int) -> bool:
        """Whether only a blank is between a word and the one before; an abbreviation has its full stop."""
        gap = self.gap(at)
        return gap in (" ", "\n") or (gap == ". " and self.ends[at - 1] - self.starts[at - 1] < 4)

    def written(self, at: int, length: int, skipped: int = 0) -> str:
        """Some words as the text has them, up to its last one, without the first one's first letters."""
        return self.text[self.starts[at] + skipped : self.ends[at : at + length][-1]]


def read(text: str, language: str) -> list[Reading]:
    """Every name of the text, and the surnames that come again."""
    words = Words(text, language)
    readings: list[Reading] = []
    rest: list[int] = []
    at = 0
    while at < len(words.words):
        taken, found = _step(words, at)
        readings += found
        if not found:
            rest.append(at)
        at += taken
    readings += _again(words, rest, [reading.name for reading in readings if reading.kind == "people"])
    return readings


def _step(words: Words, at: int) -> tuple[int, Sequence[Reading]]:
    """How many words are read here, and what they name."""
    named_behind = at + 1 < len(words.words) and words.words[at + 1] in words.cues.behind
    if not named_behind and not _may_start(words.words[at], words.language):
        return 1, ()
    if university := _university(words, at):
        return university
    if titles := _title(words, at):
        start, sure = _after_title(words, at + titles)
        if sure and (person := _person(words, start, sure, "title")):
            between = [
                found
                for index in range(at + titles, start)
                for found in (_known(words, index, "places", places(words.language)) or (0, ()))[1]
            ]
            return start - at + person[0], (*between, person[1])
        return titles, ()
    for kind, table in (("organisations", organisations()), ("places", places(words.language))):
        if known := _known(words, at, kind, table):
            return known
    if _given(words, at, words.cues.given) is not None and (person := _person(words, at, 0.8, "first-name")):
        return person[0], (person[1],)
    if at + 1 < len(words.words) and words.words[at + 1] in words.cues.surnames and _may_be_named(words, at):
        person = _person(words, at, 0.7, "two-words")
        if person:
            return person[0], (person[1],)
    return 1, ()


@lru_cache(maxsize=50_000)
def _may_start(word: str, language: str) -> bool:
    """Whether a name or a title may start with this word: most words start none."""
    cues, tables = _cues(language), (organisations(), places(language))
    if word in cues.universities or any(bare in table.longest for bare in _bare(word, language) for table in tables):
        return True
    return any(word[skip:] in cues.given or word[skip:] in cues.titles for skip in _skips(word, language))


def _university(words: Words, at: int) -> tuple[int, Sequence[Reading]] | None:
    """A university by what it is called by: "University of X", "X University"."""
    universities, word = words.cues.universities, words.words
    if word[at] in universities and words.language != "hi":
        known = _known(words, at + 1, "places", places(words.language)) if words.follows(at + 1) else None
        length = 1 + (known[0] if known else 1)
        if at + length > len(word) or not words.follows(at + 1) or word[at + 1] in words.cues.stop:
            return None
        skipped = len(word[at]) - min(len(plain) for plain in universities if word[at].endswith(plain))
        name = words.written(at, length, skipped)
        return length, (Reading("organisations", name, name, words.starts[at] + skipped, 0.75, "described"),)
    if words.language == "hi" and word[at + 1 : at + 2] and word[at + 1] in universities and words.follows(at + 1):
        name = words.written(at, 2)
        return 2, (Reading("organisations", name, name, words.starts[at], 0.75, "described"),)
    return None


def _known(words: Words, at: int, kind: str, table: Gazetteer) -> tuple[int, Sequence[Reading]] | None:
    """The longest form of a table that starts with this word, its small words off."""
    if at >= len(words.words):
        return None
    for word in _bare(words.words[at], words.language):
        for length in range(min(table.longest.get(word, 0), len(words.words) - at, _MOST_WORDS), 0, -1):
            written = " ".join([word, *words.words[at + 1 : at + length]])
            form = table.forms.get(written)
            if form and form.sure and len(written) > 2:
                reading = Reading(kind, form.name, written, words.starts[at], 0.85, _REASONS[kind])
                return length, (reading,)
    return None


def _bare(word: str, language: str) -> Iterator[str]:
    """The word, then the word without what may be written together with it."""
    yield word
    for prefix in _PREFIXES.get(language, ()):
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) > 1:
            yield rest
            if language == "ar" and prefix.endswith(("ال", "لل")):
                yield "ال" + rest


def _title(words: Words, at: int) -> int:
    """How many words from here on are a title; a small word before it does not matter."""
    for skipped in _skips(words.words[at], words.language):
        for title in words.cues.titles.get(words.words[at][skipped:], ()):
            if words.words[at + 1 : at + len(title)] == title[1:]:
                return len(title)
    return 0


def _after_title(words: Words, at: int) -> tuple[int, float]:
    """Where the name starts that a title announces, and how sure it is one; 0 where there is none.

    Between the two may stand whose title it is, and a comma: "the mayor of Isfahan, Narges …".
    """
    comma = False
    for start in range(at, min(at + _MOST_QUALIFIERS, len(words.words))):
        if not words.follows(start):
            if comma or words.gap(start) not in (", ", "، "):
                return at, 0.0
            comma = True
        if _given(words, start, words.cues.given | words.cues.soft) is not None:
            return start, 0.9
        if comma:
            closed = start + 2 < len(words.words) and words.gap(start + 2)[:1] in (",", "،")
            return start, 0.7 if closed and _may_be_named(words, start) else 0.0
        if words.language != "fa" and _may_be_named(words, start):
            article = _ARTICLE.get(words.language, " ")
            adjectives = all(word.startswith(article) for word in words.words[at:start])
            if adjectives and not any(word.startswith(article) for word in words.words[start : start + 2]):
                return start, 0.7
        if words.words[start] in words.cues.stop:
            return at, 0.0
    return at, 0.0


def _may_be_named(words: Words, at: int) -> bool:
    """Whether an unknown word may be somebody's given name."""
    word = words.words[at]
    return (
        len(word) > 1
        and word not in words.cues.stop
        and not _title(words, at)
        and not _known(words, at, "places", places(words.language))
    )


def _person(words: Words, at: int, sure: float, reason: str) -> tuple[int, Reading] | None:
    """The person whose name starts with this word: how many words it takes."""
    skipped = _given(words, at, words.cues.given | words.cues.soft) or 0
    cues, end, names, most = words.cues, at, 0, 2
    while end < len(words.words) and names < most and (end == at or words.follows(end)):
        word = words.words[end]
        if word in cues.stop or (end > at and (_title(words, end) or _is_place(words, end))):
            break
        if word not in cues.joins:
            names += 1
            if names == 2 and words.words[end - 1] not in cues.joins and _goes_on(words, end):
                most = 3
        end += 1
    if names < 2 or words.words[end - 1] in cues.joins:
        return None
    name = " ".join(words.written(at, end - at, skipped).split())
    return end - at, Reading("people", name, name, words.starts[at] + skipped, sure, reason)


def _goes_on(words: Words, second: int) -> bool:
    """Whether a third name follows the second: a surname, or any behind two given names; in Hebrew these are surnames."""
    cues, following = words.cues, words.words[second + 1 : second + 2]
    if not cues.surnames.isdisjoint(following):
        return True
    return words.words[second] in cues.given and (words.language != "he" or not cues.given.isdisjoint(following))


def _is_place(words: Words, at: int) -> bool:
    form = places(words.language).forms.get(words.words[at])
    return form is not None and form.sure


def _given(words: Words, at: int, names: Container[str]) -> int | None:
    """How many letters stand before the given name that this word is; None where it is none."""
    word = words.words[at]
    return next((skipped for skipped in _skips(word, words.language) if word[skipped:] in names), None)


def _skips(word: str, language: str) -> Iterator[int]:
    """No letter, then each small word's letters that this word starts with."""
    yield 0
    for prefix in _BEFORE_PEOPLE.get(language, ()):
        if word.startswith(prefix):
            yield len(prefix)


def _again(words: Words, rest: Sequence[int], people: Sequence[str]) -> Iterator[Reading]:
    """Surnames alone, each for the one person of the text who has it."""
    owners: dict[str, str] = {}
    for name in dict.fromkeys(people):
        parts = name.split()
        surname = parts[-1] if parts[-2] not in words.cues.joins else " ".join(parts[-2:])
        owners[surname] = "" if surname in owners else name
    firsts = {surname.partition(" ")[0] for surname in owners}
    for at in rest if owners else ():
        for skipped in _skips(words.words[at], words.language):
            first = words.words[at][skipped:]
            if first not in firsts:
                continue
            form = next((form for form in (first, words.written(at, 2, skipped)) if owners.get(form)), "")
            if form:
                yield Reading("people", owners[form], form, words.starts[at] + skipped, 0.6, "surname-again")
                break


_REASONS = MappingProxyType({"places": "gazetteer", "organisations": "table"})


@cache
def _cues(language: str) -> Cues:
    listed = {kind: frozenset(words) for kind, words in caseless(language).items()}
    titles: dict[str, list[list[str]]] = {}
    for title in sorted(listed["titles"], key=lambda title: (-len(title), title)):
        titles.setdefault(title.partition(" ")[0], []).append(title.split())
    return Cues(
        titles=MappingProxyType(titles),
        given=listed["given"],
        soft=listed["soft"],
        surnames=listed["surnames"],
        joins=listed["joins"],
        stop=listed["stop"],
        universities=listed["universities"],
        behind=listed["surnames"] | listed["universities"],
    )
