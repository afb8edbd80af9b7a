"""What is planned after a change: all that it could touch (tests/engine/test_exact.py), and not much more (here)."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from newsarchive.builder.pages import sitemap_pages, topic_pages

from .site import PICTURE, Site, article, tree

BASE = "https://ledger.example"
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Forty days of one month of the harbour, and an article of another year."""
    site = Site(tmp_path / "archive", f'[site]\nbase_url = "{BASE}/"\n')
    for day in range(1, 29):
        site.write(f"articles/{day:02}.txt", article(f"Day {day}", f"2019-02-{day:02}", tags="[Sea]", source="Ledger"))
    site.write("articles/fog.txt", article("Fog", "1931-05-04", tags="[Fog]", people="[Ann Lee]"))
    site.build()
    return site


def made(site: Site) -> set[str]:
    """What the last build made of what it planned."""
    return site.made()


def edited(site: Site, name: str, **fields: str) -> set[str]:
    site.write(f"articles/{name}.txt", article(**{"title": "Fog", "date": "1931-05-04", "tags": "[Fog]", "people": "[Ann Lee]", **fields}))  # fmt: skip
    assert site.build().read == 1
    return made(site)


def test_another_body_is_another_article_and_nothing_else(site: Site) -> None:
    assert edited(site, "fog", body="The lamp was lit.") == {"/1931/05/04/fog/"}


def test_another_headline_is_told_wherever_the_article_is_listed(site: Site) -> None:
    lists = {
        "/1931/05/04/",
        "/1931/05/",
        "/1931/",
        "/on/05-04/",
        "/2019/02/01/day-1/",
        "/tags/fog/",
        "/people/ann-lee/",
    }
    feeds = {"/atom.xml", "/rss.xml", "/feed.json", "/feeds/1931-05.xml", "/sitemap.xml"}
    assert edited(site, "fog", title="Fog again") - {"/"} == {"/1931/05/04/fog-again/", *lists, *feeds}


def test_a_tag_that_goes_takes_its_page_with_it(site: Site) -> None:
    touched = edited(site, "fog", tags="[Sea]")
    assert touched >= {"/tags/sea/", "/tags/", "/1931/05/04/fog/", "/sitemap.xml"}
    assert not touched & {"/people/ann-lee/", "/1931/05/04/", "/1931/", "/2019/02/01/day-1/"}
    assert not site.has("/tags/fog/")


def named(site: Site, name: str, body: str, **fields: str) -> set[str]:
    site.write(
        f"articles/{name}.txt", article(**{"title": name, "date": f"1931-06-0{len(name)}", "body": body, **fields})
    )
    site.build()
    assert tree(site.output) == site.build_from_nothing()
    return {address for address in made(site) if address.startswith(("/people/", "/places/"))}


def test_what_an_article_says_of_a_person_is_told_on_his_page_alone(site: Site) -> None:
    named(site, "a", "Pilot Otto Brink met Mira Dahl in Moscow.")
    named(site, "bb", "Otto Brink met Mira Dahl in Moscow.")
    assert named(site, "a", "Captain Otto Brink met Mira Dahl in Moscow.") == {"/people/otto-brink/"}
    assert "Captain" in site.page("/people/otto-brink/")
    assert named(site, "a", "Captain Otto Brink met Mira Dahl in Moscow at last.") == set()


def test_one_more_name_is_told_on_the_pages_of_all_who_are_named_with_it(site: Site) -> None:
    named(site, "a", "Pilot Otto Brink met Mira Dahl in Moscow.")
    named(site, "bb", "Otto Brink met Mira Dahl.")
    touched = named(site, "bb", "Otto Brink met Mira Dahl in Moscow.")
    assert touched >= {"/people/otto-brink/", "/people/mira-dahl/", "/places/moscow/"}
    assert "/people/ann-lee/" not in touched


def test_another_spelling_of_a_name_is_told_where_it_is_named_with_others(site: Site) -> None:
    for name in ("a", "bb"):
        named(site, name, "", people="[Otto Brink, Mira Dahl]")
    touched = [named(site, name, "", people="[OTTO BRINK]") for name in ("ccc", "dddd")]
    assert ["/people/mira-dahl/" in each for each in touched] == [False, True]
    assert "OTTO BRINK" in site.page("/people/mira-dahl/")


def test_a_link_is_told_without_reading_a_text_again(site: Site) -> None:
    for number, read in ((1, 29), (2, 0)):
        site.write("names.yaml", f"people:\n  Ann Lee: {{wikidata: Q{number}}}\n")
        assert site.build().read == read
        assert f"https://www.wikidata.org/wiki/Q{number}" in site.page("/people/ann-lee/")
    assert made(site) - {"/"} == {"/people/ann-lee/"}
    assert tree(site.output) == site.build_from_nothing()


def test_a_day_that_comes_is_named_by_those_beside_it(site: Site) -> None:
    site.write("articles/new.txt", article("New", "2019-02-04T23:00"))
    site.write("articles/newer.txt", article("Newer", "2010-02-04"))
    site.build()
    periods = {address for address in made(site) if address[1:].replace("/", "").isdigit()}
    assert periods == {
        "/2019/02/04/", "/2019/02/", "/2019/", "/2010/02/04/", "/2010/02/", "/2010/", "/1931/05/04/", "/1931/05/", "/1931/",
        "/2019/02/01/",
    }  # fmt: skip


def test_a_picture_whose_article_changed_places_with_another_stays(site: Site) -> None:
    """It lies where it lay, for another text: what then happens to the first must not take it away."""
    site.write("articles/p.svg", PICTURE)
    for name in "ba":
        site.write(f"articles/{name}.txt", article("Ebb", "2019-03-01", image="p.svg"))
        site.build()
    site.write("articles/b.txt", article("Ebb", "2019-03-01", body="The lamp was lit.", image="p.svg"))
    site.build()
    assert (site.output / "2019/03/01/ebb/p.svg").read_text() == PICTURE
    site.delete("articles/a.txt")
    site.build()
    assert tree(site.output) == site.build_from_nothing()


def test_a_large_site_has_a_sitemap_for_each_month(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def told(name: str) -> list[str]:
        tree = ElementTree.parse(site.output / name)
        return [(each.text or "").removeprefix(BASE) for each in tree.iter(LOC)]

    small = set(told("sitemap.xml"))
    monkeypatch.setattr(sitemap_pages, "SINGLE", 20)
    monkeypatch.setattr(sitemap_pages, "SITEMAP_LIMIT", 50)
    site.write("articles/fog.txt", article("Fog", "1931-05-04", tags="[Fog]", people="[Ann Lee]", lang="en-GB"))
    site.build()
    parts = told("sitemap.xml")
    assert {
        "/sitemap-site.xml",
        "/sitemap-2019.xml",
        "/sitemap-2019-02.xml",
        "/sitemap-2019-02-part2.xml",
        "/sitemap-tags.xml",
    } <= set(parts)
    assert [part for part in parts if not (site.output / part[1:]).is_file()] == []
    assert sorted(address for part in parts for address in told(part[1:])) == sorted(small)
    site.write("articles/new.txt", article("New", "1931-05-04", tags="[Fog]"))
    site.build()
    assert {address for address in made(site) if address.startswith("/sitemap")} == {"/sitemap-1931-05.xml"}
    for name in ("new", "fog"):
        site.delete(f"articles/{name}.txt")
    site.build()
    assert not list(site.output.glob("sitemap-1931*"))
    monkeypatch.undo()
    site.write("articles/new.txt", article("New", "1931-05-04", tags="[Fog]", lang="en-GB"))
    site.build()
    assert [path.name for path in site.output.glob("sitemap*")] == ["sitemap.xml"]


def test_an_index_by_letters_is_not_made_again_for_one_more_article(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    for limit in ("INDEX_LIMIT", "LIST_LIMIT"):
        monkeypatch.setattr(topic_pages, limit, 1)
    site.build(clean=True)
    assert site.has("/tags/-/f/")
    assert not {address for address in edited(site, "more", title="More fog") if address.startswith("/tags/-/")}
    assert "/tags/-/l/" in edited(site, "more", title="More fog", tags="[Lamps]")


def test_corrections_are_planned_where_one_comes_or_goes(site: Site) -> None:
    lists = {"/corrections/", "/corrections/atom.xml", "/corrections/rss.xml", "/corrections/feed.json"}
    assert edited(site, "fog", corrections="It was mist.") == {"/1931/05/04/fog/", *lists}
    assert edited(site, "fog") == {"/1931/05/04/fog/", *lists}


def test_an_article_that_comes_touches_the_page_of_the_whole_archive_once(site: Site) -> None:
    site.write("articles/tide.txt", article("Tide", "1931-05-05", source="Ledger"))
    site.build()
    assert {address for address in made(site) if address.startswith(("/coverage/", "/corrections/"))} == {"/coverage/"}
