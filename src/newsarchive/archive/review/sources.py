"""Variants of one publication's name: "The Daily Ledger", "Daily Ledger", "DAILY LEDGER"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ...errors import Problem
from .archive import Archive
from .finding import Finding, Line, add
from .item import Item
from .spelling import Name, Variant, plain_words, variants
from .wording import more_texts, texts

#: Papers are called with and without it.
_ARTICLES = frozenset("the der die das le la les el los las il lo gli os as de het".split())


def find(archive: Archive) -> Iterator[Finding]:
    """Yield a finding for each spelling that is probably a variant of another; what stands in a sidecar is a decision."""
    written: dict[str, list[Item]] = defaultdict(list)
    for item in archive.items:
        if item.source:
            written[item.source].append(item)
    # An archive is one home: a slip in a paper's name cannot be looked for within that paper.
    names = [Name(name, len(items), frozenset({""})) for name, items in written.items()]
    for variant in variants(names, source_words):
        open_ones = [item for item in written[variant.name] if "source" not in item.decided]
        if open_ones:
            yield _finding(variant, open_ones, len(written[variant.usual]))


def source_words(name: str) -> list[str]:
    """Return the words of a publication's name that tell it from others."""
    words = plain_words(name)
    return words[1:] if len(words) > 1 and words[0] in _ARTICLES else words


def _finding(variant: Variant, items: list[Item], uses: int) -> Finding:
    lines = tuple(_lines(items, variant))
    message = f"the source “{variant.name}” ({texts(len(items))}) differs from “{variant.usual}” ({texts(uses)}) {variant.why}"
    more = f", and the same for {more_texts(len(items) - len(lines[0].texts))}" if len(lines) > 1 else ""
    problem = Problem(items[0].text, None, "source-variants", message, f"if they are one paper, {add(lines[0])}{more}")
    return Finding(problem, lines, float(uses))


def _lines(items: list[Item], variant: Variant) -> Iterator[Line]:
    """One for each text, but one for all that have their source from a folder's defaults."""
    places: dict[str, list[str]] = defaultdict(list)
    for item in items:
        places[item.source_file or item.sidecar].append(item.text)
    for file, paths in places.items():
        yield Line(file, "source", variant.usual, f"not {variant.name}", tuple(paths))
