"""What a page is made from. The pages themselves tell: as few of them as may be are planned again, and looked through.

So there is no second account, of which page shows what, that could disagree with the first.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
from jinja2 import Environment, TemplateSyntaxError, meta

from ..archive import Questions, as_if_new
from ..loader import OwnPage
from ..settings import USUAL_FEEDS, FeedsSettings, SiteSettings
from .look import PLAIN, Look
from .making import pages_of
from .pages import PAGES
from .planned import Plan, Planned, part_of
from .scope import Part, changed_parts, in_order
from .theme import Theme
from .views import ArticleView, FeedEntry, Item, MovedView


class Sources(msgspec.Struct, frozen=True):
    """What a page is made from: its template and those that this one needs, as files; the articles it shows, by address.

    A file that is copied has no templates; `copied` is where it comes from. `own` is the user's own file that has its words.
    """

    templates: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    copied: str = ""
    own: str = ""


def sources_of(
    db: sqlite3.Connection,
    site: SiteSettings,
    own_templates: Path | None,
    address: str,
    own: Sequence[OwnPage] = (),
    look: Look = PLAIN,
    feeds: FeedsSettings = USUAL_FEEDS,
) -> Sources | None:
    """Return what the page at an address is made from; None where no page of the site was built there."""
    theme = Theme(own_templates, look=look)
    published = next((name for name, (each, _) in theme.published.items() if each == address), None)
    if published is not None:
        return Sources(copied=_file_of(theme, (published,)) or "")
    written = Questions(db).written(address)
    plan = Plan(Questions(db), site, pages=tuple(own), look=look, feeds=feeds)
    pages = _pages_of(plan, [part_of(written.owner)] if written else [])
    page = next((page for page in pages if page.address == address), None)
    if page is None:
        return None
    articles = tuple(dict.fromkeys(_shown_in(page.view, site.base_url.rstrip("/"))))
    file = next((each.file for each in own if address == f"/{each.name}/"), "")
    return Sources(tuple(_templates(theme, page.template)), articles, page.copy, file)


def pages_with(
    db: sqlite3.Connection, site: SiteSettings, address: str, feeds: FeedsSettings = USUAL_FEEDS
) -> list[str]:
    """Return the addresses of all pages that show the article at an address, in the order of the plan."""
    questions = Questions(db)
    record = questions.record(address)
    if record is None:
        return []
    changes = as_if_new(db, record.article.path)
    parts = in_order([*changed_parts(questions, changes), *(("moved", name) for name in changes.aliases)])
    return [
        page.address
        for page in _pages_of(Plan(questions, site, feeds=feeds), parts)
        if address in _shown_in(page.view, site.base_url.rstrip("/"))
    ]


def _pages_of(plan: Plan, parts: Iterable[Part]) -> Iterator[Planned]:
    for kind, key in parts:
        if kind in PAGES:
            yield from pages_of(plan, kind, key)


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
