"""The whole preview: a file is saved, a build is made, a page hears of it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from urllib.parse import urlsplit

import pytest

from newsarchive.errors import ArchiveError
from newsarchive.preview import BuildNote, PreviewError, serve

from .raw import Reply, Stream, read_all

GOOD = BuildNote(ok=True)


class Client:
    def __init__(self, url: str) -> None:
        self.url, self.at = url, urlsplit(url)

    def ask(self, name: str) -> socket.socket:
        client = socket.create_connection((self.at.hostname, self.at.port), timeout=5)
        client.sendall(f"GET {self.at.path}{name} HTTP/1.1\r\nHost: {self.at.netloc}\r\n\r\n".encode())
        return client

    def get(self, name: str) -> Reply:
        with self.ask(name) as client:
            return Reply.read(read_all(client))

    def listen(self) -> Stream:
        return Stream(self.ask("__newsarchive/events"))


@contextmanager
def serving(site: Path, **more: object) -> Iterator[Client]:
    stop, url = threading.Event(), Queue[str]()
    settings = {"port": 0, "ready": url.put, "stop": stop, "watch": list, "rebuild": lambda: GOOD, **more}
    thread = threading.Thread(target=serve, args=(site,), kwargs=settings, daemon=True)
    thread.start()
    try:
        yield Client(url.get(timeout=5))
    finally:
        stop.set()
        thread.join(5)
        assert not thread.is_alive()


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.md").write_text("one")
    return folder


def copy(news: Path, site: Path) -> Callable[[], BuildNote]:
    def rebuild() -> BuildNote:
        text = (news / "a.md").read_text()
        if "no date" in text:
            return BuildNote(ok=False, text=text)
        (site / "index.html").write_text(f"<body>{text}</body>")
        return GOOD

    return rebuild


def test_an_edit_is_built_and_announced(site: Path, news: Path) -> None:
    with serving(site, watch=lambda: [news], rebuild=copy(news, site), base_path="/archive/") as client:
        assert client.at.path == "/archive/"
        stream = client.listen()
        assert stream.event()[0] == "hello"
        (news / "a.md").write_text("two")
        assert stream.event()[0] == "reload"
        assert client.get("").body.startswith(b"<body>two<script")
        stream.close()


def test_a_broken_edit_is_announced_and_the_last_good_build_stays(site: Path, news: Path) -> None:
    with serving(site, watch=lambda: [news], rebuild=copy(news, site)) as client:
        stream = client.listen()
        stream.event()
        (news / "a.md").write_text("no date <b>")
        name, said = stream.event()
        assert (name, said["problem"]) == ("problem", "no date <b>")
        assert client.get("").body.startswith(b"<html><body><p>front</p>")
        late = client.listen()
        assert [late.event()[0], late.event()[0]] == ["hello", "problem"]
        (news / "a.md").write_text("mended")
        assert stream.event()[0] == late.event()[0] == "reload"
        assert client.get("").body.startswith(b"<body>mended")
        stream.close()
        late.close()


@pytest.mark.usefixtures("patient")
def test_the_site_itself_is_never_watched(site: Path) -> None:
    builds: list[int] = []

    def rebuild() -> BuildNote:
        builds.append(1)
        (site / "index.html").write_text(f"<body>{len(builds)}</body>")
        return GOOD

    with serving(site, watch=lambda: [site.parent], rebuild=rebuild) as client:
        stream = client.listen()
        stream.event()
        (site.parent / "a.md").write_text("new")
        assert stream.event()[0] == "reload"
        time.sleep(0.4)  # a look and a half of the watcher
        stream.close()
    assert builds == [1]


def test_what_the_first_build_said_is_shown(site: Path) -> None:
    with serving(site, first=BuildNote(ok=False, text="unknown key")) as client:
        stream = client.listen()
        assert [stream.event()[0], stream.event()[1]["problem"]] == ["hello", "unknown key"]
        stream.close()


def test_streams_end_with_the_preview(site: Path) -> None:
    with serving(site) as client:
        stream = client.listen()
        stream.event()
    assert [stream.line(), stream.line()] == [b"\n", b""]
    stream.close()
    with pytest.raises(ConnectionRefusedError):
        client.get("")


def refused(**more: object) -> ArchiveError:
    def never(_: str) -> None:
        raise AssertionError("not ready")

    with pytest.raises(ArchiveError) as caught:
        serve(Path(), watch=list, rebuild=lambda: GOOD, ready=never, **more)  # type: ignore[arg-type]
    return caught.value


def test_a_port_in_use_ends_it_before_it_begins(site: Path) -> None:
    with serving(site) as client:
        error = refused(port=client.at.port)
    assert isinstance(error, PreviewError)
    assert "-p " in str(error.hint)


def test_a_base_path_that_is_none_too() -> None:
    assert refused(base_path="/../", port=0).where == "/../"


def test_sources_that_cannot_be_watched_free_the_port(monkeypatch: pytest.MonkeyPatch, news: Path) -> None:
    def watch(*_: object, **__: object) -> Iterator[set[object]]:
        raise OSError("OS file watch limit reached.")
        yield set()

    monkeypatch.setattr("watchfiles.watch", watch)
    with pytest.raises(PreviewError, match="watch limit") as caught:
        serve(news, port=0, watch=lambda: [news], rebuild=lambda: GOOD, ready=lambda _: None)
    assert "max_user_watches" in str(caught.value.hint)


PROGRAM = """
import sys
from pathlib import Path
from newsarchive.preview import BuildNote, serve
here = Path(sys.argv[1])
serve(here, port=0, watch=lambda: [here.parent], rebuild=lambda: BuildNote(ok=True),
      ready=lambda url: print(url, flush=True))
print("ended", flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="needs SIGINT")
def test_ctrl_c_ends_it_cleanly_with_pages_open(site: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, str(site)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        stream = Client(process.stdout.readline().strip()).listen()
        stream.event()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=8)
        assert (out, err, process.returncode) == ("ended\n", "", 0)
        assert [stream.line(), stream.line()] == [b"\n", b""]
        stream.close()
