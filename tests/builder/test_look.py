"""A site's look reaches its pages: accent and typefaces by the stylesheet, logo and menus by the masthead and the foot."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsarchive.cli import pipeline
from newsarchive.errors import SettingsError

from .site import Site, article, tree

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="60"><path d="M0 0h320v60H0z"/></svg>'


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site(tmp_path)
    site.write("articles/a.txt", article("Fog on the quay", "2019-02-27", tags="[Sea]"))
    site.build()
    return site


def sheet(site: Site) -> str:
    (file,) = site.output.glob("style-*.css")
    assert f"/{file.name}" in site.page("/2019/02/27/fog-on-the-quay/")
    return file.read_text("utf-8")


def look(site: Site, *lines: str) -> None:
    site.write("newsarchive.toml", "\n".join(("[look]", *lines, "")))


def refused(site: Site) -> SettingsError:
    with pytest.raises(SettingsError) as caught:
        site.build()
    return caught.value


def test_accent_and_typefaces_are_in_the_stylesheet_under_another_name(site: Site) -> None:
    before = sheet(site)
    pages = site.tree().keys()
    look(site, 'accent = { light = "#1d3f72", dark = "#8fb4ea" }', 'fonts = { labels = "sans" }')
    report = site.build()
    assert sheet(site) == (
        before
        + "@media screen{:root{--accent:#1d3f72}}@media screen and (prefers-color-scheme:dark){:root{--accent:#8fb4ea}}"
        + ":root{--labels:var(--sans)}"
    )
    assert len(pages) == len(site.tree())
    assert report.outcome.removed == 1
    assert site.tree() == site.build_from_nothing()


def test_the_look_holds_for_a_stylesheet_of_the_site_s_own(site: Site) -> None:
    site.write("templates/style.css", "a { color: var(--accent) }\n")
    look(site, 'fonts = "sans"')
    site.build()
    assert sheet(site) == "a { color: var(--accent) }\n:root{--read:var(--sans)}"


def test_a_logo_stands_for_the_name_on_every_page(site: Site) -> None:
    site.write("The Mark.svg", LOGO)
    look(site, 'logo = "The Mark.svg"')
    site.build()
    (logo,) = site.output.glob("the-mark-*.svg")
    assert logo.read_text("utf-8") == LOGO
    shown = f'{logo.name}" width="320" height="60" alt="News archive">'
    assert f'<h1 class="flag"><img src="./{shown}</h1>' in site.page("/")
    assert f'<p class="flag"><a href="../../"><img src="../../{shown}</a></p>' in site.page("/tags/sea/")
    site.write("The Mark.svg", LOGO.replace("320", "300"))
    report = site.build()
    assert not logo.exists()
    assert report.outcome.removed == 1
    assert site.tree() == site.build_from_nothing()
    look(site)
    site.build()
    assert "<img" not in site.page("/")
    assert site.tree() == site.build_from_nothing()


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("logo.svg", LOGO.replace("<path", "<script/><path"), "contains <script>"),
        ("logo.svg", LOGO.replace("<path", '<path onclick="x"'), "contains onclick="),
        ("logo.svg", LOGO.replace(' width="320"', "").replace(' height="60"', ""), "does not say how large"),
        ("logo.svg", "<svg", "is not valid SVG"),
        ("logo.png", "", "is empty"),
        ("logo.gif", "GIF89a", "svg, png, jpg, jpeg, webp"),
        ("other.svg", LOGO, "No such file"),
    ],
)
def test_a_logo_is_looked_at_as_every_picture(site: Site, name: str, content: str, word: str) -> None:
    site.write(name, content)
    look(site, f'logo = "{name if name != "other.svg" else "logo.svg"}"')
    error = refused(site)
    assert word in str(error)
    assert str(error.where).endswith("newsarchive.toml:2")


def test_menus_name_the_pages_that_are_wanted(site: Site) -> None:
    look(site, 'menu = ["tags", "/years/"]', "footer = []")
    site.build()
    page = site.page("/tags/sea/")
    assert page.index('<li><a href="../../tags/" aria-current="true">Tags</a></li>') < page.index(
        '<li><a href="../../years/">Years</a></li>'
    )
    assert "people/" not in page
    assert "about/" not in page
    assert site.tree() == site.build_from_nothing()


def test_workers_make_the_same_menus(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "_WORTH_A_POOL", 1)
    look(site, 'menu = ["tags"]', 'footer = ["about"]')
    pooled = site.folder / "pooled"
    site.build(pooled, site.folder / "pooled-state", jobs=2)
    monkeypatch.undo()
    assert tree(pooled) == site.build_from_nothing()


def test_a_page_that_there_is_not_cannot_be_in_a_menu(site: Site) -> None:
    look(site, 'footer = ["about"]', 'menu = ["peple"]')
    error = refused(site)
    assert str(error.where).endswith("newsarchive.toml:3")
    assert error.message == "look.menu: the site has no page 'peple'"
    assert error.hint == "did you mean 'people'?"
    look(site, 'footer = ["zzz"]')
    assert "there are: years, stories" in str(refused(site).hint)
