"""Articles without a date. First those whose date was all but read: they take a glance each."""

from __future__ import annotations

from collections.abc import Iterator

from ...errors import Problem
from .archive import Archive
from .finding import Finding, Line, add
from .wording import origin

#: A reading that is wrong more often than nine times in ten is not worth a suggestion.
_WORTH_A_WORD = 0.1


def find(archive: Archive) -> Iterator[Finding]:
    """Yield what has no date; a date that can be read in two ways is another kind's business."""
    open_ones = {item.name for _, item in archive.told("date-ambiguous") if item is not None}
    for item in archive.items:
        if item.date is not None or item.unread is not None or item.name in open_ones:
            continue
        best = item.other if item.other and item.other.confidence >= _WORTH_A_WORD else None
        if best is None:
            line = Line(item.sidecar, "date", "", "as 2019-02-27, 2019-02 or 2019", (item.text,))
            hint = f"write it into {item.sidecar}, as date: 2019-02-27, or 2019-02 or 2019 if no more is known"
        else:
            why = f"perhaps: {origin(best)}"
            line = Line(item.sidecar, "date", best.date.edtf, why, (item.text,))
            hint = f"perhaps it is {best.date.edtf}, from {origin(best)}; if so, {add(line)}"
        problem = Problem(item.text, None, "undated", "its date is not known", hint)
        yield Finding(problem, (line,), best.confidence if best else 0.0)
