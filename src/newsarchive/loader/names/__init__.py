"""Which people, places and organisations an article names.

Capitalised words are read where they stand (`tokens`, `segments`), by what kind of words they are (`words`, `tables`)
and what stands beside them (`people`, `places`, `organisations`); then the article is weighed as a whole (`folding`).
Scripts without capitals (`plain`) are searched for what the tables know and for people whom a title, a given name or a
surname gives away, word by word (`spaced`) or letter by letter (`unspaced`). Nothing is inferred: a city does not
name its country, nor an adjective; every name is one that the text has, or the usual form of one that it has.
"""

from __future__ import annotations

from .common import common_words
from .finding import Mention, find_names, main_names

__all__ = ["Mention", "common_words", "find_names", "main_names"]
