"""How often `newsarchive list --json` is right about what belongs together, by pairs that people have judged.

    python tools/score_together.py story LABELS.tsv FOLDER
    python tools/score_together.py same_as LABELS.tsv FOLDER

A line of LABELS is `file <tab> file <tab> 1 or 0 <tab> kind`, files as they lie below FOLDER; what follows is not looked at.
Files that hang together by pairs labelled 1 are a group; with `--each N` at most N such pairs of a group count, so that one long
story does not outweigh all others.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple


class Pair(NamedTuple):
    """Two files, and whether they belong together."""

    one: str
    other: str
    together: bool
    kind: str


def main() -> int:
    """Score, and print what was missed and what was put together wrongly."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("story", "same_as"))
    parser.add_argument("labels", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--each", type=int, default=0, metavar="N", help="count at most N pairs of one group")
    parser.add_argument("--show", action="store_true", help="print the pairs that came out wrong")
    options = parser.parse_args()
    pairs = _capped(read_pairs(options.labels), options.each)
    belongs = _groups(options.what, listed(options.folder))
    return _report(pairs, belongs, show=options.show)


def read_pairs(labels: Path) -> list[Pair]:
    """Return the judged pairs."""
    rows = (line.split("\t") for line in labels.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    return [Pair(row[0], row[1], row[2] == "1", row[3] if len(row) > 3 else "") for row in rows]


def listed(folder: Path) -> list[dict[str, Any]]:
    """Return what `newsarchive list --json` says of the texts of a folder, their paths as they lie below it."""
    with tempfile.TemporaryDirectory() as state:
        command = [sys.executable, "-m", "newsarchive", "list", "--json", "--state", state, str(folder.resolve())]
        done = subprocess.run(command, cwd=state, capture_output=True, check=True)
    rows: list[dict[str, Any]] = json.loads(done.stdout)
    name = f"{folder.resolve().name}/"
    return [
        {**row, **{key: (row[key] or "").removeprefix(name) or None for key in ("path", "same_as")}} for row in rows
    ]


def _groups(what: str, rows: list[dict[str, Any]]) -> dict[str, str]:
    """Return what a file belongs to, by file: its story, or the version that leads; itself where that is nothing."""
    return {row["path"]: row[what] or row["path"] for row in rows}


def _capped(pairs: list[Pair], each: int) -> list[Pair]:
    if not each:
        return pairs
    group: dict[str, str] = {}

    def find(file: str) -> str:
        while group.setdefault(file, file) != file:
            file = group[file]
        return file

    for pair in pairs:
        if pair.together:
            group[find(pair.one)] = find(pair.other)
    taken: Counter[str] = Counter()
    kept = []
    for pair in pairs:
        if pair.together:
            taken[find(pair.one)] += 1
        if not pair.together or taken[find(pair.one)] <= each:
            kept.append(pair)
    return kept


def _report(pairs: list[Pair], belongs: dict[str, str], *, show: bool) -> int:
    unknown = sorted({file for pair in pairs for file in pair[:2] if file not in belongs})
    if unknown:
        print(f"not listed: {', '.join(unknown[:5])}{' …' if unknown[5:] else ''}", file=sys.stderr)
        return 1
    found = {pair: belongs[pair.one] == belongs[pair.other] for pair in pairs}
    right = sum(pair.together for pair, said in found.items() if said)
    said, true = sum(found.values()), sum(pair.together for pair in pairs)
    print(
        f"{len(pairs)} pairs: precision {right / max(1, said):.3f} ({right} of {said}), recall {right / max(1, true):.3f} ({right} of {true})"
    )
    for together, what in ((True, "missed"), (False, "wrong")):
        kinds = Counter(pair.kind for pair in pairs if pair.together is together)
        wrong = Counter(pair.kind for pair, said in found.items() if pair.together is together and said is not together)
        print(f"{what}: " + ", ".join(f"{kind} {wrong[kind]} of {number}" for kind, number in sorted(kinds.items())))
        for pair, was in found.items():
            if show and pair.together is together and was is not together:
                print(f"  {pair.kind}: {pair.one} {pair.other}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
