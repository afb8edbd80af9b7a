"""News items, held against the schema of IPTC ninjs 3.0, which refuses every property that it does not know."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsarchive.article import Article, Author, Body, Correction, NewsDate, Picture
from newsarchive.interchange import Holding
from newsarchive.interchange.ninjs import ninjs_item

SCHEMA = json.loads((Path(__file__).parent / "ninjs-schema_3.0.json").read_text("utf-8"))
FORMATS = jsonschema.FormatChecker(())


@FORMATS.checks("date-time", ValueError)
def is_moment(text: str) -> bool:
    """RFC 3339: seconds and an offset are needed."""
    found = re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", text)
    return found is not None and datetime.fromisoformat(text) is not None


@FORMATS.checks("uri")
def is_uri(text: str) -> bool:
    """RFC 3986: a scheme, and only the characters of a URI."""
    return re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+", text) is not None


VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=FORMATS)


def holding(article: Article, url: str = "https://record.example/1999/03/04/lamp/") -> Holding:
    return Holding(article, "/1999/03/04/lamp/", url, "0123456789ab", "The Breakwater Record", 4)


def item(url: str = "https://record.example/1999/03/04/lamp/", **fields: Any) -> dict[str, Any]:
    made = ninjs_item(holding(Article(**{"path": "lamp.txt", "digest": "00", "title": "The lamp is lit", "body": Body("The lamp was lit.")} | fields), url))  # fmt: skip
    VALIDATOR.validate(made)
    assert json.loads(json.dumps(made)) == made
    return made


def test_the_schema_is_a_schema_and_refuses_what_it_does_not_know() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for wrong in ({"uri": "https://a.example/", "headline": "x"}, {"title": "x"}, {"uri": "/lamp/"}, {"uri": "a:b", "contentCreated": "1999-03-04"}):  # fmt: skip
        with pytest.raises(jsonschema.ValidationError):
            VALIDATOR.validate(wrong)


def test_an_article_of_which_nothing_is_known() -> None:
    assert item(body=Body("")) == {
        "uri": "https://record.example/1999/03/04/lamp/",
        "standard": {"name": "ninjs", "version": "3.0", "schema": SCHEMA["$id"]},
        "type": "text",
        "representationType": "full",
        "title": "The lamp is lit",
        "headlines": [{"role": "main", "value": "The lamp is lit"}],
        "altIds": [{"role": "id", "value": "0123456789ab"}],
    }


def test_an_article_of_which_everything_is_known() -> None:
    made = item(
        body=Body("The *lamp* was lit.", "markdown"), kicker="Harbour", deck="At last", section="Quays", dateline="Dover",
        authors=(Author("Ann Quill", "Correspondent"), Author("Bo Ink")), agency="Cobalt", source="The Quay", language="en",
        tags=("harbours",), people=("Ada Mole",), places=("Dover",), organisations=("Trinity House",),
        published=NewsDate(1999, 3, 4, "05:06:07", "+01:00"), updated=NewsDate(1999, 4),
        corrections=(Correction("It was not.", NewsDate(1999)), Correction("It was.")), original_url="http://quay.example/a b",
        pictures=(Picture("lamp.svg", "The lamp", "B. Ink", "A lamp"), Picture(credit="Nobody")),
    )  # fmt: skip
    assert made["contentCreated"] == "1999-03-04T05:06:07+01:00"
    assert made["by"] == "Ann Quill, Correspondent; Bo Ink"
    assert [each["value"] for each in made["headlines"]] == ["Harbour", "The lamp is lit", "At last"]
    assert made["descriptions"] == [
        {"role": "date published", "value": "1999-03-04T05:06:07+01:00"},
        {"role": "date updated", "value": "1999-04"},
        {"role": "correction", "value": "1999: It was not."},
        {"role": "correction", "value": "It was."},
    ]
    assert made["bodies"] == [
        {"role": "main", "contentType": "text/markdown", "wordCount": 4, "value": "The *lamp* was lit."}
    ]
    assert made["subjects"] == [{"name": "harbours"}, {"name": "Quays", "rel": "section"}]
    assert [each["role"] for each in made["infoSources"]] == ["author", "author", "agency", "publication"]
    assert [each["name"] for each in made["associations"]] == ["The lamp", "Picture 2"]
    assert made["associations"][0]["altIds"] == [{"role": "file", "value": "lamp.svg"}]
    assert {"copyrightNotice", "copyrightHolder", "usageTerms", "rightsInfo"}.isdisjoint(made)


@pytest.mark.parametrize(
    "date",
    [NewsDate(1999), NewsDate(1999, 3), NewsDate(1999, 3, 4), NewsDate(1999, 3, 4, "05:06"), NewsDate(1999, 3, 4, "05:06:07"), NewsDate(1999, 3, 4, "05:06", "Z")],
)  # fmt: skip
def test_a_date_that_is_no_moment_is_not_made_one(date: NewsDate) -> None:
    made = item(published=date)
    assert "contentCreated" not in made
    assert made["descriptions"] == [{"role": "date published", "value": date.iso}]


def test_a_site_without_an_address_of_its_own() -> None:
    made = item("/1999/03/04/lamp/", pictures=(Picture("lamp.svg"),))
    assert made["uri"].startswith("urn:uuid:")
    assert made["uri"] == item("/1999/03/04/lamp/")["uri"]
    assert made["associations"][0]["uri"] == f"{made['uri']}#picture-1"


WORDS = st.text(max_size=20)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_any_article_is_a_valid_item(data: st.DataObject) -> None:
    years = st.one_of(st.none(), st.builds(NewsDate.of, st.integers(1, 9999), st.one_of(st.none(), st.integers(1, 12)), st.one_of(st.none(), st.integers(1, 28)), st.sampled_from([None, "05:06", "05:06:07"]), st.sampled_from([None, "Z", "-03:30"])))  # fmt: skip
    optional, several = st.one_of(st.none(), WORDS), st.lists(WORDS, max_size=3).map(tuple)
    fields = {name: data.draw(optional) for name in ("kicker", "deck", "agency", "source", "section", "dateline", "original_url", "language")}  # fmt: skip
    fields |= {name: data.draw(several) for name in ("tags", "people", "places", "organisations")}
    item(
        title=data.draw(WORDS), body=Body(data.draw(WORDS)), published=data.draw(years), updated=data.draw(years),
        authors=tuple(Author(name) for name in data.draw(several)), corrections=tuple(Correction(text) for text in data.draw(several)),
        pictures=tuple(data.draw(st.lists(st.builds(Picture, optional, optional, optional, optional), max_size=2))), **fields,
    )  # fmt: skip
