"""How long reading and building take on this machine: one command, medians, ratios.

    make bench                                  # 1,000 articles
    .venv/bin/python benchmarks/run.py 10000    # another number

Makes a corpus of its own (deterministic, in a temporary folder), then times in turn, as whole processes: a build from
nothing, a build with nothing changed, and a build after one body was edited; and, in this process, the reading of one
article. Only ratios travel between machines: the last column is the ratio to the build from nothing.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from newsarchive.loader import discover, load
from newsarchive.settings import ReadingSettings

_WORDS = (
    "harbour council vote bridge storm quay minister report budget school river market strike evening morning lamp fog pier "
    "engine court judge summer winter station letter garden museum concert season record players teachers doctors farmers"
).split()
_PEOPLE = ("Ada Brandt", "Ines Morel", "Tomas Okafor", "Ruth Oyelaran", "Sven Kallio", "Amal Haddad", "Kurt Vandermeer")
_PLACES = ("Paris", "Tokyo", "Berlin", "Cairo", "Lima", "Oslo", "Nairobi", "Ottawa", "Madrid", "Sydney")
_MONTHS = "January February March April May June July August September October November December".split()


def main() -> None:
    """Run everything and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus = make_corpus(Path(folder) / "texts", options.articles)
        rows = list(measure(corpus, Path(folder), options.runs))
        reading = time_reading(corpus)
    cold = rows[0][1]
    print(f"{options.articles:,} articles, median of {options.runs}")
    for name, seconds, written in rows:
        print(f"  {name:28} {seconds:8.2f} s   {written:6,} files written   {seconds / cold:6.3f}")
    print(f"  {'reading one article':28} {reading * 1e6:8.0f} µs")


def make_corpus(folder: Path, number: int) -> Path:
    """Write `number` texts in four layouts, about 3,000 characters each; the first k of two sizes are the same."""
    for index in range(number):
        chance = random.Random(index)
        year, month, day = chance.randint(1990, 2019), chance.randint(1, 12), chance.randint(1, 28)
        title = " ".join(chance.choices(_WORDS, k=6)).capitalize()
        body = "\n\n".join(paragraph(chance) for _ in range(12))
        date, author = f"{day} {_MONTHS[month - 1]} {year}", chance.choice(_PEOPLE)
        name, text = (
            (
                f"{index}.md",
                f"---\ntitle: {title}\ndate: {year}-{month:02}-{day:02}\ntags: [{chance.choice(_WORDS)}]\n---\n\n{body}\n",
            ),
            (f"{index}.txt", f"{title}\n\nBy {author}\n{date}\n\n{body}\n"),
            (f"{index}.txt", f"Title: {title}\nDate: {date}\nSource: The Quay\n\n{body}\n"),
            (f"{index}.txt", f"# {title}\n\nBy [Reuters](#)\n\n{date}\n\n{body}\n"),
        )[index % 4]
        path = folder / str(year) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def paragraph(chance: random.Random) -> str:
    """Return a paragraph with a name and a place in it."""
    words = chance.choices(_WORDS, k=32)
    words[9:9] = ["President", chance.choice(_PEOPLE), "said", "in", chance.choice(_PLACES)]
    return f"{' '.join(words).capitalize()}."


def measure(corpus: Path, folder: Path, runs: int) -> Iterator[tuple[str, float, int]]:
    """Yield (what, median seconds, files written) for the three kinds of build."""
    builds = [build(corpus, folder / f"site{run}", folder / f"state{run}") for run in range(runs)]
    yield "from nothing", statistics.median(seconds for seconds, _ in builds), builds[0][1]
    again = [build(corpus, folder / "site0", folder / "state0") for _ in range(runs)]
    yield "nothing changed", statistics.median(seconds for seconds, _ in again), again[0][1]
    edited = []
    for run in range(runs):
        path = sorted(corpus.rglob("*.md"))[run]
        path.write_text(f"{path.read_text('utf-8')}\nOne more line.\n", "utf-8")
        edited.append(build(corpus, folder / "site0", folder / "state0"))
    yield "one body edited", statistics.median(seconds for seconds, _ in edited), edited[0][1]


def build(corpus: Path, site: Path, state: Path) -> tuple[float, int]:
    """Run one build as a process; return its wall time and how many files it wrote."""
    command = [
        sys.executable,
        "-m",
        "newsarchive",
        "build",
        str(corpus),
        "-o",
        str(site),
        "--state",
        str(state),
        "--json",
    ]
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=corpus.parent)
    return time.perf_counter() - started, int(json.loads(done.stdout)["written"])


def time_reading(corpus: Path) -> float:
    """Return the median seconds it takes to read one text, clues, judge and names together, warm."""
    documents = discover([corpus]).documents[:200]
    times = []
    for _ in range(3):
        started = time.perf_counter()
        assert sum(1 for loaded in load(documents, ReadingSettings()) if loaded.article) == len(documents)
        times.append((time.perf_counter() - started) / len(documents))
    return statistics.median(times)


if __name__ == "__main__":
    main()
