"""A query as its words are spelt in the archive: those that no article has are taken for others, or left out."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from .opened import OpenIndex
from .query import Part, Prefix, Word
from .spelling import can_be_another, nearest
from .terms import begun_by, is_known


class Note(msgspec.Struct, frozen=True):
    """What was made of a word that no article has: it was taken for another one, or left out where `taken_for` is ""."""

    word: str
    taken_for: str = ""


def spelled(
    index: OpenIndex, wanted: tuple[tuple[Part, ...], ...]
) -> tuple[tuple[tuple[Part, ...], ...], tuple[Note, ...]]:
    """Return the parts that are asked for, and notes of those that are others than those wanted."""
    notes = list[Note]()
    groups = [tuple(_known(index, group, notes)) for group in wanted]
    return tuple(group for group in groups if group), tuple(notes)


def _known(index: OpenIndex, group: tuple[Part, ...], notes: list[Note]) -> Iterator[Part]:
    for part in group:
        meant = part
        if isinstance(meant, Prefix) and meant.typed and not begun_by(index, meant):
            meant = Word(meant.word)
        if (
            isinstance(meant, Word)
            and not meant.exact
            and can_be_another(meant.word)
            and not is_known(index, meant.word)
        ):
            near = nearest(index, meant.word)
            notes.append(Note(meant.word, near or ""))
            if near:
                yield Word(near)
        else:
            yield meant
