"""What is exported, and what writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from ..archive.questions.articles import Record
from ..interchange import Holding


class Exported(msgspec.Struct, frozen=True):
    """One article with all there is."""

    holding: Holding
    record: Record


class About(msgspec.Struct, frozen=True):
    """What the export is of; `sources` are the folders of the original texts, `query` is "" for the whole archive."""

    name: str
    base_url: str
    language: str
    query: str
    sources: tuple[Path, ...]


Writer = Callable[[Iterable[Exported], Path, About], None]
