"""Whether a bag is complete and valid (RFC 8493, 3): every file that it should have, no other in its payload, each as it was.

All that is wrong is found in one run. Each file is read once, in pieces, by all algorithms that list it.
"""

from __future__ import annotations

import codecs
import hashlib
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import IO

import msgspec

from ..errors import Problem
from ..interchange.bagit import (
    DECLARATION,
    FETCH,
    INFO,
    PAYLOAD,
    Listing,
    Version,
    listing,
    read_fetch,
    read_manifest,
    read_tags,
)
from .bag_stores import DAMAGED, Listed, Opener, Store

_BLOCK = 1 << 20
#: More than this is no tag file: a manifest of a million files has a third of it.
_LARGEST_TAG_FILE = 500_000_000
_VERSION = re.compile(r"(\d)\.(\d{1,2})")
#: The versions whose rules are known.
_FIRST, _LAST, _RENAMED = (0, 93), (1, 0), (0, 96)
#: Encodings of tag files that are met; any other one is a mistake, or worse.
_ENCODINGS = ("utf-8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "iso-8859-1", "iso-8859-15", "windows-1252")
#: What is said of the bag, now and before 0.96.
_INFO_FILES = (INFO, "package-info.txt")
_COPY = "take the file from another copy of the bag"
_OXUM = re.compile(r"(\d{1,18})\.(\d{1,18})")


class Verified(msgspec.Struct, frozen=True):
    """What was found of a bag: its version ("" where it tells none), the algorithms of its manifests, the number of files of the
    payload and their bytes, and all that is wrong, by paths within the bag. It is valid if nothing is.
    """

    version: str
    algorithms: tuple[str, ...]
    files: int
    bytes: int
    problems: tuple[Problem, ...]


def verify_bag(store: Store) -> Verified:
    """Check a bag. Raises nothing for what is wrong with it, but one of `DAMAGED` where it cannot be listed at all."""
    return _Check(store).result()


class _Manifest(msgspec.Struct, frozen=True):
    """A manifest that was read: its name, which it is, and the checksums by the paths of the files that it speaks of."""

    name: str
    listing: Listing
    sums: dict[str, str]


class _Check:
    """One look at one bag: collects what is wrong while it goes on."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._listed: Listed = store.listed()
        self._problems = list(self._listed.problems)
        # What stands in a manifest may be composed in another way than a file system gives it back (RFC 8493, 6.1.1).
        self._composed = {unicodedata.normalize("NFC", path): path for path in self._listed.files}

    def result(self) -> Verified:
        payload = {path: size for path, size in self._listed.files.items() if path.startswith(PAYLOAD)}
        texts = self._tag_files()
        version, encoding = self._declaration(texts.get(DECLARATION))
        manifests: tuple[_Manifest, ...] = ()
        if version is not None:
            manifests = tuple(self._manifests(texts, version, encoding))
            self._info(texts, version, encoding, payload)
            self._complete(manifests, payload, version, self._fetched(texts, version, encoding))
            self._compare(manifests)
        return Verified(
            f"{version[0]}.{version[1]}" if version else "",
            tuple(sorted({each.listing.algorithm for each in manifests if each.listing.algorithm})),
            len(payload),
            sum(payload.values()),
            tuple(sorted(map(_shown, set(self._problems)))),
        )

    def problem(self, code: str, path: str, message: str, hint: str | None = None) -> None:
        self._problems.append(Problem(path, None, code, message, hint))

    def _tag_files(self) -> dict[str, bytes]:
        """Return the content of the tag files that say something of the bag; all of them lie at its top."""
        known = (DECLARATION, *_INFO_FILES, FETCH)
        found: dict[str, bytes] = {}

        def keep(path: str, file: IO[bytes]) -> None:
            content = file.read(_LARGEST_TAG_FILE + 1)
            if len(content) > _LARGEST_TAG_FILE:
                self.problem("bag-tag-file", path, "is too large for what it should be")
            found[path] = content

        self._each([name for name in self._listed.files if name in known or listing(name)], keep)
        return found

    def _each(self, paths: Collection[str], use: Callable[[str, IO[bytes]], None]) -> None:
        """Use files, open; what goes wrong with one is a problem of it, and the next follows."""
        left = set(paths)
        try:
            for path, opener in self._store.contents(left.copy()):
                if path in left:
                    left.discard(path)
                    self._use(path, opener, use)
        except DAMAGED as error:
            self.problem("bag-unreadable", ".", f"the archive is damaged: {error}", _COPY)
        for path in left:
            self.problem("bag-unreadable", path, "lies behind the damage", _COPY)

    def _use(self, path: str, opener: Opener, use: Callable[[str, IO[bytes]], None]) -> None:
        try:
            with opener() as file:
                use(path, file)
        except DAMAGED as error:
            self.problem("bag-unreadable", path, f"cannot be read: {error}", _COPY)

    def _declaration(self, content: bytes | None) -> tuple[Version | None, str]:
        """Return the version of the bag, None where its rules are not known, and the encoding of its tag files."""
        if content is None:
            self.problem("bag-missing", DECLARATION, "is not there, so this is no bag", "name the folder that holds it")
            return None, ""
        if content.startswith(codecs.BOM_UTF8):
            self.problem("bag-tag-file", DECLARATION, "begins with a byte order mark")
        tags = self._tags(DECLARATION, content, "utf-8-sig")
        found = _VERSION.fullmatch(tags.get("BagIt-Version", [""])[0])
        if [*tags] != ["BagIt-Version", "Tag-File-Character-Encoding"] or found is None:
            message = "must have a line BagIt-Version and a line Tag-File-Character-Encoding"
            self.problem("bag-tag-file", DECLARATION, message)
        version = (int(found[1]), int(found[2])) if found else _LAST
        if not _FIRST <= version <= _LAST:
            message = f"version {found and found[0]} of BagIt is not known here"
            self.problem("bag-version", DECLARATION, message, "known are 0.93 to 1.0")
            return None, ""
        encoding = tags.get("Tag-File-Character-Encoding", ["UTF-8"])[0].lower()
        if encoding not in _ENCODINGS:
            self.problem("bag-tag-file", DECLARATION, f"'{encoding[:40]}' is no encoding of tag files")
            encoding = "utf-8"
        return version, encoding

    def _tags(self, name: str, content: bytes, encoding: str) -> dict[str, list[str]]:
        tags, problems = read_tags(name, self._text(name, content, encoding))
        self._problems += problems
        found: dict[str, list[str]] = {}
        for label, value in tags:
            found.setdefault(label, []).append(value)
        return found

    def _text(self, name: str, content: bytes, encoding: str) -> str:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            self.problem("bag-tag-file", name, f"is not {encoding.upper()} throughout")
            return content.decode(encoding, "replace")

    def _manifests(self, texts: Mapping[str, bytes], version: Version, encoding: str) -> Iterator[_Manifest]:
        payload = False
        for name in sorted(texts):
            listed = listing(name)
            if listed is None:
                continue
            payload |= listed.payload
            if listed.algorithm is None:
                self.problem("bag-tag-file", name, "is made by an algorithm that is not known here")
                continue
            entries, problems = read_manifest(name, self._text(name, texts[name], encoding), listed, version)
            self._problems += problems
            yield _Manifest(name, listed, {self._path(each.path): each.checksum for each in entries})
        if not payload:
            self.problem("bag-missing", "manifest-sha512.txt", "there is no manifest of the payload")

    def _path(self, path: str) -> str:
        """Return a path as the file is called that it stands for."""
        files = self._listed.files
        return path if path in files else self._composed.get(unicodedata.normalize("NFC", path), path)

    def _info(self, texts: Mapping[str, bytes], version: Version, encoding: str, payload: Mapping[str, int]) -> None:
        """Hold what is said of the size of the payload against it."""
        name = _INFO_FILES[version < _RENAMED]
        oxums = self._tags(name, texts[name], encoding).get("Payload-Oxum", []) if name in texts else []
        if len(oxums) > 1:
            self.problem("bag-tag-file", name, "Payload-Oxum stands there more than once")
        for oxum in oxums[:1]:
            found = _OXUM.fullmatch(oxum)
            there = f"{sum(payload.values())}.{len(payload)}"
            if found is None:
                self.problem("bag-tag-file", name, f"'{oxum[:40]}' is no Payload-Oxum")
            elif (int(found[1]), int(found[2])) != (sum(payload.values()), len(payload)):
                self.problem("bag-oxum", name, f"the payload should have {oxum} (bytes.files), and has {there}")

    def _fetched(self, texts: Mapping[str, bytes], version: Version, encoding: str) -> frozenset[str]:
        if FETCH not in texts:
            return frozenset()
        paths, problems = read_fetch(FETCH, self._text(FETCH, texts[FETCH], encoding), version)
        self._problems += problems
        return frozenset(map(self._path, paths))

    def _complete(
        self, manifests: Iterable[_Manifest], payload: Iterable[str], version: Version, fetched: frozenset[str]
    ) -> None:
        """Find what is listed and not there, and what is there and not listed."""
        if not self._listed.has_data:
            self.problem("bag-missing", "data/", "there is no folder of the payload")
        asked = [each for each in manifests if each.listing.payload]
        for manifest in manifests:
            for path in manifest.sums.keys() - self._listed.files.keys():
                hint = f"{FETCH} says where it is" if path in fetched else _COPY
                self.problem("bag-missing", path, f"is not there; {manifest.name} lists it", hint)
        for path in payload:
            lacking = [each.name for each in asked if path not in each.sums]
            # Since 1.0 each manifest lists all of the payload; before, one of them had to (RFC 8493, 3).
            if lacking and (version >= (1, 0) or len(lacking) == len(asked)):
                self.problem("bag-unexpected", path, f"is not listed in {', '.join(lacking)}")

    def _compare(self, manifests: Iterable[_Manifest]) -> None:
        """Hold each file against the checksums of all manifests that list it."""
        told: dict[str, list[tuple[str, str, str]]] = {}
        for manifest in manifests:
            for path, checksum in manifest.sums.items():
                if path in self._listed.files:
                    told.setdefault(path, []).append((manifest.listing.algorithm or "", checksum, manifest.name))

        def compare(path: str, file: IO[bytes]) -> None:
            sums = {algorithm: hashlib.new(algorithm, usedforsecurity=False) for algorithm, *_ in told[path]}
            while block := file.read(_BLOCK):
                for each in sums.values():
                    each.update(block)
            wrong = [name for algorithm, checksum, name in told[path] if sums[algorithm].hexdigest() != checksum]
            if wrong:
                message = f"is not what it was when it was bagged: another checksum than in {' and '.join(wrong)}"
                hint = (
                    f"or {wrong[0]} itself is damaged: the other manifests agree" if len(wrong) < len(sums) else _COPY
                )
                self.problem("bag-checksum", path, message, hint)

        self._each(told, compare)


def _shown(problem: Problem) -> Problem:
    """Return a problem whose words can be written: a name in an archive may have bytes that are no characters."""
    path, message = (text.encode("utf-8", "backslashreplace").decode() for text in (problem.path, problem.message))
    return msgspec.structs.replace(problem, path=path, message=message)
