"""`newsarchive explain`."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

import click
import msgspec

from .. import __version__
from ..archive import CAUSES, Questions, look_into, same_rules, written_as
from ..errors import ArchiveError
from ..text.clean import printable
from . import options, pair_report
from .explaining import PageExplained, TextExplained, explain_page, explain_text
from .pipeline import catalogue_of, fingerprint, why_anew
from .project import Project, find_project
from .targets import Target, find_target, near_targets
from .terminal import note, say, show_row, size, width
from .together import PairExplained, explain_pair


@click.command("explain")
@click.argument("what", metavar="ADDRESS|FILE")
@click.option("--with", "other", metavar="FILE", help="Say why two texts belong together, or do not.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@options.output
@options.places
def command(
    what: str, other: str | None, as_json: bool, output: Path | None, config: Path | None, state: Path | None
) -> None:
    """Say what the page at ADDRESS is made from, or which pages show the text FILE, and what the last build did and why.

    With --with, say why two texts are the same or are not.

    Reads what the last build remembered; builds nothing and writes nothing.
    """
    # No text is read, so it does not matter which folders would be.
    project = find_project((Path(),), config, output, state)
    file = catalogue_of(project.state)
    with look_into(file) as db:
        _check_program(db, project, file)
        target = _target(db, project, what)
        explained: PageExplained | TextExplained | PairExplained
        if other is not None:
            beside = _target(db, project, other)
            explained = explain_pair(db, project.rules_file, _text(db, target, what), _text(db, beside, other))
        else:
            explain = explain_text if target.is_text else explain_page
            explained = explain(db, project, target.name)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(explained), indent=1).decode())
    elif isinstance(explained, PairExplained):
        for row in pair_report.rows(explained, width()):
            show_row(row)
    elif isinstance(explained, TextExplained):
        _show_text(explained)
    else:
        _show_page(explained)


def _target(db: sqlite3.Connection, project: Project, what: str) -> Target:
    """Return what `what` stands for; end with what is spelt nearly so where there is no such thing."""
    target = find_target(db, project, what)
    if target is None:
        near = near_targets(db, what)
        note(f"newsarchive: there is no page and no text '{what}'{'; near it are:' if near else ''}")
        for each in near:
            note(f"  {each}")
        sys.exit(1)
    return target


def _text(db: sqlite3.Connection, target: Target, what: str) -> str:
    """Return the text of an article, given by its file or its address."""
    name = target.name if target.is_text else Questions(db).text_at(target.name)
    if name is None:
        raise click.UsageError(f"'{what}' is no text and no article's page; --with compares two of them.")
    return name


def _check_program(db: sqlite3.Connection, project: Project, file: Path) -> None:
    """Say what has changed since the catalogue was written. Raises `ArchiveError` if another version of the program wrote it."""
    before = written_as(db)
    tables, version, *_ = before.split(" ")
    now = f"{tables} {fingerprint(project.settings.reading, project.naming)}"
    cause = why_anew(before, now) if before != now else None
    if version != __version__:
        hint = "newsarchive build makes it anew"
        raise ArchiveError("the catalogue is that of another version of the program", str(file), hint)
    if cause:
        note(f"newsarchive: since the last build {CAUSES[cause]}; the next one reads all texts again")
    if not same_rules(db, project.rules):
        note("newsarchive: since the last build the rules for stories changed; the next one goes by them")


def _show_page(page: PageExplained) -> None:
    say(page.address, bold=True)
    _row("File", f"{page.file}, {size(page.size)}" if page.size is not None else f"{page.file}, not there")
    for number, template in enumerate(page.templates):
        _row("" if number else "Template", template)
    if page.copied:
        _row("Copy of", page.copied)
    if page.own:
        _row("Made from", page.own)
    if page.text is not None:
        _row("Text", f"{page.text.file}: {page.text.title} ({page.text.date or 'undated'})")
        _rows("With", (*page.text.companions, *page.text.pictures))
        _row("Last read", page.text.read)
    _rows("Shows", page.shown())
    _row("Inputs", page.inputs or "not known")
    _row("Last build", page.last.words)


def _show_text(text: TextExplained) -> None:
    say(text.file, bold=True)
    _row("Article", f"{text.title} ({text.date or 'undated'})" if text.title is not None else "none")
    _row("Shown", text.shown)
    _rows("With", (*text.companions, *text.pictures))
    _row("Last read", text.read)
    if text.changed:
        _row("Since then", f"{', '.join(text.changed)} changed; the next build reads it again")
    for problem in text.problems:
        _row("Problem", problem)
    if text.versions:
        _row("Same text", text.versions.words)
    if text.story:
        _row("Story", text.story.words)
    for number, page in enumerate(text.pages):
        _row("" if number else "Pages", f"{page.address}  {page.last.words}")


def _rows(label: str, lines: tuple[str, ...]) -> None:
    for number, line in enumerate(lines):
        _row("" if number else label, line)


def _row(label: str, words: str) -> None:
    click.echo(f"  {label:10}  {printable(words)}")
