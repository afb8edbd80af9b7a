"""The files in which the user decides, `names.yaml` and `stories.yaml`: read to nodes, with the line of everything.

Nothing is constructed, so values stay text: `No` is a name, not a truth value. A mistake is a `SettingsError` with file, line
and what to write instead.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from ..errors import SettingsError
from ..text.clean import one_line, tidy

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class UserFile:
    """A file while it is read: its nodes, and complaints that know the file.

    `where` is how errors call it, `example` is a line of it as it should be. What is nested more deeply than `depth` is a
    mistake, and would use up the C parser's stack. Methods that are given a node raise `SettingsError` where it is another thing.
    """

    def __init__(self, where: str, example: str, depth: int, *, aliases: bool = True) -> None:
        self.where, self.example = where, example
        self._depth, self._aliases = depth, aliases

    def root(self, text: str) -> yaml.Node | None:
        """Return the whole of the file; None where nothing is in it. Without `aliases` each line says what it says once."""
        try:
            self._look_over(yaml.parse(text, Loader=_Loader))
            root: yaml.Node | None = yaml.compose(text, Loader=_Loader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            message = f"not valid YAML: {error.problem or error.context}"
            raise self.wrong(message, mark.line + 1 if mark else None, "names with a colon or # need quotes") from error
        except (yaml.YAMLError, ValueError) as error:
            raise self.wrong(f"not valid YAML: {error}".splitlines()[0], None, "save it as UTF-8 text") from error
        return root

    def _look_over(self, events: Iterable[yaml.Event]) -> None:
        depth = 0
        for event in events:
            line = event.start_mark.line + 1 if event.start_mark else None
            if isinstance(event, yaml.AliasEvent) and not self._aliases:
                raise self.wrong(f"'*{event.anchor}' stands for another line", line, "write out what it stands for")
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > self._depth:
                raise self.wrong("this is nested too deeply", line, f"write {self.example} under a section")

    def pairs(self, node: yaml.Node, what: str) -> Iterator[tuple[str, yaml.Node, int]]:
        """Yield key, value and line of a mapping; nothing for an empty value."""
        if is_empty(node):
            return
        if not isinstance(node, yaml.MappingNode):
            raise self.wrong(f"{what} must be lines of 'key: value'", line_of(node), f"write {self.example}")
        seen: dict[str, int] = {}
        for key, value in node.value:
            text, line = self.word(key), line_of(key)
            if text in seen:
                raise self.wrong(f"'{text}' stands in line {seen[text]} already", line, "write both as one")
            seen[text] = line
            yield text, value, line

    def words(self, node: yaml.Node, example: str) -> Iterator[tuple[str, int]]:
        """Yield the words of a list with their lines; nothing for an empty value."""
        if is_empty(node):
            return
        if not isinstance(node, yaml.SequenceNode):
            raise self.wrong("a list is expected here", line_of(node), f"write it like {example}")
        yield from ((self.word(each), line_of(each)) for each in node.value)

    def word(self, node: yaml.Node) -> str:
        """Return the text of a scalar as it is written."""
        text = one_line(tidy(node.value)) if isinstance(node, yaml.ScalarNode) else ""
        if not text:
            raise self.wrong("a name is expected here", line_of(node), "write one, in quotes if it has a colon")
        return text

    def wrong(self, message: str, line: int | None, hint: str) -> SettingsError:
        """Return the error that stops the command."""
        return SettingsError(message, f"{self.where}:{line}" if line else self.where, hint)


def is_empty(node: yaml.Node) -> bool:
    """Whether nothing stands there."""
    return bool(node.tag == "tag:yaml.org,2002:null")


def line_of(node: yaml.Node) -> int:
    """Return the line on which something begins."""
    return int(node.start_mark.line) + 1


def near(key: str, known: tuple[str, ...]) -> str:
    """Return a hint for a key that is not known."""
    found = difflib.get_close_matches(key, known, n=1, cutoff=0.7)
    return f"did you mean '{found[0]}'?" if found else f"known are: {', '.join(known)}"
