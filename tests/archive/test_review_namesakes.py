"""One name over more than a lifetime: doubted, with the line for the names file that settles it, and silent once it does."""

from __future__ import annotations

from newsarchive.archive.review import Names
from newsarchive.loader import parse_names

from .reviewing import looked_over, markdown, of_kind


def archive(*years: str, name: str = "Otto Brink") -> dict[str, str]:
    return {f"{at}.md": markdown(at, date=year, people=f'["{name}"]') for at, year in enumerate(years)}


def test_a_name_over_more_than_a_lifetime_is_doubted() -> None:
    (finding,) = of_kind(looked_over(archive("1989-03-04", "1905", "1890-01-02", "", "1991")), "name-doubtful")
    assert finding.problem.path == "0.md"
    assert "“Otto Brink” (4 texts) is named by no article between 1905 and 1989" in finding.problem.message
    assert finding.choices
    split, one = (line.text for line in finding.lines)
    assert (
        split
        == 'Otto Brink: {split: {"Otto Brink (1890–1905)": {years: -1905}, "Otto Brink (1989–1991)": {years: 1989-}}}'
    )
    assert one == "Otto Brink:"
    assert split in str(finding.problem)


def test_each_gap_is_told_and_years_between_two_are_closed() -> None:
    (finding,) = of_kind(looked_over(archive("1700", "1800", "1900", "1901")), "name-doubtful")
    assert "between 1700 and 1800 or between 1800 and 1900" in finding.problem.message
    assert '"Otto Brink (1800)": {years: 1800}' in finding.lines[0].text


def test_a_lifetime_is_no_doubt() -> None:
    assert of_kind(looked_over(archive("1900", "1970", "2040")), "name-doubtful") == []


def test_a_name_of_the_names_file_is_settled() -> None:
    found = looked_over(archive("1900", "1990"), names=Names("names.yaml", frozenset({"otto brink"})))
    assert of_kind(found, "name-doubtful") == []


def test_each_line_is_one_that_the_names_file_takes() -> None:
    (finding,) = of_kind(looked_over(archive("1900", "1990", name="Otto - Brink # Elder")), "name-doubtful")
    for line in finding.lines:
        names = parse_names(f"people:\n  {line.text}\n", "n")
        known = names.known("Otto - Brink # Elder", year=1990)
        assert known is not None
        assert known.name == ("Otto - Brink # Elder (1990)" if "split" in line.text else "Otto - Brink # Elder")
