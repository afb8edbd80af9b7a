"""Stories that are one by a narrow margin, or nearly: told with the rules that settle it, and silent once one does."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from archive.stories.test_settling import stories, write
from builder.site import Site
from newsarchive.archive import Doubt, Part, Stories, doubtful_stories, parse_rules
from newsarchive.archive.review import KINDS, Archive, Finding, review
from newsarchive.archive.stories import doubts, settling

from .reviewing import markdown, of_kind, read


def found(*doubted: Doubt) -> list[Finding]:
    items = read({f"{name}.md": markdown(at) for at, name in enumerate("abc")})
    return of_kind(review(items, (), stories=Stories("home/stories.yaml", doubted)), "story-doubtful")


def rules(finding: Finding) -> list[str]:
    return [f"{line.section}: {{{line.text}}}" for line in finding.lines]


def test_a_narrow_link_is_told_with_the_rules_that_settle_it() -> None:
    (finding,) = found(Doubt(Part("Fog: a story", "a.md", ("a.md", "c.md")), Part("Ebb", "b.md", ("b.md",)), 1.041))
    assert finding.problem.path == "b.md"
    assert "goes on from the story “Fog: a story”, which begins with a.md" in finding.problem.message
    assert "104%" in finding.problem.message
    assert rules(finding) == ['merge: {"Fog: a story": [a.md, b.md]}', "split: {none: [b.md]}"]
    assert all(line.text in (finding.problem.hint or "") for line in finding.lines)
    assert {line.file for line in finding.lines} == {"home/stories.yaml"}
    assert finding.choices


def test_the_smaller_part_is_taken_out_and_a_long_list_is_left_to_the_user() -> None:
    (finding,) = found(Doubt(Part("Fog", "a.md", ()), Part("Ebb", "b.md", ("b.md", "c.md")), 1.2))
    assert rules(finding)[1] == "split: {Ebb: [b.md, c.md]}"
    assert "with 2 texts" in finding.problem.message
    (finding,) = found(Doubt(Part("Fog", "a.md", ()), Part("Ebb", "b.md", ()), 1.2))
    assert rules(finding) == ["merge: {Fog: [a.md, b.md]}"]
    assert "name under split: the texts" in (finding.problem.hint or "")


def test_stories_that_are_nearly_one_are_told_and_the_narrowest_come_first() -> None:
    near = Doubt(Part("Fog", "a.md", ("a.md",)), Part("Ebb", "b.md", ("b.md",)), 0.97)
    far = Doubt(Part("Fog", "a.md", ("a.md",)), Part("Tide", "c.md", ("c.md",)), 0.83)
    gone = Doubt(Part("Fog", "a.md", ("a.md",)), Part("Tide", "gone.md", ("gone.md",)), 0.83)
    first, second = found(far, gone, near)
    assert (first.problem.path, second.problem.path) == ("b.md", "c.md")
    assert "nearly goes on from “Fog”" in first.problem.message
    assert rules(first) == ["merge: {Fog: [a.md, b.md]}", "rename: {Ebb: [b.md]}"]


def test_each_line_is_one_that_the_file_of_rules_takes() -> None:
    (finding,) = found(Doubt(Part("Fog # [1]: no", "a.md", ("a.md",)), Part("null", "b.md", ("b.md", "a: b.md")), 1.1))
    for rule in rules(finding):
        assert len(parse_rules(rule, "s.yaml").rules) == 1
    assert list(KINDS["story-doubtful"](Archive(()))) == []


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site(tmp_path, '[site]\nname = "T"\n')
    write(site, ("ferry", 1, "1931-05-04"), ("ferry", 2, "1931-05-05"), ("ferry", 3, "1931-05-16"), ("ferry", 4, "1931-05-18"),
          ("strike", 1, "1931-05-04"), ("strike", 2, "1931-05-16"))  # fmt: skip
    site.build()
    return site


def doubted(site: Site) -> list[Doubt]:
    with closing(sqlite3.connect(site.folder / ".newsarchive/catalogue.sqlite")) as db:
        return list(doubtful_stories(db))


def test_only_narrow_links_are_doubted(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doubts, "_NARROW", 1.0)
    assert doubted(site) == []
    monkeypatch.setattr(doubts, "_NARROW", 99.0)
    by_start = {each.earlier.begins: each for each in doubted(site)}
    ferry = by_start["articles/ferry-1.txt"]
    assert ferry.is_one
    assert set(ferry.earlier.texts + ferry.later.texts) == {f"articles/ferry-{number}.txt" for number in range(1, 5)}
    assert ferry.strength >= 1
    assert doubted(site) == list(doubted(site))


def test_what_a_rule_or_a_text_says_is_no_longer_doubted(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doubts, "_NARROW", 99.0)
    items = read({f"articles/{name}.txt": markdown(at) for at, name in enumerate(stories(site))})
    before = {each.later.begins for each in doubted(site)}
    findings = of_kind(review(items, (), stories=Stories("s", tuple(doubted(site)))), "story-doubtful")
    assert findings
    for number in (0, 1):
        sections: dict[str, str] = {}
        for finding in findings:
            line = finding.lines[number]
            sections[line.section] = sections.get(line.section, f"{line.section}:\n") + f"  {line.text}\n"
        site.write("stories.yaml", "".join(sections.values()).replace("  none:", "  Alone:", 1))
        assert not site.build().problems
        # The rest of a story that was cut may have another link.
        assert not before & {each.later.begins for each in doubted(site)}


def test_a_story_that_nearly_goes_on_from_another_is_doubted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settling, "strength", lambda together, pairs: 0.0)
    site = Site(tmp_path, '[site]\nname = "T"\n')
    write(
        site,
        ("ferry", 1, "1931-05-04"),
        ("ferry", 2, "1931-05-05"),
        ("ferry", 3, "1931-05-18"),
        ("ferry", 4, "1931-05-19"),
    )
    site.build()
    found = stories(site)
    assert found["ferry-1"] == found["ferry-2"] != found["ferry-3"] == found["ferry-4"] is not None
    monkeypatch.setattr(doubts, "strength", lambda together, pairs: 0.9)
    (doubt,) = doubted(site)
    assert (doubt.is_one, doubt.strength) == (False, 0.9)
    assert (doubt.earlier.begins, doubt.later.begins) == ("articles/ferry-1.txt", "articles/ferry-3.txt")
    monkeypatch.setattr(doubts, "strength", lambda together, pairs: 0.7)
    assert doubted(site) == []
    site.write("stories.yaml", "rename: {Later: articles/ferry-4.txt}\n")
    site.build()
    monkeypatch.setattr(doubts, "strength", lambda together, pairs: 0.9)
    assert doubted(site) == []
