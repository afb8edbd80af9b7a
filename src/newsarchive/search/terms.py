"""Which articles have a word in any of its forms, words that begin so, or a name, and how much each weighs there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import numpy.typing as npt

from .opened import OpenIndex, OpenSegment
from .query import Field, Prefix, Word

#: What a part weighs in each article of the archive: 0 where the article does not have it.
Weights = npt.NDArray[np.float64]

#: A form other than the one that was asked for counts so much of its weight.
_OTHER_FORM = 0.85
_MOST_TERMS = 64
_MOST_FILES = 3


def is_known(index: OpenIndex, word: str) -> bool:
    """Whether any article has a word, in just this form."""
    return any(segment.find(word) for segment in index.segments)


def forms_of(index: OpenIndex, word: Word) -> frozenset[str]:
    """Return a word and its forms, those of all segments."""
    forms = {word.word}
    for segment in () if word.exact else index.segments:
        block = segment.words(word.word)
        entry = block.find(word.word) if block else None
        if block and entry:
            forms.update(block.forms(entry))
    return frozenset(forms)


def words_beginning(segment: OpenSegment, prefix: str) -> frozenset[str]:
    """Return the words of a segment that begin so; of many those that most articles have."""
    entries = (each for each in segment.words_beginning(prefix, _MOST_FILES) if ":" not in each.term)
    return frozenset(each.term for each in sorted(entries, key=lambda each: (-each.articles, each.term))[:_MOST_TERMS])


def begun_by(index: OpenIndex, prefix: Prefix) -> frozenset[str]:
    """Return the words of all segments that begin so."""
    return frozenset(term for segment in index.segments for term in words_beginning(segment, prefix.word))


def weights_of_forms(index: OpenIndex, forms: Iterable[str], asked: str) -> Weights:
    """Return what the best of these words weighs in each article."""
    return _best(index, dict.fromkeys(index.segments, forms), asked)


def weights_of_prefix(index: OpenIndex, prefix: Prefix) -> Weights:
    """Return what the best word that begins so weighs in each article."""
    return _best(index, {segment: words_beginning(segment, prefix.word) for segment in index.segments}, prefix.word)


def _best(index: OpenIndex, forms: Mapping[OpenSegment, Iterable[str]], asked: str) -> Weights:
    weights = np.zeros(index.articles)
    for segment, terms in forms.items():
        here = weights[segment.articles]
        for term in terms:
            found = segment.weights(term)
            if found is not None:
                articles, each = found
                here[articles] = np.maximum(here[articles], each if term == asked else each * _OTHER_FORM)
    return weights


def weights_of_all(index: OpenIndex, terms: Iterable[str]) -> Weights:
    """Return what all of these terms weigh together in the articles that have every one of them."""
    weights, has_all = np.zeros(index.articles), np.ones(index.articles, bool)
    for term in terms:
        each = weights_of_forms(index, [term], term)
        weights += each
        has_all &= each > 0
    return np.where(has_all, weights, 0)


def weights_of_field(index: OpenIndex, field: Field) -> Weights:
    """Return the articles with a name: with the whole of it, or, where no article has that, with all its words."""
    whole = f"{field.name}:{' '.join(field.words)}"
    if is_known(index, whole):
        return weights_of_all(index, [whole])
    return weights_of_all(index, [f"{field.name}:{word}" for word in field.words])
