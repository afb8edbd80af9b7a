"""`newsarchive export`."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from ..archive import Questions
from ..builder.wording import count
from ..errors import SettingsError
from ..export import FORMATS, Exported, Format
from ..export.chosen import choose, exported
from ..export.place import file_written, folder_written
from ..search.query import Query, parse
from . import options
from .pipeline import Options, about_exports, catalogue, catalogue_of
from .project import Project, find_project
from .search_report import note_of
from .terminal import note, progress, say

_STANDARD_OUTPUT = Path("-")


@click.command("export", epilog="Formats: " + ", ".join(FORMATS))
@click.argument("name", metavar="FORMAT", type=click.Choice(tuple(FORMATS)))
@options.paths
@click.option("--query", default="", metavar="QUERY", help="Only what this finds, as newsarchive search does.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="PATH", help="The file, or the folder; - is standard output. [by format]"
)  # fmt: skip
@options.places
@options.reading
def command(name: str, paths: tuple[Path, ...], query: str, output: Path | None, config: Path | None, state: Path | None, jobs: int,
            drafts: bool, as_of: str) -> None:  # fmt: skip
    """Write the articles for other programs: docs/exports.md has the formats.

    Articles stand in the order of their dates, those without one first.

    Exit status: 0 written, 1 the query found nothing, or it could not be written, 2 wrong usage or configuration.
    """
    wanted = FORMATS[name]
    if query and parse(query) == Query():
        raise click.UsageError(f"There is no word in '{query}' to search for.")
    place = output or (_STANDARD_OUTPUT if wanted.is_text else Path(wanted.file("export")))
    if place == _STANDARD_OUTPUT and not wanted.is_text:
        raise click.UsageError(f"'{name}' cannot go to standard output: give a name with -o.")
    project = find_project(paths, config, None, state)
    if not wanted.extension:
        _refuse_what_is_read(place, project)
    articles = _write(wanted, place, project, Options(jobs, drafts=drafts, as_of=as_of), query)
    if place != _STANDARD_OUTPUT and (articles or not query):
        say(f"{count(articles, 'article')} in {place}")
    sys.exit(0 if articles or not query else 1)


def _refuse_what_is_read(place: Path, project: Project) -> None:
    for source in project.sources:
        if place.resolve().is_relative_to(source.resolve()):
            message = f"what is exported would be read as articles: this lies in {source}"
            raise SettingsError(message, str(place), "give another folder with -o")


def _write(wanted: Format, place: Path, project: Project, asked: Options, query: str) -> int:
    """Write what a query finds, or all; return how many articles. Where it finds nothing, nothing is written."""
    about = about_exports(project, query, asked.as_of or date.today().isoformat())  # noqa: DTZ011 - the user's own day
    printed = place == _STANDARD_OUTPUT
    with TemporaryDirectory() as folder:
        target = Path(folder) / "printed" if printed else place
        with progress(quiet=printed) as watch, catalogue(project, asked, watch) as (db, *_):
            addresses = None
            if query:
                chosen = choose(db, catalogue_of(project.state), query)
                addresses = chosen.addresses
                for each in chosen.notes:
                    note("".join(piece.text for piece in note_of(each, len(addresses))))
                if not addresses:
                    note(f"newsarchive: no article is found by {query}")
                    return 0
            counted = _Counted(exported(Questions(db), about, addresses))
            with (file_written if wanted.extension else folder_written)(target) as beside:
                wanted.write(counted, beside, about)
        if printed:
            with target.open("rb") as file:
                shutil.copyfileobj(file, sys.stdout.buffer)
    return counted.number


class _Counted:
    """Articles, and how many of them have been taken."""

    def __init__(self, articles: Iterable[Exported]) -> None:
        self._articles = articles
        self.number = 0

    def __iter__(self) -> Iterator[Exported]:
        for each in self._articles:
            self.number += 1
            yield each
