"""What is read at one place in the text, before the whole article is weighed (`folding`)."""

from __future__ import annotations

import re
from functools import cached_property
from typing import NoReturn

import msgspec

_SMALL_WORD = re.compile(r"(?<![^\W\d_])[a-zß-ÿа-яёіїєґ]\w{2,}")

#: From this length on the words of a text are listed once.
_LONG = 20_000


class Reading(msgspec.Struct, frozen=True, gc=False):
    """One possible name where it stands.

    `kind` is `people`, `places`, `organisations`, or `loose` for a single capitalised word that means nothing alone
    but may be somebody's surname. `form` is what the text says, `name` the usual name where a table has one.
    """

    kind: str
    name: str
    form: str
    at: int
    confidence: float
    reason: str


class Context:
    """What every reader may look at: the whole text, its language, whether it is a headline."""

    def __init__(self, text: str, language: str, heading: bool = False) -> None:
        self.text = text
        self.language = language
        self.heading = heading

    def writes_small(self, word: str) -> bool:
        """Whether the text writes this word without a capital as well: with one, it only starts a sentence."""
        if len(self.text) > _LONG:
            return word in self._small_words
        at = self.text.find(f" {word}")
        while at >= 0:
            if not self.text[at + 1 + len(word) : at + 2 + len(word)].isalnum():
                return True
            at = self.text.find(f" {word}", at + 1)
        return False

    @cached_property
    def _small_words(self) -> frozenset[str]:
        """All words in small letters: in a long text one pass for all is quicker than one for each."""
        return frozenset(_SMALL_WORD.findall(self.text))


class Asked(Exception):
    """The surroundings of a run matter for what it means."""


class Alone(Context):
    """A run without its surroundings: who looks at the text gets `Asked`, so that what needs none is read once only."""

    def __init__(self, language: str, heading: bool) -> None:
        self.language = language
        self.heading = heading

    def __getattr__(self, name: str) -> NoReturn:
        raise Asked
