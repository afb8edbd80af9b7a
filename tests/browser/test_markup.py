"""The pages are valid, the feeds and the sitemap say what is there, and nothing is heavier than it was meant to be."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import feedparser
import pytest
from lxml import etree
from playwright.sync_api import Browser

from newsarchive.builder import shipped

from .pages import articles, kinds, pages, text_of
from .shared import find_tool

BASE = "https://record.example/"
JAVA = "apt-get install default-jre-headless"


def told_by_vnu(npm_file: Callable[[str], Path], *arguments: str | Path) -> list[str]:
    """What the Nu Html Checker has against the files."""
    java = find_tool("java", how=JAVA)
    jar = npm_file("vnu-jar/build/dist/vnu.jar")
    command = [java, "-Xss8m", "-jar", str(jar), "--errors-only", "--format", "json", "--stdout", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120)
    messages = json.loads(done.stdout)["messages"]
    return [f"{each['url']}:{each.get('lastLine')}: {each['message']}" for each in messages]


@pytest.mark.slow
def test_every_kind_of_page_is_valid_html(demo_site: Path, npm_file: Callable[[str], Path]) -> None:
    files = [demo_site / (each if each == "404.html" else f"{each}index.html") for each in kinds(demo_site).values()]
    assert told_by_vnu(npm_file, *files) == []


@pytest.mark.slow
def test_the_stylesheet_is_valid(demo_site: Path, npm_file: Callable[[str], Path]) -> None:
    told = told_by_vnu(npm_file, "--css", *demo_site.glob("*.css"))
    # The checker of this version has not heard of color-mix(), which every browser of the last years knows.
    assert [each for each in told if "color-mix(" not in each] == []


@pytest.mark.browser
def test_a_browser_reads_the_same_rules_as_in_the_theme_s_source(demo_site: Path, chromium: Browser) -> None:
    page = chromium.new_page()
    rules = "css => { const s = new CSSStyleSheet(); s.replaceSync(css); return [...s.cssRules].map(r => r.cssText) }"
    (sheet,) = demo_site.glob("*.css")
    source, published = (page.evaluate(rules, file.read_text("utf-8")) for file in (shipped() / "style.css", sheet))
    assert len(source) > 100
    assert "/*" not in sheet.read_text("utf-8")
    assert published == source


@pytest.mark.slow
def test_the_checker_finds_what_is_wrong(tmp_path: Path, npm_file: Callable[[str], Path]) -> None:
    wrong = tmp_path / "wrong.html"
    wrong.write_text("<!doctype html><html lang=en><title>x</title><p><div></p>", "utf-8")
    assert told_by_vnu(npm_file, wrong)


@pytest.mark.parametrize("name", ["atom.xml", "rss.xml"])
def test_a_feed_is_one(demo_site: Path, name: str) -> None:
    etree.parse(demo_site / name)
    feed = feedparser.parse((demo_site / name).read_bytes())
    assert not feed.bozo
    assert feed.version == {"atom.xml": "atom10", "rss.xml": "rss20"}[name]
    assert feed.feed.title == "The Breakwater Record"
    ids = [each.id for each in feed.entries]
    assert len(ids) == len(set(ids)) > 10
    for entry in feed.entries:
        assert entry.link.startswith(BASE)
        assert entry.title
        assert entry.get("published_parsed") or entry.get("updated_parsed")
        assert (demo_site / unquote(entry.link.removeprefix(BASE)) / "index.html").is_file()
    dates = [each.get("published_parsed") or each.updated_parsed for each in feed.entries]
    assert dates == sorted(dates, reverse=True)


def test_the_sitemap_names_every_page_and_nothing_else(demo_site: Path) -> None:
    tree = etree.parse(demo_site / "sitemap.xml")
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    told = [each.text for each in tree.iterfind(".//s:loc", names)]
    assert all(each and each.startswith(BASE) for each in told)
    there = [unquote(urlsplit(each).path).removeprefix("/") for each in told if each]
    assert [each for each in there if not (demo_site / each / "index.html").is_file()] == []
    assert len(there) == len(set(there))
    assert set(articles(demo_site)) <= set(there)
    assert f"Sitemap: {BASE}sitemap.xml" in (demo_site / "robots.txt").read_text("utf-8")


def test_structured_data_is_json_and_says_who_and_when(demo_site: Path) -> None:
    for each in articles(demo_site):
        blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text_of(demo_site, each), re.S)
        assert len(blocks) == 1, each
        told = json.loads(blocks[0])["@graph"][0]
        assert told["@type"] == "NewsArticle"
        assert told["url"] == told["mainEntityOfPage"] == BASE + each
        assert ("datePublished" in told) != each.startswith("undated/")


def test_the_stylesheet_is_small(demo_site: Path) -> None:
    sheets = list(demo_site.rglob("*.css"))
    assert len(sheets) == 1
    assert sheets[0].stat().st_size <= 14_000


def test_an_article_costs_little_beside_its_text(demo_site: Path) -> None:
    heavy = {}
    for each in articles(demo_site):
        bare = re.sub(r'<div class="prose.*?</div>', "", text_of(demo_site, each), flags=re.S)
        if (size := len(gzip.compress(bare.encode(), 9))) > 6 * 1024:
            heavy[each] = size
    assert heavy == {}


def test_no_list_is_heavy(demo_site: Path) -> None:
    every = set(pages(demo_site)) - set(articles(demo_site))
    assert [each for each in every if len(text_of(demo_site, each).encode()) > 100_000] == []
