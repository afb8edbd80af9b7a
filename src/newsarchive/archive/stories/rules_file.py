"""The user's `stories.yaml`: which stories are one, which articles are another, how a story is called, and what is none.

    merge:
      The ferry strike: [/stories/2011/05/04/weavers-walk-out/, articles/2012/strike-ends.txt]
    split:
      The weavers' picnic: ["articles/2011/picnic-*.txt"]
      none: [articles/2011/weather.txt]
    rename:
      Fire at the mill: articles/1987/mill-burns.txt
    hide: [/stories/1999/01/04/the-week-ahead/]

It is configuration: mistakes in it stop the command, all of them told, each with file, line and what to write instead.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args
from urllib.parse import unquote, urlsplit

import yaml

from ...errors import SettingsError
from ...loader import UserFile, is_empty, line_of, near
from ...text.clean import fold
from .rules import NO_STORY, STORIES, Named, Rule, Rules, Verb, address_of

_VERBS: tuple[Verb, ...] = get_args(Verb)
#: Section, title, list, and one more, so that what stands there is told: what is nested more deeply is a mistake.
_MAX_DEPTH = 4
_EXAMPLE = "The ferry strike: [articles/2011/strike.txt, articles/2012/strike.txt]"
_LIST = "[articles/2011/strike.txt, /stories/2012/03/02/strike-ends/]"
#: Each pattern is held against many paths: more of them would take minutes.
_PATTERNS = 1000
#: So many mistakes are told.
_TOLD = 20


def parse_rules(text: str, where: str, base_url: str = "") -> Rules:
    """Return what a file of rules says, in its order. `where` is how errors call it; addresses may begin with `base_url`.

    Raises `SettingsError` with file, line and a hint for each mistake: bad YAML, an unknown section, a value of the wrong kind,
    two titles that would stand at one address.
    """
    file = _Rules(where, urlsplit(base_url).path.rstrip("/"))
    root = file.root(text)
    if root is not None:
        file.all_of(lambda: file.sections(root))
    file.stop_at_mistakes()
    rules = sorted(file.rules, key=lambda rule: rule.place)
    return Rules(where, tuple(rules))


class _Rules(UserFile):
    """The file while it is read: the rules so far, and the mistakes."""

    def __init__(self, where: str, base_path: str) -> None:
        super().__init__(where, _EXAMPLE, _MAX_DEPTH, aliases=False)
        self.base_path = base_path
        self.rules: list[Rule] = []
        self.mistakes: list[SettingsError] = []
        self.titles: dict[str, tuple[str, int]] = {}
        self.patterns = 0

    def all_of(self, read: Callable[[], None]) -> None:
        """Read a part of the file; what is wrong in it does not keep others from being read."""
        try:
            read()
        except SettingsError as error:
            self.mistakes.append(error)

    def stop_at_mistakes(self) -> None:
        """Raise what was wrong, if anything was."""
        if len(self.mistakes) == 1:
            raise self.mistakes[0]
        if self.mistakes:
            more = len(self.mistakes) - _TOLD
            lines = [*map(str, self.mistakes[:_TOLD]), *([f"… and {more:,} more"] if more > 0 else [])]
            raise SettingsError("\n".join(lines))

    def sections(self, root: yaml.Node) -> None:
        """Take in the whole file."""
        for verb, section, line in self.pairs(root, "sections"):
            self.all_of(lambda verb=verb, section=section, line=line: self.section(verb, section, line))  # type: ignore[misc]

    def section(self, verb: str, node: yaml.Node, line: int) -> None:
        """Take in a section."""
        if verb not in _VERBS:
            raise self.wrong(f"unknown section '{verb}'", line, near(verb, _VERBS))
        if verb == "hide":
            for named in self.named(node):
                self.add("hide", "", named.line, (named,))
            return
        for title, value, at in self.pairs(node, f"what stands under '{verb}'"):
            self.all_of(lambda title=title, value=value, at=at: self.rule(verb, title, value, at))  # type: ignore[misc]

    def rule(self, verb: Verb, title: str, node: yaml.Node, line: int) -> None:
        """Take in a rule with a title."""
        none = fold(title) in NO_STORY
        if none and verb != "split":
            raise self.wrong(f"“{title}” is no title", line, "a story that is none belongs under hide:")
        named = self.named(node)
        if not named:
            raise self.wrong(f"nothing says what “{title}” is for", line, f"write {title}: {_LIST}")
        if verb == "rename" and len(named) > 1:
            raise self.wrong(
                f"“{title}” is to be the name of several stories", line, "to make them one, put it under merge:"
            )
        self.add(verb, "" if none else title, line, named)

    def add(self, verb: Verb, title: str, line: int, named: tuple[Named, ...]) -> None:
        """Take in a rule whose parts are in order. Refuses a title at whose address another one stands."""
        if title:
            other, at = self.titles.setdefault(address_of(title), (title, line))
            if other != title:
                hint = "write both titles alike, or so that they differ in letters"
                raise self.wrong(f"“{title}” would stand where “{other}” of line {at} does", line, hint)
        self.rules.append(Rule(verb, title, line, len(self.rules), named))

    def named(self, node: yaml.Node) -> tuple[Named, ...]:
        """Return what a rule is for: one thing, or a list of them."""
        if isinstance(node, yaml.ScalarNode) and not is_empty(node):
            words = [(self.word(node), line_of(node))]
        else:
            words = list(self.words(node, _LIST))
        found = tuple(Named(self.plain(text, line), line) for text, line in words)
        self.patterns += sum(each.is_pattern for each in found)
        if self.patterns > _PATTERNS:
            raise self.wrong(
                f"more than {_PATTERNS:,} patterns", line_of(node), "name texts by their paths, or whole folders"
            )
        return found

    def plain(self, text: str, line: int) -> str:
        """Return an address without what comes before the site, as that of a folder; any other text as a path."""
        if "://" in text:
            try:
                text = urlsplit(text).path
            except ValueError as error:
                hint = f"write it as the browser shows it, or without the host: {STORIES}/2012/03/02/strike-ends/"
                raise self.wrong(f"“{text}” is no address", line, hint) from error
        if not text.startswith("/"):
            return text.removeprefix("./")
        if self.base_path and text.startswith(f"{self.base_path}/"):
            text = text.removeprefix(self.base_path)
        path = unquote(text.split("#")[0].split("?")[0]).removesuffix("/index.html").strip("/")
        return f"/{path}/"
