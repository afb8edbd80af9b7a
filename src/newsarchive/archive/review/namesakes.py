"""People of one name whose articles lie further apart than a life is long: nobody else says that they are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...errors import Problem
from ...text.clean import fold
from ..whois import lifetimes
from .archive import Archive
from .finding import Finding, Line, Namesake
from .item import Item
from .wording import texts


def find(archive: Archive) -> Iterator[Finding]:
    """Yield a finding for each such name of which the names file says nothing."""
    named: dict[str, list[tuple[int, str, Item]]] = defaultdict(list)
    for item in archive.items:
        if item.date is not None:
            for name in item.people:
                named[fold(name)].append((item.date.year, name, item))
    for key, mentions in named.items():
        parts = lifetimes(sorted({year for year, _, _ in mentions}))
        if len(parts) > 1 and key not in archive.names.people:
            yield _finding(archive, parts, sorted(mentions, key=lambda each: (each[0], each[2].text)))


def _finding(archive: Archive, parts: Sequence[Sequence[int]], mentions: Sequence[tuple[int, str, Item]]) -> Finding:
    name, file = mentions[0][1], archive.names.file
    gaps = " or ".join(f"between {before[-1]} and {after[0]}" for before, after in pairwise(parts))
    why = f"no article names them {gaps}"
    those = tuple(item.text for _, _, item in mentions)
    lines = (
        Line(file, name, tuple(_namesakes(name, parts)), f"under people: {why}", those, "people"),
        Line(file, name, "", "under people: they are one person", those, "people"),
    )
    message = f"“{name}” ({texts(len(mentions))}) is named by no article {gaps}: these may be different people"
    hint = f"if so, add under people: in {file}: {lines[0].text}; if it is one person, {lines[1].text}"
    text = next(item.text for year, _, item in mentions if year == parts[1][0])
    return Finding(Problem(text, None, "name-doubtful", message, hint), lines, float(len(mentions)), choices=True)


def _namesakes(name: str, parts: Sequence[Sequence[int]]) -> Iterator[Namesake]:
    for at, years in enumerate(parts):
        first, last = years[0], years[-1]
        span = f"{first}" if first == last else f"{first}–{last}"
        begin, end = f"{first:04d}" if at else "", f"{last:04d}" if at + 1 < len(parts) else ""
        yield Namesake(f"{name} ({span})", begin if begin == end else f"{begin}-{end}")
