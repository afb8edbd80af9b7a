"""What the browser tests need: the real command line, a static host, and a word about tools that are not there."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import sys
import threading
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import takewhile
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlsplit

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent.parent
#: What is served under what name, as any static host does it.
_TYPES = {".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml", ".xml": "application/xml"}  # fmt: skip


def missing(what: str, how: str) -> NoReturn:
    """A tool is not here: fail where everything has to run, skip elsewhere."""
    message = f"{what} is not here; get it with: {how}"
    if os.environ.get("CI"):
        pytest.fail(message, pytrace=False)
    pytest.skip(message)


def find_tool(*names: str, how: str) -> str:
    """The path of the first program there is."""
    for name in names:
        if found := shutil.which(name):
            return found
    missing(names[0], how)


def run_newsarchive(*arguments: str | Path, cwd: Path = REPOSITORY) -> subprocess.CompletedProcess[str]:
    """The real command line, as another process."""
    command = [sys.executable, "-m", "newsarchive", *map(str, arguments)]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", timeout=180, stdin=subprocess.DEVNULL)  # fmt: skip
    assert done.returncode == 0, f"{command} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}"
    return done


def build_at(base_url: str, folder: Path, site: Path, more: str = "") -> Path:
    """The repository's archive with another base_url: a configuration of its own in `folder`, the built pages in `site`.

    `more` is what else stands in the configuration.
    """
    text = (REPOSITORY / "newsarchive.toml").read_text("utf-8")
    settings = tomllib.loads(text)
    content = ", ".join(f"'{REPOSITORY / name}'" for name in settings["content"])
    text = re.sub(r"^content = .*$", lambda _: f"content = [{content}]", text, flags=re.M)
    text = re.sub(r"^base_url = .*$", f'base_url = "{base_url}"', text, flags=re.M)
    text = text.replace(f'about = "{settings["site"]["about"]}"', f"about = '{REPOSITORY / settings['site']['about']}'")
    text = f"pages = '{REPOSITORY / 'pages'}'\n{text}"
    config = folder / "newsarchive.toml"
    config.write_text(f"{text}\n{more}", "utf-8")
    run_newsarchive("build", "-c", config, "-o", site, "--state", folder / "state")
    return site


def headers_of(site: Path) -> dict[str, str]:
    """The headers the site asks a host to send with every page (`_headers`, below its `/*`)."""
    lines = (site / "_headers").read_text("utf-8").splitlines()
    below = takewhile(lambda line: line.startswith(" "), lines[lines.index("/*") + 1 :])
    return {name.strip(): value.strip() for line in below for name, _, value in [line.partition(":")]}


class _Handler(SimpleHTTPRequestHandler):
    """A static host: folders below a prefix, an index.html for a folder, a 404.html for the rest."""

    protocol_version = "HTTP/1.1"
    prefix: str
    sent_headers: dict[str, str]
    compressing: bool

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path.startswith(self.prefix):
            self.path = "/" + path.removeprefix(self.prefix)
            file = Path(self.translate_path(self.path))
            if file.is_dir() and not self.path.endswith("/"):
                return self._answer(301, b"", "text/plain", location=path + "/")
            file = file / "index.html" if file.is_dir() else file
            if file.is_file() and not (self.path.endswith("/") and file.name != "index.html"):
                return self._answer(200, file.read_bytes(), _TYPES.get(file.suffix, "application/octet-stream"))
        return self._answer(404, Path(self.directory, "404.html").read_bytes(), _TYPES[".html"])

    def _answer(self, status: int, body: bytes, kind: str, location: str = "") -> None:
        self.send_response(status)
        for name, value in self.sent_headers.items():
            self.send_header(name, value)
        if location:
            self.send_header("Location", location)
        if (
            self.compressing
            and kind != "application/octet-stream"
            and "gzip" in self.headers.get("Accept-Encoding", "")
        ):
            body = gzip.compress(body, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def serving(site: Path, prefix: str, *, compressing: bool = False) -> Iterator[str]:
    """Serve `site` below `prefix` on a free port, with the headers it asks for; gives the address of its home page."""
    kind = type(
        "Handler", (_Handler,), {"prefix": prefix, "sent_headers": headers_of(site), "compressing": compressing}
    )
    server = ThreadingHTTPServer(("127.0.0.1", 0), lambda *given: kind(*given, directory=str(site)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{prefix}"
    finally:
        server.shutdown()
        server.server_close()
