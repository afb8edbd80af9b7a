"""What programs read: feeds, sitemaps and the files for hosts and crawlers."""

from __future__ import annotations

import msgspec


class FeedEntry(msgspec.Struct, frozen=True):
    """An article in a feed. `id` is permanent; `updated` is RFC 3339, `rfc822` the same for RSS; `summary` is plain text."""

    id: str
    url: str
    title: str
    updated: str
    rfc822: str
    summary: str
    authors: tuple[str, ...]
    source: str
    language: str


class FeedView(msgspec.Struct, frozen=True):
    """Atom and RSS: the newest articles, or corrections, whose day is known. `url` is the feed's own, `home` that of the page it
    is about, `title` what it is called.
    """

    address: str
    url: str
    id: str
    title: str
    home: str
    updated: str
    rfc822: str
    entries: tuple[FeedEntry, ...]


class SitemapView(msgspec.Struct, frozen=True):
    """A sitemap: absolute addresses, no invented modification times."""

    address: str
    urls: tuple[str, ...]


class SitemapIndexView(msgspec.Struct, frozen=True):
    """The index above several sitemaps."""

    address: str
    sitemaps: tuple[str, ...]


class RobotsView(msgspec.Struct, frozen=True):
    """robots.txt; `sitemap` is its absolute address or ""."""

    address: str
    sitemap: str


class OpenSearchView(msgspec.Struct, frozen=True):
    """How browsers ask the site's search (OpenSearch 1.1): `name` has 16 characters at most, `url` is where answers stand, with
    `{searchTerms}` for what is searched.
    """

    address: str
    name: str
    description: str
    language: str
    url: str


class HeadersView(msgspec.Struct, frozen=True):
    """The `_headers` file that Netlify and Cloudflare Pages read."""

    address: str
    policy: str
