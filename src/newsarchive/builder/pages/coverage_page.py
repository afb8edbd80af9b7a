"""What is here, and what is missing: `/coverage/`.

It tells of the whole archive, so nearly every article that comes or goes touches it: it is one page, whatever the size of the
archive, and each of its figures is one pass over an index.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

import msgspec

from ...article import NewsDate
from ..planned import PageMaker, Plan, Planned, once
from ..views import CoverageView, FiguresRow, GapView, Place, SourceChart
from ..wording import ARTICLES, KIND_WORDS
from ..words import Words
from .items import bars

ADDRESS = "/coverage/"
#: So many sources are drawn and told one by one, the largest; the others are summed.
SOURCES = 30
#: More bars than this beside one another, or more columns, are drawn and told by decade, or by century.
_BARS, _COLUMNS = 80, 12
#: So many of the longest gaps are told, none of them shorter than so many days.
_GAPS, _SHORTEST = 6, 30
#: So many spans of years are named one by one.
_NAMED = 4
_MONTH, _YEAR = 30.44, 365.2425


class _Row(msgspec.Struct, frozen=True):
    """A source, or several, with its articles by year; year 0 is undated."""

    title: str
    address: str
    years: dict[int, int]

    @property
    def total(self) -> int:
        return sum(self.years.values())


def _make(plan: Plan, _: str) -> Iterator[Planned]:
    words, dates = plan.words, plan.questions.dates_held()
    every = Counter[int]()
    for day, number in dates:
        every[int(day[:4] or 0)] += number
    sources, others = _sources(plan, every)
    years = [year for year in every if year]
    scale = _Scale(years)
    first, last = (years[0], years[-1]) if years else (0, 0)
    whole = _whole(words, every, first, last) if scale.step == 1 else ("", "", 0, "")
    gaps = tuple(_gaps(words, (day for day, _ in dates if day)))
    most = max((max(scale.counts(each.years), default=0) for each in sources), default=0)
    view = CoverageView(
        address=ADDRESS, title=words.say("What is here, and what is missing"), deck=_deck(plan), first=first, last=last,
        bars=whole[0], bar_most=whole[1], bar_count=scale.number, finding=whole[3], scale=scale.words(words, most),
        charts=tuple(_chart(words, scale, each, most) for each in sources), heads=_heads(words, years),
        figures=tuple(_figures([*sources, *others, _Row(words.say("All"), "", every)], years)), gaps=gaps,
        quiet="" if gaps else words.count(_SHORTEST, "There is no gap of {n} day or more.", "There is no gap of {n} days or more."),
        precision=_precision(words, dates), doubtful=_doubtful(plan),
        languages=_languages(plan),
    )  # fmt: skip
    yield Planned(ADDRESS, ("coverage.html",), view)


MAKER = PageMaker(once, _make)


def _deck(plan: Plan) -> str:
    words, totals = plan.words, plan.questions.totals()
    told = words.count(totals.articles, *ARTICLES)
    if totals.sources:
        many = words.count(totals.sources, *KIND_WORDS["sources"].number)
        told = words.say("{articles} from {sources}", articles=told, sources=many)
    span = words.span(totals.first, totals.last)
    return words.join([told, span]) if span else told


def _sources(plan: Plan, every: Mapping[int, int]) -> tuple[list[_Row], list[_Row]]:
    """Return the largest sources, and what is left: all other sources together, and what has none."""
    words, questions = plan.words, plan.questions
    rows = [
        _Row(each.name, each.address, questions.held_of(each.key)) for each in questions.largest("sources", SOURCES)
    ]
    rows.sort(key=lambda row: -row.total)
    rest = Counter(questions.held_of())
    none = Counter(every)
    none.subtract(rest)
    for row in rows:
        rest.subtract(row.years)
    number = questions.count_topics("sources") - len(rows)
    summed = words.count(number, "{n} other source", "{n} other sources")
    left = ((summed, rest), (words.say("No source known"), none))
    return rows, [_Row(title, "", dict(+years)) for title, years in left if +years]


class _Scale:
    """What one bar stands for: a year, or, where these would be too many, a decade or a century."""

    def __init__(self, years: Sequence[int]) -> None:
        low, high = (min(years), max(years)) if years else (0, 0)
        self.step = next(step for step in (1, 10, 100) if high // step - low // step < _BARS or step == 100)
        self.first = low // self.step
        self.number = high // self.step - self.first + 1 if years else 0

    def counts(self, years: Mapping[int, int]) -> list[int]:
        """Return a number for each bar."""
        numbers = [0] * self.number
        for year, articles in years.items():
            if year:
                numbers[year // self.step - self.first] += articles
        return numbers

    def words(self, words: Words, most: int) -> str:
        """Return what a bar is, and how many articles the tallest stands for."""
        tallest = words.count(most, *ARTICLES)
        if self.step == 1:
            return words.say("Articles a year; all sources are drawn to one scale, on which the tallest bar is {articles}.", articles=tallest)  # fmt: skip
        if self.step == 10:
            return words.say("Articles a decade; all sources are drawn to one scale, on which the tallest bar is {articles}.", articles=tallest)  # fmt: skip
        return words.say("Articles a century; all sources are drawn to one scale, on which the tallest bar is {articles}.", articles=tallest)  # fmt: skip


def _whole(words: Words, every: Mapping[int, int], first: int, last: int) -> tuple[str, str, int, str]:
    """Return the bars of all articles by year, that of the fullest year, how many articles that has, and this in words."""
    numbers = [every.get(year, 0) for year in range(first, last + 1)] if first else []
    most = max(numbers, default=0)
    if len(numbers) < 3:
        return "", "", most, ""
    peak = numbers.index(most)
    finding = words.say("most in {year}: {n}", year=first + peak, n=words.number(most))
    rest = bars([0 if place == peak else number for place, number in enumerate(numbers)], most)
    return rest, bars([number if place == peak else 0 for place, number in enumerate(numbers)], most), most, finding


def _chart(words: Words, scale: _Scale, row: _Row, most: int) -> SourceChart:
    numbers = scale.counts(row.years)
    peak = max((year for year in row.years if year), key=lambda year: (row.years[year], -year), default=0)
    finding = words.say("{source}: undated", source=row.title)
    if peak:
        finding = words.say("{source}: most in {year}, {n}", source=row.title, year=peak, n=words.number(row.years[peak]))  # fmt: skip
    return SourceChart(row.title, row.address, _low_bars(numbers, most), _dashes(numbers), finding, _note(words, row))


def _low_bars(numbers: Sequence[int], most: int) -> str:
    """Return bars as one line along the ground, a dozen bytes each: there are thirty times eighty of them on the page."""
    parts, way = [], 1
    for number in numbers:
        if number:
            height = max(1, round(90 * number / most))
            parts.append(f"h{way}v-{height}h8v{height}")
            way = 2
        else:
            way += 10
    return "".join(["M0 100", *parts])


def _dashes(numbers: Sequence[int]) -> str:
    """Return a dash for each bar that is missing between the first and the last."""
    there = [place for place, number in enumerate(numbers) if number]
    missing = (place for place in range(there[0], there[-1]) if not numbers[place]) if there else ()
    return "".join(f"M{place * 10 + 2} 90h6v5h-6z" for place in missing)


def _note(words: Words, row: _Row) -> str:
    """Return how many articles there are, from when to when, and of which years between there is none."""
    articles = words.count(row.total, *ARTICLES)
    years = sorted(year for year in row.years if year)
    if not years:
        return words.say("{articles}, undated", articles=articles)
    span = words.span(years[0], years[-1])
    quiet = [(one + 1, other - 1) for one, other in pairwise(years) if other - one > 1]
    if not quiet:
        if len(years) == 1:
            return words.say("{articles}, {span}", articles=articles, span=span)
        return words.say("{articles}, {span}; no year without one", articles=articles, span=span)
    if len(quiet) <= _NAMED:
        spans = words.join([words.span(*each) for each in quiet])
        return words.say("{articles}, {span}; nothing for {years}", articles=articles, span=span, years=spans)
    number = sum(last - first + 1 for first, last in quiet)
    return words.count(
        number,
        "{articles}, {span}; nothing for {n} of the years between",
        "{articles}, {span}; nothing for {n} of the years between",
        articles=articles,
        span=span,
    )


def _column_step(years: Iterable[int]) -> int:
    return next(step for step in (1, 10, 100) if len({year // step for year in years}) <= _COLUMNS or step == 100)


def _heads(words: Words, years: Sequence[int]) -> tuple[str, ...]:
    """Return the heads of the table's columns: only what has articles has one."""
    step = _column_step(years)
    starts = sorted({year // step * step for year in years})
    if step == 1:
        return tuple(map(str, starts))
    return tuple(
        words.say("{decade}s", decade=start) if step == 10 else words.span(start, start + 99) for start in starts
    )


def _figures(rows: Iterable[_Row], years: Sequence[int]) -> Iterator[FiguresRow]:
    step = _column_step(years)
    columns = sorted({year // step for year in years})
    for row in rows:
        numbers: Counter[int] = Counter()
        for year, articles in row.years.items():
            numbers[year // step if year else -1] += articles
        yield FiguresRow(row.title, row.address, (*(numbers[each] for each in columns), numbers[-1]), row.total)


def _gaps(words: Words, dates: Iterable[str]) -> Iterator[GapView]:
    """Yield the longest spans in which nothing can have been saved, in order of time.

    A date of which only the month is known may be any day of it: where it could lie is no gap.
    """
    found: list[tuple[int, int, str, str]] = []
    reach, until = 0, ""
    for day, (first, last) in ((day, _extent(day)) for day in dates):
        if reach and first - reach - 1 >= _SHORTEST:
            found.append((first - reach - 1, reach, until, day))
        if last > reach:
            reach, until = last, day
    longest = sorted(found, key=lambda gap: (-gap[0], gap[1]))[:_GAPS]
    for days, _, before, after in sorted(longest, key=lambda gap: gap[1]):
        yield GapView(_page(words, before), _page(words, after), _length(words, days))


def _extent(day: str) -> tuple[int, int]:
    """Return the first and the last day that a date can mean, as numbers."""
    year, month, known = map(int, day.split("-"))
    if known:
        number = date(year, month, known).toordinal()
        return number, number
    if month:
        return date(year, month, 1).toordinal(), date(year, month, monthrange(year, month)[1]).toordinal()
    return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()


def _page(words: Words, day: str) -> Place:
    view = words.date(NewsDate.parse(day.split("-00")[0]) or NewsDate(1))
    return Place(view.full, view.address)


def _length(words: Words, days: int) -> str:
    if days < 2 * _MONTH:
        return words.count(days, "{n} day", "{n} days")
    if days < 2 * _YEAR:
        return words.count(int(days / _MONTH), "more than {n} month", "more than {n} months")
    return words.count(int(days / _YEAR), "more than {n} year", "more than {n} years")


def _precision(words: Words, dates: Iterable[tuple[str, int]]) -> tuple[Place, ...]:
    numbers = Counter[int]()  # by how many parts of the date are known
    for day, number in dates:
        numbers[3 - day.count("-00") if day else 0] += number
    return (
        Place(words.say("Day known"), "", numbers[3]),
        Place(words.say("Month known"), "", numbers[2]),
        Place(words.say("Only the year is known"), "", numbers[1]),
        Place(words.say("Undated"), "/undated/", numbers[0]),
    )


def _doubtful(plan: Plan) -> str:
    number = plan.questions.count_doubtful()
    if not number:
        return plan.words.say("Every date that is used was read surely.")
    return plan.words.count(
        number,
        "Of the dates that are used, {n} is not sure: its article says where it was read.",
        "Of the dates that are used, {n} are not sure: their articles say where they were read.",
    )


def _languages(plan: Plan) -> tuple[Place, ...]:
    """Return the languages with their numbers of articles, the most first; a country does not make another one."""
    words, numbers = plan.words, Counter[str]()
    for tag, number in plan.questions.languages_held():
        numbers[words.heading(words.language_name(tag) if tag else words.say("Not known"))] += number
    return tuple(Place(name, "", number) for name, number in sorted(numbers.items(), key=lambda each: (-each[1], each[0])))  # fmt: skip
