"""Spellings of one name: which of those in an archive are probably meant to be the same.

Three rules, each linear in the number of names: they fold together (case, accents, punctuation), one is the other with
initials, or one is a slip in a name that is written otherwise many times.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable

import msgspec

from ...loader.names.tables import given_names
from ...text.words import is_capitals

#: A slip is only looked for in names of so many letters, and where the usual form is so many times as common. What was
#: written more often than this was meant.
_LONG = 9
_COMMONER = 4
_SELDOM = 10
#: In a shorter word another letter makes another name as a rule: Jon and Jan.
_SHORTEST_WORD = 4
#: Beyond this lie the scripts that write no vowels, or words by signs: another letter there makes another word.
_ALPHABETS_END = "\u0590"

_MARKS = re.compile("[\u0300-\u036f]")
_SILENT = re.compile(r"[.'’‘`´]")
_WORD = re.compile(r"[^\W_]+")


class Name(msgspec.Struct, frozen=True):
    """A spelling: how often it is written, and in which papers (or folders, where the paper is not known)."""

    text: str
    uses: int
    homes: frozenset[str]


class Variant(msgspec.Struct, frozen=True):
    """A spelling and the one it is probably a variant of. `why` tells how they differ."""

    name: str
    usual: str
    why: str


Words = Callable[[str], list[str]]


def plain_words(name: str) -> list[str]:
    """Return the words of a name without case, accents and punctuation: `["j", "oneil"]` for "J. O’Neil"."""
    folded = _MARKS.sub("", unicodedata.normalize("NFKD", _SILENT.sub("", name))).casefold()
    return _WORD.findall(unicodedata.normalize("NFC", folded))


def variants(names: Iterable[Name], words: Words = plain_words, *, initials: bool = False) -> list[Variant]:
    """Return the spellings that are probably variants of others, each once.

    `words` says which words of a name count, `initials` whether the first ones may be shortened to a letter.
    """
    usual, found = _folded(names, words)
    if initials:
        usual, short = _shortened(usual, words)
        found += short
    return found + _slips(usual, words)


def _folded(names: Iterable[Name], words: Words) -> tuple[list[Name], list[Variant]]:
    """Bring together what differs in case, accents, spaces and punctuation only; the commonest spelling stands for all."""
    same: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        same["".join(words(name.text)) or name.text].append(name)
    usual, found = [], []
    for spellings in same.values():
        best, *others = sorted(spellings, key=_preference)
        homes = frozenset[str]().union(*(each.homes for each in spellings))
        usual.append(Name(best.text, sum(each.uses for each in spellings), homes))
        found += [Variant(each.text, best.text, "only in how it is written") for each in others]
    return usual, found


def _preference(name: Name) -> tuple[int, bool, int, str]:
    """Commonest first; of equals the one that is not all capitals, and then the one that kept its accents."""
    return -name.uses, is_capitals(name.text), name.text.isascii(), name.text


def _shortened(names: list[Name], words: Words) -> tuple[list[Name], list[Variant]]:
    """Bring "J. Smith" to "John Smith" where a paper has but one such name. The full name stands, however rare."""
    full: dict[tuple[str, str, str], list[Name]] = defaultdict(list)
    parts = {name.text: words(name.text) for name in names}
    short = [name for name in names if len(parts[name.text]) > 1 and len(parts[name.text][0]) == 1]
    for name in names:
        first, *_, surname = parts[name.text] if len(parts[name.text]) > 1 else ("", "")
        if len(first) > 1:
            for home in name.homes:
                full[home, first[0], surname].append(name)
    found = []
    for name in short:
        initial, *middle, surname = parts[name.text]
        near = {each.text for home in name.homes for each in full.get((home, initial, surname), ())}
        meant = [each for each in near if _same_initials(middle, parts[each][1:-1])]
        if len(near) == 1 and meant:
            found.append(Variant(name.text, meant[0], "only by its initial"))
    settled = {variant.name for variant in found}
    return [name for name in names if name.text not in settled], found


def _same_initials(one: list[str], other: list[str]) -> bool:
    """Whether the middle names can be the same; one that is left out says nothing."""
    return all(a[0] == b[0] for a, b in zip(one, other, strict=False))


def _slips(names: list[Name], words: Words) -> list[Variant]:
    """Bring a rare spelling to a common one that is a letter away, in the same paper."""
    plain = {name.text: " ".join(words(name.text)) for name in names}
    long = [name for name in names if _may_slip(plain[name.text])]
    common: dict[str, list[Name]] = defaultdict(list)
    for name in long:
        if name.uses >= _COMMONER:
            for shorter in _with_one_less(plain[name.text]):
                common[shorter].append(name)
    found = []
    for name in (each for each in long if each.uses <= _SELDOM):
        near = {each.text: each for shorter in _with_one_less(plain[name.text]) for each in common.get(shorter, ())}
        meant = [
            each
            for each in near.values()
            if each.uses >= _COMMONER * name.uses
            and not name.homes.isdisjoint(each.homes)
            and _is_slip(plain[name.text], plain[each.text])
        ]
        if len(meant) == 1:
            found.append(Variant(name.text, meant[0].text, "by one letter"))
    return found


def _may_slip(plain: str) -> bool:
    """Long enough, and in an alphabet that writes its vowels: محمد and محمود are two names."""
    return len(plain.replace(" ", "")) >= _LONG and max(plain) < _ALPHABETS_END


def _with_one_less(plain: str) -> set[str]:
    """The name itself and all that is left when one of its letters is dropped: what is a letter apart meets here."""
    return {plain, *(plain[:at] + plain[at + 1 :] for at in range(len(plain)))}


def _is_slip(rare: str, common: str) -> bool:
    """Whether one letter of one word was changed, added, left out or swapped with the next; two first names are no slip."""
    here, there = rare.split(), common.split()
    differing = [(one, other) for one, other in zip(here, there, strict=False) if one != other]
    if len(here) != len(there) or len(differing) != 1:
        return False
    one, other = differing[0]
    if min(len(one), len(other)) < _SHORTEST_WORD or any(map(str.isdigit, one + other)):
        return False
    known = given_names()
    return _one_apart(one, other) and not (one.capitalize() in known and other.capitalize() in known)


def _one_apart(one: str, other: str) -> bool:
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if len(one) == len(other):
        swapped = one[start : start + 2] == other[start : start + 2][::-1] and one[start + 2 :] == other[start + 2 :]
        return swapped or one[start + 1 :] == other[start + 1 :]
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer[start + 1 :] == shorter[start:]
