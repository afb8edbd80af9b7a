"""What is left when every other line is explained: the article's own words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from ..article import Body
from ..text.clean import one_line
from ..text.markup import strip_markup
from .page import Block, Page, block_of, is_wrapped


def read_body(page: Page, taken: Collection[int], prefix: str | None = None) -> Body:
    """Return the body: all lines of the page that are not `taken`; a dateline's `prefix` is cut off its paragraph."""
    blocks = [kept for block in page.blocks if (kept := _without(block, taken))]
    if page.markup == "markdown":
        paragraphs = ["\n".join(line.raw_text for line in block.lines) for block in blocks]
    else:
        wrapped = _is_wrapped(blocks)
        paragraphs = [paragraph for block in blocks for paragraph in _paragraphs(block, wrapped)]
    if prefix:
        paragraphs = list(_cut(paragraphs, prefix))
    return Body("\n\n".join(paragraph for paragraph in paragraphs if paragraph.strip()), page.markup)


def plain_paragraphs(body: Body) -> list[str]:
    """Return the paragraphs as plain words, whatever the markup."""
    if not body.text:
        return []
    parts = body.text.split("\n\n")
    if body.markup == "plain":
        return parts
    return [words for part in parts if (words := _plain(part))]


def _plain(paragraph: str) -> str:
    if "\n" not in paragraph:
        return _plain_line(paragraph)
    return one_line(" ".join(map(_plain_line, paragraph.split("\n"))))


_ITEM = re.compile(r"\s*(?:>\s?|[-*+]\s+|\d{1,3}[.)]\s+)")


def _plain_line(line: str) -> str:
    item = _ITEM.match(line)
    return strip_markup(line[item.end() :] if item else line)


def _without(block: Block, taken: Collection[int]) -> Block | None:
    lines = tuple(line for line in block.lines if line.number not in taken)
    if not lines:
        return None
    return block if len(lines) == len(block.lines) else block_of(block.index, lines)


def _is_wrapped(blocks: list[Block]) -> bool:
    """Whether the file as a whole was broken at a fixed width: most blocks of several lines look like it."""
    several = [block for block in blocks if len(block.lines) > 1]
    wrapped = sum(len(block.lines) for block in several if is_wrapped([line.text for line in block.lines]))
    return wrapped * 2 > sum(len(block.lines) for block in several)


def _paragraphs(block: Block, wrapped: bool) -> Iterator[str]:
    if len(block.lines) == 1 or wrapped:
        yield block.text
    else:
        # Lines of uneven length that were not wrapped are lines on purpose: verses, lists, signatures.
        yield from (line.text for line in block.lines)


def _cut(paragraphs: list[str], prefix: str) -> Iterator[str]:
    done = False
    for paragraph in paragraphs:
        if not done and paragraph.startswith(prefix.rstrip()):
            paragraph = paragraph[len(prefix.rstrip()) :].lstrip()
            done = True
        yield paragraph
