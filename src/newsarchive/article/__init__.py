"""What an article is. Frozen values without behaviour beyond their own reading; nothing here does I/O."""

from .article import Article, Author, Body, Correction, Link, Markup, Picture, Role, Spelling
from .dates import NewsDate, Precision
from .evidence import SURE, USABLE, Evidence

__all__ = [
    "SURE",
    "USABLE",
    "Article",
    "Author",
    "Body",
    "Correction",
    "Evidence",
    "Link",
    "Markup",
    "NewsDate",
    "Picture",
    "Precision",
    "Role",
    "Spelling",
]
