"""Which texts are the same, which of them leads, that a list shows each once, and that no order of coming and going matters."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.shared import LONG
from newsarchive.archive import (
    Questions,
    alike,
    entry_of,
    forget_missing,
    open_catalogue,
    remember_all,
    settle_all,
    take_in,
    versions,
)
from newsarchive.article import Article, Body, Evidence, NewsDate
from newsarchive.loader import Document, Loaded

TODAY = "2026-01-01"


def words(seed: int, number: int = 60) -> list[str]:
    """Words of no language, always the same for a seed."""
    chance = random.Random(seed)
    return ["".join(chance.choices("abdeginorstu", k=chance.randint(3, 8))) for _ in range(number)]


def text(*parts: Sequence[str]) -> str:
    return " ".join(word for part in parts for word in part)


A, B, C = (words(seed) for seed in (1, 2, 3))


def loaded(name: str, body: str, date: str = "2019-02-27", title: str = "", **more: object) -> Loaded:
    article = Article(
        path=name, digest="", title=title or f"Fog {name}", body=Body(body), published=NewsDate.parse(date), **more
    )  # type: ignore[arg-type]
    return Loaded(Document(name, name, f"/nowhere/{name}", "/nowhere", 1, "1"), article)


@contextmanager
def catalogue() -> Iterator[sqlite3.Connection]:
    with TemporaryDirectory() as folder, open_catalogue(Path(folder) / "catalogue.sqlite", "1") as db:
        yield db


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    with catalogue() as db:
        yield db


def settled(db: sqlite3.Connection, *batch: Loaded, drafts: bool = False) -> None:
    take_in(db, map(entry_of, batch))
    settle_all(db, drafts=drafts, as_of=TODAY)


def leaders(db: sqlite3.Connection) -> dict[str, str | None]:
    return dict(db.execute("SELECT path, leader FROM article ORDER BY path"))


def together(db: sqlite3.Connection) -> bool:
    """Whether the texts `one` and `other` are versions of one."""
    return leaders(db)["one"] == "other" or leaders(db)["other"] == "one"


# What is the same.


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (text(A, B), text(A, B), True),
        (text(A, B), text(A, B).upper().replace(" ", "\n\n", 3), True),
        (text(A, B, C), text(B), True),  # an excerpt out of the middle
        (text(A, B, C), text(A, words(9, 20), C), True),
        (text(A, B), text(words(8), words(9)), False),
        (text(A, B), text(words(8), A[:12], words(9)), False),  # a follow-up that quotes a sentence
        (text(A, B, C), text(A[:30], words(7), words(8), words(9)), False),  # or a paragraph
        (text(A, B), " ".join(random.Random(1).sample(A + B, 120)), False),  # the same words in another order
        (text(A), text(A[:11]), False),  # no more than a sentence
        (text(A), text(A[:30]), True),
        ("", "", True),
        ("Words.", "Words.", True),
        ("No paper tomorrow.", "No paper on Monday.", False),
    ],
)  # fmt: skip
def test_versions_of_one_text(db: sqlite3.Connection, one: str, other: str, same: bool) -> None:
    settled(db, loaded("one", one, title="Fog"), loaded("other", other, title="Fog"))
    assert together(db) is same


@given(
    st.lists(st.sampled_from([A, B, C, A[:20], B[30:], words(4, 9)]), max_size=3),
    st.lists(st.sampled_from([A, B, C[:25], A[10:]]), max_size=3),
)
def test_what_is_said_of_a_pair_is_what_was_found(one: list[list[str]], other: list[list[str]]) -> None:
    texts = loaded("one", text(*one), title="Fog"), loaded("other", text(*other), title="Fog")
    with catalogue() as db:
        settled(db, *texts)
        articles = [each.article for each in texts if each.article]
        assert alike.judge(*articles).are_versions == together(db)


def test_a_rewritten_text_is_a_version_as_far_as_its_runs_of_words_are_common(db: sqlite3.Connection) -> None:
    light = [word if place % 12 else "other" for place, word in enumerate(A + B)]
    heavy = [word if place % 4 else "other" for place, word in enumerate(A + B)]
    settled(db, loaded("one", text(A, B)), loaded("other", text(light)))
    assert together(db)
    settled(db, loaded("other", text(heavy)))
    assert not together(db)


def test_notes_with_other_headlines_are_not_the_same(db: sqlite3.Connection) -> None:
    settled(db, loaded("one", "See page five.", title="Fog"), loaded("other", "See page five.", title="Tide"))
    assert not together(db)


def test_what_is_declared_to_stand_alone_does(db: sqlite3.Connection) -> None:
    settled(
        db,
        loaded("a", text(A)),
        loaded("b", text(A), same_as=False),
        loaded("c", text(A, B[:5])),
        loaded("d", text(A), same_as=False),
    )
    assert leaders(db) == {"a": "c", "b": None, "c": None, "d": None}


# What is declared.


def test_what_is_declared_a_version_is_one_and_what_it_names_leads(db: sqlite3.Connection) -> None:
    settled(
        db,
        loaded("wire/a", text(A)),
        loaded("paper/b", text(B, C), same_as="../wire/a"),  # fuller, and nothing in common
        loaded("paper/c", text(B, C[:50])),  # a version of what is declared
        loaded("wire/d", text(A, words(4, 9))),  # a version of what is named, but not of what leads
    )
    assert leaders(db) == {"paper/b": "paper/c", "paper/c": None, "wire/a": "paper/c", "wire/d": None}
    settled(db, loaded("paper/c", text(words(5))))
    assert leaders(db) == {"paper/b": "wire/d", "paper/c": None, "wire/a": "wire/d", "wire/d": None}
    assert Questions(db).followers() == {"wire/a": ("wire/d", 1000)}  # nobody doubts what is declared


def test_in_a_circle_the_rule_decides(db: sqlite3.Connection) -> None:
    settled(
        db, loaded("a", text(A), same_as="b"), loaded("b", text(B, C), same_as="c"), loaded("c", text(C), same_as="a")
    )
    assert leaders(db) == {"a": "b", "b": None, "c": "b"}


def test_what_is_declared_of_a_draft_holds_as_soon_as_it_is_shown(db: sqlite3.Connection) -> None:
    settled(db, loaded("a", text(A), draft=True), loaded("b", text(B), same_as="a"), loaded("c", text(C), same_as="a"))
    remember_all(db)
    assert leaders(db) == {"a": None, "b": None, "c": None}
    settled(db, drafts=True)
    assert leaders(db) == {"a": None, "b": "a", "c": "a"}
    settled(db, drafts=False)
    assert leaders(db) == {"a": None, "b": None, "c": None}


def test_a_text_of_no_words_can_be_declared_the_same(db: sqlite3.Connection) -> None:
    settled(
        db, loaded("a", "", title="Fog"), loaded("b", text(B), same_as="a"), loaded("c", "", title="?", same_as="b")
    )
    assert leaders(db) == {"a": None, "b": "a", "c": "a"}


def test_what_names_no_text_that_it_could_be_a_version_of_is_a_problem(db: sqlite3.Connection) -> None:
    said = Evidence("same_as", "gone", "sidecar", "a.yaml", 3, "same_as: gone", 1.0)
    take_in(db, map(entry_of, (
        loaded("a", text(A), same_as="gone", evidence=(said,)),
        loaded("b", text(B), same_as="b"),
        loaded("c", text(C), same_as="d"),
        loaded("d", text(words(4)), same_as=False),
    )))  # fmt: skip
    problems = settle_all(db, drafts=False, as_of=TODAY)
    assert [(each.path, each.line, each.code) for each in problems] == [
        ("a.yaml", 3, "same-as-missing"), ("b", None, "same-as-itself"), ("c", None, "same-as-contradicted"),
    ]  # fmt: skip
    assert set(leaders(db).values()) == {None}


def test_what_is_said_of_a_declared_pair() -> None:
    one, other = loaded("a/one", text(A), same_as="../other").article, loaded("other", text(B)).article
    assert one is not None
    assert other is not None
    for pair in ((one, other), (other, one)):
        judged = alike.judge(*pair)
        assert (judged.are_versions, judged.why) == (True, "named")


# Which leads.


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"body": text(A, B), "date": "2019-02-28"}, {"body": text(A), "date": "2019-02-27"}),  # the fullest
        ({"body": text(A), "date": "2019-02-27"}, {"body": text(A), "date": "2019-02-28"}),  # the earliest
        ({"body": text(A), "date": "2019-02-27"}, {"body": text(A), "date": ""}),  # what is dated
        ({"body": text(A), "title": "Ebb"}, {"body": text(A), "title": "Fog"}),  # the first by address
    ],
)  # fmt: skip
def test_the_leading_version(db: sqlite3.Connection, one: dict[str, str], other: dict[str, str]) -> None:
    for names in (("a", "b"), ("b", "a")):
        settled(db, *(loaded(name, **fields) for name, fields in zip(names, (one, other), strict=True)))  # type: ignore[arg-type]
        assert leaders(db) == {names[0]: None, names[1]: names[0]}


def test_how_much_of_a_version_stands_in_the_leading_one_is_never_said_too_high(db: sqlite3.Connection) -> None:
    settled(
        db, loaded("a", text(A, B, C)), loaded("b", text(A)), loaded("c", text(A, ["end"])), loaded("d", text(A, B, C))
    )
    assert dict(db.execute("SELECT path, likeness FROM article")) == {
        "a": 0,
        "b": 1000,
        "c": 1000 * 58 // 59,
        "d": 1000,
    }


def test_a_draft_leads_nothing_until_it_is_shown(db: sqlite3.Connection) -> None:
    settled(db, loaded("a", text(A, B), draft=True), loaded("b", text(A)), loaded("c", text(A)))
    assert leaders(db) == {"a": None, "b": None, "c": "b"}
    settled(db, drafts=True)
    assert leaders(db) == {"a": None, "b": "a", "c": "a"}


def test_a_text_that_is_hidden_again_repeats_nothing(db: sqlite3.Connection) -> None:
    texts = loaded("a", text(A), tags=("Sea",), draft=True), loaded("b", text(A, B), tags=("Sea",))
    settled(db, *texts, drafts=True)
    again = "SELECT path, again FROM mention JOIN article ON id = article ORDER BY path"
    assert db.execute(again).fetchall() == [("a", 1), ("b", 0)]
    remember_all(db)
    settled(db, drafts=False)
    assert db.execute(again).fetchall() == [("a", 0), ("b", 0)]


# Lists.


def test_every_list_shows_a_text_once(db: sqlite3.Connection) -> None:
    settled(
        db,
        loaded("a", text(A), "2019-02-27", "A", tags=("Sea",), source="Post"),
        loaded("b", text(A), "2019-02-27", "B", tags=("Sea", "Fog"), source="Weekly"),
        loaded("c", text(A), "2019-03-01", "C", tags=("Sea",), source="Post"),
        loaded("d", text(A), "2020", "D"),
        loaded("e", text(A), "", "E"),
        loaded("f", text(A), "", "F"),
    )
    questions = Questions(db)

    def listed(*periods: str) -> list[list[str]]:
        return [[shown.card.title for shown in questions.dated(period)] for period in periods]

    assert listed("2019-02-27", "2019-02", "2019-03-01", "2019", "2020") == [["A"], ["A"], ["C"], ["A"], ["D"]]
    assert (questions.years(), questions.days(2019)) == ([(2019, 1), (2020, 1)], [(2, 27, 1), (3, 1, 1)])
    assert [shown.card.title for shown in questions.undated()] == ["E"]
    assert [shown.card.title for shown in questions.newest(9)] == ["A"]
    for kind, key, titles in (
        ("tags", "sea", ["A"]),
        ("tags", "fog", ["B"]),
        ("sources", "post", ["A"]),
        ("sources", "weekly", ["B"]),
    ):
        topic = questions.topic(kind, key)
        assert topic is not None
        assert ([shown.card.title for shown in questions.topic_articles(topic)], topic.count) == (titles, 1)
    assert [version.path for version in questions.versions("f")] == ["a", "b", "c", "d", "e", "f"]


def test_of_more_versions_than_are_told_the_one_that_asks_is_among_them(
    db: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsarchive.archive.questions.versions.VERSIONS_SHOWN", 3)
    settled(db, *(loaded(f"{number}", text(A), title=f"Fog {number}") for number in range(6)))
    told = {path: [version.path for version in Questions(db).versions(path)] for path in ("0", "2", "5")}
    assert told == {"0": ["0", "1", "2"], "2": ["0", "1", "2"], "5": ["0", "1", "5"]}
    assert Questions(db).count_versions("0") == 5


# Exactness.

CUTS = st.tuples(
    st.integers(0, 3),
    st.sampled_from([(0, 60), (0, 40), (20, 60), (0, 30), (0, 55), (5, 60)]),
    st.sampled_from([0, 0, 3, 30]),
)


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """A text that has some runs of others: cut out of few, with an end of its own, or of two put together."""
    parts = [
        words(seed)[slice(*cut)] + words(50 + seed, extra)
        for seed, cut, extra in draw(st.lists(CUTS, min_size=1, max_size=2))
    ]
    return text(*parts)


EDITS = st.one_of(
    st.tuples(st.sampled_from("abcdefgh"), bodies(), st.sampled_from(["2019-02-27", "2019", "2020-01-01", ""]), st.sampled_from([(), ("Sea",), ("Sea", "Fog")]), st.sampled_from([None, "draft", "apart", *"abcdz"])),
    st.tuples(st.sampled_from("abcdefgh"), st.none()),
    st.tuples(st.just("drafts"), st.none()),
)  # fmt: skip


def tables(db: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """What was found, by names and numbers that do not depend on the order in which texts came."""
    return {
        "alike": db.execute("SELECT one, other FROM alike ORDER BY 1, 2").fetchall(),
        "mark": db.execute("SELECT mark, text FROM mark ORDER BY 1, 2").fetchall(),
        "article": db.execute("SELECT path, address, leader, likeness, repeats FROM article ORDER BY path").fetchall(),
        "mention": db.execute("SELECT kind, key, path, again FROM mention JOIN article ON id = article ORDER BY 1, 2, 3").fetchall(),
        "topic": db.execute("SELECT kind, key, name, slug, count FROM topic ORDER BY 1, 2").fetchall(),
    }  # fmt: skip


@settings(max_examples=100 if LONG else 6, deadline=None)
@given(
    st.lists(st.lists(EDITS, min_size=1, max_size=5), min_size=1, max_size=5),
    st.sampled_from([2, 3, 64]),
    st.sampled_from([1, 32]),
)
def test_in_whatever_order_texts_come_and_go_the_same_is_found_as_from_nothing(
    rounds: list[list[tuple[object, ...]]], crowd: int, most: int
) -> None:
    there: dict[str, Loaded] = {}
    drafts = False
    with pytest.MonkeyPatch.context() as patch, catalogue() as db:
        patch.setattr(alike, "_CROWD", crowd)
        patch.setattr(versions, "_LEADERS", most)
        for edits in rounds:
            came: dict[str, Loaded] = {}
            for name, body, *more in edits:
                if name == "drafts":
                    drafts = not drafts
                elif body is None:
                    there.pop(str(name), None)
                    came.pop(str(name), None)
                else:
                    date, tags, how = more
                    same = False if how == "apart" else None if how == "draft" else how
                    fields = {"tags": tags, "draft": how == "draft", "same_as": same}
                    there[str(name)] = came[str(name)] = loaded(str(name), str(body), str(date), **fields)
            forget_missing(db, set(there))
            take_in(db, map(entry_of, came.values()))
            told = settle_all(db, drafts=drafts, as_of=TODAY)
            remember_all(db)
            with catalogue() as clean:
                take_in(clean, map(entry_of, there.values()))
                assert settle_all(clean, drafts=drafts, as_of=TODAY) == told
                assert tables(db) == tables(clean)


# What it costs.


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How long the texts of each pair are that is measured."""
    pairs: list[int] = []
    plain = alike.likeness
    monkeypatch.setattr(
        alike, "likeness", lambda one, other: (pairs.append(len(one) + len(other)), plain(one, other))[1]
    )
    return pairs


def test_many_identical_texts_are_measured_once(db: sqlite3.Connection, measured: list[int]) -> None:
    settled(db, *(loaded(f"{number}", text(A), title=f"Fog {number}") for number in range(2000)))
    assert len(measured) <= 2
    assert db.execute("SELECT count(*) FROM article WHERE leader IS NULL").fetchone() == (1,)


def test_a_crowd_of_texts_that_are_nearly_the_same_is_linear(db: sqlite3.Connection, measured: list[int]) -> None:
    settled(db, *(loaded(f"{number}", text(A, B, words(100 + number, 4))) for number in range(400)))
    assert len(measured) <= 30 * 400
    assert db.execute("SELECT count(*) FROM article WHERE leader IS NULL").fetchone() == (1,)


def test_a_paragraph_that_all_texts_share_makes_no_versions_and_costs_little(
    db: sqlite3.Connection, measured: list[int]
) -> None:
    settled(
        db, *(loaded(f"{number}", text(words(100 + number, 300), A), title=f"Fog {number}") for number in range(300))
    )
    assert len(measured) <= 10 * 300
    assert db.execute("SELECT count(*) FROM alike").fetchone() == (0,)
    remember_all(db)
    measured.clear()
    settled(db, loaded("new", text(words(99, 300), A)))
    assert len(measured) <= 100


def test_a_text_of_a_megabyte(db: sqlite3.Connection, measured: list[int]) -> None:
    settled(
        db,
        loaded("one", text(words(5, 150_000))),
        loaded("other", text(words(5, 150_000)[40_000:90_000])),
        loaded("third", text(A)),
    )
    assert together(db)
    assert len(measured) <= 3
