"""The user's own pages: `pages/about.md`, `pages/how-to-search.md`, each with a little front matter, or none.

They are no articles: no clue looks at their words. What is wrong with one is a problem like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from ..errors import Problem
from ..text.clean import one_line, tidy
from ..text.slugs import slugify
from .declared import Declared, split_front_matter
from .decode import decode
from .documents import PICTURES, Document
from .fields import Wrong, field_of, read_value
from .pictures import Asset, find_assets
from .user_file import near

#: The first parts of the addresses that the site itself has; and every year is one.
RESERVED = frozenset({
    "authors", "corrections", "coverage", "feeds", "on", "organisations", "people", "places", "search", "sections", "sources", "stories", "tags",
    "undated", "years",
})  # fmt: skip
_ENDINGS = (".md", ".markdown")
_KEYS = ("title", "deck", "description", "lang", "menu", "draft")
_FIELDS = frozenset({"title", "deck", "language", "draft"})
_HEADING = re.compile(r"#\s+(.+?)\s*#*\n")
_LARGEST = 2_000_000


class OwnPage(msgspec.Struct, frozen=True):
    """A page in the user's own Markdown, without its heading. `name` is its address without slashes.

    `file` is how the user reaches it; `menu` says whether the foot of each page leads to it; those with an `order` come first.
    """

    name: str
    file: str
    title: str
    text: str
    deck: str = ""
    language: str = ""
    menu: bool = True
    order: int | None = None
    draft: bool = False
    pictures: tuple[Asset, ...] = ()


class OwnPages(msgspec.Struct, frozen=True):
    """All pages of a folder, in the order of the menu, and what is wrong with its files."""

    pages: tuple[OwnPage, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_own_pages(folder: Path, *, about: str = "") -> OwnPages:
    """Return the pages in a folder, which need not exist; `about` is the file that the settings name for About, if they do.

    Raises nothing: one bad page stops nothing.
    """
    if not folder.is_dir():
        return OwnPages()
    reading = _Reading(folder)
    for file in sorted(path for path in folder.rglob("*") if not _is_hidden(path.relative_to(folder))):
        reading.take(file)
    if about and "about" in reading.pages:
        message = f"site.about names '{about}' as well; this page is taken"
        hint = "take site.about out of the configuration"
        reading.problems.append(Problem(reading.pages["about"].file, None, "page-address", message, hint))
    reading.find_unused()
    pages = sorted(reading.pages.values(), key=lambda page: (page.order is None, page.order or 0, page.name))
    return OwnPages(tuple(pages), tuple(sorted(reading.problems)))


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


class _Reading:
    """A folder while it is read: the pages by name, and what is wrong."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.root = folder, folder.resolve()
        self.pages: dict[str, OwnPage] = {}
        self.pictures: list[Path] = []
        self.problems: list[Problem] = []

    def take(self, file: Path) -> None:
        """Take in what lies in the folder: a page, a picture, or a problem."""
        if file.is_dir():
            return
        if not file.resolve().is_relative_to(self.root):
            message = "a link that leads out of its folder is not followed"
            self.problems.append(Problem(str(file), None, "symlink-outside", message, "copy the file instead"))
        elif file.suffix.lower() in PICTURES:
            self.pictures.append(file.resolve())
        elif file.suffix.lower() in _ENDINGS and file.parent == self.folder:
            self.page(file)
        else:
            hint = "pages are .md files directly in this folder; `pages` in the configuration names another one"
            self.problems.append(Problem(str(file), None, "format-unknown", "this is no page", hint))

    def page(self, file: Path) -> None:
        name, text = slugify(file.stem), self.text(file)
        if text is None:
            return
        taken = self.whose(name)
        if taken:
            hint = "give the file another name"
            self.problems.append(Problem(str(file), None, "page-address", taken, hint))
        else:
            self.pages[name] = self.read(text, name, file)

    def whose(self, name: str) -> str:
        """Return who has the address of a page, "" where it is free."""
        if not name:
            return "its name has no letter or digit for an address"
        if name in RESERVED or re.fullmatch(r"\d{4}", name):
            return f"the site itself has the address /{name}/"
        return f"'{self.pages[name].file}' has the address /{name}/ already" if name in self.pages else ""

    def text(self, file: Path) -> str | None:
        """Return what a file says, None where it is no text that can be read."""
        shown = str(file)
        try:
            size = file.stat().st_size
            data = file.read_bytes() if size <= _LARGEST else b""
        except OSError as error:
            message = f"cannot be read: {error.strerror}"
            self.problems.append(Problem(shown, None, "unreadable", message, "check its permissions"))
            return None
        if size > _LARGEST:
            message = f"{size:,} bytes are more than {_LARGEST:,}"
            self.problems.append(Problem(shown, None, "too-large", message, "divide it into several pages"))
            return None
        decoded = decode(data)
        if decoded is None:
            self.problems.append(Problem(shown, None, "binary", "this is no text", "save it as UTF-8 text"))
            return None
        return tidy(decoded.text)

    def read(self, text: str, name: str, file: Path) -> OwnPage:
        front = split_front_matter(text, str(file))
        self.problems += front.metadata.problems
        declared = dict(self.values(front.metadata.entries))
        body = front.text.strip("\n")
        heading = _HEADING.match(f"{body}\n") if "title" not in declared else None
        words = file.stem.replace("-", " ").replace("_", " ").strip()
        title = declared.get("title") or (heading[1] if heading else one_line(words[:1].upper() + words[1:]))
        body = f"{body}\n"[heading.end() :] if heading else body
        listed, order = declared.get("menu", (True, None))
        document = Document(name, str(file), str(file.resolve()), str(self.root), 0, "")
        pictures, problems = find_assets(body, (), document)
        self.problems += problems
        return OwnPage(
            name, str(file), title, body.strip("\n"), declared.get("deck", ""), declared.get("language", ""), listed, order,
            declared.get("draft", False), pictures,
        )  # fmt: skip

    def values(self, entries: tuple[Declared, ...]) -> Iterator[tuple[str, Any]]:
        for entry in entries:
            try:
                field, value = _declared(entry)
            except Wrong as wrong:
                self.problems.append(wrong.at(entry.path, entry.line))
                continue
            if value is not None:
                yield field, value

    def find_unused(self) -> None:
        """Tell of pictures that no page shows: nothing is left out unsaid."""
        used = {asset.file for page in self.pages.values() for asset in page.pictures}
        for file in self.pictures:
            if str(file) not in used:
                shown, hint = (
                    str(self.folder / file.relative_to(self.root)),
                    "show it with ![words](file), or leave it out",
                )
                self.problems.append(Problem(shown, None, "picture-unused", "no page shows this picture", hint))


def _declared(entry: Declared) -> tuple[str, Any]:
    """Return the field that an entry is for, and its value. Raises `Wrong`."""
    if entry.key.strip().lower() == "menu":
        return "menu", _menu(entry.value)
    field = field_of(entry.key)
    if field is None or field not in _FIELDS:
        raise Wrong("key-unknown", f"a page has no '{one_line(tidy(entry.key))[:60]}'", near(entry.key, _KEYS))
    return field, read_value(field, entry.value)


def _menu(value: Any) -> tuple[bool, int | None] | None:
    """Return whether a page stands in the menu, and in which place."""
    word = value.strip().lower() if isinstance(value, str) else "?"
    if not word:
        return None
    if re.fullmatch(r"-?\d{1,9}", word):
        return True, int(word)
    if word in ("true", "yes", "on", "false", "no", "off"):
        return word in ("true", "yes", "on"), None
    message = f"expected true, false or a number, found '{one_line(tidy(str(value)))[:60]}'"
    raise Wrong("wrong-type", message, "a number is the page's place in the menu")
