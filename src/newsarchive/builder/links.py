"""Broken links within a built site: every address a page points to must be a file that is there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from ..errors import Problem


class _Targets(HTMLParser):
    """Collects what a page points to, and the places in it that can be pointed to."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: list[tuple[str, int]] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            elif name in ("href", "src") and value:
                self.targets.append((value, self.getpos()[0]))


def broken_links(folder: Path, base_url: str = "") -> Iterator[Problem]:
    """Yield a problem for each link of a page below `folder` that leads to nothing; links to other hosts are not followed."""
    prefix = urlsplit(base_url).path.rstrip("/") + "/"
    files = {
        Path(parent, name).relative_to(folder).as_posix() for parent, _, names in os.walk(folder) for name in names
    }
    for file in sorted(files):
        if file.endswith(".html"):
            page = _Targets()
            page.feed((folder / file).read_text("utf-8"))
            address = prefix + file.removesuffix("index.html")
            for target, line in page.targets:
                if not _leads_somewhere(target, address, prefix, files, page.ids):
                    yield Problem(file, line, "link-broken", f"'{target}' leads to nothing", None)


def _leads_somewhere(target: str, address: str, prefix: str, files: set[str], ids: set[str]) -> bool:
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return True
    if not parts.path:
        return not parts.fragment or parts.fragment in ids
    path = unquote(urlsplit(urljoin(f"http://site{address}", target)).path)
    if not path.startswith(prefix):
        return False
    file = path[len(prefix) :]
    return (f"{file}index.html" if file == "" or file.endswith("/") else file) in files
