"""`newsarchive inspect`."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path
from typing import Any

import click
import msgspec

from ..article import USABLE, Article, Evidence, NewsDate
from ..errors import Problem
from ..loader import Document, Loaded, discover, load, plain_paragraphs
from . import options
from .project import find_project
from .terminal import note, say, show_problems

_FIELDS = (
    ("title", "headline"), ("kicker", "kicker"), ("deck", "deck"), ("authors", "byline"), ("agency", "agency"), ("source", "source"),
    ("section", "section"), ("dateline", "dateline"), ("published", "date"), ("updated", "updated"), ("original_url", "original"),
    ("pictures", "picture"), ("related", "related"), ("corrections", "correction"), ("language", "language"), ("people", "people"),
    ("places", "places"), ("organisations", "organisations"), ("tags", "tags"), ("left out", "left out"),
)  # fmt: skip


@click.command("inspect")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a file.")
@options.places
def command(paths: tuple[Path, ...], as_json: bool, config: Path | None, state: Path | None) -> None:
    """Show what is read from each file, how sure each value is, and where it was read."""
    project = find_project(paths, config, None, state)
    found = discover(project.sources, exclude=project.settings.exclude, avoid=(project.state,))
    problems: list[Problem] = list(found.problems)
    for loaded in load(found.documents, project.settings.reading):
        if as_json:
            click.echo(msgspec.json.encode(as_object(loaded)))
        else:
            problems += loaded.problems
            _show(loaded)
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


def _show(loaded: Loaded) -> None:
    document, article = loaded.document, loaded.article
    say(document.shown, bold=True)
    if article is None:
        return
    for field, label in _FIELDS:
        for each in sorted(
            (each for each in article.evidence if each.field == field),
            key=lambda each: (not each.used, -each.confidence),
        ):
            _line(label, each, document)
            label = ""
    words = sum(len(paragraph.split()) for paragraph in plain_paragraphs(article.body))
    say(f"  {'text':14}{len(plain_paragraphs(article.body))} paragraphs, {words} words")
    say()


def _line(label: str, each: Evidence, document: Document) -> None:
    mark = " " if each.used else "×"
    where = "" if each.path == document.shown else f"{each.path}"
    where = f"{where}:{each.line}" if each.line else where
    place = f"line {where[1:]}" if where.startswith(":") else where
    reason = each.rejected or each.note or ""
    told = ", ".join(part for part in (each.kind, place, reason) if part)
    value = textwrap.shorten(each.value, 60, placeholder="…") or "(empty)"
    say(f"{mark} {label:14}{value}", dim=not each.used)
    for line in textwrap.wrap(f"{each.confidence:.2f}  {told}", 62):
        say(f"                {line}", dim=True)
