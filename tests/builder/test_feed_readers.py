"""The feeds of the demonstration, held against a reader of feeds, JSON Feed's rules, RFC 4287 and RFC 5005."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import feedparser
import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from newsarchive.archive import KINDS, Questions, look_into
from newsarchive.settings import FeedsSettings

BASE = "https://record.example"
ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"
SCHEMA = Path(__file__).parent / "schemas" / "json-feed-1.1.json"
USUAL = FeedsSettings()


@pytest.fixture(scope="module")
def expected(demo_site: Path) -> dict[str, list[str]]:
    """The addresses of the articles of each feed, by the catalogue; a feed is called by the page it stands beside."""
    found: dict[str, list[str]] = {}
    with look_into(demo_site.parent / "state/catalogue.sqlite") as db:
        asked = Questions(db)
        shown = list(asked.records())
        by_address = {each.address: each.article for each in shown}

        def days(cards: list[Any]) -> list[str]:
            known = [each for each in cards if each.card.date and each.card.date.precision == "day"]
            return [each.address for each in known[:50]]

        found["/"] = days(asked.newest(10_000))
        for kind in set(KINDS) & set(USUAL.of):
            for topic in asked.topics(kind):
                if topic.count >= USUAL.least and (of := days(asked.topic_articles(topic))):
                    found[topic.address] = of
        for address in asked.stories.addresses():
            story = asked.stories.story(address)
            if story and story.articles >= USUAL.least and (of := days(asked.stories.articles(address))):
                found[address] = of
        dated = [each.address for each in shown if each.article.published and each.article.published.precision == "day"]
        found["all"] = sorted(dated)
        assert set(dated) <= set(by_address)
    return found


def files(site: Path, name: str) -> list[Path]:
    return sorted(file for file in site.rglob(name) if "feeds" not in file.parts[len(site.parts) :])


def address_of(site: Path, file: Path) -> str:
    return f"/{file.relative_to(site).parent.as_posix()}/".replace("/./", "/")


@pytest.mark.parametrize(("name", "version"), [("atom.xml", "atom10"), ("rss.xml", "rss20")])
def test_a_reader_finds_in_every_feed_what_the_catalogue_has(
    demo_site: Path, expected: dict[str, list[str]], name: str, version: str
) -> None:
    found = {}
    for file in files(demo_site, name):
        told = feedparser.parse(file.read_bytes())
        assert not told.bozo, (file, told.get("bozo_exception"))
        assert told.version == version
        assert told.feed.title
        found[address_of(demo_site, file)] = [each.link.removeprefix(BASE) for each in told.entries]
        for entry in told.entries:
            assert entry.title
            assert (demo_site / urlsplit(entry.link).path[1:] / "index.html").is_file()
    corrections = found.pop("/corrections/")
    assert set(corrections) <= set(expected["all"])
    wanted = {home: of for home, of in expected.items() if home != "all"} if name == "atom.xml" else {"/"}
    assert set(found) == set(wanted)
    for home, links in found.items():
        assert sorted(links) == sorted(expected[home]), home


def test_json_feeds_keep_the_rules_of_their_version(demo_site: Path, expected: dict[str, list[str]]) -> None:
    rules = Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))
    found = files(demo_site, "feed.json")
    assert len(found) == 2
    for file in found:
        feed = json.loads(file.read_text("utf-8"))
        assert [error.message for error in rules.iter_errors(feed)] == []
        assert feed["feed_url"] == f"{BASE}{address_of(demo_site, file)}feed.json"
        if file.parent == demo_site:
            assert sorted(item["url"].removeprefix(BASE) for item in feed["items"]) == sorted(expected["/"])
        ids = [item["id"] for item in feed["items"]]
        assert len(ids) == len(set(ids))
    for wrong in ({}, {"version": "1", "title": "x", "items": []}, {**feed, "items": [{"id": "x"}]}, {**feed, "items": [{"id": 1, "content_text": ""}]}):  # fmt: skip
        assert list(rules.iter_errors(wrong)), "the rules find what is wrong"


def atom_feeds(site: Path) -> list[Path]:
    return [*files(site, "atom.xml"), *sorted((site / "feeds").iterdir())]


def test_atom_feeds_are_what_rfc_4287_demands(demo_site: Path) -> None:
    for file in atom_feeds(demo_site):
        feed = etree.parse(file).getroot()
        assert feed.tag == f"{ATOM}feed"
        assert feed.get(f"{XML}lang") == "en"
        self_, alternate = (relation(feed, name) for name in ("self", "alternate"))
        assert self_ == f"{BASE}/{file.relative_to(demo_site).as_posix()}"
        assert (demo_site / urlsplit(alternate).path[1:] / "index.html").is_file()
        assert_one_each(feed, "id", "title", "updated")
        assert feed.findtext(f"{ATOM}author/{ATOM}name") == "The Breakwater Record"
        entries = feed.findall(f"{ATOM}entry")
        ids = [each.findtext(f"{ATOM}id") or "" for each in entries]
        assert len(ids) == len(set(ids))
        assert all(urlsplit(each).scheme for each in [*ids, feed.findtext(f"{ATOM}id") or ""]), "ids are IRIs"
        times = [moment(each) for each in entries]
        assert times == sorted(times, reverse=True)
        assert not times or moment(feed) == times[0]
        for entry in entries:
            assert_one_each(entry, "id", "title", "updated")
            assert relation(entry, "alternate").startswith(f"{BASE}/")
            assert all(name.text for name in entry.iterfind(f"{ATOM}author/{ATOM}name"))
            assert (entry.get(f"{XML}lang") or "en").isascii()


def assert_one_each(parent: etree._Element, *names: str) -> None:
    for name in names:
        assert len(parent.findall(f"{ATOM}{name}")) == 1, name
        assert (parent.findtext(f"{ATOM}{name}") or "").strip()


def moment(parent: etree._Element) -> datetime:
    found = datetime.fromisoformat(parent.findtext(f"{ATOM}updated") or "")
    assert found.tzinfo, "RFC 3339 has an offset"
    return found.astimezone(UTC)


def relation(parent: etree._Element, name: str) -> str:
    found = [each.get("href") or "" for each in parent.iterfind(f"{ATOM}link") if each.get("rel") == name]
    assert len(found) <= 1
    return found[0] if found else ""


def test_who_follows_prev_archive_meets_every_dated_article_once(
    demo_site: Path, expected: dict[str, list[str]]
) -> None:
    met: list[str] = []
    seen: set[str] = set()
    url = relation(etree.parse(demo_site / "atom.xml").getroot(), "prev-archive")
    while url:
        assert url not in seen
        seen.add(url)
        feed = etree.parse(demo_site / urlsplit(url).path[1:]).getroot()
        met += [relation(entry, "alternate").removeprefix(BASE) for entry in feed.iterfind(f"{ATOM}entry")]
        url = relation(feed, "prev-archive")
    assert sorted(met) == expected["all"]
    assert len(seen) == len(list((demo_site / "feeds").iterdir()))


def test_a_page_of_the_demonstration_leads_to_its_feeds(demo_site: Path) -> None:
    for page in demo_site.rglob("index.html"):
        tree = etree.parse(page, etree.HTMLParser(encoding="utf-8"))
        links = [each.get("href") or "" for each in tree.iterfind('.//link[@rel="alternate"]')]
        assert all((page.parent / each).is_file() for each in links), page
        assert len(links) >= 3 or "http-equiv" in page.read_text("utf-8"), page
