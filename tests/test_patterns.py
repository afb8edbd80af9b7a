"""Regular expressions must mean the same on every Python from 3.11 on."""

from __future__ import annotations

import re
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "newsarchive"


def test_no_possessive_group() -> None:
    """Python before 3.11.5 forgets how far such a group went: "1, 2019" gave the number "1," (gh-106052)."""
    possessive = re.compile(r"\)(?:[*+?]|\{+[\d,]+\}+)\+")
    found = [
        f"{file.name}:{number}"
        for file in sorted(SOURCE.rglob("*.py"))
        for number, line in enumerate(file.read_text("utf-8").split("\n"), 1)
        if possessive.search(line)
    ]
    assert found == []
