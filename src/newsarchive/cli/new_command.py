"""`newsarchive new`."""

from __future__ import annotations

from pathlib import Path

import click
import yaml

from ..article import NewsDate
from ..errors import ArchiveError
from ..text.slugs import slugify
from . import options
from .project import find_project
from .terminal import say


@click.command("new")
@click.argument("title")
@click.option("--date", "day", default="", metavar="DATE", help="When it was published: 1989-11-10, 1989-11 or 1989.")
@click.option("--source", default="", help="Where it was published.")
@options.places
def command(title: str, day: str, source: str, config: Path | None, state: Path | None) -> None:
    """Start a new article with the headline TITLE in the last content folder.

    No date is filled in: what is not told stays empty.
    """
    project = find_project((), config, None, state)
    if day and NewsDate.parse(day) is None:
        raise click.BadParameter(
            f"'{day}' is not a date; write it like 1989-11-10, 1989-11 or 1989", param_hint="--date"
        )
    folder = next((path for path in reversed(project.sources) if path.is_dir()), None)
    if folder is None:
        raise ArchiveError("there is no content folder to put it in", hint="make articles/")
    path = folder / f"{'-'.join(part for part in (day, slugify(title) or 'article') if part)}.md"
    front = yaml.safe_dump(
        {"title": title, "date": day or None, "source": source or None, "tags": []}, allow_unicode=True, sort_keys=False
    )
    text = f"---\n{front.replace(': null', ':')}---\n\n"
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise ArchiveError("there is such a file already", str(path), "give another title or date") from None
    say(str(path))
