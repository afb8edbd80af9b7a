"""The script under its own Content-Security-Policy, in a browser that enforces it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright import sync_api

from newsarchive.preview import BuildNote

from .raw import Running, running

chromium = shutil.which("chromium")
pytestmark = [pytest.mark.browser, pytest.mark.skipif(not chromium, reason="needs Chromium")]

GOOD = BuildNote(ok=True)
MESSAGE = "a.md:3: no date <img src=x onerror=alert(1)>\nsecond line"


@pytest.fixture(scope="module")
def browser() -> Iterator[sync_api.Browser]:
    with sync_api.sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield made
        made.close()


def is_complaint(said: sync_api.ConsoleMessage) -> bool:
    # Chromium asks for an icon nobody has promised.
    return said.type == "error" and not said.location["url"].endswith("/favicon.ico")


@pytest.fixture
def page(browser: sync_api.Browser) -> Iterator[sync_api.Page]:
    made = browser.new_page()
    made.set_default_timeout(8000)
    complaints: list[str] = []
    made.on("console", lambda said: complaints.append(said.text) if is_complaint(said) else None)
    made.on("pageerror", lambda error: complaints.append(str(error)))
    yield made
    assert complaints == []
    made.close()


def open_page(page: sync_api.Page, run: Running, path: str = "/archive/") -> None:
    with page.expect_request("**/__newsarchive/events"):
        page.goto(f"http://127.0.0.1:{run.port}{path}")


def test_a_page_reloads_after_a_build(page: sync_api.Page, archive: Running, site: Path) -> None:
    open_page(page, archive)
    (site / "index.html").write_text("<!DOCTYPE html><body><p>second</p></body>")
    archive.board.post(GOOD)
    page.get_by_text("second").wait_for()
    (site / "index.html").write_text("<!DOCTYPE html><body><p>third</p></body>")
    archive.board.post(GOOD)
    page.get_by_text("third").wait_for()


def test_a_problem_is_shown_as_text_over_the_last_good_page(page: sync_api.Page, archive: Running) -> None:
    open_page(page, archive)
    archive.board.post(BuildNote(ok=False, text=MESSAGE))
    box = page.get_by_role("alertdialog", name="The build failed")
    assert box.locator("pre").text_content() == MESSAGE
    assert page.locator("img").count() == 0
    assert page.get_by_text("front").is_visible()
    sync_api.expect(box).to_have_css("position", "fixed")
    page.keyboard.press("Escape")
    assert box.count() == 0
    archive.board.post(BuildNote(ok=False, text="another"))
    box.get_by_text("another").wait_for()
    box.get_by_role("button", name="Hide").click()
    assert box.count() == 0


def test_a_page_opened_after_a_failed_build_shows_it_until_the_next(page: sync_api.Page, site: Path) -> None:
    with running(site, first=BuildNote(ok=False, text=MESSAGE)) as run:
        open_page(page, run, "/2019/")
        box = page.get_by_role("alertdialog")
        assert box.locator("pre").text_content() == MESSAGE
        run.board.post(GOOD)
        box.wait_for(state="detached")
        assert page.get_by_text("2019").is_visible()


def test_a_page_that_missed_a_build_catches_up(page: sync_api.Page, run: Running) -> None:
    # The build ends after the page was fetched and before its stream is open.
    def build_first(route: sync_api.Route) -> None:
        run.board.post(GOOD)
        route.continue_()

    page.route("**/__newsarchive/events", build_first, times=1)
    page.goto(f"http://127.0.0.1:{run.port}/")
    page.locator('script[data-build$="-2"]').wait_for(state="attached")
