"""What reading one text costs, step by step, and that it grows in proportion.

    .venv/bin/python benchmarks/reading.py              # 300 texts of 3,000 characters, of its own making
    .venv/bin/python benchmarks/reading.py FOLDER       # the texts of a folder, those of 2,500 to 3,500 bytes

Every step is timed in this process, on one core, text after text, the steps of one text after one another; what is told is the
median over the texts of the best of several rounds.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from layouts import make_texts

from newsarchive.loader import discover
from newsarchive.loader.agencies import agency_table
from newsarchive.loader.body import plain_paragraphs, read_body
from newsarchive.loader.clues import CLUES
from newsarchive.loader.decode import decode
from newsarchive.loader.documents import Document
from newsarchive.loader.formats import markup_of
from newsarchive.loader.judge import judge
from newsarchive.loader.names import find_names, main_names
from newsarchive.loader.page import read_page
from newsarchive.loader.read import Reader, Sources
from newsarchive.settings import ReadingSettings
from newsarchive.text.clean import tidy
from newsarchive.text.language import guess_language

_AGENCIES = agency_table()
_LEAST, _MOST = 2500, 3500


class Clock:
    """The best time of every step of every text."""

    def __init__(self) -> None:
        self.best: dict[str, dict[str, float]] = defaultdict(dict)

    @contextmanager
    def step(self, name: str, text: str) -> Iterator[None]:
        """Time what is done within."""
        began = time.perf_counter()
        yield
        took = time.perf_counter() - began
        self.best[name][text] = min(took, self.best[name].get(text, took))


def main() -> None:
    """Time the steps and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or make_texts(Path(temporary) / "texts", 300)
        found = [each for each in discover([folder]).documents if _LEAST <= each.size <= _MOST]
        texts = [(each, Path(each.file).read_bytes()) for each in found]
        clock = Clock()
        for _ in range(options.rounds):
            for document, data in texts:
                read_in_steps(document, data, clock)
        show(clock, len(texts), statistics.mean(len(data) for _, data in texts))
        growth(*texts[0])


def read_in_steps(document: Document, data: bytes, clock: Clock) -> None:
    """Do what the reader does, one step after another."""
    name = document.name
    with clock.step("decode and tidy", name):
        decoded = decode(data)
        text = tidy(decoded.text) if decoded else ""
    with clock.step("page", name):
        page = read_page(text, name, markup_of(name, text), _AGENCIES)
    with clock.step("clues and judge", name):
        verdict = judge([clue for find in CLUES for clue in find(page)], name)
    with clock.step("body", name):
        paragraphs = plain_paragraphs(read_body(page, verdict.taken))
    with clock.step("language", name):
        guess = guess_language(" ".join(paragraphs)[:3000])
    with clock.step("names", name):
        title = str(verdict.values.get("title", ""))
        main_names(
            find_names(title, paragraphs, guess[0] if guess else None), title, paragraphs[0] if paragraphs else ""
        )
    with clock.step("all of it, by the reader", name):
        _READER.read(document, Sources(data))


_READER = Reader(ReadingSettings())


def show(clock: Clock, texts: int, length: float) -> None:
    """Print the median of each step."""
    print(f"{texts} texts of {length:,.0f} bytes on average, one core, median of the best")
    for step, times in clock.best.items():
        print(f"  {step:28} {statistics.median(times.values()) * 1e3:7.2f} ms")


def growth(document: Document, data: bytes) -> None:
    """Print what 1,000 characters cost in longer and longer texts."""
    print("the same text again and again: per 1,000 characters")
    head, _, rest = data.partition(b"\n\n")
    for times in (1, 10, 100):
        longer = head + b"\n\n" + (rest + b"\n\n") * times
        best = min(_timed(document, longer) for _ in range(3))
        print(f"  {len(longer):>11,} bytes {best / len(longer) * 1e6:7.2f} ms")


def _timed(document: Document, data: bytes) -> float:
    began = time.perf_counter()
    _READER.read(document, Sources(data))
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
