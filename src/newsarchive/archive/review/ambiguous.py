"""Dates such as 03/04/2019, which stay open until somebody says whether the day or the month comes first.

Nothing is guessed: other articles of the same source are looked at for dates that can be read in one way only
(23/04/2019), and where all of them agree the line that settles the whole folder is proposed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

import msgspec

from ...errors import Problem
from .archive import Archive
from .finding import Finding, Line, add
from .item import Item
from .numeric import OpenDate, Order, open_date, order_of
from .witnesses import Place, Witnesses, folders_above
from .wording import more_texts, texts


class _Case(msgspec.Struct, frozen=True):
    """A date that is open, in its article, and the reader's problem where it told one."""

    item: Item
    date: OpenDate
    problem: Problem


def find(archive: Archive) -> Iterator[Finding]:
    """Yield one finding for all dates of a source in a folder where one line settles them, else one for each text."""
    cases = []
    for problem, owner in archive.told("date-ambiguous"):
        date = open_date(problem.message, problem.line)
        if owner is None or date is None:
            yield Finding(problem)
        else:
            cases.append(_Case(owner, date, problem))
    cases += [_Case(item, item.unread, _problem(item, item.unread)) for item in archive.items if item.unread]
    witnesses = _heard(archive, cases)
    places: dict[Place, list[_Case]] = defaultdict(list)
    for case in sorted(cases, key=lambda case: (case.item.text, case.date.line or 0)):
        places[case.item.folder, case.item.source].append(case)
    # A folder's defaults hold for all below it, so all that is open there must want the same.
    wanted: dict[str, list[Order | None]] = defaultdict(list)
    for place in places:
        for folder in folders_above(place[0]):
            wanted[folder].append(_unanimous(witnesses.heard(*place)[0]))
    for place, found in places.items():
        here = wanted[place[0]]
        agrees = len(here) == 1 or (len(set(here)) == 1 and None not in here)
        yield from _settle(place, found, witnesses, folder_agrees=agrees)


def _heard(archive: Archive, cases: list[_Case]) -> Witnesses:
    witnesses = Witnesses()
    for item in archive.items:
        if item.order is not None:
            witnesses.add(item, *item.order)
    for case in cases:
        order = _known(case)
        if order is not None and case.item.order is None:
            witnesses.add(case.item, order, case.date.text)
    return witnesses


def _known(case: _Case) -> Order | None:
    """The order under which an open date is the day that the article is known to be of from elsewhere."""
    return order_of(case.date, (case.item.date.edtf,)) if case.item.date else None


def _problem(item: Item, date: OpenDate) -> Problem:
    message = f"'{date.text}' can be either {date.dmy} or {date.mdy}"
    return Problem(item.text, date.line, "date-ambiguous", message)


def _unanimous(votes: Counter[Order]) -> Order | None:
    return next(iter(votes)) if len(votes) == 1 else None


def _settle(place: Place, cases: list[_Case], witnesses: Witnesses, *, folder_agrees: bool) -> Iterator[Finding]:
    votes, where = witnesses.heard(*place)
    order = _unanimous(votes)
    if order is not None:
        said = _told(votes, where, order, witnesses)
        if folder_agrees and set(witnesses.below.get(place[0], ())) <= {order}:
            yield _for_folder(cases, (order,), said)
        else:
            yield from (_for_text(case, (order,), f"{said}, but not all texts of this folder do") for case in cases)
    elif votes:
        said = (
            f"other texts{_whose(where)} disagree, {votes['dmy']:,} with the day first, {votes['mdy']:,} with the month"
        )
        yield from (_for_text(case, ("dmy", "mdy"), said) for case in cases)
    elif len(cases) > 1 and folder_agrees and not witnesses.below.get(place[0]):
        yield _for_folder(cases, ("dmy", "mdy"), "no other text tells which")
    else:
        yield from (_for_text(case, ("dmy", "mdy"), "no other text tells which") for case in cases)


def _told(votes: Counter[Order], where: Place, order: Order, witnesses: Witnesses) -> str:
    date, text = witnesses.example[(*where, order)]
    first = "day" if order == "dmy" else "month"
    verb = "writes" if votes[order] == 1 else "write"
    return f"{texts(votes[order])}{_whose(where)} {verb} the {first} first, as {date} in {text}"


def _whose(where: Place) -> str:
    return f" of {where[1]}" if where[1] else " there"


def _for_folder(cases: list[_Case], orders: tuple[Order, ...], said: str) -> Finding:
    """One line in the folder's defaults settles all of them."""
    first = cases[0]
    file = first.item.defaults
    paths = tuple(dict.fromkeys(case.item.text for case in cases))
    lines = tuple(Line(file, "date_order", order, _why(first.date, order), paths) for order in orders)
    more = f", and so can the dates of {more_texts(len(paths) - 1)} in this folder" if len(paths) > 1 else ""
    problem = msgspec.structs.replace(
        first.problem, message=first.problem.message + more, hint=_hint(said, lines, first.date, orders)
    )
    return Finding(problem, lines, len(paths), len(lines) > 1)


def _for_text(case: _Case, orders: tuple[Order, ...], said: str) -> Finding:
    known = _known(case)
    if known is not None and len(orders) > 1:
        orders, said = (known,), "its date is known from elsewhere"
    item = case.item
    lines = tuple(Line(item.sidecar, "date_order", order, _why(case.date, order), (item.text,)) for order in orders)
    return Finding(
        msgspec.structs.replace(case.problem, hint=_hint(said, lines, case.date, orders)), lines, 1, len(lines) > 1
    )


def _why(date: OpenDate, order: Order) -> str:
    return f"{date.text} is then {_reading(date, order)}"


def _reading(date: OpenDate, order: Order) -> str:
    return date.dmy if order == "dmy" else date.mdy


def _hint(said: str, lines: tuple[Line, ...], date: OpenDate, orders: tuple[Order, ...]) -> str:
    if len(lines) == 1:
        return f"{said}: {add(lines[0])}"
    either = " or ".join(f"{line.text} for {_reading(date, order)}" for line, order in zip(lines, orders, strict=True))
    return f"{said}: add to {lines[0].file} {either}"
