"""Texts that are taken for versions of another one though not much more than half of them stands there."""

from __future__ import annotations

from collections.abc import Iterator

from ...errors import Problem
from .archive import Archive
from .finding import Finding, Line, add

#: From this share on, in thousandths, nobody doubts it.
_SURE = 650


def find(archive: Archive) -> Iterator[Finding]:
    """Yield every text that lists leave out beside another one, of which this may be wrong."""
    by_name = {item.name: item for item in archive.items}
    for name, (leader, likeness) in archive.versions.items():
        item, leading = by_name.get(name), by_name.get(leader)
        if item is None or leading is None or likeness >= _SURE:
            continue
        message = f"is taken for a version of {leading.text}, where {likeness // 10}% of it stands"
        line = Line(item.sidecar, "same_as", "false", message, (item.text,))
        problem = Problem(item.text, None, "version-doubtful", message, f"if it is a text of its own, {add(line)}")
        yield Finding(problem, (line,), -likeness / 1000)
