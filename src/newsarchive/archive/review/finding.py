"""What a review says: what is worth a person's look, and the line that settles it.

A line is written in the language of its file, so that it can be copied from the terminal as it stands.
"""

from __future__ import annotations

import json
import re

import msgspec

from ...article import Author
from ...errors import Problem
from ...text.clean import one_line, printable

#: What needs no quotes in YAML, on a line of its own as well as within brackets.
_PLAIN = re.compile(r"[^\W_](?:[\w .’'-]*[\w.])?")


class Namesake(msgspec.Struct, frozen=True):
    """One of several who share a name: a name of its own, and the span of years in which texts mean that one."""

    name: str
    years: str


class Listed(msgspec.Struct, frozen=True):
    """One of the texts that a rule for stories is for, by the name that the catalogue has for it."""

    name: str


Value = str | tuple[Author, ...] | tuple[Namesake, ...] | tuple[Listed, ...]


class Line(msgspec.Struct, frozen=True):
    """A line that settles something: `key` and `value` for `file`, a sidecar, a folder's defaults, or a file of the user's.

    `why` says what speaks for it, `texts` are the texts it speaks of. An empty `value` is for a person to fill in. `section` is
    the part of `names.yaml` or `stories.yaml` that the line belongs into, "" for other files.
    """

    file: str
    key: str
    value: Value
    why: str
    texts: tuple[str, ...]
    section: str = ""

    @property
    def text(self) -> str:
        """The line as it is written in its file: YAML, TOML or JSON."""
        if self.section:
            write = _rule if any(isinstance(each, Listed) for each in self.value) else _in_names_file
            return printable(write(self.key, self.value))
        return printable(_WRITERS.get(self.file.rpartition(".")[2].lower(), _yaml)(self.key, self.value))

    @property
    def remark(self) -> str:
        """What speaks for it, fit for a comment."""
        return one_line(printable(self.why))


class Finding(msgspec.Struct, frozen=True):
    """Something a librarian would look at. Of `lines` each one settles it for its texts; `choices` says that only one may stand.

    `weight` orders the findings of one kind: the heaviest is looked at first.
    """

    problem: Problem
    lines: tuple[Line, ...] = ()
    weight: float = 0.0
    choices: bool = False


def add(line: Line) -> str:
    """Return what to do with a line, as a hint."""
    return f"add to {line.file}: {line.text}"


def _rule(title: str, value: Value) -> str:
    """Return a line that gives the stories of texts, or the texts themselves, a title."""
    listed = (_yaml_text(each.name) for each in value if isinstance(each, Listed))
    return f"{_yaml_text(title)}: [{', '.join(listed)}]"


def _in_names_file(name: str, value: Value) -> str:
    """Return a line that tells namesakes apart, or, without any, says that a name is one."""
    split = ", ".join(
        f"{_yaml_text(each.name)}: {{years: {each.years}}}" for each in value if isinstance(each, Namesake)
    )
    return f"{_yaml_text(name)}: {{split: {{{split}}}}}" if split else f"{_yaml_text(name)}:"


def _yaml(key: str, value: Value) -> str:
    if isinstance(value, str):
        return f"{key}: {_yaml_text(value)}".rstrip() if value else f"{key}:"
    authors = (
        f"{{name: {_yaml_text(each.name)}, role: {_yaml_text(each.role)}}}" if each.role else _yaml_text(each.name)
        for each in value
        if isinstance(each, Author)
    )
    return f"{key}: [{', '.join(authors)}]"


def _yaml_text(text: str) -> str:
    return text if _PLAIN.fullmatch(text) and text.casefold() != "null" else _quoted(text)


def _toml(key: str, value: Value) -> str:
    if isinstance(value, str):
        return f"{key} = {_quoted(value)}"
    authors = (
        f"{{name = {_quoted(each.name)}, role = {_quoted(each.role)}}}" if each.role else _quoted(each.name)
        for each in value
        if isinstance(each, Author)
    )
    return f"{key} = [{', '.join(authors)}]"


def _json(key: str, value: Value) -> str:
    plain = (
        value
        if isinstance(value, str)
        else [
            {"name": each.name, "role": each.role} if each.role else each.name
            for each in value
            if isinstance(each, Author)
        ]
    )
    return f"{_quoted(key)}: {json.dumps(plain, ensure_ascii=False)}"


def _quoted(text: str) -> str:
    """A JSON string is a YAML and a TOML string as well."""
    return json.dumps(text, ensure_ascii=False)


_WRITERS = {"toml": _toml, "json": _json}
