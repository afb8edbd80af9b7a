"""News texts with the names that they have: read from news/*.txt, and held against what is found."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from newsarchive.loader.names import find_names

KINDS = ("people", "places", "organisations")
_ANSWER = "=> "


class News(NamedTuple):
    """A text, the names of each kind that matter in it, and names that are neither asked for nor wrong."""

    label: str
    language: str
    title: str
    paragraphs: list[str]
    expected: dict[str, list[str]]
    allowed: list[str]


class Found(NamedTuple):
    """Of one kind in one text: names right, missing, and wrong; how many were proposed."""

    right: list[str]
    missing: list[str]
    wrong: list[str]
    proposed: int


def read_news() -> list[News]:
    """All cases of all languages, file by file."""
    files = sorted((Path(__file__).parent / "news").glob("*.txt"))
    return [_case(file.stem, block) for file in files for block in file.read_text("utf-8").split("\n-- ")[1:]]


def find(news: News, kind: str) -> Found:
    """What the finder says of a text, held against the answers."""
    mentions = find_names(news.title, news.paragraphs, news.language)
    proposed = [mention.name for mention in mentions if mention.kind == kind]
    expected = news.expected[kind]
    return Found(
        right=[name for name in expected if name in proposed],
        missing=[name for name in expected if name not in proposed],
        wrong=[name for name in proposed if name not in expected and name not in news.allowed],
        proposed=len(proposed),
    )


def _case(language: str, block: str) -> News:
    label, *lines = [line for line in block.splitlines() if line]
    answers = [line.removeprefix(_ANSWER).partition(": ") for line in lines if line.startswith(_ANSWER)]
    names = {key: listed.split("; ") for key, _, listed in answers}
    title, *paragraphs = [line for line in lines if not line.startswith(_ANSWER)]
    expected = {kind: names.get(kind, []) for kind in KINDS}
    label = f"{language}: {label.removesuffix(' --')}"
    return News(label, language, title.removeprefix("# "), paragraphs, expected, names.get("may be", []))
