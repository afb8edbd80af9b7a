from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.archive.addresses import folder_of, old_address, settle, slug_of
from newsarchive.article import Article, Body, NewsDate
from newsarchive.text.slugs import short_hash

PATHS = st.lists(st.text("abc/.é", min_size=1, max_size=6), min_size=1, max_size=8, unique=True).map(sorted)


def article(title: str, slug: str | None = None) -> Article:
    return Article(path="articles/a.txt", digest="", title=title, body=Body(""), slug=slug)


@pytest.mark.parametrize(
    ("date", "folder"),
    [
        (None, "/undated/"),
        (NewsDate(2019), "/2019/"),
        (NewsDate(2019, 2), "/2019/02/"),
        (NewsDate(2019, 2, 27), "/2019/02/27/"),
        (NewsDate(987, 1, 2, "09:14", "Z"), "/0987/01/02/"),
    ],
)
def test_a_folder_is_as_deep_as_the_date_is_precise(date: NewsDate | None, folder: str) -> None:
    assert folder_of(date) == folder


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Netanyahu’s Talks", "netanyahus-talks"),
        ("CON", "con-"),
        ("C++", "c-plus-plus"),
        ("1989", "1989"),
        ("../../x", "x"),
        ("9", "9"),
    ],
)
def test_the_slug_is_the_headline(title: str, slug: str) -> None:
    assert slug_of(article(title)) == slug


@pytest.mark.parametrize("wanted", [article("27"), article("Any", "02")])
def test_two_digits_are_a_month_or_a_day_and_no_article(wanted: Article) -> None:
    assert slug_of(wanted) == f"{wanted.slug or wanted.title}-{short_hash(wanted.path, 2)}"


def test_a_headline_without_a_letter_takes_its_address_from_its_file() -> None:
    assert slug_of(article("!!!")) == short_hash("articles/a.txt")


def test_a_declared_slug_wins() -> None:
    assert slug_of(article("Headline", "own-words")) == "own-words"


@given(PATHS)
def test_each_gets_an_address_of_its_own_and_the_first_the_plain_one(paths: list[str]) -> None:
    slugs = settle(paths, "fog")
    assert slugs[0] == "fog"
    assert len(set(slugs)) == len(paths)


@given(PATHS, st.text("abc/.é", min_size=1, max_size=6))
def test_another_that_wants_it_too_moves_none_of_the_marked(paths: list[str], other: str) -> None:
    more = sorted({*paths, other})
    before, after = (
        dict(zip(paths, settle(paths, "fog"), strict=True)),
        dict(zip(more, settle(more, "fog"), strict=True)),
    )
    assert all(after[path] == slug for path, slug in before.items() if slug != "fog" and path != more[0])


def test_a_mark_that_somebody_declared_is_not_given_twice() -> None:
    mark = f"fog-{short_hash('b.txt')}"
    assert settle(["a.txt", "b.txt"], "fog", {mark}) == ["fog", f"fog-{short_hash('b.txt', 5)}"]


@pytest.mark.parametrize(
    ("alias", "address"),
    [
        ("https://old.example/a/B_1.html?x=1#y", "/a/B_1.html"),
        ("/con/aux.html", "/con-/aux-html/"),
        ("/a.html/b%20c", "/a-html/b-c/"),
        ("/Old/Name", "/Old/Name/"),
        ("../../etc/passwd", "/etc/passwd/"),
        ("/news/index.html", "/news/"),
        ("/", ""),
        ("https://old.example", ""),
    ],
)
def test_old_addresses_are_made_plain(alias: str, address: str) -> None:
    assert old_address(alias) == address
