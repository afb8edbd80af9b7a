"""What holds for any text: it never raises, says the same twice, invents nothing, and takes time in proportion."""

from __future__ import annotations

import random
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
    "Lake Street -- — . , ! ( ) ' ’ \" Herr L'Iran D' А. Путин Москве Президент 总统 普京 プーチン大統領 سوريا الرئيس "
    "محمد عبد بن وزير ، ab x "
    "ראש הממשלה דוד בן לוי אוניברסיטת मंत्री राजेश शर्मा विश्वविद्यालय شهردار علی 王建华 说 · 马丁 教授 大学 田中さん 東京 氏"
).split()
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
LANGUAGES = st.sampled_from(
    [None, "en", "de", "fr", "es", "pl", "ru", "tr", "ar", "fa", "he", "hi", "zh", "ja", "th", "ko", "en-GB", "xx", ""]
)


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


#: What may be repeated without end, and the language it is read in.
HOSTILE = {
    "capitals": ("ABC DEF ", "en"),
    "one letter": ("A", "en"),
    "one word": ("a", "en"),
    "initials": ("A. ", "en"),
    "joined initials": ("A.", "en"),
    "acronyms in brackets": ("(AB) ", "en"),
    "names and acronyms": ("Foo Bar (FB) ", "en"),
    "hyphens": ("A-", "en"),
    "joined places": ("Iran-", "en"),
    "apostrophes": ("A'", "en"),
    "particles": ("Ann de la ", "en"),
    "prefixes": ("Le De La ", "en"),
    "a place": ("Paris ", "en"),
    "a place a line": ("Paris\n", "en"),
    "a place with its region": ("Reading, Ont. ", "en"),
    "no space": ("ParisLondon", "en"),
    "names": ("Ann Lee ", "en"),
    "titles": ("Mr. ", "en"),
    "long titles": ("President ", "en"),
    "articles": ("al-", "en"),
    "joined articles": ("al-A", "en"),
    "organisations": ("Bank of Canada ", "en"),
    "spaces": (" ", "en"),
    "German nouns": ("Der Minister Haus ", "de"),
    "Russian cases": ("Владимиром Путиным ", "ru"),
    "Turkish endings": ("Ankara'da ", "tr"),
    "titles in Arabic": ("الرئيس ", "ar"),
    "prefixes in Arabic": ("وبال", "ar"),
    "titles in Hebrew": ("ראש הממשלה ", "he"),
    "titles in Hindi": ("प्रधानमंत्री ", "hi"),
    "names in Persian": ("علی ", "fa"),
    "titles in Chinese": ("总统", "zh"),
    "surnames in Chinese": ("王", "zh"),
    "names in Chinese": ("李明主席", "zh"),
    "dots in Chinese": ("阿·", "zh"),
    "katakana": ("プ", "ja"),
    "dots in katakana": ("プー・", "ja"),
    "names in Japanese": ("田中首相", "ja"),
}
MEGABYTE = 1_000_000


def seconds(text: str, language: str) -> float:
    started = time.process_time()
    assert len(find_names(text[:100], [text], language)) <= 4
    return time.process_time() - started


@pytest.mark.parametrize(("piece", "language"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_megabyte_of_anything_takes_time_in_proportion(piece: str, language: str) -> None:
    text = piece * (MEGABYTE // len(piece))
    half, whole = seconds(text[: MEGABYTE // 2], language), seconds(text, language)
    assert whole < 4 * half + 1, "twice the text: about twice the time, or less where only the start is read"


def test_a_megabyte_of_random_names_is_bounded() -> None:
    letters = random.Random(7)
    words = ["".join(letters.choices("abcdefghiklmnoprstuvwz", k=6)).title() for _ in range(MEGABYTE // 7)]
    assert len(find_names("", [" ".join(words)], "en")) < 30_000
    assert len(find_names("", [" said. ".join(words)], "en")) < 30_000


def test_very_many_paragraphs() -> None:
    mentions = find_names("Lee", ["Ann Lee"] * 300_000, "en")
    assert [mention.name for mention in mentions] == ["Ann Lee"]
