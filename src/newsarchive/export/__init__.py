"""The archive, or what a query finds of it, as files for other programs.

One format is one file here, and a line in `FORMATS`. What an article is in the words of a format is a pure function of
`interchange`; here it is written down.
"""

from .columns import write_parquet
from .database import write_database
from .exported import About, Exported, Format, Writer
from .json_lines import write_json_lines
from .markdown_folder import write_markdown
from .spreadsheet import write_csv

#: All formats by their names, in the order in which they are told of.
FORMATS = {
    each.name: each
    for each in (
        Format("jsonl", "JSON Lines: one article a line, every field and where it was read", ".jsonl", write_json_lines, is_text=True),
        Format("csv", "a table for spreadsheets", ".csv", write_csv, is_text=True),
        Format("markdown", "a folder of texts with front matter and their pictures, by year, to be read again", "", write_markdown),
        Format("sqlite", "a SQLite database with full-text search, as Datasette shows it", ".sqlite", write_database),
        Format("parquet", "columns for data frames; needs pyarrow", ".parquet", write_parquet),
    )
}  # fmt: skip

__all__ = ["FORMATS", "About", "Exported", "Format", "Writer"]
