"""Two tags that have many articles in common: a page of these, `/tags/iran/and/nuclear/`, divided by calendar as topics are."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ...archive import Questions
from ..planned import PageMaker, Plan, Planned
from ..views import Place
from ..wording import KIND_WORDS
from .topic_pages import Listed, pages_of_list


def pair_key(one: str, other: str) -> str:
    """Return the key of two tags among all pairs, by their own, the smaller first; what keys are made of has no tabulator."""
    return f"{one}\t{other}"


def tags_of(key: str) -> tuple[str, str]:
    """Return the keys of both tags of a pair.

    >>> tags_of(pair_key("iran", "nuclear"))
    ('iran', 'nuclear')
    """
    one, _, other = key.partition("\t")
    return one, other


def _keys(questions: Questions) -> Iterator[str]:
    return (pair_key(*pair) for pair in questions.pairs())


def _make(plan: Plan, key: str) -> Iterator[Planned]:
    pair = plan.questions.pair(*tags_of(key))
    if pair is None:
        return
    called = KIND_WORDS["tags"]
    yield from pages_of_list(
        plan,
        Listed(
            kind="tags",
            kicker=plan.words.say(called.heading),
            title=plan.words.say("{one} and {other}", one=pair.one.name, other=pair.other.name),
            address=pair.address,
            count=pair.count,
            dates=plan.questions.pair_dates(pair),
            articles=partial(plan.questions.pair_articles, pair),
            # Without their counts: these change with articles that are none of both.
            both=tuple(Place(each.name, each.address) for each in (pair.one, pair.other)),
        ),
    )


MAKER = PageMaker(_keys, _make)
