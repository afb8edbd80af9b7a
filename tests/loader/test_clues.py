"""The readable cases in clues/*.txt: a saved text, and the fields that a right reading of it has."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from newsarchive.article import Article
from newsarchive.loader import plain_paragraphs
from newsarchive.loader.judge import written

from .reading import article

FOLDER = Path(__file__).parent / "clues"


class Case(NamedTuple):
    label: str
    name: str
    text: str
    expected: list[tuple[str, str]]


def cases() -> list[Case]:
    return [case for path in sorted(FOLDER.glob("*.txt")) for case in read_cases(path)]


def read_cases(path: Path) -> list[Case]:
    """Take a file apart: `-- what it shows -- [file name]`, the text, then `=> field: value` lines."""
    found = []
    for part in path.read_text(encoding="utf-8").split("\n-- ")[1:]:
        head, _, rest = part.partition("\n")
        label, _, name = head.partition(" --")
        lines = rest.split("\n")
        expected = [line[3:].partition(": ") for line in lines if line.startswith("=> ")]
        text = "\n".join(line for line in lines if not line.startswith("=> ")).strip("\n")
        found.append(Case(f"{path.stem}: {label}", name.strip() or "story.txt", text, [(f, v) for f, _, v in expected]))
    return found


def value_of(found: Article, field: str) -> str:
    """A field as a case writes it: `-` where there is none."""
    if field == "text":
        return " ¶ ".join(plain_paragraphs(found.body))
    if field == "left out":
        return "; ".join(each.value for each in found.evidence if each.field == "left out") or "-"
    if field == "precision":
        return found.published.precision if found.published else "-"
    if field.endswith("?"):  # a suggestion: read, and not used
        return "; ".join(each.value for each in found.evidence if each.field == field[:-1] and each.rejected) or "-"
    value = getattr(found, field)
    return written(value) if value not in (None, ()) else "-"


def test_there_is_a_file_for_every_clue() -> None:
    clues = Path(__file__).parents[2] / "src/newsarchive/loader/clues"
    kinds = {path.stem for path in clues.glob("*.py")} - {"__init__", "clue", "lines", "remaining"}
    assert {path.stem for path in FOLDER.glob("*.txt") if not path.stem.startswith("layout_")} == kinds


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.label)
def test_case(case: Case) -> None:
    assert case.expected, "a case needs a line that begins with =>"
    found = article(case.text, case.name)
    assert [(field, value_of(found, field)) for field, _ in case.expected] == case.expected
