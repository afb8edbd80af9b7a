"""`newsarchive check`."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import msgspec

from ..archive import Questions
from ..article import USABLE, NewsDate
from ..builder import Output, Plan, build_site
from ..builder.links import broken_links
from ..builder.wording import count
from ..errors import Problem
from . import options
from .pipeline import Options, catalogue
from .project import find_project
from .terminal import progress, say, show_problems

#: Dates surer than this need nobody's look.
_SURE = 0.8


@click.command("check")
@options.paths
@options.not_read
@options.places
@options.reading
@click.option("--strict", is_flag=True, help="Exit with 1 if there is anything to report.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@options.loudness
def command(paths: tuple[Path, ...], output: Path | None, config: Path | None, state: Path | None, jobs: int, drafts: bool, as_of: str,
            strict: bool, as_json: bool, quiet: bool, verbose: bool) -> None:  # fmt: skip
    """Report problems, undated and doubtful articles, contradictions and broken links. Writes no site."""
    project = find_project(paths, config, output, state)
    with (
        progress(quiet=quiet or as_json) as watch,
        catalogue(project, Options(jobs, drafts=drafts, as_of=as_of), watch) as (db, found, _, told),
    ):
        questions = Questions(db)
        problems = [*told, *_doubts(questions, {each.name: each.shown for each in found.documents})]
        with TemporaryDirectory() as folder:
            site = Output(Path(folder))
            build_site(
                db,
                Plan(questions, project.settings.site, project.about),
                site,
                project.templates,
                fresh=True,
                remember=False,
            )
            problems += broken_links(Path(folder), project.settings.site.base_url)
        totals = questions.totals()
    problems.sort()
    if as_json:
        click.echo(msgspec.json.encode({"articles": totals.articles, "undated": totals.undated, "problems": problems}))
    else:
        show_problems(problems, everything=verbose)
        if not quiet:
            kinds = Counter(problem.code for problem in problems)
            told_kinds = ", ".join(f"{number:,} {code}" for code, number in kinds.most_common())
            say(
                f"{count(totals.articles, 'article')}, {totals.undated:,} undated; "
                + (told_kinds or "nothing to report"),
                bold=True,
            )
    sys.exit(1 if strict and problems else 0)


def _doubts(questions: Questions, shown: dict[str, str]) -> list[Problem]:
    """Undated articles, and those whose date is not sure."""
    problems = []
    for record in questions.records():
        article = record.article
        path = shown.get(article.path, article.path)
        readings = [each for each in article.evidence if each.field == "published"]
        if article.published is None:
            best = max(
                (each for each in readings if NewsDate.parse(each.value)),
                key=lambda each: each.confidence,
                default=None,
            )
            hint = (
                f"perhaps {best.value} ({best.kind}, {best.confidence:.2f})"
                if best
                else "declare it in a sidecar: date: 2019-02-27"
            )
            problems.append(Problem(path, None, "undated", "its date is not known", hint))
        else:
            sure = max((each.confidence for each in readings if each.used), default=1.0)
            if USABLE <= sure < _SURE:
                message = f"its date, {article.published.edtf}, is only {sure:.2f} sure"
                problems.append(
                    Problem(
                        path, None, "date-doubtful", message, f"declare it in a sidecar: date: {article.published.edtf}"
                    )
                )
    return problems
