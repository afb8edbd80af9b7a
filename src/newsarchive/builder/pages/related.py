"""What else an article's page leads to, each with the reason in words: the same story, names in common, a similar subject."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...archive import Shown
from ...article import NewsDate
from ..planned import Plan
from ..views import ReasonedView
from ..wording import KIND_WORDS, count
from .items import item

#: Of other stories at most so many are named.
_OTHERS = 3


def related(plan: Plan, path: str, date: NewsDate | None) -> Iterator[ReasonedView]:
    """Yield the articles beside the one of a text in its story, then others that share names with it or are alike."""
    beside = plan.questions.related(path, _OTHERS)
    for first, found in (("same story", beside.story), ("", beside.others), ("similar subject", beside.alike)):
        for common in found:
            yield ReasonedView(item(common.shown, plan.site), _reason(first, common.names, date, common.shown))


def _reason(first: str, names: tuple[tuple[str, str], ...], date: NewsDate | None, shown: Shown) -> str:
    """Return "same story, 2 people in common, 3 days later"; a single name is told itself."""
    kinds = Counter(kind for kind, _ in names)
    told = [
        next(name for of, name in names if of == kind) if number == 1 else count(number, *KIND_WORDS[kind][1:])
        for kind, number in kinds.items()
    ]
    common = f"{' and '.join(filter(None, (', '.join(told[:-1]), *told[-1:])))} in common" if told else ""
    return ", ".join(filter(None, (first, common, later(date, shown.card.date))))


def later(one: NewsDate | None, other: NewsDate | None) -> str:
    """Return how much later another date is: "3 days later", "28 years earlier", "the same day"; "" where one is not known."""
    if one is None or other is None:
        return ""
    days = one.days_until(other)
    if days is None:
        years = other.year - one.year
        return f"{count(abs(years), 'year')} {'later' if years > 0 else 'earlier'}" if years else "the same year"
    if not days:
        return "the same day"
    number = abs(days)
    time = (
        count(number, "day")
        if number < 60
        else count(round(number / 30.44), "month")
        if number < 730
        else count(round(number / 365.25), "year")
    )
    return f"{time} {'later' if days > 0 else 'earlier'}"
