"""`newsarchive build --dry-run`: what it says is what a build then does, and nothing is changed by it."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from .conftest import Run


def everything(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file() and path.name != "lock"
    }


def rehearsed(run: Run, *args: str | Path) -> dict[str, Any]:
    done = run("build", *args, "--dry-run", "--json")
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def made_by_the_last_build(state: Path) -> set[str]:
    with sqlite3.connect(state / "catalogue.sqlite") as db:
        last = "(SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'build')"
        return {address for (address,) in db.execute(f"SELECT address FROM page WHERE build = {last}")}


def test_before_the_first_build_it_says_all_and_leaves_nothing(run: Run, clips: Path, tmp_path: Path) -> None:
    told = rehearsed(run, clips)
    assert [path.name for path in tmp_path.iterdir()] == ["clips"]
    assert [each["path"] for each in told["read"]] == [str(clips / name) for name in ("fog.txt", "lamp.md", "storm.md")]
    assert {each["why"] for each in told["made"]} == {"it is new"}
    assert (told["articles"], told["kept"], told["removed"]) == (3, [], [])
    assert [problem["code"] for problem in told["problems"]] == ["date-unknown"]
    run("build", clips)
    assert {each["address"] for each in told["made"]} == made_by_the_last_build(tmp_path / ".newsarchive")


@pytest.fixture
def edited(run: Run, clips: Path, tmp_path: Path) -> Path:
    """An archive that was built, and then: a text edited, one gone, one new, a file damaged."""
    run("build", clips)
    lamp = clips / "lamp.md"
    lamp.write_text(lamp.read_text("utf-8").replace("Thursday", "a Thursday"), "utf-8")
    (clips / "storm.md").unlink()
    (clips / "pier.md").write_text("---\ntitle: A pier\ndate: 2001-02-03\n---\nIt was opened.\n", "utf-8")
    (tmp_path / "build/404.html").write_text("short")
    return clips


def test_each_kind_has_its_reason(run: Run, edited: Path) -> None:
    told = rehearsed(run, edited)
    read = {Path(each["path"]).name: each["why"] for each in told["read"]}
    assert read == {
        "lamp.md": "size or time of a file changed (lamp.md)",
        "pier.md": "the catalogue did not know it",
    }
    made = {each["address"]: each["why"] for each in told["made"]}
    assert made["/1999/03/04/the-lamp-is-lit/"] == "what it shows has changed"
    assert made["/2001/02/03/a-pier/"] == "it is new"
    assert "/undated/fog-over-the-harbour/" not in made
    removed = {each["address"]: each["why"] for each in told["removed"]}
    # Files of the search index have other names with every word that changes.
    assert {name: why for name, why in removed.items() if not name.startswith("/search/")} == {
        "/undated/storm/index.html": "no page asks for it any more",
    }
    kept = {each["address"] for each in told["kept"]}
    assert "/undated/fog-over-the-harbour/" in kept
    assert not kept & set(made)


def test_it_changes_nothing_and_a_build_then_does_what_it_said(run: Run, edited: Path, tmp_path: Path) -> None:
    before = everything(tmp_path)
    told = rehearsed(run, edited)
    assert everything(tmp_path) == before
    done = json.loads(run("build", edited, "--json").stdout)
    made = {each["address"] for each in told["made"]}
    assert made_by_the_last_build(tmp_path / ".newsarchive") == made
    assert done["removed"] == len(told["removed"])
    assert done["files"] - 1 == len(told["made"]) + len(told["kept"])
    again = rehearsed(run, edited)
    assert (again["read"], again["made"], again["removed"]) == ([], [], [])


def test_what_no_build_made_is_removed_by_one_that_makes_everything(run: Run, clips: Path, tmp_path: Path) -> None:
    run("build", clips)
    (tmp_path / "build/stranger.html").write_text("who?")
    assert rehearsed(run, clips)["removed"] == []
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/404.html").write_text("<p>Nothing", "utf-8")
    assert rehearsed(run, clips)["removed"] == [{"address": "/stranger.html", "why": "no finished build made it"}]
    assert json.loads(run("build", clips, "--json").stdout)["removed"] == 1


def test_a_missing_file_templates_and_settings_are_told_apart(run: Run, clips: Path, tmp_path: Path) -> None:
    settings = tmp_path / "newsarchive.toml"
    settings.write_text('content = ["clips"]\n', "utf-8")
    run("build")

    def why() -> str:
        return {each["address"]: each["why"] for each in rehearsed(run)["made"]}.get("/tags/", "kept")

    assert why() == "kept"
    (tmp_path / "build/tags/index.html").unlink()
    assert why() == "its file was missing, or not as it was written"
    settings.write_text('content = ["clips"]\n[site]\nmotto = "Kept dry"\n', "utf-8")
    assert why() == "the site's settings have changed"
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/notes.html").write_text("<p>", "utf-8")
    assert why() == "the templates or the stylesheet have changed"


@pytest.mark.parametrize(
    ("file", "text", "why"),
    [
        (
            "newsarchive.toml",
            'content = ["clips"]\n[reading]\ndate_order = "dmy"\n',
            "the settings of reading changed",
        ),
        ("names.yaml", "hide: [The Quay]\n", "the names file, or what finds names, changed"),
    ],
)
def test_what_makes_all_texts_be_read_again_is_named(
    run: Run, clips: Path, tmp_path: Path, file: str, text: str, why: str
) -> None:
    (tmp_path / "newsarchive.toml").write_text('content = ["clips"]\n', "utf-8")
    run("build")
    (tmp_path / file).write_text(text, "utf-8")
    told = rehearsed(run)
    assert [each["why"] for each in told["read"]] == [why] * 3
    # A text that comes after all were read again is new, whatever catalogue was before.
    run("build")
    (clips / "pier.md").write_text("---\ntitle: A pier\ndate: 2001-02-03\n---\nIt was opened.\n", "utf-8")
    assert [each["why"] for each in rehearsed(run)["read"]] == ["the catalogue did not know it"]


def test_a_sidecar_and_a_picture_are_told(run: Run, clips: Path, tmp_path: Path) -> None:
    (clips / "p.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>', "utf-8")
    (clips / "fog.yaml").write_text("image: p.svg\n", "utf-8")
    run("build", clips)
    (clips / "p.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"/>', "utf-8")
    (clips / "lamp.yaml").write_text("section: Port\n", "utf-8")
    read = {Path(each["path"]).name: each["why"] for each in rehearsed(run, clips)["read"]}
    assert read == {
        "fog.txt": "a picture that it shows changed",
        "lamp.md": "size or time of a file changed (lamp.yaml)",
    }


def test_words_are_cut_at_twenty_unless_all_are_asked_for(run: Run, clips: Path) -> None:
    brief, full = run("build", clips, "--dry-run").stdout, run("build", clips, "--dry-run", "-v").stdout
    assert "3 texts would be read" in brief
    number = len([line for line in full.splitlines() if line.endswith(": it is new")])
    assert f"{number} files of the site would be made" in brief
    assert f"… and {number - 20} more (-v shows all)" in brief
    assert "(-v shows all)" not in full


def test_clean_is_rehearsed_as_a_build_from_nothing(run: Run, clips: Path, tmp_path: Path) -> None:
    run("build", clips)
    before = everything(tmp_path)
    told = rehearsed(run, clips, "--clean")
    assert (len(told["read"]), told["kept"]) == (3, [])
    assert everything(tmp_path) == before


def test_a_folder_that_is_not_ours_is_told_as_a_build_would(run: Run, clips: Path, tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs/thesis.doc").write_text("years of work")
    done = run("build", clips, "-o", "theirs", "--dry-run")
    assert done.returncode == 1
    assert "no build made" in done.stderr


def test_a_damaged_catalogue_is_left_for_the_build_to_mend(run: Run, clips: Path, tmp_path: Path) -> None:
    run("build", clips)
    catalogue = tmp_path / ".newsarchive/catalogue.sqlite"
    catalogue.write_bytes(b"not a database" * 100)
    told = rehearsed(run, clips)
    assert len(told["read"]) == 3
    why = "nothing was known of what lay there: the catalogue is new, or another build used the output folder"
    assert {each["why"] for each in told["made"]} == {why}
    assert catalogue.read_bytes() == b"not a database" * 100


def test_strict_counts_problems_of_a_rehearsal_too(run: Run, clips: Path) -> None:
    assert run("build", clips, "--dry-run", "--strict").returncode == 1
    (clips / "storm.md").unlink()
    assert run("build", clips, "--dry-run", "--strict").returncode == 0
