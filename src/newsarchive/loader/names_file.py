"""The user's `names.yaml`: which spellings are one name, and what is never a name.

    people:
      Ann Lee: [Anne Lee, A. J. Lee]
    organisations:
      Harbour Board: {variants: [HB]}
    hide: [Sunday Edition]

It is configuration: a mistake in it stops the command, with file, line and what to write instead.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from typing import Any, Literal, TypeAlias, get_args

import msgspec
import yaml

from ..errors import SettingsError
from ..text.clean import fold, one_line, tidy

Kind: TypeAlias = Literal["people", "places", "organisations"]

#: The kinds of names, each a section of the file and a field of an article.
KINDS: tuple[Kind, ...] = get_args(Kind)

_HIDE = "hide"
_PARTS = ("variants",)
_VARIANTS = "[Anne Lee, A. Lee]"
#: Section, name, parts, list: what is nested more deeply is a mistake, and would use up the C parser's stack.
_MAX_DEPTH = 4
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class KnownName(msgspec.Struct, frozen=True):
    """What a spelling means: the full form, its kind, and the line that says so."""

    name: str
    kind: Kind
    line: int


class NamesFile(msgspec.Struct, frozen=True):
    """What the user says of names.

    `path` is the file as the configuration has it, "" where there is none. `spellings` are the full forms and all
    their variants, `hidden` the lines of what is never a name; both by the folded spelling (`text.clean.fold`).
    """

    path: str = ""
    spellings: dict[str, KnownName] = {}
    hidden: dict[str, int] = {}

    def known(self, spelling: str) -> KnownName | None:
        """Return what the file says that `spelling` means."""
        return self.spellings.get(fold(spelling)) if self.spellings else None

    def hides(self, spelling: str) -> int | None:
        """Return the line that says that `spelling` is never a name."""
        return self.hidden.get(fold(spelling)) if self.hidden else None


def parse_names(text: str, path: str, where: str | None = None) -> NamesFile:
    """Return what a names file says. `where` is how errors call it, if not `path`.

    Raises `SettingsError` with file, line and a hint for bad YAML, an unknown key, a value of the wrong kind, and a
    spelling that is to mean two things.
    """
    names = _Names(where or path)
    root = _compose(text, names.where)
    for key, section, line in names.pairs(root, "sections") if root else ():
        if key == _HIDE:
            for spelling, at in names.spellings(section, "[Sunday Edition]"):
                names.hide(spelling, at)
        elif key in KINDS:
            names.section(key, section)
        else:
            raise names.wrong(f"unknown section '{key}'", line, _near(key, (*KINDS, _HIDE)))
    return NamesFile(path, names.known, names.hidden)


class _Names:
    """The file while it is read: what is known so far, and complaints that know the file."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.known: dict[str, KnownName] = {}
        self.hidden: dict[str, int] = {}

    def section(self, kind: Kind, node: yaml.Node) -> None:
        """Take in all names of a kind."""
        for name, value, line in self.pairs(node, f"the names under '{kind}'"):
            self.claim(name, KnownName(name, kind, line))
            for variant, at in self.variants(value):
                self.claim(variant, KnownName(name, kind, at))

    def variants(self, node: yaml.Node) -> Iterator[tuple[str, int]]:
        """Yield the variants of a name and their lines; none where nothing stands behind its colon."""
        if not isinstance(node, yaml.MappingNode):
            yield from self.spellings(node, _VARIANTS)
            return
        for part, value, line in self.pairs(node, "the parts of a name"):
            if part not in _PARTS:
                raise self.wrong(f"unknown key '{part}'", line, _near(part, _PARTS))
            yield from self.spellings(value, _VARIANTS)

    def claim(self, spelling: str, known: KnownName) -> None:
        """Let a spelling mean one name. Refuses what already means another, or is hidden."""
        key = fold(spelling)
        other = self.known.setdefault(key, known)
        if (other.name, other.kind) != (known.name, known.kind):
            message = f"“{spelling}” is {other.name} ({other.kind}) in line {other.line} already"
            raise self.wrong(message, known.line, "a spelling means one name: leave it in one place")
        if key in self.hidden:
            raise self.wrong(f"“{spelling}” is hidden in line {self.hidden[key]}", known.line, "leave one of the two")

    def hide(self, spelling: str, line: int) -> None:
        """Let a spelling be no name. Refuses one that means a name."""
        known = self.known.get(fold(spelling))
        if known:
            raise self.wrong(f"“{spelling}” means {known.name} in line {known.line}", line, "leave one of the two")
        self.hidden.setdefault(fold(spelling), line)

    def pairs(self, node: yaml.Node, what: str) -> Iterator[tuple[str, yaml.Node, int]]:
        """Yield key, value and line of a mapping; nothing for an empty value."""
        if _is_empty(node):
            return
        if not isinstance(node, yaml.MappingNode):
            raise self.wrong(f"{what} must be lines of 'key: value'", _line(node), "write Ann Lee: [Anne Lee]")
        seen: dict[str, int] = {}
        for key, value in node.value:
            text, line = self.word(key), _line(key)
            if text in seen:
                raise self.wrong(f"'{text}' stands in line {seen[text]} already", line, "write both as one")
            seen[text] = line
            yield text, value, line

    def spellings(self, node: yaml.Node, example: str) -> Iterator[tuple[str, int]]:
        """Yield the words of a list with their lines; nothing for an empty value."""
        if _is_empty(node):
            return
        if not isinstance(node, yaml.SequenceNode):
            raise self.wrong("a list is expected here", _line(node), f"write it like {example}")
        yield from ((self.word(each), _line(each)) for each in node.value)

    def word(self, node: yaml.Node) -> str:
        """Return the text of a scalar as it is written: `No` is a name, not a truth value."""
        text = one_line(tidy(node.value)) if isinstance(node, yaml.ScalarNode) else ""
        if not text:
            raise self.wrong("a name is expected here", _line(node), "write one, in quotes if it has a colon")
        return text

    def wrong(self, message: str, line: int | None, hint: str) -> SettingsError:
        """Return the error that stops the command."""
        return _error(message, self.where, line, hint)


def _compose(text: str, where: str) -> yaml.Node | None:
    """Return the file as nodes: nothing is constructed, so values stay text and lines are known."""
    try:
        _refuse_depth(yaml.parse(text, Loader=_Loader), where)
        root: yaml.Node | None = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = f"not valid YAML: {error.problem or error.context}"
        raise _error(message, where, mark.line + 1 if mark else None, "names with a colon or # need quotes") from error
    except (yaml.YAMLError, ValueError) as error:
        raise _error(f"not valid YAML: {error}".splitlines()[0], where, None, "save it as UTF-8 text") from error
    return root


def _refuse_depth(events: Iterable[yaml.Event], where: str) -> None:
    depth = 0
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _MAX_DEPTH:
            hint = "write Ann Lee: [Anne Lee] under a section"
            line = event.start_mark.line + 1 if event.start_mark else None
            raise _error("this is nested too deeply", where, line, hint)


def _error(message: str, where: str, line: int | None, hint: str) -> SettingsError:
    return SettingsError(message, f"{where}:{line}" if line else where, hint)


def _is_empty(node: yaml.Node) -> bool:
    return bool(node.tag == "tag:yaml.org,2002:null")


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _near(key: str, known: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(key, known, n=1, cutoff=0.7)
    return f"did you mean '{near[0]}'?" if near else f"known are: {', '.join(known)}"
