"""Corrections: `/corrections/`, by year where they are many, and their feeds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ...archive import Corrected
from ...text.slugs import short_hash
from ...text.words import shorten
from ...text.xml import xml_text
from ..planned import PageMaker, Plan, Planned, once
from ..views import CorrectedView, CorrectionsView, FeedEntry, FeedLink, Place
from ..wording import counted
from .feed_entries import entry_id, rfc822, timestamp
from .feed_pages import FEED_ENTRIES, Feeds, of_corrections
from .items import LIST_LIMIT, item

HOME = "/corrections/"
#: A divided list begins with so many of the newest.
NEWEST = 25
#: So much of a correction stands in a list; the article has all of it.
_WORDS = 500
_COUNT = counted("{n} correction", "{n} corrections")


def _make(plan: Plan, _: str) -> Iterator[Planned]:
    months = plan.questions.corrected_months()
    total = sum(number for _, number in months)
    years: Counter[str] = Counter()
    for month, number in months:
        years[month[:4]] += number
    divided = total > LIST_LIMIT
    newest = plan.questions.corrections(limit=NEWEST if divided else -1)
    parts = tuple(_place(plan, year, number) for year, number in years.items()) if divided else ()
    feeds = _feeds(plan)
    yield _page(plan, HOME, plan.words.say("Corrections"), _deck(plan, total), (), newest, parts, feeds.links)
    for year, number in years.items() if divided else ():
        yield from _year(plan, year, number, [each for each in months if each[0][:4] == year])
    yield from feeds.pages


MAKER = PageMaker(once, _make)


def _year(plan: Plan, year: str, number: int, months: Sequence[tuple[str, int]]) -> Iterator[Planned]:
    """Make the page of a year, or, where it is too long, of each of its months."""
    place, above = _place(plan, year, number), (Place(plan.words.say("Corrections"), HOME),)
    count = plan.words.count(number, *_COUNT)
    if number <= LIST_LIMIT or not year:
        yield _page(plan, place.address, place.title, count, above, plan.questions.corrections(year))
        return
    parts = tuple(_place(plan, month, few) for month, few in months)
    yield _page(plan, place.address, place.title, count, above, (), parts)
    for month, few in months:
        each = _place(plan, month, few)
        found = plan.questions.corrections(month)
        yield _page(plan, each.address, each.title, plan.words.count(few, *_COUNT), (*above, place), found)


def _feeds(plan: Plan) -> Feeds:
    found = (_entry(plan, each) for each in plan.questions.corrections(limit=FEED_ENTRIES))
    title = plan.words.say("Corrections in {archive}", archive=plan.site.name)
    return of_corrections(plan, HOME, title, [entry for entry in found if entry])


def _deck(plan: Plan, total: int) -> str:
    if not total:
        return plan.words.say("No article of this archive carries a correction.")
    return plan.words.count(
        total,
        "{n} correction, as it was printed or noted with its article.",
        "{n} corrections, as they were printed or noted with their articles.",
    )


def _place(plan: Plan, period: str, number: int) -> Place:
    """Return the page of a year, a month, or of what has no date."""
    year, _, month = period.partition("-")
    if not year:
        return Place(plan.words.say("Undated"), f"{HOME}undated/", number)
    title = year
    if month:
        known = int(month)
        title = plan.words.months[known - 1] if known else plan.words.say("Only the year is known")
    return Place(title, f"{HOME}{period.replace('-', '/')}/", number)


def _page(
    plan: Plan, address: str, title: str, deck: str, above: tuple[Place, ...], found: Sequence[Corrected], parts: tuple[Place, ...] = (),
    feeds: tuple[FeedLink, ...] = (),
) -> Planned:  # fmt: skip
    lines = tuple(_line(plan, each) for each in found)
    return Planned(address, ("corrections.html",), CorrectionsView(address, title, deck, above, lines, parts, feeds))


def _line(plan: Plan, corrected: Corrected) -> CorrectedView:
    words, shown = plan.words, item(corrected.shown, plan)
    own, date = corrected.date, shown.date
    if own is None:
        why = words.say("the correction has no date of its own")
    else:
        why = words.say("article of {date}", date=date.medium) if date else words.say("undated article")
    note = f"{shown.byline} · {why}" if shown.byline else why
    return CorrectedView(shown, words.date(own) if own else date, shorten(corrected.text, _WORDS), note)


def _entry(plan: Plan, corrected: Corrected) -> FeedEntry | None:
    """Return the feed's entry, or None where the day is not known: a feed cannot say "March 2019"."""
    card = corrected.shown.card
    date = corrected.date or card.date
    if date is None or date.day is None:
        return None
    url, updated = f"{plan.base_url}{corrected.shown.address}", timestamp(date)
    # An article can be corrected twice; each of its corrections is an entry of its own.
    name = f"{entry_id(plan, corrected.shown)}#correction-{short_hash(corrected.text)}"
    title = xml_text(plan.words.say("Correction: {title}", title=card.title))
    authors, source = tuple(map(xml_text, card.authors)), xml_text(card.source or card.agency or "")
    return FeedEntry(
        name, url, title, updated, rfc822(updated), xml_text(corrected.text), authors, source, card.language or ""
    )
