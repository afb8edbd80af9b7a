"""What the rules of stories speak of: looked up in the catalogue, and what is wrong with it told."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from fnmatch import fnmatchcase

import msgspec

from ...errors import Problem
from .rules import STORIES, Named, Rule, Rules, Ruling, address_of

#: A version of a text stands for the one that leads.
_ASKED = (
    "SELECT DISTINCT lead.path, lead.told, lead.story, lead.ruled, own.path FROM article AS own "
    "JOIN article AS lead ON lead.path = coalesce(own.leader, own.path) WHERE own.shown AND lead.shown AND own."
)


class _Hit(msgspec.Struct, frozen=True):
    """An article that a rule speaks of, as it stands."""

    path: str
    told: str | None
    story: str | None
    ruled: int | None
    own: str


def ruling_of(db: sqlite3.Connection, rules: Rules) -> Ruling:
    """Return of which articles the rules speak, as they are now."""
    look = _Look(db)
    return Ruling.of(
        (rule, named, hit.path) for rule in rules.rules for named in rule.named for hit in look.hits(named)
    )


def remember_rules(db: sqlite3.Connection, rules: Rules) -> bool:
    """Remember the rules by which stories are settled; return whether they are others than before. Needs a transaction."""
    if same_rules(db, rules):
        return False
    db.execute("INSERT OR REPLACE INTO meta VALUES ('story rules', ?)", (rules.digest(),))
    return True


def same_rules(db: sqlite3.Connection, rules: Rules) -> bool:
    """Whether stories were last settled by these rules."""
    row = db.execute("SELECT value FROM meta WHERE key = 'story rules'").fetchone()
    return (row[0] if row else Rules().digest()) == rules.digest()


class _Look:
    """Looks up what rules name. Holds a connection, and once it was asked for, what texts declare and how they are called."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._declared: dict[str, list[_Hit]] | None = None
        self._paths: dict[str, str] | None = None

    def hits(self, named: Named) -> list[_Hit]:
        """Return the articles that something names, those that are shown."""
        if named.is_story:
            # With another beginning a story would stand where another of its articles does: so older addresses are found as well.
            return [
                *self._asked("address = ?", named.text.removeprefix(STORIES)),
                *self._by_name().get(named.text, ()),
            ]
        if named.text.startswith("/"):
            return self._asked("address = ?", named.text)
        return self._asked("path = ?", named.text) or (self._fitting(named.text) if named.is_pattern else [])

    def why_nothing(self, named: Named, maker: int | None) -> tuple[str, str]:
        """Return why something names no article, and what to do; `maker` is the line of a rule that makes such a story."""
        if maker is not None:
            return f"is the story that line {maker} makes", f"change line {maker}: it says all about that story"
        if named.text.startswith("/"):
            what = "the address of no story" if named.is_story else "the address of no article"
            return f"is {what}", "write the address that the browser shows, or the path of a text"
        if named.is_pattern:
            return "fits no text that is shown", "a pattern is for the whole path: articles/1989/*"
        if self._paths is None:
            rows = self._db.execute("SELECT path FROM article WHERE shown ORDER BY path DESC")
            self._paths = {path.rpartition("/")[2]: path for (path,) in rows}
        near = self._paths.get(named.text.rpartition("/")[2])
        return (
            "is no text that is shown",
            f"did you mean {near}?" if near else "write the path as newsarchive list has it",
        )

    def _fitting(self, pattern: str) -> list[_Hit]:
        """Return what fits a pattern: only paths that begin as it does are looked at."""
        begin = pattern[: min(pattern.find(sign) for sign in "*?[" if sign in pattern)]
        rows = self._asked("path BETWEEN ? AND ? ORDER BY own.path", begin, f"{begin}\U0010ffff")
        return [each for each in rows if fnmatchcase(each.own, pattern)]

    def _by_name(self) -> dict[str, list[_Hit]]:
        """Return the articles whose texts declare a story, by where it stands."""
        if self._declared is None:
            self._declared = {}
            for each in self._asked("told != '' AND own.leader IS NULL ORDER BY own.path"):
                self._declared.setdefault(address_of(each.told or ""), []).append(each)
        return self._declared

    def _asked(self, where: str, *values: str) -> list[_Hit]:
        return [_Hit(*row) for row in self._db.execute(f"{_ASKED}{where}", values)]


def rule_problems(db: sqlite3.Connection, rules: Rules) -> Iterator[Problem]:
    """Yield the rules that have nothing to say, and those that others contradict. Stories must be settled."""
    look, told = _Look(db), set[tuple[int, int]]()
    splits = {rule.line for rule in rules.rules if rule.verb == "split"}
    makers = {rule.story: rule.line for rule in reversed(rules.rules) if rule.story}
    for rule, named in [(each, named) for each in rules.rules for named in each.named]:
        hits = look.hits(named)
        if not hits:
            message, hint = look.why_nothing(named, makers.get(named.text))
            yield Problem(rules.path, named.line, "story-rule-idle", f"“{named.text}” {message}", hint)
            continue
        others = {hit.ruled for hit in hits if hit.ruled and hit.story != rule.story}
        if rule.verb != "split" and (named.is_pattern or named.is_story):
            others -= splits  # single articles taken out of it: both hold
        if others:
            if (rule.line, min(others)) not in told:
                told.add((rule.line, min(others)))
                yield _against(rules.path, rule, named, min(others))
        elif all(hit.ruled is None for hit in hits):
            message, hint = _why_idle(hits)
            yield Problem(rules.path, named.line, "story-rule-idle", f"“{named.text}” {message}", hint)


def _why_idle(hits: list[_Hit]) -> tuple[str, str]:
    if any(hit.told == "" for hit in hits):
        return "says story: none itself, and that counts", "take that line out of the text, or leave it out here"
    return "belongs to no story", "leave it out: there is nothing to hide"


def _against(file: str, rule: Rule, named: Named, line: int) -> Problem:
    wanted = f"“{rule.title}”" if rule.title else "no story"
    message = f"“{named.text}” is to belong to {wanted} here, but line {line} says otherwise, and counts"
    return Problem(
        file, named.line, "story-rule-contradicts", message, f"leave it in one of the lines {line} and {rule.line}"
    )
