"""Queries of which the right answer is known: words of a headline, the same with one misspelt, a phrase from the text."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from newsarchive.search.opened import OpenIndex
from newsarchive.search.prose import prose_of

KINDS = ("headline", "misspelt", "phrase", "two words")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_PHRASE = 5


class KnownItem(NamedTuple):
    """A query, its kind, and the addresses of the article that is sought and of the other versions of its text."""

    kind: str
    query: str
    wanted: frozenset[str]


def known_items(index: OpenIndex, site: Path, number: int, seed: int = 1) -> list[KnownItem]:
    """Return queries of each kind for so many articles of a site, drawn by lot."""
    lot = random.Random(seed)
    cards = [index.card(each) for each in sorted(lot.sample(range(index.articles), min(number, index.articles)))]
    versions: dict[str, set[str]] = {}
    for each in range(index.articles):
        card = index.card(each)
        versions.setdefault(card.version_of or card.address, set()).add(card.address)
    items = list[KnownItem]()
    for card in cards:
        wanted = frozenset(versions[card.version_of or card.address])
        page = (site / card.address.strip("/") / "index.html").read_text("utf-8")
        items += (KnownItem(kind, query, wanted) for kind, query in _queries(card.title, prose_of(page), lot))
    return items


def _queries(title: str, text: str, lot: random.Random) -> Iterator[tuple[str, str]]:
    words = [word for word in title.split() if word.isalpha()]
    telling = sorted(words, key=len, reverse=True)[:4]
    if len(telling) > 2:
        yield "headline", " ".join(word for word in words if word in telling)
        yield "misspelt", " ".join(_misspelt(word, lot) if word == telling[0] else word for word in telling)
        yield "two words", " ".join(telling[:2])
    running = text.split()
    starts = [at for at in range(len(running) - _PHRASE) if all(word.isalpha() for word in running[at : at + _PHRASE])]
    if starts:
        at = lot.choice(starts)
        yield "phrase", f'"{" ".join(running[at : at + _PHRASE])}"'


def _misspelt(word: str, lot: random.Random) -> str:
    """Return a word with a letter left out, doubled, taken for another one, or in the place of the next."""
    at = lot.randrange(len(word) - 1)
    return lot.choice(
        (
            word[:at] + word[at + 1 :],
            word[: at + 1] + word[at:],
            word[:at] + lot.choice(_LETTERS) + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )
