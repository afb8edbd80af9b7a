"""Real files, really touched. Nothing here sleeps for a fixed time and hopes: every wait has its own end."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Queue

import pytest

from newsarchive.errors import ArchiveError
from newsarchive.preview import BuildNote
from newsarchive.preview.watching import Sieve, Watcher, attempt, rebuild_on_change

GOOD = BuildNote(ok=True)
#: Several times what the watcher takes to notice anything (see `brisk` in conftest), for what must not be noticed.
QUIET = 0.3


class Loop:
    """A watcher's loop in the background; `builds` gets a note whenever it has built."""

    def __init__(
        self,
        watch: Callable[[], list[Path]],
        ignore: list[Path] | None = None,
        rebuild: Callable[[], BuildNote] = lambda: GOOD,
    ) -> None:
        self.stop = threading.Event()
        self.builds: Queue[BuildNote] = Queue()
        self.watcher = Watcher(watch, ignore or [], self.stop)
        self.thread = threading.Thread(
            target=rebuild_on_change, args=(self.watcher, rebuild, self.builds.put), daemon=True
        )
        self.thread.start()

    def built(self) -> bool:
        return self.builds.get(timeout=5).ok

    def quiet(self) -> bool:
        try:
            self.builds.get(timeout=QUIET)
        except Empty:
            return True
        return False

    def end(self) -> None:
        self.stop.set()
        self.thread.join(5)
        assert not self.thread.is_alive()


@pytest.fixture
def start() -> Iterator[Callable[..., Loop]]:
    made: list[Loop] = []

    def begin(*args: object, **more: object) -> Loop:
        made.append(Loop(*args, **more))  # type: ignore[arg-type]
        return made[-1]

    yield begin
    for loop in made:
        loop.end()


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    (folder / "2019").mkdir(parents=True)
    (folder / "2019" / "a.md").write_text("one")
    return folder


Start = Callable[..., Loop]


def test_a_change_a_new_file_a_removal_and_a_rename_are_noticed(start: Start, news: Path) -> None:
    loop = start(lambda: [news])
    (news / "2019" / "a.md").write_text("two")
    assert loop.built()
    (news / "b.md").write_text("new")
    assert loop.built()
    (news / "b.md").rename(news / "c.md")
    assert loop.built()
    (news / "c.md").unlink()
    assert loop.built()


def test_files_in_new_folders_are_noticed(start: Start, news: Path) -> None:
    loop = start(lambda: [news])
    (news / "2020").mkdir()
    assert loop.built()
    (news / "2020" / "b.md").write_text("new")
    assert loop.built()


@pytest.mark.usefixtures("patient")
def test_one_save_is_one_build(start: Start, news: Path) -> None:
    loop = start(lambda: [news])
    for number in range(20):
        (news / f"{number}.md").write_text("x")
    assert loop.built()
    assert loop.quiet()


def test_what_is_ignored_and_what_passes_goes_unnoticed(start: Start, news: Path) -> None:
    out = news / "build"
    out.mkdir()
    loop = start(lambda: [news], [out, news / "state"])
    (out / "index.html").write_text("built")
    (news / "state").mkdir()
    (news / "state" / "catalogue.sqlite").write_text("built")
    for name in (".a.md.swp", "a.md~", ".#a.md", "4913", ".DS_Store", "a.md.tmp"):
        (news / name).write_text("passing")
    assert loop.quiet()
    (news / "b.md").write_text("new")
    assert loop.built()


@pytest.mark.usefixtures("patient")
def test_reading_the_sources_is_no_change(start: Start, news: Path) -> None:
    def rebuild() -> BuildNote:
        assert (news / "2019" / "a.md").read_text() == "two"
        return GOOD

    loop = start(lambda: [news], rebuild=rebuild)
    (news / "2019" / "a.md").write_text("two")
    assert loop.built()
    assert loop.quiet()


@pytest.mark.usefixtures("patient")
def test_changes_during_a_build_cause_one_more(start: Start, news: Path, tmp_path: Path) -> None:
    config, begun, go_on = tmp_path / "config.toml", threading.Event(), threading.Event()
    config.write_text("one")

    def rebuild() -> BuildNote:
        begun.set()
        assert go_on.wait(5)
        return GOOD

    loop = start(lambda: [news, config], rebuild=rebuild)
    (news / "b.md").write_text("new")
    assert begun.wait(5)
    for number in range(5):
        (news / f"{number}.md").write_text("during the build")
    config.write_text("changed during the build")
    go_on.set()
    assert loop.built()
    assert loop.built()
    assert loop.quiet()


def test_a_single_file_is_watched_even_if_it_is_replaced(start: Start, tmp_path: Path) -> None:
    config = tmp_path / "newsarchive.toml"
    config.write_text("one")
    loop = start(lambda: [config])
    for text in ("two!", "three", "four?!"):
        draft = tmp_path / "draft"
        draft.write_text(text)
        draft.replace(config)
        assert loop.built()
    config.unlink()
    assert loop.built()


def test_a_folder_that_comes_later_is_watched_from_then_on(start: Start, news: Path, tmp_path: Path) -> None:
    later = tmp_path / "templates"
    loop = start(lambda: [news, later])
    later.mkdir()
    assert loop.built()
    (later / "base.html").write_text("new")
    assert loop.built()


def test_a_folder_that_is_replaced_is_watched_again(start: Start, news: Path, tmp_path: Path) -> None:
    loop = start(lambda: [news])
    news.rename(tmp_path / "old")
    assert loop.built()
    news.mkdir()
    assert loop.built()
    (news / "2020").mkdir()
    assert loop.built()
    (tmp_path / "old" / "2019" / "a.md").write_text("nobody looks here any more")
    assert loop.quiet()


def test_what_is_watched_may_change(start: Start, news: Path, tmp_path: Path) -> None:
    more = tmp_path / "more"
    more.mkdir()
    paths = [news]
    loop = start(lambda: paths)
    paths.append(more)
    (news / "2020").mkdir()
    assert loop.built()
    assert loop.quiet()
    (more / "c.md").write_text("new")
    assert loop.built()


def test_a_configuration_that_cannot_be_read_keeps_what_was_watched(start: Start, news: Path) -> None:
    broken = threading.Event()

    def watch() -> list[Path]:
        if broken.is_set():
            raise ArchiveError("unknown key")
        return [news]

    loop = start(watch)
    broken.set()
    for name in ("b.md", "c.md"):
        (news / name).write_text("new")
        assert loop.built()


def test_nothing_to_watch_is_no_reason_to_fail(start: Start, tmp_path: Path) -> None:
    nothing, missing = start(list), start(lambda: [tmp_path / "missing" / "folder"])
    assert nothing.quiet()
    assert missing.builds.empty()


def test_a_failed_build_does_not_end_the_loop(start: Start, news: Path) -> None:
    notes = iter([ArchiveError("no date", "a.md", "add one"), None])

    def rebuild() -> BuildNote:
        if error := next(notes):
            raise error
        return GOOD

    loop = start(lambda: [news], rebuild=rebuild)
    (news / "b.md").write_text("new")
    assert loop.builds.get(timeout=5) == BuildNote(ok=False, text="a.md: no date (add one)")
    (news / "b.md").write_text("mended")
    assert loop.built()


@pytest.mark.parametrize("error", [ArchiveError("no date", "a.md"), PermissionError(13, "denied", "build")])
def test_an_expected_error_is_a_note_and_nothing_more(error: Exception, capfd: pytest.CaptureFixture[str]) -> None:
    def rebuild() -> BuildNote:
        raise error

    assert attempt(rebuild) == BuildNote(ok=False, text=str(error))
    assert capfd.readouterr() == ("", "")


def test_a_bug_is_a_note_and_a_traceback(capfd: pytest.CaptureFixture[str]) -> None:
    note = attempt(lambda: 1 / 0)  # type: ignore[arg-type, return-value]
    assert note == BuildNote(ok=False, text="ZeroDivisionError: division by zero\n\nThe terminal has the traceback.")
    assert "Traceback" in capfd.readouterr().err


def test_ctrl_c_in_a_build_is_not_a_failed_build() -> None:
    def rebuild() -> BuildNote:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        attempt(rebuild)


SIEVE = Sieve((Path("/p.tmp/.git/news"), Path("/p.tmp/news")), (Path("/p.tmp/news/build"),))


@pytest.mark.parametrize(
    "name", ["a.md", "2019/a.md", "building/a.md", ".hidden.md", "a.swp.md", "film.swf", "", "tmp/a.md"]
)
def test_what_matters(name: str) -> None:
    assert SIEVE.keeps(Path("/p.tmp/news") / name)


@pytest.mark.parametrize(
    "name",
    [
        "build",
        "build/a.html",
        "a.md~",
        "#a.md#",
        ".#a.md",
        ".a.md.swp",
        ".a.swx",
        "4913",
        "a.md.tmp",
        "~$a.docx",
        ".~lock.a.odt#",
        ".goutputstream-X1",
        "a.md___jb_tmp___",
        ".DS_Store",
        "Thumbs.db",
        "x.part",
        ".git/index",
        "a/.idea/x.xml",
        ".git",
    ],
)
def test_what_does_not(name: str) -> None:
    assert not SIEVE.keeps(Path("/p.tmp/news") / name)


def test_names_above_the_watched_folder_do_not_count() -> None:
    assert SIEVE.keeps(Path("/p.tmp/.git/news/a.md"))
    assert not SIEVE.keeps(Path("/elsewhere/a.md"))
