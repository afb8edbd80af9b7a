from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from newsarchive.builder import MARKER, Output
from newsarchive.errors import OutputError


@pytest.fixture
def output(tmp_path: Path) -> Output:
    output = Output(tmp_path / "site")
    assert output.prepare(clean=False)
    return output


def test_a_folder_with_files_of_others_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    for clean in (False, True):
        with pytest.raises(OutputError, match="no build made"):
            Output(tmp_path).prepare(clean=clean)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("")
    with pytest.raises(OutputError, match="cannot write here"):
        Output(tmp_path / "site").prepare(clean=False)


def test_clean_empties_what_is_ours(output: Output) -> None:
    output.write("a/index.html", b"x")
    assert not output.prepare(clean=False)
    assert output.prepare(clean=True)
    assert [path.name for path in output.folder.iterdir()] == [MARKER]


def test_the_same_content_is_not_written_again(output: Output) -> None:
    assert output.write("a/index.html", b"x")
    assert not output.write("a/index.html", b"x")
    assert output.write("a/index.html", b"y")
    assert output.size("a/index.html") == 1
    assert output.size("b/index.html") is None


def test_a_reader_never_sees_half_a_file(output: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    output.write("index.html", b"old")

    def fail(path: str, target: str) -> None:
        assert Path(path).read_bytes() == b"new"
        assert Path(path).parent == Path(target).parent
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OutputError, match="No space left"):
        output.write("index.html", b"new")
    assert {file.name: file.read_bytes() for file in output.folder.glob("*.html")} == {"index.html": b"old"}
    assert [file.name for file in output.folder.iterdir() if "tmp" in file.name] == []


def test_what_hosts_and_tools_keep_in_the_folder_is_never_touched(output: Output) -> None:
    for name in (".git/config", ".well-known/x", "CNAME", "a.html"):
        (output.folder / name).parent.mkdir(exist_ok=True)
        (output.folder / name).write_bytes(b"x")
    assert output.strangers(set()) == ["a.html"]
    output.prepare(clean=True)
    assert sorted(path.name for path in output.folder.iterdir()) == [
        ".git",
        ".newsarchive-site",
        ".well-known",
        "CNAME",
    ]


def test_what_is_removed_takes_its_empty_folders_along(output: Output) -> None:
    for name in ("a/b/index.html", "a/index.html", "c/d/e.html"):
        output.write(name, b"x")
    assert output.strangers({"a/index.html"}) == ["a/b/index.html", "c/d/e.html"]
    assert output.remove(["a/b/index.html", "c/d/e.html", "never/was.html"]) == 2
    assert not (output.folder / "c").exists()
    assert (output.folder / "a/index.html").exists()


def test_a_file_that_is_gone_already_leaves_no_empty_folder(tmp_path: Path) -> None:
    output = Output(tmp_path / "site")
    output.prepare(clean=False)
    for file in ("a/b/c/index.html", "a/d/index.html", "e/f/index.html"):
        output.write(file, b"x")
    (tmp_path / "site/a/b/c/index.html").unlink()
    shutil.rmtree(tmp_path / "site/e/f")
    assert output.remove(["a/b/c/index.html", "e/f/index.html"]) == 0
    assert sorted(path.name for path in (tmp_path / "site").iterdir() if path.is_dir()) == ["a"]
    assert [path.name for path in (tmp_path / "site/a").iterdir()] == ["d"]
