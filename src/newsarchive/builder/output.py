"""The output folder: files written whole or not at all, and only ever ours.

A file is written beside its place and moved over it, so that a reader, or a build that was killed, never sees half of one.
The folder carries a marker; one without it that is not empty is somebody else's, and is not touched.
"""

from __future__ import annotations

import filecmp
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from ..errors import OutputError

MARKER = ".newsarchive-site"
_TEMPORARY = ".newsarchive-tmp"


def _is_the_users(name: str) -> bool:
    """What hosts and tools keep at the top of a site's folder and no build makes: `.git`, `.well-known`, `CNAME`."""
    return name == "CNAME" or (
        name.startswith(".") and name not in (MARKER, ".nojekyll") and not name.startswith(_TEMPORARY)
    )


def _has(path: str, content: bytes) -> bool:
    """Whether a file is there and has this content."""
    try:
        if os.stat(path).st_size != len(content):
            return False
        with open(path, "rb") as opened:
            return opened.read() == content
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return False


def _unwritable(folder: Path, error: OSError) -> OutputError:
    return OutputError(f"cannot write here: {error.strerror}", str(folder), "check permissions and free space")


def _make_folder(folder: str) -> None:
    try:
        os.mkdir(folder)
    except FileExistsError:
        if not os.path.isdir(folder):
            raise
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)


def _put(path: str, temporary: str, content: bytes) -> None:
    """Write beside the place and move over it; what cannot be written whole leaves nothing behind."""
    try:
        with open(temporary, "wb") as opened:
            opened.write(content)
        os.replace(temporary, path)
    except OSError:
        with suppress(OSError):
            os.unlink(temporary)
        raise


class Output:
    """Writes below one folder."""

    def __init__(self, folder: Path, *, fresh: bool = False) -> None:
        self.folder = folder
        self._fresh = fresh  # nothing lies there, so nothing is looked at before it is written

    @property
    def name(self) -> str:
        """What tells this folder from every other one."""
        return str(self.folder.resolve())

    @property
    def marker(self) -> Path:
        """The file that says that the folder is ours; it stays for as long as the folder does."""
        return self.folder / MARKER

    def prepare(self, *, clean: bool) -> bool:
        """Make the folder ready; return whether it is empty now. Raises `OutputError` where it is not ours to write."""
        new = self.claim()
        try:
            if clean:
                self._empty()
        except OSError as error:
            raise _unwritable(self.folder, error) from error
        return new or clean

    def claim(self) -> bool:
        """Make the folder and put the marker into it; return whether it had none. Raises `OutputError` as `prepare` does."""
        new = self.is_new()
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if new:
                self.marker.write_text("Made by newsarchive; a build may replace everything here.\n", encoding="utf-8")
        except OSError as error:
            raise _unwritable(self.folder, error) from error
        return new

    def is_new(self) -> bool:
        """Whether no build has used this folder. Raises `OutputError` where it is somebody else's."""
        try:
            foreign = self.folder.exists() and any(self.folder.iterdir()) and not self.marker.exists()
        except OSError as error:
            raise _unwritable(self.folder, error) from error
        if foreign:
            hint = "give an empty folder with -o, or remove what is in it"
            raise OutputError("the output folder has files that no build made", str(self.folder), hint)
        return not self.marker.exists()

    def used(self) -> str:
        """Return what tells this folder, as the last build left it, from every other one and from every other time."""
        return f"{self.marker.stat().st_mtime_ns} {self.name}" if self.marker.exists() else ""

    def use(self) -> str:
        """Mark that a build begins to write here, and return what `used` says from now on."""
        os.utime(self.marker)
        return self.used()

    def _empty(self) -> None:
        for entry in self.folder.iterdir():
            if _is_the_users(entry.name) or entry.name == MARKER:
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
            return os.stat(f"{self.folder}/{file}").st_size
        except OSError:
            return None

    def read(self, file: str) -> bytes:
        """Return the content of a file; b"" where it cannot be read."""
        try:
            return self.path(file).read_bytes()
        except OSError:
            return b""

    def write(self, file: str, content: bytes) -> bool:
        """Write a file whole; return False where it already had this content. Raises `OutputError`."""
        # Plain strings: there are as many of these calls as files, and paths as objects cost more than the writing.
        path = f"{self.folder}/{file}"
        folder = path.rpartition("/")[0]
        try:
            if not self._fresh and _has(path, content):
                return False
            _make_folder(folder)
            _put(path, f"{folder}/{_TEMPORARY}-{os.getpid()}", content)
        except OSError as error:
            raise OutputError(
                f"cannot be written: {error.strerror}", path, "check permissions and free space"
            ) from error
        return True

    def copy(self, file: str, source: Path) -> bool:
        """Write a copy of a file, a piece of it at a time, as `write` does what is in memory. Raises `OutputError`."""
        path = self.path(file)
        temporary = path.with_name(f"{_TEMPORARY}-{os.getpid()}")
        try:
            if path.is_file() and filecmp.cmp(source, path, shallow=False):
                return False
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                shutil.copyfile(source, temporary)
                temporary.replace(path)
            finally:
                temporary.unlink(missing_ok=True)
        except OSError as error:
            message = f"cannot be written: {error.strerror}"
            raise OutputError(message, str(path), "check permissions and free space") from error
        return True

    def remove(self, files: Iterable[str]) -> int:
        """Remove files and the folders that are empty then; return how many were there."""
        removed = 0
        for file in files:
            path = self.path(file)
            try:
                path.unlink()
                removed += 1
            except (FileNotFoundError, NotADirectoryError):
                pass  # somebody was quicker; the folder may be left
            except OSError as error:
                raise OutputError(f"cannot be removed: {error.strerror}", str(path), "check permissions") from error
            self._prune(path.parent)
        return removed

    def _prune(self, folder: Path) -> None:
        while folder != self.folder:
            try:
                folder.rmdir()
            except FileNotFoundError:
                pass
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
