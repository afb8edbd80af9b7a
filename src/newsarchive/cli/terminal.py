"""What is printed. Words of articles may hold anything, so all of it passes `printable`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import click

from ..errors import Problem
from ..text.clean import printable

#: So many problems of one kind are shown in full; the rest are counted. `--json` has all of them.
_FULL = 20


def say(text: str = "", *, bold: bool = False, dim: bool = False, colour: str | None = None) -> None:
    """Print a line."""
    click.secho(printable(text), bold=bold or None, dim=dim or None, fg=colour)


def note(text: str) -> None:
    """Print a line to standard error."""
    click.echo(printable(text), err=True)


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
    click.echo(line, err=True)


@contextmanager
def progress(*, quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """Yield what shows progress: a bar on a terminal, nothing anywhere else."""
    if quiet or not sys.stderr.isatty():
        yield lambda what, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def show(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task({"texts": "Reading", "pages": "Writing"}[what], total=total or None)
            bar.update(tasks[what], completed=done)

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
