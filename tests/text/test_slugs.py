from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.text.slugs import MAX_SLUG, short_hash, slugify


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Netanyahu’s Talks — Iran & Putin", "netanyahus-talks-iran-and-putin"),
        ("C", "c"),
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        ("100% @ Home", "100-percent-at-home"),
        ("Москва", "moskva"),
        ("Ærøskøbing", "aeroskobing"),
        ("../../x", "x"),
        ("a\0b", "a-b"),
        ("CON", "con-"),
        ("com1", "com1-"),
        ("Concert", "concert"),
        ("…", "..."[3:]),
        ("😀!?", "grinning"),
        ("", ""),
    ],
)
def test_slugify(text: str, slug: str) -> None:
    assert slugify(text) == slug


@given(st.text())
def test_a_slug_is_safe_everywhere(text: str) -> None:
    slug = slugify(text)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*-?)?", slug)
    assert len(slug) <= MAX_SLUG
    assert not re.fullmatch(r"con|prn|aux|nul|com\d|lpt\d", slug)


@given(st.text())
def test_a_slug_is_its_own_slug(text: str) -> None:
    assert slugify(slugify(text)) == slugify(text)


def test_a_long_one_is_cut_at_a_words_end() -> None:
    assert slugify("word " * 40) == "-".join(["word"] * 14)
    assert slugify("é" * 300) == "e" * MAX_SLUG


@given(st.text(), st.text())
def test_hashes_tell_apart(one: str, other: str) -> None:
    assert (short_hash(one, 16) == short_hash(other, 16)) == (one == other)
    assert re.fullmatch(r"[0-9a-f]{8}", short_hash(one))
