"""What holds for every input, however hostile: nothing raises, nothing is invented, nothing takes for ever."""

from __future__ import annotations

import time
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsarchive.article import Article
from newsarchive.loader import discover, load
from newsarchive.loader.judge import written
from newsarchive.settings import ReadingSettings

from .reading import read

#: Pieces that mean something to one clue or another, so that chance meets them often.
PIECES = st.sampled_from(
    """By Ann Lee|Von Roswitha Tiedge|September 13, 2019|03/04/2019|2019-02-30|1989|Published May 7, 1994|Updated May 8, 1994|Load-Date: March 4, 2019
THE TIDEWATER LEDGER|Science & Medicine|Harbour Closed by Ice|WEATHER|# A heading|====|---|+++|{|title: A: "b|date: 2019-02-27|author: [a, {b: c}]|Title: A Bridge
PARIS, Aug. 23 (AFP) - The harbour was closed to all ships until Tuesday evening.|MADRID.— Los barcos esperan.|(Photo by X / AFP)|File photo: a view, May 3, 2001
Related: a | b|Original url:|https://ledger.example/2019/09/13/a|<https://a.example>|javascript:alert(1)|Correction: the name of the ferry was wrong all along.|(c) 2019 AFP
Comments (14)|Share   Print|**bold**|[text](http://a.example)|![p](a.png)|<script>alert(1)</script>|&#8238;|&#x1b;|{{7*7}}|\u202eevil\u202c|\x1b]0;owned\x07|a\0b|港口因冰封关闭|2019年2月27日|إغلاق الميناء|é|-|.""".replace("\n", "|").split("|")
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=30)), max_size=14).flatmap(
    lambda parts: st.lists(st.sampled_from(["\n", "\n\n", " ", "\r\n"]), min_size=len(parts), max_size=len(parts)).map(
        lambda gaps: "".join(part + gap for part, gap in zip(parts, gaps, strict=True))
    )
)
NAMES = st.sampled_from(["a.txt", "b.md", "2019-02-27 c.txt", "1961-09-d.markdown", "\u202e\x1b[2J e f g.txt"])
SIDECARS = st.one_of(
    st.none(),
    st.tuples(st.sampled_from(["s.yaml", "s.toml", "s.json"]), st.one_of(st.text(max_size=80), TEXTS)),
    st.dictionaries(
        st.sampled_from(["title", "date", "author", "tags", "image", "related", "url", "lang", "draft", "slug", "odd\u202ekey"]),
        st.recursive(st.text(max_size=12), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3), max_leaves=5),
        max_size=5,
    ).map(lambda data: ("s.json", msgspec.json.encode(data).decode())),
)  # fmt: skip
#: Read from the text by rules of their own, or given by the file itself: not fields that need evidence.
UNREAD = {"path", "digest", "body", "evidence"}


@given(st.binary(max_size=300), NAMES)
def test_no_bytes_raise(data: bytes, name: str) -> None:
    read(data, name)


@settings(max_examples=100, deadline=None)
@given(TEXTS, NAMES, SIDECARS)
def test_every_value_has_evidence_and_nothing_is_invented(
    text: str, name: str, sidecar: tuple[str, str] | None
) -> None:
    article = read(text, name, sidecar).article
    if article is None:
        return
    for field in article.__struct_fields__:
        value = getattr(article, field)
        if (
            field in UNREAD
            or value in (None, (), False)
            or (field == "title" and value == article.path.rpartition("/")[2])
        ):
            continue
        if field == "spellings":  # the evidence of a name has the forms it was read in
            told = {(each.field, each.value): each.excerpt for each in article.evidence}
            assert all(each.text in told[each.kind, each.name] for each in article.spellings)
            continue
        used = [each.value for each in article.evidence if each.field == field and each.used]
        assert used, f"{field} comes from nowhere: {value!r}"
        if not isinstance(value, tuple):
            assert written(value) in used
    if article.published is not None:
        assert all(each.confidence >= 0.5 for each in article.evidence if each.field == "published" and each.used)


def strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for each in value.values() for text in strings(each)]
    return [text for each in value for text in strings(each)] if isinstance(value, list | tuple) else []


def is_invisible(character: str) -> bool:
    return (
        (character < " " and character != "\n")
        or "\x7f" <= character <= "\x9f"
        or "\u202a" <= character <= "\u202e"
        or "\u2066" <= character <= "\u2069"
        or "\ud800" <= character <= "\udfff"
    )


@settings(max_examples=100, deadline=None)
@given(TEXTS, NAMES, SIDECARS)
def test_no_field_carries_controls_or_direction_overrides(
    text: str, name: str, sidecar: tuple[str, str] | None
) -> None:
    article = read(text, name, sidecar).article
    if article is None:
        return
    fields = msgspec.to_builtins(article)
    del fields["path"]
    for each in fields["evidence"]:
        del each["path"]
    bad = [each for each in strings(fields) if any(is_invisible(character) and character != "\t" for character in each)]
    assert bad == []


@settings(max_examples=40, deadline=None)
@given(TEXTS, NAMES, SIDECARS)
def test_reading_twice_is_the_same(text: str, name: str, sidecar: tuple[str, str] | None) -> None:
    assert read(text, name, sidecar) == read(text, name, sidecar)


def test_the_order_of_documents_does_not_matter(tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / f"{number}.txt").write_text(
            f"Harbour {number} Closed\n\nBy Ann Lee\n\n{number + 1} May 1994\n\nNo ship left.\n"
        )
    documents = discover([tmp_path]).documents

    def by_path(ordered: tuple[object, ...]) -> dict[str, Article | None]:
        return {each.document.name: each.article for each in load(ordered, ReadingSettings())}  # type: ignore[arg-type]

    assert by_path(documents) == by_path(documents[::-1])


@pytest.mark.parametrize("unit", ["[", "**"])
def test_a_megabyte_in_one_line(unit: str) -> None:
    began = time.process_time()
    read(unit * (1_000_000 // len(unit)), "a.md")
    assert time.process_time() - began < 15


@pytest.mark.parametrize("opening", ["---\na: {}\n---\n", '{{"a": {}\n}}\n', "+++\na = {}\n+++\nx"])
def test_endless_front_matter(opening: str) -> None:
    for unit in ("[", "{", "a: ", "&a "):
        read(opening.replace("{}", unit * 100_000).replace("{{", "{").replace("}}", "}"), "a.md")
