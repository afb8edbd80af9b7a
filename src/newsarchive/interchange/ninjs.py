"""An article as a news item of IPTC ninjs 3.0, which news agencies and editorial systems exchange (iptc.org/std/ninjs).

The schema refuses what it does not know, and knows moments, no days: a date goes into `contentCreated` only where it is read to
the second and with its offset from UTC, and stands as it was read among the descriptions. Nobody's rights are named, as none
are read.
"""

from __future__ import annotations

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from ..article import Article, Author, Correction, NewsDate, Picture
from .holding import Holding

_STANDARD = {"name": "ninjs", "version": "3.0", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json#"}
_MEDIA_TYPES = {"plain": "text/plain", "markdown": "text/markdown"}


def ninjs_item(holding: Holding) -> dict[str, Any]:
    """Return a news item; what is not known is not among its properties.

    Its `uri` is the address of the article's page or, where the site's own is not known, made of the archive's name and the
    article's id.
    """
    article, uri = holding.article, _uri(holding)
    item: dict[str, Any] = {
        "uri": uri,
        "standard": _STANDARD,
        "type": "text",
        "representationType": "full",
        "contentCreated": _moment(article.published),
        "language": article.language,
        "title": article.title,
        "by": "; ".join(map(_byline, article.authors)),
        "located": article.dateline,
        "headlines": _with_roles(("kicker", article.kicker), ("main", article.title), ("deck", article.deck)),
        "descriptions": _descriptions(article),
        "bodies": _bodies(holding),
        "people": _named(article.people),
        "places": _named(article.places),
        "organisations": _named(article.organisations),
        "subjects": [*_named(article.tags), *({"name": name, "rel": "section"} for name in _there(article.section))],
        "infoSources": _sources(article),
        "altIds": _with_roles(("id", holding.id), ("original address", article.original_url)),
        "associations": [_picture(picture, number, uri) for number, picture in enumerate(article.pictures, 1)],
    }
    return _known(item)


def _uri(holding: Holding) -> str:
    if not holding.url.startswith("/"):
        return holding.url
    return uuid5(NAMESPACE_URL, f"{holding.archive}\n{holding.id}").urn


def _moment(date: NewsDate | None) -> str | None:
    """Return a date as RFC 3339 has it, None where it is not as exact as that."""
    exact = date is not None and date.zone is not None and date.time is not None and date.time.count(":") == 2
    return date.iso if date is not None and exact else None


def _byline(author: Author) -> str:
    return f"{author.name}, {author.role}" if author.role else author.name


def _descriptions(article: Article) -> list[dict[str, str]]:
    """Return what is said of the article beside its headlines: its dates as exactly as they were read (EDTF), and corrections."""
    return _with_roles(
        ("date published", article.published.iso if article.published else None),
        ("date updated", article.updated.iso if article.updated else None),
        *(("correction", _correction(each)) for each in article.corrections),
    )


def _correction(correction: Correction) -> str:
    return f"{correction.date.edtf}: {correction.text}" if correction.date else correction.text


def _bodies(holding: Holding) -> list[dict[str, Any]]:
    body = holding.article.body
    if not body.text:
        return []
    return [
        {"role": "main", "contentType": _MEDIA_TYPES[body.markup], "wordCount": holding.words, "value": body.text}
    ]  # fmt: skip


def _sources(article: Article) -> list[dict[str, str]]:
    """Return who the content comes from, by what they did."""
    parties = (
        *((author.name, "author") for author in article.authors),
        *((name, "agency") for name in _there(article.agency)),
        *((name, "publication") for name in _there(article.source)),
    )
    return [{"name": name, "role": role} for name, role in parties]


def _picture(picture: Picture, number: int, uri: str) -> dict[str, Any]:
    """Return a picture as an item of its own within the article's; one of which only the words were saved has no file."""
    item = {
        "uri": f"{uri}#picture-{number}",
        "type": "picture",
        "name": picture.caption or picture.alt or f"Picture {number}",
        "by": picture.credit,
        "descriptions": _with_roles(("caption", picture.caption), ("alternative text", picture.alt)),
        "altIds": _with_roles(("file", picture.file)),
    }
    return _known(item)


def _named(names: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"name": name} for name in names]


def _with_roles(*values: tuple[str, str | None]) -> list[dict[str, str]]:
    return [{"role": role, "value": value} for role, value in values if value]


def _there(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


def _known(item: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in item.items() if value not in (None, "", [])}
