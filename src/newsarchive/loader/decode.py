"""Bytes to text: the encodings in which news texts of the last forty years lie about."""

from __future__ import annotations

import codecs

import msgspec
from charset_normalizer import from_bytes

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
#: The legacy encodings that are tried, those of the languages whose dates and bylines are known.
_LEGACY = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "iso8859_2", "koi8_r", "koi8_u",
    "shift_jis", "cp932", "euc_jp", "gb18030", "big5", "euc_kr",
]  # fmt: skip
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
    best = from_bytes(data[:_SAMPLE], cp_isolation=_LEGACY).best()
    encoding = best.encoding if best is not None else "cp1252"
    text = data.decode(encoding, "replace")
    controls = sum(1 for c in text[:_SAMPLE] if c < " " and c not in "\n\r\t\f\v")
    if controls > len(text[:_SAMPLE]) // 50:
        return None
    return Decoded(text, encoding, doubtful=best is None or "\ufffd" in text)
