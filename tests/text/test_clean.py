from __future__ import annotations

import unicodedata
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.text.clean import fold, letters_only, one_line, printable, tidy

ANY = st.text(st.characters() | st.sampled_from("\r\n\x0b\x0c\x85\u2028\u202e\ufeff\ufffe&#;<>x0 \u00ad"))


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("co\u00adop\u200b\ufeff", "coop"),
        ("\x1b]0;owned\x07 x\x00", "]0;owned x"),
        ("evil\u202etxt", "eviltxt"),
        ("e\u0301", "é"),
        ("Fish &amp; chips &#8212; &eacute;", "Fish & chips — é"),
        ("&lt;b&gt; stays &#60;", "&lt;b&gt; stays &#60;"),
        ("&#10; &#12; &#x2028; stay", "&#10; &#12; &#x2028; stay"),
        ("AT&T & co; &nosuchentity;", "AT&T & co; &nosuchentity;"),
        ("\tkept\n", "\tkept\n"),
    ],
)
def test_tidy(text: str, clean: str) -> None:
    assert tidy(text) == clean


@given(ANY)
def test_what_is_tidy_is_composed_and_fits_into_xml(text: str) -> None:
    clean = tidy(text)
    assert unicodedata.is_normalized("NFC", clean)
    escaped = clean.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert ElementTree.fromstring(f"<x>{escaped}</x>").text in (clean or None, clean)


@given(ANY)
def test_one_line_is_one_line(text: str) -> None:
    line = one_line(tidy(text))
    assert len(line.splitlines()) <= 1
    assert line == line.strip()
    assert "  " not in line


@given(ANY)
def test_nothing_printable_moves_a_terminal(text: str) -> None:
    shown = printable(text)
    assert all(unicodedata.category(character) not in ("Cc", "Cs") or character in "\n\t" for character in shown)
    assert "\u202e" not in shown


@pytest.mark.parametrize(
    ("one", "other"), [("IRAN", "iran"), ("ＩＲＡＮ", "iran"), (" a\n b ", "A B"), ("Straße", "STRASSE")]
)
def test_spellings_that_meet(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("C", "C++"), ("Müller", "Muller"), ("C#", "C")])
def test_spellings_that_do_not_meet(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_headlines_are_the_same_without_their_punctuation() -> None:
    assert letters_only("“Talks — Resumed!”") == letters_only("talks resumed")
