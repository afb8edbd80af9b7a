"""`newsarchive build`."""

from __future__ import annotations

import sys
import textwrap
from collections import Counter
from pathlib import Path

import click
import msgspec

from ..builder.hosts import near_limits
from ..builder.wording import count
from ..errors import Problem
from . import options
from .pipeline import Options, Report, build, rehearse
from .project import Project, find_project
from .rehearsal_report import rehearsal_json, show_rehearsal
from .terminal import note, progress, say, show_problems, size


@click.command("build")
@options.paths
@options.output
@options.places
@options.reading
@click.option("--clean", is_flag=True, help="Build everything from nothing.")
@click.option("--dry-run", is_flag=True, help="Say what a build would do and why, and do nothing.")
@click.option("--no-wait", is_flag=True, help="Do not wait for another build that uses this archive: exit with 1.")
@click.option("--strict", is_flag=True, help="Exit with 1 if there is any problem.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of words.")
@options.loudness
def command(paths: tuple[Path, ...], output: Path | None, config: Path | None, state: Path | None, jobs: int, drafts: bool, as_of: str,
            clean: bool, dry_run: bool, no_wait: bool, strict: bool, as_json: bool, quiet: bool, verbose: bool) -> None:  # fmt: skip
    """Build the site from the configured folders, or from the given PATHs.

    Without any configuration, `newsarchive build ~/clips -o ~/site` is enough. Only what changed is made again.
    """
    project = find_project(paths, config, output, state)
    wanted = Options(jobs, clean, drafts, as_of, wait=not no_wait)
    if dry_run:
        problems = _rehearse(project, wanted, as_json=as_json, quiet=quiet, verbose=verbose)
    else:
        problems = _build(project, wanted, as_json=as_json, quiet=quiet, verbose=verbose)
    sys.exit(1 if strict and problems else 0)


def _build(project: Project, wanted: Options, *, as_json: bool, quiet: bool, verbose: bool) -> tuple[Problem, ...]:
    with progress(quiet=quiet or as_json) as watch:
        report = build(project, wanted, watch)
    if as_json:
        click.echo(_json(report))
    else:
        show_problems(report.problems, everything=verbose)
        if not quiet:
            _summary(report, project, verbose=verbose)
    return report.problems


def _rehearse(project: Project, wanted: Options, *, as_json: bool, quiet: bool, verbose: bool) -> tuple[Problem, ...]:
    with progress(quiet=quiet or as_json) as watch:
        rehearsed = rehearse(project, wanted, watch)
    if as_json:
        click.echo(rehearsal_json(rehearsed))
    else:
        show_problems(rehearsed.problems, everything=verbose)
        if not quiet:
            show_rehearsal(rehearsed, everything=verbose)
    return rehearsed.problems


def _json(report: Report) -> str:
    done = report.outcome
    return msgspec.json.encode({
        "articles": report.articles, "pages": done.pages, "written": done.written, "unchanged": done.unchanged, "removed": done.removed,
        "problems": report.problems, "seconds": round(report.seconds, 3), "files": done.sizes.files, "bytes": done.sizes.bytes,
    }).decode()  # fmt: skip


def _summary(report: Report, project: Project, *, verbose: bool) -> None:
    done, sizes = report.outcome, report.outcome.sizes
    problems = f", {count(len(report.problems), 'problem')}" if report.problems else ""
    articles, pages = count(report.articles, "article"), count(done.pages, "page")
    say(f"{articles} ({report.read:,} read now), {pages}{problems}, in {report.seconds:.1f} s", bold=True)
    if report.problems:
        kinds = Counter(problem.code for problem in report.problems)
        told = ", ".join(f"{number:,}\u00a0{code}" for code, number in kinds.most_common())
        for row in textwrap.wrap(told, 70, break_on_hyphens=False):
            say(f"         {row.replace(chr(0xA0), ' ')}")
    say(f"Files    {done.written:,} written, {done.unchanged:,} unchanged, {done.removed:,} removed")
    say(f"Site     {project.output}: {sizes.files:,} files, {size(sizes.bytes)}")
    say(
        f"         largest {sizes.largest} ({size(sizes.largest_bytes)}), fullest folder {sizes.fullest}/ ({sizes.fullest_entries:,} entries)"
    )
    for line in near_limits(sizes):
        note(f"Limit    {line}")
    if not project.settings.site.base_url and verbose:
        say("Feeds    none, and no sitemap: they need site.base_url in newsarchive.toml", dim=True)
