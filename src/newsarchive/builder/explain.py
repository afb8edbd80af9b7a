"""What a page is made from. The pages themselves tell: as few of them as may be are planned again, and looked through.

So there is no second account, of which page shows what, that could disagree with the first.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
from jinja2 import Environment, TemplateSyntaxError, meta

from ..archive import KINDS, Questions, Record, Shown, Topic
from ..settings import SiteSettings
from .pages.article_page import safe_address
from .plan import plan_site
from .planned import Plan, Planned
from .theme import STYLESHEET, Theme
from .views import ArticleView, FeedEntry, Item, MovedView


class Sources(msgspec.Struct, frozen=True):
    """What a page is made from: its template and those that this one needs, as files; the articles it shows, by address.

    A file that is copied has no templates; `copied` is where it comes from.
    """

    templates: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    copied: str = ""


def sources_of(db: sqlite3.Connection, site: SiteSettings, own_templates: Path | None, address: str) -> Sources | None:
    """Return what the page at an address is made from; None where the plan of the site has none there."""
    theme = Theme(own_templates)
    if address == theme.stylesheet[0]:
        return Sources(copied=_file_of(theme, (STYLESHEET,)) or "")
    page = _page_at(db, site, address)
    if page is None:
        return None
    articles = tuple(dict.fromkeys(_shown_in(page.view, site.base_url.rstrip("/"))))
    return Sources(tuple(_templates(theme, page.template)), articles, page.copy)


def pages_with(db: sqlite3.Connection, site: SiteSettings, address: str) -> list[str]:
    """Return the addresses of all pages that show the article at an address, in the order of the plan."""
    questions = Questions(db)
    record = questions.record(address)
    if record is None:
        return []
    date = record.article.published
    narrowed = _Narrowed(
        db, questions.around(address), questions.topics_of(record.article.path), date.year if date else None
    )
    return [
        page.address
        for page in plan_site(Plan(narrowed, site))
        if address in _shown_in(page.view, site.base_url.rstrip("/"))
    ]


class _Narrowed(Questions):
    """The catalogue as if only these articles, these topics and this year had pages of their own.

    What is left out are whole pages: a list that is planned shows what it always shows.
    """

    def __init__(
        self, db: sqlite3.Connection, articles: Sequence[str], topics: Sequence[Topic], year: int | None
    ) -> None:
        super().__init__(db)
        self._articles, self._topics, self._year = articles, topics, year

    def records(self) -> Iterator[Record]:
        yield from filter(None, map(self.record, self._articles))

    def neighbours(self) -> Iterator[tuple[str, Shown]]:
        yield from ((address, shown) for address in self._articles if (shown := self.dated_at(address)))

    def dates(self) -> list[tuple[int, int, int, int]]:
        return [each for each in super().dates() if each[0] == self._year]

    def topic_dates(self, topic: Topic) -> list[tuple[int, int, int]]:
        return [each for each in super().topic_dates(topic) if each[0] == (self._year or 0)]

    def topics(self, kind: str) -> list[Topic]:
        return [topic for topic in self._topics if topic.kind == kind]


def _page_at(db: sqlite3.Connection, site: SiteSettings, address: str) -> Planned | None:
    questions = Questions(db)
    first, second, *_ = [*address.strip("/").split("/"), ""]
    topics = questions.topics(first) if first in KINDS else []
    if second not in ("", "-"):
        topics = [topic for topic in topics if topic.slug == second]
    year = next((int(part) for part in address.split("/") if part.isdecimal() and len(part) == 4), None)
    # A picture stands below its article.
    articles = questions.around(address[: address.rindex("/") + 1])
    narrowed = _Narrowed(db, articles, topics, year)
    found = next((page for page in plan_site(Plan(narrowed, site)) if page.address == address), None)
    return found or _moved(db, site, address)


def _moved(db: sqlite3.Connection, site: SiteSettings, address: str) -> Planned | None:
    """Return the page of an old address of some article."""
    for record in Questions(db).records():
        if any(safe_address(alias).lower() == address.lower() for alias in record.article.aliases):
            pages = plan_site(Plan(_Narrowed(db, [record.address], (), None), site))
            return next((page for page in pages if page.address == address), None)
    return None


def _shown_in(view: Any, base_url: str) -> Iterator[str]:
    """Yield the addresses of the articles that a view shows, each as often as it does."""
    if isinstance(view, Item | ArticleView):
        yield view.address
    elif isinstance(view, FeedEntry):
        yield view.url.removeprefix(base_url)
    elif isinstance(view, MovedView):
        yield view.target
    if isinstance(view, msgspec.Struct):
        view = tuple(getattr(view, field) for field in view.__struct_fields__)
    if isinstance(view, tuple):
        for part in view:
            yield from _shown_in(part, base_url)


def _templates(theme: Theme, names: Sequence[str]) -> Iterator[str]:
    """Yield the file of the first template that there is, and then of all that it extends, includes and imports."""
    waiting, seen = [tuple(names)], set[str]()
    while waiting:
        file = _file_of(theme, waiting.pop(0))
        if file is not None and file not in seen:
            seen.add(file)
            yield file
            waiting += [(each,) for each in _needed_by(Path(file))]


def _file_of(theme: Theme, names: Sequence[str]) -> str | None:
    """Return the file that is taken for the first of the names that has one: the site's own before the theme's."""
    return next((str(folder / name) for name in names for folder in theme.folders if (folder / name).is_file()), None)


def _needed_by(file: Path) -> list[str]:
    try:
        tree = Environment(autoescape=True).parse(file.read_text("utf-8"))
    except TemplateSyntaxError:  # a build says what is wrong with it
        return []
    return sorted(filter(None, meta.find_referenced_templates(tree)))
