"""Where exports go: whole or not at all, and never over what is somebody else's."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsarchive.errors import OutputError
from newsarchive.export.place import MARKER, file_written, folder_written


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def half(place: Path, error: BaseException) -> None:
    """Write half of a file, and then no more."""
    place.write_text("half")
    raise error


def test_a_file_takes_its_place_when_it_is_whole(tmp_path: Path) -> None:
    place = tmp_path / "a.csv"
    place.write_text("before")
    with file_written(place) as beside:
        beside.write_text("after")
        assert place.read_text() == "before"
    assert place.read_text() == "after"
    assert names(tmp_path) == {"a.csv"}


def test_after_an_error_a_file_is_as_it_was(tmp_path: Path) -> None:
    place = tmp_path / "a.csv"
    place.write_text("before")
    with pytest.raises(OutputError, match="No space left"), file_written(place) as beside:
        half(beside, OSError(28, "No space left on device"))
    with pytest.raises(KeyboardInterrupt), file_written(place) as beside:
        half(beside, KeyboardInterrupt())
    assert place.read_text() == "before"
    assert names(tmp_path) == {"a.csv"}


def test_a_folder_takes_the_place_of_the_export_before(tmp_path: Path) -> None:
    place = tmp_path / "my.out"
    for name in ("one", "two"):
        with folder_written(place) as beside:
            (beside / name).write_text(name)
        assert names(tmp_path) == {"my.out", f"my.out/{name}", f"my.out/{MARKER}"}


def test_after_an_error_a_folder_is_as_it_was(tmp_path: Path) -> None:
    place = tmp_path / "out"
    with folder_written(place) as beside:
        (beside / "one").write_text("one")
    with pytest.raises(OutputError), folder_written(place) as beside:
        half(beside / "two", OSError(28, "No space left on device"))
    assert names(tmp_path) == {"out", "out/one", f"out/{MARKER}"}


def test_what_is_somebody_elses_stays(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full/mine").write_text("mine")
    (tmp_path / "file").write_text("mine")
    (tmp_path / "empty").mkdir()
    for name in ("full", "file"):
        with pytest.raises(OutputError, match="no export made"), folder_written(tmp_path / name):
            raise AssertionError
    with pytest.raises(OutputError, match="this is no file"), file_written(tmp_path / "full"):
        raise AssertionError
    with folder_written(tmp_path / "empty"):
        pass
    assert names(tmp_path) == {"full", "full/mine", "file", "empty", f"empty/{MARKER}"}


def test_a_link_to_a_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "there")
    with folder_written(tmp_path / "link") as beside:
        (beside / "one").write_text("one")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "there/one").read_text() == "one"
