"""`newsarchive build`, end to end."""

from __future__ import annotations

import json
from pathlib import Path

from .conftest import Run


def test_no_configuration_is_needed(run: Run, clips: Path, tmp_path: Path) -> None:
    done = run("build", clips, "-o", tmp_path / "site")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site/1999/03/04/the-lamp-is-lit/index.html").is_file()
    assert (tmp_path / "site/undated/fog-over-the-harbour/index.html").is_file()
    assert "3 articles" in done.stdout
    assert "largest" in done.stdout
    assert "fullest folder" in done.stdout


def test_a_problem_names_file_line_and_remedy_and_stops_nothing(run: Run, clips: Path, tmp_path: Path) -> None:
    done = run("build", clips, "-o", tmp_path / "site")
    (line,) = [line for line in done.stderr.splitlines() if "date-unknown" in line]
    assert line.startswith(f"{clips / 'storm.md'}:3: date-unknown: ")
    assert line.endswith(")")
    assert (tmp_path / "site/undated/storm/index.html").is_file()


def test_strict_turns_problems_into_status_1_after_building(run: Run, clips: Path, tmp_path: Path) -> None:
    assert run("build", clips, "-o", tmp_path / "site", "--strict").returncode == 1
    assert (tmp_path / "site/index.html").is_file()
    (clips / "storm.md").unlink()
    assert run("build", clips, "-o", tmp_path / "site", "--strict").returncode == 0


def test_json_is_one_object_with_all_that_was_done(run: Run, clips: Path, tmp_path: Path) -> None:
    first = json.loads(run("build", clips, "-o", tmp_path / "site", "--json").stdout)
    assert first["articles"] == 3
    assert first["unchanged"] == first["removed"] == 0
    assert first["written"] >= first["pages"] > 10
    assert [problem["code"] for problem in first["problems"]] == ["date-unknown"]
    assert set(first["problems"][0]) == {"code", "message", "path", "line", "hint"}
    second = json.loads(run("build", clips, "-o", tmp_path / "site", "--json").stdout)
    assert (second["written"], second["removed"]) == (0, 0)
    # What is wrong is said again: a build that reads nothing anew has not forgotten it.
    assert second["problems"] == first["problems"]


def test_what_is_gone_from_the_input_is_gone_from_the_output(run: Run, clips: Path, tmp_path: Path) -> None:
    run("build", clips, "-o", tmp_path / "site")
    (clips / "lamp.md").unlink()
    again = json.loads(run("build", clips, "-o", tmp_path / "site", "--json").stdout)
    assert again["removed"] > 0
    assert not (tmp_path / "site/1999").exists()
    assert not (tmp_path / "site/tags/harbours").exists()


def test_drafts_and_embargoes_wait(run: Run, clips: Path, tmp_path: Path) -> None:
    (clips / "draft.md").write_text("---\ntitle: Half\ndate: 2001-01-01\ndraft: true\n---\nWords.\n", "utf-8")
    (clips / "later.md").write_text("---\ntitle: Later\ndate: 2001-01-02\nembargo: 2030-01-01\n---\nWords.\n", "utf-8")
    site = tmp_path / "site"
    run("build", clips, "-o", site, "--as-of", "2029-12-31")
    assert not (site / "2001").exists()
    run("build", clips, "-o", site, "--as-of", "2030-01-01", "-D")
    assert (site / "2001/01/01/half/index.html").is_file()
    assert (site / "2001/01/02/later/index.html").is_file()


def test_a_date_ahead_is_reported_and_never_dropped(run: Run, clips: Path, tmp_path: Path) -> None:
    done = run("build", clips, "-o", tmp_path / "site", "--as-of", "1999-01-01")
    assert "date-ahead" in done.stderr
    assert (tmp_path / "site/1999/03/04/the-lamp-is-lit/index.html").is_file()


def test_a_folder_that_is_not_ours_is_not_touched(run: Run, clips: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "thesis.doc").write_text("years of work")
    for flags in ((), ("--clean",)):
        done = run("build", clips, "-o", theirs, *flags)
        assert done.returncode == 1
        assert "no build made" in done.stderr
        assert [path.name for path in theirs.iterdir()] == ["thesis.doc"]


def test_clean_builds_the_same_from_nothing(run: Run, clips: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    run("build", clips, "-o", site)
    before = {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    run("build", clips, "-o", site, "--clean")
    assert before == {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_state_lies_beside_the_configuration_or_where_it_is_said(run: Run, clips: Path, tmp_path: Path) -> None:
    run("build", clips, "-o", tmp_path / "site")
    assert (tmp_path / ".newsarchive").is_dir()
    run("build", clips, "-o", tmp_path / "site", "--state", tmp_path / "elsewhere")
    assert (tmp_path / "elsewhere/catalogue.sqlite").is_file()


def test_nothing_of_a_hostile_text_reaches_the_terminal(run: Run, clips: Path, tmp_path: Path) -> None:
    (clips / "evil\x1b]0;owned\x07.md").write_text("---\ntitle: x\ndate: \x1b[2J\u202enever\n---\nWords.\n", "utf-8")
    done = run("build", clips, "-o", tmp_path / "site", "-v")
    assert done.returncode == 0
    assert "\x1b" not in done.stdout + done.stderr
    assert "\u202e" not in done.stdout + done.stderr


def test_quiet_says_nothing_but_problems(run: Run, clips: Path, tmp_path: Path) -> None:
    done = run("build", clips, "-o", tmp_path / "site", "-q")
    assert done.stdout == ""
    assert "date-unknown" in done.stderr
