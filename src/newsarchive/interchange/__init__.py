"""An article as other programs' formats have it: citations, news exchange, rows and records. Pure functions over a `Holding`."""

from .holding import Holding

__all__ = ["Holding"]
