"""What a command costs: wall time, processor time and memory, of it and of all processes that it starts.

Processor time is the system's own account of the command and of every process it waited for. Memory is sampled, twenty times a
second, as the sum over its processes: what they share counts once for each. The sum is known on Linux only. What the largest
process had is the system's own account too.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_EVERY = 0.05
_PAGE = os.sysconf("SC_PAGE_SIZE")
#: `ru_maxrss` is in KiB, on macOS in bytes.
_UNIT = 1 if sys.platform == "darwin" else 1024


class Cost(NamedTuple):
    """What a command cost: seconds and bytes; `memory` is 0 where it cannot be sampled."""

    wall: float
    cpu: float
    memory: int
    largest: int
    said: str


class Failed(Exception):
    """A command did not end well."""


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Run a command to its end and return what it cost. Raises `Failed` with what it said."""
    os.sync()  # what the run before has written is not to be paid for by this one
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as wrong:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, stdout=said, stderr=wrong, env={**os.environ, **(environment or {})}
        )
        sampler = _Sampler(process.pid)
        sampler.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        sampler.stop()
        said.seek(0)
        wrong.seek(0)
        if process.returncode:
            raise Failed(f"{' '.join(command)}\n{(wrong.read() or said.read())[-2000:].decode('utf-8', 'replace')}")
        answer = said.read().decode("utf-8", "replace")
    return Cost(wall, usage.ru_utime + usage.ru_stime, sampler.most, usage.ru_maxrss * _UNIT, answer)


class _Sampler(threading.Thread):
    """Keeps the largest sum of memory that the processes of a command have had."""

    def __init__(self, first: int) -> None:
        super().__init__(daemon=True)
        self._first, self._ended = first, threading.Event()
        self.most = 0

    def run(self) -> None:
        while not self._ended.wait(_EVERY):
            self.most = max(self.most, sum(map(_resident, _family(self._first))))

    def stop(self) -> None:
        self._ended.set()
        self.join()


def _family(first: int) -> list[int]:
    """Return a process and all that descend from it."""
    family = [first]
    for each in family:  # grows as it goes
        with suppress(OSError):
            for task in Path(f"/proc/{each}/task").iterdir():
                with suppress(OSError):
                    family += map(int, (task / "children").read_text("ascii").split())
    return family


def _resident(process: int) -> int:
    try:
        return int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1]) * _PAGE
    except (OSError, IndexError):
        return 0
