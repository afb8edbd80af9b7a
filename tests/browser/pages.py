"""One page of every kind there is, found in the built site itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

TOPICS = {"tags": "tag", "people": "person", "places": "place", "organisations": "organisation", "sources": "source", "authors": "author", "sections": "section"}  # fmt: skip


@cache
def pages(site: Path) -> list[str]:
    """Every page's address below the site's root: '' is the home page, others end with '/'. Nothing leads to an older address."""
    every = (file.relative_to(site).as_posix().removesuffix("index.html") for file in site.rglob("index.html"))
    return sorted(each for each in every if 'http-equiv="refresh"' not in text_of(site, each))


def text_of(site: Path, address: str) -> str:
    return (site / (f"{address}index.html" if address == "" or address.endswith("/") else address)).read_text("utf-8")


@cache
def articles(site: Path) -> list[str]:
    """The addresses of the articles' own pages."""
    return [each for each in pages(site) if '<article class="art h-entry">' in text_of(site, each)]


@cache
def kinds(site: Path) -> dict[str, str]:
    """Kind of page -> address of one: of several, the heaviest, which has the most in it to be wrong."""
    every, own = pages(site), articles(site)

    def heaviest(some: Iterable[str]) -> str:
        return max(some, key=lambda each: (len(text_of(site, each)), each))

    def dated(depth: int) -> list[str]:
        return [each for each in every if each[:4].isdigit() and each.count("/") == depth and each not in own]

    found = {
        "home": "",
        "years": "years/",
        "year": heaviest(dated(1)),
        "month": heaviest(dated(2)),
        "day": heaviest(dated(3)),
        "on this day": "on/",
        "day of the year": heaviest(each for each in every if each.startswith("on/") and each != "on/"),
        "empty day of the year": min((each for each in every if each.startswith("on/")), key=lambda each: (len(text_of(site, each)), each)),
        "article": heaviest(own),
        "article with a picture": heaviest(each for each in own if "<figure>" in text_of(site, each)),
        "article from right to left": heaviest(each for each in own if '<div class="prose e-content" lang="ar" dir="rtl">' in text_of(site, each)),
        "undated article": heaviest(each for each in own if each.startswith("undated/")),
        "versions": heaviest(each for each in every if each.endswith("/versions/")),
        "comparison": heaviest(each for each in every if "/versions/" in each and not each.endswith("/versions/")),
        "stories": "stories/",
        "story": heaviest(each for each in every if each.startswith("stories/") and '<p class="kicker">Running story' in text_of(site, each)),
        "undated": "undated/",
        "coverage": "coverage/",
        "corrections": "corrections/",
        "about": "about/",
        "search": "search/",
        "own page": "how-to-read-a-date/",
        "404": "404.html",
    }  # fmt: skip
    for folder, kind in TOPICS.items():
        found[folder] = f"{folder}/"
        found[kind] = heaviest(each for each in every if each.startswith(f"{folder}/") and each.count("/") == 2)
    return found


class Link(NamedTuple):
    """Something a page points to."""

    tag: str
    to: str


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[Link] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            elif name in ("href", "src", "srcset", "poster", "action") and value is not None:
                self.links.append(Link(tag, value))


def read_links(html: str) -> tuple[list[Link], set[str]]:
    """What a page points to, and the places in it that can be pointed to."""
    reader = _Links()
    reader.feed(html)
    return reader.links, reader.ids


def inside(links: Iterable[Link], here: str) -> Iterator[tuple[str, str]]:
    """The links that stay on the host of `here` (a whole URL): as written, and as an unquoted path with its fragment."""
    for link in links:
        whole = urlsplit(urljoin(here, link.to))
        if whole.scheme in ("http", "https") and whole.netloc == urlsplit(here).netloc:
            yield link.to, unquote(whole.path) + (f"#{whole.fragment}" if whole.fragment else "")
