"""What is shown of the articles that were found: their cards, with versions of one text folded into the first of them."""

from __future__ import annotations

import msgspec

from .ask import Answer
from .opened import OpenIndex
from .reading import Card


class Hit(msgspec.Struct, frozen=True):
    """An article that was found, its score in thousandths, and the other versions of it that follow among those looked at."""

    number: int
    score: int
    card: Card
    versions: tuple[Card, ...] = ()


def first_hits(index: OpenIndex, answer: Answer, limit: int) -> tuple[Hit, ...]:
    """Return up to `limit` hits in their order. Articles are looked at up to the first that would be one more."""
    hits, versions = dict[str, Hit](), dict[str, list[Card]]()
    for number, score in zip(answer.numbers, answer.scores, strict=True):
        card = index.card(number)
        text = card.version_of or card.address
        if text in hits:
            versions[text].append(card)
        elif len(hits) == limit:
            break
        else:
            hits[text], versions[text] = Hit(number, score, card), []
    return tuple(msgspec.structs.replace(hit, versions=tuple(versions[text])) for text, hit in hits.items())
