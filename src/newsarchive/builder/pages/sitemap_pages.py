"""Sitemaps: one for a small site; for a large one an index over one for each month, so that a new article touches its own.

They name articles, periods, topics, pairs of tags, indexes and the page of searching: what has an address for good. They do not
name the parts into which long lists are divided, nor the pages that lay versions of a text side by side, which come and go with
other articles. There is no `lastmod`: when a page of the archive last changed only a clock could tell. The protocol's limits are
50,000 addresses and 50 MB a file (sitemaps.org); so many of these addresses are less than 10 MB.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...archive import DAYS_OF_YEAR, KINDS, Questions
from ..planned import PageMaker, Plan, Planned
from ..views import SitemapIndexView, SitemapView
from . import own_pages

#: So many addresses a file.
SITEMAP_LIMIT = 50_000
#: Up to so many articles, topics and pairs of them together there is one sitemap.
SINGLE = 10_000

_SITE = (
    *("/", "/years/", "/on/", "/undated/", "/coverage/", "/corrections/", "/about/", "/search/", "/stories/"),
    *(f"/{kind}/" for kind in KINDS),
    *(f"/on/{day}/" for day in DAYS_OF_YEAR),
)


def is_divided(questions: Questions) -> bool:
    """Whether the site is so large that it has several sitemaps."""
    return questions.is_larger_than(SINGLE)


def keys(questions: Questions) -> list[str]:
    """Return "" for `/sitemap.xml`, and the parts of a divided one: months, years, kinds of topics, undated."""
    if not is_divided(questions):
        return [""]
    periods = [period for period in questions.periods() if len(period) < 10]
    return ["", *periods, *KINDS, "stories", "undated"]


def _make(plan: Plan, key: str) -> Iterator[Planned]:
    if not plan.base_url:
        return
    questions = plan.questions
    there = (address for address in _SITE if not address.startswith(plan.left_out))
    divided, site = is_divided(questions), (*there, *own_pages.addresses(plan.pages))
    kinds = [kind for kind in KINDS if plan.has(kind)]
    stories = ["stories"] if plan.has("stories") else []
    if key:
        if divided and plan.has(key):
            yield from _files(plan, f"/sitemap-{key}", _addresses(questions, key))
    elif divided:
        yield from _files(plan, "/sitemap-site", site)
        parts = [
            ("site", len(site)),
            *questions.dated_parts(),
            *((kind, _number_of(questions, kind)) for kind in kinds),
            *((name, questions.stories.count()) for name in stories),
        ]
        parts.append(("undated", len(questions.addresses(""))))
        files = (name for part, size in parts for name in _names(f"/sitemap-{part}", size))
        yield Planned(
            "/sitemap.xml",
            ("sitemap-index.xml",),
            SitemapIndexView("/sitemap.xml", tuple(f"{plan.base_url}{name}" for name in files)),
        )
    else:
        parts_ = [key for key, _ in questions.dated_parts()] + [*kinds, *stories, "undated"]
        urls = [*site, *(address for part in parts_ for address in _addresses(questions, part))]
        yield _sitemap(plan, "/sitemap.xml", sorted(urls))


def _number_of(questions: Questions, kind: str) -> int:
    return questions.count_topics(kind) + (questions.count_pairs() if kind == "tags" else 0)


def _addresses(questions: Questions, key: str) -> list[str]:
    if key in KINDS:
        pairs = questions.pair_addresses() if key == "tags" else []
        return [*(topic.address for topic in questions.topics(key)), *pairs]
    if key == "stories":
        return questions.stories.addresses()
    if key == "undated":
        return questions.addresses("")
    return [*questions.period_addresses(key), *questions.addresses(key)]


def _names(stem: str, size: int) -> list[str]:
    more = range(2, -(-size // SITEMAP_LIMIT) + 1)
    return [f"{stem}.xml", *(f"{stem}-part{number}.xml" for number in more)] if size else []


def _files(plan: Plan, stem: str, addresses: Iterable[str]) -> Iterator[Planned]:
    ordered = sorted(addresses)
    for number, name in enumerate(_names(stem, len(ordered))):
        yield _sitemap(plan, name, ordered[number * SITEMAP_LIMIT : (number + 1) * SITEMAP_LIMIT])


def _sitemap(plan: Plan, name: str, addresses: Iterable[str]) -> Planned:
    return Planned(name, ("sitemap.xml",), SitemapView(name, tuple(f"{plan.base_url}{each}" for each in addresses)))


MAKER = PageMaker(keys, _make)
