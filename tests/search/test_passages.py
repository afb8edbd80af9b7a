"""Passages of texts, and what is marked in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.search.folding import words_of
from newsarchive.search.marking import marks_in, places_in_text
from newsarchive.search.passages import LENGTH, passage
from newsarchive.search.prose import prose_of

FILLER = "Nothing of note was seen from the gallery that night, and the book was closed. " * 5


def sought(*words: str) -> list[tuple[frozenset[str], ...]]:
    return [
        tuple(frozenset(each.split("|")) if each != "*" else frozenset() for each in word.split()) for word in words
    ]


def marked(text: str, *words: str, length: int = LENGTH) -> tuple[str, list[str]]:
    found = passage(text, sought(*words), length)
    return found.text, [found.text[start:end] for start, end in found.marks]


def test_the_passage_is_where_most_of_what_was_sought_stands() -> None:
    text = f"The lamp was lit. {FILLER}Then the lamp failed in the fog. {FILLER}"
    shown, marks = marked(text, "lamp", "fog")
    assert shown.startswith("Then the lamp failed in the fog. Nothing")
    assert marks == ["lamp", "fog"]
    assert len(shown) <= LENGTH


def test_it_begins_a_few_words_before_where_no_sentence_begins() -> None:
    text = f"{'and on it went ' * 20}until the lamp failed {'and on it went ' * 20}"
    found = passage(text, sought("lamp"))
    assert (found.begins, found.ends) == (False, False)
    assert not found.text[0].isspace()
    assert 10 < found.marks[0][0] < 60
    assert text[text.index(found.text) - 1] == " "


def test_a_text_without_what_was_sought_shows_its_beginning() -> None:
    found = passage(FILLER, sought("lamp"))
    assert FILLER.startswith(found.text)
    assert (found.begins, found.ends, found.marks) == (True, False, ())


def test_a_short_text_is_whole() -> None:
    found = passage("The  lamp\nwas lit.", sought("lit"))
    assert (found.text, found.marks, found.begins, found.ends) == ("The lamp was lit.", ((13, 16),), True, True)


@pytest.mark.parametrize(
    ("text", "words", "marks"),
    [
        ("Netanyahu’s talks, Netanyahu said", "netanyahu", ["Netanyahu", "Netanyahu"]),
        ("In the U.S. and in us", "us", ["U.S.", "us"]),
        ("ÉCLIPSES and an éclipse", "eclipse|eclipses", ["ÉCLIPSES", "éclipse"]),
        ("Cape Dorn, the cape of Dorn", "cape dorn", ["Cape Dorn"]),
        ("end of the line, line end", "end * * line", ["end of the line"]),
        ("東京都の朝", "東京 京都", ["東京都"]),
        ("O'Neil and O’Neil", "neil", ["Neil", "Neil"]),
        ("unlit lit lit-up", "lit", ["lit", "lit"]),
        ("حَرب وحرب", "حرب", ["حَرب"]),
    ],
)
def test_words_are_marked_as_they_are_written(text: str, words: str, marks: list[str]) -> None:
    assert marked(text, words) == (text, marks)


pieces = st.sampled_from(["a", "é", "e\u0301", "東", "京", "บ", "1", "½", "U", "-", " "])


@given(st.lists(pieces).map("".join))
def test_the_words_of_a_text_are_those_it_is_found_by(text: str) -> None:
    assert [place.word for place in places_in_text(text)] == words_of(text)


@given(st.text(), st.lists(st.sampled_from(["lamp", "fog", "a b", "a * c", "1"]), max_size=3), st.integers(5, 60))
def test_any_text_has_a_passage(text: str, words: list[str], length: int) -> None:
    found = passage(text, sought(*words), length)
    assert all(0 <= start < end <= len(found.text) for start, end in found.marks)
    assert list(found.marks) == sorted(found.marks)
    assert found.text in " ".join(text.split())
    assert marks_in(text, []) == []


def test_prose_is_the_text_of_the_page() -> None:
    page = (
        '<main><h1>Lamp</h1><p class="deck">No</p><div class="prose" lang="fr"><p>Un <b>ph</b>are<br>&amp; mer</p><div><ul><li>un<li>deux</ul></div>'
        '</div><section><div class="prose">later</div><p>No</p></section></main>'
    )
    assert prose_of(page) == "Un phare & mer un deux"
    assert prose_of("<p>none") == ""
    assert prose_of('<div class="prose"><p>cut off') == "cut off"
