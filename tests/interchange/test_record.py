"""An article as a record: complete, plain, and without a word of where it was read."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given

from newsarchive.article import Article, Body, Evidence, NewsDate
from newsarchive.interchange.record import KEYS, record

from .drawn import articles, held


@given(articles())
def test_every_record_is_json_with_every_key(article: Article) -> None:
    made = record(held(article))
    assert tuple(made) == KEYS
    assert json.loads(msgspec.json.encode(made)) == made


@given(articles())
def test_every_value_of_an_article_is_there(article: Article) -> None:
    """What is read back out of a record is the article: nothing was left out, and dates are as precise as they were."""
    made = record(held(article))
    fields = {each.name: made[each.name] for each in msgspec.structs.fields(Article)}
    dated = {
        name: NewsDate.parse(fields[name]) if fields[name] else None for name in ("published", "updated", "embargo")
    }
    corrections = [
        {**each, "date": NewsDate.parse(each["date"]) if each["date"] else None} for each in fields["corrections"]
    ]
    assert msgspec.convert(msgspec.to_builtins({**fields, **dated, "corrections": corrections}), Article) == article


def evidence(path: str) -> Evidence:
    return Evidence("title", "x", "first-line", path, 1)


@pytest.mark.parametrize(
    ("name", "own", "other", "named"),
    [
        ("clips/a.txt", "clips/a.txt", "clips/_defaults.yaml", "clips/_defaults.yaml"),
        ("clips/a.txt", "/home/ada/clips/a.txt", "/home/ada/clips/_defaults.yaml", "clips/_defaults.yaml"),
        ("clips/b/a.txt", "../../clips/b/a.txt", "../../clips/_defaults.yaml", "clips/_defaults.yaml"),
        ("clips-2/a.txt", "/home/ada/clips/a.txt", "/home/ada/clips/a.yaml", "clips-2/a.yaml"),
        ("a.txt", "/home/ada/clips/a.txt", "/home/ada/clips/_defaults.yaml", "_defaults.yaml"),
        ("clips/a.txt", "C:\\ada\\clips\\a.txt", "C:\\ada\\clips\\a.yaml", "clips/a.yaml"),
        ("clips/a.txt", "/home/ada/clips/a.txt", "/etc/names.yaml", "names.yaml"),
        ("clips/a.txt", "clips/a.txt", "/etc/names.yaml", "names.yaml"),
        ("clips/a.txt", "/home/ada/clips/a.txt", "names.yaml", "names.yaml"),
        ("clips/a.txt", "clips/a.txt", "../names.yaml", "names.yaml"),
    ],
)
def test_files_are_named_as_the_archive_names_them(name: str, own: str, other: str, named: str) -> None:
    article = Article(path=name, digest="", title="x", body=Body("x"), evidence=(evidence(own), evidence(other)))
    assert [each["path"] for each in record(held(article))["evidence"]] == [name, named]
