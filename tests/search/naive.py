"""Queries answered by looking through every text, word by word: slow, and hard to get wrong."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from newsarchive.search.query import Field, Part, Phrase, Prefix, Query, Range, Word

from .index import Index, Text


def naive_answer(index: Index, query: Query) -> list[tuple[int, int]]:
    """Return the number and the score of each article that a query finds, the best first. No word may be misspelt."""
    if not query.wanted and not query.unwanted:
        return []
    rare = [group for group in query.wanted if not _is_idle(group, index.idle)]
    groups = rare or query.wanted
    weights = {
        part: [_weight(index, number, part) for number in range(len(index.texts))] for group in groups for part in group
    }
    unwanted = [[_weight(index, number, part) for number in range(len(index.texts))] for part in query.unwanted]
    found = []
    for number in range(len(index.texts)):
        if all(any(weights[part][number] for part in group) for group in groups) and not any(
            each[number] for each in unwanted
        ):
            score = 0.0
            for part in (part for group in groups for part in group):
                if not isinstance(part, Range) and (not isinstance(part, Field) or part.name == "title"):
                    n = sum(1 for each in weights[part] if each)
                    score += weights[part][number] * math.log(1 + (len(index.texts) - n + 0.5) / (n + 0.5))
            headlines = [
                any(weights[part][number] > 15 for part in words)
                for group in groups
                if (words := [part for part in group if isinstance(part, Word | Prefix)])
            ]
            if headlines and all(headlines):
                score *= 2
            found.append((number, math.floor(score * 1000 + 0.5)))
    return sorted(found, key=lambda each: (-each[1], not index.texts[each[0]].date, -each[0]))


def _is_idle(group: Sequence[Part], idle: frozenset[str]) -> bool:
    return len(group) == 1 and isinstance(group[0], Word) and not group[0].exact and group[0].word in idle


def _weight(index: Index, number: int, part: Part) -> float:
    text = index.texts[number]
    match part:
        case Word():
            forms = {part.word} if part.exact else {part.word, *index.forms.get(part.word, ())}
            return _best(text, forms, part.word)
        case Prefix():
            return _best(text, {word for word in text.weights() if word.startswith(part.word)}, part.word)
        case Phrase():
            return _phrase(index, number, part.words)
        case Field():
            whole = f"{part.name}:{' '.join(part.words)}"
            if any(whole in each.fields() for each in index.texts):
                return 1 if whole in text.fields() else 0
            return len(part.words) if all(f"{part.name}:{word}" in text.fields() for word in part.words) else 0
        case Range():
            return 1 if text.date and _is_in(text.date, part) else 0


def _best(text: Text, forms: set[str], asked: str) -> float:
    weights = text.weights()
    return max(
        (weights[form] if form == asked else weights[form] * 0.85 for form in forms if form in weights), default=0
    )


def _phrase(index: Index, number: int, words: Sequence[str]) -> float:
    segments = [*index.segments, (len(index.texts), frozenset())]
    (first, common), (end, _) = next(pair for pair in pairwise(segments) if pair[0][0] <= number < pair[1][0])
    here = {word for each in index.texts[first:end] for word in each.weights()}
    if not here.issuperset(words):
        return 0
    text, strict = index.texts[number], [(at, word) for at, word in enumerate(words) if word not in common]
    weights = text.weights()
    if not strict:
        return sum(weights[word] for word in words) if all(word in weights for word in words) else 0
    places = set(text.places())
    begins = {place - strict[0][0] for place, word in places if word == strict[0][1]}
    if any(all((start + at, word) in places for at, word in strict) for start in begins):
        return sum(weights[word] for _, word in strict)
    return 0


def _is_in(date: str, span: Range) -> bool:
    return (
        (not span.first or date >= span.first)
        and (not span.after or (date > span.after and not date.startswith(span.after)))
        and (not span.before or date < span.before)
        and (not span.last or date < span.last or date.startswith(span.last))
    )
