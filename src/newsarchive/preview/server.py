"""The sockets: one connection, one request, one response, within limits of time and number.

Every connection is closed after its response. On the loopback interface a new one costs nothing, and no
client can hold a thread between two requests or smuggle one request behind another.
"""

from __future__ import annotations

import errno
import os
import socket
import socketserver
import threading
import time
from contextlib import suppress
from email.utils import formatdate
from http import HTTPStatus
from typing import Any

import msgspec

from newsarchive.errors import ArchiveError
from newsarchive.preview.answers import Answers, Response, refuse
from newsarchive.preview.events import run_stream
from newsarchive.preview.refused import Refused
from newsarchive.preview.request import WILDCARDS, HeadBuffer, Request, parse_head

#: What every response says, whatever it is. No CORS field, and no embedding elsewhere: no other site has
#: business with an archive that is not published yet.
_ALWAYS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cache-Control", "no-store"),
    ("Connection", "close"),
)
_CHUNK = 16 * 1024


class PreviewError(ArchiveError):
    """The preview cannot start: the port is in use, the address is not this computer's, or nothing can be watched."""


class Limits(msgspec.Struct, frozen=True):
    """How much of the server one client may take. The defaults suit a person with many tabs.

    `head_seconds` is for a request to arrive whole, `send_seconds` for one write, `linger_seconds` for a
    client to hang up after its response; `keep_alive_seconds` lie between two comments in a quiet stream.
    `streams` is well below `connections`, so that open pages never keep a new one from loading.
    """

    connections: int = 200
    streams: int = 50
    head_seconds: float = 10.0
    send_seconds: float = 30.0
    linger_seconds: float = 1.0
    keep_alive_seconds: float = 15.0


class Server(socketserver.ThreadingTCPServer):
    """Serves `answers` on `bind` and `port`; 0 takes any free port. Use as a context manager.

    Raises `OSError`, `OverflowError` or `UnicodeError` if it cannot listen there: see `open_server`.
    """

    daemon_threads = True
    # On POSIX this skips the wait after a restart; on Windows it would let two servers share the port.
    allow_reuse_address = os.name == "posix"
    request_queue_size = 128

    def __init__(self, bind: str, port: int, answers: Answers, limits: Limits) -> None:
        self.address_family = socket.AF_INET6 if ":" in bind else socket.AF_INET
        self.answers = answers
        self.limits = limits
        self._slots = threading.BoundedSemaphore(limits.connections)
        super().__init__((bind, port), _Connection)

    @property
    def url(self) -> str:
        """Where the site is to be seen, with the real port, on this computer."""
        host, port = self.server_address[:2]
        name = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(str(host), str(host))  # noqa: S104
        return f"http://{f'[{name}]' if ':' in name else name}:{int(port)}{self.answers.base.url}"

    def process_request(self, request: Any, client_address: Any) -> None:
        """Give the connection a thread, or turn it away when all are taken. Never waits: nobody else accepts."""
        if not self._slots.acquire(blocking=False):
            _turn_away(request)
            self.close_request(request)
            return
        try:
            super().process_request(request, client_address)
        except BaseException:
            self._slots.release()
            raise

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Serve one connection and give its slot back."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._slots.release()


class _Connection(socketserver.BaseRequestHandler):
    """One client: read a request, answer it, wait for the goodbye."""

    server: Server
    request: socket.socket

    def handle(self) -> None:
        # A client that leaves, stalls or breaks off is no event worth a line; a bug still prints its traceback.
        with suppress(OSError):
            request = self._read()
            if request is not None:
                self._answer(request)
                self._part()

    def _read(self) -> Request | Refused | None:
        """The request; None when the client left before it was whole."""
        deadline = time.monotonic() + self.server.limits.head_seconds
        buffer = HeadBuffer()
        try:
            while (head := buffer.add(self._receive(deadline))) is None:
                pass
        except TimeoutError:
            return Refused(408, "the request took too long")
        except ConnectionError:
            return None
        return head if isinstance(head, Refused) else parse_head(head)

    def _receive(self, deadline: float) -> bytes:
        # One deadline for all of it: a time-out for each read could be stretched for ever, byte by byte.
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self.request.settimeout(left)
        chunk = self.request.recv(_CHUNK)
        if not chunk:
            raise ConnectionError
        return chunk

    def _answer(self, request: Request | Refused) -> None:
        self.request.settimeout(self.server.limits.send_seconds)
        response = refuse(request) if isinstance(request, Refused) else self.server.answers.to(request)
        wants_body = isinstance(request, Refused) or request.method != "HEAD"
        if response.events:
            self._stream(response, wants_body=wants_body)
        elif response.file is not None:
            with response.file as file:
                self.request.sendall(_head(response))
                if wants_body and response.length:
                    self.request.sendfile(file, count=response.length)
        else:
            self.request.sendall(_head(response) + (response.body if wants_body else b""))

    def _stream(self, response: Response, *, wants_body: bool) -> None:
        board, limits = self.server.answers.board, self.server.limits
        with board.seat() as seated:
            if not seated:
                full = refuse(Refused(503, "too many pages are listening"), ("Retry-After", "5"))
                self.request.sendall(_head(full) + (full.body if wants_body else b""))
                return
            self.request.sendall(_head(response))
            if wants_body:
                run_stream(board, self.request.sendall, self._gone, limits.keep_alive_seconds)

    def _gone(self) -> bool:
        """Whether the client has hung up: without asking, that is learnt only from a failing write."""
        self.request.setblocking(False)
        try:
            return not self.request.recv(1, socket.MSG_PEEK)
        except BlockingIOError:
            return False
        finally:
            self.request.settimeout(self.server.limits.send_seconds)

    def _part(self) -> None:
        # Closing with unread input resets the connection and can take the response with it: read it away first.
        self.request.shutdown(socket.SHUT_WR)
        deadline = time.monotonic() + self.server.limits.linger_seconds
        while True:
            self._receive(deadline)


def _turn_away(connection: socket.socket) -> None:
    full = refuse(Refused(503, "too many connections"), ("Retry-After", "1"))
    with suppress(OSError):
        connection.setblocking(False)
        connection.sendall(_head(full) + full.body)
        connection.shutdown(socket.SHUT_WR)


def _head(response: Response) -> bytes:
    length = () if response.events else (("Content-Length", str(response.length)),)
    fields = (*response.headers, *length, *_ALWAYS, ("Date", formatdate(usegmt=True)))
    lines = [
        f"HTTP/1.1 {response.status} {HTTPStatus(response.status).phrase}",
        *(f"{k}: {v}" for k, v in fields),
    ]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


def open_server(bind: str, port: int, answers: Answers, limits: Limits) -> Server:
    """A server that is listening already. Raises `PreviewError`, with what to do about it."""
    try:
        return Server(bind, port, answers, limits)
    except OverflowError as error:
        raise PreviewError(f"there is no port {port}", bind, "ports go from 0, any free one, to 65535") from error
    except (OSError, UnicodeError) as error:
        raise _explained(error, bind, port) from error


def _explained(error: OSError | UnicodeError, bind: str, port: int) -> PreviewError:
    number = error.errno if isinstance(error, OSError) else None
    where = f"{bind}:{port}"
    if number == errno.EADDRINUSE:
        other = port + 1 if port < 65535 else 8000
        return PreviewError("the port is in use, perhaps by another preview", where, f"take another: -p {other}")
    if number == errno.EACCES:
        return PreviewError("this port may not be used", where, "ports above 1023 are free to all: -p 8000")
    everywhere = ", ".join(sorted(WILDCARDS))
    hint = f"-b 127.0.0.1 is this computer alone, {everywhere} are all its networks"
    return PreviewError("this computer cannot listen at this address", where, hint)
