"""Cells that no spreadsheet takes for a formula."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.article import Article, Author, Body, NewsDate
from newsarchive.interchange.rows import COLUMNS, guarded, row

from .drawn import articles, held


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "－1", "=cmd|' /C calc'!A0"]
)
def test_a_formula_becomes_text(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Storm", "1+1", "'tis", " =1", "1999-03", "“=”"])
def test_all_else_stays(text: str) -> None:
    assert guarded(text) == text


@given(articles())
def test_a_row_has_a_cell_for_each_column(article: Article) -> None:
    cells = row(held(article))
    assert len(cells) == len(COLUMNS)
    assert not [cell for cell in cells if str(cell).startswith(tuple("=+-@＝＋－＠\t\r\n"))]


@given(st.text())
def test_what_is_guarded_is_not_lost(text: str) -> None:
    assert guarded(text) in (text, f"'{text}")


def test_what_stands_in_a_row() -> None:
    authors = (Author("Ann Lee", "mayor"), Author("Bo Ek"))
    article = Article(
        path="a.txt",
        digest="",
        title="-x",
        body=Body("=1"),
        authors=authors,
        published=NewsDate(1999, 3),
        tags=("a", "b"),
    )
    cells = dict(zip(COLUMNS, row(held(article)), strict=True))
    assert cells["authors"] == "Ann Lee (mayor); Bo Ek"
    assert (cells["title"], cells["text"], cells["published"], cells["tags"]) == ("'-x", "'=1", "1999-03", "a; b")
    assert (cells["words"], cells["updated"], cells["source"]) == (7, "", "")
