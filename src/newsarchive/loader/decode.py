"""Bytes to text: the encodings in which news texts of the last forty years lie about."""

from __future__ import annotations

import codecs
import re

import msgspec
from charset_normalizer import from_bytes

from ..text.alphabets import fitness

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# First bytes of what is often saved under a wrong name.
_MAGIC = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
    b"\x7fELF",
    b"{\\rtf",
)
#: The legacy encodings that are tried, those of the languages whose dates and bylines are known; the commoner ones first.
_ONE_BYTE = [
    "cp1252", "cp1251", "cp1250", "cp1254", "cp1255", "cp1256", "cp1253", "iso8859_2", "iso8859_15", "iso8859_9", "koi8_r", "koi8_u", "iso8859_5",
    "iso8859_6", "iso8859_8", "cp866", "cp850", "mac_roman",
]  # fmt: skip
#: Of machines long gone: these must fit much better than the others.
_SELDOM = {"cp850": 0.5, "mac_roman": 0.5}
_SEVERAL_BYTES = ["shift_jis", "cp932", "euc_jp", "gb18030", "big5", "euc_kr"]
_JAPANESE_MAIL = re.compile(rb"\x1b\$[@B]|\x1b\([BJ]")
#: At this fitness a text has the words of a language and hardly a letter that is none of its own.
_SURE = 1.9
#: A guess needs no more than this many bytes.
_SAMPLE = 64_000


class Decoded(msgspec.Struct, frozen=True):
    """A file's text, the encoding it was read in and whether that was a doubtful guess."""

    text: str
    encoding: str
    doubtful: bool = False


def decode(data: bytes) -> Decoded | None:
    """Return the text of a file, or None where it is no text at all.

    Tried in turn: a byte order mark, UTF-8, UTF-16 without a mark, and the likeliest legacy encoding. Nothing is
    lost silently: what cannot be decoded becomes U+FFFD and the reading is marked doubtful.
    """
    if data.startswith(_MAGIC):
        return None
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            return Decoded(text, encoding, "\ufffd" in text)
    if b"\x1b" in data and _JAPANESE_MAIL.search(data):
        text = data.decode("iso2022_jp", "replace")
        return Decoded(text, "iso2022_jp", "\ufffd" in text)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(data)
    return _wide(data) if "\0" in text else Decoded(text, "utf-8")


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 without its mark shows as zeros in every second place; any other zeros mean a binary file."""
    sample = data[:4000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(len(sample) // 2, 1)
    for encoding, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros > 0.4 * half and others < 0.1 * half:
            return Decoded(data.decode(encoding, "replace"), encoding)
    # A stray zero or two in a text is dirt, not a sign of a program.
    if data.count(0) <= max(2, len(data) // 5000):
        return Decoded(data.decode("utf-8", "replace").replace("\0", ""), "utf-8", doubtful=True)
    return None


def _guess(data: bytes) -> Decoded | None:
    if data.count(0) > len(data) // 100:
        return _wide(data)
    encoding, sure = _one_byte(data[:_SAMPLE])
    if not sure:
        best = from_bytes(data[:_SAMPLE], cp_isolation=[*_ONE_BYTE, *_SEVERAL_BYTES]).best()
        encoding = best.encoding if best is not None and best.encoding in _SEVERAL_BYTES else encoding
    text = data.decode(encoding, "replace")
    controls = sum(1 for c in text[:_SAMPLE] if c < " " and c not in "\n\r\t\f\v")
    if controls > len(text[:_SAMPLE]) // 50:
        return None
    return Decoded(text, encoding, doubtful="\ufffd" in text)


def _one_byte(sample: bytes) -> tuple[str, bool]:
    """The encoding in which the sample reads most like some language, and whether it surely is one; of equals the commoner.

    The library that tells the East Asian encodings apart takes most French for Central European.
    """
    best, most = _ONE_BYTE[0], 0.0
    for encoding in _ONE_BYTE:
        found = fitness(sample.decode(encoding, "replace")) - _SELDOM.get(encoding, 0.0)
        if found >= _SURE:
            return encoding, True
        if found > most:
            best, most = encoding, found
    return best, False
