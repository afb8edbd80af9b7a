"""What else an article's page leads to, each with the reason in words: the same story, names in common, a similar subject."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...archive import Shown
from ...article import NewsDate
from ..planned import Plan
from ..views import ReasonedView
from ..wording import counted
from ..words import Words
from .items import item

#: Of other stories at most so many are named.
_OTHERS = 3


def related(plan: Plan, path: str, date: NewsDate | None) -> Iterator[ReasonedView]:
    """Yield the articles beside the one of a text in its story, then others that share names with it or are alike."""
    beside = plan.questions.related(path, _OTHERS)
    for first, found in (
        (plan.words.say("same story"), beside.story),
        ("", beside.others),
        (plan.words.say("similar subject"), beside.alike),
    ):
        for common in found:
            yield ReasonedView(item(common.shown, plan), _reason(plan.words, first, common.names, date, common.shown))


_DAYS_LATER, _DAYS_EARLIER = counted("{n} day later", "{n} days later"), counted("{n} day earlier", "{n} days earlier")
_MONTHS_LATER, _MONTHS_EARLIER = (
    counted("{n} month later", "{n} months later"),
    counted("{n} month earlier", "{n} months earlier"),
)
_YEARS_LATER, _YEARS_EARLIER = (
    counted("{n} year later", "{n} years later"),
    counted("{n} year earlier", "{n} years earlier"),
)
#: What two articles have in common, by kind; a single name is told itself.
_COMMON = {
    "people": counted("{n} person in common", "{n} people in common"),
    "organisations": counted("{n} organisation in common", "{n} organisations in common"),
    "places": counted("{n} place in common", "{n} places in common"),
}


def _reason(words: Words, first: str, names: tuple[tuple[str, str], ...], date: NewsDate | None, shown: Shown) -> str:
    """Return "same story, 2 people in common, 3 days later"; a single name is told itself."""
    kinds = Counter(kind for kind, _ in names)
    told = [
        words.say("{name} in common", name=next(name for of, name in names if of == kind))
        if number == 1
        else words.count(number, *_COMMON[kind])
        for kind, number in kinds.items()
    ]
    return words.join([part for part in (first, *told, later(words, date, shown.card.date)) if part])


def later(words: Words, one: NewsDate | None, other: NewsDate | None) -> str:
    """Return how much later another date is: "3 days later", "28 years earlier", "the same day"; "" where one is not known."""
    if one is None or other is None:
        return ""
    days = one.days_until(other)
    if days is None:
        years = other.year - one.year
        return (
            words.count(abs(years), *(_YEARS_LATER if years > 0 else _YEARS_EARLIER))
            if years
            else words.say("the same year")
        )
    if not days:
        return words.say("the same day")
    number = abs(days)
    if number < 60:
        return words.count(number, *(_DAYS_LATER if days > 0 else _DAYS_EARLIER))
    if number < 730:
        return words.count(round(number / 30.44), *(_MONTHS_LATER if days > 0 else _MONTHS_EARLIER))
    return words.count(round(number / 365.25), *(_YEARS_LATER if days > 0 else _YEARS_EARLIER))
