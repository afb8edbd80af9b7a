"""The words that roles are made of, by language: read once from `data/roles.txt`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from .tables import lists, word_lists

#: Adjectives that may stand between what somebody is and the name, or behind it: "le chancelier allemand".
_BEHIND = {
    "fr": re.compile(r"\w+(?:ais|ois|ien|ain|and|ard|ol|éen|que|gue|sse|rusc|russe|grec|turc)(?:e|ne)?"),
    "es": re.compile(r"\w+(?:és|esa|an[oa]|in[oa]|eñ[oa]|án|ense|ol|ola|ic[oa]|us[oa]|eg[oa]|lga|iz[oa])"),
}
#: Adjectives that may stand before.
_AHEAD = {"de": re.compile(r"[a-zäöüß-]+(?:e|er|en|em|es)"), "ru": re.compile(r"[а-яё-]+(?:ий|ый|ой|ая)")}
_NONE = re.compile(r"(?!)")
#: Written together with what somebody is: it goes before the head, which stays what it is.
_PREFIX = re.compile(r"(?:ex|then|экс|вице)-(?=\w)")
#: These are compared with one word, or with so many.
_MOST_WORDS = 3


class Grammar(NamedTuple):
    """A language's words for roles, all in lower case.

    `heads` are what people, places and organisations are, each a word or a phrase, by kind; `suffixes` end such words. `before`
    counts only before a name, `kin` only with whose. `modifiers` may stand before a head, as what is `ahead` may, and what is
    `behind` behind it. `ties` lead on from it. `never` stands in no role, and a word of `doubts` takes it back. `openers` open a
    clause whose end may be taken for an apposition. `relative` are verbs after "who", and `led` what these may have that says
    nothing. `lasts` are the last words of all heads of people.
    """

    heads: Mapping[str, frozenset[str]]
    suffixes: tuple[str, ...]
    before: frozenset[str]
    kin: frozenset[str]
    modifiers: frozenset[str]
    articles: frozenset[str]
    ties: frozenset[str]
    never: frozenset[str]
    doubts: frozenset[str]
    openers: frozenset[str]
    relative: frozenset[str]
    led: frozenset[str]
    ahead: re.Pattern[str]
    behind: re.Pattern[str]
    lasts: frozenset[str]

    def may_end(self, word: str) -> bool:
        """Whether a word, in lower case, may be the last one of a head: most words are passed over by this."""
        if word in self.lasts or self._ends_so(word) or ("-" in word and _PREFIX.sub("", word) in self.lasts):
            return True
        return self.behind is not _NONE and self.behind.fullmatch(word) is not None

    def head(self, words: list[str], kind: str = "people") -> int:
        """Return how many of the first words, which are in lower case, say together what somebody is; 0 for none."""
        heads = self.heads[kind]
        for length in range(min(_MOST_WORDS, len(words)), 0, -1):
            if _PREFIX.sub("", " ".join(words[:length])) in heads:
                return length
        return int(kind == "people" and self._ends_so(words[0]))

    def head_before(self, words: list[str]) -> int:
        """Return how many of the last words, which are in lower case, say what somebody is whose name follows."""
        for length in range(min(_MOST_WORDS, len(words)), 0, -1):
            phrase = _PREFIX.sub("", " ".join(words[-length:]))
            if phrase in self.heads["people"] or phrase in self.before:
                return length
        return int(self._ends_so(words[-1]))

    def _ends_so(self, word: str) -> bool:
        return bool(self.suffixes) and word.endswith(self.suffixes)


#: The languages in which roles are read where they stand before or after a name.
LANGUAGES = ("de", "en", "es", "fr", "ru")


@cache
def grammar(language: str) -> Grammar:
    """Return the words of one of the `LANGUAGES`."""
    listed = word_lists("roles.txt")

    def of(key: str) -> frozenset[str]:
        return frozenset(listed.get(f"{language}.{key}", ()))

    kin, doubts = of("kin"), of("doubts")
    modifiers = of("modifiers") | (lists().demonyms if language == "en" else frozenset())
    people = of("heads") | kin
    return Grammar(
        heads=MappingProxyType({"people": people, "places": of("places"), "organisations": of("organisations")}),
        suffixes=listed.get(f"{language}.suffixes", ()),
        before=of("before"),
        kin=kin,
        modifiers=modifiers,
        articles=of("articles"),
        ties=of("ties"),
        never=of("never") | doubts,
        doubts=doubts,
        openers=of("openers"),
        relative=of("relative"),
        led=of("led"),
        ahead=_AHEAD.get(language, _NONE),
        behind=_BEHIND.get(language, _NONE),
        lasts=frozenset(head.rpartition(" ")[2] for head in people | of("before")),
    )


@cache
def courtesies() -> frozenset[str]:
    """Return the Arabic titles that say nothing of whom they are given to."""
    return frozenset(word_lists("roles.txt")["ar.courtesies"])
