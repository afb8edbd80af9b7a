"""Where a value was read, how, and how sure the reading is.

Nothing in an article is without an origin. Evidence is what the "Where this was read" box of the article's
page, `newsarchive inspect` and `newsarchive check` show.
"""

from __future__ import annotations

import msgspec

#: Below this a value is shown as a suggestion and never used.
USABLE = 0.5
#: A date surer than this needs nobody's look.
SURE = 0.8


class Evidence(msgspec.Struct, frozen=True):
    """One reading of one field.

    `field` is the article's field (`title`, `published`, `people` …), `value` what was read in its plain
    written form, `kind` the sort of evidence (`front-matter`, `date-line`, `caption` …), `excerpt` the words
    it was read from, `path` and `line` (from 1; None where the whole file or its name is meant) where they
    stand. `confidence` is the share of such readings that are right, 0 to 1. A reading that lost carries in
    `rejected` the reason why.
    """

    field: str
    value: str
    kind: str
    path: str
    line: int | None = None
    excerpt: str = ""
    confidence: float = 1.0
    rejected: str | None = None
    note: str | None = None

    @property
    def used(self) -> bool:
        """Whether the article carries this value."""
        return self.rejected is None
