"""The user's own pages on the site: where they stand, what leads to them, and that a build sees what became of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsarchive.errors import SettingsError
from newsarchive.loader import RESERVED

from .site import PICTURE, Site, article, visible


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site(tmp_path, '[site]\nname = "The Ledger"\nbase_url = "https://ledger.example/a/"\n')
    site.write("articles/fog.txt", article("Fog", "2019-02-27", source="Herald", aliases="[/how-we-work/]"))
    return site


def foot(site: Site, address: str = "/") -> str:
    return site.page(address).partition('<footer class="foot">')[2]


def test_a_page_stands_at_its_name_and_in_the_foot_of_every_page(site: Site) -> None:
    site.write("pages/team.md", "---\ntitle: Who keeps this\ndeck: Three people\nmenu: 1\n---\nSee the [years](/years/). <b>x</b>\n")  # fmt: skip
    site.write("pages/rights.md", "---\nmenu: false\n---\nAll of them.\n")
    assert site.build().problems == ()
    page = site.page("/team/")
    assert '<h1 class="xl">Who keeps this</h1>' in page
    assert '<p class="deck">Three people</p>' in page
    assert '<a href="../years/">years</a>. &lt;b&gt;x&lt;/b&gt;' in page
    assert '<a href="../team/" aria-current="page">Who keeps this</a>' in page
    assert 'About</a></li><li><a href="./team/">Who keeps this</a>' in foot(site)
    assert site.has("/rights/")
    assert "rights" not in foot(site)
    assert "https://ledger.example/a/rights/" in site.page("/sitemap.xml")


def test_an_own_about_takes_the_place_of_ours(site: Site) -> None:
    site.write("pages/about.md", "# About us\n\nWe keep papers.\n")
    site.build()
    text = visible(site.page("/about/"))
    assert "About us Articles from 1 source, 2019 We keep papers." in text
    assert foot(site).count("/about/") == 1


def test_two_files_for_about_are_told(site: Site) -> None:
    site.write("newsarchive.toml", '[site]\nabout = "old.md"\n')
    site.write("old.md", "Old.\n")
    site.build()
    assert "Old." in site.page("/about/")
    site.write("pages/about.md", "New.\n")
    (problem,) = site.build().problems
    assert problem.code == "page-address"
    assert "New." in site.page("/about/")


def test_a_page_in_another_language_says_so(site: Site) -> None:
    site.write("pages/ar.md", "---\ntitle: عن الأرشيف\nlang: ar\n---\nنص.\n")
    site.build()
    assert '<div class="prose" lang="ar" dir="rtl">' in site.page("/ar/")


def test_a_change_of_a_page_makes_that_page_and_no_other(site: Site) -> None:
    site.write("pages/team.md", "Three people.\n")
    site.build()
    site.write("pages/team.md", "Four people.\n")
    assert site.build().outcome.written == 1
    assert "Four people." in site.page("/team/")
    assert site.build().outcome.written == 0


def test_a_page_that_goes_takes_its_file_and_its_place_with_it(site: Site) -> None:
    site.write("pages/how-we-work.md", "![The quay](quay.svg)\n")
    site.write("pages/quay.svg", PICTURE)
    site.build()
    assert '<img src="../how-we-work/quay.svg" alt="The quay" width="40" height="30" loading="lazy">' in site.page("/how-we-work/")  # fmt: skip
    assert site.tree() == {**site.build_from_nothing()}
    site.delete("pages/how-we-work.md")
    site.delete("pages/quay.svg")
    site.build()
    assert "how-we-work" not in foot(site)
    assert not (site.output / "how-we-work/quay.svg").exists()
    assert 'http-equiv="refresh"' in site.page("/how-we-work/")  # the older address of an article again
    assert site.tree() == site.build_from_nothing()


def test_drafts_are_left_out(site: Site) -> None:
    site.write("pages/team.md", "---\ndraft: true\n---\nThree people.\n")
    site.build()
    assert not site.has("/team/")
    assert "team" not in foot(site)
    site.build(drafts=True)
    assert site.has("/team/")


def test_pages_are_no_articles(site: Site) -> None:
    site.write("newsarchive.toml", 'content = ["."]\n')
    site.write("pages/team.md", "Three people.\n")
    assert site.build().articles == 1


def test_a_folder_that_is_given_to_be_read_holds_articles(site: Site) -> None:
    site.write("newsarchive.toml", 'content = ["pages"]\n')
    site.write("pages/fog.md", article("Mist", "2019-02-27"))
    assert site.build().articles == 1
    assert not site.has("/fog/")


def test_the_folder_can_have_another_name(site: Site) -> None:
    site.write("newsarchive.toml", 'pages = "own"\n')
    site.write("own/team.md", "Three people.\n")
    site.build()
    assert site.has("/team/")
    site.write("newsarchive.toml", "pages = 3\n")
    with pytest.raises(SettingsError, match="pages"):
        site.build()


def test_what_is_wrong_with_a_page_is_in_the_report(site: Site) -> None:
    site.write("pages/years.md", "Mine.\n")
    site.write("pages/team.md", "---\nmenu: perhaps\n---\nThree people.\n")
    assert [(problem.code, problem.line) for problem in site.build().problems] == [("wrong-type", 2), ("page-address", None)]  # fmt: skip


def test_every_address_of_the_site_itself_is_reserved(site: Site) -> None:
    site.write("articles/more.txt", article("More", "", tags="[Sea]", section="Port", author="Bo Ek", story="The tide", people="[Ann Lee]"))  # fmt: skip
    site.build()
    first = {path.name for path in site.output.iterdir() if path.is_dir()} - {"how-we-work"}
    assert {name for name in first if not (name.isdigit() and len(name) == 4)} <= RESERVED | {"about"}
    assert json.loads(json.dumps(sorted(RESERVED)))  # plain words
