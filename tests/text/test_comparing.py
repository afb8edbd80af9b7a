"""Two texts beside each other: nothing of either is lost, and what is the same is found."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.text import comparing
from newsarchive.text.comparing import Comparison, Piece, compare

WORDS = st.sampled_from(
    ["fog", "Fog", "quay", "lamp", "the", "of", "tide", "—", "«No,»", "well-kept", "潮汐", "مد", "ज्वार", "é"]
)
TEXTS = st.lists(st.lists(WORDS, max_size=12).map(" ".join), max_size=5)


def sides(found: Comparison) -> tuple[list[str], list[str]]:
    """The paragraphs of either text, put together from the pieces that have something of it."""
    pieces = [piece for row in found.rows for piece in row.pieces]
    return (
        _joined((piece.one, piece.opens_one) for piece in pieces),
        _joined((piece.other, piece.opens_other) for piece in pieces),
    )


def _joined(parts: itertools.chain[tuple[str, bool]] | object) -> list[str]:
    paragraphs: list[str] = []
    for text, opens in parts:  # type: ignore[attr-defined]
        if opens:
            paragraphs.append("")
        if text:
            paragraphs[-1] += text
    return paragraphs


def shown(found: Comparison) -> list[str]:
    """The rows as `both -gone- +come+`, cut where a paragraph of the first text begins."""
    return ["".join(map(_marked, row.pieces)) for row in found.rows]


def _marked(piece: Piece) -> str:
    if piece.one and piece.other:
        return piece.one
    return f"[-{piece.one}]" if piece.one else f"[+{piece.other}]"


@given(TEXTS, TEXTS)
def test_without_what_came_it_is_the_one_text_and_without_what_went_the_other(one: list[str], other: list[str]) -> None:
    found = compare(one, other)
    assert sides(found) == ([each for each in one if each], [each for each in other if each])


@given(TEXTS)
def test_a_text_is_the_same_as_itself(text: list[str]) -> None:
    found = compare(text, text)
    assert (found.gone, found.come) == (0, 0)
    assert len(found.rows) == len([each for each in text if each])
    assert all(piece.one == piece.other for row in found.rows for piece in row.pieces)


@given(TEXTS, TEXTS)
def test_what_counts_as_the_same_is_the_same_word(one: list[str], other: list[str]) -> None:
    for row in compare(one, other).rows:
        for piece in row.pieces:
            if piece.one and piece.other:
                assert comparing._words([piece.one]).keys == comparing._words([piece.other]).keys


@given(st.lists(st.sampled_from("abc"), max_size=12), st.lists(st.sampled_from("abcd"), max_size=12))
def test_the_longest_common_subsequence_is_that_of_the_plain_table(one: list[str], other: list[str]) -> None:
    table = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i, j in itertools.product(range(len(one)), range(len(other))):
        table[i + 1][j + 1] = table[i][j] + 1 if one[i] == other[j] else max(table[i][j + 1], table[i + 1][j])
    pairs = list(comparing._common(one, other))[::-1]
    assert len(pairs) == table[-1][-1]
    assert all(one[i] == other[j] for i, j in pairs)
    assert all(a < c and b < d for (a, b), (c, d) in itertools.pairwise(pairs))


def test_words_that_changed_stand_beside_each_other() -> None:
    one = ["The ferry left at nine.", "Nobody was hurt, the harbour master said."]
    other = ["The ferry left at ten.", "Nobody was hurt, the old harbour master said."]
    assert shown(compare(one, other)) == [
        "The ferry left at [-nine.][+ten.]",
        "Nobody was hurt, the [+old ]harbour master said.",
    ]


def test_case_marks_and_hyphens_are_no_difference() -> None:
    found = compare(
        ['"No," said the pilot\'s well-known wife - twice.'], ["“No”, said THE PILOT’S well known wife — twice"]
    )
    assert (found.same, found.gone, found.come) == (8, 0, 0)


def test_a_paragraph_that_one_text_lacks_has_a_row_of_its_own() -> None:
    found = compare(["One lamp was lit.", "The tide was late.", "Fog came in."], ["One lamp was lit.", "Fog came in."])
    assert shown(found) == ["One lamp was lit.", "[-The tide was late.]", "Fog came in."]


def test_paragraphs_that_were_joined_are_one_row() -> None:
    found = compare(["One lamp was lit.", "The tide was late."], ["One lamp was lit. The tide was late.", "End."])
    assert [len(row.pieces) for row in found.rows] == [2, 1]
    assert [piece.opens_other for piece in found.rows[0].pieces] == [True, False]


def test_another_paragraph_in_its_place_stands_in_the_same_row() -> None:
    one = ["Same beginning here.", "Alpha beta gamma delta epsilon.", "Same end here."]
    other = ["Same beginning here.", "Quite another thing was told.", "And more of it.", "Same end here."]
    assert (
        shown(compare(one, other))[1]
        == "[-Alpha beta gamma delta epsilon.][+Quite another thing was told.][+And more of it.]"
    )


def test_a_paragraph_that_begins_otherwise_stands_beside_itself() -> None:
    one = ["One lamp was lit.", "A long lost paragraph.", "The warship heeled over and sank at noon."]
    other = ["One lamp was lit.", "King Harry’s warship heeled over and sank at noon."]
    found = compare(one, other)
    assert shown(found) == [
        "One lamp was lit.",
        "[-A long lost paragraph.]",
        "[-The ][+King Harry’s ]warship heeled over and sank at noon.",
    ]
    assert [piece.breaks for piece in found.rows[2].pieces] == [True, False, False]


def test_as_many_other_paragraphs_in_their_place_stand_one_beside_one() -> None:
    one = ["Same beginning here.", "Alpha beta gamma.", "Delta epsilon zeta."]
    other = ["Same beginning here.", "Quite another thing.", "And more of it."]
    assert len(compare(one, other).rows) == 3


def test_a_few_words_that_meet_by_chance_are_not_the_same() -> None:
    long = [f"a{n}" for n in range(12)], [f"b{n}" for n in range(12)]
    one, other = (" ".join([*words[:6], "of", "the", *words[6:]]) for words in long)
    assert compare([one], [other]).same == 0


def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many pairs of words are compared, exactly, in each part that is."""
    work: list[int] = []
    plain = comparing._common
    monkeypatch.setattr(comparing, "_common", lambda a, b: (work.append(len(a) * len(b)), plain(a, b))[1])
    return work


def test_whatever_stands_in_texts_of_a_megabyte_the_work_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(1)
    words = [f"w{chance.randrange(3000)}" for _ in range(60_000)]
    changed = [word if chance.random() > 0.1 else "other" for word in words]
    work = counted(monkeypatch)
    for one, other in (
        ("fog " * 50_000, "fog " * 49_000),
        ("fog quay " * 30_000, "quay fog " * 29_000),
        ("fog quay " * 20_000, "fog fog quay " * 15_000),
        (" ".join(words), " ".join(changed)),
        (" ".join(words), " ".join(reversed(words))),
    ):
        found = compare([one], [other])
        assert sides(found) == ([one.strip()], [other.strip()])
        assert max(work, default=0) <= comparing._EXACT
        assert sum(work) <= 20 * comparing._EXACT
        work.clear()


def test_it_is_told_where_too_much_was_left_as_it_was() -> None:
    found = compare(["fog quay " * 5000, "The end."], ["quay fog fog " * 5000, "The end."])
    assert [row.compared for row in found.rows] == [False, True]


def test_a_hundred_thousand_paragraphs_of_one_word() -> None:
    found = compare(["fog"] * 100_000, ["fog"] * 99_999)
    assert (found.same, found.gone, found.come) == (99_999, 1, 0)
    assert len(found.rows) == 100_000
