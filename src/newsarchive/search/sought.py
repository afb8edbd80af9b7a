"""What a query looks for in a text: the words to mark in a passage of it."""

from __future__ import annotations

from .opened import OpenIndex
from .phrases import loose_words
from .query import Field, Part, Phrase, Prefix, Word
from .terms import begun_by, forms_of

#: Words that follow each other: for each place those that may stand there, none for any word.
Sought = tuple[frozenset[str], ...]

# Names of these stand in texts; that of a source mostly does not, and its words mean something else there.
_NAMED_IN_TEXTS = frozenset({"title", "person", "place", "org", "tag"})


def sought(index: OpenIndex, part: Part) -> tuple[Sought, ...]:
    """Return the words by which an article with this part was found, as they stand in texts."""
    match part:
        case Word():
            return ((forms_of(index, part),),)
        case Prefix():
            return ((begun_by(index, part) | {part.word},),)
        case Phrase():
            return _sought_phrase(index, part.words)
        case Field() if part.name in _NAMED_IN_TEXTS:
            return (tuple(frozenset({word}) for word in part.words),)
    return ()


def _sought_phrase(index: OpenIndex, words: tuple[str, ...]) -> tuple[Sought, ...]:
    loose = loose_words(index, words)
    placed = [at for at, word in enumerate(words) if word not in loose]
    if not placed:
        return tuple((frozenset({word}),) for word in words)
    inner = words[placed[0] : placed[-1] + 1]
    return (tuple(frozenset() if word in loose else frozenset({word}) for word in inner),)
