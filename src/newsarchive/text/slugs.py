"""Words for addresses: lower-case ASCII letters, digits and single hyphens, safe on every file system.

An address must outlive hosts, file systems and copy-and-paste, so it is ASCII: other scripts are transliterated
by the `anyascii` tables. Two texts may share a slug; telling them apart is the catalogue's business.
"""

from __future__ import annotations

import hashlib
import re

from anyascii import anyascii

#: Long enough to be recognised, short enough that any path stays below every host's limit.
MAX_SLUG = 72

# Said aloud these characters make the difference between C, C++ and C#.
_SPOKEN = (("+", " plus "), ("#", " sharp "), ("&", " and "), ("%", " percent "), ("@", " at "))
_BREAKS = re.compile(r"[^a-z0-9]+")
# Names that Windows reserves for devices, whatever follows the dot.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])")


def slugify(text: str, limit: int = MAX_SLUG) -> str:
    """Return the slug of `text`, cut at a word's end; "" where nothing of it can be written in ASCII.

    >>> slugify("Netanyahu’s Talks — Iran & Putin")
    'netanyahus-talks-iran-and-putin'
    """
    text = text[: limit * 8]
    for sign, word in _SPOKEN:
        if sign in text:
            text = text.replace(sign, word)
    if not text.isascii():
        text = anyascii(text)
    # Of all apostrophes only these two are ASCII.
    slug = _BREAKS.sub("-", text.lower().replace("'", "").replace("`", "")).strip("-")
    if len(slug) > limit:
        cut = slug[: limit + 1].rfind("-")
        slug = slug[: cut if cut > limit // 2 else limit].strip("-")
    return f"{slug}-" if _DEVICES.fullmatch(slug) else slug


def short_hash(text: str, size: int = 4) -> str:
    """Return `size` bytes of the BLAKE2b digest of `text` in hex: tells apart what shares a slug."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()
