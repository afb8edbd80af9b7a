"""Dates that are used and may be wrong. The least sure come first."""

from __future__ import annotations

from collections.abc import Iterator

from ...article import SURE
from ...errors import Problem
from .archive import Archive
from .finding import Finding, Line, add
from .wording import origin


def find(archive: Archive) -> Iterator[Finding]:
    """Yield the dates that are less than 0.8 sure."""
    for item in archive.items:
        if item.date is None or item.used is None or item.used.confidence >= SURE:
            continue
        line = Line(item.sidecar, "date", item.date.edtf, f"read from {origin(item.used)}", (item.text,))
        message = f"its date, {item.date.edtf}, is not sure: it was read from {origin(item.used)}"
        problem = Problem(item.text, None, "date-doubtful", message, f"if it is right, {add(line)}")
        yield Finding(problem, (line,), -item.used.confidence)
