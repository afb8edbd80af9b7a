"""Words set in columns of a terminal, where 漢 takes two cells, an accent none and a style no room at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len, get_character_cell_size


class Piece(NamedTuple):
    """Words of one style; `style` is a name that `terminal` knows, "" for plain words."""

    text: str
    style: str = ""


Row = tuple[Piece, ...]


def wrap(row: Iterable[Piece], width: int) -> list[Row]:
    """Break a row at spaces, hyphens and slashes, or between wide characters, into rows of at most `width` cells.

    A word that is longer than a row is broken where the row ends. There is always one row, which may be empty.
    """
    pieces = tuple(row)
    text = "".join(piece.text for piece in pieces)
    return [_slice(pieces, start, start + len(text[start:end].rstrip())) for start, end in _rows(text, width)]


def _rows(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Yield where each row begins and ends in `text`."""
    start = last = used = 0
    for at, character in enumerate(text):
        size = _size(character)
        if used + size > width and at > start:
            end = last or at
            yield start, end
            start = end + len(text[end : at + 1]) - len(text[end : at + 1].lstrip(" "))
            used, last = sum(map(_size, text[start:at])), 0
            if start > at:
                continue
        used += size
        if size == 2 or _may_end(text[max(at - 1, start) : at + 1]):
            last = at + 1
    if start < len(text) or not text:
        yield start, len(text)


def _size(character: str) -> int:
    return 1 if " " <= character <= "~" else get_character_cell_size(character)


def _may_end(last: str) -> bool:
    """Whether a row may end here: behind a word's space, or behind a hyphen or slash of words. A date is not broken."""
    if last[1:] == " ":
        return last[0] != " "
    return last[1:] in ("-", "/") and last[0].isalpha()


def _slice(row: Row, start: int, end: int) -> Row:
    """Return the characters from `start` to `end`, each piece in its style."""
    kept, offset = [], 0
    for text, style in row:
        part = text[max(start - offset, 0) : max(end - offset, 0)]
        if part:
            kept.append(Piece(part, style))
        offset += len(text)
    return tuple(kept)


def cut(text: str, width: int) -> str:
    """Return `text`, shortened to `width` cells, at a word's end if there is one near, with an ellipsis where it is longer."""
    if cell_len(text) <= width:
        return text
    kept, used = "", 1
    for character in text:
        used += _size(character)
        if used > width:
            break
        kept += character
    space = kept.rfind(" ")
    return f"{kept[: space if space > len(kept) // 2 else None].rstrip()}…"


def padded(row: Row, width: int, *, right: bool = False) -> Row:
    """Return the row with spaces up to `width` cells, behind it or, with `right`, before it."""
    space = Piece(" " * (width - sum(cell_len(piece.text) for piece in row)))
    return (space, *row) if right else (*row, space)


def columns(cells: Sequence[tuple[Row, int]], gap: str = " ") -> list[Row]:
    """Set cells of the given widths side by side, each wrapped in its own column."""
    wrapped = [(wrap(row, width), width) for row, width in cells]
    height = max(len(rows) for rows, _ in wrapped)
    lines = []
    for at in range(height):
        line: list[Piece] = []
        for rows, width in wrapped:
            line += [*padded(steady(rows[at] if at < len(rows) else ()), width), Piece(gap)]
        text = "".join(piece.text for piece in line)
        lines.append(_slice(tuple(line), 0, len(text.rstrip())))
    return lines


def steady(row: Row) -> Row:
    """Return the row so that letters written from the right do not turn what stands before and behind it around."""
    if any(_FROM_RIGHT.search(piece.text) for piece in row):
        return (Piece(_LEFT_TO_RIGHT), *row, Piece(_LEFT_TO_RIGHT))
    return row


_LEFT_TO_RIGHT = "\u200e"
_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
