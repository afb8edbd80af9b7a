"""A client that sends exactly the bytes it is told to, for what no HTTP library would send."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from newsarchive.preview import BuildNote
from newsarchive.preview.answers import Answers
from newsarchive.preview.paths import read_base
from newsarchive.preview.reload import Board
from newsarchive.preview.server import Limits, Server, open_server


@dataclass
class Reply:
    status: str
    headers: list[str]
    body: bytes

    @classmethod
    def read(cls, data: bytes) -> Reply:
        head, _, body = data.partition(b"\r\n\r\n")
        status, *headers = head.decode("latin-1").split("\r\n")
        return cls(status, headers, body)

    def header(self, name: str) -> str | None:
        found = [line.partition(": ")[2] for line in self.headers if line.lower().startswith(name.lower() + ":")]
        assert len(found) <= 1, found
        return found[0] if found else None


@dataclass
class Running:
    server: Server
    board: Board
    host: str = "127.0.0.1"
    sockets: list[socket.socket] = field(default_factory=list)

    @property
    def port(self) -> int:
        return int(self.server.server_address[1])

    def connect(self) -> socket.socket:
        made = socket.create_connection((self.host, self.port), timeout=5)
        self.sockets.append(made)
        return made

    def send(self, data: bytes) -> Reply:
        with self.connect() as client:
            client.sendall(data)
            return Reply.read(read_all(client))

    def get(self, target: str, *, method: str = "GET", host: str | None = "localhost", more: str = "") -> Reply:
        field_ = f"Host: {host}\r\n" if host is not None else ""
        return self.send(f"{method} {target} HTTP/1.1\r\n{field_}{more}\r\n".encode("latin-1"))

    def listen(self, base: str = "/") -> Stream:
        client = self.connect()
        client.sendall(f"GET {base}__newsarchive/events HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        return Stream(client)


class Stream:
    """An EventSource as a browser has it, minus the reconnecting."""

    def __init__(self, client: socket.socket) -> None:
        self.client = client
        self.file = client.makefile("rb")
        self.head = Reply.read(b"".join(iter(self.file.readline, b"\r\n")) + b"\r\n")

    def line(self) -> bytes:
        return self.file.readline()

    def event(self) -> tuple[str, dict[str, str | None]]:
        """The next event, comments and empty lines skipped."""
        line = self.line()
        while not line.startswith(b"event: "):
            assert line, "the stream has ended"
            line = self.line()
        data = self.line()
        assert data.startswith(b"data: ")
        return line[7:-1].decode(), json.loads(data[6:])

    def close(self) -> None:
        self.file.close()
        self.client.close()


def read_all(client: socket.socket) -> bytes:
    pieces = []
    while piece := client.recv(65536):
        pieces.append(piece)
    return b"".join(pieces)


@contextmanager
def running(
    root: Path,
    *,
    base: str = "/",
    bind: str = "127.0.0.1",
    first: BuildNote = BuildNote(ok=True),  # noqa: B008 - frozen
    limits: Limits = Limits(linger_seconds=0.2),  # noqa: B008 - frozen
) -> Iterator[Running]:
    board = Board(first, limits.streams)
    with open_server(bind, 0, Answers(root, read_base(base), bind, board), limits) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.002,), daemon=True)
        thread.start()
        run = Running(server, board, "::1" if ":" in bind else "127.0.0.1")
        try:
            yield run
        finally:
            for client in run.sockets:
                client.close()
            server.shutdown()
            board.close(2)
            thread.join()
