"""What a single line of a page's head may be. Shared by the clues that must not mistake one for another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...article import NewsDate
from ...text.dates import DateFound, split_date_label, whole_date
from ...text.markup import strip_markup
from ..fields import field_of_label
from ..page import Line, Page

_DIGIT = re.compile(r"\d")
_URL = re.compile(r"<?(https?://[^\s<>\"']+|www\.[^\s<>\"']+)>?$")
#: A longer line is no label with its value.
_LONGEST = 1000
_KEY = re.compile(r"[*_]{0,2}([^\W\d_][\w ’'/-]{0,28}?)[*_]{0,2}\s*[:：]\s*[*_]{0,2}\s*(.*)$")
# A second label on a line: "来源：… 作者：…", "Source: … | Author: …"; not the "People:" of a headline.
_LATER = re.compile(r"(?:\s(?=[^\x00-\x7f])|\s?[|·]\s?)([^\W\d_]{1,12})\s?[:：]")


def url_of(text: str) -> str | None:
    """Return the address if the line is nothing else."""
    found = _URL.match(text.strip())
    if found is None:
        return None
    return found[1] if found[1].startswith("http") else f"https://{found[1]}"


def split_pairs(text: str) -> Iterator[tuple[str, str]]:
    """Yield the (label, rest) of a line like `Title: …`; several of `来源：… 作者：…` where the later ones are known fields."""
    found = _KEY.match(text) if len(text) <= _LONGEST and (":" in text or "：" in text) else None
    while found is not None and not found[2].startswith("//"):
        later = next((each for each in _LATER.finditer(found[2]) if field_of_label(each[1])), None)
        if later is None:
            yield found[1], strip_markup(found[2])
            return
        yield found[1], strip_markup(found[2][: later.start()])
        found = _KEY.match(found[2], later.start(1))


def key_value(text: str) -> tuple[str, str] | None:
    """Return (field, rest) of a line like `Title: …` whose key is a known name of a field."""
    label = next(split_pairs(text), None)
    field = field_of_label(label[0]) if label else None
    return (field, label[1]) if label and field else None


def is_dated(text: str, page: Page) -> bool:
    """Whether the line only tells when: a date, perhaps with a label, a weekday, a time."""
    _, rest = split_date_label(text)
    return len(text) <= 120 and _DIGIT.search(rest) is not None and whole_date(rest, page.order) is not None


def is_title_case(text: str) -> bool:
    """Whether nearly every long word begins with a capital, as in English headlines and in names."""
    words = [word.strip("\"'\u2018\u201c\u00ab(") for word in text.split()]
    long = [word for word in words if len(word) > 3 and word[:1].isalpha()] or [word for word in words if word]
    return bool(long) and sum(1 for word in long if word[0].isupper()) >= 0.8 * len(long)


def either(found: DateFound) -> str:
    """Return in words what a date that can be read in two ways can be: "can be 2019-04-03 or 2019-03-04"."""
    return "can be " + " or ".join(date.edtf for reading in found.ambiguous if (date := NewsDate.of(*reading)))


def head_lines(page: Page) -> list[Line]:
    """Return the lines of the head, each as its own."""
    return [line for block in page.head for line in block.lines]
