"""Options that several commands share."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

_FILE = click.Path(path_type=Path)


def paths(function: F) -> F:
    """Folders or files to read instead of the configured ones."""
    return click.argument("paths", nargs=-1, metavar="[PATH]...", type=_FILE)(function)


def places(function: F) -> F:
    """Where configuration and state are."""
    function = click.option(
        "--state", type=_FILE, metavar="DIR", help="Where the build remembers what it read. [.newsarchive]"
    )(function)
    return click.option("-c", "--config", type=_FILE, metavar="FILE", help="The configuration. [newsarchive.toml]")(
        function
    )


def not_read(function: F) -> F:
    """The output folder, for commands that write none: it is never read as content."""
    return click.option(
        "-o", "--output", type=_FILE, metavar="DIR", help="The output folder, which is not read. [build]"
    )(function)


def output(function: F) -> F:
    """Where the site is written."""
    return click.option("-o", "--output", type=_FILE, metavar="DIR", help="Where the site is written. [build]")(
        function
    )


def loudness(function: F) -> F:
    """How much is said."""
    function = click.option("-v", "--verbose", is_flag=True, help="Show every problem and more of what is done.")(
        function
    )
    return click.option("-q", "--quiet", is_flag=True, help="Say nothing but problems.")(function)


def reading(function: F) -> F:
    """What is read, and how."""
    function = click.option("--as-of", metavar="DATE", callback=_day, help="The day that decides embargoes. [today]")(
        function
    )
    function = click.option("-D", "--drafts", is_flag=True, help="Drafts too.")(function)
    return click.option(
        "-j", "--jobs", type=click.IntRange(0), default=0, metavar="N", help="Processes to use. [one a core]"
    )(function)


def _day(_: click.Context, __: click.Parameter, value: str | None) -> str:
    if value is None:
        return ""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise click.BadParameter(f"'{value}' is not a day; write it like 2019-02-27")
    return value
