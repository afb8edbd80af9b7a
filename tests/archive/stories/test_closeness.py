"""How close articles are: in whole numbers, whatever the order, and by what is rare around them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.archive.stories.closeness import FULL, Index, rarity, vectors
from newsarchive.archive.stories.profile import TERM, Profiles, Terms
from newsarchive.archive.stories.weeks import NO_WEEK, may_lie_in, week_of


def profile(*terms: int, name: bool = False, weight: int = 80) -> Terms:
    return np.array([(term, weight, name) for term in terms], TERM)


def all_close(profiles: list[Terms], columns: list[int] | None = None) -> list[list[int]]:
    own = np.array(columns or range(len(profiles)), np.int64)
    together = Profiles(own, np.array([len(each) for each in profiles], np.int64), np.concatenate(profiles))
    found = vectors(together, rarity([together]))
    close = Index(found).close(found)
    table = np.zeros((len(profiles), len(profiles)), np.int64)
    table[close.ones, close.others] = close.values
    return table.tolist()


PROFILES = st.lists(st.sets(st.integers(1, 40), min_size=8, max_size=14), min_size=1, max_size=12)


@given(PROFILES, st.randoms())
def test_the_order_of_articles_changes_nothing(terms: list[set[int]], chance: object) -> None:
    profiles = [profile(*sorted(each)) for each in terms]
    order = list(range(len(profiles)))
    chance.shuffle(order)  # type: ignore[attr-defined]
    plain, shuffled = all_close(profiles), all_close([profiles[each] for each in order], order)
    assert [[plain[one][other] for other in order] for one in order] == shuffled


@given(PROFILES)
def test_closeness_goes_both_ways_and_is_full_for_the_same_terms_only(terms: list[set[int]]) -> None:
    found = all_close([profile(*sorted(each)) for each in terms])
    assert found == np.array(found).T.tolist()
    assert all(0 <= value <= FULL for row in found for value in row)


def test_what_is_rare_counts_for_more() -> None:
    common, rare = range(1, 9), range(101, 109)
    others = [profile(*common, *range(200 + 10 * each, 208 + 10 * each)) for each in range(20)]
    near = [profile(*common, *rare), profile(*rare, *range(900, 908))]
    found = all_close([*others, *near])
    assert found[20][21] > max(FULL // 4, 3 * found[20][0])


def test_two_of_one_column_are_close_by_their_form_only() -> None:
    profiles = [
        profile(*range(1, 12)),
        profile(*range(1, 12)),
        *(profile(*range(50 + 20 * n, 62 + 20 * n)) for n in range(9)),
    ]
    alike, column = all_close(profiles), all_close(profiles, [7, 7, *range(100, 109)])
    assert column[0][1] == alike[0][1] * 3 // 10


def test_a_note_is_close_to_nothing() -> None:
    assert all_close([profile(1, 2, 3), profile(1, 2, 3), profile(*range(20, 30))])[0][:2] == [0, 0]


def test_weeks_begin_where_the_calendar_does_and_what_has_no_day_has_none() -> None:
    assert week_of("0001-01-01T") == 0
    assert week_of("9999-12-31T23:59") - week_of("9999-12-01T") == 4
    assert {week_of(sort) for sort in ("", "2019-00-00T", "2019-02-00T")} == {NO_WEEK}


def test_a_date_of_which_little_is_known_may_lie_in_weeks_that_touch_it() -> None:
    week = week_of("1989-11-30T")  # 25 November to 1 December
    assert all(may_lie_in(sort, week) for sort in ("", "1989-00-00T", "1989-11-00T", "1989-12-00T"))
    assert not any(may_lie_in(sort, week) for sort in ("1990-00-00T", "1989-10-00T"))
    assert may_lie_in("9999-12-00T", week_of("9999-12-31T"))
