"""The documents say what is: schema, problem codes, commands and options, examples and links are compared with the program."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import jsonschema
import pytest
from click.testing import CliRunner

from newsarchive.builder.pages.evidence_rows import _KINDS
from newsarchive.cli import _COMMANDS, _group
from newsarchive.loader.fields import _NAMES
from newsarchive.settings import Settings, parse_settings

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
MARKDOWN = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md")])
SCHEMA = DOCS / "newsarchive.schema.json"

_CODE = re.compile(r"[a-z]+(?:-[a-z]+)*")


def document(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


# The schema


def test_the_schema_is_that_of_the_program() -> None:
    printed = CliRunner().invoke(_group, ["init", "--schema"]).output
    assert SCHEMA.read_text("utf-8") == printed, (
        "make it again: newsarchive init --schema > docs/newsarchive.schema.json"
    )


def test_the_repositorys_configuration_fits_the_schema() -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(tomllib.loads((ROOT / "newsarchive.toml").read_text("utf-8")), schema)


def test_the_schema_refuses_what_is_misspelt() -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"site": {"nam": "x"}}, schema)


@pytest.mark.parametrize("name", ["README.md", "docs/configuration.md", "docs/looks.md"])
def test_examples_of_configuration_fit_the_schema(name: str) -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    examples = re.findall(r"```toml\n(.*?)```", (ROOT / name).read_text("utf-8"), re.DOTALL)
    assert examples
    for example in examples:
        jsonschema.validate(tomllib.loads(example), schema)
        parse_settings(example)


def test_every_key_is_documented() -> None:
    text = document("configuration.md")
    sections = ("site", "feeds", "look", "reading", "names", "stories", "addresses")
    keys = [*Settings.__struct_fields__]
    for section in sections:
        keys += type(getattr(Settings(), section)).__struct_fields__
    assert [key for key in keys if key not in sections and f"| `{key}` |" not in text] == []


# Problems


def test_every_problem_code_is_documented_and_no_other() -> None:
    documented = set(re.findall(r"^\| `([a-z-]+)` \|", document("problems.md"), re.MULTILINE))
    assert documented == set(codes_in_source())


def codes_in_source() -> Iterator[str]:
    """The codes given to `Problem` (third), `Wrong` (first), discovery's `problem` (first) and `_no_article` (second)."""
    places = {"Problem": 2, "Wrong": 0, "problem": 0, "_no_article": 1}
    for file in sorted((ROOT / "src").rglob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            place = places.get(called)
            if place is not None and len(call.args) > place:
                yield from _texts_of(call.args[place], tree)


def _texts_of(node: ast.expr, tree: ast.Module) -> Iterator[str]:
    """The strings an argument can be: itself, or whatever is assigned to its name in the same module."""
    if isinstance(node, ast.Name):
        values = [
            each.value
            for each in ast.walk(tree)
            if isinstance(each, ast.Assign)
            for target in each.targets
            if isinstance(target, ast.Name) and target.id == node.id
        ]
    else:
        values = [node]
    for value in values:
        branches = [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]
        for branch in branches:
            if isinstance(branch, ast.Constant) and isinstance(branch.value, str) and _CODE.fullmatch(branch.value):
                yield branch.value


def test_codes_are_found_where_they_are_known_to_be() -> None:
    assert {"date-unknown", "date-ambiguous", "link-broken", "format-unknown", "binary", "undated"} <= set(
        codes_in_source()
    )


# Commands


@pytest.mark.parametrize("name", sorted(_COMMANDS))
def test_every_command_and_option_is_documented(name: str) -> None:
    text = document("commands.md")
    section = re.search(rf"^## {name}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert section, f"docs/commands.md has no section '## {name}'"
    shared = {option: row for row in re.findall(r"^\| `-.*$", text, re.MULTILINE) for option in _options(row)}
    command = _group.get_command(click.Context(_group), name)
    assert command is not None
    for parameter in command.params:
        for option in parameter.opts if isinstance(parameter, click.Option) else ():
            own = option in _options(section[1])
            names = shared.get(option, "").split("|")
            told = len(names) > 2 and (
                f"`{name}`" in names[2] or ("all but" in names[2] and f"`{name}`" not in names[2])
            )
            assert own or told, f"{name} {option} is not in docs/commands.md"


def _options(text: str) -> set[str]:
    return set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*|(?<![\w-])-[A-Z]\b", text))


def test_no_option_is_documented_that_does_not_exist() -> None:
    known = {"--help", "-h", "--version"}
    for name in _COMMANDS:
        command = _group.get_command(click.Context(_group), name)
        assert command is not None
        known |= {option for parameter in command.params for option in parameter.opts}
    rows = re.findall(r"^\| (`-[^|]*)\|", document("commands.md"), re.MULTILINE)
    assert {option for row in rows for option in _options(row)} <= known


# Reading


def test_every_field_stands_with_all_its_names() -> None:
    table = document("reading.md").partition("### Fields and their names")[2].partition("\n## ")[0]
    rows = dict(re.findall(r"^\| `(\w+)` \| ([^|]*) \|", table, re.MULTILINE))
    assert {field: rows.get(field) for field in _NAMES} == _NAMES


def test_every_kind_of_evidence_is_documented() -> None:
    table = document("reading.md").partition("## What is read from the text")[2].partition("\n## ")[0]
    assert [kind for kind in _KINDS if f"`{kind}`" not in table] == []


def test_the_readmes_example_is_what_inspect_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    found = re.search(
        r"^\$ newsarchive inspect (\S+)\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    assert found
    shown = CliRunner().invoke(_group, ["inspect", found[1]]).output
    assert found[2] in shown, f"README.md shows another reading of {found[1]} than the program gives"


# Templates


def test_every_template_is_documented() -> None:
    text = document("templates.md")
    files = [file.name for file in (ROOT / "templates").rglob("*") if file.is_file() and not file.name.startswith(".")]
    assert [name for name in files if f"`{name}`" not in text] == []


# Links


@pytest.mark.parametrize("file", MARKDOWN, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_links_lead_to_files_and_headings(file: Path) -> None:
    broken = []
    for target in _links(file.read_text("utf-8")):
        path, _, fragment = target.partition("#")
        place = file.parent / path if path else file
        if not place.exists() or (fragment and fragment not in _anchors(place)):
            broken.append(target)
    assert broken == []


def _links(text: str) -> Iterator[str]:
    without_code = re.sub(r"^```.*?^```|`[^`\n]*`", "", text, flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^()\s]+)\)", without_code):
        if not re.match(r"[a-z]+:", target):
            yield target


def _anchors(file: Path) -> set[str]:
    headings = re.findall(r"^#{1,6} (.+)$", file.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("file", MARKDOWN, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_no_machines_path_is_told(file: Path) -> None:
    assert re.findall(r"(?<![\w.~-])/(?:tmp|home|root|work|Users)/\S*", file.read_text("utf-8")) == []
