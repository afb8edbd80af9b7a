"""An archive's articles, straight out of the command line's own pipeline, and what an export of them is."""

from __future__ import annotations

from pathlib import Path

import msgspec

from builder.site import TODAY
from newsarchive.archive import Questions
from newsarchive.article import Article
from newsarchive.cli.pipeline import Options, catalogue
from newsarchive.cli.project import find_project
from newsarchive.export import FORMATS, About, Exported
from newsarchive.export.chosen import exported

ABOUT = About("The Record", "https://record.example/archive/", "en", "", ())
#: What is of the file itself and not of the article.
OF_THE_FILE = {"path": "", "digest": "", "evidence": ()}


def articles_in(state: Path, *sources: Path, config: Path | None = None, about: About = ABOUT) -> list[Exported]:
    """All articles of an archive, drafts too."""
    project = find_project(sources, config, state / "site", state)
    with catalogue(project, Options(jobs=1, drafts=True, as_of=TODAY)) as (db, *_):
        return list(exported(Questions(db), about))


def write(name: str, articles: list[Exported], place: Path, about: About = ABOUT) -> Path:
    """Write articles in a format, to a file or a folder."""
    if not FORMATS[name].extension:
        place.mkdir()
    FORMATS[name].write(articles, place, about)
    return place


def plain(article: Article) -> Article:
    """An article without what is of its file."""
    return msgspec.structs.replace(article, **OF_THE_FILE)
