from __future__ import annotations

from pathlib import Path

import pytest

from newsarchive.preview import BuildNote
from newsarchive.preview.events import event, run_stream
from newsarchive.preview.reload import Board, State
from newsarchive.preview.server import Limits

from .raw import Running, running
from .test_server import until

GOOD, BAD = BuildNote(ok=True), BuildNote(ok=False, text="a.md:3: no date")


def test_an_event_is_three_lines_whatever_the_message() -> None:
    made = event("problem", State(2, "x-1", "one\ntwo\r\n\ndata: three\u2028"))
    assert made.startswith(b'event: problem\ndata: {"build":"x-1","problem":"one\\ntwo\\r\\n\\ndata: three')
    assert made.endswith(b"\n\n")
    assert made.count(b"\n") == 3


def test_the_stream_is_an_event_source(run: Running) -> None:
    stream = run.listen()
    assert stream.head.status == "HTTP/1.1 200 OK"
    assert stream.head.header("Content-Type") == "text/event-stream; charset=utf-8"
    assert stream.head.header("Cache-Control") == "no-store"
    assert stream.head.header("Content-Length") is None
    assert stream.line() == b"retry: 1000\n"
    assert stream.event() == ("hello", {"build": run.board.now().build, "problem": None})


def test_builds_are_heard(run: Running) -> None:
    stream = run.listen()
    first = stream.event()[1]["build"]
    run.board.post(BAD)
    assert stream.event() == ("problem", {"build": first, "problem": "a.md:3: no date"})
    run.board.post(GOOD)
    name, said = stream.event()
    assert (name, said["problem"]) == ("reload", None)
    assert said["build"] == run.board.now().build != first


def test_all_pages_hear_the_same(run: Running) -> None:
    streams = [run.listen() for _ in range(5)]
    for stream in streams:
        stream.event()
    run.board.post(GOOD)
    assert {stream.event()[0] for stream in streams} == {"reload"}


def test_a_page_opened_after_a_failed_build_hears_of_it(site: Path) -> None:
    with running(site, first=BAD) as run:
        stream = run.listen()
        assert stream.event()[0] == "hello"
        assert stream.event() == ("problem", {"build": run.board.now().build, "problem": "a.md:3: no date"})


def test_the_build_of_a_page_and_of_the_stream_have_one_name(run: Running) -> None:
    said = run.listen().event()[1]["build"]
    assert f'data-build="{said}"'.encode() in run.get("/").body


def test_a_quiet_stream_is_kept_alive(site: Path) -> None:
    with running(site, limits=Limits(keep_alive_seconds=0.05)) as run:
        stream = run.listen()
        stream.event()
        assert [stream.line(), stream.line(), stream.line()] == [b"\n", b": still here\n", b"\n"]


def test_streams_end_cleanly(run: Running) -> None:
    stream = run.listen()
    stream.event()
    assert run.board.close(2)
    assert stream.line() == b"\n"
    assert stream.line() == b""


def test_there_are_only_so_many(site: Path) -> None:
    with running(site, limits=Limits(streams=2, linger_seconds=0.1)) as run:
        streams = [run.listen(), run.listen()]
        for stream in streams:
            stream.event()
        reply = run.get("/__newsarchive/events")
        assert reply.status == "HTTP/1.1 503 Service Unavailable"
        assert reply.header("Retry-After") == "5"
        assert run.get("/").status == "HTTP/1.1 200 OK"
        streams[0].close()
        assert until(lambda: run.listen().head.status == "HTTP/1.1 200 OK")


def test_below_a_path(archive: Running) -> None:
    assert archive.listen("/archive/").event()[0] == "hello"
    assert archive.listen("/").head.status == "HTTP/1.1 404 Not Found"


def test_a_client_that_has_left_ends_the_stream() -> None:
    sent: list[bytes] = []
    run_stream(Board(GOOD, 1), sent.append, lambda: True, 15)
    assert len(sent) == 1


def test_a_failing_write_is_the_callers_to_know() -> None:
    def send(_: bytes) -> None:
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        run_stream(Board(GOOD, 1), send, lambda: False, 15)
