"""What the browser tests share: the repository's own archive, built and served, and a real Chromium.

A tool that is not there makes a test skip with a word about how to get it; where CI is set it makes the test fail.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from browser.shared import REPOSITORY, find_tool, missing, run_newsarchive, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytest.register_assert_rewrite("engine.shared")

# How long an example takes says something about the machine, and nothing about what is tested.
settings.register_profile("without deadlines", deadline=None)
settings.load_profile("without deadlines")

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_QUIETLY = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own archive, built once by the real command line. Read only."""
    folder = tmp_path_factory.mktemp("demo")
    run_newsarchive("build", "-o", folder / "site", "--state", folder / "state")
    return folder / "site"


@pytest.fixture(scope="session")
def served_site(demo_site: Path) -> Iterator[str]:
    """The address of the demonstration's home page, which stands below a path as it would on many hosts."""
    with serving(demo_site, "/some/archive/") as address:
        yield address


@pytest.fixture(scope="session")
def served_root(demo_site: Path) -> Iterator[str]:
    """The same at the root of a host, where its base_url says it stands: only there can its 404 page be right."""
    with serving(demo_site, "/") as address:
        yield address


# Not for the whole session: two Playwrights cannot run at once, and other tests start their own.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, which asks nobody anything in the background."""
    path = find_tool(*_BROWSERS, how="apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(_QUIETLY))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def npm_file() -> Callable[[str], Path]:
    """A file of the pinned npm packages of tests/browser/."""

    def find(name: str) -> Path:
        file = REPOSITORY / "tests" / "browser" / "node_modules" / name
        if not file.is_file():
            missing(f"node_modules/{name}", "npm ci --prefix tests/browser --ignore-scripts")
        return file

    return find
