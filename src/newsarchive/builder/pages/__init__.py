"""The kinds of pages, one file each, and the table of their makers.

A maker asks the catalogue and yields pages with all that they show, one part of the site at a time: an article, a day, a
topic. To add a kind: write a module with a `PageMaker`, put it into `PAGES`, and say in `scope.py` what makes it stale.
"""

from ..planned import PageMaker
from . import (
    article_page,
    calendar_pages,
    corrections_pages,
    coverage_page,
    feed_months,
    moved_pages,
    on_this_day,
    pair_pages,
    redirect_pages,
    search_page,
    site_pages,
    sitemap_pages,
    story_pages,
    topic_pages,
    undated_pages,
    version_pages,
)

#: By the name that the pages' rows in the catalogue bear. Older addresses come last: they give way to every other page.
PAGES: dict[str, PageMaker] = {
    "site": site_pages.MAKER,
    "article": article_page.MAKER,
    "versions": version_pages.MAKER,
    "period": calendar_pages.MAKER,
    "on": on_this_day.MAKER,
    "stories": story_pages.INDEXES,
    "story": story_pages.STORIES,
    "index": topic_pages.INDEXES,
    "topic": topic_pages.TOPICS,
    "pair": pair_pages.MAKER,
    "undated": undated_pages.MAKER,
    "coverage": coverage_page.MAKER,
    "corrections": corrections_pages.MAKER,
    "feed": feed_months.MAKER,
    "search": search_page.MAKER,
    "sitemap": sitemap_pages.MAKER,
    "moved": moved_pages.MAKER,
    "redirects": redirect_pages.MAKER,
}

__all__ = ["PAGES"]
