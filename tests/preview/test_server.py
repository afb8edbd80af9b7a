"""What clients do that they should not, and what the server makes of it."""

from __future__ import annotations

import socket
import struct
import threading
import time
from pathlib import Path

import pytest

from newsarchive.errors import ArchiveError
from newsarchive.preview import PreviewError
from newsarchive.preview.answers import Answers
from newsarchive.preview.paths import BasePath
from newsarchive.preview.reload import Board, BuildNote
from newsarchive.preview.server import Limits, open_server

from .raw import Reply, Running, read_all, running


def alive(run: Running) -> bool:
    return run.get("/").status == "HTTP/1.1 200 OK"


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"nonsense\r\n\r\n", "HTTP/1.1 400 Bad Request"),
        (b"GET /\r\n\r\n", "HTTP/1.1 400 Bad Request"),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\n\n", "HTTP/1.1 400 Bad Request"),
        (b"GET / HTTP/1.1\r\nHost : localhost\r\n\r\n", "HTTP/1.1 400 Bad Request"),
        (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "HTTP/1.1 505 HTTP Version Not Supported"),
        (b"GET /" + b"a" * 100_000, "HTTP/1.1 414 Request-URI Too Long"),
        (b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 30_000, "HTTP/1.1 431 Request Header Fields Too Large"),
        (b"GET / HTTP/1.1\r\nX: " + b"y" * 200_000, "HTTP/1.1 431 Request Header Fields Too Large"),
    ],
)
def test_malformed_requests_are_told_so(run: Running, data: bytes, status: str) -> None:
    reply = run.send(data)
    assert reply.status.split()[:2] == status.split()[:2]
    assert reply.header("X-Content-Type-Options") == "nosniff"
    assert reply.header("Content-Type") == "text/plain; charset=utf-8"
    assert alive(run)


def test_a_request_may_come_in_pieces(run: Running) -> None:
    with run.connect() as client:
        for byte in b"GET /style.css HTTP/1.1\r\nHost: localhost\r\n\r\n":
            client.sendall(bytes([byte]))
        assert Reply.read(read_all(client)).body == b"p { margin: 0 }"


def test_one_connection_is_good_for_one_request(run: Running) -> None:
    request = b"GET /style.css HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n"
    reply = run.send(request + request)
    assert reply.header("Connection") == "close"
    assert reply.body == b"p { margin: 0 }"


def test_a_slow_client_is_given_up(site: Path) -> None:
    with running(site, limits=Limits(head_seconds=0.2, linger_seconds=0.1)) as run, run.connect() as client:
        client.sendall(b"GET / HTTP/1.1\r\n")
        assert Reply.read(read_all(client)).status == "HTTP/1.1 408 Request Timeout"


def test_trickling_does_not_stretch_the_time(site: Path) -> None:
    with running(site, limits=Limits(head_seconds=0.3, linger_seconds=0.1)) as run, run.connect() as client:
        start = time.monotonic()
        client.settimeout(0.02)
        answer = b""
        while not answer and time.monotonic() - start < 4:
            client.sendall(b"X")
            try:
                answer = client.recv(1000)
            except TimeoutError:
                continue
        assert answer.startswith(b"HTTP/1.1 408 ")
        assert time.monotonic() - start < 3


def test_a_client_that_does_not_read_is_given_up(site: Path) -> None:
    (site / "huge.bin").write_bytes(b"x" * 30_000_000)
    limits = Limits(connections=1, send_seconds=0.2, linger_seconds=0.1)
    with running(site, limits=limits) as run, run.connect() as client:
        client.sendall(b"GET /huge.bin HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert until(lambda: alive(run))


def until(holds: object, seconds: float = 4) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if holds():  # type: ignore[operator]
                return True
        except OSError:
            pass
        time.sleep(0.02)
    return False


def test_the_last_connection_leaves_no_room_for_another(site: Path) -> None:
    with running(site, limits=Limits(connections=3, linger_seconds=0.1)) as run:
        idle = [run.connect() for _ in range(3)]
        with run.connect() as client:
            refusal = Reply.read(read_all(client))
        assert refusal.status == "HTTP/1.1 503 Service Unavailable"
        assert refusal.header("Retry-After") == "1"
        for client in idle:
            client.close()
        assert until(lambda: alive(run))


def test_many_connections_at_once_are_all_answered(run: Running) -> None:
    clients = [run.connect() for _ in range(100)]
    for client in clients:
        client.sendall(b"GET /style.css HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert [Reply.read(read_all(client)).body for client in clients] == [b"p { margin: 0 }"] * 100


def reset(client: socket.socket) -> None:
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    client.close()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GET / HT",
        b"GET /big.bin HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /__newsarchive/events HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"nonsense\r\n\r\n",
    ],
)
def test_a_client_that_leaves_goes_unremarked(run: Running, capfd: pytest.CaptureFixture[str], data: bytes) -> None:
    for leave in (reset, socket.socket.close):
        client = run.connect()
        client.sendall(data)
        leave(client)
    assert alive(run)
    assert until(lambda: not any("process_request" in thread.name for thread in threading.enumerate()))
    assert capfd.readouterr() == ("", "")


def test_a_bug_is_printed_and_survived(
    run: Running, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Answers, "to", lambda *_: 1 / 0)
        run.send(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert alive(run)
    assert "ZeroDivisionError" in capfd.readouterr().err


def answers(bind: str = "127.0.0.1") -> Answers:
    return Answers(Path(), BasePath(("archive",)), bind, Board(BuildNote(ok=True), 1))


def test_a_port_in_use_is_explained() -> None:
    with open_server("127.0.0.1", 0, answers(), Limits()) as first:
        port = first.server_address[1]
        with pytest.raises(PreviewError) as caught:
            open_server("127.0.0.1", port, answers(), Limits())
    assert isinstance(caught.value, ArchiveError)
    assert caught.value.where == f"127.0.0.1:{port}"
    assert "in use" in caught.value.message
    assert caught.value.hint == f"take another: -p {port + 1 if port < 65535 else 8000}"


@pytest.mark.parametrize("port", [-1, 65536])
def test_a_port_that_is_none_is_explained(port: int) -> None:
    with pytest.raises(PreviewError, match="there is no port"):
        open_server("127.0.0.1", port, answers(), Limits())


@pytest.mark.parametrize("bind", ["192.0.2.1", "a" * 70 + ".example", "no such name", "::zz"])
def test_an_address_that_is_not_this_computers_is_explained(bind: str) -> None:
    with pytest.raises(PreviewError, match="cannot listen at this address") as caught:
        open_server(bind, 0, answers(bind), Limits())
    assert "-b 127.0.0.1" in str(caught.value.hint)


def test_the_same_port_can_be_had_again_at_once(site: Path) -> None:
    with running(site) as run:
        assert alive(run)
        port = run.port
    with open_server("127.0.0.1", port, answers(), Limits()):
        pass


@pytest.mark.parametrize(
    ("bind", "host"), [("127.0.0.1", "127.0.0.1"), ("localhost", "127.0.0.1"), ("0.0.0.0", "127.0.0.1")]
)
def test_the_url_has_the_real_port_and_path(bind: str, host: str) -> None:
    with open_server(bind, 0, answers(bind), Limits()) as server:
        assert server.server_address[1] != 0
        assert server.url == f"http://{host}:{server.server_address[1]}/archive/"


def has_ipv6() -> bool:
    try:
        with socket.socket(socket.AF_INET6) as tried:
            tried.bind(("::1", 0))
    except OSError:
        return False
    return True


@pytest.mark.skipif(not has_ipv6(), reason="needs IPv6")
def test_ipv6(site: Path) -> None:
    with running(site, bind="::1") as run:
        assert run.server.url == f"http://[::1]:{run.port}/"
        assert run.get("/", host=f"[::1]:{run.port}").status == "HTTP/1.1 200 OK"
        assert run.get("/", host="evil.example").status == "HTTP/1.1 403 Forbidden"
