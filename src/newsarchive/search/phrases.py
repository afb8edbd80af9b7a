"""Which articles have words that follow each other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

import numpy as np

from .lists import SPAN, Numbers
from .opened import OpenIndex, OpenSegment
from .terms import Weights


def weights_of_phrase(index: OpenIndex, words: Sequence[str]) -> Weights:
    """Return what the words of a phrase weigh together in the articles that have it."""
    return np.concatenate([np.zeros(0), *(_weights(segment, words) for segment in index.segments)])


def loose_words(index: OpenIndex, words: Sequence[str]) -> frozenset[str]:
    """Return the words of which some segment does not tell where they stand: there they stand for any word."""
    return frozenset(
        word for word in words for each in index.segments if each.find(word) and not each.tells_places(word)
    )


def _weights(segment: OpenSegment, words: Sequence[str]) -> Weights:
    """Return what a phrase weighs in the articles of one segment."""
    weights = np.zeros(segment.says.articles)
    found = [segment.weights(word) for word in words]
    lists = [each for each in found if each is not None]
    if len(lists) < len(words):
        return weights
    placed = [at for at, word in enumerate(words) if segment.tells_places(word)]
    if placed:
        # Where the phrase would begin, plus its length: it may begin with words that need not be there.
        begins = [segment.places(words[at], lists[at][0]) + (len(words) - at) for at in placed]
        articles = np.unique(reduce(_common, begins) // SPAN)
    else:
        articles = reduce(_common, [articles for articles, _ in lists])
    for at in placed or range(len(words)):
        weights[lists[at][0]] += lists[at][1]
    has_phrase = np.zeros(len(weights), bool)
    has_phrase[articles] = True
    return np.where(has_phrase, weights, 0)


def _common(one: Numbers, other: Numbers) -> Numbers:
    return np.intersect1d(one, other, assume_unique=True)
