"""One candidate for one field, with its reason. Clues never decide; the judge does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, TypeVar

import msgspec

from ..page import Page


class Clue(msgspec.Struct, frozen=True):
    """What one kind of evidence proposes.

    `field` is the article's field ("" for a line that belongs to no field, such as a share button), `value` the typed
    value, `kind` the evidence's name, `confidence` the share of such readings that are right. `takes` are the numbers
    of the lines that are explained by this clue and are therefore not part of the body. With `only_if_used` they
    stay in the body when the clue loses. `path` is set where the evidence stands in another file.
    """

    field: str
    value: Any
    kind: str
    confidence: float
    line: int | None = None
    excerpt: str = ""
    takes: tuple[int, ...] = ()
    only_if_used: bool = False
    path: str | None = None
    note: str | None = None
    rejected: str | None = None


Finder = Callable[[Page], tuple[Clue, ...]]

Answer = TypeVar("Answer")


def once(ask: Callable[[Page], Answer]) -> Callable[[Page], Answer]:
    """Let a question that several clues ask of a page be worked out once: the answer stays with the page."""
    name = f"{ask.__module__}.{ask.__qualname__}"

    @wraps(ask)
    def answer(page: Page) -> Answer:
        kept: dict[str, Any] = page.__dict__
        if name not in kept:
            kept[name] = ask(page)
        found: Answer = kept[name]
        return found

    return answer


def finder(find: Callable[[Page], Iterator[Clue]]) -> Finder:
    """Make a clue's `find` one that is asked once a page, however many look at what it explains."""
    return once(wraps(find)(lambda page: tuple(find(page))))
