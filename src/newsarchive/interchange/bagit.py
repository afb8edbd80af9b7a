"""The files of a bag that speak of the others, by RFC 8493 (BagIt, version 1.0). Pure functions over text.

A bag is a folder: `data/` has the payload, all beside it are tag files. A payload manifest has a checksum for each file of the
payload, a tag manifest for tag files.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

import msgspec

from ..errors import Problem

DECLARATION, INFO, FETCH = "bagit.txt", "bag-info.txt", "fetch.txt"
PAYLOAD = "data/"
#: What a bag of the version that the RFC describes says of itself.
DECLARED = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

_LINE_END = re.compile("\r\n|\r|\n")
_MANIFEST = re.compile(r"(tag)?manifest-([A-Za-z0-9_-]+)\.txt")
_ENTRY = re.compile(r"([^ \t]+)[ \t]+\*?(.+)", re.DOTALL)
_TAG = re.compile(r"([^:\s][^:]*?)[ \t]*:[ \t]*(.*)", re.DOTALL)
_ENCODED = re.compile("%(0D|0A|25)", re.IGNORECASE)
# Before 1.0 the percent sign itself was left as it is.
_ENCODED_BEFORE = re.compile("%(0D|0A)", re.IGNORECASE)
#: The name of an algorithm in the name of a manifest (small letters and digits only) -> what `hashlib` calls it.
_ALGORITHMS = {
    re.sub("[^a-z0-9]", "", name): name for name in hashlib.algorithms_guaranteed if not name.startswith("shake")
}

Version = tuple[int, int]


class Listing(msgspec.Struct, frozen=True):
    """Which manifest a file's name stands for: of the payload or of tag files, by which `algorithm` as `hashlib` calls it; None
    where that one does not know it.
    """

    algorithm: str | None
    payload: bool


class Entry(msgspec.Struct, frozen=True):
    """A line of a manifest: the checksum in small hexadecimal digits, and the path below the bag's folder."""

    checksum: str
    path: str


def listing(name: str) -> Listing | None:
    """Return what manifest a tag file is; None where it is none."""
    found = _MANIFEST.fullmatch(name)
    if found is None:
        return None
    return Listing(_ALGORITHMS.get(re.sub("[^a-z0-9]", "", found[2].lower())), found[1] is None)


def manifest_text(entries: Iterable[Entry]) -> str:
    """Return a manifest, in the order of the paths. Two spaces part the columns, as `sha256sum` wants them."""
    ordered = sorted(entries, key=lambda entry: entry.path.encode())
    return "".join(f"{entry.checksum}  {_encoded(entry.path)}\n" for entry in ordered)


def tag_text(tags: Iterable[tuple[str, str]]) -> str:
    """Return a tag file of labels and values; each value is one line."""
    return "".join(f"{label}: {value}\n" for label, value in tags)


def read_tags(name: str, text: str) -> tuple[tuple[tuple[str, str], ...], tuple[Problem, ...]]:
    """Return the labels of a tag file with their values, in order, and what is wrong with it.

    A line that begins with white space goes on with the value before it.
    """
    tags: list[tuple[str, str]] = []
    problems = []
    for number, line in enumerate(_LINE_END.split(text), 1):
        found = _TAG.fullmatch(line)
        if not line.strip():
            continue
        if line[0] in " \t" and tags:
            label, value = tags[-1]
            tags[-1] = label, f"{value} {line.strip()}".strip()
        elif found is not None:
            tags.append((found[1], found[2].strip()))
        else:
            problems.append(Problem(name, number, "bag-tag-file", "this line has no label with a colon after it"))
    return tuple(tags), tuple(problems)


def read_manifest(
    name: str, text: str, listed: Listing, version: Version
) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """Return the lines of a manifest in order, and what is wrong with it; a line with anything wrong is no entry."""
    entries: dict[str, Entry] = {}
    problems = []
    for number, line in enumerate(_LINE_END.split(text), 1):
        if not line.strip():
            continue
        found = _ENTRY.fullmatch(line)
        if found is None or not _is_checksum(found[1], listed.algorithm):
            message = f"this line has no {listed.algorithm or 'known'} checksum with a path after it"
            problems.append(Problem(name, number, "bag-tag-file", message))
            continue
        path = _decoded(found[2].removeprefix("./"), version)
        why = path_trouble(path) or _misplaced(path, listed)
        if why is not None:
            problems.append(Problem(name, number, "bag-path", f"'{path[:200]}' {why}"))
        elif path in entries:
            problems.append(Problem(name, number, "bag-tag-file", f"'{path[:200]}' is listed twice"))
        else:
            entries[path] = Entry(found[1].lower(), path)
    return tuple(entries.values()), tuple(problems)


def read_fetch(name: str, text: str, version: Version) -> tuple[frozenset[str], tuple[Problem, ...]]:
    """Return the paths of files that were to be fetched from elsewhere, and what is wrong with the list of them."""
    paths = set()
    problems = []
    for number, line in enumerate(_LINE_END.split(text), 1):
        columns = line.split(maxsplit=2)
        if not columns:
            continue
        if len(columns) < 3:
            problems.append(Problem(name, number, "bag-tag-file", "this line has no address, length and path"))
            continue
        path = _decoded(columns[2], version)
        why = path_trouble(path) or _misplaced(path, Listing(None, True))
        if why is not None:
            problems.append(Problem(name, number, "bag-path", f"'{path[:200]}' {why}"))
        paths.add(path)
    return frozenset(paths), tuple(problems)


def path_trouble(path: str) -> str | None:
    """Return why a path is none of a file within a bag's folder on every system, or None."""
    parts = path.split("/")
    if path.startswith(("/", "~")) or ".." in parts or re.match(r"[A-Za-z]:[\\/]|\\\\", path):
        return "leads out of the bag"
    if "\0" in path or "" in parts or "." in parts:
        return "is no path of a file"
    return None


def _misplaced(path: str, listed: Listing) -> str | None:
    if path.startswith(PAYLOAD) == listed.payload:
        return None
    return "lies outside data/" if listed.payload else "is no tag file"


def _is_checksum(text: str, algorithm: str | None) -> bool:
    length = 2 * hashlib.new(algorithm, usedforsecurity=False).digest_size if algorithm else len(text)
    return len(text) == length and re.fullmatch("[0-9a-fA-F]+", text) is not None


def _encoded(path: str) -> str:
    return path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _decoded(path: str, version: Version) -> str:
    pattern = _ENCODED if version >= (1, 0) else _ENCODED_BEFORE
    return pattern.sub(lambda found: chr(int(found[1], 16)), path)
