"""The archive, or what a query finds of it, as files for other programs.

One format is one file here, and a line in `FORMATS`. What an article is in the words of a format is a pure function of
`interchange`; here it is written down.
"""

from .bag import write_bag
from .columns import write_parquet
from .database import write_database
from .epub import write_epub
from .exported import About, Exported, Format, Writer
from .json_lines import write_json_lines
from .lists import write_bibtex, write_csl_json, write_ninjs, write_ris
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
        Format("bibtex", "citations for BibTeX", ".bib", write_bibtex, is_text=True),
        Format("ris", "citations for reference managers", ".ris", write_ris, is_text=True),
        Format("csl-json", "citations for citation processors, and for Zotero", ".json", write_csl_json, is_text=True),
        Format("ninjs", "news items of IPTC ninjs 3.0, one a line", ".jsonl", write_ninjs, is_text=True),
        Format("epub", "a book, EPUB 3", ".epub", write_epub),
        Format("bag", "a folder for deposit, with the original files and checksums (BagIt)", "", write_bag),
    )
}  # fmt: skip

__all__ = ["FORMATS", "About", "Exported", "Format", "Writer"]
