"""The command line as people use it: a process of its own, in a folder of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run `newsarchive ARGS` in an empty folder and return what came of it."""

    def call(*args: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "newsarchive", *map(str, args)]
        return subprocess.run(command, cwd=cwd or tmp_path, capture_output=True, text=True, timeout=120, check=False)

    return call


@pytest.fixture
def clips(tmp_path: Path) -> Path:
    """A folder of three texts: one good, one undated, one with a wrong date."""
    folder = tmp_path / "clips"
    folder.mkdir()
    (folder / "lamp.md").write_text(
        "---\ntitle: The lamp is lit\ndate: 1999-03-04\nsource: The Quay\ntags: [harbours]\n---\nThe lamp was lit on Thursday.\n",
        "utf-8",
    )
    (folder / "fog.txt").write_text(
        "Fog over the harbour\n\nNobody wrote down when it came, and nobody saw it go.\n", "utf-8"
    )
    (folder / "storm.md").write_text("---\ntitle: Storm\ndate: 1999-02-31\n---\nIt blew.\n", "utf-8")
    return folder
