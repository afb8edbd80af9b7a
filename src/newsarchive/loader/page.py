"""A text as a reader's eye sees it: numbered lines, blocks between blank lines, a head before the first prose.

This is what every clue looks at. Nothing is interpreted here beyond the shape of the page.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

import msgspec

from ..article import Markup
from ..settings import DateOrder
from ..text.clean import one_line
from ..text.markup import has_markup, strip_markup
from ..text.words import count_sentences, ends_sentence, is_capitals

#: A block with this many characters is a paragraph and not a headline, whatever else it looks like.
_PROSE = 220
#: The head of a page never reaches further down than this many blocks.
_HEAD_BLOCKS = 16
#: A headline is one of the first blocks, whatever stands above it.
_HEADLINES = 6
#: Neither is longer than this, so that a file of a million short lines costs no more than its reading.
_MOST_LINES = 80
#: A clue at the end of a text is looked for in this many blocks.
_TAIL_BLOCKS = 6


class Line(msgspec.Struct, frozen=True):
    """One line of the file: its number (from 1), its text without surrounding spaces, that text without Markdown's signs,
    and the line as it was.
    """

    number: int
    text: str
    plain: str
    raw_text: str

    @property
    def indent(self) -> int:
        """How many spaces stand before the text."""
        return len(self.raw_text) - len(self.raw_text.lstrip())


class Block(msgspec.Struct, frozen=True):
    """Lines without a blank one between them; `text` is all of them as one line, `plain` that without Markdown's signs."""

    index: int
    lines: tuple[Line, ...]
    text: str
    plain: str

    @property
    def number(self) -> int:
        """The number of the first line."""
        return self.lines[0].number

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of all lines."""
        return tuple(line.number for line in self.lines)


class Page(msgspec.Struct, frozen=True, dict=True):
    """All that clues may look at. `name` is the file's name within the site; `order` settles 03/04/2019 where declared.

    `agencies` maps folded spellings to the agency's usual name.
    """

    name: str
    blocks: tuple[Block, ...]
    markup: Markup
    agencies: dict[str, str]
    order: DateOrder | None = None

    @cached_property
    def is_unwrapped(self) -> bool:
        """Whether paragraphs are lines here: then no headline was broken for its width."""
        return any(len(line.text) > _UNWRAPPED for block in self.blocks[:60] for line in block.lines[:20])

    @cached_property
    def head(self) -> tuple[Block, ...]:
        """The blocks before the first paragraph of prose (at most sixteen): headline, byline, dates, captions."""
        head: list[Block] = []
        lines = 0
        for block in self.blocks[:_HEAD_BLOCKS]:
            lines += len(block.lines)
            if lines > _MOST_LINES or (_reads_as_prose(block) and not self._may_stand_in_head(block)):
                break
            head.append(block)
        return tuple(head)

    def _may_stand_in_head(self, block: Block) -> bool:
        """Whether a block that reads like prose is a headline or a caption all the same."""
        return self.may_be_headline(block) or _is_aside(block.text)

    def may_be_headline(self, block: Block) -> bool:
        """Whether a block is the headline for where it stands, whatever it reads like."""
        if block is self.opening:
            return True
        if block.index >= _HEADLINES or not self._is_told_below(block):
            return False
        return not _without_last_brackets(block.text).endswith((".", "\u3002"))

    def _is_told_below(self, block: Block) -> bool:
        """Whether a byline or a date stands right below a block: then even two sentences are a headline."""
        if len(block.text) > _LONGEST:
            return False
        below = self.blocks[block.index + 1 : block.index + 3]
        if len(below) == 2 and (len(below[0].text) > _DECK or is_prose(below[0].text)):
            below = below[:1]
        return any(_BELOW.match(line.text) for each in below for line in each.lines[:3])

    @cached_property
    def opening(self) -> Block | None:
        """The first block that is more than an address, if it can be a headline.

        One that is too long or closed like a sentence can be one all the same if a byline or a date stands right below it.
        """
        blocks = [block for block in self.blocks[:2] if not _ADDRESS.match(block.text)]
        first = blocks[0] if blocks else None
        if first is None or is_headline(first.text):
            return first
        return first if self._is_told_below(first) else None

    @cached_property
    def tail(self) -> tuple[Block, ...]:
        """The last blocks that are not in the head, but for those that are too long to be looked at line by line."""
        last = self.blocks[max(len(self.head), len(self.blocks) - _TAIL_BLOCKS) :]
        return tuple(block for block in last if len(block.lines) <= _MOST_LINES)


def read_page(text: str, name: str, markup: Markup, agencies: dict[str, str], *, first: int = 1,
              order: DateOrder | None = None) -> Page:  # fmt: skip
    """Take `text` (tidied) apart into blocks; `first` is the file's line number of its first line."""
    groups: list[list[Line]] = [[]]
    quoted = markup == "plain" and _is_quoted(text)
    turned = any(chr(mark) in text for mark in _DIRECTION)
    for number, raw in enumerate(text.split("\n"), first):
        raw = _QUOTED.sub("", raw) if quoted else raw
        words = one_line(raw) if raw else ""
        group = groups[-1]
        if not words:
            if group:
                groups.append([])
        elif group and _is_drop_capital(group[-1].text, words):
            above = group[-1]
            group[-1] = Line(above.number, above.text + words, above.plain + words, above.raw_text + raw.strip())
        else:
            group.append(Line(number, words, _plain(words.translate(_DIRECTION) if turned else words), raw.rstrip()))
    if not groups[-1]:
        groups.pop()
    # In Markdown only a blank line ends a paragraph; in a saved text people also use line ends or an indent.
    if markup != "markdown":
        unwrapped = any(len(line.text) > _UNWRAPPED for group in groups for line in group)
        groups = [part for group in groups for part in _paragraphs(group, unwrapped)]
    return Page(name, tuple(block_of(index, group) for index, group in enumerate(groups)), markup, agencies, order)


def block_of(index: int, lines: Sequence[Line]) -> Block:
    """Return the block that lines make up."""
    text = lines[0].text if len(lines) == 1 else one_line(join_lines([line.text for line in lines]))
    return Block(index, tuple(lines), text, _plain(text))


def _plain(words: str) -> str:
    """What is one line already, without Markdown's signs."""
    return strip_markup(words) if has_markup(words) else words


# Marks of direction: invisible, and meant for the eye only.
_DIRECTION = dict.fromkeys(map(ord, "\u200e\u200f\u061c"))
# The mark that mail programs put before every line of what they quote.
_QUOTED = re.compile(r"^(?:>\s?)+")


def _is_quoted(text: str) -> bool:
    return text.startswith(">") and all(line.startswith(">") for line in text.split("\n") if line.strip())


#: A deck between headline and byline is no longer than this.
_DECK = 160
#: No file that is wrapped has lines of this length.
_UNWRAPPED = 160
#: A headline with its subtitles, as databases export them in one line, is no longer than this.
_LONGEST = 480
# A short line with a byline's first word, or with a year or a numeric date.
_BELOW = re.compile(
    r"(?=.{1,80}$)(?:(?:by|von|par|por|byline:|author:)\s|.*(?<!\d)(?:19|20)\d\d(?!\d)|\d{1,2}[./]\d{1,2}[./])",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"<?https?://\S+$")


def is_headline(text: str) -> bool:
    """Whether the first block of a page can be its headline: not too long, and not closed like a long sentence."""
    return len(text) <= 260 and not (text.endswith((".", "\u3002")) and len(text) > 80)


_LABELLED = re.compile(r"[^\W\d_][\w ’'/-]{0,28}[:：]\s")


def _reads_as_prose(block: Block) -> bool:
    """Lines of a byline or of labels that stand together are judged one by one, a wrapped paragraph as a whole."""
    lines = [line.text for line in block.lines]
    if len(lines) == 1 or is_wrapped(lines):
        return is_prose(block.text)
    labelled = sum(1 for line in lines if _LABELLED.match(line))
    # Among labels a long headline is a value like any other.
    return any(is_prose(line) for line in lines if 2 * labelled <= len(lines) or not _LABELLED.match(line))


_LAST_BRACKETS = re.compile(r"\s*[(（][^()（）]{1,60}[)）]$")
_YEAR = re.compile(r"(?<!\d)1[5-9]\d\d(?!\d)|(?<!\d)20\d\d(?!\d)")
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_RIGHTS = re.compile(r"\W{0,2}(?:©|\(c\)|copyright\b)", re.IGNORECASE)


def is_prose(text: str) -> bool:
    """Whether a block reads like a paragraph of an article and not like a line above it."""
    length = len(text)
    if length < _PROSE and not text.isascii():
        # A character of Chinese or Japanese says as much as two or three letters.
        length += 2 * len(_DENSE.findall(text))
    if length >= _PROSE:
        return True
    if _RIGHTS.match(text) or (length <= 90 and _YEAR.search(text) and (len(text.split()) <= 6 or is_capitals(text))):
        return False  # a notice; "Montag, den 3. September 1923."
    return count_sentences(text) >= 2 or (length >= 60 and ends_sentence(_without_last_brackets(text)))


def _without_last_brackets(text: str) -> str:
    return _LAST_BRACKETS.sub("", text) if text.endswith((")", "）")) else text


_ASIDE = re.compile(
    r"(?:file photo|photo|foto|picture|image|archivbild|archivo|фото|caption)\b[^.]{0,30}:"
    r"|(?:editor[’']s note|correction|clarification|anmerkung der redaktion|note de la rédaction|nota de la redacción)\b[^.]{0,40}:",
    re.IGNORECASE,
)
_ASIDE_IN_BRACKETS = re.compile(
    r"\((?:(?:[^()]{0,40}\b)?(?:photo|foto|picture|image|fotografía|photographie|fotografie|zdjęcie|фото|صورة|ap|reuters|afp|getty)\b[^()]{0,120}\)\s*$"
    r"|(?:updated|published)\b)",
    re.IGNORECASE,
)


def _is_aside(text: str) -> bool:
    """A caption may be a long sentence and still stand above the text."""
    ends = (text[:40], text[-200:])
    return any(_ASIDE.match(end) or ("(" in end and _ASIDE_IN_BRACKETS.search(end)) for end in ends)


def _paragraphs(group: list[Line], unwrapped: bool) -> list[list[Line]]:
    """Split lines that stand together where people meant paragraphs: long lines are one each; indents open a new one."""
    if len(group) < 2:
        return [group]
    lengths = [len(line.text) for line in group]
    labelled = any(_LABELLED.match(line.text) for line in group[:4])
    if unwrapped and not labelled and any(_BELOW.match(line.text) for line in group[1:4]):
        return [[line] for line in group]  # headline, byline and text without a blank line between them
    if statistics.median(lengths) > 110:
        return [[line] for line in group]
    if (
        len(group) > 3
        and any(line.indent >= 2 for line in group[1:])
        and not all(line.indent >= 2 for line in group[1:])
    ):
        return _by_indent(group)
    return [group]


def _by_indent(group: list[Line]) -> list[list[Line]]:
    base = min(line.indent for line in group)
    parts: list[list[Line]] = [[]]
    for line in group:
        if line.indent >= base + 2 and parts[-1]:
            parts.append([])
        parts[-1].append(line)
    return parts


# Han, kana, and their punctuation.
_UNSPACED = re.compile(r"[\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff60]")
_HYPHEN_END = re.compile(r"[^\W\d_]-$")


def is_wrapped(lines: list[str]) -> bool:
    """Whether lines were broken at a fixed width: all but the last are about as long as the longest."""
    if len(lines) < 2:
        return False
    if any(_is_parted(line) and following[:1].islower() for line, following in pairwise(lines)):
        return True
    body = [len(line) for line in lines[:-1]]
    width = max(body)
    return (
        width >= 30
        and sum(1 for each in body if each >= 0.6 * width) >= 0.8 * len(body)
        and len(lines[-1]) <= width + 12
    )


def _is_parted(line: str) -> bool:
    return line.endswith("-") and _HYPHEN_END.match(line[-2:]) is not None


def join_lines(lines: list[str]) -> str:
    """Join lines of one paragraph; a word that was hyphenated at a line's end becomes whole again.

    Which hyphens belong to the word (`anti-` / `Palestinian`) is decided by what follows: before a capital or a digit the
    hyphen stays. Before a small letter it stays where the same hyphenated word stands elsewhere or its first part is a
    usual prefix.
    """
    if len(lines) == 1:
        return lines[0]
    parts = [lines[0]]
    for line in lines[1:]:
        last = parts[-1]
        if _UNSPACED.match(last[-1:]) and _UNSPACED.match(line):
            pass  # Chinese and Japanese have no blank between words
        elif last.endswith("-") and line[:1].isalnum():
            if _is_parted(last) and line[:1].isalpha() and not _keeps_hyphen("".join(parts[-2:]), line):
                parts[-1] = last[:-1]
        else:
            parts.append(" ")
        parts.append(line)
    return "".join(parts)


def _is_drop_capital(first: str, second: str) -> bool:
    """Whether OCR has read a large first letter as a line of its own: "T" / "HE last of the carters"."""
    return len(first) == 1 and first.isupper() and second[:2].isupper() and " " not in second[:2]


_PREFIXES = frozenset(
    "anti non pro pre post co ex self well semi multi cross counter half high low long short mid vice all one two three four five six "
    "seven eight nine ten first second third so inter ultra neo off on year part full left right old new then much "
    "north south east west twenty thirty forty fifty sixty seventy eighty ninety".split()
)


def _keeps_hyphen(text: str, following: str) -> bool:
    if not following[0].islower():
        return True
    before = re.split(r"[^\w'\u2019-]", text[-40:])[-1].rstrip("-").lower()
    after = re.match(r"[\w'\u2019]*", following)
    rest = after[0] if after else ""
    # "state-of-the-" already has hyphens of its own; "-year-old" and "-based" are never half a word.
    return (
        before in _PREFIXES
        or "-" in before
        or rest.lower()
        in (
            "year",
            "old",
            "based",
            "led",
            "backed",
            "term",
            "up",
            "down",
            "off",
            "in",
            "out",
            "to",
            "of",
            "and",
            "the",
            "time",
            "made",
            "class",
            "scale",
        )
        or before.isdigit()
    )
