"""A reader's way through the archive, by clicking only, with and without JavaScript, on three sizes of screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from .pages import kinds, pages, text_of

pytestmark = pytest.mark.browser

WIDTHS = (320, 390, 1280)
TITLE = "At Bornholmer Strasse, the Barrier Goes Up"


@contextmanager
def looking(chromium: Browser, home: str, width: int, *, scripts: bool = True) -> Iterator[Page]:
    """A page whose console stays silent and which never asks another host for anything."""
    context = chromium.new_context(viewport={"width": width, "height": 800}, java_script_enabled=scripts)
    page = context.new_page()
    page.set_default_timeout(10_000)
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(f"{message.type}: {message.text} at {page.url}"))
    page.on("pageerror", lambda error: said.append(f"{error} at {page.url}"))
    page.on("request", lambda request: asked.append(request.url))
    yield page
    context.close()
    assert said == []
    assert [url for url in asked if urlsplit(url).scheme != "data" and not url.startswith(home)] == []


def check_width(page: Page, width: int) -> None:
    """Nothing sticks out at the side, and nothing is cut off to make it so."""
    wide, cut = page.evaluate(
        "() => [Math.max(document.documentElement.scrollWidth, document.body.scrollWidth),"
        " [document.documentElement, document.body].map(e => getComputedStyle(e).overflowX)"
        ".filter(v => v != 'visible' && v != 'auto')]"
    )
    assert wide <= width, f"{page.url} is {wide} wide on a screen of {width}"
    assert cut == [], f"{page.url} hides what sticks out"


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_reader_finds_everything_by_clicking(chromium: Browser, served_site: str, width: int, *, scripts: bool) -> None:  # fmt: skip
    with looking(chromium, served_site, width, scripts=scripts) as page:
        heading = page.locator("h1")

        def arrived(address: str, title: str | re.Pattern[str]) -> None:
            page.wait_for_url(served_site + address)
            expect(heading).to_have_text(title)
            expect(heading).to_be_visible()
            check_width(page, width)

        page.goto(served_site)
        arrived("", "The Breakwater Record")
        expect(page.get_by_role("link", name=TITLE, exact=True)).to_be_visible()

        page.get_by_role("navigation", name="Archive").get_by_role("link", name="Years").click()
        arrived("years/", "Years")

        page.locator("main a[href$='/1989/']").first.click()
        arrived("1989/", "1989")
        expect(page.get_by_role("link", name=TITLE).first).to_be_visible()

        page.locator("table.cal", has=page.locator("caption", has_text="November")).get_by_role(
            "link", name=re.compile(r"^10\b")
        ).click()
        arrived("1989/11/10/", "Friday 10 November 1989")

        page.get_by_role("link", name=TITLE).click()
        article = "1989/11/10/at-bornholmer-strasse-the-barrier-goes-up/"
        arrived(article, TITLE)
        expect(page.locator("article p.date")).to_contain_text("Friday 10 November 1989")
        expect(page.locator(".prose")).to_contain_text("The man who read the news did not seem to have been told")
        expect(page.locator("article .by, article dl.facts").first).to_contain_text("Anneke Thornbury")
        expect(page.locator("article figure img").first).to_be_visible()
        assert page.locator("article figure img").first.evaluate("i => i.complete && i.naturalWidth > 0")
        expect(page.get_by_role("heading", name="Where this was read")).to_be_visible()

        tag = page.locator("dl.facts a[href*='/tags/']").first
        name = tag.inner_text()
        tag.click()
        page.wait_for_url(served_site + "tags/*/")
        expect(heading).to_have_text(name)
        check_width(page, width)

        page.get_by_role("link", name=TITLE).click()
        arrived(article, TITLE)
        person = page.locator("dl.facts a[href*='/people/']").first
        name = person.inner_text()
        person.click()
        page.wait_for_url(served_site + "people/*/")
        expect(heading).to_have_text(name)
        expect(page.get_by_role("link", name=TITLE).first).to_be_visible()
        check_width(page, width)

        page.go_back()
        arrived(article, TITLE)
        page.locator("p.date").get_by_role("link", name="November").click()
        arrived("1989/11/", "November 1989")
        page.locator("header.top").get_by_role("link", name="The Breakwater Record").click()
        arrived("", "The Breakwater Record")


@pytest.mark.parametrize("width", [*WIDTHS, 820])
def test_no_kind_of_page_is_wider_than_the_screen(chromium: Browser, served_site: str, demo_site: Path, width: int) -> None:  # fmt: skip
    with looking(chromium, served_site, width) as page:
        for kind, address in kinds(demo_site).items():
            if kind != "404":
                page.goto(served_site + address)
                check_width(page, width)


def test_the_first_key_leads_past_the_menu(chromium: Browser, served_site: str) -> None:
    with looking(chromium, served_site, 1280) as page:
        page.goto(served_site)
        page.keyboard.press("Tab")
        skip = page.locator("a.skip")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport()
        page.keyboard.press("Enter")
        page.wait_for_url(served_site + "#main")


def test_an_unknown_address_gives_the_styled_404_page(chromium: Browser, served_root: str) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    answer = page.goto(served_root + "1989/11/10/no/such/thing/")
    assert answer is not None
    assert answer.status == 404
    expect(page.locator("h1")).to_have_text("Nothing is kept at this address")
    styled = "getComputedStyle(document.body).fontFamily + [...document.styleSheets].map(s => s.cssRules.length)"
    here = page.evaluate(styled)
    check_width(page, 390)
    page.get_by_role("link", name="The Breakwater Record").click()
    page.wait_for_url(served_root)
    assert page.evaluate(styled) == here
    context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_today_is_offered_to_who_runs_scripts(chromium: Browser, served_site: str, width: int) -> None:
    with looking(chromium, served_site, width) as page:
        page.clock.set_fixed_time("1999-11-10T12:00:00")
        page.goto(served_site + "on/")
        page.get_by_role("link", name="Today: 10 November, 2 articles").click()
        page.wait_for_url(served_site + "on/11-10/")
        expect(page.locator("h1")).to_have_text("10 November")
        expect(page.get_by_role("link", name=TITLE)).to_be_visible()
        check_width(page, width)


def test_today_is_found_without_scripts(chromium: Browser, served_site: str) -> None:
    with looking(chromium, served_site, 390, scripts=False) as page:
        page.goto(served_site + "on/")
        expect(page.get_by_text("Today")).to_be_hidden()
        page.get_by_role("link", name="29 February, 0 articles").click()
        page.wait_for_url(served_site + "on/02-29/")
        expect(page.get_by_text("No article in this archive is dated 29 February.")).to_be_visible()


def test_no_page_that_is_read_has_a_script(demo_site: Path) -> None:
    script = re.compile(r"<script(?! type=\"application/ld\+json\">)|<[a-z][^>]*\son[a-z]+=|javascript:", re.I)
    every = [*pages(demo_site), "404.html"]
    assert [each for each in every if script.search(text_of(demo_site, each))] == ["on/", "search/"]
    for address, tag in (("on/", r'<script src="\.\./on-[0-9a-f]{8}\.js" defer>'), ("search/", r'<script type="module" src="\.\./search-[0-9a-f]{8}\.js">')):  # fmt: skip
        inside = re.findall(r"<script[^>]*>[^<]*", text_of(demo_site, address))
        assert [re.fullmatch(tag, each) is not None for each in inside] == [True]
