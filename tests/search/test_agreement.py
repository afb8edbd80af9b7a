"""The page of searching and `newsarchive search` answer alike: the same articles, in the same order, with the same scores."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from newsarchive.search.opened import open_index

from .agreement import QUERIES, answer, write_index

# Which files of words there are decides where forms, beginnings and near words are looked for.
KINDS = {
    "one of each file": {"latest": 0, "full": 1_000_000, "common_above": 2_000},
    "two segments": {"latest": 9, "full": 4_000, "common_above": 60},
    "a file for each word": {"latest": 120, "full": 1, "common_above": 20},
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_browser_finds_what_python_finds(kind: str, tmp_path: Path) -> None:
    node = pytest.importorskip("search_js.node", reason="the modules of the page are not there")
    folder, modules = tmp_path / "search", tmp_path / "modules"
    folder.mkdir()
    modules.mkdir()
    write_index(folder, **KINDS[kind])
    index = open_index(lambda name: (folder / name).read_bytes())
    orders = {"relevance": "", "newest": "newest", "oldest": "oldest"}
    told = node.answers(
        modules, [("ask", str(folder), query, orders[order], typing) for query, order, typing in QUERIES]
    )
    differ = {}
    for (query, order, typing), its in zip(QUERIES, told, strict=True):
        ours, theirs = answer(index, query, order, typing), _as_ours(its)
        wrong = {key: (ours[key], theirs[key]) for key in ours if ours[key] != theirs[key]}
        if wrong:
            differ[query, order, typing] = wrong
    # Pytest would compare long lists letter by letter.
    assert not differ, "\n".join(f"{asked}: {str(wrong)[:500]}" for asked, wrong in differ.items())


def _as_ours(its: dict[str, Any]) -> dict[str, Any]:
    return {
        "hits": its["hits"],
        "scores": its["scores"],
        "notes": [[note["word"], note["near"] or ""] for note in its["notes"]],
        "sought": [[each or [] for each in sought] for sought in its["sought"]],
        "sources": its["sources"],
    }
