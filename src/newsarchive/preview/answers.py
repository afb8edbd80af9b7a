"""Request in, response out: what is served, in one place. Reads files, knows nothing of sockets."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

import msgspec

from newsarchive.preview import mime
from newsarchive.preview.client import NOT_FOUND_PAGE, OVERLAY_STYLE, RELOAD_SCRIPT
from newsarchive.preview.files import find
from newsarchive.preview.paths import BasePath, Own, Page, Redirect, read_target
from newsarchive.preview.refused import Refused
from newsarchive.preview.reload import Board, with_script
from newsarchive.preview.request import Request, host_allowed

#: What the built pages promise to need; sent as a header so that a page breaking the promise is seen to break.
CSP = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)
_METHODS = "GET, HEAD"
_EVENT_STREAM = "text/event-stream; charset=utf-8"
_OWN = {"reload.js": (mime.SCRIPT, RELOAD_SCRIPT), "overlay.css": (mime.STYLE, OVERLAY_STYLE)}


class Response(msgspec.Struct, frozen=True):
    """What to send: `body`, or the `length` bytes of an open `file`, or (neither, `events` true) a stream of events."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes = b""
    file: BinaryIO | None = None
    length: int = 0
    events: bool = False


def refuse(refused: Refused, *headers: tuple[str, str]) -> Response:
    """The refusal as a page of plain text, which no browser takes for markup."""
    return _whole(refused.status, mime.TEXT, f"{refused.status} {refused.reason}\n".encode(), *headers)


class Answers(msgspec.Struct, frozen=True):
    """Answers requests for the site in the folder `root`, hosted at `base`, by a server listening on `bind`."""

    root: Path
    base: BasePath
    bind: str
    board: Board

    def to(self, request: Request) -> Response:
        """The answer to a well-formed request, as for GET; a HEAD's lacking body is the sender's business."""
        if not host_allowed(request.host, self.bind):
            return refuse(Refused(403, "this preview does not go by that host name"))
        if request.method not in _METHODS.split(", "):
            return refuse(Refused(405, "a preview is only read"), ("Allow", _METHODS))
        return self._at(request.target)

    def _at(self, target: str) -> Response:
        match read_target(target, self.base):
            case Refused() as refused:
                return refuse(refused)
            case Redirect(status, location):
                return _redirect(status, location)
            case Own(name):
                return self._own(name)
            case Page() as page:
                return self._page(page, target)

    def _own(self, name: str) -> Response:
        if name == "events":
            return Response(200, (("Content-Type", _EVENT_STREAM),), events=True)
        if name in _OWN:
            content_type, text = _OWN[name]
            return _whole(200, content_type, text.encode())
        return refuse(Refused(404, "the preview has no such address of its own"))

    def _page(self, page: Page, target: str) -> Response:
        found = find(self.root, page.parts)
        if isinstance(found, Path) and found.is_dir():
            if not page.folder:
                query = target.partition("?")[1:]
                return _redirect(301, self.base.join(page.parts) + "".join(query))
            found = find(self.root, (*page.parts, "index.html"))
        elif page.folder and page.parts:
            found = None  # `/page.html/` is not `/page.html`
        return refuse(found) if isinstance(found, Refused) else self._file(found, 200) or self._missing()

    def _missing(self) -> Response:
        own = find(self.root, ("404.html",))
        return (self._file(own, 404) if isinstance(own, Path) else None) or self._html(
            404, NOT_FOUND_PAGE, self.board.now().build
        )

    def _file(self, path: Path | None, status: int) -> Response | None:
        """The file's content; None if it is not a regular file, or has gone since it was looked up."""
        if path is None or not path.is_file():
            return None
        kind = mime.content_type(path)
        # Asked before reading: a page read during a build must not pass for the page that build makes.
        build = self.board.now().build
        try:
            return self._html(status, path.read_bytes(), build) if kind == mime.HTML else _opened(kind, path)
        except OSError:
            return None

    def _html(self, status: int, page: bytes, build: str) -> Response:
        body = with_script(page, self.base.url, build)
        return _whole(status, mime.HTML, body, ("Content-Security-Policy", CSP))


def _whole(status: int, content_type: str, body: bytes, *headers: tuple[str, str]) -> Response:
    return Response(status, (("Content-Type", content_type), *headers), body, length=len(body))


def _redirect(status: int, location: str) -> Response:
    return _whole(status, mime.TEXT, f"{status} {location}\n".encode(), ("Location", location))


def _opened(content_type: str, path: Path) -> Response:
    # Not read into memory: an export offered for download may be large. The sender closes it.
    file = path.open("rb")
    length = file.seek(0, 2)
    file.seek(0)
    return Response(200, (("Content-Type", content_type),), file=file, length=length)
