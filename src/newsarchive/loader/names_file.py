"""The user's `names.yaml`: which spellings are one name, which one name is several people, and what is never a name.

    people:
      Ann Lee: [Anne Lee, A. J. Lee]
      John Smith:
        split:
          John Smith (mayor): {years: 1980-1995}
          John Smith (sailor): {files: ["articles/regatta/*"]}
    organisations:
      Harbour Board: {variants: [HB], wikidata: Q64, homepage: "https://board.example/"}
    hide: [Sunday Edition]

It is configuration: a mistake in it stops the command, with file, line and what to write instead.
"""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from typing import Literal, TypeAlias, get_args
from urllib.parse import urlsplit

import msgspec
import yaml

from ..text.clean import fold
from .user_file import UserFile, is_empty, line_of, near

Kind: TypeAlias = Literal["people", "places", "organisations"]

#: The kinds of names, each a section of the file and a field of an article.
KINDS: tuple[Kind, ...] = get_args(Kind)

_HIDE = "hide"
_LINKS = ("wikidata", "homepage")
_PARTS = ("variants", "split", *_LINKS)
_SPLIT_PARTS = ("files", "years", *_LINKS)
_VARIANTS = "[Anne Lee, A. Lee]"
_FILES = '["articles/1989/*"]'
_WIKIDATA = re.compile(r"Q[1-9]\d{0,11}", re.ASCII)
_YEARS = re.compile(r"(\d{4})?( ?[-–] ?)?(\d{4})?", re.ASCII)
#: Section, name, parts, split, its parts, list: what is nested more deeply is a mistake, and would use up the C parser's stack.
_MAX_DEPTH = 6
_EXAMPLE = "Ann Lee: [Anne Lee]"


class KnownName(msgspec.Struct, frozen=True):
    """What a spelling means: the full form, its kind, and the line that says so."""

    name: str
    kind: Kind
    line: int


class Split(msgspec.Struct, frozen=True):
    """One of several people (or things) who share a name: `known` in the texts that `files` match and that are of these years.

    `files` are patterns of paths; none of them means any text. `first` and `last` are years, 0 and 9999 where they are open; a
    text without a date is of no year.
    """

    known: KnownName
    files: tuple[str, ...] = ()
    first: int = 0
    last: int = 9999

    def holds(self, path: str, year: int | None) -> bool:
        """Whether it is this one whom a text means."""
        if self.files and not any(fnmatchcase(path, pattern) for pattern in self.files):
            return False
        return (self.first, self.last) == (0, 9999) or (year is not None and self.first <= year <= self.last)


class Links(msgspec.Struct, frozen=True):
    """Where more is to be read about a name that the file has; `key` is the name folded. "" is none."""

    kind: Kind
    key: str
    wikidata: str = ""
    homepage: str = ""


class NamesFile(msgspec.Struct, frozen=True):
    """What the user says of names.

    `path` is the file as the configuration has it, "" where there is none. `spellings` are the full forms and all
    their variants, `hidden` the lines of what is never a name; both by the folded spelling (`text.clean.fold`). `splits` are the
    full forms that several share, by the folded form. `links` has each full form, in the order of the file: it is for pages,
    and nothing of it changes how texts are read.
    """

    path: str = ""
    spellings: dict[str, KnownName] = {}
    hidden: dict[str, int] = {}
    splits: dict[str, tuple[Split, ...]] = {}
    links: tuple[Links, ...] = ()

    def known(self, spelling: str, path: str = "", year: int | None = None) -> KnownName | None:
        """Return what the file says that `spelling` means in the text at `path`, which is of that year."""
        known = self.spellings.get(fold(spelling)) if self.spellings else None
        if known is None or not self.splits:
            return known
        split = (each for each in self.splits.get(fold(known.name), ()) if each.holds(path, year))
        return next((each.known for each in split), known)

    def hides(self, spelling: str) -> int | None:
        """Return the line that says that `spelling` is never a name."""
        return self.hidden.get(fold(spelling)) if self.hidden else None


def parse_names(text: str, path: str, where: str | None = None) -> NamesFile:
    """Return what a names file says. `where` is how errors call it, if not `path`.

    Raises `SettingsError` with file, line and a hint for bad YAML, an unknown key, a value of the wrong kind or form, and a
    spelling that is to mean two things.
    """
    names = _Names(where or path)
    root = names.root(text)
    for key, section, line in names.pairs(root, "sections") if root else ():
        if key == _HIDE:
            for spelling, at in names.words(section, "[Sunday Edition]"):
                names.hide(spelling, at)
        elif key in KINDS:
            names.section(key, section)
        else:
            raise names.wrong(f"unknown section '{key}'", line, near(key, (*KINDS, _HIDE)))
    return NamesFile(path, names.known, names.hidden, names.splits, tuple(names.links.values()))


class _Names(UserFile):
    """The file while it is read: what is known so far."""

    def __init__(self, where: str) -> None:
        super().__init__(where, _EXAMPLE, _MAX_DEPTH)
        self.known: dict[str, KnownName] = {}
        self.hidden: dict[str, int] = {}
        self.splits: dict[str, tuple[Split, ...]] = {}
        self.links: dict[tuple[Kind, str], Links] = {}

    def section(self, kind: Kind, node: yaml.Node) -> None:
        """Take in all names of a kind."""
        for name, value, line in self.pairs(node, f"the names under '{kind}'"):
            known = KnownName(name, kind, line)
            self.claim(name, known)
            if isinstance(value, yaml.MappingNode):
                self.parts(known, value)
            else:
                self.variants(known, value)
                self.link(known, {})

    def parts(self, known: KnownName, node: yaml.Node) -> None:
        """Take in a name whose variants, links and people are told apart."""
        parts = self.known_pairs(node, "the parts of a name", _PARTS)
        if "variants" in parts:
            self.variants(known, parts["variants"])
        self.link(known, parts)
        if "split" in parts:
            self.split(known, parts["split"])

    def variants(self, known: KnownName, node: yaml.Node) -> None:
        """Take in the variants of a name; none where nothing stands behind its colon."""
        for variant, at in self.words(node, _VARIANTS):
            self.claim(variant, KnownName(known.name, known.kind, at))

    def split(self, shared: KnownName, node: yaml.Node) -> None:
        """Take in those who share a name: each under a full form of its own."""
        found: list[Split] = []
        for name, value, line in self.pairs(node, "those who share a name"):
            if fold(name) == fold(shared.name):
                hint = f"tell them apart: {name} (mayor), {name} (sailor)"
                raise self.wrong(f"“{name}” is the shared name itself", line, hint)
            known = KnownName(name, shared.kind, line)
            self.claim(name, known)
            parts = self.known_pairs(value, "what tells them apart", _SPLIT_PARTS)
            if not {"files", "years"} & set(parts):
                hint = f"write {name}: {{years: 1980-1995}}, or {{files: {_FILES}}}"
                raise self.wrong(f"nothing says which texts mean “{name}”", line, hint)
            files = tuple(pattern for pattern, _ in self.words(parts["files"], _FILES)) if "files" in parts else ()
            found.append(Split(known, files, *(self.years(parts["years"]) if "years" in parts else ())))
            self.link(known, parts)
        self.splits[fold(shared.name)] = tuple(found)

    def years(self, node: yaml.Node) -> tuple[int, int]:
        """Return the first and the last year of a span: `1980-1995`, `1980-`, `-1995`, `1989`."""
        text = self.word(node)
        found = _YEARS.fullmatch(text)
        if found is None or not (found[1] or found[3]) or (found[1] and found[3] and not found[2]):
            raise self.wrong(f"“{text}” is no span of years", line_of(node), "write 1980-1995, 1980-, -1995 or 1989")
        first = int(found[1]) if found[1] else 0
        last = int(found[3]) if found[3] else 9999 if found[2] else first
        if first > last:
            raise self.wrong(f"“{text}” ends before it begins", line_of(node), f"write {last}-{first}")
        return first, last

    def link(self, known: KnownName, parts: dict[str, yaml.Node]) -> None:
        """Take in the links of a name, and that the file has it."""
        found = dict.fromkeys(_LINKS, "")
        for part in _LINKS:
            if part in parts and not is_empty(parts[part]):
                found[part] = self.word(parts[part])
        if found["wikidata"] and not _WIKIDATA.fullmatch(found["wikidata"]):
            message = f"“{found['wikidata']}” is no item of Wikidata"
            raise self.wrong(message, line_of(parts["wikidata"]), "write the item's number: wikidata: Q64")
        if found["homepage"] and not _is_web_address(found["homepage"]):
            message = f"“{found['homepage']}” is no address of a web page"
            raise self.wrong(message, line_of(parts["homepage"]), 'write it in full: homepage: "https://example.org/"')
        self.links[known.kind, fold(known.name)] = Links(known.kind, fold(known.name), **found)

    def known_pairs(self, node: yaml.Node, what: str, known: tuple[str, ...]) -> dict[str, yaml.Node]:
        """Return the values of a mapping by their keys, which must be known."""
        found: dict[str, yaml.Node] = {}
        for part, value, line in self.pairs(node, what):
            if part not in known:
                raise self.wrong(f"unknown key '{part}'", line, near(part, known))
            found[part] = value
        return found

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


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and text.isprintable() and " " not in text
    except ValueError:  # "http://["
        return False
