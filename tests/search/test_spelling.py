"""Words that no article has are taken for others, or left out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.search.ask import Answer, ask
from newsarchive.search.opened import open_index
from newsarchive.search.query import parse
from newsarchive.search.spelled import Note
from newsarchive.search.spelling import edits_between

from .index import Text, make_index


def texts(*words: str) -> list[Text]:
    return [Text(f"/{number}/", "", f"{1950 + number}", "", "", each) for number, each in enumerate(words)]


def asked(query: str, *words: str, latest: int = 0, typing: bool = False) -> Answer:
    index = make_index(texts(*words), latest=latest, full=1)
    return ask(open_index(index.files.__getitem__), parse(query, typing=typing))


@pytest.mark.parametrize(
    "wrong", ["eclispe", "eclipsee", "eclips", "ecripse", "ceclipse", "clipse", "celipse", "elcipse"]
)
def test_a_word_one_edit_away_is_taken(wrong: str) -> None:
    answer = asked(wrong, "eclipse", "desert")
    assert (answer.numbers, answer.notes) == ((0,), (Note(wrong, "eclipse"),))


def test_long_words_may_be_two_edits_away_and_short_ones_may_not() -> None:
    assert asked("ttality", "totality").numbers == (0,)
    assert asked("expedishon", "expedition").notes == (Note("expedishon", "expedition"),)
    assert asked("ecripsa", "eclipse").numbers == ()
    assert asked("fgo", "fog").notes == ()
    assert asked("1953", "1954").notes == ()


def test_of_words_as_near_the_one_in_most_articles_is_taken() -> None:
    assert asked("lamps", "lampe lampo lamp", "lampo", "lamp", "lamp").notes == (Note("lamps", "lamp"),)
    assert asked("lamps", "lampo", "lampe").notes == (Note("lamps", "lampe"),)
    # What each segment has of it counts.
    assert asked("lamps", "lampe", "lampo", "lampo", latest=2).notes == (Note("lamps", "lampo"),)


def test_a_word_that_is_near_nothing_is_left_out_unless_it_is_the_only_one() -> None:
    answer = asked("lamp qqqqq", "lamp", "fog")
    assert (answer.numbers, answer.notes) == ((0,), (Note("qqqqq"),))
    assert asked("qqqqq", "lamp").numbers == ()
    assert asked("qqqqq -lamp", "lamp", "fog").numbers == ()
    assert asked("lamp OR qqqqq", "lamp", "fog").numbers == (0,)


def test_what_is_quoted_or_excluded_is_taken_as_it_is() -> None:
    assert asked('"lampp"', "lamp").notes == ()
    assert asked("fog -lampp", "lamp fog").numbers == (0,)
    assert asked("person:lampp", "lamp").notes == ()
    assert asked("lampp*", "lamp").notes == ()


def test_a_word_is_first_looked_for_as_a_beginning_while_it_is_typed() -> None:
    assert asked("eclip", "eclipse", typing=True).notes == ()
    assert asked("eclispe", "eclipse", typing=True).notes == (Note("eclispe", "eclipse"),)


def near(word: str) -> Iterator[str]:
    """Every word one edit away, of the letters a and b."""
    for at in range(len(word) + 1):
        for letter in "ab":
            yield word[:at] + letter + word[at:]
            yield word[:at] + letter + word[at + 1 :]
        yield word[:at] + word[at + 1 :]
    for at, (one, other) in enumerate(pairwise(word)):
        yield word[:at] + other + one + word[at + 2 :]


@given(st.text("ab", max_size=6), st.text("ab", max_size=6))
def test_edits_are_counted(one: str, other: str) -> None:
    assert edits_between(one, other) == edits_between(other, one)
    assert (edits_between(one, other) <= 1) == (other in {one, *near(one)})
