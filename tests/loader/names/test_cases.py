"""The readable cases in cases.txt: a text and the names that are to be found in it, side by side."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from newsarchive.loader.names import find_names

KINDS = ("people", "places", "organisations")


class Case(NamedTuple):
    label: str
    language: str
    title: str
    paragraphs: list[str]
    expected: dict[str, list[str]]


def cases() -> list[Case]:
    text = (Path(__file__).parent / "cases.txt").read_text(encoding="utf-8")
    return [read_case(block) for block in text.split("\n== ")[1:]]


def read_case(block: str) -> Case:
    label, title, *lines = [line for line in block.splitlines() if line]
    expected = {}
    while lines[-1].partition(": ")[0] in KINDS:
        kind, _, names = lines.pop().partition(": ")
        expected[kind] = [] if names == "-" else names.split("; ")
    return Case(label, label.partition(":")[0], title.removeprefix("# "), lines, expected)


@pytest.mark.parametrize("given", ["language told", "language guessed"])
@pytest.mark.parametrize("case", cases(), ids=lambda case: case.label)
def test_case(case: Case, given: str) -> None:
    language = case.language if given == "language told" else None
    mentions = find_names(case.title, case.paragraphs, language)
    found = {kind: [mention.name for mention in mentions if mention.kind == kind] for kind in KINDS}
    assert found == case.expected
