"""Who somebody, or what something, is: what stands directly before or after a full name and says so.

A role is a stretch of the text as it stands, and every word of it must fit: a title before the name, an apposition behind it
("Rita Suter, head of the waterworks,"), a clause with "who" and a verb of a table. What could as well be the end of a
clause, a list of people or the start of a sentence is left alone. Some hundred characters on either side are looked at, no more.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from itertools import pairwise
from typing import NamedTuple

from .role_words import LANGUAGES, Grammar, courtesies, grammar
from .tables import caseless, is_stop_word, lists
from .tokens import opens

#: Nothing longer is a role.
MOST_WORDS = 12
#: So many characters before and after a name are looked at, and so many for where its sentence begins.
_BEFORE, _AFTER, _SENTENCE = 90, 150, 200
_LONGEST_WORD, _MOST_WORDS_BEFORE = 30, 7
#: Before a head and after it stand no more words than this.
_MOST_AHEAD, _MOST_BEHIND = 5, 9
_WORD = re.compile(r"\S+")
#: What may end a title, without what stands around it.
_LAST_WORD = re.compile(r"((?:\w+-)*\w+)\.?$")
_OPENING = "\"'“‘«„(["
_CLOSING = (",", ";", ":", "!", "?", ")", "]", "”", "»", "—", "–", "-", '"', "'")
#: An apposition and what closes it. Every alternative begins with another character, so that nothing is tried twice.
_APPOSITION = re.compile(
    r",[ \n](?:\d{1,3},[ \n])?((?:[^,.;:!?()\n\"“”«»–—]|\n(?!\n)|\.(?=\w)|(?<=\b[A-Z])\.(?= [a-z]))+)([,.;:()]|\Z)"
)
#: What follows is the next one of a list.
_LISTED = re.compile(
    r"\s+(?:(?:(?:and|or)\s+)?(?:the|an?|his|her|their)\b|(?:Mrs?\.? )?[A-ZÄÖÜ]\w+\s+(?:von |de )?[A-ZÄÖÜ])"
)
_SENTENCE_END = re.compile(r"[.!?…:;]['\"”’»)]*[ \n]+|\n\n|[“„«\"]")
_PARTICIPLE = re.compile(r"[a-z]+ed")
#: Before these a capitalised word is a place where something was, and not part of what somebody is.
_WHERE = frozenset({"in", "at", "near", "from", "outside", "leaving"})
#: What an Arabic word ends with at the end of a clause.
_ENDS = (".", "،", ":", "؛", "؟", "!", "»", '"')
_SHORT = frozenset("Mr Mrs Ms Dr St Gen Col Capt Lt Sgt Rev Sen Rep Gov Prof No Inc Ltd Co Corp".split())
#: What a place or an organisation is has an article.
_ARTICLES = (", a", ", the ", ",\na", ",\nthe ")
_DEFINITE = frozenset({"the", "der", "die", "le", "la", "el"})

#: The languages in which roles are read.
ROLE_LANGUAGES = frozenset({*LANGUAGES, "ar"})


class Told(NamedTuple):
    """Where a role stands in the text, and the kind of evidence that it is."""

    start: int
    end: int
    reason: str


def role_before(text: str, start: int, end: int, language: str) -> Told | None:
    """What is said of a person right before the full name, which is `text[start:end]`."""
    if language == "ar":
        return _in_arabic(text, start)
    return _before(text, start, end, grammar(language), language)


def role_after(text: str, start: int, end: int, kind: str, language: str) -> Told | None:
    """What is said right behind a full name, which is `text[start:end]`."""
    if language == "ar" or (kind != "people" and (language != "en" or not text.startswith(_ARTICLES, end))):
        return None
    return _after(text, start, end, kind, grammar(language))


# Before the name


class _Words(NamedTuple):
    """The words before a name, up to what divides them from it: as they stand, in lower case, and where."""

    written: list[str]
    plain: list[str]
    starts: list[int]


def _before(text: str, start: int, end: int, words: Grammar, language: str) -> Told | None:
    """A title: "the former West German chancellor", "Bürgermeister", "le chancelier allemand"."""
    before = text[start - 1 : start]
    if before not in (" ", "\n"):
        return None
    closed = text[start - 2 : start - 1] == ","
    if not _may_be_titled(text, start - 2 if closed else start - 1, words, language) or (
        closed and not _is_apart(text, end)
    ):
        return None
    found = _words_before(text, start - 2 if closed else start)
    if not found.plain:
        return None
    last, behind = len(found.plain), 0
    taken = words.head_before(found.plain)
    if not taken and last > 1 and _may_stand_between(found.written[-1], words, language):
        taken, behind = words.head_before(found.plain[:-1]), 1
    head = last - behind - taken
    if not taken or found.plain[last - behind - 1] in words.kin:
        return None
    first = _first_before(text, found, head, words, language)
    if first is None:
        return None
    if closed and (first == 0 or found.plain[first - 1] not in _DEFINITE):
        return None
    return Told(found.starts[first], found.starts[last - 1] + len(found.written[last - 1]), "role-before")


def _may_be_titled(text: str, end: int, words: Grammar, language: str) -> bool:
    """Whether the word that ends there may be the last one of a title: hardly any is, so all else is not looked at for long."""
    if language == "ru":
        return True
    last = text[max(0, end - _LONGEST_WORD) : end].rpartition(" ")[2]
    if not last.isalpha():
        found = _LAST_WORD.search(last)
        last = found[1] if found else ""
    return words.may_end(last.lower())


def _is_apart(text: str, end: int) -> bool:
    """Whether a name behind a comma is an apposition itself: "the prime minister, Bo Ek, said"."""
    return text.startswith(" (", end) or (text.startswith(", ", end) and text[end + 2 : end + 3].islower()
                                          and not text.startswith((", and ", ", or "), end))  # fmt: skip


def _words_before(text: str, end: int) -> _Words:
    """The words right before a place, back to the last punctuation and no further than the reach."""
    low = max(0, end - _BEFORE, text.rfind("\n\n", max(0, end - _BEFORE), end) + 1)
    last = text[low:end].rsplit(None, _MOST_WORDS_BEFORE)
    if low and last and not text[low - 1].isspace():
        del last[0]  # it may have begun before
    written: list[str] = []
    starts: list[int] = []
    at = end
    for word in reversed(last[-_MOST_WORDS_BEFORE:]):
        if word.endswith(_CLOSING) or (word.endswith(".") and not _is_short(word)):
            break
        at = text.rindex(word, low, at)
        bare = word.lstrip(_OPENING)
        if bare[1:2] == "'" and bare[0] in "lLdD":
            bare = bare[2:]
        written.append(bare)
        starts.append(at + len(word) - len(bare))
        if len(bare) < len(word):
            break
    written.reverse()
    starts.reverse()
    return _Words(written, [word.lower().rstrip(".") for word in written], starts)


def _is_short(word: str) -> bool:
    """Whether a full stop belongs to the word: "Sen.", "U.S."."""
    return "." in word[:-1] or word[:-1].lower() in grammar("en").before


def _may_stand_between(word: str, words: Grammar, language: str) -> bool:
    """Whether a word may stand between what somebody is and the name: of which country."""
    if language == "ru":
        return word[:1].isupper() and word.isalpha()
    return bool(words.behind.fullmatch(word))


def _first_before(text: str, found: _Words, head: int, words: Grammar, language: str) -> int | None:
    """The first word that goes with a head; None where the word before it may change what it says."""
    first = head
    while first > 0 and head - first < _MOST_AHEAD:
        goes = _goes_with(text, found, first, head, words, language)
        if not goes:
            return first if goes is False else None
        first -= 1
    return first


def _goes_with(text: str, found: _Words, first: int, head: int, words: Grammar, language: str) -> bool | None:
    """Whether the word before the first one of a title is a part of it; None where it may take the title back."""
    written, plain = found.written[first - 1], found.plain[first - 1]
    if plain in words.doubts:
        return None
    if plain == "then" and written[:1].isupper():  # "Then President Mandela walked in"
        return False
    if plain in words.modifiers or _is_modified(plain) or (written == "New" and found.written[first][:1].isupper()):
        return True
    if plain.endswith("'s") or plain in words.articles or plain in words.never or plain in words.ties:
        return None if first < head and plain == "of" and _is_named_before(found, first) else False
    if words.ahead.fullmatch(written) and not is_stop_word(written, language):
        return True
    if plain in lists().calendar or is_stop_word(plain, language) or plain in lists().saying:
        return False
    if language == "en":
        return _goes_with_in_english(text, found, first)
    return False if language == "ru" or not written[:1].isupper() else None


def _is_modified(plain: str) -> bool:
    return plain.startswith(("ex-", "then-", "экс-", "вице-"))


def _is_named_before(found: _Words, first: int) -> bool:
    """Whether "of" joins two names: in "Bank of Canada governor" what somebody is begins further ahead."""
    return found.written[first][:1].isupper() and found.written[max(0, first - 2)][:1].isupper()


def _goes_with_in_english(text: str, found: _Words, first: int) -> bool | None:
    """An unknown word before a title: one with a capital names the office, if it does not open the sentence."""
    written = found.written[first - 1]
    if not written[:1].isupper():
        return None if found.written[first][:1].islower() or "-" in written else False
    if opens(text, found.starts[first - 1]):
        return None
    return not (first > 1 and found.plain[first - 2] in _WHERE)


# Behind the name


def _after(text: str, start: int, end: int, kind: str, words: Grammar) -> Told | None:
    """An apposition, or a clause with "who"."""
    found = _APPOSITION.match(text, end, min(len(text), end + _AFTER))
    if found is None or (not found[2] and found.end() < len(text)):
        return None
    written = found[1].split()
    if not written or len(written) > MOST_WORDS + 1 or _is_cut(text, found):
        return None
    plain = [word.lower() for word in written]
    article = plain[0] in words.articles
    bare = plain[1:] if article else plain
    if not bare or (kind != "people" and (not article or len(bare) < 2)):
        return None
    if not (_is_clause(written, words) if plain[0] == "who" else _is_role(bare, kind, words, free=article)):
        return None
    if kind != "people" and any(word.istitle() and word.lower() in words.heads[kind] for word in written):
        return None
    if article and found[2] == "," and _LISTED.match(text, found.end()):
        return None
    if plain[0] in _DEFINITE and _may_close_a_clause(text, start, words):
        return None
    skipped = found[1].index(written[0])
    if article or plain[0] == "who":
        skipped = found[1].index(written[1], skipped + len(written[0]))
    return Told(found.start(1) + skipped, found.start(1) + len(found[1].rstrip()), "role-after")


def _is_cut(text: str, found: re.Match[str]) -> bool:
    """Whether what ends the words is part of them: "town of about 10,000", "adviser to Dr. Fauci"."""
    after = text[found.end() : found.end() + 1]
    last = found[1].rpartition(" ")[2]
    return (found[2] == "," and after.isdigit()) or (found[2] == "." and last in _SHORT)


def _is_role(plain: Sequence[str], kind: str, words: Grammar, *, free: bool) -> bool:
    """Whether words say what somebody is, and nothing else; `free` where an article announces it."""
    for at, word in enumerate(plain[: _MOST_AHEAD + 1]):
        taken = words.head(list(plain[at : at + 3]), kind)
        if taken and (answer := _ends(plain[at : at + taken], plain[at + taken :], kind, words)) is not None:
            return answer
        if word in words.never or word in words.ties or word == "and":
            return False
        if not free and not word.endswith("'s") and word not in words.modifiers and not _may_be_a_noun(word):
            return False
    return False


def _may_be_a_noun(word: str) -> bool:
    return not word.endswith(("ing", "ed", "ly")) and word.replace("-", "").isalpha()


def _ends(head: Sequence[str], rest: Sequence[str], kind: str, words: Grammar) -> bool | None:
    """Whether a role may end so behind its head; None where the head is only part of a longer word for it."""
    if head[-1] in words.kin:
        return len(rest) > 1 and rest[0] == "of" and _goes_on(rest, words)
    if rest and words.behind.fullmatch(rest[0]):
        rest = rest[1:]
    if not rest:
        return True
    if rest[0] in words.ties or rest[0].startswith(("d'", "l'")):
        return _goes_on(rest, words)
    if rest[0] == "and":
        return len(rest) > 1 and rest[1] not in words.articles and _is_role(rest[1:], kind, words, free=True)
    return None


def _goes_on(rest: Sequence[str], words: Grammar) -> bool:
    """Whether "of …" is of nothing but nouns, as far as words tell."""
    if len(rest) > _MOST_BEHIND or len(rest) < 2 - rest[0].startswith(("d'", "l'")):
        return False
    if rest[-1] in words.ties or rest[-1] in words.articles or rest[-1] == "and":
        return False
    listed = any(one == "and" and other in words.articles for one, other in pairwise(rest))
    return not listed and not any(word in words.never or _PARTICIPLE.fullmatch(word) for word in rest)


def _is_clause(written: Sequence[str], words: Grammar) -> bool:
    """Whether this is "who heads the waterworks": of something that is named, or that has an article."""
    plain = [word.lower() for word in written]
    if len(written) < 3 or plain[1] not in words.relative:
        return False
    named = plain[2] in words.articles or written[2][:1].isupper()
    return named and plain[-1] not in words.led and _goes_on(["of", *plain[2:]], words)


def _may_close_a_clause(text: str, start: int, words: Grammar) -> bool:
    """Whether the name may end a clause that opened the sentence: "When he met Bo Ek, the president …"."""
    low = max(0, start - _SENTENCE)
    ends = list(_SENTENCE_END.finditer(text, low, start))
    sentence = text[ends[-1].end() if ends else low : start]
    first = sentence.split(None, 1)[:1]
    return bool(first) and "," not in sentence and first[0].strip(_OPENING).lower() in words.openers


# In Arabic


def _in_arabic(text: str, start: int) -> Told | None:
    """A title of the table before the name, with nothing between but adjectives: the one that begins first."""
    if text[start - 1 : start] != " ":
        return None
    found = [(match.group(), match.start()) for match in _WORD.finditer(text, max(0, start - 60), start)]
    titles, stop = frozenset(caseless("ar")["titles"]), caseless("ar")["stop"]
    for first in range(max(0, len(found) - 5), len(found)):
        word, at = found[first]
        skipped = int(word not in titles and word[:1] in "ول")
        written = [word[skipped:], *(each for each, _ in found[first + 1 :])]
        length = _title(written, titles)
        if not length:
            continue
        # Of whom it is the title, where the word before it may say so: "assistant to the foreign minister".
        free = (
            skipped
            or not first
            or written[0].startswith("ال")
            or found[first - 1][0].endswith(_ENDS)
            or found[first - 1][0] in stop
        )
        if not free or " ".join(written[:length]) in courtesies():
            return None
        return Told(at + skipped, found[-1][1] + len(found[-1][0]), "role-before")
    return None


def _title(written: Sequence[str], titles: Container[str]) -> int:
    """How many words are a title whose other words are adjectives; 0 where none is."""
    for length in range(min(3, len(written)), 0, -1):
        if " ".join(written[:length]) in titles and all(
            each.startswith("ال") and each.isalpha() for each in written[length:]
        ):
            return length
    return 0
