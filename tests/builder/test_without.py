"""A site without some kinds of pages: they are not there, nothing leads to them, and the names stay as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from engine.events import report
from newsarchive.archive import KINDS
from newsarchive.builder.links import broken_links
from newsarchive.builder.making import without_links
from newsarchive.builder.pages import corrections_pages, on_this_day, sitemap_pages, story_pages, topic_pages
from newsarchive.builder.views import Group, MovedView, Place, TextView, UndatedView
from newsarchive.cli import pipeline
from newsarchive.errors import SettingsError
from newsarchive.settings import OPTIONAL, parse_settings

from .site import Site, article, visible

BASE = "https://record.example/archive"
BODY = "Mira Dahl, the harbour master, met Otto Brink in Port Ellery.\n\nThe Harbour Board wrote to Mira Dahl."
FERRY = {
    "body": BODY, "tags": "[Sea, Ferries]", "people": "[Mira Dahl, Otto Brink]", "places": "[Port Ellery]", "organisations": "[Harbour Board]",
    "authors": "[Selma Voss]", "source": "The Quay", "section": "Harbour", "story": "The last ferry",
}  # fmt: skip
#: Lists as of a large archive.
LIMITS = (
    (topic_pages, "LIST_LIMIT", 1), (topic_pages, "INDEX_LIMIT", 1), (topic_pages, "NEWEST", 1), (story_pages, "LIST_LIMIT", 1),
    (on_this_day, "LIST_LIMIT", 1), (corrections_pages, "LIST_LIMIT", 1), (sitemap_pages, "SINGLE", 3),
)  # fmt: skip


def fill(site: Site) -> None:
    for name, title, date, more in (
        ("a", "Fog on the quay", "2019-02-27", {"corrections": "It was mist.", "aliases": "[/old/]"}),
        ("b", "The ferry sails", "2020-02-27", {"corrections": "It was early."}),
        ("c", "Ebb", "2021-03", {}),
        ("d", "Tide", "", {}),
    ):
        site.write(f"articles/{name}.txt", article(title, date, **{**FERRY, **more}))
    site.write(
        "pages/team.md",
        "# Who keeps this\n\nOf [the people](/people/), [Mira](/people/mira-dahl/) and [years](/years/).\n",
    )
    site.write("articles/e.txt", article("The bridge", "2021-05-04", "No ferry any more.", story="The bridge"))
    site.write("articles/f.txt", article("The second bridge", "2021-05-05", "No ferry at all.", story="The bridge"))


def leave_out(site: Site, *names: str) -> None:
    site.write("newsarchive.toml", f'[site]\nbase_url = "{BASE}/"\nwithout = {list(names)}\n')


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """One site for all kinds: what was left out before comes back. The days of the year, most of its pages, stay left out."""
    site = Site(tmp_path_factory.mktemp("without"))
    fill(site)
    leave_out(site, "on")
    site.build()
    return site


def named_by_programs(site: Site) -> Iterator[str]:
    """The addresses that sitemaps and feeds name."""
    for file in site.output.rglob("*.xml"):
        for url in re.findall(rf"{BASE}[^\s<\"#]*", file.read_text("utf-8")):
            yield urlsplit(url).path.removeprefix("/archive")


def assert_without(site: Site, names: tuple[str, ...]) -> None:
    assert list(broken_links(site.output, BASE)) == []
    assert [address for address in named_by_programs(site) if not site.has(address)] == []
    for name in names:
        assert not (site.output / name).exists()
        assert not list(site.output.glob(f"sitemap-{name}*"))
        for page in site.output.rglob("*.html"):
            assert not re.search(rf'href="[./]*/{name}/', page.read_text("utf-8")), page


def test_every_kind_of_topic_can_be_left_out() -> None:
    assert set(OPTIONAL) == {*KINDS, "stories", "on", "coverage", "corrections", "search"}


@pytest.mark.parametrize("name", OPTIONAL)
def test_what_is_left_out_is_nowhere(kept: Site, name: str) -> None:
    names = tuple(dict.fromkeys(("on", name)))
    others = [other for other in OPTIONAL if other not in names]
    leave_out(kept, *names)
    report = kept.build()
    assert report.outcome.removed or name == "on"
    assert_without(kept, names)
    assert all(kept.has(f"/{other}/") for other in others)
    assert kept.tree() == kept.build_from_nothing()


def test_names_stay_as_plain_text(kept: Site) -> None:
    before = visible(kept.page("/2019/02/27/fog-on-the-quay/"))
    leave_out(kept, *KINDS, "on")
    kept.build()
    page = kept.page("/2019/02/27/fog-on-the-quay/")
    assert_without(kept, KINDS)
    for name in ("Mira Dahl", "Port Ellery", "Harbour Board", "Selma Voss", "The Quay", "Harbour", "Sea"):
        assert name in before
        assert name in visible(page)
    assert '<dd><bdi class="p-author h-card">Selma Voss</bdi></dd>' in page
    assert "People" not in visible(kept.page("/")), "neither menu nor list"
    assert '<p>Of the people, Mira and <a href="../years/">years</a>.</p>' in kept.page("/team/")


@pytest.mark.parametrize("divided", [False, True])
def test_all_can_be_left_out(site: Site, monkeypatch: pytest.MonkeyPatch, divided: bool) -> None:
    for module, name, limit in LIMITS if divided else ():
        monkeypatch.setattr(module, name, limit)
    fill(site)
    leave_out(site)
    site.build()
    assert list(broken_links(site.output, BASE)) == []
    leave_out(site, *OPTIONAL)
    site.build()
    assert_without(site, OPTIONAL)
    assert "Running stories" not in site.page("/")
    assert "in other years" not in site.page("/2019/02/27/")
    assert 'rubric">Story<' not in site.page("/2019/02/27/fog-on-the-quay/")
    assert site.tree() == site.build_from_nothing()
    # An article more, and one less, on a site that stays without them.
    site.write("articles/g.txt", article("A new pier", "2022-02-27", **{**FERRY, "aliases": "[/pier/]"}))
    site.delete("articles/a.txt")
    site.build()
    assert_without(site, OPTIONAL)
    assert site.has("/pier/")
    assert not site.has("/old/")
    assert site.tree() == site.build_from_nothing()
    leave_out(site)
    site.build()
    assert site.has("/people/mira-dahl/")
    assert site.tree() == site.build_from_nothing()


def test_older_addresses_of_stories_go_with_them(site: Site) -> None:
    fill(site)
    # A story with a name stands where it says; where it would stand without one it has an older address.
    for number in (1, 2, 3):
        told = report("comet", number)
        site.write(
            f"articles/comet-{number}.txt",
            article(told["title"], f"2019-02-0{number}", told["body"], story="The comet"),
        )
    leave_out(site)
    site.build()
    assert any("has moved" in page.read_text("utf-8") for page in site.output.glob("stories/**/index.html"))
    leave_out(site, "stories")
    site.build()
    assert not (site.output / "stories").exists()
    assert site.has("/old/")


def test_a_page_s_own_address_is_no_link() -> None:
    moved = MovedView("/people/old/", "/2019/", "2019")
    assert without_links(moved, ("/people/",)) == moved
    text = TextView("/about/", "About", "", "")
    assert without_links(text, ("/people/",)) is text
    groups = (Group("2019", "/2019/", ()), Group("Mira", "/people/mira/", ()))
    view = without_links(UndatedView("/people/x/", "", "", "", groups, (Place("All", "/peoples/"),)), ("/people/",))
    assert (view.address, [group.address for group in view.groups]) == ("/people/x/", ["/2019/", ""])
    assert view.parts[0].address == "/peoples/"


def test_workers_leave_out_the_same(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "_WORTH_A_POOL", 1)
    fill(site)
    leave_out(site, "people", "on")
    site.build(jobs=2)
    assert_without(site, ("people", "on"))
    monkeypatch.undo()
    assert site.tree() == site.build_from_nothing()


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("storys", "did you mean 'stories'?"),
        ("/People/", "did you mean 'people'?"),
        ("zzz", "there are: tags, people"),
        ("years", "these are always there"),
    ],
)
def test_an_unknown_name_is_told(name: str, hint: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse_settings(f"[site]\nname = 'N'\nwithout = ['tags', '{name}']\n")
    assert caught.value.where == "newsarchive.toml:3"
    assert f"site.without: '{name}'" in caught.value.message
    assert str(caught.value.hint).startswith(hint)


def test_a_menu_cannot_name_what_is_left_out(site: Site) -> None:
    site.write("newsarchive.toml", '[site]\nwithout = ["people"]\n[look]\nmenu = ["years", "people"]\n')
    with pytest.raises(SettingsError) as caught:
        site.build()
    assert str(caught.value.where).endswith("newsarchive.toml:4")
    assert caught.value.message == "look.menu: the site is without the pages of 'people'"
