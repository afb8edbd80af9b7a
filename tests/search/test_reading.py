"""Files of an index read: what was written comes back, and what is damaged is refused."""

from __future__ import annotations

import json
from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsarchive.errors import ArchiveError
from newsarchive.search.ask import ask
from newsarchive.search.blocks import Term, deflated, entries_of, gaps_of, inflated, packed_block, packed_numbers
from newsarchive.search.counting import facets_of, years_of
from newsarchive.search.hits import first_hits
from newsarchive.search.lists import SPAN, articles_in, numbers_in, places_in, weighed
from newsarchive.search.opened import open_index
from newsarchive.search.query import parse
from newsarchive.search.reading import parse_cards, parse_dates, parse_index

from .index import Text, make_index

ascending = st.lists(st.integers(0, 100_000), max_size=40, unique=True).map(sorted)
terms = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=5), max_size=8, unique=True).map(sorted)


@given(st.lists(st.integers(0, 2**32 - 1)))
def test_numbers_come_back(numbers: list[int]) -> None:
    assert numbers_in(packed_numbers(numbers)).tolist() == numbers


@given(ascending, st.integers(1, 15))
def test_lists_of_words_come_back(numbers: list[int], weight: int) -> None:
    packed = packed_numbers(gaps_of(numbers)) + bytes([weight] * len(numbers))
    articles, weights = weighed(packed, len(numbers), 100_001)
    assert (articles.tolist(), weights.tolist()) == (numbers, [weight] * len(numbers))


@given(st.lists(ascending, max_size=6))
def test_places_come_back(places: list[list[int]]) -> None:
    packed = packed_numbers([len(each) for each in places])
    packed += b"".join(packed_numbers(gaps_of(each)) for each in places)
    read = places_in(packed, np.arange(len(places)))
    assert read.tolist() == [article * SPAN + place for article, each in enumerate(places) for place in each]


@given(terms, st.binary(max_size=6))
def test_blocks_come_back(terms: list[str], packed: bytes) -> None:
    written = [Term(term, number, number % 3, packed) for number, term in enumerate(terms)]
    block = inflated(deflated(packed_block(written)))
    read = [Term(each.term, each.articles, each.family, block[each.start : each.end]) for each in entries_of(block)]
    assert read == written


@pytest.mark.parametrize(
    "read",
    [
        numbers_in, entries_of, inflated, parse_index, parse_cards, parse_dates,
        lambda packed: articles_in(packed, 7), lambda packed: weighed(packed, 3, 7), lambda packed: places_in(packed, np.arange(2)),
    ],
)  # fmt: skip
@given(content=st.binary() | st.text('[]{}",:0123').map(str.encode))
def test_bytes_that_are_no_file_of_an_index_are_refused(read: object, content: bytes) -> None:
    with suppress(ArchiveError):
        read(content)  # type: ignore[operator]


TEXTS = [
    Text(f"/{number}/", f"Fog {number}", f"19{60 + number}", "The Quay", "en", "The lamp was lit and the fog came in.", (("person", "Mira Dahl"),))
    for number in range(6)
]  # fmt: skip
FILES = make_index(TEXTS, latest=2, full=40, each=2, common_above=1).files


@settings(max_examples=200)
@given(st.sampled_from(sorted(FILES)), st.data())
def test_a_damaged_index_is_refused_or_answers(name: str, data: st.DataObject) -> None:
    content = FILES[name] if name == "index.json" else inflated(FILES[name])
    at = data.draw(st.integers(0, max(len(content) - 1, 0)))
    spoilt = content[:at] + data.draw(st.binary(max_size=3)) + content[at + data.draw(st.integers(0, 3)) :]
    files = {**FILES, name: spoilt if name == "index.json" else deflated(spoilt)}

    def read(asked: str) -> bytes:
        if asked not in files:
            raise ArchiveError("there is no such file", asked)
        return files[asked]

    with suppress(ArchiveError):
        index = open_index(read)
        for query in ("fog lamp", '"the lamp was"', "person:dahl -title:3", "f* 1962-01..", "lamo"):
            answer = ask(index, parse(query))
            facets_of(index, answer.numbers)
            years_of(index, answer.numbers)
            first_hits(index, answer, 10)


def test_an_index_of_another_format_is_named() -> None:
    with pytest.raises(ArchiveError, match="format 2"):
        parse_index(json.dumps({"format": 2, "chapters": []}).encode())


def test_a_name_that_leads_out_of_the_folder_is_refused() -> None:
    told = json.loads(FILES["index.json"])
    told["segments"][0]["dates"] = "../../secret"
    with pytest.raises(ArchiveError):
        parse_index(json.dumps(told).encode())
