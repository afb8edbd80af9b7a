"""Files to articles: discovery, decoding, declared metadata, clues, judge. Bad input comes back as problems."""

from .body import plain_paragraphs
from .documents import Document, Found, discover
from .load import Loaded, load, load_batch
from .pictures import Asset, stamp_of

__all__ = ["Asset", "Document", "Found", "Loaded", "discover", "load", "load_batch", "plain_paragraphs", "stamp_of"]
