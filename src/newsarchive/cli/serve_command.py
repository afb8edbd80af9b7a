"""`newsarchive serve`."""

from __future__ import annotations

import webbrowser
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import click

from ..builder import shipped
from ..builder.wording import count
from ..errors import ArchiveError
from ..preview import BuildNote, serve
from ..settings import FILE_NAME
from . import options
from .pipeline import Options, build
from .project import find_project
from .terminal import say, show_problems


@click.command("serve")
@options.paths
@options.output
@options.places
@options.reading
@click.option(
    "-b", "--bind", default="127.0.0.1", metavar="ADDRESS", show_default=True, help="The address to listen on."
)
@click.option(
    "-p", "--port", default=8000, type=click.IntRange(0, 65535), show_default=True, help="The port; 0 takes a free one."
)
@click.option("--open", "open_browser", is_flag=True, help="Open the site in the browser.")
@options.loudness
def command(paths: tuple[Path, ...], output: Path | None, config: Path | None, state: Path | None, jobs: int, drafts: bool, as_of: str,
            bind: str, port: int, open_browser: bool, quiet: bool, verbose: bool) -> None:  # fmt: skip
    """Build the site and show it on this machine; build again, and reload the page, when a file changes."""

    def rebuild() -> BuildNote:
        # Everything is read anew: the configuration itself may be what changed.
        try:
            report = build(
                find_project(paths, config, output, state), Options(jobs, drafts=drafts, as_of=as_of, publishes=False)
            )
        except ArchiveError as error:
            say(str(error), colour="red")
            return BuildNote(ok=False, text=str(error))
        show_problems(report.problems, everything=verbose)
        if not quiet:
            articles, files = count(report.articles, "article"), count(report.outcome.written, "file")
            say(f"{articles}, {files} written, in {report.seconds:.1f} s")
        return BuildNote(ok=True)

    project = find_project(paths, config, output, state)
    first = rebuild()
    if not first.ok:
        raise SystemExit(1)

    def watched() -> Iterator[Path]:
        try:
            now = find_project(paths, config, output, state)
        except ArchiveError:
            # A configuration that is being written: the build says what is wrong with it.
            now = project
        yield from now.sources
        yield from (
            now.names_file,
            now.rules_file,
            now.pages_folder,
        )  # there or not: one that is written while we serve is a change
        others = (config or Path(FILE_NAME), now.about_file, now.logo_file, now.templates, shipped())
        yield from (path for path in others if path is not None and path.exists())

    def ready(url: str) -> None:
        say(f"{url}  (Ctrl-C ends)", bold=True)
        if open_browser:
            webbrowser.open(url)

    base_path = urlsplit(project.settings.site.base_url).path.rstrip("/") + "/"
    serve(project.output, base_path=base_path, bind=bind, port=port, watch=watched, rebuild=rebuild, ready=ready,
          ignore=(project.output, project.state))  # fmt: skip
