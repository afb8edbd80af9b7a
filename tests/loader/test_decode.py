"""Bytes to text, in whatever encoding the file was saved."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.loader.decode import decode

RUSSIAN = (
    "Пленум избрал Генерального секретаря. В проходной завода вчерашнюю сводку слушали стоя, и никто не ушёл. " * 5
)
GERMAN = "Über Leipzig gab es gestern kein Bild. Die Züge fuhren pünktlich, und die Straßen blieben leer. " * 5
FRENCH = "Les élèves de l'école du port ont été reçus à la mairie, où l'on fêtait Noël avec un peu d'avance. "
UKRAINIAN = "Порт закрили до вечора, і пороми не вийшли в море: лід тримався біля причалів, кажуть у місті. "
TURKISH = "Liman akşama kadar kapalı kaldı ve vapurlar iskeleden ayrılmadı; buz çözülünce açılacağı söylendi. "
HEBREW = "הנמל נסגר עד הערב והמעבורות לא יצאו לים, כך נמסר מן העירייה ביום שלישי בשעה מאוחרת. "
ARABIC = "أغلق الميناء حتى المساء ولم تخرج العبارات إلى البحر، كما قالت البلدية يوم الثلاثاء في بيان لها. "
CHINESE = "港口直到傍晚都對船隻關閉，渡輪整天停在碼頭，市政府星期二表示情況可能持續到週末。"
JAPANESE = "港は夕方まで閉鎖され、連絡船は終日岸壁にとどまったと、市が火曜日に発表した。"
POLISH = (
    "Wczoraj wieczorem stoczniowcy podpisali porozumienie z rządem, a tłum śpiewał hymn i płakał. Był już zmierzch. "
    * 5
)


def text_of(data: bytes) -> str:
    decoded = decode(data)
    assert decoded is not None
    return decoded.text


@given(
    st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",))).filter(
        lambda t: not t.startswith(("%PDF", "PK", "GIF8", "{\\rtf", "\ufeff"))
    )
)
def test_utf8_comes_back_as_it_was(text: str) -> None:
    data = text.encode()
    if not data.startswith((b"\x1f\x8b", b"\x7fELF")):
        assert text_of(data) == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_says_the_encoding_and_is_no_text(mark: bytes, encoding: str) -> None:
    assert text_of(mark + GERMAN.encode(encoding)) == GERMAN


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark(encoding: str) -> None:
    assert text_of(GERMAN.encode(encoding)) == GERMAN


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (POLISH, "cp1250"),
        (RUSSIAN, "cp866"),
        (POLISH, "iso8859_2"),
        *((FRENCH, encoding) for encoding in ("cp1252", "iso8859_1", "iso8859_15", "cp850", "mac_roman")),
        *((UKRAINIAN, encoding) for encoding in ("cp1251", "koi8_u", "iso8859_5")),
        *((TURKISH, encoding) for encoding in ("cp1254", "iso8859_9")),
        *((HEBREW, encoding) for encoding in ("cp1255", "iso8859_8")),
        *((ARABIC, encoding) for encoding in ("cp1256", "iso8859_6")),
        *((CHINESE, encoding) for encoding in ("gb18030", "big5")),
        *((JAPANESE, encoding) for encoding in ("shift_jis", "euc_jp", "iso2022_jp")),
        ("speech\u2019s \u2013 " * 40, "cp1252"),
    ],
)
def test_legacy_encodings_are_told_apart(text: str, encoding: str) -> None:
    assert text_of(text.encode(encoding)) == text


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.4 text", b"PK\x03\x04zip", b"\x89PNG\r\n", b"\xff\xd8\xff\xe0", b"{\\rtf1 hello}", b"\x00\x01\x02" * 500],
    ids=["pdf", "zip", "png", "jpeg", "rtf", "zeros"],
)
def test_what_is_no_text_is_none(data: bytes) -> None:
    assert decode(data) is None


def test_a_stray_zero_is_dirt_and_said() -> None:
    decoded = decode(b"Ships wait" + b"\0" + b" outside the harbour. " * 40)
    assert decoded is not None
    assert "\0" not in decoded.text
    assert decoded.doubtful


@given(st.binary(max_size=400))
def test_no_bytes_raise(data: bytes) -> None:
    decode(data)
