"""An article with everything that is known of it, as plain values that JSON can hold."""

from __future__ import annotations

from typing import Any

import msgspec

from .holding import Holding


def as_record(holding: Holding) -> dict[str, Any]:
    """Return all that a holding says by the names of its fields, the article's own beside them; `story` is where its story is."""
    told: dict[str, Any] = msgspec.to_builtins(holding)
    article = told.pop("article")
    return {**article, **told}
