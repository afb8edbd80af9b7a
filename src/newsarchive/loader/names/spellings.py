"""Which of the forms that a text has for a name are full forms: other spellings, and not a surname or a case ending."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .finding import Mention
from .language import CASELESS
from .tables import WITH_CASES

#: More forms than this a text has of no name.
_MOST = 8


def has_spellings(language: str | None) -> bool:
    """Whether other forms are other spellings. In a language whose names take endings they are grammar."""
    code = re.split("[-_]", language, maxsplit=1)[0].lower() if language else ""
    return code not in WITH_CASES and code not in CASELESS


def full_forms(mention: Mention) -> tuple[str, ...]:
    """Return the other full forms of a mention, in the order in which they were found."""
    return tuple(_forms(mention))[:_MOST] if mention.variants else ()


def _forms(mention: Mention) -> Iterator[str]:
    for form in mention.variants:
        if mention.kind != "people" or (" " in form and not f" {mention.name}".endswith(f" {form}")):
            yield " ".join(form.split())
