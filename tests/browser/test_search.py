"""Searching, as a reader does it: typing, narrowing, going back; and what the page says when the index is not as it should be."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from .pages import text_of
from .shared import serving
from .test_axe import _RUN
from .test_walk import WIDTHS, check_width, looking

pytestmark = pytest.mark.browser

BARRIER = "At Bornholmer Strasse, the Barrier Goes Up"


@pytest.fixture(scope="module")
def index(demo_site: Path) -> Path:
    """The folder of the demonstration's index."""
    folder = demo_site / "search"
    assert (folder / "index.json").is_file()
    return folder


def told(page: Page) -> str:
    return page.locator("#told").inner_text()


def titles(page: Page) -> list[str]:
    return page.locator("#hits h3").all_inner_texts()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_reader_searches_narrows_and_goes_back(chromium: Browser, served_site: str, width: int, index: Path) -> None:
    with looking(chromium, served_site, width) as page:
        page.goto(served_site + "1989/")
        box = page.get_by_role("searchbox", name="Search the archive")
        box.fill("berlin")
        box.press("Enter")
        page.wait_for_url(served_site + "search/?q=berlin")
        status = page.locator("#status")
        expect(status).to_have_text("5 articles")
        expect(page.locator("#hits mark").first).to_have_text("Berlin")
        check_width(page, width)
        before = titles(page)

        page.locator("#facets").get_by_role("link", name="The Tidewater Ledger").click()
        expect(status).not_to_have_text("5 articles")
        assert "source%3A%22The+Tidewater+Ledger%22" in page.url
        chosen = page.locator("#facets a[aria-current]")
        expect(chosen).to_have_text("The Tidewater Ledger 3")
        expect(chosen).to_be_focused()
        chosen.click()
        expect(status).to_have_text("5 articles")

        page.get_by_role("link", name="oldest").click()
        page.wait_for_url("**sort=oldest")
        dates = page.locator("#hits time").evaluate_all("all => all.map(each => each.dateTime)")
        assert dates == sorted(dates)
        page.get_by_label("From the year").fill("1980")
        page.get_by_role("button", name="Apply").click()
        page.wait_for_url("**1980..**")
        expect(page.get_by_label("From the year")).to_have_value("1980")
        assert all(
            each >= "1980" for each in page.locator("#hits time").evaluate_all("all => all.map(e => e.dateTime)")
        )
        check_width(page, width)

        for _ in range(4):
            page.go_back()
        page.wait_for_url(served_site + "search/?q=berlin")
        expect(status).to_have_text("5 articles")
        assert titles(page) == before

        page.get_by_role("link", name=BARRIER).click()
        page.wait_for_url(served_site + "1989/11/10/at-bornholmer-strasse-the-barrier-goes-up/**")
        expect(page.locator("h1")).to_have_text(BARRIER)
        page.go_back()
        expect(box).to_have_value("berlin")
        expect(status).to_have_text("5 articles")


def test_answers_come_while_one_types(chromium: Browser, served_site: str, index: Path) -> None:
    with looking(chromium, served_site, 1280) as page:
        page.goto(served_site + "search/")
        expect(page.get_by_role("heading", name="Without searching")).to_be_visible()
        box = page.get_by_role("searchbox")
        box.press_sequentially("bornhol")
        expect(page.get_by_role("link", name=BARRIER)).to_be_visible()
        page.wait_for_url(served_site + "search/?q=bornhol")
        expect(page.locator("#hits mark").first).to_have_text("Bornholmer")
        box.press("Escape")
        expect(box).to_have_value("")
        expect(page.get_by_role("heading", name="Without searching")).to_be_visible()
        expect(page.locator("#found")).to_be_hidden()


def test_a_passage_comes_out_of_the_article_and_the_browser_marks_its_words(chromium: Browser, served_site: str, index: Path) -> None:  # fmt: skip
    with looking(chromium, served_site, 1280) as page:
        page.goto(served_site + "search/?q=%22did+not+seem+to+have%22")
        passage = page.locator("#hits p").first
        expect(passage.locator("mark")).to_have_text("did not seem to have")
        expect(passage).to_contain_text("The man who read the news")
        link = page.get_by_role("link", name=BARRIER)
        assert (link.get_attribute("href") or "").endswith("#:~:text=did%20not%20seem%20to%20have")


def test_a_misspelt_word_is_taken_for_another_and_the_page_says_so(chromium: Browser, served_site: str, index: Path) -> None:  # fmt: skip
    with looking(chromium, served_site, 390) as page:
        page.goto(served_site + "search/?q=brelin")
        expect(page.locator("#told")).to_have_text("No article has “brelin”. Searched for “berlin”.")
        expect(page.locator("#status")).to_have_text("5 articles")
        page.goto(served_site + "search/?q=berlin+zzzqqqxxx")
        expect(page.locator("#told")).to_have_text("No article has “zzzqqqxxx”. It was left out.")
        page.goto(served_site + "search/?q=zzzqqqxxx")
        expect(page.locator("#told")).to_have_text("No article has all of this.")


@pytest.mark.parametrize("query", ["([a-z]*+?", "<img src=x onerror=alert(1)>", "x" * 10_000, '"' * 500, "-", "OR", "🙂"])  # fmt: skip
def test_any_query_has_an_answer(chromium: Browser, served_site: str, query: str, index: Path) -> None:
    with looking(chromium, served_site, 390) as page:
        page.goto(served_site + "search/")
        page.get_by_role("searchbox").fill(query)
        page.get_by_role("button", name="Search").click()
        expect(page.locator("#told")).to_have_text("No article has all of this.")
        assert page.locator("main img").count() == 0
        check_width(page, 390)


def test_without_scripts_the_page_leads_to_the_indexes(chromium: Browser, served_site: str, demo_site: Path) -> None:
    # Chromium's developer tools switch scripts off, and not what is said to those who have none.
    assert "<noscript><p>Searching needs JavaScript.</p></noscript>" in text_of(demo_site, "search/")
    with looking(chromium, served_site, 390, scripts=False) as page:
        page.goto(served_site + "search/?q=berlin")
        page.locator("main").get_by_role("link", name="People").click()
        page.wait_for_url(served_site + "people/")


@contextmanager
def with_index(demo_site: Path, folder: Path, change: Callable[[Path], None]) -> Iterator[str]:
    """The address of the demonstration with another index: its page, its theme, and none of its articles."""
    shutil.copytree(demo_site / "search", folder / "search")
    for file in (*demo_site.glob("*.js"), *demo_site.glob("*.css"), demo_site / "404.html", demo_site / "_headers"):
        shutil.copy(file, folder)
    change(folder / "search")
    with serving(folder, "/") as address:
        yield address


def _removed(index: Path) -> None:
    (index / "index.json").unlink()


def _replaced(index: Path) -> None:
    (index / "index.json").write_text("<!doctype html><title>Not here</title>", "utf-8")


def _another_format(index: Path) -> None:
    (index / "index.json").write_text(json.dumps({"format": 7}), "utf-8")


def _without_words(index: Path) -> None:
    for file in index.glob("w-*.bin"):
        file.unlink()


def _damaged(index: Path) -> None:
    for file in index.glob("w-*.bin"):
        file.write_bytes(file.read_bytes()[:-20])


def _cards_of_html(index: Path) -> None:
    for file in index.glob("c-*.bin"):
        file.write_text("<html>", "utf-8")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_removed, "This site has no index for searching."),
        (_replaced, "This site has no index for searching."),
        (_another_format, "The index has another format (7)"),
        (_without_words, "A file of the index is missing: w-"),
        (_damaged, "A file of the index is damaged: w-"),
        (_cards_of_html, "A file of the index is damaged: c-"),
    ],
)
def test_what_is_wrong_with_the_index_is_said(chromium: Browser, demo_site: Path, tmp_path: Path, change: Callable[[Path], None], said: str) -> None:  # fmt: skip
    with with_index(demo_site, tmp_path, change) as address:
        page = chromium.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(address + "search/?q=berlin")
        expect(page.locator("#told")).to_contain_text(said)
        expect(page.locator("#found")).to_be_hidden()
        page.close()
        assert errors == []


def test_what_was_found_stays_where_narrowing_fails(chromium: Browser, demo_site: Path, tmp_path: Path) -> None:
    def without_facets(index: Path) -> None:
        for file in index.glob("f-*.bin"):
            file.write_bytes(b"\x03\x00")

    with with_index(demo_site, tmp_path, without_facets) as address:
        page = chromium.new_page()
        page.goto(address + "search/?q=berlin")
        expect(page.locator("#told")).to_contain_text("A file of the index is damaged: f-")
        expect(page.get_by_role("link", name=BARRIER)).to_be_visible()
        page.close()


def test_who_has_no_connection_is_told_so_and_may_go_on_later(chromium: Browser, served_site: str, index: Path) -> None:
    page = chromium.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(served_site + "search/")
    page.context.set_offline(True)
    page.get_by_role("searchbox").fill("berlin")
    expect(page.locator("#told")).to_contain_text("there is no connection")
    page.context.set_offline(False)
    page.get_by_role("button", name="Search").click()
    expect(page.locator("#status")).to_have_text("5 articles")
    page.close()
    assert errors == []


def test_a_site_that_was_built_anew_meanwhile_is_asked_again(chromium: Browser, served_site: str, index: Path) -> None:
    """The page knows the names of files that are not there any more."""
    page = chromium.new_page()
    asked: list[str] = []

    def old(route: Route) -> None:
        asked.append(route.request.url)
        text = (index / "index.json").read_text("utf-8")
        route.fulfill(body=text.replace('"w-', '"w-00') if len(asked) == 1 else text, content_type="application/json")

    page.route("**/index.json", old)
    page.goto(served_site + "search/?q=berlin")
    expect(page.locator("#status")).to_have_text("5 articles")
    assert len(asked) == 2
    page.close()


@pytest.mark.slow
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_was_found_shuts_nobody_out(
    chromium: Browser, served_site: str, npm_file: Callable[[str], Path], scheme: str, width: int, index: Path
) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
    page.goto(served_site + "search/?q=moon+1960..1990+lang:en")
    expect(page.locator("#facets section").first).to_be_visible()
    page.add_script_tag(path=npm_file("axe-core/axe.min.js"))
    assert page.evaluate(_RUN) == []
    page.close()
