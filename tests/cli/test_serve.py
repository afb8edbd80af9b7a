"""`newsarchive serve`: built, shown at its real path, built again when a file is saved. Its safety is tested in tests/preview."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest


def _get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=10) as answer:
        return str(answer.read().decode("utf-8"))


def _wait_for(url: str, word: str, seconds: float = 30) -> str:
    end = time.monotonic() + seconds
    page = ""
    while time.monotonic() < end:
        try:
            page = _get(url)
        except urllib.error.URLError as error:
            page = str(error)
        if word in page:
            return page
        time.sleep(0.1)
    raise AssertionError(f"{word!r} did not come to stand at {url}:\n{page[:500]}")


@pytest.fixture
def served(clips: Path, tmp_path: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    (tmp_path / "newsarchive.toml").write_text(
        'content = ["clips"]\n[site]\nbase_url = "https://x.example/old/news/"\n', "utf-8"
    )
    command = [sys.executable, "-m", "newsarchive", "serve", "-p", "0"]
    env = {**os.environ, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=env
    )
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line
        if found := re.search(r"http://\S+", line):
            yield found[0], process
            break
    else:
        raise AssertionError(said)
    process.kill()
    process.wait(10)


def test_an_edit_is_seen_and_a_bad_configuration_keeps_the_last_good_site(
    served: tuple[str, subprocess.Popen[str]], clips: Path, tmp_path: Path
) -> None:
    url, process = served
    assert url.endswith("/old/news/")
    assert "The lamp is lit" in _get(url)
    (clips / "new.md").write_text("---\ntitle: A new pier\ndate: 2001-02-03\n---\nIt was opened.\n", "utf-8")
    _wait_for(f"{url}2001/02/03/a-new-pier/", "It was opened.")
    (tmp_path / "newsarchive.toml").write_text("[site\n", "utf-8")
    time.sleep(2)
    assert "It was opened." in _get(f"{url}2001/02/03/a-new-pier/")
    assert process.poll() is None


def test_a_page_of_ones_own_is_seen_when_it_comes_and_when_it_changes(
    served: tuple[str, subprocess.Popen[str]], tmp_path: Path
) -> None:
    url, _ = served
    (tmp_path / "pages").mkdir()  # a folder that was not there when we began
    (tmp_path / "pages/team.md").write_text("Three people.\n", "utf-8")
    _wait_for(f"{url}team/", "Three people.")
    (tmp_path / "pages/team.md").write_text("Four people.\n", "utf-8")
    _wait_for(f"{url}team/", "Four people.")


def test_ctrl_c_ends_it_without_a_traceback(served: tuple[str, subprocess.Popen[str]]) -> None:
    _, process = served
    process.send_signal(signal.SIGINT)
    said, _ = process.communicate(timeout=15)
    assert process.returncode == 0
    assert "Traceback" not in said
