"""`[names]` on the command line: the names file is read, kept to and watched; what cannot be used is exit status 2."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import Run

PERSON = "people:\n  Ingrid Salander: [Inga Salander]\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An archive of one article, with its configuration in a folder that the command does not run in."""
    home = tmp_path / "home"
    (home / "articles").mkdir(parents=True)
    story = "---\ntitle: Ferry\ndate: 1999-03-04\nlang: en\npeople: [Inga Salander]\n---\nThe ferry sailed.\n"
    (home / "articles/ferry.md").write_text(story, "utf-8")
    (home / "newsarchive.toml").write_text("", "utf-8")
    return home


def people(run: Run, home: Path) -> list[str]:
    done = run("inspect", "-c", home / "newsarchive.toml", "--json", home / "articles")
    assert done.returncode == 0, done.stderr
    return list(json.loads(done.stdout)["people"])


def read(run: Run, home: Path) -> str:
    done = run("build", "-c", home / "newsarchive.toml")
    assert done.returncode == 0, done.stderr
    found = re.search(r"\((\d+) read now\)", done.stdout)
    assert found, done.stdout
    return found[1]


def test_names_yaml_lies_beside_the_configuration(run: Run, home: Path) -> None:
    assert people(run, home) == ["Inga Salander"]
    (home / "names.yaml").write_text("\ufeff" + PERSON, "utf-8")
    assert people(run, home) == ["Ingrid Salander"]


def test_another_name_can_be_given(run: Run, home: Path) -> None:
    (home / "newsarchive.toml").write_text('[names]\nfile = "lists/people.yaml"\n', "utf-8")
    done = run("build", "-c", home / "newsarchive.toml")
    assert done.returncode == 2
    assert "'lists/people.yaml'" in done.stderr
    (home / "lists").mkdir()
    (home / "lists/people.yaml").write_text(PERSON, "utf-8")
    assert people(run, home) == ["Ingrid Salander"]


def test_a_change_of_the_file_reads_the_texts_again(run: Run, home: Path) -> None:
    assert (read(run, home), read(run, home)) == ("1", "0")
    (home / "names.yaml").write_text(PERSON, "utf-8")
    assert (read(run, home), read(run, home)) == ("1", "0")
    page = (home / "build/1999/03/04/ferry/index.html").read_text("utf-8")
    assert "Ingrid Salander" in page
    assert "written in the names file" in page
    assert str(home) not in page
    (home / "names.yaml").unlink()
    assert read(run, home) == "1"
    assert "Ingrid Salander" not in (home / "build/1999/03/04/ferry/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (b"people:\n  Ann Lee: [Lee]\n  Bo Lee: [Lee]\n", ":3", "line 2"),
        (b"organizations:\n", ":1", "did you mean 'organisations'?"),
        (b"people: [\n", ":2", "YAML"),
        (b"people:\n  Caf\xe9: []\n", "", "UTF-8"),
    ],
)
def test_a_wrong_names_file_is_status_2_with_its_line(run: Run, home: Path, text: bytes, line: str, said: str) -> None:
    (home / "names.yaml").write_bytes(text)
    done = run("build", "-c", home / "newsarchive.toml")
    assert done.returncode == 2, done.stdout
    assert f"names.yaml{line}: " in done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_check_tells_the_line_that_settles_a_doubtful_name_and_writes_it_beside_no_text(run: Run, home: Path) -> None:
    story = "---\ntitle: Fog\ndate: 1899-03-04\nlang: en\npeople: [Inga Salander]\n---\nThe fog came.\n"
    (home / "articles/fog.md").write_text(story, "utf-8")
    done = run("check", "-c", home / "newsarchive.toml", "--write", home / "articles", "--json")
    told = json.loads(done.stdout)
    (problem,) = (each for each in told["problems"] if each["code"] == "name-doubtful")
    lines = [each["line"] for each in told["suggestions"] if each["code"] == "name-doubtful"]
    assert problem["path"].endswith("ferry.md")
    assert f"add under people: in {home / 'names.yaml'}: {lines[0]}" in problem["hint"]
    assert not list((home / "articles").glob("*.yaml"))
    for line in lines:
        (home / "names.yaml").write_text(f"people:\n  {line}\n", "utf-8")
        done = run("check", "-c", home / "newsarchive.toml", "--json")
        assert "name-doubtful" not in done.stdout


@pytest.mark.parametrize("command", [("build",), ("check",), ("inspect", "articles")])
def test_a_pipeline_that_is_not_there_is_status_2(run: Run, home: Path, command: tuple[str, ...]) -> None:
    (home / "newsarchive.toml").write_text('[names]\nspacy = "en_no_such_pipeline"\n', "utf-8")
    done = run(*command, cwd=home)
    assert done.returncode == 2, done.stdout
    assert "pip install newsarchive[ner]" in done.stderr
    assert "python -m spacy download en_no_such_pipeline" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_pipeline_in_a_folder_lies_beside_the_configuration(run: Run, home: Path) -> None:
    nlp = pytest.importorskip("spacy", reason="spaCy is not installed: pip install newsarchive[ner]").blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "ferry"}])
    nlp.to_disk(home / "pipeline")
    (home / "newsarchive.toml").write_text('[names]\nspacy = "pipeline"\n', "utf-8")
    done = run("inspect", "-c", home / "newsarchive.toml", "--json", home / "articles")
    assert json.loads(done.stdout)["organisations"] == ["ferry"], done.stderr
    assert (read(run, home), read(run, home)) == ("1", "0")


@pytest.fixture
def served(home: Path) -> Iterator[subprocess.Popen[str]]:
    env = {**os.environ, "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "newsarchive", "serve", "-p", "0"]
    process = subprocess.Popen(command, cwd=home, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=env)
    yield process
    process.kill()
    process.wait(10)


def test_serve_notices_the_file_when_it_comes_and_when_it_changes(served: subprocess.Popen[str], home: Path) -> None:
    assert served.stdout is not None
    assert any("http://" in line for line in served.stdout)
    page = home / "build/1999/03/04/ferry/index.html"
    for name in ("Ingrid Salander", "Inge Salander"):
        (home / "names.yaml").write_text(f"people:\n  {name}: [Inga Salander]\n", "utf-8")
        end = time.monotonic() + 30
        while name not in page.read_text("utf-8") and time.monotonic() < end:
            time.sleep(0.1)
        assert name in page.read_text("utf-8")
    served.send_signal(signal.SIGINT)
    assert served.wait(15) == 0
