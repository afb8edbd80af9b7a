"""Stories that hang together by a narrow margin, and those that nearly do. The narrowest come first."""

from __future__ import annotations

from collections.abc import Iterator

from ...errors import Problem
from ..stories import Doubt
from .archive import Archive
from .finding import Finding, Line, Listed
from .item import Item
from .wording import texts


def find(archive: Archive) -> Iterator[Finding]:
    """Yield a finding for each doubt, with the rules that settle it: that these are one story, or that they are two."""
    by_name = {item.name: item for item in archive.items}
    for doubt in archive.stories.doubts:
        earlier, later = by_name.get(doubt.earlier.begins), by_name.get(doubt.later.begins)
        if earlier is None or later is None:
            continue
        one, two = _one(archive.stories.file, doubt, later), _two(archive.stories.file, doubt, later)
        message, hint = (_narrow if doubt.is_one else _nearly)(doubt, earlier, one, two)
        problem = Problem(later.text, None, "story-doubtful", message, hint)
        yield Finding(problem, tuple(line for line in (one, two) if line), -abs(doubt.strength - 1), choices=True)


def _one(file: str, doubt: Doubt, later: Item) -> Line:
    """Return the rule that says that they are one story."""
    both = (Listed(doubt.earlier.begins), Listed(doubt.later.begins))
    return Line(file, doubt.earlier.title, both, "under merge: they are one story", (later.text,), "merge")


def _two(file: str, doubt: Doubt, later: Item) -> Line | None:
    """Return the rule that says that they are two; None where it would be a long list."""
    if not doubt.is_one:
        # Whatever a rule says of a story, it is settled by that.
        begins = (Listed(doubt.later.begins),)
        return Line(file, doubt.later.title, begins, "under rename: it is a story of its own", (later.text,), "rename")
    part = min(
        (each for each in (doubt.later, doubt.earlier) if each.texts), key=lambda each: len(each.texts), default=None
    )
    if part is None:
        return None
    title = part.title if len(part.texts) > 1 else "none"
    apart = tuple(Listed(each) for each in part.texts)
    return Line(file, title, apart, "under split: they are not one story", (later.text,), "split")


def _narrow(doubt: Doubt, earlier: Item, one: Line, two: Line | None) -> tuple[str, str]:
    number = f" with {texts(len(doubt.later.texts))}" if len(doubt.later.texts) > 1 else ""
    message = (
        f"goes on{number} from the story “{doubt.earlier.title}”, which begins with {earlier.text}, but is hardly close enough: "
        f"{doubt.strength:.0%} of what it takes"
    )
    apart = f"add under split: {two.text}" if two else "name under split: the texts that do not belong there"
    return message, f"if it is another event, in {one.file} {apart}; if it is the same, add under merge: {one.text}"


def _nearly(doubt: Doubt, earlier: Item, one: Line, two: Line | None) -> tuple[str, str]:
    message = (
        f"the story “{doubt.later.title}” nearly goes on from “{doubt.earlier.title}”, which begins with {earlier.text}: "
        f"it is as close as {doubt.strength:.0%} of what it takes"
    )
    other = f"; if it is another, add under rename: {two.text}" if two else ""
    return message, f"if it is the same event, in {one.file} add under merge: {one.text}{other}"
