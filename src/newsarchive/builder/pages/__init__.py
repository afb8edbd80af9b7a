"""The kinds of pages, one file each, and the table of their makers.

A maker asks the catalogue and yields pages with all that they show. To add a kind: write a module with `make(plan)` and
put it into `PAGES`.
"""

from ..planned import PageMaker
from . import article_page, calendar_pages, front_page, machine_pages, plain_pages, topic_pages

PAGES: tuple[PageMaker, ...] = (
    front_page.make,
    article_page.make,
    calendar_pages.make,
    topic_pages.make,
    plain_pages.make,
    machine_pages.make,
)

__all__ = ["PAGES"]
