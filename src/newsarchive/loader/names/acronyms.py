"""Names that the text itself pairs with their initials: "Council of Ministers (COM)", "CUPE (Canadian Union …)"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from .organisations import acronym_of
from .readings import Context, Reading
from .tables import organisations
from .tokens import Run
from .words import Kind, kind_of

_AFTER = re.compile(r" \(([A-Z][A-Za-z.&]{1,8})\)")
_BEFORE = re.compile(r"(?<![\w.])([A-Z][A-Za-z.&]{1,8}) ?\($")


def with_acronyms(
    runs: Iterable[Run], context: Context, read: Callable[[Run, Context], Iterable[Reading]]
) -> Iterator[Reading]:
    """The readings of all runs, where a pair is one organisation and its acronym counts for it from then on."""
    names: dict[str, str] = {}
    for run in runs:
        if len(run.words) == 1:
            word = run.words[0]
            if word in names:
                yield Reading("organisations", names[word], word, run.start, 0.95, "acronym")
            else:
                yield from read(run, context)
            continue
        pair = _pair(run, context.text)
        if pair is None:
            yield from read(run, context)
            continue
        letters, first = pair
        full = " ".join(run.words[first:])
        if not any(kind_of(word) & (Kind.HEAD | Kind.TAIL) for word in run.words[first:]):
            yield from read(run, context)
            continue
        names[letters] = full
        start = context.text.index(run.words[first], run.start)
        if first:
            yield from read(Run(run.words[:first], run.start, start), context)
        yield Reading("organisations", full, full, start, 0.95, "acronym")


def _pair(run: Run, text: str) -> tuple[str, int] | None:
    """The acronym in brackets after a run or right before its own brackets, and the word its full form starts with."""
    found = None
    if text.startswith(" (", run.end):
        found = _AFTER.match(text, run.end)
    elif run.start and text[run.start - 1] == "(":
        found = _BEFORE.search(text[max(0, run.start - 12) : run.start])
    if found is None or found[1] in organisations().forms:
        return None
    first = acronym_of(run.words, found[1])
    return (found[1], first) if first >= 0 else None
