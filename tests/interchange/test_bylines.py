"""Which word of a name is the family's is said only where it is certain."""

from __future__ import annotations

import pytest

from newsarchive.interchange.bylines import Name, name_of, names_of

from .holdings import by, holding


@pytest.mark.parametrize(
    ("name", "language", "family", "given"),
    [
        ("Harriet Vance", "en", "Vance", "Harriet"),
        ("Miriam Okafor-Lindqvist", "en-GB", "Okafor-Lindqvist", "Miriam"),
        ("Étienne Maubourg", "fr", "Maubourg", "Étienne"),
        ("Inés Valdecasas", "es", "Valdecasas", "Inés"),
        ("Ann O’Neil", "en", "O’Neil", "Ann"),
        ("John F. Kennedy", "en", "Kennedy", "John F."),
        ("J.M. Coetzee", "en", "Coetzee", "J. M."),
        ("J.-P. Roe", "fr", "Roe", "J.-P."),
        ("Vance, Harriet", None, "Vance", "Harriet"),
        ("Okafor-Lindqvist, Miriam B.", "en", "Okafor-Lindqvist", "Miriam B."),
    ],
)
def test_a_name_is_taken_apart(name: str, language: str | None, family: str, given: str) -> None:
    assert name_of(name, language) == Name(family, given)


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("Harriet Vance", None),  # of no known language
        ("Nagy Imre", "hu"),  # the family stands first there
        ("Kim Jong-un", "en"),  # and here, wherever it is printed
        ("Li Wei", "en"),
        ("Nguyen Anh", "fr"),
        ("Gabriel García Márquez", "es"),  # three words: two of them are the family's
        ("Mary Anne Smith", "en"),  # three words: one of them is
        ("Ludwig van Beethoven", "de"),
        ("Jan deVries", "nl"),
        ("Pelé", "pt"),
        ("Staff Reporter", "en"),
        ("Our Correspondent", "en"),
        ("REUTERS STAFF", "en"),
        ("BBC Monitoring", "en"),
        ("Associated Press", "en"),
        ("Варвара Ольшевская", "ru"),
        ("سامي الحكواتي", "ar"),
        ("李 明", "en"),
        ("Lisbon, press agency", "en"),
        ("Martin Luther King, Jr.", "en"),
    ],
)
def test_a_name_is_left_whole(name: str, language: str | None) -> None:
    assert name_of(name, language) == Name(literal=name)


def test_what_a_paper_is_called_is_nobody_s_name() -> None:
    names = names_of(holding(authors=by("Harbour Echoes", "Ann Roe"), source="The Harbour Echoes").article)
    assert names == (Name(literal="Harbour Echoes"), Name("Roe", "Ann"))


def test_the_agency_is_named_where_nobody_is() -> None:
    assert names_of(holding(authors=(), agency="Cobalt Wire").article) == (Name(literal="Cobalt Wire"),)
    assert names_of(holding(agency="Cobalt Wire").article) == (Name("Halvorsen", "Ingrid"),)
    assert names_of(holding(authors=()).article) == ()
