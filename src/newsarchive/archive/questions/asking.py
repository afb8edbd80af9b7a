"""What all questions are asked with: a connection, and the cards that lists show."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from ..cards import Shown, shown


class Asking:
    """Asks the catalogue. Holds a connection."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def _cards(self, tail: str, values: tuple[str | int, ...] | Mapping[str, str | int]) -> list[Shown]:
        rows = self._db.execute(f"SELECT address, card FROM article {tail}", values)  # noqa: S608 - only constants of this package
        return [shown(address, card) for address, card in rows]


def during(period: str) -> tuple[str, str]:
    """Return what dates within a year, month or day lie between; `sort` begins with the day."""
    return period, f"{period}~"
