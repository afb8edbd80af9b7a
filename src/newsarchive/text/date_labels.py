"""The words before a date that say what happened then: published, updated, or loaded into a database."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple, cast

LabelKind = Literal["published", "updated", "loaded"]

# What a label may be dressed in: bullets, brackets, Markdown's emphasis; then a colon or a dash.
_LEADING = r"[\s\-–—•·*_#>|(\[（【▪►◆]*+"
_BETWEEN = r"(?:^|[|•·;,/–—()\n-]\s{0,3}[*_]{0,2})"
_TRAILING = r"(?:[*_]{0,3}\s*[:：][*_]{0,3}|\s*[|–—-](?=\s))?\s*"
_ENDS = r"(?![^\W\d_])"
# A label behind its date is looked for this far from the line's end.
_LONGEST_AFTER = 40


class Label(NamedTuple):
    """A label's kind, and the stretch of the line that it leaves."""

    kind: LabelKind
    start: int
    end: int


def split_date_label(line: str) -> tuple[LabelKind | None, str]:
    """The line's label and what remains: ("published", "Aug 9, 2024") for "Published: Aug 9, 2024".

    The remainder may be anything ("Updated guidance" is split as well): ask `whole_date` whether it is a date.
    """
    label = find_label(line)
    return (label.kind, line[label.start : label.end]) if label else (None, line)


@lru_cache(maxsize=1024)
def find_label(line: str) -> Label | None:
    """The label that a line begins with, or that ends it in the languages that put it last."""
    match = _first().match(line)
    if match:
        return Label(cast(LabelKind, match.lastgroup), match.end(), len(line))
    match = _last().search(line, max(0, len(line) - _LONGEST_AFTER))
    return Label(cast(LabelKind, match.lastgroup), 0, match.start()) if match else None


def label_before(text: str, floor: int, place: int) -> LabelKind | None:
    """The kind of the last label in `text[floor:place]` that stands at its beginning or after a separator."""
    last = None
    for match in _any().finditer(text[floor : place + 1]):
        last = match.lastgroup
    return cast("LabelKind | None", last)


@cache
def _first() -> re.Pattern[str]:
    return re.compile(rf"{_LEADING}{_before_date()}{_TRAILING}", re.IGNORECASE)


@cache
def _any() -> re.Pattern[str]:
    return re.compile(rf"{_BETWEEN}{_before_date()}", re.IGNORECASE)


@cache
def _last() -> re.Pattern[str]:
    kinds = (f"(?P<{kind}>{_choice(kind, 'after')})" for kind in ("published", "updated"))
    return re.compile(rf"\s?(?:{'|'.join(kinds)})[)）\]】\s]*$", re.IGNORECASE)


def _before_date() -> str:
    """The alternatives of all kinds; the group's name is the kind."""
    kinds = (
        f"(?P<{kind}>(?:{_choice(kind, 'word')}){_ENDS}"
        + (rf"|(?:{_choice(kind, 'colon')})(?=[*_]{{0,3}}\s*[:：\d])" if kind != "loaded" else "")
        + ")"
        for kind in ("published", "updated", "loaded")
    )
    return f"(?:{'|'.join(kinds)})"


def _choice(kind: str, form: str) -> str:
    """One kind's words of one form, longest first, each composed and decomposed."""
    words = {
        unicodedata.normalize(normal_form, row[3])
        for row in _rows()
        if (row[0], row[2]) == (kind, form)
        for normal_form in ("NFC", "NFD")
    }
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _rows() -> tuple[list[str], ...]:
    text = files("newsarchive.text").joinpath("data", "date_labels.tsv").read_text(encoding="utf-8")
    return tuple(line.split("\t") for line in text.splitlines() if not line.startswith("#"))
