"""`newsarchive init`."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from ..errors import ArchiveError
from ..settings import FILE_NAME, schema
from .terminal import say

_SCHEMA = "newsarchive.schema.json"
_CONFIG = f"""#:schema ./{_SCHEMA}
# Everything here is optional; what is not known to the program is an error.

content = ["articles"]
# output = "build"
# exclude = ["*/private/*"]

[site]
name = "News archive"
motto = ""
# Where the site will stand. Feeds and sitemap need it.
# base_url = "https://example.org/archive/"
# language = "en"
# about = "about.md"

[addresses]
# Keeps every published address. Let it lie with the texts, in the same history.
ledger = "addresses.txt"

[look]
# accent = {{ light = "#1d3f72", dark = "#8fb4ea" }}
# fonts = "sans"
# logo = "logo.svg"

[reading]
# How 03/04/2019 is meant where nothing else tells: "dmy", "mdy" or "ymd".
# date_order = "dmy"
"""
_EXAMPLE = """\
An example of a saved text

By Ada Example
March 2019

This file shows what the archive reads out of plain text: the headline, the byline, and a date that is as precise as it
is written. Only the month stands above, so only the month is known.

Put your own texts beside it, as .txt or .md, in any folders. `newsarchive inspect articles` shows what is read from each of
them, and why. Then delete this file.
"""
_IGNORE = "build/\n.newsarchive/\n"


@click.command("init")
@click.argument("directory", default=".", type=click.Path(path_type=Path, file_okay=False), metavar="[DIR]")
@click.option(
    "--schema", "only_schema", is_flag=True, help="Print the JSON Schema of the configuration and do nothing else."
)
def command(directory: Path, only_schema: bool) -> None:
    """Start an archive in DIR: a configuration, a folder for texts, one example. What is there already stays as it is."""
    text = msgspec.json.format(msgspec.json.encode(schema()), indent=2).decode() + "\n"
    if only_schema:
        click.echo(text, nl=False)
        return
    files = {FILE_NAME: _CONFIG, _SCHEMA: text, ".gitignore": _IGNORE}
    articles = directory / "articles"
    if not articles.is_dir():
        files["articles/example.txt"] = _EXAMPLE
    try:
        articles.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            _write(directory / name, content)
    except OSError as error:
        raise ArchiveError(
            f"cannot write here: {error.strerror}", str(directory), "check the path and its permissions"
        ) from error
    there = "" if directory == Path() else f"cd {directory} && "
    say(f"Next: {there}newsarchive build && newsarchive serve")


def _write(path: Path, content: str) -> None:
    if path.exists():
        say(f"kept    {path}", dim=True)
    else:
        path.write_text(content, encoding="utf-8")
        say(f"wrote   {path}")
