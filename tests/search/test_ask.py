"""Queries answered from the files of an index, against a search through the texts themselves."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from newsarchive.search.ask import ask
from newsarchive.search.opened import OpenIndex, open_index
from newsarchive.search.query import Prefix, Query, parse

from .index import Index, Text, make_index
from .naive import naive_answer

WORDS = ["lamp", "lamps", "fog", "fogs", "quay", "the", "of", "harbour", "tide", "1961", "o'neil", "über", "東京都"]
DATES = ["", "1961", "1961-03", "1961-03-04", "1961-03-05", "1962-01-01", "1973", "1973-07-01", "1999-12-31"]
NAMES = ["Mira Dahl", "Mira Boe", "Ada Dahl", "Cape Dorn"]

some_words = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
names = st.lists(
    st.tuples(st.sampled_from(["person", "place", "tag"]), st.sampled_from(NAMES)), max_size=3, unique=True
).map(tuple)
articles = st.builds(
    Text, st.just("/a/"), some_words, st.sampled_from(DATES), st.sampled_from(["The Quay", "Orbit & Sky", ""]),
    st.sampled_from(["en", "pt-BR", ""]), some_words, names, some_words,
)  # fmt: skip


@st.composite
def indexes(draw: st.DrawFn) -> Index:
    texts = draw(st.lists(articles, max_size=12))
    latest = draw(st.integers(0, len(texts)))
    # With one file for each word there are no forms: those of a word are of one file.
    full, common_above = draw(st.sampled_from([1, 30, 10_000])), draw(st.sampled_from([0, 1_000]))
    each = draw(st.sampled_from([1, 3, 256]))
    return make_index(
        texts, latest=latest, full=full, each=each, common_above=common_above, stem=lambda word: word.rstrip("s")
    )


dates = st.sampled_from([date for date in DATES if date] + ["1962", "1961-04", "1973-07", "2001"])
words = st.sampled_from(WORDS)
parts = st.one_of(
    words, words,
    st.lists(words, min_size=1, max_size=4).map(lambda each: f'"{" ".join(each)}"'),
    st.builds("{}:{}".format, st.sampled_from(["title", "person", "place", "tag"]), st.sampled_from(["Mira", "dahl", "lamp", '"Mira Dahl"', '"fog the"'])),
    st.sampled_from(["lang:en", "lang:pt-br", "lang:pt", "lang:br", "source:quay", 'source:"the quay"', "lam*", "f*", "o*", "t*"]),
    st.builds("before:{}".format, dates), st.builds("after:{}".format, dates),
    st.builds("{}..{}".format, dates | st.just(""), dates),
)  # fmt: skip
queries = st.lists(
    st.tuples(st.sampled_from(["", "", "", "-"]), parts, st.sampled_from([" ", " ", " OR "])), min_size=1, max_size=5
).map(lambda each: "".join("".join(part) for part in each))


def opened(index: Index) -> OpenIndex:
    return open_index(index.files.__getitem__)


def is_told(index: OpenIndex, query: Query) -> bool:
    """Whether the words that begin so are all in the few files that are looked into."""
    is_prefix = any(isinstance(part, Prefix) for group in (*query.wanted, query.unwanted) for part in group)
    return not is_prefix or all(len(segment.says.words) <= 3 for segment in index.segments)


@settings(max_examples=150)
@given(indexes(), queries)
def test_answers_are_those_of_a_search_through_all_texts(index: Index, text: str) -> None:
    query = parse(text)
    answer = ask(opened(index), query)
    if not answer.notes and is_told(opened(index), query):
        assert list(zip(answer.numbers, answer.scores, strict=True)) == naive_answer(index, query)
