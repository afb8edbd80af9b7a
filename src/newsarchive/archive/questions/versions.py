"""What pages ask of texts that are the same."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import msgspec

from ..cards import Shown, shown
from .asking import Asking

#: Of more versions of one text than this only so many are told.
VERSIONS_SHOWN = 100
_GROUPS_KEPT = 64


class Version(msgspec.Struct, frozen=True):
    """An article among those with the same text. `text` is the number of its wording: two with one number differ in no word.

    `leads` says whether it is the leading one; `likeness` how much of its text stands in that one, in thousandths.
    """

    path: str
    text: int
    words: int
    leads: bool
    likeness: int
    shown: Shown


class VersionQuestions(Asking):
    """The catalogue's answers about versions of one text. Holds the versions that were asked for."""

    def __init__(self, db: sqlite3.Connection) -> None:
        super().__init__(db)
        self._groups: dict[str, tuple[list[Version], int]] = {}

    def versions(self, path: str) -> list[Version]:
        """Return the articles with the same text as that of a file, itself among them: the leading one, then by date; at most
        `VERSIONS_SHOWN`. Empty where there is but one.
        """
        row = self._db.execute(
            "SELECT leader, EXISTS (SELECT 1 FROM article WHERE leader = ?1) FROM article WHERE shown AND path = ?1",
            (path,),
        ).fetchone()
        if row is None or not (row[0] or row[1]):
            return []
        versions, _ = self._group(row[0] or path)
        return versions if any(each.path == path for each in versions) else [*versions[:-1], self._version(path)]

    def count_versions(self, path: str) -> int:
        """Return how many articles follow the one of a file as versions of its text."""
        return self._group(path)[1]

    def _group(self, leader: str) -> tuple[list[Version], int]:
        """Return the versions that are told, and how many follow the leading one. All of a group ask for the same."""
        if leader not in self._groups:
            if len(self._groups) >= _GROUPS_KEPT:
                self._groups.clear()
            tail = "leader = ? ORDER BY sort = '', sort, address LIMIT ?"
            versions = [self._version(leader), *self._versions(tail, (leader, VERSIONS_SHOWN - 1))]
            (number,) = self._db.execute("SELECT count(*) FROM article WHERE leader = ?", (leader,)).fetchone()
            self._groups[leader] = versions, int(number)
        return self._groups[leader]

    def _version(self, path: str) -> Version:
        return next(self._versions("path = ?", (path,)))

    def _versions(self, tail: str, values: tuple[str | int, ...]) -> Iterator[Version]:
        asked = "SELECT path, text, words, leader IS NULL, likeness, address, card FROM article WHERE"
        for path, text, words, leads, likeness, address, card in self._db.execute(f"{asked} shown AND {tail}", values):
            yield Version(path, text, words, bool(leads), likeness, shown(address, card))

    def leaders(self) -> Iterator[str]:
        """Return the texts that lead others, by name."""
        for (path,) in self._db.execute("SELECT DISTINCT leader FROM article WHERE leader IS NOT NULL ORDER BY leader"):
            yield path

    def followers(self) -> dict[str, tuple[str, int]]:
        """Return each text that follows another one: which, and how much of it stands there, in thousandths."""
        rows = self._db.execute(
            "SELECT path, leader, likeness FROM article WHERE leader IS NOT NULL AND same IS NULL ORDER BY path"
        )
        return {path: (leader, likeness) for path, leader, likeness in rows}

    def leader_of(self, path: str) -> str | None:
        """Return the text that leads the versions of one; None where it does so itself, or is alone."""
        row = self._db.execute("SELECT leader FROM article WHERE path = ?", (path,)).fetchone()
        return row[0] if row else None
