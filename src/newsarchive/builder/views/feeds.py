"""What programs read: feeds, sitemaps and the files for hosts and crawlers."""

from __future__ import annotations

import msgspec

from .shared import Place


class FeedEntry(msgspec.Struct, frozen=True):
    """An article in a feed. `id` names it in every feed; `updated` is RFC 3339, `rfc822` the same for RSS; `summary` is plain
    text, `source` where it appeared, or the agency it came from.

    `content` is the whole text as HTML, with full addresses, "" where the feed has summaries; it is a plain string, because in
    XML it is put as text.
    """

    id: str
    url: str
    title: str
    updated: str
    rfc822: str
    summary: str
    authors: tuple[str, ...]
    source: str
    language: str
    content: str = ""


class FeedView(msgspec.Struct, frozen=True):
    """Atom, RSS and JSON Feed: the newest articles, or corrections, whose day is known. `url` is the feed's own, `home` that of
    the page it is about, `title` what it is called; `motto` and `author` are the site's motto and name.

    An `archived` feed (RFC 5005) has the articles of a month, or of a part of it: `current` is the feed that it belongs to,
    `earlier` and `later` are the archived ones before and after it. The newest of them is `earlier` of the site's own.
    """

    address: str
    url: str
    id: str
    title: str
    motto: str
    author: str
    home: str
    updated: str
    rfc822: str
    entries: tuple[FeedEntry, ...]
    archived: bool = False
    current: str = ""
    earlier: str = ""
    later: str = ""


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


class TypedPath(msgspec.Struct, frozen=True):
    """A path, which may end with `*` for all that begins so, and the media type of what stands there."""

    path: str
    type: str


class HeadersView(msgspec.Struct, frozen=True):
    """The `_headers` file that Netlify and Cloudflare Pages read; `types` are those that hosts would not know by themselves."""

    address: str
    policy: str
    types: tuple[TypedPath, ...] = ()


class SecurityView(msgspec.Struct, frozen=True):
    """security.txt (RFC 9116): `contact` is a URI, `expires` RFC 3339, `languages` a tag, `canonical` its own address or ""."""

    address: str
    contact: str
    expires: str
    languages: str
    canonical: str


class LlmsSection(msgspec.Struct, frozen=True):
    """Links of llms.txt under a heading; their addresses are full ones, or relative where the site's own is not known."""

    title: str
    places: tuple[Place, ...]


class LlmsView(msgspec.Struct, frozen=True):
    """llms.txt (llmstxt.org), a Markdown file: `name` and `motto` are Markdown, `extent` tells what there is and
    from when, `notes` are paragraphs.
    """

    address: str
    name: str
    motto: str
    extent: str
    notes: tuple[str, ...]
    sections: tuple[LlmsSection, ...]
