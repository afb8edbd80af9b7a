"""`stories.yaml` on the command line: kept to, told of and watched; what cannot be used is exit status 2."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .conftest import Run

RULES = "merge:\n  The quay: [articles/ferry.md, articles/fog.md]\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An archive of two articles that have nothing to do with each other."""
    home = tmp_path / "home"
    (home / "articles").mkdir(parents=True)
    for name, date, body in (("ferry", "1999-03-04", "The ferry sailed."), ("fog", "1950-01-01", "Nobody saw it go.")):
        (home / f"articles/{name}.md").write_text(f"---\ntitle: {name}\ndate: {date}\nlang: en\n---\n{body}\n", "utf-8")
    (home / "newsarchive.toml").write_text("", "utf-8")
    return home


def listed(run: Run, home: Path) -> list[str | None]:
    done = run("list", "--json", cwd=home)
    assert done.returncode == 0, done.stderr
    return [each["story"] for each in json.loads(done.stdout)]


def files(folder: Path) -> dict[Path, bytes]:
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_change_of_the_rules_reads_no_text_and_makes_what_a_clean_build_does(run: Run, home: Path) -> None:
    assert run("build", cwd=home).returncode == 0
    (home / "stories.yaml").write_text("\ufeff" + RULES, "utf-8")
    done = run("build", "--strict", cwd=home)
    assert done.returncode == 0, done.stderr
    assert "(0 read now)" in done.stdout
    assert listed(run, home) == ["/stories/the-quay/"] * 2
    assert run("build", "--clean", "-o", "clean", "--state", "other", cwd=home).returncode == 0
    assert files(home / "build") == files(home / "clean")
    (home / "stories.yaml").unlink()
    assert listed(run, home) == [None, None]


def test_explain_names_the_line_that_decided(run: Run, home: Path) -> None:
    (home / "stories.yaml").write_text(RULES, "utf-8")
    run("build", cwd=home)
    done = run("explain", "articles/fog.md", cwd=home)
    assert "Story       /stories/the-quay/: stories.yaml:2 says so" in done.stdout
    told = json.loads(run("explain", "articles/fog.md", "--with", "articles/ferry.md", "--json", cwd=home).stdout)
    assert told["same_story"]["is_one"] is True
    assert told["same_story"]["rules"] == ["stories.yaml:2", "stories.yaml:2"]
    assert "the first: stories.yaml:2 says so" in told["same_story"]["words"]
    (home / "stories.yaml").write_text("hide: [articles/x.md]\n", "utf-8")
    assert "the rules for stories changed" in run("explain", "articles/fog.md", cwd=home).stderr
    done = run("build", "--strict", cwd=home)
    assert done.returncode == 1
    assert "stories.yaml:1: story-rule-idle: “articles/x.md” is no text that is shown" in done.stderr
    assert "Story" not in run("explain", "articles/fog.md", cwd=home).stdout


def test_a_dry_run_says_what_the_rules_would_make(run: Run, home: Path) -> None:
    run("build", cwd=home)
    (home / "stories.yaml").write_text(RULES, "utf-8")
    told = json.loads(run("build", "--dry-run", "--json", cwd=home).stdout)
    assert "/stories/the-quay/" in json.dumps(told)
    assert not (home / "build/stories/the-quay").exists()


def test_another_name_can_be_given(run: Run, home: Path) -> None:
    (home / "newsarchive.toml").write_text('[stories]\nfile = "lists/mine.yaml"\n', "utf-8")
    done = run("build", cwd=home)
    assert done.returncode == 2
    assert "stories.file: there is no 'lists/mine.yaml'" in done.stderr
    (home / "lists").mkdir()
    (home / "lists/mine.yaml").write_text(RULES, "utf-8")
    assert listed(run, home) == ["/stories/the-quay/"] * 2


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (b"renam:\nhides:\n", ":2", "did you mean 'hide'?"),
        (b"hide: [\n", ":2", "YAML"),
        (b"hide: [Caf\xe9]\n", "", "UTF-8"),
        (bytes(range(256)), "", "UTF-8"),
        (b"hide: [\x00]\n", "", "UTF-8"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_status_2_with_its_lines(run: Run, home: Path, text: bytes, line: str, said: str) -> None:
    (home / "stories.yaml").write_bytes(text)
    done = run("build", cwd=home)
    assert done.returncode == 2, done.stdout
    assert f"stories.yaml{line}: " in done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_serve_notices_the_file_when_it_comes(home: Path) -> None:
    command = [sys.executable, "-m", "newsarchive", "serve", "-p", "0"]
    env = {**os.environ, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(command, cwd=home, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=env)
    try:
        assert process.stdout is not None
        assert any("http://" in line for line in process.stdout)
        (home / "stories.yaml").write_text(RULES, "utf-8")
        end = time.monotonic() + 30
        while not (home / "build/stories/the-quay/index.html").exists() and time.monotonic() < end:
            time.sleep(0.1)
        assert (home / "build/stories/the-quay/index.html").exists()
        process.send_signal(signal.SIGINT)
        assert process.wait(15) == 0
    finally:
        process.kill()
        process.wait(10)
