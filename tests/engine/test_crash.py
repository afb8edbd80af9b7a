"""A build that is killed leaves whole files, and the next one is exact."""

from __future__ import annotations

import random
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.site import Site, article

from .shared import (
    LONG,
    assert_exact,
    build_elsewhere,
    command,
    difference,
    fill,
    harbour_texts,
    interrupted,
    left_behind,
    run,
    torn,
    whole,
)

#: At so many moments a build is killed: one from nothing, one after edits, one that makes everything again.
MOMENTS = {"cold": 40, "edits": 40, "clean": 20} if LONG else {"cold": 2, "edits": 2, "clean": 1}
#: Enough that a build lasts some times longer than its start.
TEXTS = 200 if LONG else 30


class Harbour:
    """An archive before and after edits: the site that each makes, and how long a build takes."""

    def __init__(self, folder: Path) -> None:
        self.site = fill(Site(folder), harbour_texts(TEXTS))
        self.site.build()
        self.before = whole(self.site.output)
        shutil.copytree(folder / "build", folder / "old")
        shutil.copytree(folder / ".newsarchive", folder / "old-state")
        edit(self.site)
        self.after, _ = build_elsewhere(self.site)
        self.startup = _seconds(command(self.site, "--help"))
        self.seconds = {kind: self.time(kind) for kind in ("cold", "edits")}
        self.seconds["clean"] = self.seconds["cold"]

    def go_back(self, kind: str) -> list[str]:
        """Put output and state back to what they were before the edits; return the command that builds."""
        for folder, old in ((self.site.output, "old"), (self.site.folder / ".newsarchive", "old-state")):
            shutil.rmtree(folder, ignore_errors=True)
            if kind != "cold":
                shutil.copytree(self.site.folder / old, folder)
        return command(self.site, "-j", "1", "-q", *(["--clean"] if kind == "clean" else []))

    def time(self, kind: str) -> float:
        return _seconds(self.go_back(kind))


def _seconds(arguments: list[str]) -> float:
    started = time.monotonic()
    assert run(arguments).returncode == 0
    return time.monotonic() - started


def edit(site: Site) -> None:
    """Change bodies, a date, a name that all pages show; delete and add."""
    for number, (name, text) in enumerate(harbour_texts(TEXTS).items()):
        if number % 3 == 0:
            site.write(name, text.replace("until noon", "until dusk"))
        elif number % 20 == 1:
            site.delete(name)
    site.write("articles/1992/new.txt", article("A ferry is launched", "1992-02-02", tags="[Launches]"))
    site.write("newsarchive.toml", '[site]\nname = "The Ledger"\nbase_url = "https://ledger.example/"\n')


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Harbour:
    return Harbour(tmp_path_factory.mktemp("harbour"))


@pytest.mark.parametrize(("kind", "moment"), [(kind, n) for kind, number in MOMENTS.items() for n in range(number)])
def test_a_killed_build_leaves_whole_files_and_the_next_one_is_exact(harbour: Harbour, kind: str, moment: int) -> None:
    arguments = harbour.go_back(kind)
    share = (moment + random.random()) / MOMENTS[kind]
    delay = harbour.startup + share * (harbour.seconds[kind] - harbour.startup)
    killed = subprocess.Popen(arguments)
    time.sleep(delay)
    killed.kill()
    killed.wait()
    assert not torn(harbour.site.output, harbour.before, harbour.after), f"{kind}, killed after {delay:.3f} s"
    harbour.site.build()
    assert difference(whole(harbour.site.output), harbour.after) == "", f"{kind}, killed after {delay:.3f} s"
    assert left_behind(harbour.site.output) == []


def test_a_build_into_an_emptied_folder_that_was_cut_off_is_not_believed(site: Site) -> None:
    """What was known of the files that are gone must not be believed of those that come in their place."""
    site.write("articles/a.txt", article("Fog", "2019-02-27", "The lamp was lit."))
    site.build()
    shutil.rmtree(site.output)
    site.write("articles/a.txt", article("Fog", "2019-02-27", "The lamp was out."))
    interrupted(site)
    site.write("articles/a.txt", article("Fog", "2019-02-27", "The lamp was lit."))
    assert_exact(site)


def test_a_folder_that_was_being_emptied_is_still_ours(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.write("articles/a.txt", article("Fog", "2019-02-27"))
    clean, _ = build_elsewhere(site)
    # The order in which a folder is emptied is the file system's: each moment is tried.
    for removals in range(12):
        site.build()
        with monkeypatch.context() as patch:
            die_after(patch, removals)
            with pytest.raises(KeyboardInterrupt):
                site.build(clean=True)
        site.build()
        assert difference(whole(site.output), clean) == ""


def die_after(patch: pytest.MonkeyPatch, removals: int) -> None:
    """Interrupt whatever removes more than so many entries of a folder."""
    left = removals

    def dying(remove: Callable[..., None]) -> Callable[..., None]:
        def call(*args: object, **options: object) -> None:
            nonlocal left
            if left == 0:
                raise KeyboardInterrupt
            left -= 1
            remove(*args, **options)

        return call

    patch.setattr(shutil, "rmtree", dying(shutil.rmtree))
    patch.setattr(Path, "unlink", dying(Path.unlink))
