"""What an article's page tells machines: schema.org in JSON-LD, Open Graph, Dublin Core and the citation tags.

The archive keeps a text, it did not publish it: `publisher` is the source where one is known and is never the archive.
Dublin Core is there for Zotero, which without `DC.type` files a newspaper article as a journal's
(zotero/translators, "Embedded Metadata").
"""

from __future__ import annotations

from typing import Any

import msgspec
from markupsafe import Markup

from ...archive import Record
from ...article import Article
from ..planned import Plan
from ..views import PictureView

Pairs = tuple[tuple[str, str], ...]


def full_address(plan: Plan, address: str) -> str:
    """Return the full address of a page; "" where the site's own is not known."""
    return f"{plan.base_url}{address}" if plan.base_url else ""


def json_ld(plan: Plan, record: Record, picture: PictureView | None) -> Markup:
    """Return schema.org's NewsArticle as JSON that is safe inside a script element."""
    article, url = record.article, full_address(plan, record.address)
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "alternativeHeadline": article.kicker,
        "description": article.deck,
        "datePublished": article.published.iso if article.published else None,
        "dateModified": article.updated.iso if article.updated else None,
        "author": [{"@type": "Person", "name": author.name} for author in article.authors],
        "publisher": {"@type": "Organization", "name": article.source} if article.source else None,
        "sourceOrganization": {"@type": "Organization", "name": article.agency} if article.agency else None,
        "dateline": article.dateline,
        "articleSection": article.section,
        "inLanguage": article.language,
        "keywords": list(article.tags),
        "wordCount": record.words,
        "isBasedOn": article.original_url,
        "image": f"{plan.base_url}{picture.src}" if picture and plan.base_url else None,
        "url": url or None,
        "mainEntityOfPage": url or None,
        "correction": [correction.text for correction in article.corrections],
        "mentions": [
            *({"@type": "Person", "name": name} for name in article.people),
            *({"@type": "Place", "name": name} for name in article.places),
            *({"@type": "Organization", "name": name} for name in article.organisations),
        ],
    }
    kept = {key: value for key, value in data.items() if value not in (None, "", [])}
    return script_safe(msgspec.json.encode(kept).decode())


def script_safe(json: str) -> Markup:
    """Return JSON that can end no script element and no line of JavaScript."""
    for character, escaped in (
        ("<", "\\u003c"),
        (">", "\\u003e"),
        ("&", "\\u0026"),
        ("\u2028", "\\u2028"),
        ("\u2029", "\\u2029"),
    ):
        json = json.replace(character, escaped)
    return Markup(json)  # noqa: S704 - escaped above


def meta_names(plan: Plan, record: Record) -> Pairs:
    """Return `<meta name content>` pairs: Dublin Core and citation tags."""
    article = record.article
    pairs: list[tuple[str, str | None]] = [
        ("author", ", ".join(author.name for author in article.authors)),
        ("DC.type", "newspaperArticle"),
        ("DC.title", article.title),
        ("DC.source", article.source),
        ("DC.date", article.published.edtf if article.published else None),
        ("DC.language", article.language),
        *(("DC.creator", author.name) for author in article.authors),
        ("citation_title", article.title),
        *(("citation_author", author.name) for author in article.authors),
        ("citation_publication_date", article.published.edtf.replace("-", "/") if article.published else None),
        ("citation_language", article.language),
        ("citation_public_url", full_address(plan, record.address)),
    ]
    return tuple((name, value) for name, value in pairs if value)


def properties(plan: Plan, record: Record, picture: PictureView | None, description: str) -> Pairs:
    """Return `<meta property content>` pairs: Open Graph."""
    article, url = record.article, full_address(plan, record.address)
    pairs: list[tuple[str, str | None]] = [
        ("og:type", "article"),
        ("og:title", article.title),
        ("og:description", description),
        ("og:site_name", plan.site.name),
        ("og:url", url),
        ("og:image", f"{plan.base_url}{picture.src}" if picture and plan.base_url else None),
        ("article:published_time", _day(article)),
        (
            "article:modified_time",
            article.updated.iso if article.updated and article.updated.precision == "day" else None,
        ),
        *(("article:author", author.name) for author in article.authors),
        ("article:section", article.section),
        *(("article:tag", tag) for tag in article.tags),
    ]
    return tuple((name, value) for name, value in pairs if value)


def _day(article: Article) -> str | None:
    date = article.published
    return date.iso if date and date.precision == "day" else None
