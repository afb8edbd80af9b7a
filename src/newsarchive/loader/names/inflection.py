"""Names out of their case: "Владимиром Путиным" is Владимир Путин, where the given name proves which case it is."""

from __future__ import annotations

from collections.abc import Sequence

from .tables import given_names

#: A given name's case ending, its nominative ending, and the surname endings of the same case with theirs.
_CASES: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    ("а", "", (("ского", "ский"), ("цкого", "цкий"), ("ого", "ый"), ("а", ""))),
    ("у", "", (("скому", "ский"), ("цкому", "цкий"), ("ому", "ый"), ("у", ""))),
    ("ові", "", (("ському", "ський"), ("ові", ""), ("у", ""))),
    (
        "ом",
        "",
        (("ским", "ский"), ("ським", "ський"), ("цким", "цкий"), ("ым", ""), ("им", ""), ("ом", ""), ("ем", "")),
    ),
    ("е", "", (("ском", "ский"), ("е", ""))),
    ("я", "й", (("ского", "ский"), ("ського", "ський"), ("ого", "ый"), ("а", ""))),
    ("ю", "й", (("скому", "ский"), ("ському", "ський"), ("ому", "ый"), ("у", ""))),
    ("ем", "й", (("ским", "ский"), ("ым", ""), ("им", ""), ("ом", ""), ("ем", ""))),
    ("єм", "й", (("ським", "ський"), ("им", ""), ("ом", ""), ("ем", ""))),
    ("я", "ь", (("ского", "ский"), ("ого", "ый"), ("а", ""))),
    ("ем", "ь", (("ским", "ский"), ("ым", ""), ("ом", ""))),
    ("ии", "ия", (("ской", "ская"), ("овой", "ова"), ("евой", "ева"), ("иной", "ина"), ("ой", "ая"))),
    ("ией", "ия", (("ской", "ская"), ("овой", "ова"), ("евой", "ева"), ("иной", "ина"), ("ой", "ая"))),
    ("iem", "", (("skim", "ski"), ("ckim", "cki"), ("niem", "ień"), ("iem", ""), ("em", ""))),
    ("em", "", (("skim", "ski"), ("ckim", "cki"), ("niem", "ień"), ("iem", ""), ("em", ""))),
    ("a", "", (("skiego", "ski"), ("ckiego", "cki"), ("a", ""))),
    ("owi", "", (("skiemu", "ski"), ("ckiemu", "cki"), ("owi", ""))),
)
_VOWELS = frozenset("аеёиоуыэюяіїєaeiouyąęó")


def nominative(words: Sequence[str]) -> str:
    """The name in its first case where that is sure, otherwise as it is written."""
    first, last = words[0], words[-1]
    if len(words) < 2 or first in given_names():
        return " ".join(words)
    for ending, plain, surnames in _CASES:
        given = first.removesuffix(ending) + plain
        if given != first and first.endswith(ending) and given in given_names():
            return " ".join([given, *words[1:-1], _surname(last, surnames)])
    return " ".join(words)


def _surname(word: str, endings: Sequence[tuple[str, str]]) -> str:
    for ending, plain in endings:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1 and (plain or stem[-1] not in _VOWELS):
            return stem + plain
    return word
