from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from newsarchive.archive import (
    Questions,
    all_problems,
    entry_of,
    forget_missing,
    open_catalogue,
    settle_all,
    take_in,
    unread,
    unused_pictures,
)
from newsarchive.article import Article, Author, Body, NewsDate, Picture
from newsarchive.errors import Problem
from newsarchive.loader import Asset, Document, Loaded

TODAY = "2026-01-01"


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with open_catalogue(tmp_path / "catalogue.sqlite", "1") as db:
        yield db


def document(name: str, stamp: str = "1") -> Document:
    return Document(name, name, f"/nowhere/{name}", "/nowhere", 1, stamp)


def loaded(name: str, title: str = "Fog", date: str = "2019-02-27", **more: object) -> Loaded:
    article = Article(path=name, digest="", title=title, body=Body("Words."), published=NewsDate.parse(date), **more)  # type: ignore[arg-type]
    return Loaded(document(name), article)


def settled(db: sqlite3.Connection, *batch: Loaded, drafts: bool = False) -> list[Problem]:
    take_in(db, map(entry_of, batch))
    return settle_all(db, drafts=drafts, as_of=TODAY)


def addresses(db: sqlite3.Connection) -> dict[str, str]:
    return {record.article.path: record.address for record in Questions(db).records()}


def tags(db: sqlite3.Connection) -> dict[str, tuple[str, int]]:
    return {topic.slug: (topic.name, topic.count) for topic in Questions(db).topics("tags")}


def test_spellings_that_differ_in_case_width_and_space_are_one_topic_named_as_most_write_it(db: sqlite3.Connection) -> None:  # fmt: skip
    names = ("iran", "Iran", "Iran", "ＩＲＡＮ", " iran ")
    settled(db, *(loaded(f"{n}.txt", str(n), tags=(name,)) for n, name in enumerate(names)))
    assert tags(db) == {"iran": ("Iran", 5)}


def test_of_spellings_written_equally_often_the_first_in_order_is_shown(db: sqlite3.Connection) -> None:
    settled(db, loaded("1.txt", "1", tags=("iran",)), loaded("2.txt", "2", tags=("Iran",)))
    assert tags(db) == {"iran": ("Iran", 2)}


def test_names_that_share_a_slug_are_told_apart_and_the_plain_one_keeps_it(db: sqlite3.Connection) -> None:
    settled(db, loaded("1.txt", tags=("Müller", "Muller")))
    (plain, marked) = sorted(tags(db), key=len)
    assert (plain, tags(db)[plain]) == ("muller", ("Muller", 1))
    assert tags(db)[marked] == ("Müller", 1)


def test_a_name_written_twice_in_one_article_counts_once(db: sqlite3.Connection) -> None:
    settled(db, loaded("1.txt", tags=("Iran", "IRAN"), authors=(Author("Ann"), Author("ann"))))
    assert tags(db) == {"iran": ("Iran", 1)}
    assert [topic.count for topic in Questions(db).topics("authors")] == [1]


def test_an_address_stays_when_others_come_and_go(db: sqlite3.Connection) -> None:
    settled(db, loaded("b.txt"))
    settled(db, loaded("c.txt"))
    before = addresses(db)
    settled(db, loaded("d.txt"), loaded("e.txt", "Other"))
    assert before.items() <= addresses(db).items()
    forget_missing(db, {"b.txt", "c.txt", "e.txt"})
    settle_all(db, drafts=False, as_of=TODAY)
    assert before.items() <= addresses(db).items()


def test_two_that_want_one_address_are_both_there_and_both_named_in_the_report(db: sqlite3.Connection) -> None:
    (problem,) = settled(db, loaded("b.txt"), loaded("a.txt"))
    assert addresses(db)["a.txt"] == "/2019/02/27/fog/"
    assert (problem.path, problem.code) == ("b.txt", "address-shared")
    assert "a.txt" in problem.message
    assert addresses(db)["b.txt"] in problem.message


def test_a_mark_that_an_article_declares_as_its_slug_is_not_taken_from_it(db: sqlite3.Connection) -> None:
    settled(db, loaded("a.txt"), loaded("b.txt"))
    mark = addresses(db)["b.txt"].split("/")[-2]
    settled(db, loaded("c.txt", "Any", slug=mark))
    assert len(set(addresses(db).values())) == 3


def test_a_draft_and_an_embargo_claim_no_address(db: sqlite3.Connection) -> None:
    told = settled(db, loaded("a.txt", draft=True), loaded("b.txt", embargo=NewsDate(2030)), loaded("c.txt"))
    assert (addresses(db), told) == ({"c.txt": "/2019/02/27/fog/"}, [])
    settle_all(db, drafts=True, as_of=TODAY)
    assert set(addresses(db)) == {"a.txt", "c.txt"}


def test_a_date_ahead_is_told_of_what_is_published_only(db: sqlite3.Connection) -> None:
    told = settled(db, loaded("a.txt", date="2030-01-01"), loaded("b.txt", date="2030-01-02", draft=True))
    assert [(problem.path, problem.code) for problem in told] == [("a.txt", "date-ahead")]


def test_only_what_is_new_or_has_changed_is_read(db: sqlite3.Connection) -> None:
    take_in(db, map(entry_of, [loaded("a.txt"), loaded("b.txt")]))
    now = [document("a.txt"), document("b.txt", "2"), document("c.txt")]
    assert [each.name for each in unread(db, now)] == ["b.txt", "c.txt"]


def test_a_text_is_read_again_when_its_picture_changes_or_was_missing(db: sqlite3.Connection, tmp_path: Path) -> None:
    picture = tmp_path / "p.svg"
    picture.write_text("<svg/>")
    stat = picture.stat()
    asset = Asset("p.svg", "p.svg", str(picture), f"{stat.st_size}:{stat.st_mtime_ns}", "", 1, 1)
    missing = Problem("b.txt", None, "picture-missing", "there is no picture")
    shown = (Picture(file="p.svg"),)
    texts = [msgspec.structs.replace(loaded("a.txt", pictures=shown), assets=(asset,)),
             msgspec.structs.replace(loaded("b.txt", pictures=shown), problems=(missing,))]  # fmt: skip
    take_in(db, map(entry_of, texts))
    now = [document("a.txt"), document("b.txt")]
    assert [each.name for each in unread(db, now)] == ["b.txt"]
    assert not list(unused_pictures(db, [("p.svg", str(picture))]))
    picture.write_text("<svg></svg>")
    assert [each.name for each in unread(db, now)] == ["a.txt", "b.txt"]


def test_what_is_gone_is_forgotten_with_all_that_belongs_to_it(db: sqlite3.Connection) -> None:
    problem = Problem("a.txt", None, "encoding-doubtful", "x")
    settled(db, msgspec.structs.replace(loaded("a.txt", tags=("Iran",)), problems=(problem,)), loaded("b.txt"))
    forget_missing(db, {"b.txt"})
    settle_all(db, drafts=False, as_of=TODAY)
    assert (set(addresses(db)), tags(db), list(all_problems(db))) == ({"b.txt"}, {}, [])
    assert db.execute("SELECT count(*) FROM mention").fetchone() == (0,)


def test_lists_are_in_order_of_time_and_the_undated_apart(db: sqlite3.Connection) -> None:
    dates = ("2019-02-27", "2019", "2019-02", "2018-12-31", "")
    settled(db, *(loaded(f"{n}.txt", str(n), date, tags=("t",)) for n, date in enumerate(dates)))
    questions = Questions(db)
    assert [each.address for each in questions.dated("2019")] == ["/2019/1/", "/2019/02/2/", "/2019/02/27/0/"]
    assert [each.address for each in questions.undated()] == ["/undated/4/"]
    assert list(questions.paths()) == ["4.txt", "3.txt", "1.txt", "2.txt", "0.txt"]
    beside = [questions.beside(address) for address in ("/undated/4/", "/2018/12/31/3/", "/2019/02/2/")]
    assert [[each and each.address for each in both] for both in beside] == [
        [None, None], [None, "/2019/1/"], ["/2019/1/", "/2019/02/27/0/"],
    ]  # fmt: skip
    assert questions.periods() == ["2018", "2019", "2018-12", "2019-02", "2018-12-31", "2019-02-27"]
    assert questions.beside_period("2019-02") == ("2018-12", "")
    assert questions.dated_parts() == [("2018", 1), ("2019", 2), ("2018-12", 3), ("2019-02", 4)]
    (topic,) = questions.topics("tags")
    assert [each.address for each in questions.topic_articles(topic)][-1] == "/undated/4/"
    assert (questions.totals().first, questions.totals().last, questions.totals().undated) == (2018, 2019, 1)
