"""Where an export goes: written beside its place and moved there when it is whole, and never over what is not ours."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..errors import OutputError

#: What says that a folder is an export; the next one may take its place.
MARKER = ".newsarchive-export"


@contextmanager
def file_written(place: Path) -> Iterator[Path]:
    """Yield where to write a file; at the end it takes its place, and what was there is gone. After an error nothing has changed.

    Raises `OutputError` where it cannot be written.
    """
    if place.exists() and not place.is_file():
        raise OutputError("this is no file", str(place), "give another name with -o")
    beside = _beside(place)
    try:
        beside.unlink(missing_ok=True)
        yield beside
        beside.replace(place)
    except OSError as error:
        raise _unwritable(place, error) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


@contextmanager
def folder_written(place: Path) -> Iterator[Path]:
    """Yield an empty folder to write into; at the end it takes the place of the export that was there.

    Raises `OutputError` where a folder of somebody else's is, and where it cannot be written.
    """
    place = place.resolve()
    _refuse_foreign(place)
    beside = _beside(place)
    try:
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(parents=True)
        yield beside
        (beside / MARKER).write_text("Written by newsarchive export, which may replace all of this folder.\n", "utf-8")
        _exchange(beside, place)
    except OSError as error:
        raise _unwritable(place, error) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _refuse_foreign(place: Path) -> None:
    try:
        foreign = place.exists() and not (place.is_dir() and ((place / MARKER).is_file() or not any(place.iterdir())))
    except OSError as error:
        raise _unwritable(place, error) from error
    if foreign:
        raise OutputError("there are files here that no export made", str(place), "give another folder with -o")


def _exchange(made: Path, place: Path) -> None:
    """Put a folder in the place of another one."""
    old = made.with_name(f"{made.name}-old")
    if place.exists():
        place.rename(old)
    try:
        made.rename(place)
    except OSError:
        if old.exists():
            old.rename(place)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _beside(place: Path) -> Path:
    """Return a name next to a place, which nobody else uses: on the same file system, so that it can be moved over it."""
    return place.with_name(f".{place.name}-newsarchive-{os.getpid()}")


def _unwritable(place: Path, error: OSError) -> OutputError:
    return OutputError(f"cannot write here: {error.strerror or error}", str(place), "check permissions and free space")
