"""Texts that are probably one and the same. Looked up by digests, so that a hundred thousand take no longer than they must."""

from __future__ import annotations

from collections.abc import Iterator

from ...errors import Problem
from .archive import Archive
from .finding import Finding, Line, add
from .item import Item

#: Fewer words are a note that may well be printed twice ("The paper does not appear on Monday").
_SHORTEST = 12
#: Texts with one beginning and one end tell something in between.
_BOTH_ENDS = 80
#: Nearly as long: one is no more than a tenth longer.
_LONGER = 1.1


def find(archive: Archive) -> Iterator[Finding]:
    """Yield every text that an earlier one seems to be a copy of; a dated one and a short name count as earlier.

    Whoever declares `draft: false` beside a text has decided that it stays.
    """
    by_text: dict[bytes, Item] = {}
    by_title: dict[tuple[bytes, bytes], Item] = {}
    by_ends: dict[tuple[bytes, bytes], Item] = {}
    for item in sorted(archive.items, key=lambda item: (item.date is None, len(item.text), item.text)):
        wording = item.wording
        if item.draft or wording.words < _SHORTEST:
            continue
        title, ends = (item.title, wording.opening), (wording.opening, wording.closing)
        same = by_text.setdefault(wording.whole, item)
        titled = by_title.setdefault(title, item)
        alike = by_ends.setdefault(ends, item)
        if "draft" in item.decided:
            continue
        if same is not item:
            yield _finding(item, same, "is the same text as", 3)
        elif titled is not item and _nearly_as_long(item, titled):
            yield _finding(item, titled, "has the headline, the beginning and nearly the length of", 2)
        elif alike is not item and wording.words >= _BOTH_ENDS:
            yield _finding(item, alike, "begins and ends like", 1)


def _nearly_as_long(one: Item, other: Item) -> bool:
    shorter, longer = sorted((one.wording.words, other.wording.words))
    return longer <= shorter * _LONGER


def _finding(item: Item, kept: Item, how: str, weight: float) -> Finding:
    differs = []
    if item.source and kept.source and item.source != kept.source:
        differs.append(f"of {kept.source}, and this one is of {item.source}")
    if item.date and kept.date and not item.date.agrees_with(kept.date):
        differs.append(f"of {kept.date.edtf}, and this one is of {item.date.edtf}")
    message = f"{how} {kept.text}" + (f" ({'; '.join(differs)})" if differs else "")
    line = Line(item.sidecar, "draft", "true", f"{how} {kept.text}", (item.text,))
    problem = Problem(
        item.text, None, "duplicate-probable", message, f"to leave it out of the site, {add(line)}; the file stays"
    )
    return Finding(problem, (line,), weight - 0.5 * len(differs))
