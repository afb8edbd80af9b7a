"""An article as the archive holds it: what every other format is made from."""

from __future__ import annotations

import msgspec

from ..article import Article


class Holding(msgspec.Struct, frozen=True):
    """An article with its place in an archive.

    `address` begins and ends with a slash; `url` is the full address, the same as `address` where the site's own is not known.
    `id` stays for good, whatever becomes of headline, date or file. `archive` is what the site is called, `words` the number of
    words of the text, `story` where its story stands ("" where it belongs to none).
    """

    article: Article
    address: str
    url: str
    id: str
    archive: str
    words: int
    story: str = ""
