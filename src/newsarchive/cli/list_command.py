"""`newsarchive list`."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from ..archive import Questions
from . import options
from .pipeline import Options, catalogue
from .project import find_project
from .terminal import progress, say


@click.command("list")
@options.paths
@options.not_read
@options.places
@options.reading
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
def command(paths: tuple[Path, ...], output: Path | None, config: Path | None, state: Path | None, jobs: int, drafts: bool, as_of: str,
            as_json: bool) -> None:  # fmt: skip
    """List the articles: address, date, headline, source, file."""
    project = find_project(paths, config, output, state)
    with (
        progress(quiet=as_json) as watch,
        catalogue(project, Options(jobs, drafts=drafts, as_of=as_of), watch) as (db, *_),
    ):
        questions = Questions(db)
        rows = [
            {
                "address": record.address,
                "date": record.article.published.edtf if record.article.published else None,
                "title": record.article.title,
                "source": record.article.source,
                "path": record.article.path,
                "story": questions.story_of(record.article.path),
                "same_as": questions.leader_of(record.article.path),
            }
            for record in questions.records()
        ]
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(rows), indent=1).decode())
        return
    for row in rows:
        say(f"{row['date'] or 'undated':10}  {row['address']}")
        say(
            f"            {row['title']}{'  (' + row['source'] + ')' if row['source'] else ''}  {row['path']}", dim=True
        )
