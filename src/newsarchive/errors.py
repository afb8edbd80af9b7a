"""Every deliberate complaint of the program: values for what is wrong with the input, errors for what stops a run.

A `Problem` is a value. It is collected, never raised, so that one bad file stops nothing and one run
shows all of them. An `ArchiveError` is raised only where going on would be wrong: a configuration that
cannot be read, an output folder that is not ours.
"""

from __future__ import annotations

import msgspec


class Problem(msgspec.Struct, frozen=True):
    """Something worth a person's attention in one input file.

    `path` is relative to the folder the command ran in where possible, `line` counts from 1.
    `code` is stable and machine-readable (`date-unknown`); `hint` says what to do about it.
    """

    path: str
    line: int | None
    code: str
    message: str
    hint: str | None = None

    def __lt__(self, other: Problem) -> bool:
        """Order by place: what is wrong with a file as a whole comes before its lines."""
        return self._place() < other._place()

    def _place(self) -> tuple[str, int, str, str]:
        return self.path, self.line or 0, self.code, self.message

    def __str__(self) -> str:
        """Render as `path:line: code: message (hint)`, the form editors can jump to."""
        where = self.path if self.line is None else f"{self.path}:{self.line}"
        hint = f" ({self.hint})" if self.hint else ""
        return f"{where}: {self.code}: {self.message}{hint}"


class ArchiveError(Exception):
    """A run cannot go on. Carries what happened, where, and what to do; survives pickling."""

    def __init__(self, message: str, where: str | None = None, hint: str | None = None) -> None:
        super().__init__(message, where, hint)
        self.message = message
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        """Render as `where: message (hint)`."""
        where = f"{self.where}: " if self.where else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{where}{self.message}{hint}"


class SettingsError(ArchiveError):
    """The configuration cannot be used: exit status 2."""


class OutputError(ArchiveError):
    """The output folder cannot be written, or is not one that a build may clear."""
