"""The archive, or what a query finds of it, as files for other programs.

One format is one file here, and a line in `FORMATS`. What an article is in the words of a format is a pure function of
`interchange`; here it is written down.
"""

from .exported import About, Exported, Format, Writer
from .json_lines import write_json_lines

#: All formats by their names, in the order in which they are told of.
FORMATS = {
    each.name: each
    for each in (
        Format("jsonl", "JSON Lines: one article a line, every field and where it was read", ".jsonl", write_json_lines, is_text=True),
    )
}  # fmt: skip

__all__ = ["FORMATS", "About", "Exported", "Format", "Writer"]
