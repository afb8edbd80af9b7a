"""What a review finds in dates: open, contradicted, missing, unsure and out of place."""

from __future__ import annotations

import pytest

from newsarchive.archive.review import Item, item_of, review
from newsarchive.article import Article, Body, Evidence, NewsDate

from .reviewing import body, lines, looked_over, markdown, of_kind

QUAY = {"source": "The Quay Courant"}


# date-ambiguous


def test_other_texts_of_the_source_settle_the_folder() -> None:
    reviewed = looked_over(
        {
            "quay/a.md": markdown(1, date="03/04/2019", **QUAY),
            "quay/b.md": markdown(2, date="05/04/2019", **QUAY),
            "quay/c.md": markdown(3, date="23/04/2019", **QUAY),
        }
    )
    (finding,) = of_kind(reviewed, "date-ambiguous")
    assert lines(finding) == [("quay/_defaults.yaml", "date_order: dmy")]
    assert finding.lines[0].texts == ("quay/a.md", "quay/b.md")
    assert finding.problem.path == "quay/a.md"
    assert finding.problem.line == 3
    assert "1 text of The Quay Courant writes the day first, as 23/04/2019 in quay/c.md" in str(finding.problem.hint)
    # They are not told a second time as undated.
    assert of_kind(reviewed, "undated") == []


def test_header_lines_and_date_lines_count_as_front_matter_does() -> None:
    reviewed = looked_over(
        {
            "quay/a.txt": f"Lamp out again\n\nBy Ann Lee\n04/03/2019\n\n{body(1)}",
            "quay/b.txt": f"Title: Lamp lit again\nDate: 04/23/2019\nAuthor: Ann Lee\n\n{body(2)}",
        }
    )
    (finding,) = of_kind(reviewed, "date-ambiguous")
    assert finding.problem.path == "quay/a.txt"
    assert lines(finding) == [("quay/_defaults.yaml", "date_order: mdy")]


def test_the_same_source_elsewhere_is_a_witness_and_another_paper_is_none() -> None:
    texts = {
        "new/a.md": markdown(1, date="03/04/2019", **QUAY),
        "new/b.md": markdown(2, date="04/23/2019", source="Pier Post"),
    }
    (alone,) = of_kind(looked_over(texts), "date-ambiguous")
    assert lines(alone) == [("new/a.yaml", "date_order: dmy"), ("new/a.yaml", "date_order: mdy")]
    assert alone.choices
    (helped,) = of_kind(looked_over({**texts, "old/c.md": markdown(3, date="23/04/2018", **QUAY)}), "date-ambiguous")
    # The Pier Post writes the month first in that folder: the line must not speak for all of it.
    assert lines(helped) == [("new/a.yaml", "date_order: dmy")]


def test_witnesses_that_disagree_settle_nothing() -> None:
    reviewed = looked_over(
        {
            "a.md": markdown(1, date="03/04/2019", **QUAY),
            "b.md": markdown(2, date="23/04/2019", **QUAY),
            "c.md": markdown(3, date="04/23/2019", **QUAY),
        }
    )
    (finding,) = of_kind(reviewed, "date-ambiguous")
    assert lines(finding) == [("a.yaml", "date_order: dmy"), ("a.yaml", "date_order: mdy")]
    assert "disagree, 1 with the day first, 1 with the month" in str(finding.problem.hint)


def test_a_text_in_a_folder_below_that_writes_otherwise_keeps_the_line_out_of_the_defaults() -> None:
    reviewed = looked_over(
        {
            "quay/a.md": markdown(1, date="03/04/2019", **QUAY),
            "quay/b.md": markdown(2, date="23/04/2019", **QUAY),
            "quay/abroad/c.md": markdown(3, date="04/23/2019", source="Pier Post"),
        }
    )
    (finding,) = of_kind(reviewed, "date-ambiguous")
    assert lines(finding) == [("quay/a.yaml", "date_order: dmy")]


def test_a_line_for_a_folder_never_settles_what_is_open_below_it() -> None:
    reviewed = looked_over(
        {
            "quay/a.md": markdown(1, date="03/04/2019", **QUAY),
            "quay/b.md": markdown(2, date="23/04/2019", **QUAY),
            "quay/abroad/c.md": markdown(3, date="05/06/2019", source="Pier Post"),
        }
    )
    told = {finding.problem.path: lines(finding) for finding in of_kind(reviewed, "date-ambiguous")}
    assert told == {
        "quay/a.md": [("quay/a.yaml", "date_order: dmy")],
        "quay/abroad/c.md": [("quay/abroad/c.yaml", "date_order: dmy"), ("quay/abroad/c.yaml", "date_order: mdy")],
    }


def test_where_nobody_tells_both_lines_are_offered_once_for_all() -> None:
    reviewed = looked_over({f"quay/{n}.md": markdown(n, date=f"0{n}/05/2019", **QUAY) for n in (1, 2, 3)})
    (finding,) = of_kind(reviewed, "date-ambiguous")
    assert lines(finding) == [("quay/_defaults.yaml", "date_order: dmy"), ("quay/_defaults.yaml", "date_order: mdy")]
    assert len(finding.lines[0].texts) == 3


def test_an_address_with_the_day_is_a_witness() -> None:
    reviewed = looked_over(
        {
            "a.txt": f"Title: Lamp out\nDate: 05/06/2019\nSource: Quay\nURL: https://quay.example/2019/06/05/lamp\n\n{body(1)}",
            "b.txt": f"Title: Lamp lit\nDate: 07/08/2019\nSource: Quay\n\n{body(2)}",
        }
    )
    (finding,) = of_kind(reviewed, "date-ambiguous")
    assert (finding.problem.path, lines(finding)) == ("b.txt", [("_defaults.yaml", "date_order: dmy")])


def test_what_was_read_under_a_declared_order_is_no_witness_of_its_own() -> None:
    reviewed = looked_over(
        {"a.md": markdown(1, date="03/04/2019", date_order="mdy"), "b.md": markdown(2, date="05/06/2019")}
    )
    (finding,) = of_kind(reviewed, "date-ambiguous")
    assert [text for _, text in lines(finding)] == ["date_order: dmy", "date_order: mdy"]


def test_points_leave_nothing_open_and_bear_no_witness() -> None:
    reviewed = looked_over(
        {"a.md": markdown(1, date="03.04.2019"), "b.md": markdown(2, date="05/06/2019"), "c.md": markdown(3, date="23.04.2019")}
    )  # fmt: skip
    (finding,) = of_kind(reviewed, "date-ambiguous")
    assert (finding.problem.path, finding.choices) == ("b.md", True)


# contradiction


def test_front_matter_against_its_address() -> None:
    moved = markdown(1, date="2001-05-06", url="https://quay.example/2003/07/08/moved")
    (finding,) = of_kind(looked_over({"moved.md": moved}), "contradiction")
    assert lines(finding) == [("moved.yaml", "date: 2003-07-08")]
    confirmed = looked_over({"moved.md": moved}, {"moved.yaml": "date: 2003-07-08\n"})
    assert of_kind(confirmed, "contradiction") == []
    kept = looked_over({"moved.md": moved}, {"moved.yaml": "date: 2001-05-06\n"})
    assert of_kind(kept, "contradiction") == []


def test_an_address_in_the_text_is_told_once_and_a_day_apart_not_at_all() -> None:
    text = markdown(1, date="2001-05-06")
    reviewed = looked_over(
        {
            "a.md": f"{text}\nOriginal url: https://quay.example/2003/07/08/moved\n",
            "b.md": f"{text}\nOriginal url: https://quay.example/2001/05/05/moved\n",
            "c.md": markdown(2, date="2001-05-01", url="https://quay.example/2001/04/moved"),
        }
    )
    (finding,) = of_kind(reviewed, "contradiction")
    assert finding.problem.path == "a.md"
    assert lines(finding) == [("a.yaml", "date: 2003-07-08")]


# undated, date-doubtful


def test_undated_texts_that_were_all_but_dated_come_first() -> None:
    reviewed = looked_over(
        {
            "a.md": markdown(1),
            "b.md": f"{markdown(2)}\n\nThe quay at noon, July 8, 2003. (Photo by Ann Lee)\n",
        }
    )
    first, second = of_kind(reviewed, "undated")
    assert (first.problem.path, lines(first)) == ("b.md", [("b.yaml", "date: 2003-07-08")])
    assert (second.problem.path, lines(second)) == ("a.md", [("a.yaml", "date:")])
    assert "date: 2019-02-27" in str(second.problem.hint)


def read_from(kind: str, confidence: float, name: str = "fish.txt") -> Item:
    """An article with a date that was read so surely."""
    evidence = Evidence("published", "2017-03-04", kind, name, confidence=confidence)
    article = Article(path=name, digest="", title=name, body=Body(name), published=NewsDate(2017, 3, 4), evidence=(evidence,))  # fmt: skip
    return item_of(article, None)


def test_doubtful_dates_begin_with_the_least_sure() -> None:
    items = [
        read_from("file-name", 0.7, "a.txt"),
        read_from("caption-date", 0.6, "b.txt"),
        read_from("date-line", 0.8, "c.txt"),
        read_from("sidecar", 1.0, "d.txt"),
    ]
    first, second = of_kind(review(items, ()), "date-doubtful")
    assert (first.problem.path, lines(first)) == ("b.txt", [("b.yaml", "date: 2017-03-04")])
    assert "the file's name (70% sure)" in second.problem.message


def test_a_reading_that_is_hardly_ever_right_is_no_suggestion() -> None:
    evidence = Evidence("published", "2017-03-04", "caption-date", "a.txt", confidence=0.02, rejected="too uncertain")
    article = Article(path="a.txt", digest="", title="a", body=Body("a"), evidence=(evidence,))
    (finding,) = of_kind(review([item_of(article, None)], ()), "undated")
    assert lines(finding) == [("a.yaml", "date:")]


# date-jump


def row(odd: str) -> dict[str, str]:
    dates = ["1977-03-01", "1977-03-02", "1977-03-03", odd, "1977-03-05", "1977-03-06", "1977-03-07"]
    return {f"row/clip-{number:04}.md": markdown(number, date=date) for number, date in enumerate(dates, 10)}


def test_a_date_far_from_those_of_the_files_numbered_next_to_it() -> None:
    (finding,) = of_kind(looked_over(row("1997-03-04")), "date-jump")
    assert finding.problem.path == "row/clip-0013.md"
    assert "far from 1977-03-02 to 1977-03-06" in finding.problem.message
    assert of_kind(looked_over(row("1978-02-04")), "date-jump") == []
    confirmed = looked_over(row("1997-03-04"), {"row/clip-0013.yaml": "date: 1997-03-04\n"})
    assert of_kind(confirmed, "date-jump") == []


def test_numbers_in_no_order_of_time_say_nothing() -> None:
    years = [1980, 2001, 1980, 1980, 2011, 1980, 1980, 1995, 1980, 1980, 2003, 1980]
    texts = {f"clip-{number}.md": markdown(number, date=f"{year}-01-05") for number, year in enumerate(years)}
    assert of_kind(looked_over(texts), "date-jump") == []


@pytest.mark.parametrize(("date", "jumps"), [("2003-02-02", True), ("1998-12-30", False), ("1999-01-01", False)])
def test_a_date_of_another_year_than_its_folder(date: str, jumps: bool) -> None:
    texts = {f"1998/{month}.md": markdown(month, date=f"1998-0{month}-05") for month in (1, 2, 3)}
    found = of_kind(looked_over({**texts, "1998/odd.md": markdown(9, date=date)}), "date-jump")
    assert [finding.problem.path for finding in found] == (["1998/odd.md"] if jumps else [])


def test_a_folder_named_after_the_year_of_collecting_is_left_alone() -> None:
    texts = {f"2024/{year}.md": markdown(year, date=f"{year}-03-05") for year in range(1990, 2000)}
    assert of_kind(looked_over(texts), "date-jump") == []


def test_what_another_reading_says_is_proposed_where_it_fits() -> None:
    texts = {f"1998/{month}.md": markdown(month, date=f"1998-0{month}-05") for month in (1, 2, 3)}
    texts["1998/1998-04-07.md"] = markdown(9, date="1989-04-07")
    (finding,) = of_kind(looked_over(texts), "date-jump")
    assert lines(finding) == [("1998/1998-04-07.yaml", "date: 1998-04-07")]


def test_one_text_of_another_time_among_many_of_one() -> None:
    letters = "abcdefghi"
    texts = {f"box/{letter}.md": markdown(at, date=f"200{at}-03-05") for at, letter in enumerate(letters)}
    (finding,) = of_kind(looked_over({**texts, "box/odd.md": markdown(20, date="1921")}), "date-jump")
    assert finding.problem.path == "box/odd.md"
    assert "the other 9 of its folder, 2000-03-05 to 2008-03-05" in finding.problem.message
    # Ten years are little beside what a box of forty years holds.
    wide = {f"box/{letter}.md": markdown(at, date=f"{1960 + 5 * at}-03-05") for at, letter in enumerate(letters)}
    assert of_kind(looked_over({**wide, "box/odd.md": markdown(20, date="1949")}), "date-jump") == []


def test_the_order_is_that_in_which_a_person_should_look() -> None:
    reviewed = looked_over(
        {
            "a.md": markdown(1),
            "c.md": markdown(3, date="03/04/2019"),
            "z.md": markdown(4, date="2001-05-06", url="https://quay.example/2003/07/08/moved"),
        }
    )
    assert [finding.problem.code for finding in reviewed.findings] == ["contradiction", "date-ambiguous", "undated"]
