from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.article import NewsDate

DAYS = st.dates().map(lambda day: NewsDate(day.year, day.month, day.day))
MONTHS = st.dates().map(lambda day: NewsDate(day.year, day.month))
YEARS = st.integers(1, 9999).map(NewsDate)
TIMES = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59))
ZONES = st.sampled_from([None, "Z", "+02:00", "-11:30"])
MOMENTS = st.builds(
    lambda day, time, zone: NewsDate(day.year, day.month, day.day, time, zone), st.dates(), TIMES, ZONES
)
DATES = st.one_of(DAYS, MONTHS, YEARS, MOMENTS)
PART = st.none() | st.integers(-1, 40)


@given(DATES)
def test_a_date_can_be_written_and_read_again(day: NewsDate) -> None:
    assert NewsDate.parse(day.iso) == day


@given(st.none() | st.integers(-1, 10_001).map(abs), PART, PART)
def test_no_part_is_ever_invented(year: int | None, month: int | None, day: int | None) -> None:
    made = NewsDate.of(year or 0, month, day)
    if made is not None:
        assert (made.year, made.month) == (year, month)
        assert made.day == (day if month is not None else None)


@given(st.text("0123456789-T:Z+ ٣", max_size=20))
def test_only_what_is_in_the_calendar_is_read(text: str) -> None:
    read = NewsDate.parse(text)
    if read is not None:
        date(read.year, read.month or 1, read.day or 1)
        assert text.strip().startswith(read.edtf)
        assert read.iso.isascii()


@given(DATES, DATES)
def test_sorting_is_by_day_and_the_less_precise_comes_before_its_days(one: NewsDate, other: NewsDate) -> None:
    parts = [(each.year, each.month or 0, each.day or 0) for each in (one, other)]
    if parts[0] != parts[1]:
        assert (one.sort_key < other.sort_key) == (parts[0] < parts[1])


@given(DATES)
def test_precision_counts_the_known_parts(day: NewsDate) -> None:
    assert day.precision == ("year", "month", "day")[len(re.findall("-", day.edtf))]
    assert (day.weekday is None) == (day.precision != "day")


@given(DAYS)
def test_a_date_agrees_with_itself_seen_less_sharply(day: NewsDate) -> None:
    assert day.agrees_with(NewsDate(day.year, day.month))
    assert NewsDate(day.year).agrees_with(day)
    assert not day.agrees_with(NewsDate(day.year % 9999 + 1))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2019-02-27T09:14:30.123+0200", "2019-02-27T09:14:30+02:00"),
        ("2019-02-27 09:14Z", "2019-02-27T09:14Z"),
        ("2019-02-27T25:00", "2019-02-27"),
        ("2019-02-27T09:14+19:00", "2019-02-27T09:14"),
        (" 2019-02 ", "2019-02"),
        ("2020-02-29", "2020-02-29"),
    ],
)
def test_read(text: str, iso: str) -> None:
    assert getattr(NewsDate.parse(text), "iso", None) == iso


@pytest.mark.parametrize("text", ["", "2019-02-30", "2019-13", "0000", "19", "2019/02/27", "2019-2-7", "27.02.2019", "٢٠١٩"])  # fmt: skip
def test_not_read(text: str) -> None:
    assert NewsDate.parse(text) is None
