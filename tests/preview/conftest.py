from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from .raw import Running, running

PAGES = {
    "index.html": "<html><body><p>front</p></body></html>",
    "404.html": "<html><body><p>nothing here</p></body></html>",
    "2019/index.html": "<html><BODY><p>2019</p></BODY></html>",
    "2019/note.html": "<p>no body element",
    "style.css": "p { margin: 0 }",
    "été/index.html": "<body>summer</body>",
    "empty/file.txt": "text",
    ".htaccess": "secret",
    ".git/config": "secret",
    ".well-known/security.txt": "Contact: me",
    "100%.txt": "percent",
    "%2e%2e.txt": "escape",
    "big.bin": "x" * 300_000,
    "nothing.txt": "",
}


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take writes for one save even if a busy computer pauses between them: for tests that count builds."""
    monkeypatch.setattr("newsarchive.preview.watching._QUIET_MS", 150)


def make_site(folder: Path) -> Path:
    root = folder / "site"
    for name, text in PAGES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (folder / "secret.txt").write_text("secret", "utf-8")
    (folder / "site-secret").mkdir()
    (folder / "site-secret" / "secret.txt").write_text("secret", "utf-8")
    return root


@pytest.fixture(autouse=True)
def brisk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look around more often than a person would need."""
    monkeypatch.setattr("newsarchive.preview.watching._TICK_MS", 40)
    monkeypatch.setattr("newsarchive.preview.events.TICK", 0.05)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of the test's own, to change as it likes."""
    return make_site(tmp_path)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A site for the many tests that only ask."""
    with running(make_site(tmp_path_factory.mktemp("shared"))) as made:
        yield made


@pytest.fixture(scope="session")
def shared_archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The same, hosted below a path."""
    with running(make_site(tmp_path_factory.mktemp("shared-archive")), base="/archive/") as made:
        yield made


@pytest.fixture
def run(site: Path) -> Iterator[Running]:
    with running(site) as made:
        yield made


@pytest.fixture
def archive(site: Path) -> Iterator[Running]:
    """The same site, hosted below a path."""
    with running(site, base="/archive/") as made:
        yield made
