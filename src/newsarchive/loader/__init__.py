"""Files to articles: discovery, decoding, declared metadata, clues, judge. Bad input comes back as problems."""

from .body import plain_paragraphs
from .declared import split_front_matter
from .decode import decode
from .documents import Document, Found, discover, split_name
from .load import Loaded, load, load_batch
from .names import common_words
from .names_file import Links, NamesFile, parse_names
from .naming import OWN_NAMING, Naming
from .own_pages import RESERVED, OwnPage, OwnPages, read_own_pages
from .pictures import Asset, examine_picture, renamed_in, stamp_of
from .user_file import UserFile, is_empty, line_of, near

__all__ = [
    "OWN_NAMING",
    "RESERVED",
    "Asset",
    "Document",
    "Found",
    "Links",
    "Loaded",
    "NamesFile",
    "Naming",
    "OwnPage",
    "OwnPages",
    "UserFile",
    "common_words",
    "decode",
    "discover",
    "examine_picture",
    "is_empty",
    "line_of",
    "load",
    "load_batch",
    "near",
    "parse_names",
    "plain_paragraphs",
    "read_own_pages",
    "renamed_in",
    "split_front_matter",
    "split_name",
    "stamp_of",
]
