"""Two tags that have many articles in common have a page of these, and lead there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsarchive.archive import pairs
from newsarchive.builder.pages import sitemap_pages, topic_pages

from .site import Site, article, tree

BOTH = "/tags/iran/and/nuclear/"
#: Forty words: what differs by a few of them is a version.
WIRE = " ".join(f"word{number}" for number in range(40))


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Two articles have both tags, and three make a page."""
    monkeypatch.setattr(pairs, "LEAST", 3)
    site = Site(tmp_path / "archive", '[site]\nbase_url = "https://ledger.example/"\n')
    write(site, "a", "1990-01-01", "[Nuclear, Iran]")
    write(site, "b", "1991-01-01", "[Iran, Nuclear, Sea]")
    write(site, "c", "1992-01-01", "[Iran, Sea]")
    write(site, "d", "1993-01-01", "[Nuclear]")
    return site


def write(site: Site, name: str, date: str, tags: str = "[Iran, Nuclear]", body: str = "", **more: str) -> None:
    site.write(f"articles/{name}.txt", article(f"Story {name}", date, body or f"This is {name}.", tags=tags, **more))


def build(site: Site) -> None:
    """What changed is built, as it would be from nothing."""
    site.build()
    assert tree(site.output) == site.build_from_nothing()


def plain(page: str) -> str:
    """The words of a page's main part."""
    return " ".join(re.sub(r"<[^>]*>", " ", page.partition("<main")[2]).split())


def stories(site: Site, address: str) -> list[str]:
    return re.findall(r'/story-(\w+)/"', site.page(address).partition("<main")[2])


def test_a_page_comes_with_enough_articles_and_goes_again(site: Site) -> None:
    build(site)
    assert not site.has(BOTH)
    assert "Together with" not in site.page("/tags/iran/")
    write(site, "d", "1993-01-01")
    build(site)
    assert stories(site, BOTH) == ["d", "b", "a"]
    assert "Iran and Nuclear" in plain(site.page(BOTH))
    assert not site.has("/tags/iran/and/sea/")
    write(site, "d", "1993-01-01", "[Iran]")
    build(site)
    assert not site.has(BOTH)
    assert "Together with" not in site.page("/tags/iran/")


def test_it_comes_where_no_tag_counts_more_articles_than_before(site: Site) -> None:
    build(site)
    write(site, "c", "1992-01-01", "[Iran, Nuclear]")
    write(site, "d", "1993-01-01", "[Sea]")
    build(site)
    assert stories(site, BOTH) == ["c", "b", "a"]
    assert f"<loc>https://ledger.example{BOTH}</loc>" in site.page("/sitemap.xml")


def test_both_tags_lead_there_with_the_number_and_it_leads_back(site: Site) -> None:
    write(site, "e", "1994-01-01", "[Iran, Sea]")
    write(site, "f", "1995-01-01")
    build(site)
    assert "Together with Nuclear 3 Sea 3 Articles that have both tags." in plain(site.page("/tags/iran/"))
    assert 'href="../../tags/iran/and/nuclear/"' in site.page("/tags/iran/")
    assert 'href="../../tags/iran/and/nuclear/"' in site.page("/tags/nuclear/")
    for tag in ("iran", "nuclear"):
        assert f'href="../../../../tags/{tag}/"' in site.page(BOTH)


def test_an_article_of_one_of_them_does_not_touch_it(site: Site) -> None:
    write(site, "e", "1994-01-01")
    build(site)
    before = (site.output / f"{BOTH[1:]}index.html").stat().st_mtime_ns
    write(site, "f", "1995-01-01", "[Iran]")
    build(site)
    assert (site.output / f"{BOTH[1:]}index.html").stat().st_mtime_ns == before


def test_a_tag_of_another_name_is_called_so_on_all_pages(site: Site) -> None:
    write(site, "e", "1994-01-01")
    build(site)
    for name in ("f", "g", "h", "i"):
        write(site, name, "1995-01-01", "[IRAN]")
    build(site)
    assert "IRAN and Nuclear" in plain(site.page(BOTH))
    assert "Together with IRAN 3" in plain(site.page("/tags/nuclear/"))


def test_a_tag_that_loses_its_address_to_another_moves_the_page(site: Site) -> None:
    for name in ("e", "f", "g"):
        write(site, name, f"1994-01-0{ord(name) - 100}", "[Çay, Iran]")
    build(site)
    assert site.has("/tags/cay/and/iran/")
    write(site, "h", "1995-01-01", "[Cay]")
    build(site)
    assert not site.has("/tags/cay/and/iran/")
    assert [path.name for path in (site.output / "tags").glob("cay-*/and/iran")] == ["iran"]
    address = re.search(r'href="\.\./\.\.(/tags/cay-\w+/and/iran/)"', site.page("/tags/iran/"))
    assert address
    assert site.has(address[1])


def test_a_text_counts_once_by_the_version_that_has_both(site: Site) -> None:
    """The fullest leads and has one of the tags: of the others the earliest stands for it."""
    write(site, "lead", "1994-01-01", "[Iran]", f"{WIRE} and a last word")
    write(site, "late", "1994-03-01", "[Iran, Nuclear]", WIRE)
    write(site, "early", "1994-02-01", "[Iran, Nuclear]", f"{WIRE} once")
    build(site)
    assert stories(site, BOTH) == ["early", "b", "a"]
    assert "3 articles" in plain(site.page(BOTH))
    write(site, "lead", "1994-01-01", "[Iran, Nuclear]", f"{WIRE} and a last word")
    build(site)
    assert stories(site, BOTH) == ["lead", "b", "a"]
    write(site, "lead", "1994-01-01", "[Iran]", "Something else altogether.")
    build(site)
    write(site, "early", "1994-02-01", "[Iran]", f"{WIRE} once")
    build(site)
    assert stories(site, BOTH) == ["late", "b", "a"]
    site.delete("articles/late.txt")
    build(site)
    assert not site.has(BOTH)


def test_drafts_are_not_counted(site: Site) -> None:
    write(site, "e", "1994-01-01", draft="true")
    build(site)
    assert not site.has(BOTH)
    site.build(drafts=True)
    assert stories(site, BOTH) == ["e", "b", "a"]


def test_a_long_one_is_divided_by_year(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for limit in ("LIST_LIMIT", "NEWEST"):
        monkeypatch.setattr(topic_pages, limit, 2)
    write(site, "e", "1991-02-01")
    write(site, "f", "1991-03-01")
    write(site, "g", "")
    build(site)
    assert stories(site, BOTH) == ["f", "e"]
    assert stories(site, f"{BOTH}1990/") == ["a"]
    assert stories(site, f"{BOTH}undated/") == ["g"]
    assert stories(site, f"{BOTH}1991/03/") == ["f"]
    assert "Iran and Nuclear" in plain(site.page(f"{BOTH}1991/"))
    site.delete("articles/f.txt")
    build(site)
    assert stories(site, f"{BOTH}1991/") == ["e", "b"]
    assert not site.has(f"{BOTH}1991/03/")


def test_a_large_site_names_it_in_the_sitemap_of_tags(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap_pages, "SINGLE", 2)
    build(site)
    write(site, "c", "1992-01-01", "[Iran, Nuclear]")
    write(site, "d", "1993-01-01", "[Sea]")
    build(site)
    assert f"<loc>https://ledger.example{BOTH}</loc>" in site.page("/sitemap-tags.xml")
