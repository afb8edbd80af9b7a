"""Variants of one author's or one publication's name."""

from __future__ import annotations

import pytest

from newsarchive.archive.review.spelling import Name, Variant, variants

from .reviewing import lines, looked_over, markdown, of_kind


def found(uses: dict[str, int], homes: dict[str, str] | None = None, *, initials: bool = True) -> dict[str, str]:
    names = [Name(name, number, frozenset({(homes or {}).get(name, "")})) for name, number in uses.items()]
    return {variant.name: variant.usual for variant in variants(names, initials=initials)}


@pytest.mark.parametrize(
    ("rare", "common"),
    [
        ("ANN LEE", "Ann Lee"),
        ("Ann  Lee.", "Ann Lee"),
        ("Jose Garcia", "José García"),
        ("Jean Paul Roy", "Jean-Paul Roy"),
        ("J.R. Moss", "J. R. Moss"),
        ("Pat ONeill", "Pat O’Neill"),
    ],
)
def test_spellings_that_fold_together(rare: str, common: str) -> None:
    assert found({rare: 1, common: 2}) == {rare: common}


def test_of_spellings_as_common_the_fuller_one_stands() -> None:
    assert found({"JOSÉ GARCÍA": 1, "Jose Garcia": 1, "José García": 1}) == {
        "JOSÉ GARCÍA": "José García",
        "Jose Garcia": "José García",
    }


def test_an_initial_is_the_one_name_of_the_paper_that_it_fits() -> None:
    quay = {"J. Smith": "quay", "John Smith": "quay", "Jane Smith": "pier"}
    assert found(dict.fromkeys(quay, 1), quay) == {"J. Smith": "John Smith"}
    both = {**quay, "Jane Smith": "quay"}
    assert found(dict.fromkeys(both, 1), both) == {}
    assert found({"J. Smith": 1, "John Smith": 1}, {"J. Smith": "quay", "John Smith": "pier"}) == {}
    assert found({"J. Smith": 1, "John Smith": 1}, initials=False) == {}


def test_middle_initials_must_not_differ() -> None:
    assert found({"J. R. Smith": 1, "John Smith": 1}) == {"J. R. Smith": "John Smith"}
    assert found({"J. R. Smith": 1, "John Robert Smith": 1}) == {"J. R. Smith": "John Robert Smith"}
    assert found({"J. R. Smith": 1, "John Bert Smith": 1}) == {}


@pytest.mark.parametrize("slip", ["Maria Olson", "Mria Olsen", "Maria Ollsen", "Maria Oslen", "Marai Olsen"])
def test_a_slip_in_a_long_name_that_is_written_otherwise_many_times(slip: str) -> None:
    assert found({slip: 1, "Maria Olsen": 4}) == {slip: "Maria Olsen"}


@pytest.mark.parametrize(
    ("rare", "common", "uses"),
    [
        ("Maria Olson", "Maria Olsen", 3),  # not common enough
        ("Jon Bell", "Jon Ball", 9),  # short
        ("Daniel Hansen", "Daniela Hansen", 9),  # both are first names
        ("Sector 41 Desk", "Sector 42 Desk", 9),  # numbers are no slips
        ("محمد عبدالله", "محمود عبدالله", 9),  # an alphabet without vowels
        ("Maria Ohlsson", "Maria Olsen", 9),  # more than a letter
        ("Maria J Olsson", "Maria K Olsson", 9),  # another initial
    ],
)
def test_what_is_no_slip(rare: str, common: str, uses: int) -> None:
    assert found({rare: 1, common: uses}) == {}


def test_a_slip_is_looked_for_within_a_paper() -> None:
    assert found({"Maria Olson": 1, "Maria Olsen": 9}, {"Maria Olson": "quay", "Maria Olsen": "pier"}) == {}


def test_each_spelling_is_told_once_and_of_the_usual_name() -> None:
    assert variants([Name("MARIA OLSON", 1, frozenset({"q"})), Name("Maria Olsen", 9, frozenset({"q"}))]) == [
        Variant("MARIA OLSON", "Maria Olsen", "by one letter")
    ]


def test_the_line_keeps_the_other_authors_and_what_they_are() -> None:
    reviewed = looked_over(
        {
            "a.md": markdown(1, author="[{name: ANN LEE, role: Sailing Editor}, Bo Ek]", source="Quay"),
            "b.md": markdown(2, author="[Ann Lee]", source="Quay"),
            "c.md": markdown(3, author="[Ann Lee]", source="Quay"),
        }
    )
    (finding,) = of_kind(reviewed, "byline-variants")
    assert finding.problem.message.startswith("the byline “ANN LEE” (1 text) differs from “Ann Lee” (2 texts)")
    assert lines(finding) == [("a.yaml", "authors: [{name: Ann Lee, role: Sailing Editor}, Bo Ek]")]


def test_the_papers_name_may_be_spelt_in_ways_too() -> None:
    """An initial is looked for within one paper, whatever that is called."""
    reviewed = looked_over(
        {
            "a.md": markdown(1, author="A. Leeman", source="THE QUAY COURANT"),
            "b.md": markdown(2, author="Ann Leeman", source="Quay Courant"),
        }
    )
    (finding,) = of_kind(reviewed, "byline-variants")
    assert lines(finding) == [("a.yaml", "authors: [Ann Leeman]")]


def test_sources_with_and_without_their_article() -> None:
    sources = ["The Daily Ledger", "The Daily Ledger", "Daily Ledger", "DAILY LEDGER", "Daily Lantern"]
    reviewed = looked_over({f"{at}.md": markdown(at, source=source) for at, source in enumerate(sources)})
    told = {finding.problem.path: lines(finding) for finding in of_kind(reviewed, "source-variants")}
    assert told == {
        "2.md": [("2.yaml", "source: The Daily Ledger")],
        "3.md": [("3.yaml", "source: The Daily Ledger")],
    }


def test_a_spelling_that_stands_in_a_sidecar_is_a_decision() -> None:
    texts = {
        "a.md": markdown(1, author="A. Lee", source="The Quay"),
        "b.md": markdown(2, author="Ann Lee", source="The Quay"),
        "c.md": markdown(3, author="Bo Ek", source="Quay"),
    }
    reviewed = looked_over(texts, {"a.yaml": "authors: [A. Lee]\n", "c.yaml": "source: Quay\n"})
    assert reviewed.findings[3:] == ()
    assert {finding.problem.code for finding in reviewed.findings} == {"undated"}
