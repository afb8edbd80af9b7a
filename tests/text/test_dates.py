from __future__ import annotations

import time
import unicodedata
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsarchive.text import jalali
from newsarchive.text.calendar_words import fold, months, rows, weekdays
from newsarchive.text.dates import (
    DateFound,
    digits_date,
    find_dates,
    labelled_dates,
    split_date_label,
    whole_date,
)

FIXTURES = Path(__file__).parent / "fixtures"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def lines(name: str) -> list[tuple[str, str]]:
    text = (FIXTURES / name).read_text(encoding="utf-8")
    return [tuple(line.rsplit(" | ", 1)) for line in text.splitlines() if line.strip() and not line.startswith("#")]


def shown(found: DateFound) -> str:
    """The date as the fixtures write it."""
    if found.ambiguous:
        return " / ".join("{:04}-{:02}-{:02}".format(*way) for way in found.ambiguous)
    day = "-".join(
        "?" * width if part is None else f"{part:0{width}}"
        for part, width in ((found.year, 4), (found.month, 2), (found.day, 2))
    )
    clock = f"T{found.time}{found.zone or ''}" if found.time else ""
    name = f" {DAYS[found.weekday]}" if found.weekday is not None else ""
    return day + clock + name + (" jalali" if found.calendar == "jalali" else "")


@pytest.mark.parametrize(("text", "answer"), lines("dates.txt"))
def test_find_dates(text: str, answer: str) -> None:
    assert ("; ".join(map(shown, find_dates(text))) or "-") == answer


@pytest.mark.parametrize(("text", "answer"), lines("dates.txt"))
def test_the_same_within_prose_and_decomposed(text: str, answer: str) -> None:
    within = f"Nothing before it.\n\n{text}\n\nAnd nothing after it."
    assert ("; ".join(map(shown, find_dates(within))) or "-") == answer
    assert ("; ".join(map(shown, find_dates(unicodedata.normalize("NFD", text)))) or "-") == answer


@pytest.mark.parametrize(("text", "answer"), lines("whole_dates.txt"))
def test_whole_date(text: str, answer: str) -> None:
    found = whole_date(text)
    if answer == "-":
        assert found is None
    else:
        assert found is not None
        kind, _ = split_date_label(text)
        assert f"{kind or 'none'} {shown(found)}" == answer
        assert 0 <= found.start < found.end <= len(text)


def test_span_holds_weekday_and_time() -> None:
    text = "TORONTO - On Wednesday, Feb. 27, 2019 at 9:14 a.m. EST, the council met."
    (found,) = find_dates(text)
    assert text[found.start : found.end] == "Wednesday, Feb. 27, 2019 at 9:14 a.m. EST"


@pytest.mark.parametrize(
    ("text", "order", "answer"),
    [
        ("03/04/2019", "dmy", "2019-04-03"),
        ("03/04/2019", "mdy", "2019-03-04"),
        ("03/04/2019", "ymd", "2019-04-03 / 2019-03-04"),
        ("03.04.2019", "mdy", "2019-03-04"),
        ("13/04/2019", "mdy", "2019-04-13"),
        ("04/13/2019", "dmy", "2019-04-13"),
        ("03/04/19", "dmy", "????-04-03"),
        ("03/04/19", "mdy", "????-03-04"),
        ("19/02/27", "ymd", "????-02-27"),
    ],
)
def test_order_settles_only_what_is_open(text: str, order: str, answer: str) -> None:
    (found,) = find_dates(text, order)  # type: ignore[arg-type]
    assert shown(found) == answer


def test_labelled_dates() -> None:
    line = "Published Aug 9, 2024 9:14 a.m. | Updated Aug 18, 2024 6:02 p.m."
    assert [(kind, shown(found)) for kind, found in labelled_dates(line)] == [
        ("published", "2024-08-09T09:14"),
        ("updated", "2024-08-18T18:02"),
    ]
    assert labelled_dates("They published a book on 5 May 2019.")[0][0] is None


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("20190227", "2019-02-27"),
        ("report_20190227_final.txt", "2019-02-27"),
        ("2019-02-27-storm.md", "2019-02-27"),
        ("2019_02_27", "2019-02-27"),
        ("https://example.org/2019/02/27/storm", "2019-02-27"),
        ("20190227-2019-02-27", "2019-02-27"),
        ("https://example.org/2021/04/92713", None),
        ("120190227", None),
        ("20191327", None),
        ("20190230", None),
        ("13970227", None),
        ("20190227-20190228", None),
        ("storm.txt", None),
    ],
)
def test_digits_date(text: str, answer: str | None) -> None:
    found = digits_date(text)
    assert (found and shown(found)) == answer


# Properties

_ALPHABET = st.sampled_from(
    [
        *"0123456789 .,/-:'’\n|()年月日г年T２۸२hم元",
        *("May", "mars", "27", "2019", "Feb.", " de ", "Wed", "février", "اسفند", "كانون الثاني"),
        *("a.m.", "Uhr", "at ", "令和", "un", "2019-02-27", "上午", "Published"),
    ]
)
_TEXTS = st.one_of(st.text(max_size=80), st.lists(_ALPHABET, max_size=30).map("".join))


@given(_TEXTS)
@settings(max_examples=1500, deadline=None)
def test_any_text_gives_ordered_spans_of_possible_dates(text: str) -> None:
    floor = 0
    for found in find_dates(text):
        assert floor <= found.start < found.end <= len(text)
        floor = found.end
        assert found.month is not None or found.ambiguous
        if found.year and found.month and found.day:
            date(found.year, found.month, found.day)
    whole = whole_date(text)
    assert whole is None or 0 <= whole.start < whole.end <= len(text)
    digits_date(text)
    labelled_dates(text)
    kind, rest = split_date_label(text)
    assert rest in text
    assert kind in ("published", "updated", "loaded", None)


def _patterns() -> list[tuple[str, str]]:
    return [(row.language, row.words) for row in rows() if row.kind == "pattern"]


def _long_date(day: date, pattern: str, names: list[str]) -> str:
    """The date in CLDR's long pattern, which has quoted letters and the fields d, M, MMMM and y."""
    made, quoted = "", False
    fields = {
        "MMMM": names[day.month - 1] if names else str(day.month),
        "M": str(day.month),
        "d": str(day.day),
        "y": str(day.year),
    }
    place = 0
    while place < len(pattern):
        if pattern[place] == "'":
            quoted = not quoted
            place += 1
            continue
        field = next((f for f in fields if not quoted and pattern.startswith(f, place)), None)
        made += fields[field] if field else pattern[place]
        place += len(field) if field else 1
    return made


@pytest.mark.parametrize(("language", "pattern"), _patterns())
@given(day=st.dates(date(1600, 1, 1), date(2199, 12, 31)))
@settings(max_examples=60, deadline=None)
def test_every_language_reads_back_its_own_long_date(language: str, pattern: str, day: date) -> None:
    wide = [row for row in rows() if (row.kind, row.language, row.form) == ("month", language, "wide")]
    names = [next(row.words for row in wide if row.number == number) for number in range(1, 13)] if wide else []
    names = [f"{number}월" for number in range(1, 13)] if language == "ko" else names
    (found,) = find_dates(_long_date(day, pattern, names))
    assert (found.year, found.month, found.day) == (day.year, day.month, day.day)


def _month_rows() -> list[tuple[str, int, str]]:
    return [
        (row.language, row.number, row.words)
        for row in rows()
        if row.kind == "month" and row.language not in ("zh", "ja", "ko")
    ]


@pytest.mark.parametrize(("language", "number", "word"), _month_rows())
def test_every_name_of_a_month_is_read(language: str, number: int, word: str) -> None:
    for text in (f"17 {word} 2019", f"17 {word.upper()} 2019", f"17 {unicodedata.normalize('NFD', word)} 2019"):
        (found,) = find_dates(text)
        assert (found.year, found.month, found.day) == (2019, number, 17), text


def test_the_table_names_its_source() -> None:
    data = files("newsarchive.text").joinpath("data")
    first = data.joinpath("calendar_words.tsv").read_text(encoding="utf-8").splitlines()[0]
    assert "Unicode CLDR" in first
    assert "Unicode License" in first
    assert "Unicode, Inc." in data.joinpath("LICENSE.unicode").read_text(encoding="utf-8")


def test_tables_agree() -> None:
    assert len(months()) > 400
    assert len(weekdays()) > 200
    assert fold("ŚRODA") == fold("środa") == "sroda"
    assert fold("Aralık") == fold("ARALIK")
    assert fold("פבר׳") == fold("פבר'")


# Jalali


@pytest.mark.parametrize(
    ("persian", "gregorian"),
    [
        ((1285, 5, 14), date(1906, 8, 6)),  # the Constitution is granted
        ((1299, 12, 3), date(1921, 2, 22)),  # coup d'état
        ((1357, 11, 22), date(1979, 2, 11)),  # revolution
        ((1375, 12, 30), date(1997, 3, 20)),
        ((1399, 12, 30), date(2021, 3, 20)),
        ((1400, 1, 1), date(2021, 3, 21)),
        ((1403, 12, 30), date(2025, 3, 20)),
    ],
)
def test_jalali_anchors(persian: tuple[int, int, int], gregorian: date) -> None:
    assert jalali.to_gregorian(*persian) == gregorian
    assert jalali.from_gregorian(gregorian) == persian


@given(st.dates(date(1828, 1, 1), date(2119, 1, 1)))
def test_jalali_round_trip(day: date) -> None:
    persian = jalali.from_gregorian(day)
    assert persian is not None
    assert jalali.to_gregorian(*persian) == day


@pytest.mark.parametrize("impossible", [(1398, 12, 30), (1400, 7, 31), (1400, 13, 1), (1400, 1, 0), (1, 1, 1)])
def test_jalali_impossible(impossible: tuple[int, int, int]) -> None:
    assert jalali.to_gregorian(*impossible) is None


# Time

_HOSTILE = ["1", "1/", "May ", " ", "1-", "a", ".", "年", "١", "May 1,", "\n", "of ", "'", "一"]


@pytest.mark.slow
@pytest.mark.parametrize("unit", _HOSTILE)
def test_hostile_megabytes(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    started = time.process_time()
    find_dates(text)
    whole_date(text)
    split_date_label(text)
    assert time.process_time() - started < 10


def test_linear() -> None:
    def seconds(count: int) -> float:
        text = "On 27 people, 1/2/3/4, and Feb. 27, 2019 at 9:14 a.m. 5 " * count
        return min(_timed(text) for _ in range(3))

    assert seconds(2000) < 30 * seconds(200)


def _timed(text: str) -> float:
    started = time.process_time()
    find_dates(text)
    return time.process_time() - started
