"""`newsarchive check`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import msgspec

from ..archive import Finding, Names, Questions, Reviewed, Stories, Totals, doubtful_stories, item_of, review
from ..builder.links import broken_links
from ..builder.wording import count
from ..errors import Problem
from ..loader import Document
from . import options
from .pipeline import Options, build_aside, catalogue
from .project import Project, find_project
from .suggestions import Written, choose, write_suggestions
from .terminal import note, progress, say, show_problems


class _Suggestion(msgspec.Struct, frozen=True):
    """A line that settles a finding, as `--json` tells it; `priority` 1 is what to look at first."""

    path: str
    code: str
    message: str
    priority: int
    file: str
    line: str
    why: str
    texts: tuple[str, ...]


@click.command("check")
@options.paths
@options.not_read
@options.places
@options.reading
@click.option("--write", "write", type=click.Path(path_type=Path), multiple=True, metavar="PATH",
              help="Write the suggested lines for this text, or all texts of this folder, as comments beside the texts.")  # fmt: skip
@click.option("--strict", is_flag=True, help="Exit with 1 if there is anything to report.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@options.loudness
def command(paths: tuple[Path, ...], output: Path | None, config: Path | None, state: Path | None, jobs: int, drafts: bool, as_of: str,
            write: tuple[Path, ...], strict: bool, as_json: bool, quiet: bool, verbose: bool) -> None:  # fmt: skip
    """Look over the whole archive: problems, doubts, variants, probable duplicates, broken links. Writes no site."""
    project = find_project(paths, config, output, state)
    with (
        progress(quiet=quiet or as_json) as watch,
        catalogue(project, Options(jobs, drafts=drafts, as_of=as_of), watch) as (db, found, _, told),
    ):
        chosen = choose(write, found.documents)
        stories = Stories(str(project.rules_file), tuple(doubtful_stories(db)))
        reviewed = _review(Questions(db), found.documents, told, _names(project), stories)
        broken = _broken_links(project)
        totals = Questions(db).totals()
    problems = [*reviewed.others, *broken, *(finding.problem for finding in reviewed.findings)]
    written = write_suggestions(reviewed.findings, chosen, found.documents) if write else []
    if as_json:
        _print_json(totals, problems, reviewed.findings, written if write else None)
    else:
        show_problems(problems, everything=verbose)
        if write:
            _show_written(written)
        if not quiet:
            _summary(totals, problems, reviewed.findings, wrote=bool(write))
    sys.exit(1 if strict and problems else 0)


def _review(
    questions: Questions, documents: Iterable[Document], told: Sequence[Problem], names: Names, stories: Stories
) -> Reviewed:
    by_name = {document.name: document for document in documents}
    items = (item_of(article, by_name.get(article.path)) for article in questions.articles())
    return review(items, told, names, questions.followers(), stories)


def _names(project: Project) -> Names:
    links = project.naming.file.links
    return Names(str(project.names_file), frozenset(each.key for each in links if each.kind == "people"))


def _broken_links(project: Project) -> list[Problem]:
    """Build the site where nobody sees it, and follow its links."""
    with TemporaryDirectory() as folder:
        build_aside(project, Path(folder))
        return list(broken_links(Path(folder), project.settings.site.base_url))


def _print_json(
    totals: Totals, problems: list[Problem], findings: Sequence[Finding], written: list[Written] | None
) -> None:
    told = {
        "articles": totals.articles,
        "undated": totals.undated,
        "problems": problems,
        "suggestions": _suggestions(findings),
    }
    click.echo(msgspec.json.encode(told if written is None else {**told, "written": written}))


def _suggestions(findings: Sequence[Finding]) -> list[_Suggestion]:
    return [
        _Suggestion(
            finding.problem.path, finding.problem.code, finding.problem.message, priority,
            line.file, line.text, line.remark, line.texts,
        )
        for priority, finding in enumerate(findings, 1)
        for line in finding.lines
    ]  # fmt: skip


def _show_written(written: Sequence[Written]) -> None:
    if not written:
        say("nothing to suggest there")
    for each in written:
        if each.problem:
            note(f"{each.file}: not written: {each.problem}")
        else:
            say(f"{each.file}: {count(each.lines, 'line')} to confirm" if each.lines else f"{each.file}: nothing new")


def _summary(totals: Totals, problems: Sequence[Problem], findings: Sequence[Finding], *, wrote: bool) -> None:
    kinds = Counter(problem.code for problem in problems)
    told = ", ".join(f"{number:,} {code}" for code, number in kinds.most_common())
    say(f"{count(totals.articles, 'article')}, {totals.undated:,} undated; {told or 'nothing to report'}", bold=True)
    if not wrote and any(finding.lines for finding in findings):
        say("newsarchive check --write FILE writes the suggested lines beside a text, for you to confirm.", dim=True)
