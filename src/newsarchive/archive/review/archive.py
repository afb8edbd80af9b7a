"""All that a review looks at: the articles, and what the reader complained about."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from ...errors import Problem
from ..stories import Doubt
from .item import Item


class Names(msgspec.Struct, frozen=True):
    """What the names file, which lies at `file`, has decided: the people it knows, by their names folded."""

    file: str = "names.yaml"
    people: frozenset[str] = frozenset()


class Stories(msgspec.Struct, frozen=True):
    """What is doubtful of stories, and the file of rules that settles it, which lies at `file`, there or not."""

    file: str = "stories.yaml"
    doubts: tuple[Doubt, ...] = ()


class Archive(msgspec.Struct, frozen=True):
    """The articles in an order that is always the same, the reader's problems, and what the names file has decided.

    `versions` has, of each version of another text, by name, which one leads and how much of it stands there, in thousandths.
    """

    items: tuple[Item, ...]
    problems: tuple[Problem, ...] = ()
    names: Names = Names()
    versions: Mapping[str, tuple[str, int]] = {}
    stories: Stories = Stories()

    def told(self, code: str) -> list[tuple[Problem, Item | None]]:
        """Return the reader's problems of one kind, each with the article whose text or sidecar it was found in."""
        problems = [problem for problem in self.problems if problem.code == code]
        if not problems:
            return []
        owners = {item.sidecar: item for item in self.items} | {item.text: item for item in self.items}
        return [(problem, owners.get(problem.path)) for problem in problems]
