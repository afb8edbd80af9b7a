from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsarchive.text.language import direction, guess_language

LINES = [
    tuple(line.rsplit(" | ", 1))
    for line in (Path(__file__).parent / "fixtures/languages.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("text", "tag"), LINES)
def test_guess(text: str, tag: str) -> None:
    guess = guess_language(text)
    assert (guess[0] if guess else "-") == tag
    assert guess is None or 0 < guess[1] <= 1


@pytest.mark.parametrize(("text", "tag"), LINES)
def test_neither_case_nor_normal_form_matters(text: str, tag: str) -> None:
    for variant in (unicodedata.normalize("NFD", text), text.upper()):
        if tag != "tr" or variant != text.upper():  # Turkish capitals fold back only in Turkish
            guess = guess_language(variant)
            assert (guess[0] if guess else "-") == tag


def test_more_text_is_surer() -> None:
    english = " ".join(text for text, tag in LINES if tag == "en")
    guess = guess_language(english)
    assert guess is not None
    assert guess[1] > 0.9


def test_a_quotation_does_not_change_the_language() -> None:
    english, russian = LINES[0][0], next(text for text, tag in LINES if tag == "ru")
    guess = guess_language(english * 3 + russian[:40])
    assert guess is not None
    assert guess[0] == "en"


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_never_raises(text: str) -> None:
    guess = guess_language(text)
    assert guess is None or 0 < guess[1] <= 1


@pytest.mark.parametrize(
    ("tag", "answer"),
    [
        ("ar", "rtl"),
        ("fa", "rtl"),
        ("he", "rtl"),
        ("ur", "rtl"),
        ("ar-EG", "rtl"),
        ("pa-Arab", "rtl"),
        ("az_Arab", "rtl"),
        ("ar-Latn", "ltr"),
        ("en", "ltr"),
        ("ja", "ltr"),
        ("", "ltr"),
        (None, "ltr"),
    ],
)
def test_direction(tag: str | None, answer: str) -> None:
    assert direction(tag) == answer
