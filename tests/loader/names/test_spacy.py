"""Names by spaCy: the real library with a small pipeline of patterns; and what is said where it is not installed."""

from __future__ import annotations

import importlib.metadata
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from newsarchive.errors import SettingsError
from newsarchive.loader.names import Mention, find_names
from newsarchive.loader.names.spacy_names import pipeline_version, spacy_finder
from newsarchive.loader.naming import OWN_NAMING, Naming, finder

REASON = "spaCy is not installed: pip install newsarchive[ner]"

BODY = [
    "The Harbour Board met in The Hague on Sunday. Ingrid Salander crossed Quay Bridge to join the Harbour Board.",
    "Salander said that “Bo Ek's” boat was in Aldermoor.",
]

Find = Callable[..., tuple[Mention, ...]]


def pipeline(folder: Path, language: str = "en", label: str = "PERSON", **meta: object) -> str:
    """Write a pipeline of patterns to a folder, as a user's own would be."""
    nlp = pytest.importorskip("spacy", reason=REASON).blank(language)
    names = {
        label: ["Ingrid Salander", "Salander", "Bo Ek's"],
        "GPE": ["The Hague", "Aldermoor"],
        "ORG": ["the Harbour Board", "The Harbour Board"],
        "FAC": ["Quay Bridge"],
    }
    patterns = [{"label": kind, "pattern": each} for kind, listed in names.items() for each in listed]
    nlp.add_pipe("entity_ruler").add_patterns(patterns)
    nlp.meta.update(meta)
    nlp.to_disk(folder / "pipeline")
    return str(folder / "pipeline")


@pytest.fixture
def find(tmp_path: Path) -> Find:
    return spacy_finder(pipeline(tmp_path))


def test_people_places_and_organisations_are_found_and_nothing_else(find: Find) -> None:
    mentions = find("", BODY, "en")
    assert [(each.name, each.kind, each.count, each.paragraph, each.variants) for each in mentions] == [
        ("Harbour Board", "organisations", 2, 0, ()),
        ("The Hague", "places", 1, 0, ()),
        ("Ingrid Salander", "people", 2, 0, ("Salander",)),
        ("Bo Ek", "people", 1, 1, ()),
        ("Aldermoor", "places", 1, 1, ()),
    ]
    assert {each.reason for each in mentions} == {"spacy"}


def test_only_the_body_is_read(find: Find) -> None:
    assert find("Ingrid Salander in Aldermoor", ["Nobody came."], "en", ["Salander on Friday"]) == ()
    assert find("Aldermoor", []) == ()


def test_another_language_is_left_to_the_programs_own_finder(find: Find) -> None:
    body = ["Angela Merkel besuchte am Sonntag Paris, und Salander blieb zu Hause."]
    assert find("", body, "de") == find_names("", body, "de") != ()
    assert [each.reason for each in find("", BODY, "en-GB")] == ["spacy"] * 5


def test_a_pipeline_of_any_language_reads_all(tmp_path: Path) -> None:
    find = spacy_finder(pipeline(tmp_path, language="xx"))
    assert {each.reason for each in find("", ["Ingrid Salander kam."], "de")} == {"spacy"}


def test_the_confidence_is_the_precision_that_the_pipeline_states(tmp_path: Path) -> None:
    stated = {"ents_per_type": {"GPE": {"p": 0.91, "r": 0.5, "f": 0.6}}}
    mentions = spacy_finder(pipeline(tmp_path, performance=stated))("", BODY, "en")
    assert {(each.kind, each.confidence) for each in mentions} == {
        ("places", 0.91),
        ("people", 0.8),
        ("organisations", 0.8),
    }


def test_labels_of_other_pipelines_are_known(tmp_path: Path) -> None:
    people = [
        each.name for each in spacy_finder(pipeline(tmp_path, label="persName"))("", BODY) if each.kind == "people"
    ]
    assert people == ["Ingrid Salander", "Bo Ek"]


def test_a_paragraph_without_end_is_read_in_pieces(find: Find) -> None:
    (mention,) = find("", ["Nothing.", "word " * 30_000 + "Ingrid Salander left. " + "x" * 50_000], "en")
    assert (mention.name, mention.paragraph) == ("Ingrid Salander", 1)


def test_a_pipeline_that_finds_no_names_is_refused(tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy", reason=REASON)
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(SettingsError, match="finds no people, places or organisations"):
        spacy_finder(str(tmp_path / "blank"))("", BODY)


def test_a_broken_pipeline_is_told(tmp_path: Path) -> None:
    name = pipeline(tmp_path)
    (Path(name) / "config.cfg").write_text("[nlp\n", "utf-8")
    with pytest.raises(SettingsError, match="cannot be loaded"):
        spacy_finder(name)("", BODY)


def test_the_version_changes_with_the_pipelines_files(tmp_path: Path) -> None:
    name = pipeline(tmp_path)
    before = pipeline_version(name)
    assert pipeline_version(name) == before
    os.utime(Path(name) / "config.cfg", (1, 1))
    assert pipeline_version(name) != before


def test_a_pipeline_that_has_changed_is_loaded_again(tmp_path: Path) -> None:
    assert len(spacy_finder(pipeline(tmp_path))("", BODY)) == 5
    assert {each.kind for each in spacy_finder(pipeline(tmp_path, label="MISC"))("", BODY)} == {
        "organisations",
        "places",
    }


# Without spaCy, or with a part of it


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The packages that seem to be installed, and their versions."""
    packages: dict[str, str] = {}

    def version(name: str) -> str:
        if name not in packages:
            raise importlib.metadata.PackageNotFoundError(name)
        return packages[name]

    monkeypatch.setattr("newsarchive.loader.names.spacy_names.version", version)
    return packages


@pytest.mark.parametrize("there", [{}, {"spacy": "3.8.1"}])
def test_what_is_missing_is_told_with_what_to_install(installed: dict[str, str], there: dict[str, str]) -> None:
    installed |= there
    with pytest.raises(SettingsError) as caught:
        finder(Naming("en_core_web_sm"))
    said = str(caught.value)
    assert ("no pipeline 'en_core_web_sm'" in said) == bool(there)
    assert "pip install newsarchive[ner]" in said
    assert "python -m spacy download en_core_web_sm" in said


def test_a_folder_needs_spacy_but_no_download(installed: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text(json.dumps({"name": "own"}), "utf-8")
    with pytest.raises(SettingsError) as caught:
        finder(Naming(str(tmp_path)))
    assert "pip install newsarchive[ner]" in str(caught.value)
    assert "download" not in str(caught.value)


def test_the_version_names_spacy_and_the_pipeline(installed: dict[str, str]) -> None:
    installed |= {"spacy": "3.8.1", "en_core_web_sm": "3.8.0"}
    assert Naming("en_core_web_sm").version == "spacy 3.8.1, en_core_web_sm 3.8.0"
    installed["en_core_web_sm"] = "3.8.2"
    assert "3.8.2" in Naming("en_core_web_sm").version


def test_without_the_setting_nothing_of_spacy_is_asked(installed: dict[str, str]) -> None:
    assert finder(OWN_NAMING) is find_names
    assert OWN_NAMING.version == ""
