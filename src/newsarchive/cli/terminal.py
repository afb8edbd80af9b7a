"""What is printed. Words of articles may hold anything, so all of it passes `printable`."""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click

from ..errors import Problem
from ..text.clean import printable

#: So many problems of one kind are shown in full; the rest are counted. `--json` has all of them.
_FULL = 20
#: How the words of a report look on a terminal with colours.
_STYLES: dict[str, dict[str, Any]] = {
    "": {},
    "bold": {"bold": True},
    "dim": {"dim": True},
    "label": {"fg": "blue"},
    "value": {"bold": True},
    "mark": {"bold": True, "underline": True},
    "person": {"fg": "cyan"},
    "place": {"fg": "green"},
    "org": {"fg": "magenta"},
    "rejected": {"fg": "red"},
    "warning": {"fg": "yellow", "bold": True},
    "left out": {"dim": True, "strikethrough": True},
}


def say(text: str = "", *, bold: bool = False, dim: bool = False, colour: str | None = None) -> None:
    """Print a line."""
    click.secho(printable(text), bold=bold or None, dim=dim or None, fg=colour, color=_colour())


def show_row(row: Iterable[tuple[str, str]]) -> None:
    """Print a row of words, each with the name of its style."""
    click.echo("".join(click.style(printable(text), **_STYLES[style]) for text, style in row), color=_colour())


def is_coloured() -> bool:
    """Whether standard output shows styles: a terminal, unless `NO_COLOR` is set or the terminal has none."""
    return sys.stdout.isatty() and _colour() is None


def _colour() -> bool | None:
    """Return what click is to do with styles: drop them, or drop them only where the output is no terminal."""
    return False if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" else None


def width() -> int:
    """Return the columns of the terminal; 80 where the output is none and `COLUMNS` says nothing else."""
    known = sys.stdout.isatty() or "COLUMNS" in os.environ
    return shutil.get_terminal_size().columns if known else 80


def note(text: str) -> None:
    """Print a line to standard error."""
    click.echo(printable(text), err=True, color=_colour())


def show_problems(problems: Sequence[Problem], *, everything: bool = False) -> None:
    """Print problems to standard error, one a line, and counts of what is too much to show."""
    shown: Counter[str] = Counter()
    for problem in problems:
        shown[problem.code] += 1
        if everything or shown[problem.code] <= _FULL:
            _problem(problem)
    for code, number in sorted(shown.items()):
        if number > _FULL and not everything:
            note(f"… and {number - _FULL:,} more of {code} (-v shows all)")


def _problem(problem: Problem) -> None:
    where = problem.path if problem.line is None else f"{problem.path}:{problem.line}"
    hint = f" ({problem.hint})" if problem.hint else ""
    line = f"{click.style(printable(where), bold=True)}: {click.style(problem.code, fg='yellow')}: {printable(problem.message + hint)}"
    click.echo(line, err=True, color=_colour())


@contextmanager
def progress(*, quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """Yield what shows progress: a bar on a terminal, nothing anywhere else."""
    if quiet or not sys.stderr.isatty():
        yield lambda what, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, Task, TaskID, TextColumn, TimeRemainingColumn
    from rich.text import Text

    class Rate(TextColumn):
        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:,.0f} a second" if task.speed else "")

    left = (TextColumn("left"), TimeRemainingColumn())
    columns = (TextColumn("{task.description}"), BarColumn(20), MofNCompleteColumn(), Rate(""), *left)
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def show(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(
                    {"texts": "Reading", "search": "Indexing", "exports": "Exporting", "pages": "Writing"}[what],
                    total=None,
                )
            bar.update(tasks[what], completed=done, total=total or None)

        yield show


def size(number: int) -> str:
    """Return a size in bytes as people say it: "4.1 MB".

    >>> size(4_100_000)
    '4.1 MB'
    """
    for unit, step in (("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000)):
        if number >= step:
            return f"{number / step:.1f} {unit}"
    return f"{number} bytes"
