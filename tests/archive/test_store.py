from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from newsarchive.archive import open_catalogue
from newsarchive.errors import ArchiveError


def remember(path: Path, fingerprint: str = "1") -> None:
    with open_catalogue(path, fingerprint) as db:
        db.execute("INSERT INTO document VALUES ('a.txt', 'stamp', 'a.txt', x'90', 'new', '', 1)")


def remembered(path: Path, fingerprint: str = "1") -> int:
    with open_catalogue(path, fingerprint) as db:
        return int(db.execute("SELECT count(*) FROM document").fetchone()[0])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "state" / "catalogue.sqlite"
    remember(path)
    return path


def test_what_was_read_is_remembered(path: Path) -> None:
    assert remembered(path) == 1


def test_another_version_is_thrown_away(path: Path) -> None:
    assert remembered(path, "2") == 0


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: b"",
        lambda whole: b"not a database at all",
        lambda whole: whole[:4096],
        lambda whole: whole[:8192] + b"\xff" * (len(whole) - 8192),
        lambda whole: b"\x00" * len(whole),
    ],
    ids=["empty", "text", "cut off", "overwritten", "zeros"],
)
def test_a_damaged_one_is_made_anew(path: Path, damage: object) -> None:
    path.write_bytes(damage(path.read_bytes()))  # type: ignore[operator]
    assert remembered(path) == 0
    remember(path)


def test_damage_that_shows_only_in_use_costs_one_build(path: Path) -> None:
    error = sqlite3.DatabaseError("database disk image is malformed")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    with pytest.raises(ArchiveError, match="thrown away"), open_catalogue(path, "1"):
        raise error
    assert remembered(path) == 0


def test_a_mistake_of_ours_is_no_damage(path: Path) -> None:
    with pytest.raises(sqlite3.IntegrityError), open_catalogue(path, "1") as db:
        db.execute("INSERT INTO document VALUES ('a.txt', '', '', x'90', 'new', '', 1)")
    assert remembered(path) == 1


def test_a_log_left_by_another_is_not_played_back(path: Path) -> None:
    path.with_name("catalogue.sqlite-wal").write_bytes(b"left behind")
    path.unlink()
    assert remembered(path) == 0


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "catalogue.sqlite").mkdir()
    with pytest.raises(ArchiveError, match="cannot be used"), open_catalogue(tmp_path / "catalogue.sqlite", "1"):
        pass
