"""What is exported, and what writes it: the values that every format is given."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

import msgspec

from ..archive import Record
from ..interchange import Holding


class Exported(msgspec.Struct, frozen=True):
    """One article with all there is of it: as other formats take it, and as the catalogue has it, with its pictures."""

    holding: Holding
    record: Record


class About(msgspec.Struct, frozen=True):
    """What an export says of itself.

    `name` is what the site is called, `base_url` where it stands ("" where that is not known), `language` the BCP 47 tag of the
    site, `query` what was asked for ("" for the whole archive), `sources` the folders and files of the original texts, `day`
    when the export is made, "" where it must not say so.
    """

    name: str
    base_url: str
    language: str
    query: str
    sources: tuple[Path, ...]
    day: str = ""


#: Writes articles, in the order in which they come and no more than a few at a time in memory, to a place where nothing is: a
#: file, or a folder that is there and empty. What it writes is a function of what it is given. Raises `ArchiveError`, or the
#: `OSError` of writing.
Writer: TypeAlias = Callable[[Iterable[Exported], Path, About], None]


class Format(msgspec.Struct, frozen=True):
    """A format: what the command line calls it, what it is in a few words, how its file's name ends ("" where it is a folder),
    and what writes it. What `is_text` can go to standard output.
    """

    name: str
    title: str
    extension: str
    write: Writer
    is_text: bool = False

    def file(self, stem: str) -> str:
        """Return the name of a file, or folder, of this format: `articles.csv`, `articles-markdown`."""
        return f"{stem}{self.extension}" if self.extension == f".{self.name}" else f"{stem}-{self.name}{self.extension}"
