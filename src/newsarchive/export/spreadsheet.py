"""CSV, as spreadsheets open it: UTF-8 with a byte order mark, one article a row."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from ..interchange.rows import COLUMNS, row
from .exported import About, Exported


def write_csv(articles: Iterable[Exported], place: Path, about: About) -> None:  # noqa: ARG001 - one signature for all formats
    """Write a table with a line of names above it, as RFC 4180 has it."""
    with place.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file)
        table.writerow(COLUMNS)
        table.writerows(row(each.holding) for each in articles)
