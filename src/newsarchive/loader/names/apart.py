"""What tells two people of one first name and one surname apart: "Jr.", "VI", and the initials between."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from .words import Kind, kind_of

_GENERATIONS = frozenset({"Jr.", "Sr.", "Jr", "Sr"})
#: Letters that are a word or an initial as well ("I", "V", "X") count behind kings and popes only.
_NUMERALS = frozenset("II III IV VI VII VIII IX XI XII XIII XIV XV XVI XVII XVIII".split())
_LETTERS = frozenset({"V", "X"})


def is_mark(word: str, *, crowned: bool = False) -> bool:
    """Whether a word behind a name tells its bearer from a father, a son or a predecessor."""
    return word in _GENERATIONS or word in _NUMERALS or (crowned and word in _LETTERS)


@lru_cache(maxsize=20_000)
def may_be_one(one: str, other: str) -> bool:
    """Whether two full names that share a first name and a surname may be the same person's.

    Without its number a king's name may be his; without "Jr." it is as often the father's.
    """
    first, second = one.split(), other.split()
    marks = (_mark(first), _mark(second))
    if marks[0] != marks[1] and (all(marks) or not {"Jr", "Sr"}.isdisjoint(marks)):
        return False
    return _agree(_between(first), _between(second))


def _mark(words: Sequence[str]) -> str:
    return words[-1].rstrip(".") if is_mark(words[-1], crowned=True) else ""


def _between(words: Sequence[str]) -> list[str]:
    """The words between first name and surname, initials that are written together each for itself."""
    middle = words[1:-2] if _mark(words) else words[1:-1]
    return [part for word in middle for part in (_initials(word) if kind_of(word) & Kind.INITIAL else [word])]


def _initials(word: str) -> list[str]:
    return [f"{letter}." for letter in word if letter.isalpha()]


def _agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether middle names may be the same: initials must be those of the other's words. Where one has none, nothing is said."""
    if not any(word.endswith(".") for word in (*one, *other)) or not one or not other:
        return True
    if any(a[0] != b[0] for a, b in zip(one, other, strict=False)):
        return False
    return len(one) == len(other) or not all(word.endswith(".") for word in (*one, *other))
