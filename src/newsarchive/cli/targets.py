"""What a user means by ADDRESS|FILE: a page by its address, its web address or its file, or a text by its path."""

from __future__ import annotations

import difflib
import sqlite3
from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec

from ..archive import Questions
from .project import Project

_NEAR = 5
_LOOKED_AT = 2000


class Target(msgspec.Struct, frozen=True):
    """A text by its name in the archive, or a page by its address."""

    name: str
    is_text: bool


def find_target(db: sqlite3.Connection, project: Project, what: str) -> Target | None:
    """Return what `what` stands for; None where the catalogue knows no such page and no such text."""
    questions = Questions(db)
    built = _in_output(project.output, what)
    if built is None and (name := _text(questions, what)):
        return Target(name, is_text=True)
    own = _own_page(project, what) if built is None else None
    if own is not None:
        return Target(own, is_text=False)
    path = _path(project.settings.site.base_url, what) if built is None else f"/{built}"
    for address in _spellings(path):
        if questions.written(address) or questions.record(address):
            return Target(address, is_text=False)
    return None


def _in_output(output: Path, what: str) -> str | None:
    """Return a path of the output folder, relative to it; None for any other. The folder itself is its front page."""
    file, folder = Path(what), output.resolve()
    if "://" in what or not file.exists() or not file.resolve().is_relative_to(folder):
        return None
    inside = file.resolve().relative_to(folder).as_posix()
    return "" if inside == "." else inside


def _text(questions: Questions, what: str) -> str | None:
    file = Path(what)
    text = questions.text(file.as_posix())
    if text is None and file.is_file():
        same = (shown for shown in questions.texts(file.name) if Path(shown).resolve() == file.resolve())
        text = next((text for shown in same if (text := questions.text(shown))), None)
    return text.name if text else None


def _own_page(project: Project, what: str) -> str | None:
    """Return the address of the page that is made from one of the user's own files; None for any other."""
    file = Path(what).resolve()
    return next((f"/{page.name}/" for page in project.pages.pages if Path(page.file).resolve() == file), None)


def _path(base_url: str, what: str) -> str:
    """Return the path of an address on the site, without what comes before the site on its host."""
    base = base_url.rstrip("/")
    if base and (what == base or what.startswith(f"{base}/")):
        return what.removeprefix(base)
    return urlsplit(what).path if "://" in what else what


def _spellings(path: str) -> list[str]:
    """Return the addresses that a path may stand for: as written, and as a folder's page."""
    plain = "/" + unquote(path.split("#")[0].split("?")[0]).removeprefix("./").strip("/")
    if plain == "/index.html" or plain.endswith("/index.html"):
        plain = plain.removesuffix("/index.html") or "/"
    return [plain] if plain == "/" else [f"{plain}/", plain]


def near_targets(db: sqlite3.Connection, what: str) -> list[str]:
    """Return addresses and texts that are spelt nearly so, the nearest first."""
    questions = Questions(db)
    address = _spellings(urlsplit(what).path if "://" in what else what)[0]
    texts = questions.texts(Path(what).stem[:3], _LOOKED_AT)
    pages = questions.near(address, _LOOKED_AT)
    return list(
        dict.fromkeys([
            *difflib.get_close_matches(address, pages, _NEAR),
            *difflib.get_close_matches(what, texts, _NEAR),
        ])
    )[:_NEAR]  # fmt: skip
