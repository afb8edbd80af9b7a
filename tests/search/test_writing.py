"""The files of an index, read back by their format, against the texts they were made from."""

from __future__ import annotations

import io
import json
from collections import defaultdict
from hashlib import blake2b

from hypothesis import given, settings
from hypothesis import strategies as st

from newsarchive.search import Card, Findable, Segment, kept_in, packed_facet, packed_run, segments, write_segment
from newsarchive.search.blocks import Entry, ascending_of, entries_of, inflated, numbers_of
from newsarchive.search.folding import words_of
from newsarchive.search.runs import field_terms, weight_of

WORDS = st.sampled_from("mira run running runs harbour harbours the of Éditions édition 1998 東京都 naïve".split())
CARD = Card("/a/", "", "", "", "", "")
TEXTS = st.lists(WORDS, max_size=30).map(" ".join)
ARTICLES = st.builds(
    lambda title, text, caption, name, language: Findable(
        (title, "", text, caption), (("person", name),) if name else (), language, Card("/a/", title, "1998", "", "", "")
    ),
    TEXTS, TEXTS, TEXTS, st.sampled_from(["", "Mira Dahl", "O'Neil"]), st.sampled_from(["en", "fr", "", "xx"]),
)  # fmt: skip


def index_of(articles: list[Findable], size: int) -> tuple[Segment, dict[str, bytes]]:
    files: dict[str, bytes] = {}
    runs = [io.BytesIO(packed_run(articles[start : start + size])) for start in range(0, len(articles), size)]
    segment = write_segment(runs, kept_in(files))
    return segment, {name: inflated(content) for name, content in files.items()}


def lists(segment_files: tuple[tuple[str, str], ...], files: dict[str, bytes]) -> dict[str, tuple[Entry, bytes]]:
    return {
        entry.term: (entry, files[name][entry.start : entry.end])
        for _, name in segment_files
        for entry in entries_of(files[name])
    }


def positions(article: Findable) -> dict[str, list[int]]:
    found, at = defaultdict(list), 0
    for part in article.parts:
        words = words_of(part)
        for place, word in enumerate(words):
            found[word].append(at + place)
        at += len(words) + 8 if words else 0
    return found


@settings(deadline=None, max_examples=60)
@given(st.lists(ARTICLES, min_size=1, max_size=12), st.integers(1, 12))
def test_every_word_of_every_article_is_where_it_stands(articles: list[Findable], size: int) -> None:
    segment, files = index_of(articles, size)
    words, places = lists(segment.words, files), lists(segment.places, files)
    wanted = [positions(article) for article in articles]
    for term in {term for found in wanted for term in found}:
        having = [number for number, found in enumerate(wanted) if term in found]
        entry, packed = words[term]
        gaps, at = numbers_of(packed, 0, len(having))
        assert ascending_of(gaps) == having
        assert entry.articles == len(having)
        for number, weight in zip(having, packed[at:], strict=True):
            found, headline = wanted[number], words_of(articles[number].parts[0])
            length = sum(map(len, found.values()))
            named = {word for _, name in articles[number].names for word in words_of(name)}
            assert weight == weight_of(len(found[term]) + (term in named), length) + 30 * (term in headline)
        counts, at = numbers_of(places[term][1], 0, len(having))
        for number, count in zip(having, counts, strict=True):
            gaps, at = numbers_of(places[term][1], at, count)
            assert ascending_of(gaps) == wanted[number][term]
    fields = {term for article in articles for term in field_terms(article.names)}
    assert fields == {term for term in words if ":" in term and not term.startswith("title:")}
    assert set(places) == {term for term in words if ":" not in term}


@settings(deadline=None, max_examples=30)
@given(st.lists(ARTICLES, min_size=1, max_size=12), st.integers(1, 12))
def test_how_articles_are_divided_into_runs_makes_no_difference(articles: list[Findable], size: int) -> None:
    assert index_of(articles, size) == index_of(articles, len(articles))


def test_forms_of_a_word_are_a_family() -> None:
    english = Findable(("Runs", "running in the harbour"), (), "en", CARD)
    french = Findable(("Éditions", "édition, harbours"), (), "fr", CARD)
    segment, files = index_of([english, french], 1)
    family = {term: entry.family for term, (entry, _) in lists(segment.words, files).items()}
    assert family["runs"] == family["running"] != 0
    assert family["editions"] == family["edition"] != family["runs"]
    assert family["in"] == 0
    assert family["harbour"] == family["harbours"] != 0


def test_a_common_word_has_no_places(monkeypatch) -> None:
    monkeypatch.setattr(segments, "_MANY", 2)
    articles = [Findable((f"the word{n % 4}",), (("tag", "the"),), "en", CARD) for n in range(8)]
    segment, files = index_of(articles, 3)
    assert segment.common == ("the",)
    assert "the" in lists(segment.words, files)
    assert set(lists(segment.places, files)) == {f"word{n}" for n in range(4)}


def test_files_are_divided_and_told_by_their_first_terms(monkeypatch) -> None:
    monkeypatch.setattr(segments, "_FULL", 200)
    monkeypatch.setattr(segments, "_FULL_PLACES", 100)
    monkeypatch.setattr(segments, "CARDS_EACH", 3)
    articles = [
        Findable((f"word{n}", " ".join(f"{letter}{n}" for letter in "abcdefgh")), (), "en", Card(f"/{n}/", "", str(1990 + n // 5), "", "", "", ""))
        for n in range(11)
    ]  # fmt: skip
    segment, files = index_of(articles, 4)
    assert len(segment.words) > 2 < len(segment.places)
    for table in (segment.words, segment.places):
        assert table[0][0] == ""
        heads = [first.encode() for first, _ in table]
        assert heads == sorted(heads)
        for (first, name), (after, _) in zip(table, [*table[1:], ("\U0010ffff", "")], strict=True):
            assert all(first.encode() <= entry.term.encode() < after.encode() for entry in entries_of(files[name]))
    cards = [card for name in segment.cards for card in json.loads(files[name])]
    assert [card[0] for card in cards] == [f"/{n}/" for n in range(11)]
    assert segment.years == (("1990", 0), ("1991", 5), ("1992", 10))
    assert json.loads(files[segment.dates]) == [["1990", 0], ["1991", 5], ["1992", 10]]


def test_a_file_is_named_by_what_is_in_it() -> None:
    files: dict[str, bytes] = {}
    name = kept_in(files)("c", b"[]")
    assert name == f"c-{blake2b(files[name]).hexdigest()[:10]}"


def test_a_facet_keeps_the_order_of_its_values() -> None:
    block = packed_facet([("Zeta", [0, 5]), ("Alpha", [5])])
    read = [(entry.term, ascending_of(numbers_of(block[entry.start : entry.end])[0])) for entry in entries_of(block)]
    assert read == [("Zeta", [0, 5]), ("Alpha", [5])]


def test_a_word_of_a_megabyte_takes_no_time_to_speak_of() -> None:
    article = Findable(("x" * 1_000_000, "é" * 1_000_000, "東" * 100_000), (), "fr", CARD)
    assert packed_run([article])
