"""What an article is about, in few numbers: its key words and its names, each with how much the text makes of it.

Made where a text is read. What counts as rare is not known there: that depends on the weeks around the article (`closeness`).
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from zlib import crc32

import msgspec
import numpy as np
from numpy.typing import NDArray

from ...article import Article
from ...loader import common_words
from ...text.clean import fold
from ...text.wording import plain_words

#: One row a term: its hash, its weight from 0 to 100, and whether it is a name.
TERM = np.dtype([("term", "<u4"), ("weight", "u1"), ("name", "?")])
Terms = NDArray[np.void]


class Profiles(msgspec.Struct, frozen=True):
    """What some articles are about: the column of each, its number of terms, and the terms of all, article by article."""

    columns: NDArray[np.int64]
    lengths: NDArray[np.int64]
    terms: Terms

    @property
    def number(self) -> int:
        """How many articles there are."""
        return len(self.lengths)

    def of(self, article: int) -> Terms:
        """Return the terms of an article."""
        end = int(self.lengths[: article + 1].sum())
        return self.terms[end - int(self.lengths[article]) : end]


#: An article keeps so many of its words, and so many names.
_WORDS, _NAMES = 25, 30
_KINDS = ("people", "places", "organisations")
#: Of a word this many letters count: the rest is mostly its ending, in most languages.
_STEM = 7
#: Words at the beginning of a text that count more.
_LEAD = 60
#: A name among the first characters is one of the lead.
_NAME_IN_LEAD = 400
#: What a mention adds to a word: anywhere, in the lead, in the headline; and to a name for standing in the lead at all.
_ANYWHERE, _IN_LEAD, _IN_HEADLINE, _NAMED_IN_LEAD = 1, 2, 5, 3
#: Less makes no key word: it stands in the text once, and not where it counts.
_TWICE = 2 * _ANYWHERE
_COLUMN = re.compile(r"[:/|+]")


def profile_of(article: Article, words: list[bytes]) -> bytes:
    """Return the terms of an article, packed; `words` are those of its body.

    The first row stands for the column it belongs to, if any: the words before a colon in its headline, or all of a short one.
    """
    rows = [(crc32(_column(article.title)), 0, False)]
    rows += ((crc32(b"w" + word), weight, False) for word, weight in _key_words(article, words))
    rows += ((crc32(name.encode()), weight, True) for name, weight in _names(article))
    return np.array(rows, TERM).tobytes()


def named_terms(article: Article) -> dict[int, str]:
    """Return the terms of an article in words: the names as they are written, of words what is compared."""
    terms = {crc32(b"w" + word): word.decode() for word, _ in _key_words(article, plain_words(article.body.text))}
    written = {f"{kind} {fold(name)}": name for kind in _KINDS for name in getattr(article, kind)}
    return terms | {crc32(key.encode()): name for key, name in written.items()}


def unpack_profiles(packed: Sequence[bytes]) -> Profiles:
    """Return what packed profiles say."""
    rows = np.frombuffer(b"".join(packed), TERM)
    lengths = np.array([len(each) // TERM.itemsize for each in packed], np.int64)
    first = np.cumsum(lengths) - lengths
    return Profiles(rows["term"][first].astype(np.int64), lengths - 1, np.delete(rows, first))


def _column(title: str) -> bytes:
    """Return what headlines of one column have in common: "The Markets: ..." every day."""
    title = fold(title)
    before = _COLUMN.split(title, maxsplit=1)[0].strip()
    return (before if len(before.split()) <= 4 else title).encode()


def _key_words(article: Article, words: list[bytes]) -> Iterator[tuple[bytes, int]]:
    """Yield the words the text makes most of; one that stands once, and not where it counts, is left out."""
    times = Counter(words)
    stems = {word: stem for word in times if (stem := _stem(word))}
    made: dict[bytes, int] = defaultdict(int)
    for word, stem in stems.items():
        made[stem] += times[word] * _ANYWHERE
    for stem in islice(filter(None, map(stems.get, words)), _LEAD):
        made[stem] += _IN_LEAD
    for stem in filter(None, map(_stem, plain_words(article.title))):
        made[stem] += _IN_HEADLINE
    key = sorted((-weight, stem) for stem, weight in made.items() if weight >= _TWICE)[:_WORDS]
    yield from ((stem, _weight(-weight)) for weight, stem in key)


def _stem(word: bytes) -> bytes:
    """Return what of a word counts; nothing of one that tells nothing."""
    if len(word) < 3 or word in common_words() or word.isdigit():
        return b""
    return word[:_STEM] if word.isascii() else word.decode()[:_STEM].encode()


def _names(article: Article) -> Iterator[tuple[str, int]]:
    text, number = article.body.text, 0
    for kind in _KINDS:
        for name in getattr(article, kind):
            # A person is called by the last of the names, after the first time.
            called = name.rpartition(" ")[2] if kind == "people" else name
            at = text.find(called)
            lead, headline = _NAMED_IN_LEAD * (0 <= at < _NAME_IN_LEAD), _IN_HEADLINE * (called in article.title)
            yield f"{kind} {fold(name)}", _weight(max(_ANYWHERE * text.count(called) + lead + headline, _ANYWHERE))
            number += 1
            if number == _NAMES:
                return


@cache
def _weight(made: int) -> int:
    """Return a weight from 0 to 100: what is said ten times is not ten times as telling."""
    return round(100 * (1 - math.exp(-made / 6)))
