"""Recorded runs, one small file each in `history/`, and whether a run is slower than the last of them.

A file has the commit, the number of cores and what was measured: no dates, no machine's name, no folders.
"""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ratios import COMPARED, ratios_of
from trials import Figures, Measured

FOLDER = Path(__file__).resolve().parent / "history"
#: How much worse than recorded a ratio may be before it is told.
_TOLERANCE = 1.15

Record = dict[str, Any]


def record_of(runs: int, hugo: str, sizes: dict[int, Measured], help_: Figures) -> Record:
    """Return what is kept of a run."""
    return {
        "commit": _commit(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "hugo": hugo,
        "runs": runs,
        "help": help_["wall"],
        "sizes": {str(size): {"medians": measured, "ratios": ratios_of(measured)} for size, measured in sizes.items()},
    }


def write(record: Record) -> Path:
    """Write a record as the last one and return its file."""
    FOLDER.mkdir(exist_ok=True)
    number = max((int(path.name.split("-")[0]) for path in _files()), default=0) + 1
    path = FOLDER / f"{number:03}-{record['commit'].rstrip('+')}.json"
    path.write_text(json.dumps(record, indent=1) + "\n", "utf-8")
    return path


def last(size: int) -> Record | None:
    """Return the last record that has a size."""
    records = (json.loads(path.read_text("utf-8")) for path in reversed(_files()))
    return next((record for record in records if str(size) in record["sizes"]), None)


def compare(now: Record, size: int, before: Record) -> Iterator[str]:
    """Yield a line for each ratio that is more than 15 % worse than recorded."""
    recorded = before["sizes"][str(size)]["ratios"]
    for name, ratio in now["sizes"][str(size)]["ratios"].items():
        if name in COMPARED and name in recorded and ratio > recorded[name] * _TOLERANCE:
            worse = "more" if name.endswith("files") else "slower"
            yield f"{worse} than recorded: {name} {ratio:.3g}, was {recorded[name]:.3g} ({COMPARED[name]})"


def _files() -> list[Path]:
    return sorted(path for path in FOLDER.glob("*.json") if re.match(r"\d+-", path.name))


def _commit() -> str:
    """Return the commit, with a plus where the program is not as committed; "unknown" outside a repository."""
    root = FOLDER.parent.parent
    try:
        commit = _git(root, "rev-parse", "--short=7", "HEAD")
        return f"{commit}+" if _git(root, "status", "--porcelain", "--", "src", "templates") else commit
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def _git(root: Path, *command: str) -> str:
    return subprocess.run(["git", "-C", root, *command], capture_output=True, text=True, check=True).stdout.strip()
