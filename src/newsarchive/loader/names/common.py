"""Words that tell nothing of what a text is about."""

from __future__ import annotations

from functools import cache

from ...text.wording import plain_words
from .tables import word_lists


@cache
def common_words() -> frozenset[bytes]:
    """Return the function words of all languages in the tables, months, weekdays and demonyms, as `plain_words` has them."""
    plain, caseless = word_lists("words.txt"), word_lists("caseless.txt")
    lists = [*plain.values(), *(words for key, words in caseless.items() if key.endswith(".stop"))]
    return frozenset(part for words in lists for word in words for part in plain_words(word))
