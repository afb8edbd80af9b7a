"""`newsarchive search`."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

import click
import msgspec

from ..builder import Output
from ..builder.planned import file_of
from ..errors import ArchiveError, SettingsError
from ..search.ask import Order, ask
from ..search.counting import facets_of, years_of
from ..search.hits import first_hits
from ..search.marking import marks_in, spans_of
from ..search.opened import Read, open_index
from ..search.passages import Passage, passage
from ..search.prose import prose_of
from ..search.query import Query, parse
from ..search.reading import Card
from ..search.sought import Sought
from . import options
from .project import find_project
from .search_report import ArticleFound, Count, Found, Marked, Version, YearFound, rows
from .terminal import note, show_row, width

_FOLDER = "search"
#: So many articles are shown, unless another number is asked for.
_SHOWN = 10
# Three rows of a terminal of 80 columns, beside the dates.
_PASSAGE = 185
# "-fog" leaves out what has fog. Short options are one letter; what follows "--" is never one.
_LEFT_OUT = re.compile(r"-[^-\s].")


class _Search(click.Command):
    """A command to which a word with a hyphen before it is a word to leave out."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        # The minus sign means the same in a query, and nothing to what reads options.
        return super().parse_args(ctx, [f"\u2212{arg[1:]}" if _LEFT_OUT.match(arg) else arg for arg in args])


@click.command("search", cls=_Search)
@click.argument("query", nargs=-1, required=True, metavar="QUERY...")
@click.option(
    "--sort", "order", type=click.Choice(("relevance", "newest", "oldest")), default="relevance", show_default=True, help="What comes first.",
)  # fmt: skip
@click.option(
    "-n", "--limit", type=click.IntRange(0), default=_SHOWN, metavar="N", help=f"How many articles to show; 0 is all. [{_SHOWN}]"
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@options.output
@options.places
def command(query: tuple[str, ...], order: Order, limit: int, as_json: bool, output: Path | None, config: Path | None, state: Path | None) -> None:  # fmt: skip
    """Find articles in the built site, as its page /search/ does.

    All words must be there. "quotation marks" make a phrase, -word leaves out, word* is a beginning, OR takes either;
    person:, place:, org:, source:, author:, section:, tag:, lang:, title:, before:1980, after:1998-03 and 1998..2003.

    Exit status: 0 articles were found, 1 none were, 2 the search could not be made.
    """
    words = " ".join(query).replace("\u2212", "-")
    asked = parse(words)
    if asked == Query():
        raise click.UsageError(f"There is no word in '{words}' to search for.")
    try:
        # No text is read, so it does not matter which folders would be.
        found = _found(find_project((Path(),), config, output, state).output, words, asked, order, limit)
    except ArchiveError as error:
        # As with grep, 1 is for a search that found nothing.
        note(f"newsarchive: {error}")
        sys.exit(2)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(found), indent=1).decode())
    else:
        for row in rows(found, width()):
            show_row(row)
    sys.exit(0 if found.total else 1)


def _found(site: Path, words: str, query: Query, order: Order, limit: int) -> Found:
    """Return what a query finds in a built site. Raises `ArchiveError` where there is no index, or it is damaged."""
    index = open_index(_reader(site / _FOLDER))
    answer = ask(index, query, order)
    pages = Output(site)
    hits = first_hits(index, answer, limit or len(answer.numbers))
    return Found(
        query=words,
        total=len(answer.numbers),
        notes=answer.notes,
        hits=tuple(
            ArticleFound(
                number=hit.number, score=hit.score / 1000, address=hit.card.address,
                title=Marked(hit.card.title, spans_of(marks_in(hit.card.title, answer.sought))),
                date=hit.card.date or None, source=hit.card.source or None, language=hit.card.language or None,
                passage=_passage(pages, hit.card, answer.sought),
                versions=tuple(Version(each.address, each.title, each.date or None, each.source or None) for each in hit.versions),
            )
            for hit in hits
        ),
        years=tuple(YearFound(year or None, articles) for year, articles in years_of(index, answer.numbers)),
        facets={field: tuple(Count(*each) for each in values) for field, values in facets_of(index, answer.numbers).items()},
    )  # fmt: skip


def _reader(folder: Path) -> Read:
    def read(name: str) -> bytes:
        try:
            return (folder / name).read_bytes()
        except OSError as error:
            is_index = name == "index.json"
            message = "there is no search index here" if is_index else "a file of the search index cannot be read"
            hint = "build the site first, with newsarchive build, or name its folder with -o" if is_index else None
            raise SettingsError(message, str(folder / name), hint or "build the site again with --clean") from error

    return read


def _passage(pages: Output, card: Card, sought: Sequence[Sought]) -> Passage:
    """Return the passage out of an article's page, or the beginning that its card has where the page says nothing of it."""
    text = prose_of(pages.read(file_of(card.address)).decode("utf-8", "replace"))
    found = passage(text, sought, _PASSAGE)
    return found if found.marks else passage(card.beginning, sought, _PASSAGE)
