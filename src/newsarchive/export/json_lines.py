"""JSON Lines: one article a line, with every field and where each was read. docs/exports.md describes the record."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from ..interchange.record import record
from .exported import About, Exported


def write_json_lines(articles: Iterable[Exported], place: Path, about: About) -> None:  # noqa: ARG001 - one signature for all formats
    """Write one JSON object a line, in UTF-8: https://jsonlines.org/."""
    encode = msgspec.json.Encoder().encode
    with place.open("wb") as file:
        for each in articles:
            file.write(encode(record(each.holding)) + b"\n")
