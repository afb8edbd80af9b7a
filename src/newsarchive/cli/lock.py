"""One build at a time: the operating system's advisory locks on a file, which end with the process that holds them.

The archive's lock is a file of the state folder; it guards the catalogue. The site's lock is on the marker of the output
folder; it keeps two builds with different state folders from writing into one site. Whoever takes both takes the
archive's first, so that two builds never wait for each other.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path

from ..builder import MARKER
from ..errors import ArchiveError
from .terminal import note

_NAME = "lock"
#: So long a build waits in silence, and so often it looks whether the other one has ended, in seconds.
_SILENT = 1.0
_PAUSE = 0.1
#: What a system says of a file that another process has locked.
_HELD = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK)


@contextmanager
def lock_archive(state: Path, *, wait: bool = True) -> Iterator[None]:
    """Keep other builds from this state folder's catalogue for the length of the block.

    Waits for the build that has it, and says so. Raises `ArchiveError` instead where `wait` is false, and where the
    folder cannot be written.
    """
    with _held(state / _NAME, "another build is using this archive", wait=wait) as stream:
        # For the other one's message only: a full disk is told by what cannot do without it.
        with suppress(OSError):
            stream.truncate(0)
            stream.write(str(os.getpid()).encode())
        yield


@contextmanager
def lock_output(output: Path, *, wait: bool = True) -> Iterator[None]:
    """Keep other builds from writing into an output folder that has its marker, as `lock_archive` does from the catalogue."""
    with _held(output / MARKER, f"another build is writing into {output}", wait=wait):
        yield


@contextmanager
def _held(file: Path, busy: str, *, wait: bool) -> Iterator[FileIO]:
    said, silent_until = False, time.monotonic() + _SILENT
    while True:
        with _opened(file) as stream:
            if _locked(stream):
                # Whoever waited may hold a file that was removed meanwhile, and somebody else its successor.
                if file.exists() and os.path.samestat(os.fstat(stream.fileno()), file.stat()):
                    yield stream
                    return
                continue
            holder = _holder(stream)
        if not wait:
            raise ArchiveError(f"{busy}{holder}", hint="wait for it to end, or leave out --no-wait")
        if not said and time.monotonic() >= silent_until:
            note(f"{busy}{holder}; waiting")
            said = True
        time.sleep(_PAUSE)


def _opened(file: Path) -> FileIO:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        return file.open("a+b", buffering=0)
    except OSError as error:
        hint = "check permissions, or give another folder"
        raise ArchiveError(f"cannot write here: {error.strerror}", str(file.parent), hint) from error


def _holder(stream: FileIO) -> str:
    """Return the process that has the lock, in words; "" where the file does not tell."""
    stream.seek(0)
    said = stream.read(20)
    return f" (pid {said.decode()})" if said.isdigit() else ""


if sys.platform == "win32":
    import msvcrt

    #: A lock keeps others from reading there, so it lies beyond all that is written.
    _BEYOND = 1 << 30

    def _locked(stream: FileIO) -> bool:
        """Lock an open file for as long as it is open; return False where another process has."""
        stream.seek(_BEYOND)
        try:
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError as error:
            return error.errno not in _HELD
        finally:
            stream.seek(0)
        return True

else:
    import fcntl

    def _locked(stream: FileIO) -> bool:
        """Lock an open file for as long as it is open; return False where another process has.

        A file system that knows no locks (some of those on a network) must not keep anybody from building.
        """
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return error.errno not in _HELD
        return True
