"""The user's rules for stories at work: what becomes of stories, that no text is read for it, and what is wrong with a rule."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.site import Site
from engine.shared import LONG
from newsarchive.archive.stories import weeks
from newsarchive.archive.stories.rules import NO_RULES, Named, Rule, Ruling, Teller, decide

from .test_settling import stories, text, write


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Two stories, of three and of two articles, and an article that belongs to none; built once."""
    site = Site(tmp_path, '[site]\nname = "T"\n')
    write(site, ("ferry", 1, "1931-05-04"), ("ferry", 2, "1931-05-05"), ("ferry", 3, "1931-05-16"), ("strike", 1, "1931-05-04"),
          ("strike", 2, "1931-05-06"), ("comet", 1, "1931-05-05"))  # fmt: skip
    site.build()
    return site


def ruled(site: Site, rules: str) -> list[tuple[str, int | None, str]]:
    """Build with some rules, and as from nothing; return what is told of them. No text is read again."""
    site.write("stories.yaml", rules)
    report = site.build()
    assert report.read == 0
    assert site.tree() == site.build_from_nothing()
    return [(each.code, each.line, each.message) for each in report.problems]


def test_a_story_gets_a_title_and_is_found_where_it_was(site: Site) -> None:
    before = stories(site)["ferry-1"]
    assert before is not None
    assert ruled(site, "rename:\n  Wreck & fog: articles/ferry-2.txt\n") == []
    found = stories(site)
    assert found["ferry-1"] == found["ferry-2"] == found["ferry-3"] == "/stories/wreck-and-fog/"
    assert "Wreck &amp; fog</h1>" in site.page("/stories/wreck-and-fog/")
    assert '../stories/wreck-and-fog/"' in site.page(before)
    assert "Wreck &amp; fog" in site.page("/1931/05/16/" + stories_of(site, "ferry-3"))
    # The same address in other letters: the title follows.
    assert ruled(site, f"rename:\n  WRECK and fog: {before}\n") == []
    assert "WRECK and fog</h1>" in site.page("/stories/wreck-and-fog/")
    assert ruled(site, "") == []
    assert stories(site)["ferry-1"] == before


def stories_of(site: Site, stem: str) -> str:
    """The last part of the address of a text's article."""
    with closing(sqlite3.connect(site.folder / ".newsarchive/catalogue.sqlite")) as db:
        ((address,),) = db.execute("SELECT address FROM article WHERE path = ?", (f"articles/{stem}.txt",))
    return f"{address.split('/')[-2]}/"


def test_a_comment_above_the_rules_writes_nothing(site: Site) -> None:
    assert ruled(site, "rename: {Wreck: articles/ferry-2.txt}\n") == []
    site.write("stories.yaml", "# Settled in May.\nrename: {Wreck: articles/ferry-2.txt}\n")
    assert site.build().outcome.written == 0


def test_stories_become_one_and_articles_are_taken_out(site: Site) -> None:
    strike = stories(site)["strike-1"]
    told = ruled(
        site,
        f"merge:\n  May: [articles/ferry-1.txt, 'http://127.0.0.1:8000{strike}index.html', articles/comet-1.txt]\n"
        "split:\n  Later: ['articles/ferry-[3-9]*']\n  none: articles/strike-2.txt\n",
    )
    assert told == []
    found = stories(site)
    assert {found[each] for each in ("ferry-1", "ferry-2", "strike-1", "comet-1")} == {"/stories/may/"}
    assert (found["ferry-3"], found["strike-2"]) == ("/stories/later/", None)


def test_the_address_of_a_story_means_it_even_where_its_first_article_is_taken_out(site: Site) -> None:
    first = stories(site)["ferry-1"]
    assert ruled(site, f"split: {{Lead: articles/ferry-1.txt}}\nrename: {{Rest: {first}}}\n") == []
    found = stories(site)
    assert (found["ferry-1"], found["ferry-2"], found["ferry-3"]) == (
        "/stories/lead/",
        "/stories/rest/",
        "/stories/rest/",
    )


def test_what_is_hidden_is_no_story(site: Site) -> None:
    before = stories(site)["ferry-1"]
    assert before is not None
    assert ruled(site, "hide: [articles/ferry-3.txt]\n") == []
    assert {stories(site)[f"ferry-{number}"] for number in (1, 2, 3)} == {None}
    assert not site.has(before)


def test_what_texts_declare_is_ruled_too_but_for_none(site: Site) -> None:
    site.write("articles/ferry-2.txt", text("ferry", 2, "1931-05-05", story="The Cormorant"))
    site.write("articles/far.txt", text("comet", 2, "1950-01-01", story="the cormorant"))
    site.write("articles/strike-2.txt", text("strike", 2, "1931-05-06", story="none"))
    site.build()
    told = ruled(
        site,
        "rename:\n  Wreck: /stories/the-cormorant/\nsplit:\n  Pay: [articles/strike-2.txt]\n  Fog: [articles/ferry-3.txt]\n",
    )
    assert [each[:2] for each in told] == [("story-rule-idle", 4)]
    assert "story: none" in told[0][2]
    found = stories(site)
    assert {found[each] for each in ("ferry-1", "ferry-2", "far")} == {"/stories/wreck/"}
    assert (found["strike-2"], found["ferry-3"]) == (None, "/stories/fog/")


def test_a_version_stands_for_the_text_that_leads(site: Site) -> None:
    body = text("ferry", 1, "1931-05-04").split("---\n\n")[1]
    site.write("articles/aa.txt", f"---\ntitle: Cut\ndate: 1931-06-30\nlang: en\n---\n\n{body[: len(body) * 4 // 5]}\n")
    site.build()
    assert ruled(site, "rename: {Wreck: articles/aa.txt}\n") == []
    assert stories(site)["ferry-2"] == "/stories/wreck/"
    site.delete("articles/aa.txt")
    assert [each.code for each in site.build().problems] == ["story-rule-idle"]
    assert site.tree() == site.build_from_nothing()
    assert stories(site)["ferry-2"] not in (None, "/stories/wreck/")


def test_a_rule_without_effect_is_told_each_time_and_one_that_is_contradicted_with_both_lines(site: Site) -> None:
    told = ruled(site, "merge:\n  A: [articles/ferry-1.txt, ferry-1.txt]\n  B: [articles/ferry-2.txt, /stories/a/]\n"
                 "hide:\n- /stories/nowhere/\n- articles/comet-1.txt\n- 'articles/x*'\n- /1931/05/04/nothing/\n")  # fmt: skip
    assert [(code, line) for code, line, _ in told] == [
        ("story-rule-idle", 2), ("story-rule-contradicts", 3), ("story-rule-idle", 3), *(("story-rule-idle", line) for line in range(5, 9)),
    ]  # fmt: skip
    assert "line 2 says otherwise" in told[1][2]
    report = site.build()
    assert [(each.code, each.line) for each in report.problems] == [each[:2] for each in told]
    hints = [each.hint or "" for each in report.problems]
    assert "did you mean articles/ferry-1.txt?" in hints[0]
    assert "lines 2 and 3" in hints[1]
    assert "change line 2" in hints[2]
    assert str(report.problems[0]).startswith(f"{site.folder / 'stories.yaml'}:2: ")


def test_many_rules_take_no_time_to_speak_of(site: Site) -> None:
    site.write("stories.yaml", "hide:\n" + "".join(f"- articles/{number}.txt\n" for number in range(100_000)))
    started = time.monotonic()
    assert len(site.build().problems) == 100_000
    assert time.monotonic() - started < 60


def teller(number: int, told: str | None = None) -> Teller:
    return Teller(number, f"{number}.txt", "1931", f"/1931/{number}/", None, told, None, None)


def test_without_rules_everything_stays_as_it_was_found() -> None:
    assert decide([teller(1), teller(2)], {1: "/stories/x/"}, {}, Ruling()) == {
        1: ("/stories/x/", None),
        2: (None, None),
    }
    assert NO_RULES.titles() == {}


def test_of_rules_that_want_different_things_the_first_counts() -> None:
    named = Named("1.txt", 3)
    rules = [Rule("rename", title, 3 + place, place, (named,)) for place, title in enumerate("AB")]
    ruling = Ruling.of([(rules[0], named, "2.txt"), (rules[1], named, "1.txt")])
    found = {1: "/stories/x/", 2: "/stories/x/"}
    assert decide([teller(1), teller(2), teller(3, "")], found, {}, ruling) == {
        1: ("/stories/a/", 3), 2: ("/stories/a/", 3), 3: (None, None),
    }  # fmt: skip


RULES = st.lists(
    st.tuples(
        st.sampled_from(["merge", "split", "rename", "hide"]), st.sampled_from(["The Cormorant", "May", "Comet", "none"]),
        st.lists(st.sampled_from(["articles/ferry-1.txt", "articles/ferry-2.txt", "articles/strike*", "articles/comet-1.txt",
                                  "/stories/the-cormorant/", "articles/*-3.txt", "lead"]), min_size=1, max_size=2, unique=True),
    ), max_size=4,
)  # fmt: skip
EDITS = st.lists(
    st.tuples(
        st.sampled_from(["ferry", "strike", "comet"]), st.integers(1, 3),
        st.sampled_from(["1931-05-04", "1931-05-09", "1931-05-20", "1931-05", "", "gone", "copy"]),
        st.sampled_from(["", "", "The Cormorant", "none"]),
    ), min_size=1, max_size=5,
)  # fmt: skip


def written(rules: list[tuple[str, str, list[str]]], lead: str) -> str:
    """Rules as a file; the word "lead" is the address of a story that there is."""
    sections: dict[str, dict[str, list[str]]] = {}
    for verb, title, names in rules:
        title = "Nothing" if title == "none" and verb != "split" else title
        named = [lead if each == "lead" else each for each in names]
        sections.setdefault(verb, {})[title] = named[:1] if verb == "rename" else named
    out = [
        f"{verb}: [{', '.join(repr(name) for names in by.values() for name in names)}]\n"
        if verb == "hide"
        else f"{verb}:\n" + "".join(f"  {title}: {names!r}\n" for title, names in by.items())
        for verb, by in sections.items()
    ]
    return "".join(out)


@settings(max_examples=30 if LONG else 3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(EDITS, st.one_of(st.none(), RULES)), min_size=2, max_size=5))
def test_whatever_is_edited_in_whatever_order_leads_where_a_build_from_nothing_does(
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[tuple[list[tuple[str, int, str, str]], list[tuple[str, str, list[str]]] | None]],
) -> None:
    kept, weeks._ENOUGH = weeks._ENOUGH, 6
    try:
        site = Site(tmp_path_factory.mktemp("site"), '[site]\nname = "T"\n')
        write(site, *((event, number, f"1931-05-0{number}") for event in ("ferry", "strike") for number in (1, 2)))
        for edits, rules in steps:
            for event, number, date, story in edits:
                name = f"articles/{event}-{number}.txt"
                if date == "copy":
                    site.write(f"articles/{event}-copy.txt", text(event, number, "1931-06-20", story=story))
                elif date != "gone":
                    site.write(name, text(event, number, date, story=story))
                elif (site.folder / name).exists():
                    site.delete(name)
            site.build()
            if rules is not None:
                lead = next((story for story in stories(site).values() if story), "/stories/none/")
                site.write("stories.yaml", written(rules, lead))
            site.build()
            assert site.tree() == site.build_from_nothing()
            assert rows(site.folder / ".newsarchive") == rows(site.folder / "elsewhere-state")
    finally:
        weeks._ENOUGH = kept


def rows(state: Path) -> list[tuple[object, ...]]:
    """How articles and stories stand in a catalogue."""
    with closing(sqlite3.connect(state / "catalogue.sqlite")) as db:
        # The bunch of a text that follows another one stays as it was, and counts nowhere.
        asked = (
            "SELECT path, story, ruled, CASE WHEN leader IS NULL AND shown THEN bunch END FROM article ORDER BY path"
        )
        articles = db.execute(asked).fetchall()
        return [*articles, *db.execute("SELECT * FROM story ORDER BY address")]
