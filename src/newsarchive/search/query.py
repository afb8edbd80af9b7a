"""What is asked for: a query as a person types it, taken apart. Any text is one; docs/search-format.md has the rules (Asking)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from .folding import words_of

#: Fields whose names are found by their words, as a whole or one by one.
FIELDS = frozenset({"title", "person", "place", "org", "source", "author", "section", "tag", "lang"})

_LONGEST = 1_000
_MOST_PARTS = 32
# What `\s` is in JavaScript: Python's own has four control characters more, and no U+FEFF.
_BLANK = r"\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_NO_BLANK = re.compile(f"[^{_BLANK}]")
_QUOTED = re.compile('"([^"]*)"?')
_PLAIN = re.compile(f'[^{_BLANK}"]+')
_FIELD = re.compile(f'([A-Za-z]+):(?:"([^"]*)"?|([^{_BLANK}"]+))')
_ONE_SIGN = str.maketrans({**dict.fromkeys("“”„‟«»", '"'), "\u2212": "-"})
_DATE = "[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?"
_A_DATE = re.compile(_DATE)
_RANGE = re.compile(rf"({_DATE})?\.\.({_DATE})?")


class Word(msgspec.Struct, frozen=True, tag=True):
    """A word, and the forms of it; with `exact` itself alone."""

    word: str
    exact: bool = False


class Prefix(msgspec.Struct, frozen=True, tag=True):
    """Words that begin so; with `typed` it is the beginning of a word only if some word begins so, and otherwise a word."""

    word: str
    typed: bool = False


class Phrase(msgspec.Struct, frozen=True, tag=True):
    """Words that follow each other."""

    words: tuple[str, ...]


class Field(msgspec.Struct, frozen=True, tag=True):
    """Words of a name in a field."""

    name: str
    words: tuple[str, ...]


class Range(msgspec.Struct, frozen=True, tag=True):
    """Dates from `first` or later than `after`, up to `last` or earlier than `before`; "" is no end."""

    first: str = ""
    after: str = ""
    before: str = ""
    last: str = ""


Part = Word | Prefix | Phrase | Field | Range


class Query(msgspec.Struct, frozen=True):
    """All of `wanted` must hold, of each at least one part; none of `unwanted` may."""

    wanted: tuple[tuple[Part, ...], ...] = ()
    unwanted: tuple[Part, ...] = ()


def parse(text: str, *, typing: bool = False) -> Query:
    """Return what a text asks for; with `typing` its last word may not be whole yet. No text is refused.

    >>> parse('storm -"cape dorn" 1961..').wanted
    ((Word(word='storm', exact=False),), (Range(first='1961', after='', before='', last=''),))
    """
    wanted, unwanted = list[tuple[Part, ...]](), list[Part]()
    last: Part | None = None
    is_joined = False
    for part, is_unwanted in _parts(text, typing):
        if part is None:
            is_joined = last is not None
            continue
        if len(unwanted) + sum(map(len, wanted)) == _MOST_PARTS:
            break
        if is_unwanted:
            unwanted.append(part)
        elif is_joined:
            wanted[-1] += (part,)
        else:
            wanted.append((part,))
        last, is_joined = (None if is_unwanted else part), False
    return Query(tuple(wanted), tuple(unwanted))


def _parts(text: str, typing: bool) -> Iterator[tuple[Part | None, bool]]:
    """Yield each part and whether it is excluded; None is an `OR`."""
    text = text[:_LONGEST].translate(_ONE_SIGN)
    at = _behind_blanks(text, 0)
    while at < len(text):
        is_unwanted = text[at] == "-"
        at += is_unwanted
        part, end = _part(text, at)
        if typing and end == len(text) and not is_unwanted and isinstance(part, Word) and not part.exact:
            part = Prefix(part.word, typed=True) if len(part.word) > 1 else part
        if part is not None:
            yield part, is_unwanted
        elif text[at:end] == "OR" and not is_unwanted:
            yield None, False
        at = _behind_blanks(text, end)


def _behind_blanks(text: str, at: int) -> int:
    found = _NO_BLANK.search(text, at)
    return found.start() if found else len(text)


def _part(text: str, at: int) -> tuple[Part | None, int]:
    """Return the part that begins here, None for an `OR` or one without a word, and where it ends."""
    found = _FIELD.match(text, at)
    part = _field(found[1].lower(), found[2] if found[3] is None else found[3]) if found else None
    if found and part:
        return part, found.end()
    found = _QUOTED.match(text, at)
    if found:
        return _words(words_of(found[1]), exact=True), found.end()
    found = _PLAIN.match(text, at)
    if not found:
        return None, at
    return (None if found[0] == "OR" else _plain(found[0])), found.end()


def _field(name: str, value: str) -> Part | None:
    """Return the part that a name with a value is, None if it is none."""
    if name in ("before", "after"):
        return Range(**{name: value}) if _A_DATE.fullmatch(value) else None
    words = tuple(words_of(value)) if name in FIELDS else ()
    return Field(name, words) if words else None


def _plain(text: str) -> Part | None:
    span = _RANGE.fullmatch(text)
    if span and (span[1] or span[2]):
        return Range(first=span[1] or "", last=span[2] or "")
    words = words_of(text)
    if text.endswith("*") and len(words) == 1:
        return Prefix(words[0])
    return _words(words, exact=False)


def _words(words: list[str], *, exact: bool) -> Part | None:
    if len(words) > 1:
        return Phrase(tuple(words))
    return Word(words[0], exact) if words else None
