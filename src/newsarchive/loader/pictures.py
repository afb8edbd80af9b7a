"""Pictures beside a text: found, checked and measured. An article may only show files of its own source folder."""

from __future__ import annotations

import errno
import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from xml.parsers import expat

import imagesize
import msgspec

from ..errors import Problem
from ..text.slugs import slugify
from .documents import PICTURES, Document

_MAX_PICTURE = 25_000_000
_IN_BODY = re.compile(r"!\[[^\]\n]*\]\(\s*<?([^()\s<>]+)>?(?:\s+[\"'][^\n]*)?\s*\)")


class Asset(msgspec.Struct, frozen=True):
    """A picture an article shows: `declared` is how the article calls it, `name` the file's name on the site.

    `file` is its real path, `stamp` changes when it does, `digest` is its BLAKE2b-128 in hex; size in pixels.
    """

    declared: str
    name: str
    file: str
    stamp: str
    digest: str
    width: int
    height: int


def find_assets(
    body: str, pictures: Iterable[str], document: Document
) -> tuple[tuple[Asset, ...], tuple[Problem, ...]]:
    """Return the pictures that are named and those that a body in Markdown shows, and what is wrong with what cannot be shown."""
    assets: dict[str, Asset] = {}
    problems = []
    taken: set[str] = set()
    for declared in (*pictures, *_shown_in(body)):
        if declared in assets:
            continue
        found = _asset(declared, document, taken)
        if isinstance(found, Asset):
            assets[declared] = found
            taken.add(found.name)
        else:
            problems.append(found)
    return tuple(assets.values()), tuple(problems)


class Picture(msgspec.Struct, frozen=True):
    """What a file that can be shown is: its BLAKE2b-128 in hex, and its size in pixels, 0 where that is not said."""

    digest: str
    width: int
    height: int


def examine_picture(path: Path) -> Picture | str:
    """Return what a picture is, or why it cannot be shown. Raises `OSError` where it cannot be read."""
    if not path.is_file():  # a pipe would be waited for
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    data = path.read_bytes() if path.stat().st_size <= _MAX_PICTURE else b""
    why = _unsafe(path, data)
    return why or Picture(hashlib.blake2b(data, digest_size=16).hexdigest(), *_measure(path))


def stamp_of(file: str) -> str:
    """Return what changes when the file does; "" where it is gone."""
    try:
        status = Path(file).stat()
    except OSError:
        return ""
    return f"{status.st_size}:{status.st_mtime_ns}"


def renamed_in(body: str, names: Mapping[str, str]) -> str:
    """Return a body in Markdown whose pictures have other names, by those that it calls them; all else stays as it is."""

    def renamed(found: re.Match[str]) -> str:
        start, end = found.start(1) - found.start(), found.end(1) - found.start()
        return found[0][:start] + names.get(found[1], found[1]) + found[0][end:]

    return _IN_BODY.sub(renamed, body)


def _shown_in(body: str) -> Iterator[str]:
    yield from (
        found[1] for found in _IN_BODY.finditer(body) if not re.match(r"[a-z][a-z0-9+.-]*:|//", found[1], re.IGNORECASE)
    )


def _asset(declared: str, document: Document, taken: set[str]) -> Asset | Problem:
    if re.match(r"[a-z][a-z0-9+.-]*:|//", declared, re.IGNORECASE):
        return Problem(
            document.shown,
            None,
            "picture-remote",
            f"'{declared[:80]}' is on another host",
            "save the picture beside the text",
        )
    try:
        path = (Path(document.file).parent / declared).resolve()
        inside = path.is_relative_to(document.root)
        found = examine_picture(path) if inside else None
    except (OSError, ValueError):
        return Problem(
            document.shown,
            None,
            "picture-missing",
            f"there is no picture '{declared[:80]}'",
            "its path is relative to this text",
        )
    if found is None:
        return Problem(
            document.shown,
            None,
            "picture-outside",
            f"'{declared[:80]}' lies outside the source folder",
            "copy it into the folder",
        )
    if isinstance(found, str):
        return Problem(document.shown, None, "picture-unusable", f"'{declared[:80]}' {found}", "it is not shown")
    return Asset(declared, _name(path, taken), str(path), stamp_of(str(path)), found.digest, found.width, found.height)


def _name(path: Path, taken: set[str]) -> str:
    stem, extension = slugify(path.stem) or "picture", path.suffix.lower()
    name, number = f"{stem}{extension}", 2
    while name in taken:
        name, number = f"{stem}-{number}{extension}", number + 1
    return name


def _measure(path: Path) -> tuple[int, int]:
    try:
        width, height = imagesize.get(str(path))
    except (ValueError, OSError, TypeError):
        return 0, 0
    return (round(width), round(height)) if width > 0 and height > 0 else (0, 0)


def _unsafe(path: Path, data: bytes) -> str | None:
    """Return why a picture cannot be shown, or None."""
    if path.suffix.lower() not in PICTURES:
        return "is no kind of picture that browsers show"
    if not data:
        return "is empty or larger than 25 MB"
    return _svg_trouble(data) if path.suffix.lower() == ".svg" else None


class _Trouble(Exception):
    """What a drawing does that only a program does."""


def _svg_trouble(data: bytes) -> str | None:
    """An SVG is a document: one that runs scripts, loads files or declares entities is not shown."""
    parser = expat.ParserCreate()

    def start(name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2].lower()
        if tag in ("script", "foreignobject", "iframe", "handler", "set") or tag.startswith("animate"):
            raise _Trouble(f"contains <{tag}>")
        for key, value in attributes.items():
            plain = key.rpartition(":")[2].lower()
            if plain.startswith("on") or (plain == "href" and not value.strip().startswith(("#", "data:image/"))):
                raise _Trouble(f"contains {plain}=")

    def entity(*_: object) -> None:
        raise _Trouble("declares entities")

    parser.StartElementHandler = start
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(data, True)
    except _Trouble as trouble:
        return str(trouble)
    except expat.ExpatError as error:
        return f"is not valid SVG: {error}"
    return None
