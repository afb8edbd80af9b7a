"""Problems and errors: how they are ordered, printed and sent between processes."""

from __future__ import annotations

import pickle

from newsarchive.errors import ArchiveError, OutputError, Problem, SettingsError


def test_problems_are_ordered_by_place_whether_or_not_they_have_a_line() -> None:
    whole = Problem("a.txt", None, "undated", "x")
    third = Problem("a.txt", 3, "date-unknown", "x")
    other = Problem("b.txt", 1, "empty", "x")
    assert sorted([other, third, whole]) == [whole, third, other]


def test_a_problem_is_printed_as_editors_read_it() -> None:
    assert str(Problem("a.txt", 3, "date-unknown", "'x' is not a date", "write it like 2019")) == (
        "a.txt:3: date-unknown: 'x' is not a date (write it like 2019)"
    )
    assert str(Problem("a.txt", None, "empty", "nothing in it")) == "a.txt: empty: nothing in it"


def test_errors_survive_the_way_between_processes() -> None:
    for kind in (ArchiveError, SettingsError, OutputError):
        error = kind("no", "file:3", "do this")
        again = pickle.loads(pickle.dumps(error))
        assert type(again) is kind
        assert str(again) == "file:3: no (do this)"
