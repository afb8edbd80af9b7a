"""Makes the search index of a catalogue from nothing, as a build does, and nothing else: to be held against Pagefind.

.venv/bin/python benchmarks/index_again.py CATALOGUE FOLDER
"""

from __future__ import annotations

import os
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from newsarchive.archive import read_only
from newsarchive.builder.search_index import Shelf, bring_up_to_date


def main() -> None:
    """Make the index with as many processes as the machine has cores."""
    catalogue, folder = map(Path, sys.argv[1:])
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        bring_up_to_date(read_only(catalogue), catalogue, Shelf(folder), pool)


if __name__ == "__main__":
    main()
