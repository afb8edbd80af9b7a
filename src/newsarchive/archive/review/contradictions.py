"""Declared dates that strong evidence speaks against, as the reader found them. The strongest evidence comes first."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ...errors import Problem
from .archive import Archive
from .finding import Finding, Line, add
from .item import Item, Reading
from .wording import origin


def find(archive: Archive) -> Iterator[Finding]:
    """Yield what the reader found.

    What somebody has settled in the file beside the text is not asked about again.
    """
    for problem, item in archive.told("contradiction"):
        if item is None or item.other is None:
            yield Finding(problem)
        elif not (item.declared and "published" in item.decided):
            yield _finding(problem, item, item.other)


def _finding(problem: Problem, item: Item, other: Reading) -> Finding:
    date = other.date.edtf
    line = Line(item.sidecar, "date", date, f"so says {origin(other)}", (item.text,))
    todo = "write it there instead" if problem.path == item.sidecar else add(line)
    hint = f"the declared date is used; if {date} is right, {todo}"
    return Finding(msgspec.structs.replace(problem, hint=hint), (line,), other.confidence)
