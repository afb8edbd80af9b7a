from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.search.folding import fold, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Prime Minister's office", "the prime minister office"),
        ("Netanyahu’s talks", "netanyahu talks"),
        ("Éditions de l’Aube, Žilina", "editions de l aube zilina"),
        ("O'Neil set-off 1,200", "o neil set off 1 200"),
        ("the U.S. and the U.S.S.R.", "the us and the ussr"),
        ("Dr. A. Weiß, Straße 5", "dr a weiss strasse 5"),
        ("smørrebrød, Łódź, œuvre, ﬁve", "smorrebrod lodz oeuvre five"),
        ("Новый ёж", "новыи еж"),
        ("Ἀθῆναι ΠΌΛΕΜΟΣ", "αθηναι πολεμοσ"),
        ("الحَرْبُ إلى القاهرة", "الحرب الي القاهره"),
        ("שָׁלוֹם", "שלום"),
        ("東京都", "東京 京都"),
        ("中", "中"),
        ("ガザ、東京", "ガザ 東京"),
        ("ใครมา", "ใค คร รม มา"),
        ("हिन्दी में", "हिन्दी में"),
        ("한국어 신문", "한국어 신문"),
        ("snake_case", "snake case"),
        ("“quoted” – and… so", "quoted and so"),
        ("", ""),
        ("…—·", ""),
    ],
)
def test_what_is_written_otherwise_is_one_word(text: str, words: str) -> None:
    # Compared as they are composed: tests are written with other characters than they look.
    assert words_of(text) == [unicodedata.normalize("NFC", word) for word in words.split()]


@given(st.text())
def test_words_are_words_already(text: str) -> None:
    for word in words_of(text):
        assert word
        assert words_of(word) == [word]


@given(st.text())
def test_folding_is_folded_already(text: str) -> None:
    folded = fold(text)
    assert words_of(folded) == words_of(text)
