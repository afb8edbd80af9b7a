"""Bunches by average linkage, held against the plain way of doing it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsarchive.archive.stories.closeness import FULL
from newsarchive.archive.stories.grouping import bunches, strength

Pairs = dict[tuple[int, int], int]


def close(number: int, pairs: Pairs) -> list[dict[int, int]]:
    near: list[dict[int, int]] = [{} for _ in range(number)]
    for (one, other), value in pairs.items():
        near[one][other] = near[other][one] = value
    return near


def plainly(number: int, pairs: Pairs) -> list[list[int]]:
    """Join the two closest, as long as they are close enough: every pair is looked at each time."""
    groups = [[each] for each in range(number)]
    while True:
        ranked = []
        for place, one in enumerate(groups):
            for other in groups[place + 1 :]:
                together = sum(pairs.get((min(a, b), max(a, b)), 0) for a in one for b in other)
                ranked.append((-strength(together, len(one) * len(other)), min(one), min(other), one, other))
        best = min(ranked, default=None)
        if best is None or -best[0] < 1:
            return sorted(sorted(group) for group in groups)
        *_, one, other = best
        groups = [group for group in groups if group not in (one, other)] + [one + other]


@st.composite
def some_pairs(draw: st.DrawFn) -> tuple[int, Pairs]:
    number = draw(st.integers(0, 9))
    values = st.integers(0, FULL)
    return number, {
        (one, other): value
        for one in range(number)
        for other in range(one + 1, number)
        if (value := draw(values)) > FULL // 20
    }


@given(some_pairs())
def test_bunches_are_those_of_average_linkage(some: tuple[int, Pairs]) -> None:
    number, pairs = some
    assert bunches(close(number, pairs)) == plainly(number, pairs)


def test_many_weak_threads_hold_and_a_single_one_does_not() -> None:
    weak = FULL // 6
    assert bunches(close(2, {(0, 1): weak})) == [[0], [1]]
    strong = {(0, 1): FULL // 3, (1, 2): FULL // 3, (0, 2): FULL // 3}
    assert bunches(close(4, {**strong, (0, 3): weak, (1, 3): weak, (2, 3): weak})) == [[0, 1, 2, 3]]


def test_a_chain_is_divided_where_it_is_loose() -> None:
    """Each is close to the next, and the ends have nothing in common."""
    chain = {(each, each + 1): FULL // 4 for each in range(7)}
    assert max(map(len, bunches(close(8, chain)))) < 4
