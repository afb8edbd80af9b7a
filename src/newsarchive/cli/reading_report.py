"""The report on one reading, as rows of a terminal: the fields, what contradicts what, and the text with its evidence in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ..article import USABLE, Article, Evidence, NewsDate
from ..errors import Problem
from ..loader import plain_paragraphs
from ..text.clean import letters_only, one_line, printable
from ..text.words import count_words
from .cells import Piece, Row, columns, cut, padded, steady, wrap
from .marking import LEFT_OUT, NAMES, REJECTED, Mark, MarkedLine, Told, stands_in

#: The fields in the order in which a reader wants to know; keys that the program does not know come last.
_FIELDS = {
    "title": "headline", "kicker": "kicker", "deck": "deck", "authors": "byline", "agency": "agency", "source": "source",
    "section": "section", "dateline": "dateline", "published": "date", "updated": "updated", "original_url": "original",
    "pictures": "picture", "related": "related", "corrections": "correction", "language": "language", "people": "people",
    "places": "places", "organisations": "organisations", "roles": "role", "tags": "tags", "story": "story", "slug": "slug", "aliases": "alias",
    "draft": "draft", "noindex": "noindex", "same_as": "same as", "embargo": "embargo", "withdrawn": "withdrawn", "left out": "left out",
}  # fmt: skip
_ORDER = {field: number for number, field in enumerate(_FIELDS)}
#: These hold one value: two readings that differ contradict each other.
_SINGLE = ("title", "kicker", "deck", "authors", "agency", "source", "section", "dateline", "published", "updated", "original_url", "language")  # fmt: skip
_DATES = ("published", "updated")
#: Several values of these stand in one row.
_MANY = ("people", "places", "organisations", "roles", "tags")
#: Headlines of last resort, hosts in place of names and what a folder says until a text says otherwise contradict nothing.
_SPARE = frozenset({"file-name", "first-words", "url-host", "defaults"})
#: A date that is less sure, such as that of a file photo, contradicts nothing either.
_FAINT = 0.3
#: The problems that tell of a contradiction.
_CODES = frozenset({"contradiction", "declared-otherwise", "updated-before-published"})

#: A row is never narrower than this, whatever the terminal says.
_NARROWEST = 60
_LABEL, _WHERE = 13, 22
#: A value has this many rows in the table; the text below has it whole.
_VALUE_ROWS = 3
#: A label in the margin beside the text; with its sign and confidence it is the whole margin.
_NAME = 10
_MARGIN = _NAME + 7
#: Of more unmarked lines than this the first and the last are shown, and of each so many rows.
_LONG, _FIRST, _LAST, _ROWS = 5, 2, 1, 3


# The fields


def head(article: Article, problems: Iterable[Problem], shown: str, width: int) -> Iterator[Row]:
    """Yield the table of fields and the contradictions of the article that was read from the file `shown`."""
    width = max(width, _NARROWEST)
    evidence = sorted(article.evidence, key=lambda each: (_ORDER.get(each.field, len(_ORDER)), each.field))
    for field, readings in groupby(evidence, key=lambda each: each.field):
        label = _safe(_FIELDS.get(field, field))
        for group in _groups(sorted(readings, key=lambda each: (not each.used, -each.confidence, _kind(each)))):
            yield from _reading(label, group, width)
            label = ""
    yield (Piece(f"  {'text':{_LABEL}} {_length(article)}"),)
    yield from _contradiction_rows(list(_contradictions(article, problems, shown)), width)


def _length(article: Article) -> str:
    paragraphs = plain_paragraphs(article.body)
    words = sum(count_words(paragraph) for paragraph in paragraphs)
    return f"{_counted(len(paragraphs), 'paragraph')}, {_counted(words, 'word')}"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _kind(each: Evidence) -> str:
    return each.kind if each.field in _MANY else ""


def _groups(readings: list[Evidence]) -> Iterator[list[Evidence]]:
    """Names of one kind that are equally sure stand together; every other reading stands alone."""
    for (field, kind, *_), group in groupby(
        readings, key=lambda each: (each.field, each.kind, each.confidence, each.rejected, each.note, each.path)
    ):
        together = list(group)
        if field in _MANY and kind not in ("front-matter", "sidecar", "defaults"):
            yield together
        else:
            yield from ([each] for each in together)


def _reading(label: str, group: list[Evidence], width: int) -> Iterator[Row]:
    first = group[0]
    room = width - _LABEL - _WHERE - 11
    if len(group) == 1:
        value, where = cut(_safe(first.value), room * _VALUE_ROWS - room // 4) or "(empty)", _where(first)
    else:
        value, where = ", ".join(_with_lines(group)), first.kind
    sign = Piece(" " if first.used else REJECTED, "rejected")
    style = "value" if first.used else "dim"
    table = columns(
        [
            ((Piece(label),), _LABEL),
            ((Piece(_safe(value), style),), room),
            ((Piece(f"{first.confidence:5.2f}"),), 6),
            ((Piece(_safe(where), "dim"),), _WHERE),
        ]
    )
    yield from ((sign if at == 0 else Piece(" "), Piece(" "), *row) for at, row in enumerate(table))
    reason = f"not used: {first.rejected}" if first.rejected else first.note
    for row in wrap((Piece(_safe(reason), "dim"),), width - _LABEL - 3) if reason else ():
        yield Piece(" " * (_LABEL + 3)), *steady(row)


def _with_lines(group: Iterable[Evidence]) -> Iterator[str]:
    """Yield the values with their lines: "Ada Brandt (line 3)", and then "Tom Oakley (12)"."""
    word = "line "
    for each in group:
        yield f"{each.value} ({word}{each.line})" if each.line else each.value
        word = "" if each.line else word


def _where(each: Evidence) -> str:
    """Return the kind and line of an evidence; a sidecar's and the defaults' own path is told with what is not in the text."""
    return f"{each.kind}, line {each.line}" if each.line else each.kind


# Contradictions


def _contradiction_rows(contradictions: Iterable[tuple[str, Row]], width: int) -> Iterator[Row]:
    title: tuple[Row, ...] = ((), (Piece("Contradictions", "bold"),))
    for label, said in contradictions:
        yield from title
        title = ()
        for at, row in enumerate(wrap(said, width - _LABEL - 3)):
            sign = Piece("! " if label and at == 0 else "  ", "warning")
            yield sign, Piece(f"{label if at == 0 else '':{_LABEL}} "), *steady(row)


def _contradictions(article: Article, problems: Iterable[Problem], shown: str) -> Iterator[tuple[str, Row]]:
    """Yield what was read in two ways, reading by reading, and what was reported; each field's label comes once."""
    told = [problem for problem in problems if problem.code in _CODES]
    for field in _SINGLE:
        readings = [each for each in article.evidence if each.field == field]
        used = next((each for each in readings if each.used), None)
        against = [each for each in readings if used and _contradicts(each, used) and not _opens(article, each)]
        if used is None or not against:
            continue
        yield _FIELDS[field], _said(used, shown, ", and is used")
        for each in against:
            yield "", _said(each, shown, f": {each.rejected}")
    for problem in told:
        yield "reported", (Piece(_safe(str(problem))),)


def _contradicts(one: Evidence, used: Evidence) -> bool:
    if one.used or one.kind == used.kind or (one.kind in _SPARE and one.field not in _DATES):
        return False
    if one.field in _DATES:
        dates = NewsDate.parse(one.value), NewsDate.parse(used.value)
        differ = dates[0] is not None and dates[1] is not None and not dates[0].agrees_with(dates[1])
        return differ and one.confidence >= _FAINT
    return one.confidence >= USABLE and letters_only(one.value) != letters_only(used.value)


def _opens(article: Article, each: Evidence) -> bool:
    """Whether a reading is how the text begins, which is no second headline."""
    first = next(iter(plain_paragraphs(article.body)), "")
    return each.field == "title" and letters_only(first).startswith(letters_only(each.value))


def _said(each: Evidence, shown: str, end: str) -> Row:
    where = _where(each) if each.path == shown else f"{each.kind}, {each.path}:{each.line or 1}"
    return (
        Piece(f"{_safe(where)}, says "),
        Piece(f"“{cut(_safe(each.value), 120)}”", "value" if each.used else ""),
        Piece(f" ({each.confidence:.2f}){_safe(end)}"),
    )


# The text


def text(lines: Sequence[MarkedLine], width: int, *, full: bool, coloured: bool) -> Iterator[Row]:
    """Yield the text with its evidence: what a line tells in the margin, the line's number, the line with its marks.

    Long unmarked prose is folded unless `full`. Without colour, marked words stand in ‹…› with a word for what they tell.
    """
    width = max(width, _NARROWEST)
    digits = max(len(str(len(lines))), 2)
    room = width - _MARGIN - digits - 4
    yield from wrap((Piece("In the text  ", "bold"), *_legend(coloured)), width)
    for plain, stretch in groupby(lines, key=lambda line: line.plain):
        together = list(stretch)
        for line in _folded(together) if plain and not full else together:
            if isinstance(line, MarkedLine):
                yield from _beside(line, list(_words(line, room, coloured=coloured, full=full)), digits)
            else:
                yield Piece(" " * (_MARGIN + digits + 1) + " │ ", "dim"), Piece(f"… {line} lines …", "dim")


def _legend(coloured: bool) -> Row:
    signs = (
        Piece(f"   {REJECTED}", "rejected"),
        Piece(f" not used   {LEFT_OUT} "),
        Piece("left out of the text", "left out"),
    )
    if not coloured:
        return (Piece("‹words|what they tell›"), *signs)
    names = (Piece(f"{name} ", name) for name in NAMES.values())
    return (*names, Piece("  "), Piece("a value", "mark"), *signs)


def _folded(lines: list[MarkedLine]) -> Iterator[MarkedLine | int]:
    """Yield the first and last lines of a long stretch, and between them how many are not shown; blank lines but once."""
    shown = [
        line for line, before in zip(lines, [None, *lines], strict=False) if not (_is_blank(line) and _is_blank(before))
    ]
    filled = [at for at, line in enumerate(shown) if not _is_blank(line)]
    if len(filled) <= _LONG:
        yield from shown
        return
    first, last = filled[_FIRST - 1], filled[-_LAST]
    yield from shown[: first + 1]
    yield shown[last].number - shown[first].number - 1
    yield from shown[last:]


def _is_blank(line: MarkedLine | None) -> bool:
    return line is not None and not line.text.strip()


def _words(line: MarkedLine, room: int, *, coloured: bool, full: bool) -> Iterator[Row]:
    """Yield a line's rows; of a long one that tells nothing only the first, unless `full`."""
    limit = None if full or not line.plain else room * _ROWS
    pieces = list(_pieces(line, coloured, None if limit is None else limit * 2))
    rows = wrap(pieces, room)
    if limit is None or len(rows) <= _ROWS + 1:
        yield from rows
        return
    yield from rows[: _ROWS - 1]
    shown = wrap(rows[_ROWS - 1], room - 2)[0]
    yield *shown, Piece(" …", "dim")


def _pieces(line: MarkedLine, coloured: bool, end: int | None) -> Iterator[Piece]:
    """Yield the line up to its character `end`, its marks as styles or as brackets."""
    style = "left out" if line.left_out else "value" if line.is_whole else ""
    at = 0
    for mark in line.marks:
        if end is not None and mark.end > end:
            break
        yield Piece(line.text[at : mark.start], style)
        yield from _marked(line.text[mark.start : mark.end], mark, coloured)
        at = mark.end
    yield Piece(line.text[at:end], style)


def _marked(words: str, mark: Mark, coloured: bool) -> Iterator[Piece]:
    if coloured:
        yield Piece(words, mark.label if mark.label in NAMES.values() else "mark" if mark.used else "rejected")
    else:
        yield Piece(f"‹{words}|{mark.label}›" if mark.label else f"‹{words}›")


def _beside(line: MarkedLine, rows: list[Row], digits: int) -> Iterator[Row]:
    """Set the margin and the line's rows side by side; whichever is longer gives the height."""
    for at in range(max(len(rows), len(line.told))):
        words = rows[at] if at < len(rows) else ()
        number = str(line.number) if at == 0 else ""
        yield (
            *_margin(line.told[at] if at < len(line.told) else None),
            Piece(f" {number:>{digits}} │{' ' if words else ''}", "dim"),
            *steady(words),
        )


def _margin(told: Told | None) -> Row:
    if told is None:
        return (Piece(" " * _MARGIN),)
    sure = "" if told.confidence is None else f"{told.confidence:.2f}"
    style = {REJECTED: "rejected", LEFT_OUT: "dim"}.get(told.sign, "label")
    sign = f"{told.sign} " if told.sign else ""
    # An unknown key of front matter may be of any length and in any letters.
    label = Piece(sign + cut(_safe(told.label), _NAME), style)
    return (*padded((label,), _NAME + 2, right=True), Piece(f" {sure:4}"))


# What is not in the text


def beside(article: Article, shown: str, width: int) -> Iterator[Row]:
    """Yield the evidence that is no line of the text: files beside it, its name, and what the text says as a whole."""
    width = max(width, _NARROWEST)
    known = [each for each in article.evidence if not stands_in(each, shown)]
    if not known:
        return
    yield (Piece("Not in the text", "bold"),)
    known.sort(key=lambda each: (each.path == shown, each.path, each.line or 0, _ORDER.get(each.field, len(_ORDER))))
    for _, group in groupby(
        known, key=lambda each: (each.path, each.line, each.field, each.kind, each.excerpt, each.used)
    ):
        for at, row in enumerate(wrap(_origin(list(group), shown), width - 6)):
            yield Piece("      " if at else "  "), *steady(row)


def _origin(told: list[Evidence], shown: str) -> Row:
    first = told[0]
    place = f"{first.path}:{first.line}" if first.line else first.path
    if first.path == shown and first.kind != "file-name":
        place = "the text as a whole"
    said = f"“{first.excerpt}”" if first.excerpt else ", ".join(each.value for each in told)
    return (
        Piece(f"{_safe(place)}  ", "dim"),
        Piece("" if first.used else f"{REJECTED}\u00a0", "rejected"),
        Piece(f"{_safe(_FIELDS.get(first.field, first.field))} ", "label"),
        Piece(_safe(f"{said} ({first.kind})")),
    )


def _safe(text: str) -> str:
    """Return words as one line that is safe to print, so that what is counted is what is shown."""
    return printable(one_line(text))
