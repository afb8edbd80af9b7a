"""The tables: where they come from is told in them, and they stay small."""

from __future__ import annotations

from importlib import resources

from newsarchive.loader.names import tables

FOLDER = resources.files("newsarchive.loader.names").joinpath("data")


def test_every_table_names_its_source_and_licence() -> None:
    for file in FOLDER.iterdir():
        first = file.read_text(encoding="utf-8").split("\n", 1)[0]
        assert first.startswith("# "), file.name
        assert any(licence in first for licence in ("MIT", "Unicode License", "CC BY")), file.name


def test_the_tables_are_small() -> None:
    assert sum(len(file.read_bytes()) for file in FOLDER.iterdir()) <= 530_000


def test_a_country_has_its_name_in_the_texts_language() -> None:
    assert "Germany" in tables.places("en").forms
    assert "Allemagne" in tables.places("fr").forms
    assert "Allemagne" not in tables.places("en").forms
    assert "Германия" in tables.places("ru").forms


def test_an_unknown_language_has_the_english_names() -> None:
    assert "Germany" in tables.places("xx").forms


def test_a_city_that_is_a_word_is_not_sure() -> None:
    forms = tables.places("en").forms
    assert forms["Moscow"].sure
    assert not forms["Reading"].sure
    assert not forms["Nice"].sure


def test_an_abbreviated_state_is_no_place_by_itself() -> None:
    assert "Ont." in tables.region_marks()
    assert "Ont." not in tables.places("en").forms


def test_a_town_is_known_where_its_language_is_written() -> None:
    assert tables.places("pt").forms["Coimbra"].sure
    assert tables.places("he").forms["נצרת"].sure
    assert "נצרת" not in tables.places("en").forms


def test_no_given_name_is_a_town() -> None:
    assert "Bordeaux" in tables.places("fr").forms
    assert "Antony" not in tables.places("fr").forms
