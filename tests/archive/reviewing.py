"""Archives for the tests of the review, in a few words each: read as a user's texts are, so that the evidence is real."""

from __future__ import annotations

from collections.abc import Mapping

from newsarchive.archive.review import Finding, Item, Names, Reviewed, item_of, review
from newsarchive.errors import Problem
from newsarchive.loader import Document
from newsarchive.loader.read import Reader, Sources
from newsarchive.settings import ReadingSettings

#: Words enough for a text that is one, and another such for every number.
WORDS = "harbour lamp ferry quay rope gull fog crew storm vote road bridge school winter market price fish boat engine".split()


def body(number: int, words: int = 120) -> str:
    """Return a text of its own for each number."""
    sentence = [WORDS[(at * (number + 3) + at // 7 + number) % len(WORDS)] for at in range(words)]
    return f"Number {number} tells of the {' '.join(sentence)}."


def markdown(number: int = 0, **declared: str) -> str:
    """Return a text with front matter."""
    front = {"title": f"Story {number}", **declared}
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in front.items()) + f"---\n{body(number)}\n"


def looked_over(
    texts: Mapping[str, str], sidecars: Mapping[str, str] | None = None, names: Names | None = None
) -> Reviewed:
    """Return what a review finds in texts by name; `sidecars` are YAML, by the name of the sidecar."""
    problems: list[Problem] = []
    items = read(texts, sidecars, problems)
    return review(items, problems, names or Names())


def read(
    texts: Mapping[str, str], sidecars: Mapping[str, str] | None = None, problems: list[Problem] | None = None
) -> list[Item]:
    """Return what a review keeps of texts, by name; what was wrong with them joins `problems`."""
    reader = Reader(ReadingSettings())
    items: list[Item] = []
    for name, text in texts.items():
        sidecar = f"{name.rpartition('.')[0]}.yaml"
        has = sidecar in (sidecars or {})
        document = Document(name, name, name, "", len(text), "1", sidecar if has else None)
        metadata = ((sidecar, (sidecars or {})[sidecar].encode()),) if has else ()
        found = reader.read(document, Sources(text.encode(), metadata))
        if problems is not None:
            problems += found.problems
        if found.article is not None:
            items.append(item_of(found.article, document))
    return items


def of_kind(reviewed: Reviewed, code: str) -> list[Finding]:
    """Return the findings with a code, first what is to be looked at first."""
    return [finding for finding in reviewed.findings if finding.problem.code == code]


def lines(finding: Finding) -> list[tuple[str, str]]:
    """Return the lines of a finding as (file, line)."""
    return [(line.file, line.text) for line in finding.lines]
