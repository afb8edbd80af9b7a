"""The names file: what it says, what it refuses, and what it makes of found and of declared names."""

from __future__ import annotations

import pytest

from newsarchive.article import Article, Evidence
from newsarchive.errors import SettingsError
from newsarchive.loader.documents import Document
from newsarchive.loader.names_file import KnownName, Links, parse_names
from newsarchive.loader.naming import Naming
from newsarchive.loader.read import Reader, Sources
from newsarchive.settings import ReadingSettings

STORY = """The Ferry Sails Again

March 3, 2019

The ferry sailed from Cairo on Sunday. Director Inga Salander and Mayor Walter Brandt were aboard.

Salander thanked the United Nations, and Brandt thanked nobody.
"""


def article(names: str, text: str = STORY, declared: str = "") -> Article:
    reader = Reader(ReadingSettings(), Naming(file=parse_names(names, "names.yaml")))
    data = f"---\n{declared}\n---\n{text}".encode() if declared else text.encode()
    found = reader.read(Document("a.md", "a.md", "a.md", "/nowhere", len(data), ""), Sources(data)).article
    assert found is not None
    return found


def evidence(article: Article, value: str) -> Evidence:
    (found,) = (each for each in article.evidence if each.value == value and each.field != "tags")
    return found


# What it says


def test_every_spelling_leads_to_the_full_form_and_its_line() -> None:
    names = parse_names(
        "people:\n  Ann Lee: [Anne Lee,\n    A. Lee]\nplaces:\n  Port Ilmen:\nhide: [Sunday Edition]\n", "n.yaml"
    )
    assert names.spellings == {
        "ann lee": KnownName("Ann Lee", "people", 2),
        "anne lee": KnownName("Ann Lee", "people", 2),
        "a. lee": KnownName("Ann Lee", "people", 3),
        "port ilmen": KnownName("Port Ilmen", "places", 5),
    }
    assert (names.path, names.hidden) == ("n.yaml", {"sunday edition": 6})


def test_case_width_and_white_space_make_no_difference() -> None:
    names = parse_names("organisations: {Harbour Board: [ＨＢ]}\nhide: [Late  Edition]", "n.yaml")
    assert [names.known(each).name for each in ("hb", "HARBOUR\u00a0BOARD") if names.known(each)] == [
        "Harbour Board"
    ] * 2  # type: ignore[union-attr]
    assert (names.hides("LATE EDITION"), names.hides("Early Edition")) == (2, None)


def test_variants_can_be_a_part_among_others() -> None:
    long, short = "people: {Ann Lee: {variants: [Anne Lee]}}", "people: {Ann Lee: [Anne Lee]}"
    assert parse_names(long, "n") == parse_names(short, "n")


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "people:\nhide:\n", "\ufeff"])
def test_an_empty_file_says_nothing(text: str) -> None:
    names = parse_names(text, "n")
    assert (names.spellings, names.hidden) == ({}, {})


def test_words_stay_words() -> None:
    names = parse_names("places: {No: [1989, yes]}", "n")
    assert sorted(names.spellings) == ["1989", "no", "yes"]


def test_a_name_has_links_and_one_without_any_is_known_all_the_same() -> None:
    names = parse_names(
        'places:\n  Berlin: {wikidata: Q64, homepage: "https://www.berlin.de/"}\npeople:\n  Ann Lee: [A. Lee]\n', "n"
    )
    assert names.links == (
        Links("places", "berlin", "Q64", "https://www.berlin.de/"),
        Links("people", "ann lee"),
    )


SHARED = """people:
  John Smith:
    variants: [Jack Smith]
    split:
      John Smith (mayor): {years: 1980-1995, wikidata: Q1}
      John Smith (sailor): {files: ["*/regatta/*", log.txt]}
      John Smith (poet):
        years: 1990-
        files: ["verse/*"]
"""


@pytest.mark.parametrize(
    ("path", "year", "meant"),
    [
        ("a.txt", 1980, "John Smith (mayor)"),
        ("a.txt", 1995, "John Smith (mayor)"),
        ("a.txt", 1996, "John Smith"),
        ("a.txt", None, "John Smith"),
        ("1990/regatta/a.txt", None, "John Smith (sailor)"),
        ("1990/regatta/a.txt", 1990, "John Smith (mayor)"),
        ("verse/a.txt", 1999, "John Smith (poet)"),
        ("verse/a.txt", 1979, "John Smith"),
        ("LOG.txt", None, "John Smith"),
    ],
)
def test_a_shared_name_is_told_apart_by_files_and_years(path: str, year: int | None, meant: str) -> None:
    names = parse_names(SHARED, "n")
    for spelling in ("John Smith", "JACK SMITH"):
        known = names.known(spelling, path, year)
        assert known is not None
        assert known.name == meant
    assert names.known("John Smith (poet)", path, year) == KnownName("John Smith (poet)", "people", 7)
    assert Links("people", "john smith (mayor)", "Q1") in names.links


@pytest.mark.parametrize(
    ("written", "span"),
    [("1989", (1989, 1989)), ("1980-1995", (1980, 1995)), ("1980 – 1995", (1980, 1995)), ("-1995", (0, 1995)), ("1980-", (1980, 9999))],
)  # fmt: skip
def test_a_span_of_years_may_be_open(written: str, span: tuple[int, int]) -> None:
    (split,) = parse_names(f"people: {{A B: {{split: {{C D: {{years: {written}}}}}}}}}", "n").splits["a b"]
    assert (split.first, split.last) == span


# What it refuses


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("\npersons:\n", 2, "people, places"),
        ("people:\n  Ann Lee:\n    variant: [A]\n", 3, "'variants'"),
        ("people:\n  Ann Lee: [Lee]\n  Bo Lee: [Lee]\n", 3, "Ann Lee (people) in line 2"),
        ("people:\n  Ilmen: []\nplaces:\n  Ilmen: []\n", 4, "Ilmen (people) in line 2"),
        ("people:\n  Ann Lee: []\n  Bo Ek: [ANN  LEE]\n", 3, "Ann Lee"),
        ("people:\n  Ann Lee: []\n  Ann Lee: []\n", 3, "line 2"),
        ("people:\n  Ann Lee: []\npeople:\n  Bo Ek: []\n", 3, "line 1"),
        ("people:\n  Ann Lee: []\nhide: [ann lee]\n", 3, "line 2"),
        ("hide: [ann lee]\npeople:\n  Ann Lee: []\n", 3, "line 1"),
        ("people:\n  Ann Lee: Anne Lee\n", 2, "list"),
        ("people:\n  Ann Lee: [{a: b}]\n", 2, "name"),
        ("people:\n  - Ann Lee\n", 2, "key: value"),
        ("hide: Sunday\n", 1, "list"),
        ("hide: [Sunday, '']\n", 1, "name"),
        ("- Ann Lee\n", 1, "key: value"),
        ("people:\n\tAnn Lee: []\n", 2, "YAML"),
        ("people: " + "[" * 100_000, 1, "deep"),
        ("people:\n  Ann Lee:\n    wikidata: 64\n", 3, "wikidata: Q64"),
        ("people:\n  Ann Lee: {wikidata: Q064}\n", 2, "Q064"),
        ("people:\n  Ann Lee: {wikidata: [Q64]}\n", 2, "name"),
        ("people:\n  Ann Lee: {homepage: lee.example}\n", 2, "https://"),
        ("people:\n  Ann Lee: {homepage: 'javascript:alert(1)'}\n", 2, "https://"),
        ("people:\n  Ann Lee: {homepage: 'http://['}\n", 2, "https://"),
        ("people:\n  Ann Lee:\n    split:\n      ann lee: {years: 1980}\n", 4, "shared name itself"),
        ("people:\n  Ann Lee:\n    split:\n      Bo Ek: {year: 1980}\n", 4, "'years'"),
        ("people:\n  Ann Lee:\n    split:\n      Bo Ek:\n", 4, "which texts"),
        ("people:\n  Ann Lee:\n    split:\n      Bo Ek: {years: 80-95}\n", 4, "1980-1995"),
        ("people:\n  Ann Lee:\n    split:\n      Bo Ek: {years: '-'}\n", 4, "1980-1995"),
        ("people:\n  Ann Lee:\n    split:\n      Bo Ek: {years: 19801995}\n", 4, "1980-1995"),
        ("people:\n  Ann Lee:\n    split:\n      Bo Ek: {years: 1995-1980}\n", 4, "ends before"),
        ("people:\n  Ann Lee:\n    split:\n      Bo Ek: {files: a.txt}\n", 4, "list"),
        ("people:\n  Ann Lee:\n    split: [Bo Ek]\n", 3, "key: value"),
        ("people:\n  Bo Ek:\n  Ann Lee: {split: {Cy Fo: {years: 1980}}}\n  Di Go: [Cy Fo]\n", 4, "Cy Fo"),
        ("people: {A: {variants: [[[[[x]]]]]}}", 1, "deep"),
    ],
)  # fmt: skip
def test_a_mistake_stops_with_its_line_and_a_hint(text: str, line: int, word: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse_names(text, "names.yaml", "site/names.yaml")
    assert caught.value.where == f"site/names.yaml:{line}"
    assert word in str(caught.value)
    assert caught.value.hint


# What it makes of found names


def test_without_a_file_nothing_changes() -> None:
    found = article("")
    assert found.people == ("Inga Salander", "Walter Brandt")
    assert not [each for each in found.evidence if each.note or each.kind == "names-file"]


def test_a_found_name_gets_its_full_form_and_says_why() -> None:
    found = article("people:\n  Ingrid Salander:\n    - Inga Salander\n")
    assert found.people == ("Ingrid Salander", "Walter Brandt")
    told = evidence(found, "Ingrid Salander")
    assert told.note == "“Inga Salander” is Ingrid Salander: names.yaml, line 3"
    assert (told.line, told.kind) == (5, evidence(article(""), "Inga Salander").kind)
    assert "Inga Salander" in told.excerpt
    assert evidence(found, "Walter Brandt").note is None


def test_names_that_become_one_are_one() -> None:
    found = article("people: {Ingrid Salander: [Inga Salander, Walter Brandt]}")
    assert found.people == ("Ingrid Salander",)
    told = evidence(found, "Ingrid Salander")
    assert told.note is not None
    assert told.note.count("names.yaml, line 1") == 2
    assert {"Inga Salander", "Salander", "Walter Brandt", "Brandt"} <= set(told.excerpt.split(", "))


def test_the_file_knows_the_kind_of_a_name_better() -> None:
    found = article("organisations: {Cairo: []}")
    assert (found.places, found.organisations[:1]) == ((), ("Cairo",))
    assert evidence(found, "Cairo").note == "among the organisations: names.yaml, line 1"


def test_a_hidden_name_is_none_and_is_no_tag() -> None:
    assert "Inga Salander" in article("").tags
    found = article("hide: [inga salander]")
    assert found.people == ("Walter Brandt",)
    assert "Inga Salander" not in found.tags
    assert evidence(found, "Inga Salander").rejected == "hidden by names.yaml, line 1"


def test_tags_follow_the_full_form() -> None:
    assert "Ingrid Salander" in article("people: {Ingrid Salander: [Inga Salander]}").tags


def test_a_surname_that_an_article_explains_means_whom_it_says() -> None:
    assert article("people: {Karin Salander: [Salander]}").people == ("Inga Salander", "Walter Brandt")


def test_a_shared_name_becomes_the_one_whom_the_text_means() -> None:
    split = "people: {Inga Salander: {split: {Inga Salander (captain): {years: 2019}, Inga Salander (poet): {years: 1919}}}}"
    found = article(split)
    assert found.people == ("Inga Salander (captain)", "Walter Brandt")
    assert (
        evidence(found, "Inga Salander (captain)").note
        == "“Inga Salander” is Inga Salander (captain): names.yaml, line 1"
    )
    assert article(split.replace("2019", "2018")).people == ("Inga Salander", "Walter Brandt")
    assert article(split, declared="people: [Inga Salander]").people == ("Inga Salander (captain)",)


# What it makes of declared names


def test_a_declared_name_gets_its_full_form_once() -> None:
    found = article(
        "people:\n  Ingrid Salander: [Inga, I. Salander]",
        declared="people: [inga, Bo Ek, I. Salander, Ingrid Salander]",
    )
    assert found.people == ("Ingrid Salander", "Bo Ek")
    told = [each for each in found.evidence if each.kind == "names-file"]
    assert [(each.value, each.path, each.line, each.excerpt) for each in told] == [
        ("Ingrid Salander", "names.yaml", 2, "inga"),
        ("Ingrid Salander", "names.yaml", 2, "I. Salander"),
    ]


def test_a_declared_name_keeps_its_kind() -> None:
    found = article("organisations: {Cairo Post: [Cairo]}", declared="places: [Cairo]")
    assert found.places == ("Cairo",)
    assert "Cairo Post" in found.organisations


def test_a_declared_name_can_be_hidden() -> None:
    found = article("hide: [The Editor]", declared="people: [Ann Lee, The Editor]")
    assert found.people == ("Ann Lee",)
    assert evidence(found, "The Editor").rejected


def test_a_name_of_another_kind_does_not_enter_what_is_declared() -> None:
    assert article("people: {Cairo: []}", declared="people: [Ann Lee]").people == ("Ann Lee",)
