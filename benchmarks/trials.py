"""The measurements of one size: both programs from nothing, turn about; then newsarchive after small changes."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from pathlib import Path

from corpus import add_one, make_corpus
from processes import Cost
from programs import build, build_with_hugo, files_of, show_help

#: Above this many articles Hugo is left out: it holds them all in memory.
HUGO_MOST = 100_000
_MIB = 1024 * 1024

#: Figures of one measurement by name; the figures of a size by the measurement.
Figures = dict[str, float]
Measured = dict[str, Figures]
Say = Callable[[str], None]


def measure(articles: int, folder: Path, runs: int, hugo: Path | None, say: Say) -> Measured:
    """Return the medians for a corpus of so many articles, made in an empty folder."""
    corpus = folder / "corpus"
    say(f"making {articles:,} articles")
    make_corpus(corpus, articles)
    measured = _from_nothing(corpus, folder, runs, hugo if articles <= HUGO_MOST else None, say)
    site, state = folder / "site-1", folder / "state-1"
    for name, change in (("unchanged", None), ("edited", _edit), ("added", _add)):
        say(name)
        costs, written = [], []
        for run in range(runs):
            if change is not None:
                change(corpus, articles + run)
            cost, files = build(corpus, site, state)
            costs.append(cost)
            written.append(files)
        measured[name] = {**_medians(costs), "written": max(written)}
    return measured


def measure_help(folder: Path, runs: int) -> Figures:
    """Return what it costs that newsarchive says how it is used."""
    return _medians([show_help(folder) for _ in range(2 * runs + 1)])


def _from_nothing(corpus: Path, folder: Path, runs: int, hugo: Path | None, say: Say) -> Measured:
    """Build into fresh folders, ours and Hugo's turn about: what disturbs the machine disturbs both."""
    ours, theirs = list[Cost](), list[Cost]()
    for run in range(1, runs + 1):
        say(f"from nothing, {run} of {runs}")
        ours.append(build(corpus, folder / f"site-{run}", folder / f"state-{run}")[0])
        if hugo is not None:
            theirs.append(build_with_hugo(hugo, corpus, folder / f"hugo-{run}"))
    measured = {"cold": {**_medians(ours), "files": files_of(folder / "site-1")}}
    if theirs:
        measured["hugo"] = {**_medians(theirs), "files": files_of(folder / "hugo-1")}
    return measured


def _edit(corpus: Path, number: int) -> None:
    """Add a sentence to the body of an article of the middle year; another number takes another article."""
    files = sorted((corpus / "content" / "2011").rglob("*.md")) or sorted((corpus / "content").rglob("*.md"))
    path = files[number % len(files)]
    path.write_text(f"{path.read_text('utf-8')}\nThat was all.\n", "utf-8")


def _add(corpus: Path, number: int) -> None:
    add_one(corpus, number)


def _medians(costs: Sequence[Cost]) -> Figures:
    """Return the median of each figure: seconds and MiB."""
    return {
        "wall": round(statistics.median(cost.wall for cost in costs), 3),
        "cpu": round(statistics.median(cost.cpu for cost in costs), 3),
        "memory": round(statistics.median(cost.memory for cost in costs) / _MIB, 1),
        "largest": round(statistics.median(cost.largest for cost in costs) / _MIB, 1),
    }
