"""Order, forms, common words, counts and versions of what is found, on small indexes that a person can read."""

from __future__ import annotations

from newsarchive.search.ask import Order, ask
from newsarchive.search.counting import facets_of, years_of
from newsarchive.search.hits import first_hits
from newsarchive.search.opened import OpenIndex, open_index
from newsarchive.search.query import parse

from .index import Text, make_index

DATES = ["", "", "1961", "1961-03", "1961-03-04", "1973-07-01"]


def text(
    date: str, words: str = "lamp", *, number: int = 0, version_of: str = "", source: str = "", title: str = ""
) -> Text:
    return Text(f"/{number}/", title, date, source, "en", words, version_of=version_of)


def opened(*texts: Text, latest: int = 0, full: int = 1_000_000, common_above: int = 2_000) -> OpenIndex:
    files = make_index(
        texts, latest=latest, full=full, common_above=common_above, stem=lambda word: word.rstrip("s")
    ).files
    return open_index(files.__getitem__)


def found(index: OpenIndex, query: str, order: Order = "relevance") -> list[int]:
    return list(ask(index, parse(query), order).numbers)


def test_of_articles_as_good_the_later_ones_come_first_and_the_undated_last() -> None:
    for latest in (0, 2, 5):
        index = opened(*map(text, DATES), latest=latest)
        assert found(index, "lamp") == [5, 4, 3, 2, 1, 0]
        assert found(index, "lamp", "newest") == [5, 4, 3, 2, 1, 0]
        assert found(index, "lamp", "oldest") == [2, 3, 4, 5, 0, 1]


def test_ranges_are_of_dates_as_they_are_known() -> None:
    index = opened(*map(text, DATES), latest=2)
    assert found(index, "1961", "oldest") == []
    assert found(index, "1961..1961", "oldest") == [2, 3, 4]
    assert found(index, "1961-03..", "oldest") == [3, 4, 5]
    assert found(index, "after:1961-03") == [5]
    assert found(index, "before:1961-03-04", "oldest") == [2, 3]
    assert found(index, "..1961-02", "oldest") == [2]
    assert found(index, "1973..1961") == []
    assert found(index, "-1961..", "oldest") == [0, 1]


def test_forms_of_a_word_are_those_of_all_segments() -> None:
    index = opened(text("1961", "lamp lamps"), text("1962", "lamp"), text("1963", "lamps"), latest=1)
    assert set(found(index, "lamp")) == {0, 1, 2}
    assert found(index, "lamp")[-1] == 2
    assert set(found(index, '"lamp"')) == {0, 1}


def test_words_of_nearly_all_articles_are_not_asked_for_beside_others() -> None:
    index = opened(
        text("1961", "the lamp"),
        text("1962", "the fog"),
        text("1963", "lamp"),
        *[text("1965", "the sea")] * 8,
        common_above=2,
    )
    assert set(found(index, "the")) == set(range(11)) - {2}
    assert set(found(index, "the lamp")) == {0, 2}
    assert found(index, '"the" lamp') == [0]
    assert set(found(index, "the OR lamp")) == set(range(11))
    assert found(index, "lamp -the") == [2]
    assert found(index, '"lamp the fog"') == []
    assert set(found(index, '"the lamp"')) == {0, 2}


def test_words_of_many_articles_are_asked_for() -> None:
    index = opened(text("1961", "harbour lamp"), text("1962", "lamp"), *[text("1965", "harbour")] * 3, common_above=2)
    assert index.segments[0].common == {"harbour"}
    assert found(index, "harbour lamp") == [0]


def test_beginnings_are_not_looked_for_among_names() -> None:
    names = tuple(("tag", f"t{number:03}") for number in range(40))
    index = opened(Text("/0/", "", "1961", "", "", "tag tagel tagus tahr", names), full=1)
    assert all(found(index, f"{word}*") == [0] for word in ("tag", "tage", "tagus", "tah"))
    # Of the 42 files that begin so, those with nothing but tags are passed over.
    assert ask(index, parse("tag*")).sought == ((frozenset({"tag", "tagel"}),),)


def test_what_was_found_is_counted_by_year_and_by_name() -> None:
    sources = ["Quay", "Orbit", "Quay", "Orbit", "Orbit", "Air"]
    index = opened(*(text(date, source=source) for date, source in zip(DATES, sources, strict=True)), latest=3)
    numbers = [0, 2, 3, 4]
    assert years_of(index, numbers) == (("1961", 3), ("", 1))
    assert facets_of(index, numbers)["source"] == (("Orbit", 2), ("Quay", 2))
    assert facets_of(index, [])["source"] == ()


def test_versions_of_a_text_are_folded_into_the_first() -> None:
    index = opened(
        text("1961", number=1),
        text("1962", number=2, version_of="/1/"),
        text("1963", number=3),
        text("1964", number=4, version_of="/1/"),
    )
    answer = ask(index, parse("lamp"))
    assert answer.numbers == (3, 2, 1, 0)
    hits = first_hits(index, answer, 2)
    assert [(hit.card.address, [each.address for each in hit.versions]) for hit in hits] == [
        ("/4/", ["/2/", "/1/"]),
        ("/3/", []),
    ]
    assert [len(hit.versions) for hit in first_hits(index, answer, 1)] == [0]


def test_an_archive_of_nothing_answers() -> None:
    index = opened()
    assert [found(index, query) for query in ("lamp", '"a lamp"', "-lamp", "la*", "person:x", "1961..")] == [[]] * 6
    assert years_of(index, []) == ()
