"""A small archive whose articles are exported: read and settled by the real pipeline."""

from __future__ import annotations

from pathlib import Path

from newsarchive.archive import Questions
from newsarchive.cli.pipeline import Options, catalogue
from newsarchive.cli.project import find_project
from newsarchive.export.exported import About, Exported
from newsarchive.interchange import Holding

TODAY = "2026-01-01"


def exported(folder: Path, *sources: Path, query: str = "") -> tuple[list[Exported], About]:
    """Return every article of some sources, or of those that the configuration in a folder names, and what an export is of."""
    config = folder / "newsarchive.toml"
    config.touch()
    project = find_project(sources, config, folder / "build", folder / ".newsarchive")
    site = project.settings.site
    with catalogue(project, Options(jobs=1, as_of=TODAY)) as (db, *_):
        questions = Questions(db)
        base = site.base_url.rstrip("/")
        all_there_is = [
            Exported(
                Holding(
                    record.article, record.address, f"{base}{record.address}", record.id, site.name, record.words,
                    questions.story_of(record.article.path) or "",
                ),
                record,
            )
            for record in questions.records()
        ]  # fmt: skip
    return all_there_is, About(site.name, site.base_url, site.language, query, project.sources)
