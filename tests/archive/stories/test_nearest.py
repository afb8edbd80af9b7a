"""Related coverage by text: what an article is closest to, when that is told, and whose pages a change of it touches."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.site import Site, article
from engine.shared import LONG, assert_exact
from newsarchive.archive import (
    Questions,
    changes,
    changes_since,
    entry_of,
    forget_missing,
    remember_all,
    settle_all,
    take_in,
)
from newsarchive.archive.stories import compare, nearest, weeks
from newsarchive.archive.stories.closeness import FULL, Close
from newsarchive.loader import Loaded

from ..test_versions import TODAY, catalogue, loaded, settled, text, words

#: The words of some subjects.
SUBJECTS = {name: words(seed, 14) for seed, name in enumerate(("fog", "tide", "loom"), 100)}


def body(name: str, subject: str, part: int = 14) -> str:
    """A text of a subject: its words, or some of them, in an order of its own among words of its own."""
    chance = random.Random(name)
    said = [*SUBJECTS[subject][:part], *words(hash_of(name), 28 - part)]
    chance.shuffle(said)
    return text(said)


def hash_of(name: str) -> int:
    return 1000 + sum(ord(letter) * 31**place for place, letter in enumerate(name))


def tells(name: str, subject: str, date: str, **more: object) -> Loaded:
    """An article of a subject that belongs to no story unless it says so."""
    return loaded(name, body(name, subject), date, **{"story": "none", **more})  # type: ignore[arg-type]


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    with catalogue() as db:
        yield db


def rows(db: sqlite3.Connection) -> dict[str, str]:
    return dict(db.execute("SELECT path, other FROM near_text ORDER BY path"))


def alike(db: sqlite3.Connection, path: str, limit: int = 3) -> list[str]:
    """The texts that related coverage names for what they tell."""
    questions = Questions(db)
    return [questions.text_at(each.shown.address) or "" for each in questions.related(path, limit).alike]


# What is closest to what.


def test_an_article_is_closest_to_one_of_its_week_or_of_the_three_before(db: sqlite3.Connection) -> None:
    settled(
        db,
        tells("first", "fog", "2019-02-04"),
        tells("alone", "tide", "2019-02-04"),
        tells("third week", "fog", "2019-02-25"),
        tells("far", "loom", "2019-01-01"),
        tells("too far", "loom", "2019-02-01"),
        tells("month", "fog", "2019-02"),
        tells("undated", "fog", ""),
    )
    assert rows(db) == {"third week": "first"}


def test_a_version_and_a_draft_take_no_part(db: sqlite3.Connection) -> None:
    shorter = body("first", "fog").rpartition(" ")[0]
    settled(
        db,
        tells("first", "fog", "2019-02-04"),
        loaded("version", shorter, "2019-02-04"),
        tells("draft", "fog", "2019-02-05", draft=True),
    )
    assert rows(db) == {}
    settled(db, drafts=True)
    assert rows(db) == {"draft": "first", "first": "draft"}


def test_of_equally_close_ones_it_is_the_first_in_order_of_time_and_none_is_closest_to_itself() -> None:
    members = {1: "ab", 2: "cd"}
    told = SimpleNamespace(members=lambda week: [SimpleNamespace(path=path) for path in members.get(week, "")])
    pairs = [(0, 1, 40), (0, 2, 99), (0, 3, 40), (1, 0, 14), (1, 3, 99), (0, 0, 15)]
    ones, others, values = (np.array(each, np.int64) for each in zip(*sorted(pairs), strict=True))
    assert nearest._nearest(told, 2, Close(ones, others, values * FULL // 100)) == {"c": "b"}  # type: ignore[arg-type]


# What is named.


def test_it_is_named_after_names_and_only_up_to_the_limit(db: sqlite3.Connection) -> None:
    who = {"people": ("Ann Lee", "Ben Orr")}
    settled(
        db,
        tells("a", "fog", "2019-02-04", **who),
        tells("b", "fog", "2019-02-05"),
        tells("c", "tide", "2018-02-05", **who),
    )
    related = Questions(db).related("a", 3)
    assert [[each.shown.card.title for each in part] for part in (related.others, related.alike)] == [["Fog c"], ["Fog b"]]  # fmt: skip
    assert (alike(db, "a", 2), alike(db, "a", 1)) == (["b"], [])


def test_what_has_names_in_common_is_named_for_these(db: sqlite3.Connection) -> None:
    who = {"people": ("Ann Lee", "Ben Orr")}
    settled(db, tells("a", "fog", "2019-02-04", **who), tells("b", "fog", "2019-02-05", **who))
    assert rows(db) == {"a": "b", "b": "a"}
    assert len(Questions(db).related("a", 3).others) == 1
    assert alike(db, "a") == []


def test_of_its_own_story_it_is_not_named(db: sqlite3.Connection) -> None:
    for story, named in (("Fog", []), ("none", ["b"]), (None, [])):
        settled(db, tells("a", "fog", "2019-02-04", story=story), tells("b", "fog", "2019-02-05", story=story))
        assert rows(db) == {"a": "b", "b": "a"}
        assert alike(db, "a") == named
    assert [each.shown.card.title for each in Questions(db).related("a", 3).story] == ["Fog b"]


def test_of_those_closest_to_it_the_nearest_in_time_is_named(db: sqlite3.Connection) -> None:
    settled(
        db,
        tells("hub", "fog", "2019-02-07"),
        tells("b", "fog", "2019-02-12", story="Tide"),
        tells("c", "fog", "2019-02-19", story="Loom"),
    )
    db.execute("UPDATE near_text SET other = 'hub' WHERE path != 'hub'")  # whichever of them is closest to which
    assert alike(db, "hub") == ["b"]
    settled(db, tells("hub", "fog", "2019-02-07", story="Tide"))
    db.execute("UPDATE near_text SET other = 'hub' WHERE path != 'hub'")
    assert alike(db, "hub") == ["c"]


def test_two_articles_are_told_to_be_closest(db: sqlite3.Connection) -> None:
    settled(db, tells("a", "fog", "2019-02-04"), tells("b", "fog", "2019-02-12"), tells("c", "tide", "2019-02-12"))
    told = {pair: compare(db, *pair) for pair in (("a", "b"), ("b", "a"), ("b", "c"))}
    assert [each.closest for each in told.values() if each] == [(False, True), (True, False), (False, False)]


# Exactness.

DAYS = ["2019-02-04", "2019-02-05T08", "2019-02-05T09", "2019-02-13", "2019-02-27", "2019-03-20", "2019-02", ""]
NAMES = st.sampled_from("abcdefgh")
#: Subject, how many of its words, day, people, story, and what else is done.
TOLD = (
    st.sampled_from(["fog", "fog", "tide"]), st.sampled_from([14, 14, 11, 8]), st.sampled_from(DAYS),
    st.sampled_from([(), (), ("Ann Lee",), ("Ann Lee", "Ben Orr")]), st.sampled_from(["none", "none", "none", None, "Fog"]),
    st.sampled_from(["", "", "again", "title", "draft"]),
)  # fmt: skip
EDITS = st.one_of(
    st.tuples(NAMES, *TOLD),
    st.tuples(NAMES, st.none()),
    st.tuples(st.just("drafts"), st.none()),
)  # fmt: skip


def shown_of(db: sqlite3.Connection) -> dict[str, object]:
    """What the page of each article that is shown leads to."""
    questions = Questions(db)
    found: dict[str, object] = {}
    for (path,) in db.execute("SELECT path FROM article WHERE shown").fetchall():
        beside = questions.related(path, 3)
        found[path] = [
            [(each.shown.address, each.shown.card, each.names) for each in part]
            for part in (beside.story, beside.others, beside.alike)
        ]
    return found


def edited(
    name: str, subject: str, part: int, date: str, people: tuple[str, ...], story: str | None, how: str
) -> Loaded:
    more = {"people": people, "story": story, "draft": how == "draft", "title": "Ebb" if how == "title" else ""}
    return loaded(name, body("a" if how == "again" else name, subject, part), date, **more)  # type: ignore[arg-type]


@settings(max_examples=200 if LONG else 10, deadline=None)
@given(
    st.tuples(*(st.tuples(st.just(name), *TOLD) for name in "abcdefgh")),
    st.lists(st.lists(EDITS, min_size=1, max_size=2), min_size=4, max_size=8),
    st.sampled_from([1, 300]),
)
def test_step_by_step_the_same_is_closest_as_from_nothing_and_all_whom_it_touches_are_noted(
    first: tuple[tuple[object, ...], ...], rounds: list[list[tuple[object, ...]]], enough: int
) -> None:
    there: dict[str, Loaded] = {}
    drafts = False
    with pytest.MonkeyPatch.context() as patch, catalogue() as db:
        patch.setattr(weeks, "_ENOUGH", enough)
        # In an archive of eight nearly each would be planned for the one before and after it in time.
        patch.setattr(changes, "_beside", lambda *_: ())
        for edits in (first, *rounds):
            before = shown_of(db)
            came: dict[str, Loaded] = {}
            for name, *fields in edits:
                if name == "drafts":
                    drafts = not drafts
                elif fields == [None]:
                    there.pop(str(name), None)
                    came.pop(str(name), None)
                else:
                    there[str(name)] = came[str(name)] = edited(str(name), *fields)  # type: ignore[arg-type]
            forget_missing(db, set(there))
            take_in(db, map(entry_of, came.values()))
            settle_all(db, drafts=drafts, as_of=TODAY)
            planned, now = changes_since(db), shown_of(db)
            if planned is not None:
                assert {path for path in now if now[path] != before.get(path)} <= set(planned.articles)
            remember_all(db)
            with catalogue() as clean:
                take_in(clean, map(entry_of, there.values()))
                settle_all(clean, drafts=drafts, as_of=TODAY)
                asked = "SELECT * FROM near_text ORDER BY week, path"
                assert db.execute(asked).fetchall() == clean.execute(asked).fetchall()


def test_a_row_that_comes_changes_or_goes_touches_those_it_names(db: sqlite3.Connection) -> None:
    remember_all(db)
    for done, touched in (
        ("INSERT INTO near_text VALUES (1, 'a', 'b')", ["a", "b"]),
        ("UPDATE near_text SET other = 'c' WHERE path = 'a'", ["a", "b", "c"]),
        ("DELETE FROM near_text WHERE path = 'a'", ["a", "c"]),
    ):
        db.execute(done)
        assert [path for (path,) in db.execute("SELECT path FROM touched ORDER BY path")] == touched
        db.execute("DELETE FROM touched")


def test_what_is_closest_as_before_touches_nothing(db: sqlite3.Connection) -> None:
    settled(db, *(tells(name, "fog", f"2019-02-0{day}") for day, name in enumerate("abcd", 4)))
    remember_all(db)
    assert len(rows(db)) == 4
    settled(db, tells("new", "tide", "2019-02-05"))  # the others are a little closer or further now
    assert db.execute("SELECT path FROM touched").fetchall() == [("new",)]


# On the page.


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site(tmp_path / "archive")
    for name, date in (("lamp", "2019-02-04"), ("rope", "2019-02-07")):
        site.write(f"articles/{name}.txt", article(f"The {name}", date, body(name, "fog"), story="none"))
    for date in ("2018-12-01", "2019-02-03", "2019-02-06", "2019-02-08"):  # so that neither is the next one in time
        site.write(f"articles/{date}.txt", article(f"On {date}", date, f"It was the day {date}."))
    site.build()
    return site


def test_the_page_says_why_the_article_is_named(site: Site) -> None:
    page = site.page("/2019/02/07/the-rope/")
    assert "Related coverage" in page
    assert "similar subject, 3 days earlier" in page
    assert "similar subject, 3 days later" in site.page("/2019/02/04/the-lamp/")


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "The lantern"},
        {"date": "2019-02-05"},
        {"date": "2019-01-28"},
        {"date": "2018-02-05"},
        {"story": ""},
        {"people": "[Ann Lee]"},
        {"draft": "true"},
        {"body": body("lamp", "tide")},
    ],
)
def test_the_page_follows_what_becomes_of_the_other_article(site: Site, fields: dict[str, str]) -> None:
    was = {"title": "The lamp", "date": "2019-02-04", "body": body("lamp", "fog"), "story": "none"}
    site.write("articles/lamp.txt", article(**{**was, **fields}))
    assert_exact(site)
    site.delete("articles/lamp.txt")
    assert_exact(site)
    assert "similar subject" not in site.page("/2019/02/07/the-rope/")
