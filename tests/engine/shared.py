"""What the engine's tests share: how a site is compared with one built from nothing, and a build as a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from builder.site import TODAY, Site, article
from newsarchive.builder import MARKER
from newsarchive.cli.pipeline import Options, Report, build
from newsarchive.cli.project import find_project

#: `make test-long` sets this: many more sequences and moments, for minutes instead of seconds.
LONG = bool(os.environ.get("NEWSARCHIVE_TEST_LONG"))
#: What a build that was killed may leave behind: files at names that no page links to.
TEMPORARY = ".newsarchive-tmp"


def whole(folder: Path) -> dict[str, bytes]:
    """Every file that a reader can see, with its content, and every folder, as a name that ends with a slash."""
    found: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_dir():
            found[f"{name}/"] = b""
        elif name != MARKER and not path.name.startswith(TEMPORARY):
            found[name] = path.read_bytes()
    return found


def left_behind(folder: Path) -> list[str]:
    """The temporary files in an output folder."""
    return [path.name for path in folder.rglob(f"{TEMPORARY}*")]


def torn(output: Path, *sites: dict[str, bytes]) -> list[str]:
    """The files that are not, whole, those of one of `sites`."""
    return [
        name
        for name, content in whole(output).items()
        if not name.endswith("/") and content not in [site.get(name) for site in sites]
    ]


def difference(built: dict[str, bytes], clean: dict[str, bytes]) -> str:
    """What tells two sites apart, in words; "" where nothing does. Comparing them as they are would print megabytes."""
    lines = [f"only after the edits: {name}" for name in built if name not in clean]
    lines += [f"missing after the edits: {name}" for name in clean if name not in built]
    lines += [_first_difference(name, built[name], clean[name]) for name in built if built[name] != clean.get(name, built[name])]  # fmt: skip
    return "\n".join(lines[:20])


def _first_difference(name: str, built: bytes, clean: bytes) -> str:
    pairs = zip((*built.splitlines(), b""), (*clean.splitlines(), b""), strict=False)
    line, (here, there) = next(((n, pair) for n, pair in enumerate(pairs, 1) if pair[0] != pair[1]), (0, (b"", b"")))
    return f"{name}:{line}: {here[:200]!r} instead of {there[:200]!r}"


def build_elsewhere(site: Site, **options: object) -> tuple[dict[str, bytes], Report]:
    """The site and the report of a build that remembers nothing, in a folder of its own."""
    output, state = site.folder / "elsewhere", site.folder / "elsewhere-state"
    for folder in (output, state):
        shutil.rmtree(folder, ignore_errors=True)
    report = site.build(output, state, **options)
    return whole(output), report


def assert_exact(site: Site, **options: object) -> None:
    """Build what changed: the site, and what is said of it, are those of a build from nothing; then nothing is left to do."""
    report = site.build(**options)
    clean, expected = build_elsewhere(site, **options)
    assert difference(whole(site.output), clean) == ""
    assert left_behind(site.output) == []
    assert report.problems == expected.problems
    again = site.build(**options)
    assert (again.outcome.written, again.outcome.removed) == (0, 0)
    assert again.problems == expected.problems


def interrupted(site: Site, **options: object) -> None:
    """A build that ends when its first pages are written."""

    def stop(what: str, done: int, total: int) -> None:
        if what == "pages":
            raise KeyboardInterrupt

    project = find_project((), site.folder / "newsarchive.toml")
    with suppress(KeyboardInterrupt):
        build(project, Options(**{"jobs": 1, "as_of": TODAY, **options}), stop)  # type: ignore[arg-type]


def command(site: Site, *more: str | Path, output: Path | None = None, state: Path | None = None) -> list[str]:
    """`newsarchive build` as `Site.build` would do it, for a process of its own."""
    places = ["-o", output or site.output, "--state", state or site.folder / ".newsarchive"]
    arguments = ["build", "-c", site.folder / "newsarchive.toml", "--as-of", TODAY, *places, *more]
    return [sys.executable, "-m", "newsarchive", *map(str, arguments)]


def run(arguments: list[str], environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command to its end and return what came of it."""
    surroundings = {**os.environ, **(environment or {})}
    return subprocess.run(arguments, env=surroundings, capture_output=True, text=True, timeout=120, check=False)


_PEOPLE = ("Mira Dahl", "Otto Brink", "Selma Voss", "Ivo Tarn")
_TAGS = ("Sea", "sea", "Fog", "C", "C++", "Ferries")


def harbour_texts(number: int) -> dict[str, str]:
    """Texts of all sorts by file name: declared and plain ones, dated to the day, the month, the year and not at all."""
    texts = {}
    for n in range(number):
        person, other = _PEOPLE[n % 4], _PEOPLE[(n // 4 + 1) % 4]
        body = f"{person}, the harbour master, met {other} on the quay.\n\nFerry {n} stayed in port until noon."
        day = f"{1990 + n % 5}-{n % 12 + 1:02}-{n % 28 + 1:02}"
        date = (day, day, day, day[:7], day[:4], "")[n % 6]
        name = f"articles/{1990 + n % 5}/{n:04}.txt"
        if n % 3 == 2:
            texts[name] = f"Ferry {n} waits for the fog\n\nBy {person}\n\n{day}\n\n{body}\n"
        else:
            texts[name] = article(
                f"Ferry {n // 2} sails", date, body, tags=f"[{_TAGS[n % 6]}, Port]", source="The Quay"
            )
    return texts


def fill(site: Site, texts: dict[str, str]) -> Site:
    """Write texts into the archive and return it."""
    for name, text in texts.items():
        site.write(name, text)
    return site
