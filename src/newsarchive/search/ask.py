"""A query answered: which articles, in which order, and what was made of words that no article has.

Every part of a query becomes one array with what it weighs in each article, 0 where the article does not have it; the rest is
arithmetic on these. docs/search-format.md ("Asking") has the rules, to which the browser's side is held as well.
"""

from __future__ import annotations

import math
from typing import Literal

import msgspec
import numpy as np
import numpy.typing as npt

from .lists import Numbers
from .opened import OpenIndex
from .phrases import weights_of_phrase
from .query import Field, Part, Phrase, Prefix, Query, Range, Word
from .ranges import weights_of_range
from .runs import HEAVIEST
from .sought import Sought, sought
from .spelled import Note, spelled
from .terms import Weights, forms_of, weights_of_field, weights_of_forms, weights_of_prefix

Order = Literal["relevance", "newest", "oldest"]

Has = npt.NDArray[np.bool_]

_Group = tuple[Part, ...]


class Answer(msgspec.Struct, frozen=True):
    """Which articles were found, in order, each with its score in thousandths; what was made of the query, and what to mark."""

    numbers: tuple[int, ...]
    scores: tuple[int, ...]
    notes: tuple[Note, ...]
    sought: tuple[Sought, ...]


def ask(index: OpenIndex, query: Query, order: Order = "relevance") -> Answer:
    """Return the articles that a query asks for."""
    wanted, notes = spelled(index, query.wanted)
    if not (wanted or query.unwanted) or (query.wanted and not wanted):
        return Answer((), (), notes, ())
    has_all, score = np.ones(index.articles, bool), np.zeros(index.articles)
    in_headline = list[Has]()
    asked_for = _asked_for(index, wanted)
    for group in asked_for:
        weights = [(part, _weights(index, part)) for part in group]
        for part, each in weights:
            if _adds(part):
                score += each * _rarity(index.articles, int(np.count_nonzero(each)))
        has_all &= np.logical_or.reduce([each > 0 for _, each in weights])
        words = [each for part, each in weights if isinstance(part, Word | Prefix)]
        in_headline += [np.logical_or.reduce([each > HEAVIEST for each in words])] if words else []
    if in_headline:
        score[np.logical_and.reduce(in_headline)] *= 2
    for part in query.unwanted:
        has_all &= _weights(index, part) == 0
    found = np.flatnonzero(has_all)
    scores = np.floor(score[found] * 1000 + 0.5).astype(np.int64)
    ordered = _ordered(index, found, scores, order)
    marked = tuple(each for group in asked_for for part in group for each in sought(index, part))
    return Answer(tuple(found[ordered].tolist()), tuple(scores[ordered].tolist()), notes, marked)


def _asked_for(index: OpenIndex, wanted: tuple[_Group, ...]) -> tuple[_Group, ...]:
    """Return the groups without idle words, if there are others."""
    idle = index.segments[0].idle if index.segments else frozenset()
    rare = tuple(group for group in wanted if not _is_idle(group, idle))
    return rare or wanted


def _is_idle(group: _Group, idle: frozenset[str]) -> bool:
    (part, *others) = group
    return not others and isinstance(part, Word) and not part.exact and part.word in idle


def _weights(index: OpenIndex, part: Part) -> Weights:
    match part:
        case Word():
            return weights_of_forms(index, forms_of(index, part), part.word)
        case Prefix():
            return weights_of_prefix(index, part)
        case Phrase():
            return weights_of_phrase(index, part.words)
        case Field():
            return weights_of_field(index, part)
        case Range():
            return weights_of_range(index, part)


def _adds(part: Part) -> bool:
    """Whether a part adds to the score."""
    return part.name == "title" if isinstance(part, Field) else not isinstance(part, Range)


def _rarity(articles: int, having: int) -> float:
    return math.log(1 + (articles - having + 0.5) / (having + 0.5))


def _ordered(index: OpenIndex, found: Numbers, scores: Numbers, order: Order) -> Numbers:
    """Return the places of these articles in their order."""
    undated = _undated(index)[found]
    numbers = found if order == "oldest" else -found
    # The last key is the first one to sort by.
    return np.lexsort((numbers, undated, -scores) if order == "relevance" else (numbers, undated))


def _undated(index: OpenIndex) -> npt.NDArray[np.bool_]:
    undated = np.zeros(index.articles, bool)
    for segment in index.segments:
        undated[segment.articles][: segment.undated] = True
    return undated
