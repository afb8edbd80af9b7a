"""Search over plain files: what a text is found by, and how the index is written. Nothing here knows the catalogue.

docs/search-format.md says what the files are, and how they are asked.
"""

from .blocks import deflated
from .runs import Findable, packed_run
from .segments import FORMAT, Keep, Segment, kept_in, name_of, packed_facet, write_segment

__all__ = [
    "FORMAT",
    "Findable",
    "Keep",
    "Segment",
    "deflated",
    "kept_in",
    "name_of",
    "packed_facet",
    "packed_run",
    "write_segment",
]
