"""What two texts have in common: only words count, and an excerpt finds what it was taken from."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.text.wording import Likeness, Wording, identity, likeness, marks, plain_words, shingles
from newsarchive.text.wording import wording as wording_of_words


def wording(text: str) -> Wording:
    """The wording of a text."""
    return wording_of_words(plain_words(text))


#: Lower-case words of several scripts, such as casefolding leaves as they are.
WORDS = st.text("abcdeghäéжщ", min_size=1, max_size=6)
TEXTS = st.lists(WORDS, max_size=80)


def words(seed: int, number: int) -> list[str]:
    chance = random.Random(seed)
    return ["".join(chance.choices("abdeginorstu", k=chance.randint(3, 8))) for _ in range(number)]


@given(TEXTS, st.randoms(use_true_random=False))
def test_case_marks_quotes_lines_and_paragraphs_change_nothing(text: list[str], chance: random.Random) -> None:
    before, after = ("", "“", "(", "«", "— "), (" ", ", ", ".\n\n", "”\n", "…  ", "’ ", " – ")
    dressed = "".join(
        chance.choice(before) + chance.choice([word, word.upper(), word.capitalize()]) + chance.choice(after)
        for word in text
    )
    assert identity(wording(dressed)) == identity(wording(" ".join(text)))


@given(TEXTS, TEXTS)
def test_other_words_or_another_order_is_another_identity(one: list[str], other: list[str]) -> None:
    assert (identity(wording(" ".join(one))) == identity(wording(" ".join(other)))) == (one == other)


@given(st.integers(0, 5000), st.integers(200, 400), st.data())
def test_an_excerpt_of_29_words_shares_a_mark(seed: int, length: int, data: st.DataObject) -> None:
    text = words(seed, length)
    start = data.draw(st.integers(0, length - 29))
    around = [*words(seed + 1, 90), *text[start : start + 29], *words(seed + 2, 90)]
    assert set(marks(wording(" ".join(text))).tolist()) & set(marks(wording(" ".join(around))).tolist())


@given(TEXTS, TEXTS)
def test_likeness_is_that_of_plain_sets(one: list[str], other: list[str]) -> None:
    runs = [{tuple(text[place : place + 3]) for place in range(len(text) - 2)} for text in (one, other)]
    pair = likeness(*(shingles(wording(" ".join(text))) for text in (one, other)))
    assert pair == Likeness(len(runs[0] & runs[1]), len(runs[0]), len(runs[1]))
    assert pair.resemblance == len(runs[0] & runs[1]) / max(1, len(runs[0] | runs[1]))
    assert 0 <= pair.resemblance <= pair.containment <= 1


@given(TEXTS)
def test_there_is_about_a_mark_for_every_dozen_words_and_one_at_least(text: list[str]) -> None:
    number = len(marks(wording(" ".join(text))))
    assert (number > 0) == (len(text) >= 6)
    assert number <= max(0, len(text) - 5)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        ("   \n\n — ", 0),
        ("Fog", 1),
        ("don’t stop", 3),
        ("潮汐很晚。", 4),
        ("東京の霧", 4),
        ("هبط الضباب على المرفأ", 4),
        ("Der Nebel, über dem Hafen", 5),
    ],
)
def test_words_of_other_scripts(text: str, number: int) -> None:
    assert wording(text).length == number


def test_a_text_in_devanagari_is_like_itself_and_not_like_another() -> None:
    one, other = "बंदरगाह पर कोहरा छाया रहा और कोई नाव नहीं चली", "कल शाम को दीपक जलाया गया और सब लोग घर लौट आए"
    assert identity(wording(one)) == identity(wording(f"“{one}।”"))
    assert likeness(shingles(wording(one)), shingles(wording(other))).resemblance < 0.1


def test_texts_of_one_word_share_no_run() -> None:
    assert likeness(shingles(wording("Fog")), shingles(wording("Fog"))) == Likeness(0, 0, 0)
    assert len(marks(wording("Fog"))) == 0


def test_a_megabyte_of_one_word_has_one_mark() -> None:
    assert len(marks(wording("fog " * 250_000))) == 1
