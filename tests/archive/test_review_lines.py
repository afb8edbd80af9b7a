"""The lines of a finding, in the language of the file they are for."""

from __future__ import annotations

import json
import tomllib

import pytest

from newsarchive.archive.review import Line
from newsarchive.article import Author
from newsarchive.loader.declared import read_metadata

VALUES: list[str | tuple[Author, ...]] = [
    "2019-03-04",
    "The Daily Ledger",
    'He said: "no" # and went',
    "- [x]",
    "null",
    "L’Écho d'Ici",
    (Author("Ann Lee"),),
    (Author("Lee, Ann", "Editor: Sailing"), Author("Bo Ek")),
]


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("language", ["yaml", "toml"])
def test_a_line_is_read_back_as_it_was_meant(value: str | tuple[Author, ...], language: str) -> None:
    line = Line(f"a.{language}", "key", value, "", ())
    (entry,) = read_metadata(f"{line.text}   # a remark\n", language, "sidecar", "a").entries
    plain = value if isinstance(value, str) else [
        {"name": each.name, "role": each.role} if each.role else each.name for each in value
    ]  # fmt: skip
    assert entry.value == plain


def test_json_and_the_plain_look() -> None:
    authors = (Author("Ann Lee"), Author("Bo Ek", "Editor"))
    assert Line("a.yaml", "date", "2019-03-04", "", ()).text == "date: 2019-03-04"
    assert Line("a.yaml", "authors", authors, "", ()).text == "authors: [Ann Lee, {name: Bo Ek, role: Editor}]"
    assert tomllib.loads(Line("a.toml", "date", "2019-03", "", ()).text) == {"date": "2019-03"}
    assert json.loads(f"{{{Line('a.json', 'authors', authors, '', ()).text}}}") == {
        "authors": ["Ann Lee", {"name": "Bo Ek", "role": "Editor"}]
    }


def test_nothing_in_a_name_or_a_remark_can_begin_another_line() -> None:
    hostile = "Ann\u2028draft: true\ntitle: x\x85slug: y"
    for line in (Line("a.yaml", "source", hostile, hostile, ()), Line("a.toml", "source", hostile, hostile, ())):
        assert len(f"{line.text}   # {line.remark}".splitlines()) == 1
