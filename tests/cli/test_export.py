"""`newsarchive export`: what it writes where, what it finds, what it leaves alone, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsarchive.export import FORMATS

from .conftest import Run

FILES = [name for name, each in FORMATS.items() if each.extension]
TEXTS = [name for name, each in FORMATS.items() if each.is_text]
FOLDERS = [name for name, each in FORMATS.items() if not each.extension]


@pytest.mark.parametrize("name", TEXTS)
def test_texts_go_to_standard_output(run: Run, clips: Path, tmp_path: Path, name: str) -> None:
    done = run("export", name, clips)
    assert (done.returncode, done.stderr) == (0, "")
    assert "The lamp is lit" in done.stdout
    assert run("export", name, clips, "-o", "-").stdout == done.stdout
    told = run("export", name, clips, "-o", f"a{FORMATS[name].extension}")
    assert told.stdout == f"3 articles in a{FORMATS[name].extension}\n"
    assert (tmp_path / f"a{FORMATS[name].extension}").read_text("utf-8") == done.stdout
    assert {path.name for path in tmp_path.iterdir()} == {"clips", ".newsarchive", f"a{FORMATS[name].extension}"}


@pytest.mark.parametrize("name", sorted({*FILES, *FOLDERS} - set(TEXTS)))
def test_the_others_have_a_name_of_their_own(run: Run, clips: Path, tmp_path: Path, name: str) -> None:
    own = FORMATS[name].file("export")
    assert run("export", name, clips).stdout == f"3 articles in {own}\n"
    assert (tmp_path / own).exists()
    refused = run("export", name, clips, "-o", "-")
    assert refused.returncode == 2
    assert "cannot go to standard output" in refused.stderr


def test_articles_stand_in_the_order_of_their_dates(run: Run, clips: Path) -> None:
    rows = [json.loads(line) for line in run("export", "jsonl", clips).stdout.splitlines()]
    listed = json.loads(run("list", clips, "--json").stdout)
    assert [row["address"] for row in rows] == [row["address"] for row in listed]
    assert rows[0]["published"] is None


def test_a_query_finds_what_a_search_finds(run: Run, clips: Path, tmp_path: Path) -> None:
    """Without a built site, and with one that a search can look into."""
    unbuilt = run("export", "jsonl", clips, "--query", "harbour OR lamp").stdout
    run("build", clips)
    assert run("export", "jsonl", clips, "--query", "harbour OR lamp").stdout == unbuilt
    for query in ("harbour OR lamp", '"nobody saw"', "1990..1999 -storm"):
        rows = [json.loads(line)["address"] for line in run("export", "jsonl", clips, "--query", query).stdout.splitlines()]  # fmt: skip
        hits = json.loads(run("search", "--json", "--sort", "oldest", "--", query).stdout)["hits"]
        assert sorted(rows) == sorted(hit["address"] for hit in hits), query
        assert rows


def test_a_query_leaves_the_next_build_exact(run: Run, clips: Path, tmp_path: Path) -> None:
    """What is not shown, and is found with -D, must not come into the site's own index."""
    (clips / "secret.md").write_text(
        "---\ntitle: Secret\ndraft: true\n---\nNobody may know of the xylophone.\n", "utf-8"
    )
    run("build", clips)
    assert "Secret" in run("export", "jsonl", clips, "-D", "--query", "xylophone").stdout
    run("build", clips)
    assert run("search", "xylophone").returncode == 1
    assert run("export", "jsonl", clips, "--query", "xylophone").returncode == 1


def test_a_query_that_finds_nothing_writes_nothing(run: Run, clips: Path, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("mine", "utf-8")
    done = run("export", "jsonl", clips, "--query", "zeppelin", "-o", "a.jsonl")
    assert done.returncode == 1
    assert "no article is found by zeppelin" in done.stderr
    assert (tmp_path / "a.jsonl").read_text("utf-8") == "mine"
    assert run("export", "jsonl", clips, "--query", "?!").returncode == 2


def test_a_word_that_was_taken_for_another_is_told(run: Run, clips: Path) -> None:
    done = run("export", "jsonl", clips, "--query", "harbuor")
    assert "No article has harbuor; searched for harbour" in done.stderr
    assert len(done.stdout.splitlines()) == 1


def test_drafts_and_embargoes(run: Run, clips: Path) -> None:
    (clips / "later.md").write_text("---\ntitle: Later\nembargo: 2030-01-01\n---\nIt will blow.\n", "utf-8")
    assert "Later" not in run("export", "jsonl", clips, "--as-of", "2029-12-31").stdout
    assert "Later" in run("export", "jsonl", clips, "--as-of", "2030-01-01").stdout
    (clips / "draft.md").write_text("---\ntitle: Not done\ndraft: true\n---\nIt may blow.\n", "utf-8")
    assert "Not done" not in run("export", "jsonl", clips).stdout
    assert "Not done" in run("export", "jsonl", clips, "-D").stdout


@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_of_somebody_else_is_not_touched(run: Run, clips: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/mine.txt").write_text("mine", "utf-8")
    done = run("export", name, clips, "-o", "out")
    assert done.returncode == 1
    assert "no export made" in done.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine.txt"]
    assert not list(tmp_path.glob(".out*"))


@pytest.mark.parametrize("name", FOLDERS)
def test_an_export_takes_the_place_of_the_one_before(run: Run, clips: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "out").mkdir()
    assert run("export", name, clips, "-o", "out").returncode == 0
    before = {path.relative_to(tmp_path / "out"): path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}  # fmt: skip
    (clips / "fog.txt").unlink()
    assert run("export", name, clips, "-o", "out").returncode == 0
    after = {path.relative_to(tmp_path / "out") for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert after != set(before)
    assert not list(tmp_path.glob(".out*"))


@pytest.mark.parametrize("name", FOLDERS)
def test_no_export_among_what_is_read(run: Run, clips: Path, name: str) -> None:
    done = run("export", name, clips, "-o", clips / "out")
    assert done.returncode == 2
    assert "would be read as articles" in done.stderr
    assert not (clips / "out").exists()


def test_a_file_that_cannot_be_written_is_told(run: Run, clips: Path, tmp_path: Path) -> None:
    done = run("export", "jsonl", clips, "-o", tmp_path / "none/a.jsonl")
    assert done.returncode == 1
    assert "cannot write here" in done.stderr
    folder = run("export", "jsonl", clips, "-o", clips)
    assert folder.returncode == 1
    assert "this is no file" in folder.stderr


def test_an_unknown_format_is_refused(run: Run, clips: Path) -> None:
    done = run("export", "docx", clips)
    assert done.returncode == 2
    assert "'jsonl'" in done.stderr
