"""The report on two texts, as rows of a terminal: what they have to do with each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..builder.wording import count
from .cells import Piece, Row, wrap
from .together import InCommon, PairExplained, TextsCompared

#: A row is never narrower than this, whatever the terminal says.
_NARROWEST = 60
_LABEL = 10
#: So many names, words and dates in common are told; `--json` has all of them.
_NAMED = 12


def rows(pair: PairExplained | TextsCompared, width: int) -> Iterator[Row]:
    """Yield both files, and below them what there is to say of the two."""
    yield (Piece(pair.file, "bold"),)
    yield (Piece(pair.other, "bold"),)
    for label, lines in _told(pair):
        for line in lines:
            for row in wrap((Piece(line),), max(width, _NARROWEST) - _LABEL - 4):
                yield (Piece(f"  {label:{_LABEL}}  "), *row)
                label = ""


def _told(pair: PairExplained | TextsCompared) -> Iterator[tuple[str, Iterable[str]]]:
    yield "Same text", pair.same_text.words if pair.same_text else ("no: one of them is no article",)
    if isinstance(pair, PairExplained):
        yield "Same story", pair.same_story.words if pair.same_story else ("no: one of them is not shown",)
    elif pair.in_common:
        yield from _in_common(pair.in_common)
        yield "Same story", _story(pair, pair.in_common)


def _in_common(both: InCommon) -> Iterator[tuple[str, Iterable[str]]]:
    words = f"words, as far as they are compared: {_first(both.words)}"
    yield "In common", (f"names: {_first(both.names)}", words, f"dates in the text: {_first(both.dates)}")
    one, other = both.published
    apart = f", {count(both.days, 'day')} apart" if both.days else ""
    yield (
        "Published",
        (f"both {one or 'undated'}" if one == other else f"{one or 'undated'} and {other or 'undated'}{apart}",),
    )


def _first(names: tuple[str, ...]) -> str:
    more = [f"{len(names) - _NAMED} more"] if len(names) > _NAMED else []
    return ", ".join([*names[:_NAMED], *more]) or "none"


def _story(pair: TextsCompared, both: InCommon) -> Iterator[str]:
    yield "depends on the weeks around them as well; of a built archive this tells it:"
    yield f"newsarchive explain {pair.file} --with {pair.other}"
    for which, story in zip(("first", "second"), both.stories, strict=True):
        if story:
            yield f"the {which} declares story: {story}"
