"""A text with its evidence in it: which line tells which field, which words of the line, and what is left out.

Evidence names a line and the words it was read from; here the words are found again. Where they cannot be found, because
they were joined over a hyphen or cut, the whole line is the evidence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from ..article import Article, Body, Evidence, NewsDate
from ..text.clean import printable
from ..text.dates import digits_date, find_dates

#: The margin's words for fields; the others are called by their own name.
LABELS = {
    "title": "headline", "authors": "byline", "published": "date", "original_url": "original", "pictures": "picture",
    "corrections": "correction", "organisations": "orgs",
}  # fmt: skip
#: What one name in the text is.
NAMES = {"people": "person", "places": "place", "organisations": "org"}
#: Somebody wrote these down for the field; the whole line is the evidence.
DECLARED = frozenset({"front-matter", "header-line", "sidecar", "defaults"})
#: The margin's signs: a reading that was not used, and a line that is no part of the article.
REJECTED, LEFT_OUT = "×", "−"
#: What was left out of the text, by kind of evidence.
_LITTER = {"litter": "web page", "copyright-notice": "copyright"}
_DATES = ("published", "updated", "embargo")
#: The loader cuts excerpts here; the line's other words belong to such a one.
_LONGEST_EXCERPT = 200
#: Evidence is looked for in its own paragraph, and no further than so many lines and characters.
_LINES, _REACH = 40, 20_000
#: A line of so many letters can be found again in the article's text though something before it could not.
_TELLING, _AHEAD = 20, 2_000


class Mark(msgspec.Struct, frozen=True):
    """Words `line[start:end]` that tell something; `label` says what, and is empty where the mark goes on in the next line."""

    start: int
    end: int
    label: str
    used: bool = True


class Told(msgspec.Struct, frozen=True):
    """What the margin says of a line: a field that it tells, or why it is no part of the text.

    There is no `confidence` where an earlier line began to tell it.
    """

    label: str
    confidence: float | None = None
    sign: str = ""


class MarkedLine(msgspec.Struct, frozen=True):
    """A line of the file, what it tells, and which of its words do."""

    number: int
    text: str
    told: tuple[Told, ...] = ()
    marks: tuple[Mark, ...] = ()

    @property
    def left_out(self) -> bool:
        """Whether the line is neither the article's text nor told of anywhere else."""
        return any(each.sign == LEFT_OUT for each in self.told)

    @property
    def plain(self) -> bool:
        """Whether it is the article's own words, with nothing but names in it."""
        return not self.told

    @property
    def is_whole(self) -> bool:
        """Whether the line as a whole, and not some words of it, is a value of the article."""
        return not self.marks and any(not each.sign for each in self.told)


def mark(text: str, article: Article, shown: str, declared: int) -> tuple[MarkedLine, ...]:
    """Return the lines of `text` (tidied) with the evidence of `article` that stands in them.

    `shown` is the text's path as the evidence names it; the first `declared` lines are front matter.
    """
    lines = [line.replace("\t", "    ") for line in printable(text).split("\n")]
    while len(lines) > 1 and not lines[-1].strip():
        lines.pop()
    # Who somebody is stands beside a name that is marked, and within other marks.
    evidence = [each for each in article.evidence if each.field != "roles"]
    own = [each for each in evidence if stands_in(each, shown) and (each.line or 0) <= len(lines)]
    told, marks = _evidence(lines, own)
    kept = _body_lines(lines, article.body, own, {number for number in told if told[number]}, declared)
    return tuple(_line(number, line, told[number], marks[number], number in kept or number <= declared)
                 for number, line in enumerate(lines, 1))  # fmt: skip


def stands_in(evidence: Evidence, shown: str) -> bool:
    """Whether the evidence is a line of the text at `shown`."""
    return evidence.path == shown and bool(evidence.line)


def label_of(evidence: Evidence) -> str:
    """Return the margin's word for what the evidence tells."""
    if evidence.field == "left out":
        return _LITTER.get(evidence.kind, evidence.kind)
    return "caption" if evidence.kind == "caption" else LABELS.get(evidence.field, evidence.field)


def _line(number: int, text: str, told: list[Told], marks: list[Mark], kept: bool) -> MarkedLine:
    if not kept and not told and text.strip():
        told = [Told("label" if text.rstrip().endswith((":", "\uff1a")) else "left out", None, LEFT_OUT)]
    return MarkedLine(number, text, tuple(told), tuple(_apart(marks)))


# The words of the evidence


class _Span(msgspec.Struct, frozen=True):
    """Words of one line; `whole` if it has no other words."""

    number: int
    start: int
    end: int
    whole: bool


def _evidence(lines: list[str], evidence: Iterable[Evidence]) -> tuple[dict[int, list[Told]], dict[int, list[Mark]]]:
    """Return what each line tells and the words that do, by line number."""
    told: dict[int, list[Told]] = defaultdict(list)
    marks: dict[int, list[Mark]] = defaultdict(list)
    for each in sorted(evidence, key=lambda each: (not each.used, -each.confidence)):
        spans = _spans(lines, each)
        if _is_name(each):
            for at, span in enumerate(spans, 1):
                marks[span.number].append(Mark(span.start, span.end, NAMES[each.field] if at == len(spans) else ""))
            continue
        first = each.line or 1
        told[first].append(Told(label_of(each), each.confidence, _sign(each)))
        for at, span in enumerate(spans, 1):
            if span.number > first and each.used:
                told[span.number].append(Told(label_of(each), None, _sign(each)))
            if not span.whole:
                label = f"{_sign(each)}{label_of(each)}" if at == len(spans) else ""
                marks[span.number].append(Mark(span.start, span.end, label, each.used))
    return told, marks


def _sign(evidence: Evidence) -> str:
    if evidence.field == "left out":
        return LEFT_OUT
    return "" if evidence.used else REJECTED


def _is_name(evidence: Evidence) -> bool:
    return evidence.field in NAMES and evidence.kind not in DECLARED


def _spans(lines: list[str], evidence: Evidence) -> list[_Span]:
    """Return the words of one evidence, line by line; a name that is not found has none."""
    first = (evidence.line or 1) - 1
    paragraph = _paragraph(lines, first)
    found = None if evidence.kind in DECLARED else _found(paragraph, evidence)
    if found is None:
        return [] if _is_name(evidence) else [_Span(first + 1, 0, len(lines[first]), True)]
    start, end = found
    if not _is_name(evidence) and evidence.field not in _DATES and len(evidence.excerpt) >= _LONGEST_EXCERPT:
        end = len(paragraph)
    return list(_by_line(paragraph, start, end, first + 1))


def _paragraph(lines: list[str], first: int) -> str:
    last = next((at for at in range(first, min(first + _LINES, len(lines))) if not lines[at].strip()), None)
    return "\n".join(lines[first : first + _LINES if last is None else max(last, first + 1)])[:_REACH]


def _found(paragraph: str, evidence: Evidence) -> tuple[int, int] | None:
    """Return where the evidence stands in its paragraph: the value itself if it is written so, else the excerpt."""
    if _is_name(evidence):
        places = [
            place for name in (evidence.value, *evidence.excerpt.split(", ")) if (place := _name(paragraph, name))
        ]
        return min(places, default=None)
    if evidence.field in _DATES:
        return _date(paragraph, evidence)
    if evidence.field != "pictures" and (place := _words(paragraph, evidence.value)):
        return place
    return _words(paragraph, evidence.excerpt)


def _name(paragraph: str, name: str) -> tuple[int, int] | None:
    # Arabic and Hebrew write small words onto names, and Chinese has no spaces at all.
    return _words(paragraph, name, r"\b") or (None if name.isascii() else _words(paragraph, name))


def _words(paragraph: str, words: str, edge: str = "") -> tuple[int, int] | None:
    parts = words.split()
    if not parts:
        return None
    pattern = edge + r"\s+".join(re.escape(part) for part in parts) + edge
    found = re.search(pattern, paragraph) or re.search(pattern, paragraph, re.IGNORECASE)
    return found.span() if found else None


def _date(paragraph: str, evidence: Evidence) -> tuple[int, int] | None:
    """Narrow the excerpt to the date in it."""
    place = _words(paragraph, evidence.excerpt)
    if place is None:
        return None
    words = paragraph[slice(*place)]
    digits = digits_date(words)
    dates = find_dates(words) or ([digits] if digits else [])
    value = NewsDate.parse(evidence.value)
    if value is not None:
        # A date that is written without its year, or in either order, is the only one that can be meant.
        exact = [date for date in dates if (date.year, date.month, date.day) == (value.year, value.month, value.day)]
        dates = exact[:1] or dates
    return (place[0] + dates[0].start, place[0] + dates[0].end) if len(dates) == 1 else place


def _by_line(paragraph: str, start: int, end: int, number: int) -> Iterator[_Span]:
    offset = 0
    for line in paragraph.split("\n"):
        low, high = max(start - offset, 0), min(end - offset, len(line))
        if low < high and line[low:high].strip():
            yield _Span(number, low, high, not _letters(line[:low] + line[high:]))
        offset += len(line) + 1
        number += 1


def _apart(marks: Sequence[Mark]) -> Iterator[Mark]:
    """Yield marks of which none overlaps another: the words that several fields were read from are marked once, for all."""
    merged: Mark | None = None
    for each in sorted(marks, key=lambda each: (each.start, -each.end)):
        if merged is None or each.start >= merged.end:
            if merged is not None:
                yield merged
            merged = each
        elif each.label and each.label not in merged.label.split(", "):
            label = f"{merged.label}, {each.label}" if merged.label else each.label
            merged = msgspec.structs.replace(merged, label=label, used=merged.used or each.used)
    if merged is not None:
        yield merged


# What is left of the text


def _body_lines(
    lines: list[str], body: Body, evidence: Iterable[Evidence], telling: set[int], declared: int
) -> set[int]:
    """Return the numbers of the lines whose words are the article's text.

    The text keeps the order of the file, so that one walk along both is enough. Lines that are `telling` a field are not
    looked for further on, where a headline's words may come again.
    """
    letters, at = _letters(body.text), 0
    struck = {each.line for each in evidence if each.field == "left out"}
    prefixes = {each.line: _letters(each.excerpt) for each in evidence if each.field == "dateline"}
    kept: set[int] = set()
    for number, line in enumerate(lines[declared:], declared + 1):
        if number in struck:
            continue
        words = _letters(line)
        ahead = 0 if number in telling and number not in prefixes else _AHEAD
        end = _after(letters, words.removeprefix(prefixes.get(number, "")), at, ahead)
        if end is None and number in prefixes:
            end = _after(letters, words, at, ahead)
        if end is not None:
            kept.add(number)
            at = end
    return kept


def _after(letters: str, words: str, at: int, ahead: int) -> int | None:
    """Return the place in `letters` behind `words`, which begin at `at` or, where they are many, not far from it."""
    if letters.startswith(words, at):
        return at + len(words)
    if len(words) < _TELLING or not ahead:
        return None
    near = letters.find(words, max(at - len(words), 0), at + len(words) + ahead)
    return None if near < 0 else near + len(words)


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", text)


_NO_LETTERS = re.compile(r"[\W_]+")
