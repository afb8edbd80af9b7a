"""The command line: the only place where the parts are wired together.

Commands are imported when they are used, so that `newsarchive --help` answers at once.
"""

from __future__ import annotations

import difflib
import importlib
import sys

import click

from .. import __version__
from ..errors import ArchiveError

#: command -> (module, what it does in a line)
_COMMANDS = {
    "init": ("init_command", "Start an archive in a folder."),
    "build": ("build_command", "Build the site."),
    "serve": ("serve_command", "Build the site, show it, and build again when a file changes."),
    "inspect": ("inspect_command", "Show what is read from files, and why."),
    "explain": ("explain_command", "Say what a page is made from, or which pages show a text, and why they were made."),
    "check": ("check_command", "Say everything worth knowing before publishing."),
    "list": ("list_command", "List the articles."),
    "search": ("search_command", "Find articles in the built site."),
    "verify": ("verify_command", "Check a bag: every file, by its checksums."),
    "export": ("export_command", "Write the articles for other programs."),
    "new": ("new_command", "Start a new article."),
}


class _Commands(click.Group):
    """A group that knows its commands' names and imports the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f".{_COMMANDS[cmd_name][0]}", __name__)
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if not ctx.resilient_parsing and args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], _COMMANDS, n=1)
            hint = f" Did you mean '{near[0]}'?" if near else f" Commands: {', '.join(_COMMANDS)}."
            raise click.UsageError(f"There is no command '{args[0]}'.{hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        # Written from the table: the modules need not be imported for it.
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in _COMMANDS.items()])


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Start with: newsarchive init my-archive",
)
@click.version_option(__version__, prog_name="newsarchive")
def _group() -> None:
    """Make a dated, tagged, citable site of plain files out of a folder of saved news texts."""


def main() -> None:
    """Run the command line. Exit status: 0 done, 1 problems with --strict or a failed run, 2 wrong usage or configuration."""
    try:
        _group.main(prog_name="newsarchive", standalone_mode=True)
    except ArchiveError as error:
        click.echo(f"newsarchive: {error}", err=True)
        sys.exit(2 if type(error).__name__ == "SettingsError" else 1)
