"""A small archive in a folder of its own, built by the real pipeline."""

from __future__ import annotations

import os
import shutil
import sqlite3
from html.parser import HTMLParser
from pathlib import Path

from newsarchive.cli.pipeline import Options, Report, build
from newsarchive.cli.project import find_project

#: "Today" of all tests: embargoes and dates that lie ahead are judged by it.
TODAY = "2026-01-01"
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30" width="40" height="30"/>'


def article(title: str, date: str = "", body: str = "The harbour was quiet.", **more: str) -> str:
    """A text with front matter."""
    declared = {"title": title, "date": date, "lang": "en", **more}
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in declared.items() if value) + f"---\n\n{body}\n"


class Site:
    """Input files below `folder`, the site in `folder/build`, the catalogue in `folder/.newsarchive`."""

    def __init__(self, folder: Path, settings: str = "") -> None:
        self.folder = folder
        self.output = folder / "build"
        self._clock = 1_000_000_000
        (folder / "articles").mkdir(parents=True, exist_ok=True)
        self.write("newsarchive.toml", settings)

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a file; like a person's, it is never as old as the one it replaces."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        self._clock += 1
        os.utime(path, (self._clock, self._clock))
        return path

    def delete(self, name: str) -> None:
        (self.folder / name).unlink()

    def rename(self, name: str, new: str) -> None:
        (self.folder / name).rename(self.folder / new)

    def build(self, output: Path | None = None, state: Path | None = None, **options: object) -> Report:
        project = find_project((), self.folder / "newsarchive.toml", output, state)
        return build(project, Options(**{"jobs": 1, "as_of": TODAY, **options}))  # type: ignore[arg-type]

    def build_from_nothing(self) -> dict[str, bytes]:
        """The files of a build elsewhere that remembers nothing."""
        output, state = self.folder / "elsewhere", self.folder / "elsewhere-state"
        for folder in (output, state):
            shutil.rmtree(folder, ignore_errors=True)
        self.build(output, state)
        return tree(output)

    def made(self) -> set[str]:
        """What the last build made of what it planned, but for the search index: every other word changes that."""
        asked = "SELECT address FROM page WHERE build = (SELECT value FROM meta WHERE key = 'build') AND owner NOT LIKE 'searched %'"
        with sqlite3.connect(self.folder / ".newsarchive/catalogue.sqlite") as db:
            return {address for (address,) in db.execute(asked)}

    def tree(self) -> dict[str, bytes]:
        return tree(self.output)

    def has(self, address: str) -> bool:
        return self._file(address).is_file()

    def page(self, address: str) -> str:
        return self._file(address).read_text("utf-8")

    def _file(self, address: str) -> Path:
        return self.output / (f"{address[1:]}index.html" if address.endswith("/") else address[1:])


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its content."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}  # fmt: skip


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in ("script", "style", "head")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in ("script", "style", "head")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(data)


def visible(html: str) -> str:
    """What a reader sees of a page, on one line."""
    parser = _Text()
    parser.feed(html)
    return " ".join(" ".join(parser.parts).split())
