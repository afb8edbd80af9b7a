"""Metadata that somebody wrote down on purpose: front matter, sidecars, folder defaults.

All three come in YAML, TOML or JSON and end as the same thing: keys with plain values (text, lists, mappings) and the
line each stands in. Nothing is coerced on the way: `title: 2019` is a title, `lang: no` is Norwegian, and a date is read
by the archive's own rules and not by YAML's.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import yaml

from ..errors import Problem
from ..text.clean import one_line, tidy

Plain = str | list[Any] | dict[str, Any]

#: More nodes than any honest metadata has, a list of thousands of names among it; stops alias bombs before they are unfolded.
_MAX_NODES = 50_000
#: The lines of this many TOML and JSON keys are looked up; no honest metadata has more.
_MAX_LINED = 200
#: Brackets within brackets; twenty are kept, and what has fewer openings than this cannot be deeper.
_MAX_DEPTH = 500
#: The tag of what is nothing.
_NULL = "tag:yaml.org,2002:null"


class Declared(msgspec.Struct, frozen=True):
    """One declared key: `value` is text, a list or a mapping of such; `kind` is `front-matter`, `sidecar`, `defaults`."""

    key: str
    value: Any
    kind: str
    path: str
    line: int | None


class Metadata(msgspec.Struct, frozen=True):
    """What a block or file of metadata declares, and what is wrong in it."""

    entries: tuple[Declared, ...] = ()
    problems: tuple[Problem, ...] = ()


class FrontMatter(msgspec.Struct, frozen=True):
    """A text taken apart: its metadata, the rest, and the number of lines before the rest."""

    metadata: Metadata
    text: str
    offset: int


class _Unreadable(Exception):
    """The block is not valid; `line` counts from 1 within it."""

    def __init__(self, message: str, line: int | None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


def split_front_matter(text: str, path: str) -> FrontMatter:
    """Take YAML (`---`), TOML (`+++`) or JSON (`{`) front matter off the top of `text`, where there is any.

    A block that is opened but not valid stays out of the article's text and is reported with its line.
    """
    lead = len(text) - len(text.lstrip("\n"))
    lines = text[lead:].split("\n")
    fence = lines[0].rstrip()
    if fence in ("---", "+++"):
        closers = ("---", "...") if fence == "---" else ("+++",)
        end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() in closers), None)
        if end is not None and _looks_declared(lines[1:end], fence):
            language = "yaml" if fence == "---" else "toml"
            return _cut(lines, 1, end, end + 1, language, path, lead)
    if fence == "{" or fence.startswith('{"'):
        end = next((i for i, line in enumerate(lines) if line.rstrip() == "}"), None)
        if end is not None:
            return _cut(lines, 0, end + 1, end + 1, "json", path, lead)
    return FrontMatter(Metadata(), text, 0)


def read_metadata(text: str, language: str, kind: str, path: str, offset: int = 0) -> Metadata:
    """Read a block in `language` (`yaml`, `toml`, `json`); `offset` lines stand before it in its file."""
    try:
        pairs = list(_READERS[language](text))
    except _Unreadable as error:
        line = error.line + offset if error.line else None
        hint = "only its plain 'key: value' lines are used"
        salvaged = _salvage(text, language, kind, path, offset)
        return Metadata(salvaged, (Problem(path, line, "metadata-unreadable", error.message, hint),))
    entries, problems, seen = [], [], set[str]()
    for key, value, line in pairs:
        at = line + offset if line else None
        if key in seen:
            problems.append(
                Problem(
                    path,
                    at,
                    "key-repeated",
                    f"'{one_line(tidy(key))[:60]}' stands here a second time",
                    "the first one counts",
                )
            )
            continue
        seen.add(key)
        entries.append(Declared(key, value, kind, path, at))
    return Metadata(tuple(entries), tuple(problems))


def _salvage(text: str, language: str, kind: str, path: str, offset: int) -> tuple[Declared, ...]:
    """Keep the lines of a broken YAML block that can only mean one thing: `title: He said: "no"` is no reason to lose a date."""
    if language != "yaml":
        return ()
    found: dict[str, Declared] = {}
    for number, line in enumerate(text.split("\n"), 1 + offset):
        pair = re.match(r"([A-Za-z_][\w-]{0,40}):[ \t]+([^\s\[{&*!|>].*)$", line)
        if pair and pair[1] not in found:
            found[pair[1]] = Declared(pair[1], pair[2].strip().strip("\"'"), kind, path, number)
    return tuple(found.values())


def _looks_declared(lines: list[str], fence: str) -> bool:
    """A `---` at the top may be a rule in the text: it is front matter only if its first words are a key."""
    first = next((line for line in lines if line.strip() and not line.lstrip().startswith("#")), None)
    if first is None:
        return True
    return (
        bool(re.match(r"\s*[\"']?[\w][\w -]{0,40}[\"']?\s*" + (":" if fence == "---" else "="), first))
        or fence == "+++"
    )


def _cut(lines: list[str], start: int, end: int, rest: int, language: str, path: str, lead: int) -> FrontMatter:
    block = "\n".join(lines[start:end])
    metadata = read_metadata(block, language, "front-matter", path, offset=lead + start)
    return FrontMatter(metadata, "\n".join(lines[rest:]), lead + rest)


def _tag(_: Any, kind: type[yaml.Node], value: Any, implicit: Any) -> str:
    """What a plain scalar may be in YAML is asked by a dozen patterns. Here all is text, and only nothing is told from it."""
    nothing = kind is yaml.ScalarNode and implicit[0] and value in ("", "~", "null", "Null", "NULL")
    return _NULL if nothing else ""


_LOADER: Any = type("_Loader", (getattr(yaml, "CBaseLoader", yaml.BaseLoader),), {"resolve": _tag})


def _read_yaml(text: str) -> Iterator[tuple[str, Plain, int | None]]:
    try:
        _refuse_depth(text)
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _Unreadable(
            f"not valid YAML: {error.problem or error.context}", mark.line + 1 if mark else None
        ) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise _Unreadable(f"not valid YAML: {error}".splitlines()[0], None) from error
    if node is None:
        return
    if not isinstance(node, yaml.MappingNode):
        raise _Unreadable("the metadata is not a list of 'key: value' lines", 1)
    budget = [_MAX_NODES]
    for key, value in node.value:
        yield _plain_key(key), _plain(value, budget, 0), key.start_mark.line + 1


def _refuse_depth(text: str) -> None:
    """The C parser walks down every bracket on the machine's own stack: a hundred thousand end the program."""
    if sum(text.count(opening) for opening in "[{\n-?:") <= _MAX_DEPTH:
        return
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _MAX_DEPTH:
                raise _Unreadable("the metadata is nested too deeply", None)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _plain_key(node: yaml.Node) -> str:
    return str(node.value) if isinstance(node, yaml.ScalarNode) else "?"


def _plain(node: yaml.Node, budget: list[int], depth: int) -> Plain:
    budget[0] -= 1
    if budget[0] < 0 or depth > 20:
        raise _Unreadable("the metadata is far too large (anchors and aliases?)", node.start_mark.line + 1)
    if isinstance(node, yaml.ScalarNode):
        empty = node.tag == _NULL or (node.style is None and node.value in ("~", "null"))
        return "" if empty else str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, budget, depth + 1) for child in node.value]
    return {_plain_key(key): _plain(value, budget, depth + 1) for key, value in node.value}


def _read_toml(text: str) -> Iterator[tuple[str, Plain, int | None]]:
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        line = re.search(r"line (\d+)", str(error))
        raise _Unreadable(f"not valid TOML: {error}", int(line[1]) if line else None) from error
    yield from _with_lines(data, text, r"^\s*(?:\[+\s*)?[\"']?{}[\"']?\s*[=\].]")


def _read_json(text: str) -> Iterator[tuple[str, Plain, int | None]]:
    try:
        data = json.loads(text, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        raise _Unreadable(f"not valid JSON: {error.msg}", error.lineno) from error
    except RecursionError as error:
        raise _Unreadable("not valid JSON: nested too deeply", None) from error
    if not isinstance(data, dict):
        raise _Unreadable("the metadata is not a JSON object", 1)
    yield from _with_lines(data, text, r'^\s*{{?\s*"{}"\s*:|^.*[{{,]\s*"{}"\s*:')


def _with_lines(data: dict[str, Any], text: str, pattern: str) -> Iterator[tuple[str, Plain, int | None]]:
    lines = text.split("\n")
    for number, (key, value) in enumerate(data.items()):
        if number >= _MAX_LINED:
            yield key, _unparsed(value), None
            continue
        finder = re.compile(pattern.replace("{}", re.escape(key)).replace("{{", "{"))
        line = next((at for at, each in enumerate(lines, 1) if finder.match(each)), None)
        yield key, _unparsed(value), line


def _unparsed(value: Any) -> Plain:
    """Back to text: dates, numbers and truth values as they would have been written."""
    if isinstance(value, dict):
        return {str(key): _unparsed(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_unparsed(each) for each in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return ""
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


_READERS: dict[str, Callable[[str], Iterator[tuple[str, Plain, int | None]]]] = {
    "yaml": _read_yaml,
    "toml": _read_toml,
    "json": _read_json,
}
