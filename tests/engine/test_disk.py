"""A disk that is full or read-only ends a build with a line that says where; nothing of the earlier site is lost.

These tests mount small file systems of their own, which most systems let only root do; elsewhere they skip.
"""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from builder.site import Site, article

from .shared import LONG, build_elsewhere, command, difference, fill, harbour_texts, left_behind, run, torn, whole

Disk = Callable[[int], Path]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """Mount an empty disk of so many kilobytes and return its folder."""
    mounted: list[Path] = []

    def mount(kilobytes: int) -> Path:
        folder = tmp_path / f"disk-{len(mounted)}"
        folder.mkdir()
        try:
            _run("mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", folder)
        except (OSError, subprocess.CalledProcessError) as error:
            pytest.skip(f"a small disk cannot be mounted here: {getattr(error, 'stderr', error)}")
        mounted.append(folder)
        return folder

    yield mount
    for folder in mounted:
        _run("umount", "-l", folder)


def _run(*arguments: str | Path) -> None:
    subprocess.run([str(each) for each in arguments], capture_output=True, text=True, check=True, timeout=20)


@pytest.fixture
def harbour(tmp_path: Path) -> Site:
    return fill(Site(tmp_path / "harbour"), harbour_texts(15))


def rewrite(site: Site) -> None:
    """Make every text, and with it every page, longer; and add some."""
    for name, text in harbour_texts(40).items():
        site.write(name, f"{text}\nThe tide turned at six, and again at noon.\n")


def leave_free(folder: Path, kilobytes: int) -> None:
    """Fill a disk, but for so many kilobytes, with a file called `full`."""
    filler = folder / "full"
    with filler.open("wb") as file:
        try:
            while True:
                os.write(file.fileno(), bytes(4096))
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise
        file.truncate(max(file.tell() - kilobytes * 1024, 0))


def is_one_line(said: str, where: Path) -> bool:
    """Whether `said` is `newsarchive: where: what (hint)` and speaks of a file below `where`."""
    return said.count("\n") == 1 and said.startswith(f"newsarchive: {where}") and said.endswith(")\n")


@pytest.mark.parametrize("kilobytes", [0, 16, 64, 128] if LONG else [16])
def test_a_full_disk_below_the_site_leaves_whole_files(harbour: Site, disk: Disk, kilobytes: int) -> None:
    folder = disk(20_000)
    output, build = folder / "site", command(harbour, "-q", output=folder / "site")
    harbour.build(output)
    before = whole(output)
    rewrite(harbour)
    leave_free(folder, kilobytes)
    done = run(build)
    assert done.returncode == 1
    assert is_one_line(done.stderr, output), done.stderr
    assert "No space left on device" in done.stderr
    assert "free space" in done.stderr
    clean, _ = build_elsewhere(harbour)
    assert torn(output, before, clean) == []
    assert set(before) <= set(whole(output)), "something of the earlier site is gone"
    (folder / "full").unlink()
    harbour.build(output)
    assert difference(whole(output), clean) == ""
    assert left_behind(output) == []


@pytest.mark.parametrize("what", ["output", "state"])
def test_a_disk_that_is_too_small_from_the_beginning_is_told(harbour: Site, disk: Disk, what: str) -> None:
    folder = disk(100)
    if what == "state":
        leave_free(folder, 0)
    done = run(command(harbour, "-q", **{what: folder / what}))
    assert done.returncode == 1
    assert is_one_line(done.stderr, folder / what), done.stderr


@pytest.mark.parametrize("kilobytes", [0, 16, 64, 100] if LONG else [16])
def test_a_full_disk_below_the_state_costs_time_only(harbour: Site, disk: Disk, kilobytes: int) -> None:
    folder = disk(20_000)
    build = command(harbour, "-q", state=folder / "state")
    harbour.build(state=folder / "state")
    before = whole(harbour.output)
    rewrite(harbour)
    leave_free(folder, kilobytes)
    done = run(build)
    assert done.returncode == 1
    assert is_one_line(done.stderr, folder / "state"), done.stderr
    assert "full" in done.stderr
    assert "space" in done.stderr.rpartition("(")[2], "the hint says what to do"
    clean, _ = build_elsewhere(harbour)
    assert torn(harbour.output, before, clean) == []
    (folder / "full").unlink()
    harbour.build(state=folder / "state")
    assert difference(whole(harbour.output), clean) == ""


def test_a_site_that_cannot_be_written_is_told_and_stays_as_it_was(harbour: Site, disk: Disk) -> None:
    folder = disk(20_000)
    output, build = folder / "site", command(harbour, "-q", output=folder / "site")
    harbour.build(output)
    before = whole(output)
    _run("mount", "-o", "remount,ro", folder)
    harbour.write("articles/1991/0001.txt", article("A ferry turns back", "1991-02-02"))
    done = run(build)
    assert done.returncode == 1
    assert is_one_line(done.stderr, output), done.stderr
    assert "Read-only file system" in done.stderr
    assert whole(output) == before
    _run("mount", "-o", "remount,rw", folder)
    harbour.build(output)
    assert difference(whole(output), build_elsewhere(harbour)[0]) == ""


def test_a_state_folder_that_cannot_be_written_is_told(harbour: Site, disk: Disk) -> None:
    folder = disk(20_000)
    _run("mount", "-o", "remount,ro", folder)
    done = run(command(harbour, "-q", state=folder / "state"))
    assert done.returncode == 1
    assert is_one_line(done.stderr, folder / "state"), done.stderr
