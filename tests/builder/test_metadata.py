"""What pages tell machines is what the catalogue has, as the programs read it that read pages: extruct, mf2py, Zotero's rules."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from pathlib import Path
from typing import Any

import extruct
import mf2py
import pytest
from lxml import html

from newsarchive.archive import Questions, Record

from .site import Site, article

BASE = "https://record.example"
PROJECT = '[site]\nname = "The Record"\nbase_url = "https://x.example/sub/"\n'


@pytest.fixture(scope="module")
def demonstration(demo_site: Path) -> list[tuple[Record, str]]:
    """Every article of the demonstration as the catalogue has it, and its page."""
    with sqlite3.connect(demo_site.parent / "state" / "catalogue.sqlite") as db:
        records = list(Questions(db).records())
    return [(each, (demo_site / each.address[1:] / "index.html").read_text("utf-8")) for each in records]


def told(page: str) -> list[dict[str, Any]]:
    """What stands in the JSON-LD of a page."""
    found = extruct.extract(page, syntaxes=["json-ld"], errors="strict")["json-ld"]
    return [each for block in found for each in block.get("@graph", [block])]


def of_type(page: str, kind: str) -> dict[str, Any]:
    (found,) = (each for each in told(page) if each["@type"] == kind)
    return found


def rels(page: str) -> dict[str, list[str]]:
    found = defaultdict(list)
    for link in html.fromstring(page).xpath("//head/link"):
        found[link.get("rel")].append(link.get("href"))
    return found


def test_json_ld_is_what_the_catalogue_has(demonstration: list[tuple[Record, str]]) -> None:
    assert len(demonstration) == 80
    for record, page in demonstration:
        of, data = record.article, of_type(page, "NewsArticle")
        assert data["headline"] == of.title
        assert data.get("datePublished") == (of.published.iso if of.published else None)
        assert [each["name"] for each in data.get("author", [])] == [author.name for author in of.authors]
        assert data.get("publisher", {}).get("name") == of.source
        assert data.get("inLanguage") == of.language
        assert data.get("isBasedOn") == of.original_url
        assert [each["text"] for each in data.get("correction", [])] == [each.text for each in of.corrections]
        assert data["@id"] == data["url"] == BASE + record.address
        trail = [each["item"] for each in of_type(page, "BreadcrumbList")["itemListElement"]]
        assert (trail[0], trail[-1]) == (f"{BASE}/", BASE + record.address)


def test_whoever_has_a_page_is_led_to(demonstration: list[tuple[Record, str]], demo_site: Path) -> None:
    led = [each["url"] for _, page in demonstration for each in of_type(page, "NewsArticle").get("author", [])]
    assert len(led) > 60
    assert [url for url in led if not (demo_site / url.removeprefix(f"{BASE}/") / "index.html").is_file()] == []


def test_the_archive_says_nowhere_that_it_published_anything(demonstration: list[tuple[Record, str]]) -> None:
    for _, page in demonstration:
        assert "The Breakwater Record" not in json.dumps(of_type(page, "NewsArticle"))


def test_h_entries_are_what_the_catalogue_has(demonstration: list[tuple[Record, str]]) -> None:
    for record, page in demonstration:
        of = record.article
        (entry,) = (each for each in mf2py.parse(doc=page, url=BASE + record.address)["items"] if "h-entry" in each["type"])  # fmt: skip
        has = entry["properties"]
        assert has["name"] == [of.title]
        assert has["url"] == [BASE + record.address]
        assert has.get("published", []) == ([of.published.iso] if of.published else [])
        assert [each["properties"]["name"][0] for each in has.get("author", [])] == [author.name for author in of.authors]  # fmt: skip
        assert has.get("summary", []) == ([of.deck] if of.deck else [])
        assert has["content"][0]["value"].split()[-1] in of.body.text


def test_open_graph_is_what_the_catalogue_has(demonstration: list[tuple[Record, str]]) -> None:
    for record, page in demonstration:
        (graph,) = extruct.extract(page, syntaxes=["opengraph"], errors="strict")["opengraph"]
        has = dict(graph["properties"])
        assert (has["og:type"], has["og:title"], has["og:url"]) == ("article", record.article.title, BASE + record.address)  # fmt: skip


def zotero(page: str) -> dict[str, Any]:
    """What Zotero saves of a page: the rules of its translators "Embedded Metadata" and "RDF", for what we say.

    A type that Dublin Core has by Zotero's own name is sure; those that `citation_title` and `og:type` suggest are guesses and
    come after it. The paper is what Dublin Core calls the source, else the name of the site. What the tags of Highwire Press
    say replaces what the others did.
    """
    known: dict[str, list[str]] = defaultdict(list)
    for meta in html.fromstring(page).xpath("//head/meta[@content]"):
        name = meta.get("name") or meta.get("property") or ""
        prefix, _, rest = name.replace(".", ":").partition(":")
        known[f"{prefix.lower()}:{rest[:1].lower()}{rest[1:]}" if rest else name].append(meta.get("content"))
    first = {name: values[0] for name, values in known.items()}
    sure = {"video.movie": "videoRecording", "book": "book", "website": "webpage"}.get(first.get("og:type", ""))
    guess = "journalArticle" if "citation_title" in first or first.get("og:type") == "article" else "webpage"
    by_dublin_core = first.get("dc:type") if first.get("dc:type") in ("newspaperArticle", "webpage", "journalArticle") else None  # fmt: skip
    return {
        "itemType": sure or by_dublin_core or ("journalArticle" if "citation_journal_title" in first else guess),
        "title": first.get("citation_title") or first.get("dc:title") or first.get("og:title"),
        "publicationTitle": first.get("citation_journal_title") or first.get("dc:source") or first.get("og:site_name"),
        "date": first.get("citation_publication_date") or first.get("dc:date"),
        "section": first.get("article:section"),
        "url": first.get("citation_public_url") or first.get("og:url"),
        "language": first.get("citation_language") or first.get("dc:language"),
        "creators": known.get("citation_author") or known.get("dc:creator") or [],
        "tags": known.get("article:tag", []),
    }


def test_zotero_files_every_article_as_one_of_its_paper(demonstration: list[tuple[Record, str]]) -> None:
    for record, page in demonstration:
        of = record.article
        assert zotero(page) == {
            "itemType": "newspaperArticle",
            "title": of.title,
            "publicationTitle": of.source,
            "date": of.published.edtf.replace("-", "/") if of.published else None,
            "section": of.section,
            "url": BASE + record.address,
            "language": of.language,
            "creators": [author.name for author in of.authors],
            "tags": list(of.tags),
        }


def test_the_rules_know_a_page_without_dublin_core_as_a_journal_s() -> None:
    page = '<html><head><meta property="og:type" content="article"><meta property="og:site_name" content="S"></head></html>'  # fmt: skip
    assert (zotero(page)["itemType"], zotero(page)["publicationTitle"]) == ("journalArticle", "S")


def test_signposts_say_what_is_true(demonstration: list[tuple[Record, str]]) -> None:
    for record, page in demonstration:
        links = rels(page)
        assert links["cite-as"] == links["canonical"] == [BASE + record.address]
        assert links["type"] == ["https://schema.org/NewsArticle"]
        assert len(links["author"]) == len(record.article.authors)
        assert not {"license", "describedby"} & set(links)


def test_lists_are_collections_within_the_site(demo_site: Path) -> None:
    some = [sorted(demo_site.glob(f"{kind}/*/index.html"))[0].parent.name for kind in ("tags", "sources")]
    lists = ["1989", "1989/11", "1989/11/10", "people/helmut-kohl", f"tags/{some[0]}", f"sources/{some[1]}"]
    stories = (path.parent.relative_to(demo_site).as_posix() for path in demo_site.glob("stories/**/index.html"))
    lists.append(max(stories, key=len))
    for address in lists:
        page = (demo_site / address / "index.html").read_text("utf-8")
        told_of = of_type(page, "CollectionPage")
        assert told_of["@id"] == told_of["url"] == f"{BASE}/{address}/"
        assert told_of["isPartOf"]["@id"] == f"{BASE}/"
        steps = [each["item"] for each in told_of["breadcrumb"]["itemListElement"]]
        assert (steps[0], steps[-1]) == (f"{BASE}/", f"{BASE}/{address}/")
        assert [step for step in steps if not (demo_site / step.removeprefix(f"{BASE}/") / "index.html").is_file()] == []  # fmt: skip
    assert of_type((demo_site / "people/helmut-kohl/index.html").read_text("utf-8"), "Person")["name"] == "Helmut Kohl"


def test_the_front_page_says_how_the_site_is_searched(demo_site: Path, site: Site) -> None:
    home = of_type((demo_site / "index.html").read_text("utf-8"), "WebSite")
    assert home["potentialAction"]["target"]["urlTemplate"] == f"{BASE}/search/?q={{search_term_string}}"
    site.write("newsarchive.toml", f'{PROJECT}without = ["search"]\n')
    site.write("articles/a.md", article("Tide"))
    site.build()
    assert "potentialAction" not in of_type(site.page("/"), "WebSite")


def test_names_lead_to_where_the_names_file_says_they_are_described(site: Site) -> None:
    site.write("newsarchive.toml", PROJECT)
    site.write("names.yaml", "people:\n  Mira Dahl: {wikidata: Q42, homepage: 'https://dahl.example/'}\n")
    site.write("articles/a.md", article("Tide", "2019-02-27", people="[Mira Dahl]"))
    site.build()
    person = of_type(site.page("/people/mira-dahl/"), "Person")
    assert person["sameAs"] == ["https://www.wikidata.org/wiki/Q42", "https://dahl.example/"]
    assert person["url"] == "https://x.example/sub/people/mira-dahl/"


def test_nothing_is_told_that_needs_an_address_which_is_not_known(site: Site) -> None:
    site.write("articles/a.md", article("Tide", "2019-02", author="Ann Roe"))
    site.build()
    page = site.page("/2019/02/tide/")
    (data,) = told(page)
    assert {"@id", "url", "mainEntityOfPage"} & set(data) == set()
    assert data["author"] == [{"@type": "Person", "name": "Ann Roe"}]
    assert set(rels(page)) == {"type", "icon", "stylesheet"}
    assert [told(site.page(address)) for address in ("/", "/2019/", "/2019/02/")] == [[], [], []]


NASTY = """</script><b>'"&\\ ]]> U+2028"""


def test_no_title_ends_what_it_stands_in(site: Site) -> None:
    site.write("newsarchive.toml", PROJECT.replace("The Record", NASTY.replace("\\", "\\\\").replace('"', '\\"')))
    quoted = NASTY.replace("'", "''")
    site.write("articles/a.md", article(f"'{quoted}'", "2019-02-27", source=f"'{quoted}'", tags=f"['{quoted}']"))
    site.build()
    for path in site.output.rglob("index.html"):
        page = path.read_text("utf-8")
        assert all(each["@type"] for each in told(page))
        assert page.count("<script") == page.count("</script>")
    (page,) = (path.read_text("utf-8") for path in site.output.glob("2019/02/27/*/index.html"))
    assert of_type(page, "NewsArticle")["headline"] == NASTY
    assert zotero(page)["publicationTitle"] == NASTY
    (entry,) = (each for each in mf2py.parse(doc=page)["items"] if "h-entry" in each["type"])
    assert entry["properties"]["name"] == [NASTY]


ORIGINAL = "https://ledger.example/tide?a=1"


def original(page: str) -> tuple[str, dict[str, str]]:
    """Where the Wayback Machine is asked for the original, and the attributes of Robust Links."""
    (link,) = html.fromstring(page).xpath("//a[text()='Wayback Machine']")
    return link.get("href"), {name: value for name, value in link.items() if name.startswith("data-")}


@pytest.mark.parametrize(
    ("date", "address", "when", "told_day"),
    [
        ("2019-02-27", "/2019/02/27/tide/", "20190227", {"data-versiondate": "2019-02-27"}),
        ("2019-02", "/2019/02/tide/", "201902", {}),
        ("2019", "/2019/tide/", "2019", {}),
        ("", "/undated/tide/", "*", {}),
    ],
)
def test_the_original_is_asked_for_as_precisely_as_it_is_dated(site: Site, date: str, address: str, when: str, told_day: dict[str, str]) -> None:  # fmt: skip
    site.write("articles/a.md", article("Tide", date, url=ORIGINAL))
    site.build()
    href, attributes = original(site.page(address))
    assert href == f"https://web.archive.org/web/{when}/{ORIGINAL}"
    assert attributes == {"data-originalurl": ORIGINAL, **told_day}


def test_what_is_of_an_archive_of_the_web_is_not_looked_for_there(site: Site) -> None:
    site.write("articles/a.md", article("Tide", "2019", url=f"https://web.archive.org/web/2019/{ORIGINAL}"))
    site.build()
    assert "Wayback Machine" not in site.page("/2019/tide/")


def test_the_canonical_address_is_the_page_s_own_or_the_original_s(site: Site) -> None:
    site.write("articles/a.md", article("Tide", "2019", url=ORIGINAL))
    site.write("articles/b.md", article("Ebb", "2019"))
    for choice, canonical in (("own", "https://x.example/sub/2019/tide/"), ("original", ORIGINAL)):
        site.write("newsarchive.toml", f'{PROJECT}canonical = "{choice}"\n')
        site.build()
        assert rels(site.page("/2019/tide/"))["canonical"] == [canonical]
        assert rels(site.page("/2019/ebb/"))["canonical"] == ["https://x.example/sub/2019/ebb/"]
        assert rels(site.page("/2019/tide/"))["cite-as"] == ["https://x.example/sub/2019/tide/"]


def robots(page: str) -> list[str]:
    return html.fromstring(page).xpath("//head/meta[@name='robots']/@content")


def test_search_engines_are_kept_out_of_a_text_a_source_or_all(site: Site) -> None:
    site.write("articles/a.md", article("Tide", "2019", source="Evening Post", aliases="[/old/]"))
    site.write("articles/b.md", article("Ebb", "2019", noindex="true"))
    site.write("articles/c.md", article("Moon", "2019", noindex="false"))
    site.build()
    assert [robots(site.page(f"/2019/{each}/")) for each in ("tide", "ebb", "moon")] == [[], ["noindex"], []]
    site.write("newsarchive.toml", '[site]\nnoindex_sources = ["EVENING post"]\n')
    site.build()
    assert [robots(site.page(f"/2019/{each}/")) for each in ("tide", "ebb", "moon")] == [["noindex"], ["noindex"], []]
    assert robots(site.page("/2019/")) == []
    site.write("newsarchive.toml", "[site]\nnoindex = true\n")
    site.build()
    pages = list(site.output.rglob("index.html"))
    assert len(pages) > 20
    assert {tuple(robots(path.read_text("utf-8"))) for path in [*pages, site.output / "404.html"]} == {("noindex",)}
