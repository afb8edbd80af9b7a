"""Names in scripts without capitals, where a letter tells nothing: known forms, and people by what stands beside them."""

from __future__ import annotations

from collections.abc import Sequence

from . import spaced, unspaced
from .readings import Reading

#: Nothing between words: what is known is looked for at every letter it may start with.
_UNSPACED = frozenset({"zh", "ja", "th"})

#: No article is longer; there is a bound to what the worst of inputs costs.
_MOST_CHARACTERS = 200_000


def read(text: str, language: str) -> Sequence[Reading]:
    """Every place and organisation that the text names by a form of a table, and every person that it introduces."""
    find = unspaced.read if language in _UNSPACED else spaced.read
    return find(text[:_MOST_CHARACTERS], language)
