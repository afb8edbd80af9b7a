"""Whom and what an article names, where nobody declared it: people, places, organisations, and the tags that follow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..article import Evidence
from .documents import Document
from .names import find_names, main_names
from .page import Page


def name(values: dict[str, Any], page: Page, paragraphs: list[str], document: Document) -> Iterator[Evidence]:
    """Add people, places, organisations and tags where nobody declared them."""
    title = str(values.get("title", ""))
    captions = [picture.caption for picture in values.get("pictures", ()) if picture.caption]
    mentions = find_names(title, paragraphs, values.get("language"), captions)
    lines = _paragraph_lines(page, paragraphs)
    for kind in ("people", "places", "organisations"):
        if kind in values:
            continue
        found = [mention for mention in mentions if mention.kind == kind and mention.confidence >= 0.5]
        values[kind] = tuple(mention.name for mention in found)
        for mention in found:
            at = lines[mention.paragraph] if 0 <= mention.paragraph < len(lines) else None
            yield Evidence(
                kind,
                mention.name,
                mention.reason,
                document.shown,
                at,
                ", ".join(mention.variants),
                round(mention.confidence, 3),
            )
    names = set(values["people"]) | set(values["places"]) | set(values["organisations"])
    main = [name for name in main_names(mentions, title, paragraphs[0] if paragraphs else "") if name in names]
    declared = values.get("tags", ())
    folded = {tag.casefold() for tag in declared}
    added = tuple(name for name in main if name.casefold() not in folded)
    if added:
        values["tags"] = (*declared, *added)
        yield from (Evidence("tags", name, "main-name", document.shown, None, "", 0.8) for name in added)


def _paragraph_lines(page: Page, paragraphs: list[str]) -> list[int]:
    """Return for each paragraph of the body the line it starts in; bodies keep the order of the page."""
    starts, index = [], 0
    for paragraph in paragraphs:
        words = paragraph[-40:]
        while index < len(page.blocks) - 1 and words not in page.blocks[index].text:
            index += 1
        starts.append(page.blocks[index].number)
    return starts
