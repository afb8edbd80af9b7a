"""How a build is carried out changes nothing: the number of processes, hash seeds, time zones, locales, the order of files."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from builder.site import Site, article
from newsarchive.cli import pipeline

from .shared import LONG, build_elsewhere, command, difference, fill, harbour_texts, run, whole

#: Enough that reading and rendering are handed to a pool.
MANY = pipeline._WORTH_A_POOL + 50


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Many texts, built by one process into `build`."""
    site = fill(Site(tmp_path_factory.mktemp("harbour")), harbour_texts(MANY))
    assert site.build(jobs=1).articles == MANY
    return site


@pytest.mark.parametrize("jobs", [2, 7])
def test_any_number_of_processes_makes_the_same_site(harbour: Site, jobs: int) -> None:
    pooled, report = build_elsewhere(harbour, jobs=jobs)
    assert report.articles == MANY
    assert difference(pooled, whole(harbour.output)) == ""


@pytest.mark.skipif(not LONG, reason="two archives of this size take long; make test-long builds them")
def test_edits_are_built_alike_by_one_process_and_by_many(tmp_path: Path) -> None:
    one, many = (fill(Site(tmp_path / name), harbour_texts(MANY)) for name in ("one", "many"))
    one.build(jobs=1)
    many.build(jobs=2)
    for site in (one, many):
        site.write("newsarchive.toml", '[site]\nname = "The Ledger"\n')
        site.write("articles/1991/new.txt", article("A new ferry", "1991-02-02"))
        site.delete("articles/1990/0000.txt")
    one.build(jobs=1)
    many.build(jobs=7)
    assert difference(whole(many.output), whole(one.output)) == ""


#: Texts whose order, letters and numbers depend on a locale, a time zone or a table's order wherever a program lets them.
SMALL = {
    **harbour_texts(12),
    "articles/İzmir.txt": article("IĞDIR limanı açıldı", "2001-12-31", "Liman İZMİR yakınında.", tags="[Çay, çay, ISI, ısı]", lang="tr"),
    "articles/Äpfel.txt": article("Ähren am Ufer", "2002-01-01", "Der Wind kam.", tags="[Übersee, Ufer, Zoll, Äpfel]", lang="de"),
    "articles/late.txt": "The late ferry\n\nBy Selma Voss\n\nJan. 1, 2002 12:30 AM EST\n\nThe late ferry sailed at half past midnight.\n",
    "articles/zone.md": article("The zone", "2002-01-01T00:30:00+09:00", "Mira Dahl and Otto Brink met. Brink and Dahl left.", updated="2001-12-31 23:30"),
    "articles/one.md": article("One address", "2002-03-03"),
    "articles/two.md": article("One address", "2002-03-03"),
}  # fmt: skip
FEEDS = '[site]\nbase_url = "https://ledger.example/a/"\n'

SURROUNDINGS = {
    "Tokyo": {"PYTHONHASHSEED": "0", "TZ": "Asia/Tokyo", "LC_ALL": "C", "LANG": "C"},
    "New York": {"PYTHONHASHSEED": "1", "TZ": "America/New_York", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "random": {"PYTHONHASHSEED": "random"},
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Site:
    site = fill(Site(tmp_path_factory.mktemp("small"), FEEDS), SMALL)
    site.build()
    return site


@pytest.mark.parametrize("environment", SURROUNDINGS.values(), ids=SURROUNDINGS)
def test_surroundings_change_nothing(small: Site, tmp_path: Path, environment: dict[str, str]) -> None:
    done = run(command(small, output=tmp_path / "site", state=tmp_path / "state"), environment)
    assert done.returncode == 0, done.stderr
    assert difference(whole(tmp_path / "site"), whole(small.output)) == ""


def test_the_order_in_which_files_were_made_changes_nothing(small: Site, tmp_path: Path) -> None:
    backwards = fill(Site(tmp_path / "backwards", FEEDS), dict(reversed(SMALL.items())))
    backwards.build()
    assert difference(whole(backwards.output), whole(small.output)) == ""


def test_texts_that_came_one_by_one_make_the_same_site(small: Site, tmp_path: Path) -> None:
    slowly = Site(tmp_path / "slowly", FEEDS)
    for name, text in reversed(SMALL.items()):
        slowly.write(name, text)
        slowly.build()
    assert difference(whole(slowly.output), whole(small.output)) == ""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="who belongs to a build is read in /proc")
def test_the_processes_of_a_killed_build_end_with_it(harbour: Site, tmp_path: Path) -> None:
    arguments = command(harbour, "-j", "2", output=tmp_path / "site", state=tmp_path / "state")
    build = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    assert _wait_for(lambda: len(_session(build.pid)) > 2), "no pool was started"
    build.kill()
    build.wait()
    try:
        assert _wait_for(lambda: not _session(build.pid)), "the processes of the pool outlive the build"
    finally:
        for pid in _session(build.pid):
            os.kill(pid, signal.SIGKILL)


def _session(leader: int) -> list[int]:
    """The processes that a process started in a session of its own: itself and those that it has started in turn."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, _, session = status.read_text("utf-8", "replace").rpartition(")")[2].split()[:4]
            if int(session) == leader and state != "Z":
                found.append(int(status.parent.name))
    return found


def _wait_for(condition: Callable[[], bool]) -> bool:
    """Whether a condition comes true within ten seconds."""
    end = time.monotonic() + 10
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True
