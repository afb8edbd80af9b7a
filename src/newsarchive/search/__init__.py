"""Search over plain files: what a text is found by, and how the index is written. Nothing here knows the catalogue.

docs/search-format.md says what the files are, and how they are asked.
"""

from .blocks import deflated
from .reading import FORMAT, Card, Index, Segment, parse_index
from .runs import Findable, packed_run
from .segments import Keep, kept_in, name_of, packed_facet, write_segment

__all__ = [
    "FORMAT",
    "Card",
    "Findable",
    "Index",
    "Keep",
    "Segment",
    "deflated",
    "kept_in",
    "name_of",
    "packed_facet",
    "packed_run",
    "parse_index",
    "write_segment",
]
