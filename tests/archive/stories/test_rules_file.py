"""`stories.yaml`: what it says, and every mistake in it with its line and what to write instead."""

from __future__ import annotations

import time

import pytest

from newsarchive.archive.stories.rules import Named, Rules
from newsarchive.archive.stories.rules_file import parse_rules
from newsarchive.errors import SettingsError

GOOD = """\
merge:
  The ferry strike: [/stories/2011/05/04/weavers-walk-out/, articles/2012/strike-ends.txt]
split:
  The picnic: ["articles/2011/picnic-*.txt"]
  None: articles/2011/weather.txt
rename:
  "Fire: the mill": articles/1987/mill-burns.txt
hide: [/stories/1999/01/04/the-week-ahead, a.txt]
"""


def said(rules: Rules) -> list[tuple[str, str, int, list[str]]]:
    return [(each.verb, each.title, each.line, [named.text for named in each.named]) for each in rules.rules]


def test_a_file_says_what_is_done_with_which_stories() -> None:
    assert said(parse_rules(GOOD, "stories.yaml")) == [
        ("merge", "The ferry strike", 2, ["/stories/2011/05/04/weavers-walk-out/", "articles/2012/strike-ends.txt"]),
        ("split", "The picnic", 4, ["articles/2011/picnic-*.txt"]),
        ("split", "", 5, ["articles/2011/weather.txt"]),
        ("rename", "Fire: the mill", 7, ["articles/1987/mill-burns.txt"]),
        ("hide", "", 8, ["/stories/1999/01/04/the-week-ahead/"]),
        ("hide", "", 8, ["a.txt"]),
    ]


@pytest.mark.parametrize("text", ["", "# nothing\n", "merge:\nhide: []\n", "~"])
def test_nothing_said_is_no_rule(text: str) -> None:
    assert said(parse_rules(text, "stories.yaml")) == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("http://127.0.0.1:8000/stories/1931/05/fog/", "/stories/1931/05/fog/"),
        ("https://x.example/old/news/stories/1931/05/fog/index.html#top", "/stories/1931/05/fog/"),
        ("http://127.0.0.1:8000/old/news/1931/05/fog/", "/1931/05/fog/"),
        ("/stories/f%6Fg", "/stories/fog/"),
        ("./articles/fog.txt", "articles/fog.txt"),
        ("articles/stories/fog.txt", "articles/stories/fog.txt"),
    ],
)
def test_an_address_is_taken_as_the_browser_shows_it(written: str, meant: str) -> None:
    (rule,) = parse_rules(f"hide: ['{written}']", "stories.yaml", "https://x.example/old/news/").rules
    assert rule.named == (Named(meant, 1),)


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("merg:\n", 1, "did you mean 'merge'?"),
        ("hide:\n  fog: a.txt\n", 2, "list"),
        ("merge: [a.txt]\n", 1, "key: value"),
        ("- a.txt\n", 1, "key: value"),
        ("rename:\n  Fog: [a.txt, b.txt]\n", 2, "merge:"),
        ("rename:\n  Fog:\n", 2, "what “Fog” is for"),
        ("merge:\n  none: [a.txt, b.txt]\n", 2, "hide:"),
        ("merge:\n  Fog: [{a: b}]\n", 2, "name is expected"),
        ("merge:\n  Fog: [[[a]]]\n", 2, "deep"),
        ("merge:\n  Fog: [a, b]\nsplit:\n  fog!: [c]\n", 4, "line 2"),
        ("merge:\n  Fog: [a, b]\n  Fog: [c]\n", 3, "line 2"),
        ("merge: {}\nmerge: {}\n", 2, "line 1"),
        ("merge: [\n", 2, "YAML"),
        ("hide: ['http://[']\n", 1, "browser"),
        ("hide: ['\x00']\n", None, "UTF-8"),
        ("hide: " + "[" * 100_000, 1, "deep"),
        ("a: &a [x]\nhide: *a\n", 2, "stands for"),
        ("hide: [" + "'*a', " * 1001 + "]", 1, "1,000 patterns"),
        ("hide: !!python/object/apply:os.system [a.txt, {b: c}]\n", 1, "name is expected"),
    ],
)  # fmt: skip
def test_a_mistake_stops_with_its_line_and_a_hint(text: str, line: int | None, word: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse_rules(text, "site/stories.yaml")
    assert caught.value.where == "site/stories.yaml" + (f":{line}" if line else "")
    assert word in str(caught.value)
    assert caught.value.hint


def test_all_mistakes_are_told_at_once() -> None:
    with pytest.raises(SettingsError) as caught:
        parse_rules("merg:\nmerge:\n  Fog:\n  Ebb: {a: b}\nhide: fog: x\n", "s.yaml")
    assert str(caught.value).startswith("s.yaml:5: not valid YAML")
    with pytest.raises(SettingsError) as caught:
        parse_rules("merg:\nmerge:\n  Fog:\n  Ebb: {a: b}\nhide: {a: b}\n", "s.yaml")
    assert [line.partition(": ")[0] for line in str(caught.value).splitlines()] == [
        "s.yaml:1", "s.yaml:3", "s.yaml:4", "s.yaml:5",
    ]  # fmt: skip
    with pytest.raises(SettingsError) as caught:
        parse_rules("merge:\n" + "".join(f"  T{number}:\n" for number in range(1000)), "s.yaml")
    assert str(caught.value).endswith("… and 980 more")


def test_a_bomb_unfolds_nothing() -> None:
    bomb = "a: &a [" + "x, " * 10 + "]\n" + "".join(f"b{n}: [{'*a, ' * 1000}]\n" for n in range(100))
    with pytest.raises(SettingsError, match="stands for another line"):
        parse_rules(bomb, "s.yaml")


def test_a_hundred_thousand_rules_are_read_in_seconds() -> None:
    text = "rename:\n" + "".join(f"  Title {number}: articles/{number}.txt\n" for number in range(100_000))
    started = time.monotonic()
    assert len(parse_rules(text, "s.yaml").rules) == 100_000
    assert time.monotonic() - started < 60
