"""What an article's page tells machines: schema.org in JSON-LD, Open Graph, Dublin Core, the citation tags, and links.

The archive keeps a text, it did not publish it: `publisher` is the source where one is known and is never the archive.
Dublin Core is there for Zotero, which without `DC.type` files a newspaper article as a journal's
(zotero/translators, "Embedded Metadata"). The links are those of Signposting (https://signposting.org/FAIR/): under which address
the article is to be cited, of what type it is, who wrote it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import msgspec
from markupsafe import Markup

from ...archive import Record
from ...article import Article, Correction
from ...text.clean import fold
from ..planned import Plan
from ..views import PictureView, SavedView

Pairs = tuple[tuple[str, str], ...]

_TYPE = "https://schema.org/NewsArticle"
_WAYBACK = "https://web.archive.org/web"


def full_address(plan: Plan, address: str) -> str:
    """Return the full address of a page; "" where the site's own is not known."""
    return f"{plan.base_url}{address}" if plan.base_url else ""


def canonical(plan: Plan, record: Record) -> str:
    """Return the address that search engines are to show: the page's own, or the original's by the site's choice, or ""."""
    if plan.site.canonical == "original" and record.article.original_url:
        return record.article.original_url
    return full_address(plan, record.address)


def is_kept_out(plan: Plan, article: Article) -> bool:
    """Whether search engines are asked to leave the page out, by the text or by what the site says of its source."""
    return article.noindex or (
        bool(article.source) and fold(article.source or "") in map(fold, plan.site.noindex_sources)
    )


def links(plan: Plan, record: Record) -> Pairs:
    """Return `<link rel href>` pairs, without the canonical one."""
    url = full_address(plan, record.address)
    pages = (_author_page(plan, record, author.name) for author in record.article.authors)
    return tuple(
        (rel, href) for rel, href in (("cite-as", url), ("type", _TYPE), *(("author", page) for page in pages)) if href
    )


def saved(article: Article) -> SavedView | None:
    """Return where the Wayback Machine has the original, if it kept it: as near to the article's date as that is known."""
    original, date = article.original_url, article.published
    if not original or _host(original).endswith(("archive.org", "archive.today", "archive.ph", "archive.is")):
        return None
    when = date.edtf.replace("-", "") if date else "*"
    return SavedView(f"{_WAYBACK}/{when}/{original}", date.edtf if date and date.precision == "day" else "")


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:  # "http://[": there is none
        return ""


def _author_page(plan: Plan, record: Record, name: str) -> str:
    """Return the full address of an author's page; "" where the archive has none."""
    address = record.topics.get(("authors", fold(name)), "") if plan.has("authors") else ""
    return full_address(plan, address) if address.count("/") > 2 else ""


def json_ld(plan: Plan, record: Record, picture: PictureView | None) -> Markup:
    """Return schema.org's NewsArticle, and the way to it, as JSON that is safe inside a script element."""
    graph = [_news_article(plan, record, picture)]
    if plan.base_url:
        graph.append(_breadcrumbs(plan, record))
    return script_safe(msgspec.json.encode({"@context": "https://schema.org", "@graph": graph}).decode())


def _news_article(plan: Plan, record: Record, picture: PictureView | None) -> dict[str, Any]:
    article, url = record.article, full_address(plan, record.address)
    return _known({
        "@type": "NewsArticle",
        "@id": url,
        "headline": article.title,
        "alternativeHeadline": article.kicker,
        "description": article.deck,
        "datePublished": article.published.iso if article.published else None,
        "dateModified": article.updated.iso if article.updated else None,
        "author": [
            _known({"@type": "Person", "name": author.name, "url": _author_page(plan, record, author.name)})
            for author in article.authors
        ],
        "publisher": {"@type": "Organization", "name": article.source} if article.source else None,
        "sourceOrganization": {"@type": "Organization", "name": article.agency} if article.agency else None,
        "dateline": article.dateline,
        "articleSection": article.section,
        "inLanguage": article.language,
        "keywords": list(article.tags),
        "wordCount": record.words,
        "isBasedOn": article.original_url,
        "image": f"{plan.base_url}{picture.src}" if picture and plan.base_url else None,
        "url": url,
        "mainEntityOfPage": url,
        "correction": [_correction(each) for each in article.corrections],
        "mentions": [
            *({"@type": "Person", "name": name} for name in article.people),
            *({"@type": "Place", "name": name} for name in article.places),
            *({"@type": "Organization", "name": name} for name in article.organisations),
        ],
    })  # fmt: skip


def _correction(correction: Correction) -> dict[str, Any]:
    date = correction.date.iso if correction.date else None
    return _known({"@type": "CorrectionComment", "text": correction.text, "datePublished": date})


def _breadcrumbs(plan: Plan, record: Record) -> dict[str, Any]:
    """Return the pages above an article's: the site's, those of its year, month and day, or that of what is undated."""
    places = [(plan.site.name, "/"), *_above(plan, record.article), (record.article.title, record.address)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": full_address(plan, address)}
            for number, (name, address) in enumerate(places, 1)
        ],
    }


def _above(plan: Plan, article: Article) -> Iterator[tuple[str, str]]:
    date = article.published
    if date is None:
        yield plan.words.say("Undated"), "/undated/"
        return
    address = f"/{date.year:04d}/"
    yield str(date.year), address
    if date.month:
        address += f"{date.month:02d}/"
        yield plan.words.months[date.month - 1], address
    if date.day:
        yield str(date.day), f"{address}{date.day:02d}/"


def _known(data: dict[str, Any]) -> dict[str, Any]:
    """Return what is known of something."""
    return {key: value for key, value in data.items() if value not in (None, "", [])}


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
        # Zotero takes it for the newspaper where none is known.
        ("og:site_name", plan.site.name if article.source else None),
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
