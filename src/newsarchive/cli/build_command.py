"""`newsarchive build`."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import msgspec

from ..builder.hosts import near_limits
from ..builder.wording import count
from . import options
from .pipeline import Options, Report, build
from .project import Project, find_project
from .terminal import note, progress, say, show_problems, size


@click.command("build")
@options.paths
@options.output
@options.places
@options.reading
@click.option("--clean", is_flag=True, help="Build everything from nothing.")
@click.option("--strict", is_flag=True, help="Exit with 1 if there is any problem.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of words.")
@options.loudness
def command(paths: tuple[Path, ...], output: Path | None, config: Path | None, state: Path | None, jobs: int, drafts: bool, as_of: str,
            clean: bool, strict: bool, as_json: bool, quiet: bool, verbose: bool) -> None:  # fmt: skip
    """Build the site from the configured folders, or from the given PATHs.

    Without any configuration, `newsarchive build ~/clips -o ~/site` is enough. Only what changed is made again.
    """
    project = find_project(paths, config, output, state)
    with progress(quiet=quiet or as_json) as watch:
        report = build(project, Options(jobs, clean, drafts, as_of), watch)
    if as_json:
        click.echo(_json(report))
    else:
        show_problems(report.problems, everything=verbose)
        if not quiet:
            _summary(report, project, verbose=verbose)
    sys.exit(1 if strict and report.problems else 0)


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
    say(f"Files    {done.written:,} written, {done.unchanged:,} unchanged, {done.removed:,} removed")
    say(f"Site     {project.output}: {sizes.files:,} files, {size(sizes.bytes)}")
    say(
        f"         largest {sizes.largest} ({size(sizes.largest_bytes)}), fullest folder {sizes.fullest}/ ({sizes.fullest_entries:,} entries)"
    )
    for line in near_limits(sizes):
        note(f"Limit    {line}")
    if not project.settings.site.base_url and verbose:
        say("Feeds    none, and no sitemap: they need site.base_url in newsarchive.toml", dim=True)
