"""Who tells whether a paper writes the day or the month first: dates that can be read in one way only."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import PurePath

from .item import Item
from .numeric import Order

#: Where a date stands: in a folder, and in a paper if that is known.
Place = tuple[str, str | None]


class Witnesses:
    """How often each order is shown, by folder and source, by source, by folder, and by folder with all below it."""

    def __init__(self) -> None:
        self.by_place: dict[Place, Counter[Order]] = defaultdict(Counter)
        self.by_source: dict[str, Counter[Order]] = defaultdict(Counter)
        self.by_folder: dict[str, Counter[Order]] = defaultdict(Counter)
        self.below: dict[str, Counter[Order]] = defaultdict(Counter)
        self.example: dict[tuple[str, str | None, Order], tuple[str, str]] = {}

    def add(self, item: Item, order: Order, date: str) -> None:
        """Count a date in an article that can only be read in one order."""
        self.by_place[item.folder, item.source][order] += 1
        self.by_folder[item.folder][order] += 1
        for folder in folders_above(item.folder):
            self.below[folder][order] += 1
        if item.source:
            self.by_source[item.source][order] += 1
        for place in ((item.folder, item.source), ("", item.source), (item.folder, "")):
            self.example.setdefault((*place, order), (date, item.text))

    def heard(self, folder: str, source: str | None) -> tuple[Counter[Order], Place]:
        """Return the witnesses that count for a source in a folder, nearest first, and whose they are.

        Another paper's way of writing dates says nothing about a paper that is known.
        """
        if source is None:
            return self.by_folder.get(folder, Counter()), (folder, "")
        if self.by_place.get((folder, source)):
            return self.by_place[folder, source], (folder, source)
        if self.by_source.get(source):
            return self.by_source[source], ("", source)
        return self.by_place.get((folder, None), Counter()), (folder, None)


def folders_above(folder: str) -> list[str]:
    """Return a folder and all that hold it, nearest first: those whose defaults speak for it."""
    return [folder, *(parent.as_posix() for parent in PurePath(folder).parents)]
