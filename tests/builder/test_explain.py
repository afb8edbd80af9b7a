"""What is said of a page is what the whole plan of the site shows, though only a part of it is planned for the answer."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsarchive.archive import Questions, look_into
from newsarchive.builder import Plan, Planned, pages_with, plan_site, sources_of
from newsarchive.builder.explain import _shown_in
from newsarchive.builder.pages import calendar_pages, topic_pages, undated_pages
from newsarchive.settings import SiteSettings

from .site import PICTURE, Site, article

SITE = SiteSettings(base_url="https://x.example/sub/")
DATES = [
    "2019-02-27T09:14+02:00",
    "2019-02-27",
    "2019-02",
    "2019",
    "",
    "1987-05-01",
    "1987-05-02",
    "",
    "2020-01-01",
    "",
]


@pytest.fixture(params=[100, 2], ids=["whole lists", "divided lists"])
def limit(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """How long a list may be: what is longer is divided by calendar or by letters."""
    for module in (calendar_pages, undated_pages, topic_pages):
        monkeypatch.setattr(module, "LIST_LIMIT", request.param)
    monkeypatch.setattr(topic_pages, "INDEX_LIMIT", request.param)
    return int(request.param)


@pytest.fixture
def built(tmp_path: Path, limit: int) -> Site:
    site = Site(tmp_path / "explained", '[site]\nbase_url = "https://x.example/sub/"\n')
    site.write("articles/p.svg", PICTURE)
    for number, date in enumerate(DATES):
        more = {
            "tags": "[Sea, C++]" if number % 3 else "[Fog]",
            "people": "[Ann Lee]",
            "source": f"Ledger {number % 2}",
        }
        if number == 5:
            more |= {"image": "p.svg", "aliases": "[/old/story.html]"}
        site.write(f"articles/{number}.txt", article(f"Tide {number}", date, **more))
    site.build()
    return site


@pytest.fixture
def db(built: Site) -> Iterator[sqlite3.Connection]:
    with look_into(built.folder / ".newsarchive/catalogue.sqlite") as db:
        yield db


@pytest.fixture
def pages(db: sqlite3.Connection) -> list[Planned]:
    """The whole plan."""
    return list(plan_site(Plan(Questions(db), SITE)))


def shown(page: Planned) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_shown_in(page.view, "https://x.example/sub")))


def test_a_page_is_made_from_what_the_plan_shows_there(db: sqlite3.Connection, pages: list[Planned]) -> None:
    assert len(pages) > 40
    for page in pages:
        sources = sources_of(db, SITE, None, page.address)
        assert sources is not None, page.address
        assert (sources.articles, sources.copied) == (shown(page), page.copy), page.address
        assert bool(sources.templates) != bool(page.copy), page.address


def test_an_article_is_on_all_the_pages_on_which_the_plan_has_it(db: sqlite3.Connection, pages: list[Planned]) -> None:
    addresses = [record.address for record in Questions(db).records()]
    assert len(addresses) == len(DATES)
    for address in addresses:
        found = pages_with(db, SITE, address)
        assert sorted(found) == sorted(page.address for page in pages if address in shown(page))


def test_lists_hold_articles_and_feeds_and_old_addresses_too(db: sqlite3.Connection, pages: list[Planned]) -> None:
    by_address = {page.address: shown(page) for page in pages}
    assert by_address["/old/story.html"] == ("/1987/05/01/tide-5/",)
    assert by_address["/1987/05/01/tide-5/"] == ("/1987/05/01/tide-5/", "/1987/05/02/tide-6/")
    assert "/2019/02/27/tide-1/" in by_address["/atom.xml"]
    assert set(by_address["/2019/02/27/"]) == {"/2019/02/27/tide-0/", "/2019/02/27/tide-1/"}


def test_templates_are_the_sites_own_first_and_all_that_they_need(db: sqlite3.Connection, tmp_path: Path) -> None:
    (tmp_path / "day.html").write_text("{% extends 'base.html' %}{% include 'more.html' %}", "utf-8")
    (tmp_path / "more.html").write_text("<p>", "utf-8")
    (tmp_path / "broken.html").write_text("{% if %}", "utf-8")
    sources = sources_of(db, SITE, tmp_path, "/2019/02/27/")
    assert sources is not None
    assert sources.templates[0] == str(tmp_path / "day.html")
    assert str(tmp_path / "more.html") in sources.templates
    assert {Path(each).name for each in sources.templates} >= {"day.html", "more.html", "base.html"}
    assert "broken.html" not in {Path(each).name for each in sources.templates}


@pytest.mark.parametrize(("file", "name"), [("style-*.css", "style.css"), ("on-*.js", "on.js")])
def test_the_stylesheet_and_a_script_are_copies(db: sqlite3.Connection, built: Site, file: str, name: str) -> None:
    (address,) = (f"/{path.name}" for path in built.output.glob(file))
    sources = sources_of(db, SITE, None, address)
    assert sources is not None
    assert Path(sources.copied).name == name


def test_what_the_plan_does_not_have_is_not_explained(db: sqlite3.Connection) -> None:
    for address in ("/tags/nothing/", "/2019/02/28/", "/1987/05/01/tide-5/q.svg", "/nothing.html"):
        assert sources_of(db, SITE, None, address) is None
    assert pages_with(db, SITE, "/1987/05/01/nothing/") == []
