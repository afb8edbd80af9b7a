"""CSL-JSON, BibTeX and RIS as the programs read them that people have: every value comes back."""

from __future__ import annotations

import json
import warnings
from collections import Counter
from pathlib import Path
from typing import Any

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from citeproc.source.json import CiteProcJSON
from hypothesis import given

from newsarchive.article import NewsDate
from newsarchive.interchange import Holding
from newsarchive.interchange.bibtex import bibtex_entry, bibtex_key
from newsarchive.interchange.bylines import names_of
from newsarchive.interchange.csl import csl_item
from newsarchive.interchange.lines import line
from newsarchive.interchange.ris import ris_entry

from .holdings import by, holding, hostile, of_demonstration


@pytest.fixture(scope="module")
def demonstration(demo_site: Path) -> list[Holding]:
    return of_demonstration(demo_site)


def told(each: Holding) -> dict[str, str]:
    """What every format has to tell of an article, by the words of CSL."""
    article = each.article
    date = article.published
    known = {
        "title": article.title, "container-title": article.source, "section": article.section, "abstract": article.deck, "language": article.language,
        "issued": date.edtf if date else "", "URL": each.url if each.url.startswith("http") else "",
    }  # fmt: skip
    return {name: line(value) for name, value in known.items() if line(value)}


def check_csl(each: Holding) -> None:
    item = json.loads(json.dumps(csl_item(each)))
    with warnings.catch_warnings(action="error"):
        # It warns of every word it does not know.
        read = CiteProcJSON([item])[each.id]
    assert read.type == "article-newspaper"
    date = item.pop("issued", None)
    found = {name: value for name, value in item.items() if isinstance(value, str)}
    if date:
        (parts,) = date["date-parts"]
        found["issued"] = NewsDate(*parts).edtf
    assert {name: value for name, value in found.items() if name in told(each)} == told(each)
    assert read.get("issued", None) is None or read["issued"].year == (each.article.published or NewsDate(0)).year
    assert [_name(name) for name in read.get("author", [])] == [
        name.literal or (name.family, name.given) for name in names_of(each.article)
    ]


def _name(read: Any) -> str | tuple[str, str]:
    return read.literal if "literal" in read else (read.family, read.given)


def check_bibtex(each: Holding) -> None:
    key = bibtex_key(each)
    library = bibtexparser.parse_string(bibtex_entry(each, key))
    assert library.failed_blocks == []
    (raw,) = library.entries
    url = raw.get("url")
    (entry,) = bibtexparser.parse_string(bibtex_entry(each, key), append_middleware=[LatexDecodingMiddleware()]).entries
    assert (entry.key, entry.entry_type) == (key, "article" if each.article.source else "misc")
    found = {field.key: str(field.value) for field in entry.fields}
    date = each.article.published
    parts = (date.year, date.month, date.day) if date else ()
    months = "jan feb mar apr may jun jul aug sep oct nov dec".split()
    read = (found.get("year"), found.get("month"), found.get("day"))
    assert read == tuple(
        (f"{part:04d}" if name == "year" else months[part - 1] if name == "month" else str(part)) if part else None
        for name, part in zip(("year", "month", "day"), parts or (None,) * 3, strict=True)
    )
    known = told(each)
    assert bare(found["title"]) == bare(known["title"])
    assert bare(found.get("journal", "")) == bare(known.get("container-title", ""))
    assert bare(found.get("abstract", "")) == bare(known.get("abstract", ""))
    assert (url.value if url else "") == known.get("URL", "")
    assert found.get("langid", "") == known.get("language", "")


def bare(text: str) -> str:
    """A text without most of its marks: the decoder reads ligatures into plain text, and does not know every name of a mark."""
    return "".join(each for each in text if (each.isalnum() and each != "ˆ") or each in "#%&_\\")


def check_ris(each: Holding) -> None:
    text = ris_entry(each)
    lines = text.split("\r\n")
    assert "\n" not in "".join(lines)
    assert (lines[0], lines[-2:]) == ("TY  - NEWS", ["ER  - ", ""])
    (record,) = rispy.loads(text.replace("\r\n", "\n"))
    known = told(each)
    assert record["type_of_reference"] == "NEWS"
    assert record["title"] == known["title"]
    assert record.get("secondary_title", "") == known.get("container-title", "")
    assert record.get("section", "") == known.get("section", "")
    assert record.get("abstract", "") == known.get("abstract", "")
    assert record.get("language", "") == known.get("language", "")
    assert record.get("urls", []) == ([known["URL"]] if "URL" in known else [])
    assert record.get("authors", []) == [name.inverted for name in names_of(each.article)]
    assert record.get("date", "").rstrip("/").replace("/", "-") == known.get("issued", "")
    assert record.get("year", "") == known.get("issued", "")[:4]
    assert record["id"] == each.id


CHECKS = (check_csl, check_bibtex, check_ris)


@pytest.mark.parametrize("check", CHECKS)
def test_every_article_of_the_demonstration_comes_back(demonstration: list[Holding], check: Any) -> None:
    assert len(demonstration) == 80
    for each in demonstration:
        check(each)


@pytest.mark.parametrize("check", CHECKS)
@given(each=hostile)
def test_whatever_an_article_says_comes_back(check: Any, each: Holding) -> None:
    check(each)


def test_a_list_of_all_is_read_as_so_many(demonstration: list[Holding]) -> None:
    library = bibtexparser.parse_string("".join(bibtex_entry(each, bibtex_key(each)) for each in demonstration))
    assert (len(library.entries), library.failed_blocks) == (80, [])
    assert len(rispy.loads("".join(map(ris_entry, demonstration)).replace("\r\n", "\n"))) == 80


def test_keys_are_plain_stable_and_no_two_the_same(demonstration: list[Holding]) -> None:
    keys = [bibtex_key(each) for each in demonstration]
    assert [key for key, number in Counter(keys).items() if number > 1] == []
    assert all(key.isascii() and key.replace("-", "").isalnum() for key in keys)
    assert bibtex_key(holding()) == "halvorsen1989-0123456789ab"
    assert bibtex_key(holding(authors=())) == "the-meridian-courier1989-0123456789ab"
    assert bibtex_key(holding(authors=(), source=None, published=None, title="علم")) == "article-0123456789ab"


def test_bibtex_keeps_the_capitals_of_a_headline_and_the_whole_of_a_name() -> None:
    entry = bibtex_entry(holding(title="100% of NATO & {us}", authors=by("Cobalt and Wire", "Ann Roe")), "k")
    assert r"title = {{100\% of NATO \& \textbraceleft{}us\textbraceright{}}}," in entry
    assert "author = {{Cobalt and Wire} and Roe, Ann}," in entry


def test_nothing_is_told_that_is_not_known() -> None:
    least = holding("/undated/a/", authors=(), source=None, section=None, published=None, language=None, archive="A")
    assert csl_item(least) == {
        "id": "0123456789ab", "type": "article-newspaper", "title": "Wall is open, say guards", "archive": "A",
    }  # fmt: skip
    assert ris_entry(least) == "TY  - NEWS\r\nID  - 0123456789ab\r\nTI  - Wall is open, say guards\r\nDB  - A\r\nER  - \r\n"  # fmt: skip
    assert bibtex_entry(least, "k") == "@misc{k,\n  title = {{Wall is open, say guards}},\n  note = {A},\n}\n"


def test_the_original_is_told_beside_where_it_is_kept() -> None:
    cited = holding(original_url="https://courier.example/wall?a=1&b=2")
    assert csl_item(cited)["note"] == "Original: https://courier.example/wall?a=1&b=2"
    assert r"note = {The Breakwater Record. Original: https://courier.example/wall?a=1\&b=2}" in bibtex_entry(
        cited, "k"
    )
    assert "N1  - Original: https://courier.example/wall?a=1&b=2\r\n" in ris_entry(cited)
