"""Dates that stand far from where their file stands: in a numbered row, in a folder of one time, in a year's folder.

A date that somebody wrote into the file beside the text is confirmed and no longer asked about.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import PurePosixPath

import msgspec

from ...article import NewsDate
from ...errors import Problem
from .archive import Archive
from .days import first_day, last_day
from .finding import Finding, Line, add
from .item import Item
from .wording import origin

#: Neighbours that lie within a year agree; what is two years from all of them is far.
_NEAR = 366
_FAR = 2 * 366
#: So many neighbours are asked on either side, no further away than so many numbers.
_SIDE = 2
_REACH = 8
#: A row is in order of time when no more than a fifth of its steps, or two, lead further than a year; in any other a number
#: tells nothing.
_ASTRAY = 0.2
_FEW = 2
#: A folder is of one time when nine in ten of its articles, and no fewer than eight, leave no gap of a decade.
_DECADE = 3652
_MANY = 8
_MOST = 0.9

_NUMBERED = re.compile(r"(.*?)(\d{1,9})(\D*)")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")


class _Dated(msgspec.Struct, frozen=True):
    """An article with the first and the last day its date can mean, as day numbers."""

    item: Item
    date: NewsDate
    first: int
    last: int


class _Jump(msgspec.Struct, frozen=True):
    """A date that is out of place: `first` and `last` are the years that would fit."""

    dated: _Dated
    first: int
    last: int
    message: str


def find(archive: Archive) -> Iterator[Finding]:
    """Yield each article with such a date once, with what makes it suspicious."""
    dated = [_dated(item, item.date) for item in archive.items if item.date is not None]
    seen: set[str] = set()
    for look in (_in_years, _in_rows, _in_folders):
        for jump in look(dated):
            item = jump.dated.item
            if item.name not in seen and "published" not in item.decided:
                seen.add(item.name)
                yield _finding(jump)


def _dated(item: Item, date: NewsDate) -> _Dated:
    return _Dated(item, date, first_day(date), last_day(date))


def _finding(jump: _Jump) -> Finding:
    item, date, other = jump.dated.item, jump.dated.date, jump.dated.item.other
    if other is not None and jump.first <= other.date.year <= jump.last:
        line = Line(item.sidecar, "date", other.date.edtf, f"so says {origin(other)}", (item.text,))
        hint = f"{origin(other)} says {other.date.edtf}; if that is right, {add(line)}"
    else:
        line = Line(item.sidecar, "date", date.edtf, "correct it, or confirm it", (item.text,))
        hint = f"correct it in the text, or confirm it: {add(line)}"
    away = min(abs(date.year - jump.first), abs(date.year - jump.last))
    return Finding(Problem(item.text, None, "date-jump", jump.message, hint), (line,), float(away))


def _in_years(dated: Sequence[_Dated]) -> Iterator[_Jump]:
    """Articles of another year than the one their folder is named after."""
    homes: dict[str, list[tuple[int, _Dated]]] = defaultdict(list)
    for each in dated:
        folders = PurePosixPath(each.item.name).parts[:-1]
        place = next((at for at in range(len(folders) - 1, -1, -1) if _YEAR.fullmatch(folders[at])), None)
        if place is not None:
            homes["/".join(folders[:place])].append((int(folders[place]), each))
    for home in homes.values():
        strange = [(year, each) for year, each in home if not _is_of(each.date, year)]
        # Folders named after the year of collecting hold texts of any year.
        if len(strange) * 2 <= len(home) or len(strange) <= _FEW:
            for year, each in strange:
                message = f"its date, {each.date.edtf}, is not of {year}, the year its folder is named after"
                yield _Jump(each, year, year, message)


def _is_of(date: NewsDate, year: int) -> bool:
    """Papers are printed the day after: New Year's Eve and New Year's Day are of both years."""
    return date.year == year or date.edtf in (f"{year - 1}-12-31", f"{year + 1}-01-01")


def _in_rows(dated: Sequence[_Dated]) -> Iterator[_Jump]:
    """Articles whose file is numbered (`clip-0012`) and whose neighbours in the row are of one time, and it of another."""
    rows: dict[tuple[str, str, str], dict[int, _Dated]] = defaultdict(dict)
    for each in dated:
        path = PurePosixPath(each.item.name)
        numbered = _NUMBERED.fullmatch(path.stem)
        if numbered:
            rows[str(path.parent), numbered[1], numbered[3]].setdefault(int(numbered[2]), each)
    for row in rows.values():
        order = sorted(row)
        astray = sum(_apart(row[one], row[other]) > _NEAR for one, other in pairwise(order))
        if astray > max(_FEW, _ASTRAY * len(order)):
            continue
        for at, number in enumerate(order):
            near = [row[other] for other in _around(order, at)]
            if len(near) > _SIDE and _spread(near) <= _NEAR and min(_apart(row[number], each) for each in near) > _FAR:
                told = f"its date, {row[number].date.edtf}, is far from {_told(near)} of the files numbered next to it"
                yield _Jump(row[number], *_years(near), told)


def _around(order: list[int], at: int) -> list[int]:
    """The numbers next to one: two on either side, and at an end of the row as many more on the other."""
    start = max(0, min(at - _SIDE, len(order) - 2 * _SIDE - 1))
    window = order[start : start + 2 * _SIDE + 1]
    return [number for number in window if number != order[at] and abs(number - order[at]) <= _REACH]


def _in_folders(dated: Sequence[_Dated]) -> Iterator[_Jump]:
    """Articles a decade and more away from all others of their folder, where those lie closer together than that."""
    folders: dict[str, list[_Dated]] = defaultdict(list)
    for each in dated:
        folders[each.item.folder].append(each)
    for folder in folders.values():
        clusters = _clusters(sorted(folder, key=lambda each: each.first)) if len(folder) > _MANY else []
        main = max(clusters, key=len, default=[])
        if len(main) < max(_MANY, _MOST * len(folder)):
            continue
        for each in (each for cluster in clusters if cluster is not main for each in cluster):
            if min(_apart(each, main[0]), _apart(each, main[-1])) > _spread(main):
                told = f"its date, {each.date.edtf}, is far from the other {len(main):,} of its folder, {_told(main)}"
                yield _Jump(each, *_years(main), told)


def _clusters(dated: list[_Dated]) -> list[list[_Dated]]:
    """Cut a list in order of time at every gap of a decade."""
    clusters = [dated[:1]]
    for before, after in pairwise(dated):
        if _apart(before, after) >= _DECADE:
            clusters.append([])
        clusters[-1].append(after)
    return clusters


def _told(dated: list[_Dated]) -> str:
    first, last = min(dated, key=lambda each: each.first).date.edtf, max(dated, key=lambda each: each.last).date.edtf
    return first if first == last else f"{first} to {last}"


def _years(dated: list[_Dated]) -> tuple[int, int]:
    return min(each.date.year for each in dated), max(each.date.year for each in dated)


def _spread(dated: list[_Dated]) -> int:
    """Days between the articles furthest apart; what is less precise is taken at its nearest."""
    return max(max(each.first for each in dated) - min(each.last for each in dated), 0)


def _apart(one: _Dated, other: _Dated) -> int:
    """Days between two articles; what is less precise is taken at its nearest."""
    return max(one.first - other.last, other.first - one.last, 0)
