"""The input formats, one file each, and the table that says which file is which."""

from __future__ import annotations

from ...article import Markup
from ..documents import split_name
from . import markdown, plain

#: Extension -> how the text below the metadata is marked up, given its first lines.
FORMATS = {
    ".txt": plain.markup,
    ".md": markdown.markup,
    ".markdown": markdown.markup,
}


def markup_of(name: str, text: str) -> Markup:
    """Return how the text of the file `name` is marked up."""
    return FORMATS[split_name(name)[1].lower()](text)


__all__ = ["FORMATS", "markup_of"]
