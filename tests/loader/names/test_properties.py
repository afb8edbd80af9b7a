"""What holds for any text: it never raises, says the same twice, invents nothing, and takes time in proportion."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsarchive.loader.names import find_names, main_names
from newsarchive.loader.names.tables import organisations, places
from newsarchive.loader.names.tokens import join, runs, tidy

WORDS = (
    "President Mr. Dr. Prime Minister Doug Ford Netanyahu al-Assad O'Neill J. U.S. US Iran Iran-backed Moscow in In the "
    "The of and & de van der Reading University Bank Party IDF (IDF) NATO said 34, Monday May May. Will Paris Hilton "
    "Lake Street -- — . , ! ( ) ' ’ \" Herr L'Iran D' А. Путин Москве Президент 总统 普京 プーチン大統領 سوريا الرئيس ab x"
).split()
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
LANGUAGES = st.sampled_from([None, "en", "de", "fr", "es", "pl", "ru", "tr", "ar", "zh", "ja", "en-GB", "xx", ""])


@given(TEXTS, st.lists(TEXTS, max_size=4), LANGUAGES, st.lists(TEXTS, max_size=2))
@settings(max_examples=400, deadline=None)
def test_any_text(title: str, paragraphs: list[str], language: str | None, captions: list[str]) -> None:
    mentions = find_names(title, paragraphs, language, captions)
    assert mentions == find_names(title, paragraphs, language, captions)
    for mention in mentions:
        assert mention.kind in ("people", "places", "organisations")
        assert mention.count >= 1
        assert -1 <= mention.paragraph < max(1, len(paragraphs))
        assert 0.5 <= mention.confidence <= 1
        assert mention.name.strip() == mention.name != ""
    main = main_names(mentions, title, paragraphs[0] if paragraphs else "")
    assert set(main) <= {mention.name for mention in mentions}
    assert len(main) <= 8


@given(st.lists(TEXTS, max_size=4))
@settings(max_examples=300, deadline=None)
def test_nothing_is_invented(paragraphs: list[str]) -> None:
    text = " ".join(tidy(" ".join(paragraphs)).split())
    table = {form.name for gazetteer in (places("en"), organisations()) for form in gazetteer.forms.values()}
    for mention in find_names("", paragraphs, "en"):
        assert mention.name in text or mention.name in table
        assert all(form in text for form in mention.variants)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_runs_stand_where_they_say(text: str) -> None:
    whole = join([text]).whole
    assert len(whole) == len(text)
    end = 0
    for run in runs(whole):
        assert end <= run.start < run.end
        assert whole.startswith(run.words[0], run.start)
        end = run.end


HOSTILE = {
    "capitals": "ABC DEF " * 25_000,
    "one token": "A" * 200_000,
    "initials": "A. " * 66_000,
    "joined initials": "A." * 100_000,
    "hyphens": "A-" * 100_000,
    "joined places": "Iran-" * 40_000,
    "apostrophes": "A'" * 100_000,
    "particles": "de " * 66_000 + "A",
    "names": "John Smith " * 18_000,
    "many surnames": "".join(f"John Smith{chr(97 + i % 26)}{chr(97 + i // 26 % 26)} said. " for i in range(8_000)),
    "one surname": "J. Smith. "
    + "".join(f"Pe{chr(97 + i % 26)}{chr(97 + i // 26 % 26)} Smith said. " for i in range(8_000)),
    "titles": "President " * 20_000,
    "brackets": "Foo Bar (FB) " * 15_000,
    "katakana": "プ" * 200_000,
    "titles in Chinese": "总统好" * 66_000,
    "titles in Arabic": "الرئيس " * 28_000,
    "articles": "al-A" * 50_000,
    "spaces": " " * 200_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_takes_time_in_proportion(text: str) -> None:
    started = time.process_time()
    find_names(text[:100], [text])
    assert time.process_time() - started < 20, "200,000 characters: a second or two even on a busy machine"
