"""`newsarchive inspect`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from ..article import USABLE, Article, NewsDate
from ..errors import Problem
from ..loader import Document, Loaded, decode, discover, load, plain_paragraphs, split_front_matter
from ..text.clean import tidy
from . import options
from .project import find_project
from .terminal import is_coloured, note, say, show_problems, show_row, width

if TYPE_CHECKING:
    from .cells import Row
    from .project import Project


@click.command("inspect")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@click.option("--brief", is_flag=True, help="Print the fields only, without the text.")
@click.option("--full", is_flag=True, help="Print the whole text; nothing is folded.")
@click.option(
    "--with", "other", metavar="FILE", type=click.Path(path_type=Path), help="Say what two texts have in common."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a file.")
@options.places
def command(
    paths: tuple[Path, ...],
    other: Path | None,
    brief: bool,
    full: bool,
    as_json: bool,
    config: Path | None,
    state: Path | None,
) -> None:
    """Show what is read from each file, how sure each value is, and where it was read.

    With --with, say why two texts are the same or are not, and what they have in common.
    """
    if brief + full + as_json > 1:
        raise click.UsageError("--brief, --full and --json are three answers; give one of them.")
    if other is not None:
        if len(paths) != 1 or brief or full:
            raise click.UsageError("--with compares two texts: give one FILE, and neither --brief nor --full.")
        _compare(find_project((paths[0], other), config, None, state), paths[0], other, as_json=as_json)
        sys.exit(0)
    project = find_project(paths, config, None, state)
    found = discover(project.sources, exclude=project.settings.exclude, avoid=(project.state,))
    problems: list[Problem] = list(found.problems)
    for loaded in load(found.documents, project.settings.reading, project.naming):
        if as_json:
            click.echo(msgspec.json.encode(as_object(loaded)))
        else:
            problems += loaded.problems
            _show(loaded, brief=brief, full=full)
    for problem in sorted(found.problems) if as_json else ():
        note(str(problem))
    if not as_json:
        show_problems(sorted(problems), everything=True)
    sys.exit(0)


def as_object(loaded: Loaded) -> dict[str, Any]:
    """Return what was read from one document as plain data: the keys of the extraction scorer, and the evidence."""
    article = loaded.article
    path = loaded.document.shown
    if article is None:
        return {"path": path, "title": None, "problems": loaded.problems}
    return {
        "path": path,
        "title": article.title if _is_sure(article, "title") else None,
        "kicker": article.kicker,
        "deck": article.deck,
        "authors": [author.name for author in article.authors],
        "agency": article.agency,
        "source": article.source,
        "section": article.section,
        "dateline": article.dateline,
        "published": _date(article, "published", article.published),
        "updated": _date(article, "updated", article.updated),
        "original_url": article.original_url,
        "captions": [
            {"text": picture.caption, "credit": picture.credit, "file": picture.file}
            for picture in article.pictures
            if picture.caption or picture.credit or picture.file
        ],
        "related": article.related,
        "corrections": [
            {"text": each.text, "date": each.date.edtf if each.date else None} for each in article.corrections
        ],
        "language": article.language,
        "people": article.people,
        "places": article.places,
        "organisations": article.organisations,
        "roles": article.roles,
        "tags": article.tags,
        "body": "\n\n".join(plain_paragraphs(article.body)),
        "evidence": article.evidence,
        "problems": loaded.problems,
    }


def _is_sure(article: Article, field: str) -> bool:
    return any(each.field == field and each.used and each.confidence >= USABLE for each in article.evidence)


def _date(article: Article, field: str, date: NewsDate | None) -> dict[str, Any] | None:
    """Return the date with its confidence; one that was not sure enough is answered as the suggestion it is."""
    readings = [each for each in article.evidence if each.field == field]
    if date is not None:
        sure = max((each.confidence for each in readings if each.used), default=1.0)
        return {
            "date": date.edtf,
            "time": date.time,
            "zone": date.zone,
            "precision": date.precision,
            "confidence": sure,
        }
    best = max(
        (each for each in readings if NewsDate.parse(each.value)), key=lambda each: each.confidence, default=None
    )
    if best is None:
        return None
    return {"date": best.value[:10], "confidence": min(best.confidence, USABLE - 0.01), "rejected": best.rejected}


def _show(loaded: Loaded, *, brief: bool, full: bool) -> None:
    # Not for --json, which has to be quick.
    from . import marking, reading_report

    shown, article, columns = loaded.document.shown, loaded.article, width()
    say(shown, bold=True)
    if article is None:
        say(f"  no article: {'; '.join(problem.message for problem in loaded.problems)}")
        say()
        return
    _print(reading_report.head(article, loaded.problems, shown, columns))
    text = None if brief else _text(loaded.document)
    if text is not None:
        lines = marking.mark(text, article, shown, split_front_matter(text, shown).offset)
        _print(reading_report.text(lines, columns, full=full, coloured=is_coloured()))
        _print(reading_report.beside(article, shown, columns))


def _compare(project: Project, one: Path, other: Path, *, as_json: bool) -> None:
    from . import pair_report
    from .together import compare_texts

    texts = [_only(project, path) for path in (one, other)]
    pair = compare_texts(*texts)
    if as_json:
        click.echo(msgspec.json.encode(pair))
    else:
        for row in pair_report.rows(pair, width()):
            show_row(row)
    show_problems(sorted({problem for text in texts for problem in text.problems}), everything=True)


def _only(project: Project, path: Path) -> Loaded:
    """Return the one text that `path` is. Raises `UsageError` where it is none."""
    found = discover((path,), exclude=project.settings.exclude, avoid=(project.state,))
    if path.is_dir() or not found.documents:
        show_problems(sorted(found.problems), everything=True)
        raise click.UsageError(f"'{path}' is no text; --with compares two of them.")
    (loaded,) = load(found.documents, project.settings.reading, project.naming)
    return loaded


def _print(rows: Iterable[Row]) -> None:
    """Print a part of the report and an empty line, if there is anything in it."""
    empty = True
    for row in rows:
        show_row(row)
        empty = False
    if not empty:
        say()


def _text(document: Document) -> str | None:
    """Return the file's text as the loader saw it; None if it has gone in the meantime."""
    try:
        decoded = decode(Path(document.file).read_bytes())
    except OSError:
        return None
    return tidy(decoded.text) if decoded else None
