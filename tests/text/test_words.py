from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.text.words import count_sentences, count_words, ends_sentence, shorten


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        ("The harbour was quiet.", 4),
        ("a well-known man’s 3,000 euros", 6),
        ("— … !", 0),
        ("東京 Tokyo", 3),
        ("تأميم قناة السويس", 3),
    ],
)
def test_count_words(text: str, number: int) -> None:
    assert count_words(text) == number


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("It ended.", True),
        ("“It ended.”", True),
        ("Did it?", True),
        ("At 5 p.m.", False),
        ("In the U.S.", False),
        ("A Headline", False),
        ("終わった。", True),
        ("in 1989.", True),
    ],
)
def test_ends_sentence(text: str, ends: bool) -> None:
    assert ends_sentence(text) is ends


def test_count_sentences() -> None:
    assert count_sentences("It rained. At 9 a.m. it stopped! Why? Nobody knew.") == 4


@given(st.text(), st.integers(2, 80))
def test_what_is_shortened_fits_and_begins_the_same(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert len(short) <= limit
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]))


def test_it_is_cut_at_a_words_end() -> None:
    assert shorten("The harbour was quiet", 15) == "The harbour…"
