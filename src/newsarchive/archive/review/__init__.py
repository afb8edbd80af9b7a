"""The archive as a librarian looks over it: each kind of finding in a file of its own, and a table of them.

A kind looks at light values of all articles (`Item`), made in one pass, and yields findings. All kinds are linear in the
number of articles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from ...errors import Problem
from . import (
    ambiguous,
    bylines,
    contradictions,
    doubtful,
    duplicates,
    jumps,
    namesakes,
    sources,
    undated,
    weak_stories,
    weak_versions,
)
from .archive import Archive, Names, Stories
from .finding import Finding, Line
from .item import Item, item_of

__all__ = ["KINDS", "Archive", "Finding", "Item", "Line", "Names", "Reviewed", "Stories", "item_of", "review"]

#: code -> how it is found. The order is that in which a person should look: first what is shown and probably wrong, then
#: what one line settles for many texts, then what is missing or unsure, last what is only untidy.
KINDS: dict[str, Callable[[Archive], Iterator[Finding]]] = {
    "contradiction": contradictions.find,
    "date-jump": jumps.find,
    "date-ambiguous": ambiguous.find,
    "undated": undated.find,
    "date-doubtful": doubtful.find,
    "name-doubtful": namesakes.find,
    "duplicate-probable": duplicates.find,
    "version-doubtful": weak_versions.find,
    "story-doubtful": weak_stories.find,
    "source-variants": sources.find,
    "byline-variants": bylines.find,
}


class Reviewed(msgspec.Struct, frozen=True):
    """The findings, first those that a person should look at first, and the reader's problems that are none of them."""

    findings: tuple[Finding, ...]
    others: tuple[Problem, ...]


def review(
    items: Iterable[Item],
    problems: Iterable[Problem],
    names: Names = Names(),  # noqa: B008 - frozen
    versions: Mapping[str, tuple[str, int]] | None = None,
    stories: Stories = Stories(),  # noqa: B008 - frozen
) -> Reviewed:
    """Look over the whole archive. The reader's own contradictions and ambiguous dates come back as findings."""
    archive = Archive(tuple(items), tuple(problems), names, versions or {}, stories)
    findings = [
        finding
        for find in KINDS.values()
        for finding in sorted(find(archive), key=lambda each: (-each.weight, each.problem))
    ]
    return Reviewed(
        tuple(findings), tuple(sorted(problem for problem in archive.problems if problem.code not in KINDS))
    )
