"""The front page: a lead chosen for its weight in the archive and not for being new, others beside it, threads, the years."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from ...archive import Questions, Shown, Topic
from ..markdown import opening_html
from ..planned import Plan, Planned
from ..views import FrontView, Place
from ..wording import ARTICLES
from .items import item, items, lead_picture, years_view

_BESIDE = 4
_LATEST = 6
_THREADS = 7
_PEOPLE = 8
#: How many of a thread's newest articles are looked at for one to show.
_LOOK = 500


def make(plan: Plan) -> Iterator[Planned]:
    """Make `/`."""
    questions = plan.questions
    totals = questions.totals()
    threads = [topic for topic in questions.largest("tags", _THREADS) if topic.count > 1]
    chosen = _chosen(questions, threads)
    lead, beside = (chosen[0], chosen[1:]) if chosen else (None, [])
    record = questions.record(lead.address) if lead else None
    second = next((each for each in beside if each.card.picture), None)
    article = record.article if record else None
    view = FrontView(
        lead=item(lead, plan) if lead else None,
        lead_picture=lead_picture(record),
        opening=Markup(opening_html(article.body, 500, article.dateline or "") if article else ""),  # noqa: S704 - made by our renderer
        beside=items(beside, plan),
        beside_picture=lead_picture(questions.record(second.address)) if second else None,
        latest=items(_latest(questions, chosen), plan),
        threads=tuple(Place(topic.name, topic.address, topic.count) for topic in threads),
        notes=tuple(_note(plan, topic) for topic in threads),
        people=tuple(Place(topic.name, topic.address, topic.count) for topic in questions.largest("people", _PEOPLE)),
        years=years_view(plan.words, questions.years(), totals.undated),
        articles=totals.articles,
        sources=totals.sources,
        span=plan.words.span(totals.first, totals.last),
    )
    yield Planned("/", ("index.html",), view)


def _chosen(questions: Questions, threads: list[Topic]) -> list[Shown]:
    """The lead and what stands beside it: from each of the great threads the article with a picture, or its first.

    The articles of one thread are told apart by their place in it, so the choice needs no clock and no chance.
    """
    chosen: list[Shown] = []
    for thread in threads:
        articles = questions.topic_articles(thread, limit=_LOOK)
        fresh = [each for each in articles if each.address not in {one.address for one in chosen}]
        pictured = [each for each in fresh if each.card.picture and each.card.deck]
        best = (pictured or [each for each in fresh if each.card.deck] or fresh)[:1]
        chosen += best
    chosen += [each for each in questions.newest(_BESIDE + 1) if each.address not in {one.address for one in chosen}]
    chosen.sort(key=lambda each: not each.card.picture)
    # Without a date there is nothing to go by but the address.
    return (chosen or questions.undated())[: _BESIDE + 1]


def _latest(questions: Questions, chosen: list[Shown]) -> list[Shown]:
    taken = {each.address for each in chosen}
    return [each for each in questions.newest(_LATEST + len(taken)) if each.address not in taken][:_LATEST]


def _note(plan: Plan, topic: Topic) -> str:
    years = sorted({year for year, _, _ in plan.questions.topic_dates(topic) if year})
    when = plan.words.span(years[0], years[-1]) if years else plan.words.say("undated")
    return f"{when} · {plan.words.count(topic.count, *ARTICLES)}"
