"""Front matter, read again by the loader itself: the same article, whatever stands in it."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from loader.reading import article as read_article
from loader.reading import codes
from loader.test_clues import FOLDER, read_cases
from newsarchive.article import Article, Body
from newsarchive.interchange.front_matter import NAMES, with_front_matter

from .drawn import UNNAMED, articles, held, slug_of

_EXTENSIONS = {"markdown": "a.md", "plain": "a.txt"}


def again(article: Article) -> Article:
    read = read_article(with_front_matter(held(article)), _EXTENSIONS[article.body.markup])
    return msgspec.structs.replace(read, path=article.path, digest=article.digest, evidence=article.evidence)


def as_addressed(article: Article) -> Article:
    """The article with the slug that its address is held by: a headline without a letter makes none."""
    return article if slug_of(article) else msgspec.structs.replace(article, slug=UNNAMED)


@given(articles())
@example(Article(path="clips/a.txt", digest="0", title="A & B &amp; C &amp;lt;", body=Body("&lt; & &amp; &amp;amp;")))
def test_every_article_comes_back(article: Article) -> None:
    assert again(article) == as_addressed(article)


@given(articles())
def test_nothing_is_wrong_with_what_is_written(article: Article) -> None:
    found = set(codes(with_front_matter(held(article)), _EXTENSIONS[article.body.markup]))
    assert found <= {"no-text", "updated-before-published"}


@given(articles())
def test_others_read_it_as_yaml(article: Article) -> None:
    head = with_front_matter(held(article)).split("\n---\n")[0].removeprefix("---\n")
    assert yaml.safe_load(head.replace("date:", "day:"))["exact"] is True


@given(st.integers(2_000, 3_000))
def test_a_list_of_thousands_of_names(number: int) -> None:
    people = tuple(f"Name {each}" for each in range(number))
    assert again(Article(path="clips/a.txt", digest="0", title="List", body=Body("x"), people=people)).people == people


@pytest.mark.parametrize("path", sorted(FOLDER.glob("layout_*.txt")), ids=lambda path: path.stem)
def test_what_is_read_from_saved_texts_comes_back(path: Path) -> None:
    """Bylines, captions, lists and verses as people have kept them: what the loader made of them, it makes of them again."""
    for case in read_cases(path):
        article = msgspec.structs.replace(read_article(case.text, case.name), evidence=())
        assert again(article) == as_addressed(article), case.label


def test_every_field_has_its_place() -> None:
    """A field that is not written down would be lost without a word."""
    of_the_file = {"path", "digest", "body", "evidence"}
    assert set(NAMES) == {field.name for field in msgspec.structs.fields(Article)} - of_the_file
