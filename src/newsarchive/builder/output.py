"""The output folder: files written whole or not at all, and only ever ours.

A file is written beside its place and moved over it, so that a reader, or a build that was killed, never sees half of one.
The folder carries a marker; one without it that is not empty is somebody else's, and is not touched.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from ..errors import OutputError

MARKER = ".newsarchive-site"
_TEMPORARY = ".newsarchive-tmp"


def _is_the_users(name: str) -> bool:
    """What hosts and tools keep at the top of a site's folder and no build makes: `.git`, `.well-known`, `CNAME`."""
    return name == "CNAME" or (
        name.startswith(".") and name not in (MARKER, ".nojekyll") and not name.startswith(_TEMPORARY)
    )


class Output:
    """Writes below one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def name(self) -> str:
        """What tells this folder from every other one."""
        return str(self.folder.resolve())

    def prepare(self, *, clean: bool) -> bool:
        """Make the folder ready; return whether it is empty now. Raises `OutputError` where it is not ours to write."""
        marker = self.folder / MARKER
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if any(self.folder.iterdir()) and not marker.exists():
                hint = "give an empty folder with -o, or remove what is in it"
                raise OutputError("the output folder has files that no build made", str(self.folder), hint)
            if clean:
                self._empty()
            fresh = not marker.exists()
            if fresh:
                marker.write_text("Made by newsarchive; a build may replace everything here.\n", encoding="utf-8")
        except OSError as error:
            raise OutputError(
                f"cannot write here: {error.strerror}", str(self.folder), "check permissions and free space"
            ) from error
        return fresh

    def _empty(self) -> None:
        for entry in self.folder.iterdir():
            if _is_the_users(entry.name):
                continue
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry)
            else:
                entry.unlink()

    def path(self, file: str) -> Path:
        """Return the real path of a file of the site."""
        return self.folder / file

    def size(self, file: str) -> int | None:
        """Return the size of a file in bytes, None where there is none."""
        try:
            return self.path(file).stat().st_size
        except OSError:
            return None

    def write(self, file: str, content: bytes) -> bool:
        """Write a file whole; return False where it already had this content. Raises `OutputError`."""
        path = self.path(file)
        try:
            if path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content:
                return False
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary = path.with_name(f"{_TEMPORARY}-{os.getpid()}")
            temporary.write_bytes(content)
            temporary.replace(path)
        except OSError as error:
            raise OutputError(
                f"cannot be written: {error.strerror}", str(path), "check permissions and free space"
            ) from error
        return True

    def remove(self, files: Iterable[str]) -> int:
        """Remove files and the folders that are empty then; return how many were there."""
        removed = 0
        for file in files:
            path = self.path(file)
            try:
                path.unlink()
                removed += 1
            except FileNotFoundError:
                continue
            except OSError as error:
                raise OutputError(f"cannot be removed: {error.strerror}", str(path), "check permissions") from error
            self._prune(path.parent)
        return removed

    def _prune(self, folder: Path) -> None:
        while folder != self.folder:
            try:
                folder.rmdir()
            except OSError:
                return
            folder = folder.parent

    def strangers(self, known: set[str]) -> list[str]:
        """Return files of the folder that are not `known`: left behind by a build that was cut off."""
        found = []
        for parent, folders, names in os.walk(self.folder):
            inside = Path(parent).relative_to(self.folder).as_posix()
            if inside == ".":
                folders[:] = [name for name in folders if not _is_the_users(name)]
                names = [name for name in names if not _is_the_users(name)]
            for name in names:
                file = name if inside == "." else f"{inside}/{name}"
                if file not in known and file != MARKER:
                    found.append(file)
        return sorted(found)
