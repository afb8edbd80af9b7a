"""Which word was meant by one that no article has."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

from .opened import Block, OpenIndex

_SHORTEST = 4
_LONG = 8


def can_be_another(word: str) -> bool:
    """Whether a word may be taken for another one: short ones and those with a figure are taken as they are."""
    return len(word) >= _SHORTEST and not any(unicodedata.category(character)[0] == "N" for character in word)


def nearest(index: OpenIndex, word: str) -> str | None:
    """Return the word that is nearest, of those that are as near the one in most articles; None if none is near."""
    counts = Counter[str]()
    for block in _blocks(index, word):
        for entry in block.entries:
            if ":" not in entry.term:
                counts[entry.term] += entry.articles
    most = 2 if len(word) >= _LONG else 1
    letters = set(word)
    near = [
        (edits, -articles, term)
        for term, articles in counts.items()
        if abs(len(term) - len(word)) <= most and len(letters.difference(term)) <= most
        for edits in [edits_between(word, term)]
        if edits <= most
    ]
    return min(near)[2] if near else None


def _blocks(index: OpenIndex, word: str) -> Iterator[Block]:
    """Yield the files in which a word would stand as it is, and with its beginning put right."""
    starts = [word, word[1] + word[0] + word[2:], word[1:], word[0] + word[2:], word[:2] + word[3:]]
    for segment in index.segments:
        blocks = [segment.words(start) for start in starts]
        yield from dict.fromkeys(block for block in blocks if block)


def edits_between(one: str, other: str) -> int:
    """Return how many letters are more, fewer, other ones, or changed places with the next; none is edited twice.

    >>> edits_between("eclispe", "eclipse"), edits_between("solr", "solar")
    (1, 1)
    """
    before, last = list[int](), list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        row = [at]
        for beside, there in enumerate(other, 1):
            edits = min(last[beside] + 1, row[-1] + 1, last[beside - 1] + (letter != there))
            if at > 1 and beside > 1 and letter == other[beside - 2] and one[at - 2] == there:
                edits = min(edits, before[beside - 2] + 1)
            row.append(edits)
        before, last = last, row
    return last[-1]
