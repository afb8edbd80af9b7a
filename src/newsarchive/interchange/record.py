"""An article as a record of plain values: all that is known of it, and where each value was read.

The record is ours; docs/exports.md describes it. Dates are those of EDTF, level 0 (ISO 8601-2): `2019-02-27`, `2019-02`, `2019`,
or an ISO 8601 date and time.
"""

from __future__ import annotations

from typing import Any

import msgspec

from ..article import NewsDate
from .holding import Holding


def record(holding: Holding) -> dict[str, Any]:
    """Return all of an article as text, numbers, lists and mappings. Every key is always there: None, or an empty list, is
    nothing.

    `story_address` is where its story stands; `story` is what the text itself declares of it.
    """
    place = {
        "id": holding.id,
        "address": holding.address,
        "url": holding.url,
        "archive": holding.archive,
        "words": holding.words,
        "story_address": holding.story or None,
    }
    fields: dict[str, Any] = {
        field.name: _plain(getattr(holding.article, field.name)) for field in msgspec.structs.fields(holding.article)
    }
    return {**place, **fields}


def _plain(value: Any) -> Any:
    if isinstance(value, NewsDate):
        return value.iso
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, msgspec.Struct):
        return {field.name: _plain(getattr(value, field.name)) for field in msgspec.structs.fields(value)}
    return value
