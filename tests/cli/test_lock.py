"""Two programs at once on one archive or into one output folder: one after the other, never both."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from newsarchive.builder import Output
from newsarchive.cli.lock import lock_archive, lock_output
from newsarchive.errors import ArchiveError

from .conftest import Run


def start(tmp_path: Path, *args: str | Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "newsarchive", *map(str, args)]
    env = {**os.environ, "PYTHONUNBUFFERED": "1"}
    return subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=env)


def first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_second_build_waits_says_so_and_then_builds(clips: Path, tmp_path: Path) -> None:
    with lock_archive(tmp_path / ".newsarchive"):
        process = start(tmp_path, "build", clips, "-q")
        said = first_line(process)
        assert said == f"another build is using this archive (pid {os.getpid()}); waiting"
        assert not (tmp_path / ".newsarchive/catalogue.sqlite").exists()
        assert not (tmp_path / "build/index.html").exists()
    process.communicate(timeout=60)
    assert process.returncode == 0
    assert (tmp_path / "build/index.html").is_file()


def test_without_waiting_it_stops_with_a_word(run: Run, clips: Path, tmp_path: Path) -> None:
    with lock_archive(tmp_path / ".newsarchive"):
        for more in ((), ("--dry-run",)):
            done = run("build", clips, "--no-wait", *more)
            assert done.returncode == 1
            told = f"newsarchive: another build is using this archive (pid {os.getpid()})"
            assert done.stderr.startswith(told)
            assert not (tmp_path / "build/index.html").exists()
    assert run("build", clips, "--no-wait").returncode == 0


def test_a_lock_ends_with_its_process_however_that_ends(run: Run, clips: Path, tmp_path: Path) -> None:
    script = (
        "import sys, time; from pathlib import Path; from newsarchive.cli.lock import lock_archive\n"
        "with lock_archive(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", script, str(tmp_path / ".newsarchive")]
    holder = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert first_line(holder) == "held"
    assert f"(pid {holder.pid})" in run("build", clips, "--no-wait").stderr
    holder.send_signal(signal.SIGKILL)
    holder.communicate(timeout=10)
    assert run("build", clips, "--no-wait").returncode == 0


def test_two_archives_do_not_write_into_one_output_folder_at_once(run: Run, clips: Path, tmp_path: Path) -> None:
    Output(tmp_path / "site").claim()
    with lock_output(tmp_path / "site"):
        done = run("build", clips, "-o", "site", "--state", "other", "--no-wait")
        assert done.returncode == 1
        assert "another build is writing into site" in done.stderr
        assert [path.name for path in (tmp_path / "site").iterdir()] == [".newsarchive-site"]
        # One that is built anew keeps the marker, and with it the lock, where it is.
        assert run("build", clips, "-o", "site", "--state", "other", "--no-wait", "--clean").returncode == 1
    assert run("build", clips, "-o", "site", "--state", "other", "--no-wait", "--clean").returncode == 0


def test_what_another_archive_wrote_into_the_folder_is_not_taken_for_ones_own(run: Run, tmp_path: Path) -> None:
    for name, word in (("one", "calm"), ("two", "wild")):
        (tmp_path / name).mkdir()
        text = f"---\ntitle: The sea\ndate: 2001-02-03\n---\nThe sea was {word}.\n"
        (tmp_path / name / "sea.md").write_text(text, "utf-8")
    page = tmp_path / "site/2001/02/03/the-sea/index.html"
    for name, word in (("one", "calm"), ("two", "wild"), ("one", "calm"), ("one", "calm"), ("two", "wild")):
        assert run("build", name, "-o", "site", "--state", f"state-{name}").returncode == 0
        assert f"The sea was {word}." in page.read_text("utf-8")


def test_builds_that_begin_together_leave_one_whole_site(run: Run, clips: Path, tmp_path: Path) -> None:
    states = ("s1", "s1", "s2", "s2")
    together = [start(tmp_path, "build", clips, "-o", "site", "--state", state) for state in states]
    for process in together:
        said, _ = process.communicate(timeout=120)
        assert process.returncode == 0, said
    run("build", clips, "-o", "alone", "--state", "s3")
    assert tree(tmp_path / "site") == tree(tmp_path / "alone")


@pytest.mark.parametrize("command", ["list", "check"])
def test_what_settles_the_catalogue_waits(clips: Path, tmp_path: Path, command: str) -> None:
    """`list --drafts` would change what is shown under the hands of a build."""
    with lock_archive(tmp_path / ".newsarchive"):
        process = start(tmp_path, command, clips)
        assert first_line(process).endswith("; waiting")
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "lamp" in said or "3 articles" in said


def test_what_only_looks_does_not_wait(run: Run, clips: Path, tmp_path: Path) -> None:
    run("build", clips)
    with lock_archive(tmp_path / ".newsarchive"), lock_output(tmp_path / "build"):
        for args in (("inspect", clips / "lamp.md"), ("explain", "/tags/"), ("explain", clips / "lamp.md")):
            done = run(*args)
            assert (done.returncode, "waiting" in done.stderr) == (0, False)


def test_serve_builds_when_another_build_has_ended_and_lets_others_build_between(
    run: Run, clips: Path, tmp_path: Path
) -> None:
    with lock_archive(tmp_path / ".newsarchive"):
        process = start(tmp_path, "serve", clips, "-p", "0")
        assert first_line(process).endswith("; waiting")
    assert process.stdout is not None
    assert any(re.search(r"http://\S+", line) for line in process.stdout)
    try:
        assert run("build", clips, "--no-wait").returncode == 0
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)
    assert process.returncode == 0


def test_whoever_waited_for_a_file_that_was_removed_waits_for_the_next(tmp_path: Path) -> None:
    state, entered, leave = tmp_path / "state", threading.Event(), threading.Event()

    def wait_and_hold() -> None:
        with lock_archive(state):
            entered.set()
            leave.wait(20)

    with lock_archive(state):
        waiting = threading.Thread(target=wait_and_hold)
        waiting.start()
        assert not entered.wait(0.3)
        (state / "lock").unlink()
    assert entered.wait(20)
    with pytest.raises(ArchiveError, match="another build"), lock_archive(state, wait=False):
        pass
    leave.set()
    waiting.join(20)
    with lock_archive(state, wait=False):
        pass


def test_a_state_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file")
    with pytest.raises(ArchiveError, match="cannot write here"), lock_archive(tmp_path / "state"):
        pass
