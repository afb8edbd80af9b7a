"""`init`, `new`, `list`, `check`, `inspect`: what they print and what they leave behind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run


def test_from_nothing_to_a_site(run: Run, tmp_path: Path) -> None:
    assert run("init", "paper").returncode == 0
    home = tmp_path / "paper"
    assert (home / "newsarchive.toml").is_file()
    assert "date: 1989-11" not in (home / "newsarchive.toml").read_text("utf-8")
    made = run("new", "The Bridge Opens", "--date", "1932-03-19", cwd=home)
    assert made.stdout.strip() == "articles/1932-03-19-the-bridge-opens.md"
    with (home / "articles/1932-03-19-the-bridge-opens.md").open("a", encoding="utf-8") as file:
        file.write("The bridge was opened.\n")
    done = run("build", "--strict", cwd=home)
    assert done.returncode == 0, done.stderr
    assert (home / "build/1932/03/19/the-bridge-opens/index.html").is_file()
    # The example has a month and no day, and stands in its month.
    assert (home / "build/2019/03/an-example-of-a-saved-text/index.html").is_file()


def test_init_overwrites_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "newsarchive.toml").write_text("# mine\n", "utf-8")
    (tmp_path / "articles").mkdir()
    done = run("init")
    assert done.returncode == 0
    assert (tmp_path / "newsarchive.toml").read_text("utf-8") == "# mine\n"
    assert list((tmp_path / "articles").iterdir()) == []


def test_new_fills_in_no_date_and_overwrites_nothing(run: Run, tmp_path: Path) -> None:
    run("init")
    path = tmp_path / "articles/no-day.md"
    assert run("new", "No day").returncode == 0
    assert "date:\n" in path.read_text("utf-8")
    assert run("new", "No day").returncode == 1
    assert run("new", "No day", "--date", "yesterday").returncode == 2


def test_list_is_in_order_of_date(run: Run, clips: Path) -> None:
    rows = json.loads(run("list", clips, "--json").stdout)
    assert [(row["date"], row["address"]) for row in rows] == [
        (None, "/undated/fog-over-the-harbour/"),
        (None, "/undated/storm/"),
        ("1999-03-04", "/1999/03/04/the-lamp-is-lit/"),
    ]
    assert rows[2] == {
        "address": "/1999/03/04/the-lamp-is-lit/", "date": "1999-03-04", "title": "The lamp is lit", "source": "The Quay", "path": "clips/lamp.md",
        "story": None, "same_as": None,
    }  # fmt: skip


def test_check_reports_what_is_worth_knowing_and_writes_no_site(run: Run, clips: Path, tmp_path: Path) -> None:
    (clips / "moved.md").write_text(
        "---\ntitle: Moved\ndate: 2001-05-06\n---\nWords.\n\nOriginal url: https://quay.example/2003/07/08/moved\n",
        "utf-8",
    )
    done = run("check", clips, "--json")
    found = {(Path(problem["path"]).name, problem["code"]) for problem in json.loads(done.stdout)["problems"]}
    assert found == {
        ("fog.txt", "undated"),
        ("storm.md", "undated"),
        ("storm.md", "date-unknown"),
        ("moved.md", "contradiction"),
    }
    assert not (tmp_path / "build").exists()
    assert run("check", clips, "--strict").returncode == 1


def test_check_leaves_the_next_build_exact(run: Run, clips: Path, tmp_path: Path) -> None:
    run("build", clips, "-o", tmp_path / "site")
    run("check", clips)
    assert json.loads(run("build", clips, "-o", tmp_path / "site", "--json").stdout)["written"] == 0


def test_inspect_tells_each_value_with_its_origin(run: Run, clips: Path) -> None:
    (clips / "letter.txt").write_text(
        "A letter from the pier\n\nBy Ada Brandt\nMarch 2019\n\nThe pier was closed for a month, and the gulls had it to themselves.\n",
        "utf-8",
    )
    shown = run("inspect", clips / "letter.txt").stdout
    assert "A letter from the pier" in shown
    assert "2019-03" in shown
    assert "date-line, line 4" in shown
    assert max(map(len, shown.splitlines())) <= 80 + len(str(clips))
    (line,) = run("inspect", "--json", clips / "letter.txt").stdout.splitlines()
    told = json.loads(line)
    assert told["authors"] == ["Ada Brandt"]
    assert told["published"]["date"] == "2019-03"
    assert told["published"]["precision"] == "month"
    assert told["body"].startswith("The pier was closed")


def test_inspect_answers_one_line_a_file_even_for_what_it_cannot_read(run: Run, clips: Path) -> None:
    (clips / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (clips / "empty.txt").write_bytes(b"")
    lines = [json.loads(line) for line in run("inspect", "--json", clips).stdout.splitlines()]
    assert len(lines) == 5
    codes = {
        Path(line["path"]).name: [problem["code"] for problem in line["problems"]] for line in lines if line["problems"]
    }
    assert codes == {"picture.txt": ["binary"], "empty.txt": ["empty"], "storm.md": ["date-unknown"]}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(run: Run, shell: str) -> None:
    import os
    import subprocess
    import sys

    code = "from newsarchive.cli import main; main()"
    env = {
        **os.environ,
        "_NEWSARCHIVE_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": "newsarchive b",
        "COMP_CWORD": "b" if shell == "fish" else "1",
    }
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False)
    assert "build" in done.stdout
