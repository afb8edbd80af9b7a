"""Names that the text itself pairs with their initials: "Council of Ministers (COM)", "CUPE (Canadian Union …)"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from .organisations import acronym_of
from .readings import Context, Reading
from .tables import organisations
from .tokens import Run, starts
from .words import Kind, kind_of

_AFTER = re.compile(r" \(([A-Z][A-Za-z.&]{1,8})\)")
_BEFORE = re.compile(r"(?<![\w.])([A-Z][A-Za-z.&]{1,8}) ?\($")


def with_acronyms(
    runs: Iterable[Run], context: Context, read: Callable[[Iterable[Run], Context], list[Reading]]
) -> list[Reading]:
    """The readings of all runs, where a pair is one organisation and its acronym counts for it from then on."""
    if "(" not in context.text:
        return read(runs, context)
    names: dict[str, str] = {}
    readings: list[Reading] = []
    for run in runs:
        if run.text in names:
            readings.append(Reading("organisations", names[run.text], run.text, run.start, 0.95, "acronym"))
        elif " " in run.text and (pair := _pair(run, context.text)):
            letters, at = pair
            if before := run.text[:at].rstrip():
                readings += read([Run(before, run.start, run.start + len(before))], context)
            full = names[letters] = " ".join(run.text[at:].split())
            readings.append(Reading("organisations", full, full, run.start + at, 0.95, "acronym"))
        else:
            readings += read([run], context)
    return readings


def _pair(run: Run, text: str) -> tuple[str, int] | None:
    """The acronym in brackets after a run or right before its own brackets, and where in the run its full form starts."""
    if text.startswith(" (", run.end):
        found = _AFTER.match(text, run.end)
    elif text.startswith("(", run.start - 1) and run.start:
        found = _BEFORE.search(text[max(0, run.start - 12) : run.start])
    else:
        return None
    if found is None or found[1] in organisations().forms:
        return None
    words = run.words
    first = acronym_of(words, found[1])
    if first < 0 or not any(kind_of(word) & (Kind.HEAD | Kind.TAIL) for word in words[first:]):
        return None
    return found[1], starts(run.text, words)[first]
