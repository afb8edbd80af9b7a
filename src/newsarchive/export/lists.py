"""Formats that are one file with an entry for each article, one after the other: citations, news items."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from ..interchange.bibtex import bibtex_entry, bibtex_key
from ..interchange.csl import csl_item
from ..interchange.ninjs import ninjs_item
from ..interchange.ris import ris_entry
from .exported import About, Exported

# All formats are written with one signature, so that one table can hold them.
# ruff: noqa: ARG001

_encode = msgspec.json.Encoder().encode


def write_bibtex(articles: Iterable[Exported], place: Path, about: About) -> None:
    """Write a BibTeX file, UTF-8, with an empty line between entries."""
    with place.open("wb") as file:
        for number, each in enumerate(articles):
            entry = bibtex_entry(each.holding, bibtex_key(each.holding))
            file.write((f"\n{entry}" if number else entry).encode())


def write_ris(articles: Iterable[Exported], place: Path, about: About) -> None:
    """Write a RIS file, UTF-8."""
    with place.open("wb") as file:
        for each in articles:
            file.write(ris_entry(each.holding).encode())


def write_csl_json(articles: Iterable[Exported], place: Path, about: About) -> None:
    """Write a JSON list of CSL items, one a line."""
    with place.open("wb") as file:
        file.write(b"[")
        for number, each in enumerate(articles):
            file.write((b",\n" if number else b"\n") + _encode(csl_item(each.holding)))
        file.write(b"\n]\n")


def write_ninjs(articles: Iterable[Exported], place: Path, about: About) -> None:
    """Write news items of IPTC ninjs 3.0, one a line."""
    with place.open("wb") as file:
        for each in articles:
            file.write(_encode(ninjs_item(each.holding)) + b"\n")
