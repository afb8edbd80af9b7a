"""Whether other Pythons, in other surroundings, make the same site: byte for byte, from the same texts.

    .venv/bin/python tools/reproduce.py python3.12 /somewhere/venv/bin/python [--texts FOLDER ...]

Each interpreter must have newsarchive installed. Each builds with a locale, a time zone, a hash seed and a number of processes of
its own; what differs from the site that this interpreter makes is told, and the exit status is 1 then.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

_SURROUNDINGS = (
    ("C", "UTC", "0", "1"),
    ("C.UTF-8", "Asia/Tokyo", "1", "2"),
    ("tr_TR.UTF-8", "America/New_York", "77", "7"),
    ("de_DE.UTF-8", "Pacific/Kiritimati", "4711", "3"),
)


def main() -> int:
    """Build with each interpreter and compare; return 1 where a site differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pythons", nargs="*", metavar="PYTHON")
    parser.add_argument("--texts", nargs="+", type=Path, default=[Path("articles")], metavar="FOLDER")
    options = parser.parse_args()
    differs = False
    with tempfile.TemporaryDirectory() as folder:
        expected: dict[str, bytes] = {}
        for number, python in enumerate((sys.executable, *options.pythons)):
            built = _site(python, number, options.texts, Path(folder) / str(number))
            expected = expected or built
            others = sorted(name for name in {*built, *expected} if built.get(name) != expected.get(name))
            print(f"{python}: {len(built):,} files, {len(others)} differ", *others[:5], sep="\n  ")
            differs = differs or bool(others)
    return int(differs)


def _site(python: str, number: int, texts: list[Path], folder: Path) -> dict[str, bytes]:
    locale, zone, seed, jobs = _SURROUNDINGS[number % len(_SURROUNDINGS)]
    surroundings = {**os.environ, "LC_ALL": locale, "TZ": zone, "PYTHONHASHSEED": seed}
    output, state = folder / "site", folder / "state"
    command = [
        python,
        "-m",
        "newsarchive",
        "build",
        "-q",
        "-j",
        jobs,
        "--as-of",
        "2026-01-01",
        "-o",
        output,
        "--state",
        state,
        *texts,
    ]
    subprocess.run(list(map(str, command)), env=surroundings, check=True, stderr=subprocess.DEVNULL)
    files = (path for path in output.rglob("*") if path.is_file() and path.name != ".newsarchive-site")
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in files}


if __name__ == "__main__":
    sys.exit(main())
