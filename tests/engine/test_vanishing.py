"""Files that change while a build reads them: it goes on, says so, and the next build has forgotten nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.site import PICTURE, TODAY, Site, article
from newsarchive.cli.pipeline import Options, Report, build
from newsarchive.cli.project import find_project

from .shared import assert_exact

#: Texts are read fifty at a time, in the order of their names; what happens after the first fifty meets the last one.
FIRST = 50
LAST = "articles/zz.txt"


@pytest.fixture
def busy(site: Site) -> Site:
    """An archive whose last text is read in a batch of its own."""
    for number in range(FIRST):
        site.write(f"articles/{number:02}.txt", article(f"Ferry {number}", "2019-02-27"))
    site.write(LAST, article("The last ferry", "2019-02-28", "It sailed at nine.", image="p.svg"))
    site.write("articles/p.svg", PICTURE)
    return site


def build_while(site: Site, happens: Callable[[], object]) -> Report:
    """Build; when the first texts have been read and the last one has not, something happens."""

    def watch(what: str, done: int, total: int) -> None:
        if what == "texts" and done == FIRST:
            happens()

    return build(find_project((), site.folder / "newsarchive.toml"), Options(jobs=1, as_of=TODAY), watch)


def problems(report: Report, path: Path) -> list[str]:
    return [problem.code for problem in report.problems if problem.path == str(path)]


def test_a_text_that_vanishes_is_told_and_the_others_are_built(busy: Site) -> None:
    last = busy.folder / LAST
    report = build_while(busy, last.unlink)
    assert report.articles == FIRST
    assert problems(report, last) == ["unreadable"]
    assert busy.has("/2019/02/27/ferry-0/")
    assert_exact(busy)


def test_a_text_that_becomes_a_folder_is_told_and_what_is_in_it_is_read_next_time(busy: Site) -> None:
    last = busy.folder / LAST

    def become_a_folder() -> None:
        last.unlink()
        busy.write(f"{LAST}/inside.txt", article("Inside", "2019-03-01"))

    report = build_while(busy, become_a_folder)
    assert report.articles == FIRST
    assert problems(report, last) == ["unreadable"]
    assert_exact(busy)
    assert busy.has("/2019/03/01/inside/")


def test_a_text_that_could_not_be_read_once_is_read_when_it_can_be(busy: Site) -> None:
    """A network drive that was away for a moment brings its files back as they were, with their old times."""
    last, away = busy.folder / LAST, busy.folder / "away"
    report = build_while(busy, lambda: last.rename(away))
    assert report.articles == FIRST
    away.rename(last)
    assert_exact(busy)
    assert busy.has("/2019/02/28/the-last-ferry/")


def test_metadata_that_could_not_be_read_once_is_read_when_it_can_be(busy: Site) -> None:
    sidecar, away = busy.folder / "articles/zz.yaml", busy.folder / "away"
    busy.write("articles/zz.yaml", "section: Harbour\n")
    report = build_while(busy, lambda: sidecar.rename(away))
    assert problems(report, sidecar) == ["unreadable"]
    away.rename(sidecar)
    assert_exact(busy)
    assert busy.has("/sections/harbour/")


def test_a_text_that_grows_while_others_are_read_is_read_again(busy: Site) -> None:
    build_while(busy, lambda: busy.write(LAST, article("The last ferry", "2019-02-28", "It never sailed.")))
    assert_exact(busy)


def test_a_picture_that_vanishes_is_told(busy: Site) -> None:
    report = build_while(busy, (busy.folder / "articles/p.svg").unlink)
    assert problems(report, busy.folder / LAST) == ["picture-missing"]
    assert_exact(busy)


def test_a_folder_that_vanishes_is_told_text_by_text(busy: Site) -> None:
    busy.write("articles/zz/one.txt", article("One", "2019-03-01"))
    report = build_while(busy, lambda: shutil.rmtree(busy.folder / "articles/zz"))
    assert problems(report, busy.folder / "articles/zz/one.txt") == ["unreadable"]
    assert_exact(busy)


def test_an_edit_that_keeps_size_and_place_is_seen_by_its_time(busy: Site) -> None:
    busy.build()
    last = busy.folder / LAST
    status = last.stat()
    last.write_text(last.read_text().replace("nine", "nNNe"))
    os.utime(last, ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    assert_exact(busy)
    assert "nNNe" in busy.page("/2019/02/28/the-last-ferry/")
