"""What runs through the archive, in a list: a name or a story with its span and a sparkline."""

from __future__ import annotations

import msgspec


class Thread(msgspec.Struct, frozen=True):
    """A topic or a story in a list: `note` has its years and how many articles it has. `language` and `direction` are "" where
    they are the site's. `spark` is an SVG path of strokes upwards from 0, 20 high, one for each column, on the scale that all
    threads of the page share; "" where there is none.
    """

    title: str
    address: str
    language: str
    direction: str
    note: str
    spark: str
