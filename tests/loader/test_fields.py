"""The names of fields and how their declared values are taken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.article import Author, Correction, Link, NewsDate, Picture
from newsarchive.loader.fields import Wrong, field_of, parse_date, read_value, safe_url


@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("Headline", "title"), ("título", "title"), ("pubDate", "published"), ("publish-date", "published"), ("PUBLISHED_AT", "published"),
        ("дата", "published"), ("日付", "published"), ("lastmod", "updated"), ("by", "authors"), ("Autor", "authors"), ("wire", "agency"),
        ("newspaper", "source"), ("rubrique", "section"), ("featured_image", "pictures"), ("canonical-url", "original_url"),
        ("lang", "language"), ("keywords", "tags"), ("organizations", "organisations"), ("series", "story"), ("mood", None), ("", None),
    ],
)  # fmt: skip
def test_a_field_goes_by_many_names(key: str, field: str | None) -> None:
    assert field_of(key) == field


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("title", "  A\u202e  Bridge ", "A Bridge"),
        ("title", ["Only one"], "Only one"),
        ("published", "27 février 2019", NewsDate(2019, 2, 27)),
        ("published", "March 2019", NewsDate(2019, 3)),
        ("published", "1989", NewsDate(1989)),
        ("published", "2019-02-27 14:05 +02:00", NewsDate(2019, 2, 27, "14:05", "+02:00")),
        ("authors", "By Ann Lee and Bo Ek", (Author("Ann Lee"), Author("Bo Ek"))),
        ("authors", ["Ann Lee", {"name": "Bo Ek", "role": "photographs"}], (Author("Ann Lee"), Author("Bo Ek", "photographs"))),
        ("tags", "iron, water; iron", ("iron", "water")),
        ("pictures", "a.png", (Picture("a.png"),)),
        ("pictures", [{"src": "a.png", "caption": "A bridge", "alt": "Arches"}], (Picture("a.png", "A bridge", None, "Arches"),)),
        ("related", ["One", {"title": "Two", "url": "javascript:alert(1)"}], (Link("One"), Link("Two"))),
        ("corrections", {"date": "2019-03-01", "text": "It was May."}, (Correction("It was May.", NewsDate(2019, 3, 1)),)),
        ("corrections", ["It was May.", {"text": "And June.", "date": "1 March 2019"}, ""], (Correction("It was May."), Correction("And June.", NewsDate(2019, 3, 1)))),
        ("original_url", "https://ledger.example/a", "https://ledger.example/a"),
        ("language", "pt_BR", "pt-BR"),
        ("language", "NO", "no"),
        ("draft", "yes", True),
        ("slug", "A Bridge!", "a-bridge"),
        ("tags", [], None),
        ("title", "", None),
    ],
)  # fmt: skip
def test_values_are_taken_as_what_they_are(field: str, value: object, expected: object) -> None:
    assert read_value(field, value) == expected


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("title", {"a": "b"}, "wrong-type"), ("title", ["a", "b"], "wrong-type"), ("tags", {"a": "b"}, "wrong-type"), ("published", ["2019"], "wrong-type"),
        ("published", "soon", "date-unknown"), ("published", "2019-02-30", "date-unknown"), ("published", "27 February", "date-unknown"),
        ("published", "03/04/2019", "date-ambiguous"), ("authors", [["a"]], "wrong-type"), ("pictures", ["a", ["b"]], "wrong-type"),
        ("related", [["x"]], "wrong-type"), ("corrections", [["x"]], "wrong-type"), ("corrections", {"date": "2019"}, "wrong-type"), ("corrections", {"text": "x", "date": "soon"}, "date-unknown"), ("original_url", "javascript:alert(1)", "link-unsafe"),
        ("original_url", "ledger.example", "link-unsafe"), ("language", "Deutsch!", "language-unknown"), ("draft", "perhaps", "wrong-type"),
        ("slug", "!!!", "slug-unusable"), ("date_order", "american", "wrong-type"),
    ],
)  # fmt: skip
def test_a_wrong_value_says_what_to_write_instead(field: str, value: object, code: str) -> None:
    with pytest.raises(Wrong) as raised:
        read_value(field, value)
    assert raised.value.code == code
    assert raised.value.hint


def test_an_ambiguous_date_names_both_readings_and_the_order_settles_it() -> None:
    assert (
        parse_date("03/04/2019") == (None, "can be either 2019-03-04 or 2019-04-03")
        or "either" in parse_date("03/04/2019")[1]
    )
    assert parse_date("03/04/2019", "dmy")[0] == NewsDate(2019, 4, 3)
    assert parse_date("03/04/2019", "mdy")[0] == NewsDate(2019, 3, 4)


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "java\nscript:alert(1)", "&#106;avascript:x", "//host/x", "ftp://host/x", "https://", "https://a\"onload=x", "http://[::1", "file:///etc/passwd", None, 3],
)  # fmt: skip
def test_no_other_scheme_becomes_a_link(url: object) -> None:
    assert safe_url(url) is None


@given(st.text(max_size=60))
def test_a_safe_url_is_always_http(text: str) -> None:
    url = safe_url(text)
    assert url is None or url.lower().startswith(("http://", "https://"))


@pytest.mark.parametrize(("value", "read"), [("false", False), ("no", False), ("False", False)])
def test_a_text_can_be_declared_to_be_no_version_of_another(value: str, read: bool) -> None:
    assert read_value("same_as", value) is read


def test_a_text_can_be_declared_to_be_a_version_of_another() -> None:
    assert read_value("same_as", " ../agency/a.txt ") == "../agency/a.txt"


@pytest.mark.parametrize("value", ["true", "yes", ["a.txt", "b.txt"], {"file": "a.txt"}])
def test_what_names_no_text_is_no_version(value: object) -> None:
    with pytest.raises(Wrong) as wrong:
        read_value("same_as", value)
    assert wrong.value.code == "wrong-type"
