"""The page's modules, run by node."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from browser.shared import find_tool
from newsarchive.builder import shipped

HERE = Path(__file__).parent


def modules(folder: Path) -> dict[str, str]:
    """The environment in which tests find the theme's modules: node takes files for modules where a package says so."""
    for file in shipped().glob("search-*.js"):
        shutil.copyfile(file, folder / file.name)
    (folder / "package.json").write_text('{"type": "module"}', "utf-8")
    return {**os.environ, "SEARCH_MODULES": str(folder)}


def answers(folder: Path, asked: Iterable[tuple[Any, ...]]) -> list[Any]:
    """What the modules answer: each question is what is asked (answers.mjs) and the values."""
    node = find_tool("node", how="apt-get install nodejs")
    lines = "".join(f"{json.dumps(each)}\n" for each in asked)
    done = subprocess.run([node, str(HERE / "answers.mjs")], input=lines, capture_output=True, text=True, encoding="utf-8", timeout=60, env=modules(folder))  # fmt: skip
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]
