"""Header lines at the top, as databases and careful people write them: `Title: …`, `Date: …`, `Source: …`."""

from __future__ import annotations

from collections.abc import Iterator

from ...article import NewsDate
from ..agencies import agency_in
from ..fields import Wrong, read_value
from ..page import Line, Page
from .clue import Clue
from .lines import head_lines, key_value

_SURE = 0.99
#: Fields that a single line in running text could start with by accident; they need company.
_NEEDS_COMPANY = frozenset(
    {"source", "related", "corrections", "story", "dateline", "pictures", "people", "places", "draft"}
)


def find(page: Page) -> Iterator[Clue]:
    """Propose whatever a `Key: value` line in the head declares; lines of wrapped values are not joined."""
    lines = [(line, pair) for line in head_lines(page) if (pair := key_value(line.text)) is not None and pair[1]]
    company = len({field for _, (field, _) in lines}) >= 2
    for line, (field, text) in lines:
        if company or field not in _NEEDS_COMPANY:
            yield from _declared(line, field, text, page)


def _declared(line: Line, field: str, text: str, page: Page) -> Iterator[Clue]:
    takes = (line.number,)
    if field == "authors" and (agency := agency_in(text, page.agencies)):
        yield Clue("agency", agency, "header-line", _SURE, line.number, line.text, takes)
        return
    try:
        value = read_value(field, text, page.order)
    except Wrong as wrong:
        if field in ("published", "updated"):
            ambiguous = wrong.code == "date-ambiguous"
            yield Clue(field, text, "header-line", 0.4 if ambiguous else 0.1, line.number, line.text, takes if ambiguous else (),
                       rejected=wrong.message)  # fmt: skip
        return
    if isinstance(value, NewsDate) or value is not None:
        yield Clue(field, value, "header-line", _SURE, line.number, line.text, takes)
