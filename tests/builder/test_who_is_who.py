"""The pages of people, places and organisations: who that is, in the words of the articles, and with whom they are named."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from newsarchive.archive import entry
from newsarchive.builder.pages import topic_pages

from .site import Site, article


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path / "archive")


def write(site: Site, name: str, date: str, body: str, **more: str) -> None:
    site.write(f"articles/{name}.txt", article(f"Story {name}", date, body, **more))


def plain(page: str) -> str:
    """The words of a page's main part."""
    return " ".join(re.sub(r"<[^>]*>", " ", page.partition("<main")[2]).split())


def test_roles_stand_in_order_of_time_each_with_its_earliest_article(site: Site) -> None:
    write(site, "c", "1990-01-01", "Chancellor Helmut Kohl spoke.")
    write(site, "a", "1982-10-01", "chancellor Helmut Kohl spoke.")
    write(site, "d", "1999-01-01", "Former Chancellor Helmut Kohl spoke.")
    write(site, "b", "1976-10-01", "Helmut Kohl, the premier of Rhineland-Palatinate, spoke.")
    write(site, "e", "", "Premier Helmut Kohl spoke.")
    site.build()
    words = plain(site.page("/people/helmut-kohl/"))
    assert "Who, in the words of the articles" in words
    listed = words.partition("in the words of the articles")[2]
    assert re.findall(
        r"(?:(\d+ \w+ \d+) )?(\S+(?: of Rhineland-Palatinate| Chancellor)?) in Story (\w)( and in 1 other article)?",
        listed,
    ) == [
        ("1 Oct 1976", "premier of Rhineland-Palatinate", "b", ""),
        ("1 Oct 1982", "Chancellor", "a", " and in 1 other article"),
        ("1 Jan 1999", "Former Chancellor", "d", ""),
        ("", "Premier", "e", ""),
    ]
    assert 'href="../../1982/10/01/story-a/"' in site.page("/people/helmut-kohl/")


def test_of_many_roles_those_that_most_articles_give_are_told(site: Site) -> None:
    for number in range(12):
        for copy in range(1 + (number in (3, 7))):
            write(
                site,
                f"{number}-{copy}",
                f"19{number + 10}-01-01",
                f"Otto Brink, mayor of Port {chr(65 + number)}lm, spoke.",
            )
    site.build()
    page = plain(site.page("/people/otto-brink/"))
    told = re.findall(r"mayor of Port (\w)lm in", page)
    assert told == list("ABCDEFGH")


def test_other_spellings_are_told_and_surnames_are_not(site: Site) -> None:
    site.write("names.yaml", "people: {Walter Brandt: [Walther Brand]}\n")
    write(site, "a", "1990-01-01", "Walter Brandt spoke. Brandt was tired, and W. Brandt slept.")
    write(site, "b", "1991-01-01", "Walther Brand spoke. Brand was tired.")
    site.build()
    assert "Also written W. Brandt , Walther Brand ." in plain(site.page("/people/walter-brandt/"))


def test_two_who_share_a_surname_are_two(site: Site) -> None:
    write(site, "a", "1990-01-01", "Mayor Walter Brandt spoke. Brandt was tired.")
    write(site, "b", "1991-01-01", "Pilot Maria Brandt spoke. Brandt was tired.")
    site.build()
    assert "Pilot" not in plain(site.page("/people/walter-brandt/")).partition("Story")[0]
    assert not site.has("/people/brandt/")


@pytest.mark.parametrize(
    "names",
    [
        ("George W. Bush", "George H. W. Bush", "George Bush"),
        ("Martin Luther King Jr.", "Martin Luther King Sr.", "Martin Luther King"),
        ("Juan Pablo II", "Juan Pablo III"),
    ],
)
def test_initials_and_numbers_make_other_names(site: Site, names: tuple[str, ...]) -> None:
    for number, name in enumerate(names):
        write(site, str(number), f"199{number}-01-01", f"On Monday {name} came to Moscow.", people=f"[{name}]")
        write(
            site,
            f"found-{number}",
            f"198{number}-01-01",
            f"On Monday {name} came to Moscow, said Otto Brink. The ferry was late.",
        )
    site.build()
    pages = [
        path.name
        for path in (site.output / "people").iterdir()
        if path.is_dir() and path.name not in ("-", "otto-brink")
    ]
    assert len(pages) == len(names)


def test_those_who_are_named_together_come_with_the_number_of_articles(site: Site) -> None:
    for number in range(3):
        write(site, f"a{number}", f"1990-01-0{number + 1}", "Otto Brink met Mira Dahl in Moscow.")
    write(site, "b", "1991-01-01", "Otto Brink met Selma Voss and Mira Dahl at the United Nations.")
    write(site, "c", "1992-01-01", "Otto Brink met Selma Voss in Kyiv.")
    write(site, "d", "1992-02-01", "Otto Brink met Selma Voss.", draft="true")
    site.build()
    words = plain(site.page("/people/otto-brink/")).partition("together with ")[2]
    assert words.startswith("Mira Dahl 4 Moscow 3 Selma Voss 2 Articles that name both.")
    assert "together with" not in site.page("/places/kyiv/")


def test_a_text_that_names_a_crowd_tells_of_nobody_with_whom_he_belongs(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entry, "CROWD", 3)
    for number in range(2):
        write(site, str(number), f"1990-01-0{number + 1}", "Otto Brink met Mira Dahl, Selma Voss and Ann Lee.")
    site.build()
    assert "together with" not in site.page("/people/otto-brink/")


def test_links_are_for_people_and_for_machines(site: Site) -> None:
    site.write(
        "names.yaml", 'people: {Otto Brink: {wikidata: Q64, homepage: "https://www.brink.example/a?b=1&c=</script>"}}\n'
    )
    write(site, "a", "1990-01-01", "Otto Brink spoke.")
    site.build()
    page = site.page("/people/otto-brink/")
    assert "Elsewhere: Wikidata Q64 , brink.example ." in plain(page)
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert found
    told = json.loads(found[1])
    assert (told["@type"], told["name"]) == ("Person", "Otto Brink")
    assert told["sameAs"] == ["https://www.wikidata.org/wiki/Q64", "https://www.brink.example/a?b=1&c=</script>"]


def test_one_name_over_more_than_a_lifetime_is_doubted_until_the_user_says(site: Site) -> None:
    for date in ("1890-01-01", "1905", "1976-01-01", "", "1977-01"):
        write(site, f"a{date}", date, "Otto Brink came to Moscow.")
    site.build()
    said = "No article names this person between 1905 and 1976: those before and after may be different people of one name."
    assert said in plain(site.page("/people/otto-brink/"))
    assert "may be different" not in site.page("/places/moscow/")
    site.write("names.yaml", "people: {Otto Brink: }\n")
    site.build()
    assert "may be different" not in site.page("/people/otto-brink/")
    site.write(
        "names.yaml",
        "people: {Otto Brink: {split: {Otto Brink (1905): {years: -1905}, Otto Brink (1976): {years: 1976-}}}}\n",
    )
    site.build()
    assert [site.has(f"/people/otto-brink{end}/") for end in ("", "-1905", "-1976")] == [True, True, True]
    assert "may be different" not in site.page("/people/otto-brink/")


def test_a_year_within_a_lifetime_is_no_doubt(site: Site) -> None:
    for date in ("1900", "1970"):
        write(site, date, date, "Otto Brink came to Moscow.")
    site.build()
    assert "may be different" not in site.page("/people/otto-brink/")


def test_only_the_own_page_of_a_divided_name_tells_who_it_is(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(topic_pages, "LIST_LIMIT", 1)
    for number in range(2):
        write(site, str(number), f"1990-01-0{number + 1}", "Mayor Otto Brink met Mira Dahl.")
    site.build()
    assert "in the words of the articles" in site.page("/people/otto-brink/")
    assert "in the words of the articles" not in site.page("/people/otto-brink/1990/")


def test_what_a_text_says_is_escaped(site: Site) -> None:
    write(site, "a", "1990-01-01", "Otto Brink, mayor of <b>Ellery & Sons, spoke.")
    site.build()
    page = site.page("/people/otto-brink/")
    assert "<b>" not in page


def test_a_role_counts_a_text_once_however_many_papers_printed_it(site: Site) -> None:
    body = " ".join(
        f"Chancellor Helmut Kohl spoke for the {number}th time of the harbour and its {number} cranes."
        for number in range(30)
    )
    for paper in ("Ledger", "Post", "Courier"):
        write(site, paper, "1990-01-01", body, source=paper)
    write(site, "other", "1990-02-01", "Chancellor Helmut Kohl went home.")
    site.build()
    assert "and in 1 other article" in plain(site.page("/people/helmut-kohl/"))
    write(site, "Ledger", "1990-01-01", "Chancellor Helmut Kohl kept silent.", source="Ledger")
    site.build()
    assert "and in 2 other articles" in plain(site.page("/people/helmut-kohl/"))
    assert site.tree() == site.build_from_nothing()
