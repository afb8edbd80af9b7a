"""Variants of one author's name. The line for each text with the rarer spelling keeps its other authors as they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from ...article import Author
from ...errors import Problem
from .archive import Archive
from .finding import Finding, Line, add
from .item import Item
from .sources import source_words
from .spelling import Name, Variant, variants
from .wording import more_texts, texts


def find(archive: Archive) -> Iterator[Finding]:
    """Yield a finding for each spelling that is probably a variant of another; what stands in a sidecar is a decision."""
    written: dict[str, list[Item]] = defaultdict(list)
    for item in archive.items:
        for name in dict.fromkeys(author.name for author in item.authors):
            written[name].append(item)
    names = [Name(name, len(items), frozenset(_home(item) for item in items)) for name, items in written.items()]
    for variant in variants(names, initials=True):
        open_ones = [item for item in written[variant.name] if "authors" not in item.decided]
        if open_ones:
            yield _finding(variant, open_ones, len(written[variant.usual]))


def _home(item: Item) -> str:
    """The paper an article is of, however it is spelt; the folder, where the paper is not known."""
    return "".join(source_words(item.source)) if item.source else f"{item.folder}/"


def _finding(variant: Variant, items: list[Item], uses: int) -> Finding:
    lines = tuple(
        Line(item.sidecar, "authors", _authors(item, variant), f"not {variant.name}", (item.text,)) for item in items
    )
    message = f"the byline “{variant.name}” ({texts(len(items))}) differs from “{variant.usual}” ({texts(uses)}) {variant.why}"
    more = f", and its like for {more_texts(len(items) - 1)}" if len(items) > 1 else ""
    problem = Problem(items[0].text, None, "byline-variants", message, f"if they are one person, {add(lines[0])}{more}")
    return Finding(problem, lines, float(uses))


def _authors(item: Item, variant: Variant) -> tuple[Author, ...]:
    renamed = (
        msgspec.structs.replace(author, name=variant.usual) if author.name == variant.name else author
        for author in item.authors
    )
    return tuple(dict.fromkeys(renamed))
