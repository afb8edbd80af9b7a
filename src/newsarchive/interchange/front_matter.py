"""An article as a text with YAML front matter, out of which the same article is read again.

YAML 1.2, with every text in double quotes, so that no reader takes a headline for a date or a `no` for false. The names of the
fields are those of docs/reading.md; `exact` keeps the loader from looking for more. The archive reads what HTML writes as `&amp;`
as one character, once in a whole file and once more in each value, so an `&` that would be taken for that is written so.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from ..article import NewsDate
from ..text.slugs import slugify
from .holding import Holding

#: Field of an article -> its name in the front matter; the order is that of the file. `path` and `digest` are of the file itself,
#: `evidence` is what led to the values, the body stands below.
NAMES = {
    "title": "title",
    "kicker": "kicker",
    "deck": "deck",
    "published": "date",
    "updated": "updated",
    "authors": "authors",
    "agency": "agency",
    "source": "source",
    "section": "section",
    "dateline": "dateline",
    "language": "language",
    "original_url": "original_url",
    "tags": "tags",
    "people": "people",
    "places": "places",
    "organisations": "organisations",
    "roles": "roles",
    "spellings": "spellings",
    "pictures": "pictures",
    "related": "related",
    "corrections": "corrections",
    "story": "story",
    "same_as": "same_as",
    "slug": "slug",
    "aliases": "aliases",
    "draft": "draft",
    "noindex": "noindex",
    "embargo": "embargo",
    "withdrawn": "withdrawn",
}
_ENTITY = re.compile(r"&(?=(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31}[0-9]{0,2});)")


def with_front_matter(holding: Holding) -> str:
    """Return the article as the text of a file: front matter and body. The file's name must say how the body is marked up.

    An address that the headline would not lead to is held by a `slug`.
    """
    article = holding.article
    slug = holding.address.strip("/").rpartition("/")[2]
    if slug != (article.slug or slugify(article.title)):
        article = msgspec.structs.replace(article, slug=slug)
    lines = [line for field, name in NAMES.items() for line in _lines(name, getattr(article, field))]
    return "\n".join(("---", *lines, "exact: true", "---", "", _escaped(article.body.text), ""))


def _lines(name: str, value: Any) -> Iterator[str]:
    if value is None or value == () or (name in ("draft", "noindex") and not value):
        return
    if isinstance(value, tuple):
        yield f"{name}:"
        yield from (f"  - {_plain(each)}" for each in value)
    else:
        yield f"{name}: {_plain(value)}"


def _plain(value: Any) -> str:
    """Return a value in YAML, on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, NewsDate):
        return value.iso
    if isinstance(value, msgspec.Struct):
        parts = ((field.name, getattr(value, field.name)) for field in msgspec.structs.fields(value))
        return f"{{{', '.join(f'{name}: {_plain(part)}' for name, part in parts if part is not None)}}}"
    # What JSON writes between quotation marks, YAML reads as the same.
    return json.dumps(_escaped(_escaped(value)), ensure_ascii=False)


def _escaped(text: str) -> str:
    return _ENTITY.sub("&amp;", text)
