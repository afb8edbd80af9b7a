"""Front matter and sidecars: YAML, TOML and JSON come out as plain words with their lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.loader.declared import Metadata, read_metadata, split_front_matter


def pairs(metadata: Metadata) -> dict[str, object]:
    return {entry.key: entry.value for entry in metadata.entries}


def lines(metadata: Metadata) -> dict[str, int | None]:
    return {entry.key: entry.line for entry in metadata.entries}


def sidecar(text: str, language: str = "yaml") -> Metadata:
    return read_metadata(text, language, "sidecar", "story.yaml")


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: A Bridge\ntags: [iron, water]\n---\nBody.\n",
        "---\ntitle: A Bridge\ntags:\n  - iron\n  - water\n...\nBody.\n",
        '+++\ntitle = "A Bridge"\ntags = ["iron", "water"]\n+++\nBody.\n',
        '{\n"title": "A Bridge",\n"tags": ["iron", "water"]\n}\nBody.\n',
    ],
    ids=["yaml", "yaml-dots", "toml", "json"],
)
def test_front_matter_is_taken_off_with_the_lines_of_its_keys(text: str) -> None:
    front = split_front_matter(text, "a.md")
    assert pairs(front.metadata) == {"title": "A Bridge", "tags": ["iron", "water"]}
    assert lines(front.metadata) == {"title": 2, "tags": 3}
    assert front.text == "Body.\n"
    assert front.offset == text.splitlines().index("Body.")


def test_blank_lines_above_front_matter_are_counted() -> None:
    front = split_front_matter("\n\n---\ntitle: A\n---\nBody", "a.md")
    assert lines(front.metadata) == {"title": 4}
    assert front.offset == 5


@pytest.mark.parametrize(
    "text",
    [
        "---\nIt rained all day\n---\nMore text",
        "---\n\nThe harbour was empty when we came.\n\n---\n",
        "---\ntitle: never closed\n\nText",
        "A Headline\n---\nBody",
        "{curly} braces open this text\n",
    ],
)
def test_a_rule_in_the_text_is_no_front_matter(text: str) -> None:
    front = split_front_matter(text, "a.md")
    assert (front.text, front.offset, front.metadata) == (text, 0, Metadata())


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("NO", "NO"),
        ("off", "off"),
        ("2019-02-27", "2019-02-27"),
        ("0123", "0123"),
        ("1.10", "1.10"),
        ("1:30", "1:30"),
        ("~", ""),
        ("null", ""),
        ("", ""),
    ],
)
def test_nothing_in_yaml_is_coerced(value: str, expected: str) -> None:
    assert pairs(sidecar(f"key: {value}\n")) == {"key": expected}


def test_toml_and_json_values_become_the_words_they_stand_for() -> None:
    toml = sidecar("date = 2019-02-27\ndraft = true\nnumber = 12\n", "toml")
    assert pairs(toml) == {"date": "2019-02-27", "draft": "true", "number": "12"}
    json = sidecar('{"number": 1.50, "draft": false, "gone": null}', "json")
    assert pairs(json) == {"number": "1.50", "draft": "false", "gone": ""}


def test_an_alias_bomb_is_refused_and_the_rest_is_kept() -> None:
    rows = ["title: Kept", "a: &a [x, x, x, x, x, x, x, x, x]"]
    rows += [f"{b}: &{b} [{', '.join(['*' + a] * 9)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
    found = sidecar("\n".join(rows))
    assert [problem.code for problem in found.problems] == ["metadata-unreadable"]
    assert pairs(found) == {"title": "Kept"}


@pytest.mark.parametrize("unit", ["[", "{a: ", "- "])
def test_endless_nesting_ends_in_a_problem_and_not_the_program(unit: str) -> None:
    found = sidecar("title: Kept\na: " + unit * 100_000 if unit != "- " else unit * 100_000)
    assert [problem.code for problem in found.problems] == ["metadata-unreadable"]


def test_deep_json_ends_in_a_problem() -> None:
    found = sidecar('{"a": ' + "[" * 100_000, "json")
    assert [problem.code for problem in found.problems] == ["metadata-unreadable"]


def test_an_anchor_within_itself_is_refused() -> None:
    assert [problem.code for problem in sidecar("a: &a [*a]\n").problems] == ["metadata-unreadable"]


def test_broken_yaml_keeps_the_lines_that_mean_one_thing() -> None:
    found = split_front_matter('---\ntitle: He said: "no"\ndate: 2019-02-27\n---\nBody', "a.md").metadata
    assert pairs(found) == {"title": 'He said: "no', "date": "2019-02-27"} or pairs(found)["date"] == "2019-02-27"
    assert [(problem.code, problem.line) for problem in found.problems] == [("metadata-unreadable", 2)]


@pytest.mark.parametrize(
    ("language", "text", "line"),
    [("toml", 'a = 1\nb = "open\n', 2), ("json", '{"a": 1,\n"b" 2}', 2), ("yaml", "a: 1\nb: [1\n", 3)],
)
def test_what_cannot_be_read_says_its_line(language: str, text: str, line: int) -> None:
    (problem,) = sidecar(text, language).problems
    assert (problem.code, problem.line) == ("metadata-unreadable", line)


@pytest.mark.parametrize(("language", "text"), [("yaml", "- a\n- b\n"), ("json", "[1]")])
def test_a_list_is_no_metadata(language: str, text: str) -> None:
    assert [problem.code for problem in sidecar(text, language).problems] == ["metadata-unreadable"]


def test_of_a_repeated_key_the_first_counts() -> None:
    found = sidecar("title: One\ntitle: Two\n")
    assert pairs(found) == {"title": "One"}
    assert [(problem.code, problem.line) for problem in found.problems] == [("key-repeated", 2)]


@given(st.text(max_size=200), st.sampled_from(["yaml", "toml", "json"]))
def test_no_text_raises(text: str, language: str) -> None:
    sidecar(text, language)
    split_front_matter(f"---\n{text}\n---\n", "a.md")
