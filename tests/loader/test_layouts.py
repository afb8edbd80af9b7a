"""Texts with known answers in the layouts of tools/relayout.py: what is read must not hang on the layouts it was tuned on."""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from pathlib import Path

import pytest

from newsarchive.text.clean import letters_only

from .reading import article

ROOT = Path(__file__).parents[2]
GOLD = ROOT.parent / "shared" / "eval" / "dev" / "gold.jsonl"

pytestmark = pytest.mark.skipif(
    not GOLD.is_file(), reason="the texts with known answers are not beside this repository"
)


def test_what_is_told_is_read_in_every_layout() -> None:
    spec = importlib.util.spec_from_file_location("relayout", ROOT / "tools" / "relayout.py")
    assert spec is not None
    assert spec.loader is not None
    relayout = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(relayout)
    known = [json.loads(line) for line in GOLD.open(encoding="utf-8")]
    wrong: Counter[str] = Counter()
    total = 0
    for name, text, answer in relayout.laid_out(known, 6):
        found = article(text, name)
        total += 1
        wrong["title"] += letters_only(found.title) != letters_only(answer["title"])
        wrong["date"] += (found.published.edtf if found.published else None) != answer["date"]
        wrong["authors"] += [author.name for author in found.authors] != answer["authors"]
        wrong["source"] += "source" in answer and found.source != answer["source"]
        wrong["invented date"] += found.published is not None and answer["date"] is None
    assert total == 6 * len(relayout.LAYOUTS)
    assert {field: number for field, number in wrong.items() if number > 0.03 * total} == {}
    assert wrong["invented date"] == 0
