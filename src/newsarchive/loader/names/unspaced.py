"""Names in Chinese, Japanese and Thai, which put nothing between words.

Places and organisations are forms of a table, looked for at every letter they may start with. A person's name in
Chinese letters starts with a surname, of which there are few, and is believed where a title or a verb of saying
stands beside it; a foreign one has a dot between its parts and letters that are used for their sound.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from .readings import Reading
from .tables import caseless, organisations, places

_HAN = "\u4e00-\u9fff々"
_KATAKANA = "\u30a1-\u30fa\u30fc"


def read(text: str, language: str) -> list[Reading]:
    """Every name of the text, and the surnames that come again."""
    people = list(_PEOPLE[language](text)) if language in _PEOPLE else []
    inside = {position for reading in people for position in range(reading.at, reading.at + len(reading.form))}
    return [*people, *(reading for reading in _known(text, language) if reading.at not in inside)]


def _known(text: str, language: str) -> Iterator[Reading]:
    lengths, forms = _by_first_letter(language)
    universities = caseless(language)["universities"]
    at = 0
    while at < len(text):
        for length in lengths.get(text[at], ()):
            form = text[at : at + length]
            end = at + len(form)
            known = forms.get(form)
            if known and not _inside_katakana(text, at, end):
                kind, name = known
                if kind:
                    yield Reading(kind, name, form, at, 0.9, "gazetteer" if kind == "places" else "table")
                if kind == "places" and universities and text.startswith(universities, end):
                    form = text[at : end + 2]
                    yield Reading("organisations", form, form, at, 0.75, "described")
                at = end - 1
                break
        at += 1


def _inside_katakana(text: str, start: int, end: int) -> bool:
    """A katakana word goes as far as its letters: パリ is none of パリティ."""

    def kana(char: str) -> bool:
        return "\u30a1" <= char <= "\u30fc"

    before = start > 0 and kana(text[start - 1]) and kana(text[start])
    return before or (kana(text[end - 1]) and end < len(text) and kana(text[end]))


def _chinese(text: str) -> Iterator[Reading]:
    known, never = places("zh").forms, caseless("zh")["stop"]
    owners: dict[str, str] = {}
    taken: set[int] = set()
    for pattern, sure, reason in _chinese_patterns():
        for found in pattern.finditer(text):
            form, start = found["name"], found.start("name")
            if start in taken or form in known or form.startswith(never):
                continue
            taken.update(range(start, start + len(form)))
            name = owners.setdefault(form, form)
            owners.setdefault(name.rpartition("·")[2], name)
            yield Reading("people", name, form, start, sure, reason)
    yield from _again(text, owners, taken)


def _japanese(text: str) -> Iterator[Reading]:
    known = places("ja").forms
    owners: dict[str, str] = {}
    taken: set[int] = set()
    single: list[tuple[str, int]] = []
    for pattern, sure in _japanese_patterns():
        for found in pattern.finditer(text):
            name, surname, start = found["name"], found["surname"] or "", found.start("name")
            if start in taken or name in known:
                continue
            if name == surname or not (surname or "・" in name):
                single.append((name, start))
                continue
            taken.update(range(start, start + len(name)))
            owners.setdefault(surname or name.rpartition("・")[2], name)
            yield Reading("people", name, name, start, sure, "title")
    for name, start in single:
        if start not in taken:
            yield Reading("people", owners.get(name, name), name, start, 0.8, "title")


def _again(text: str, owners: Mapping[str, str], taken: set[int]) -> Iterator[Reading]:
    """A name that stands elsewhere in the text as well, whole or its last part."""
    forms = sorted((form for form in owners if len(form) > 1), key=len, reverse=True)
    if not forms:
        return
    for found in re.finditer(_any(forms[:_MOST_AGAIN]), text):
        if found.start() not in taken and text[found.start() - 1 : found.start()] != "·":
            yield Reading("people", owners[found[0]], found[0], found.start(), 0.6, "surname-again")


#: What a place is, behind its name: 台北市 is 台北.
_KINDS_OF_PLACE = ("市", "县", "縣", "省", "県", "府", "都")

#: An article names fewer people.
_MOST_AGAIN = 300

_PEOPLE: Mapping[str, Callable[[str], Iterator[Reading]]] = MappingProxyType({"zh": _chinese, "ja": _japanese})


@cache
def _chinese_patterns() -> tuple[tuple[re.Pattern[str], float, str], ...]:
    """A foreign name; one behind a title; one before a title or a verb of saying. How sure each is, and why."""
    cues = caseless("zh")
    titles, after, saying = (_any(cues[kind]) for kind in ("titles", "after", "saying"))
    japanese = (surname for surname in caseless("ja")["surnames"] if len(surname) > 1)
    surname = _any((*cues["surnames"], *japanese))
    sound = f"[{cues['foreign'][0]}]"
    given = f"[{_HAN}]"
    ends = rf"(?=[^{_HAN}·]|$|{saying}|[{_SMALL}]|{after}|{_TIMES})"
    foreign = rf"(?:{titles})?(?P<name>{sound}{{1,6}}(?:·{sound}{{1,6}})+)"
    behind = rf"(?:{titles})(?P<name>(?:{surname}){given}{{1,2}}?{ends}|{sound}{{2,6}}{ends})"
    begins = rf"(?:(?<![{_HAN}·])|(?<=[{_SMALL}者员員家长長师師生手]))"
    before = rf"{begins}(?P<name>(?:{surname})(?![{_SMALL}]){given}{{1,2}}?)(?={saying}|{after})"
    return (
        (re.compile(foreign), 0.85, "two-words"),
        (re.compile(behind), 0.85, "title"),
        (re.compile(before), 0.75, "saying"),
    )


#: Small words in Chinese that stand beside names.
_SMALL = "的在和与與及是将將已等也还還对對向为為从從于於就则則并並曾却又都把被让讓由因以后後前上下中内有会會不没沒再正到去来來"


#: Behind a word in katakana these tell a person; behind most others stand things: ガラス作家, サッカー選手.
_OFFICES = "大統領|首相|外相|国防相|氏|さん|容疑者|被告|長官|国王|女王|皇太子|王子|王女|教皇|大使|議員|書記長|事務総長"

#: Words for a time that stand behind names.
_TIMES = "周[一二三四五六日末]|星期|今天|昨天|今年|去年|上周|日前|当天"


@cache
def _japanese_patterns() -> tuple[tuple[re.Pattern[str], float], ...]:
    """Names in katakana, with a dot and without; in Chinese letters by their surname, right behind others too; unknown."""
    cues = caseless("ja")
    after, surnames = _any(cues["after"]), _any(cues["surnames"])
    part = f"[{_KATAKANA}]{{2,}}+"
    ends = rf"(?={after}|[(（]\d\d[)）])"
    foreign = rf"(?<![{_KATAKANA}・])(?P<name>{part}(?:[・＝]{part})+)(?P<surname>){ends}"
    single = rf"(?<![{_KATAKANA}・])(?P<name>{part})(?P<surname>)(?={_OFFICES})"
    unknown = rf"(?<![{_HAN}])(?P<name>[{_HAN}]{{4}}(?<![士師員者屋手長]))(?P<surname>)(?=氏|さん)"
    given = rf"(?!{after}|[市県区町村])(?:[{_HAN}]{{1,3}}?|[\u3041-\u3096]{{2,4}}?)"
    own = rf"(?P<name>(?P<surname>{surnames})(?:{given})??){ends}"
    full = rf"(?P<name>(?P<surname>{surnames}){given}){ends}"
    return (
        (re.compile(foreign), 0.85),
        (re.compile(single), 0.8),
        (re.compile(rf"(?<![{_HAN}]){own}"), 0.85),
        (re.compile(rf"(?<=[{_HAN}]){full}"), 0.7),
        (re.compile(unknown), 0.6),
    )


def _any(words: Iterable[str]) -> str:
    """One of the words, the longest first, as a pattern that looks at a letter once to see that none starts with it."""
    listed = sorted(words, key=len, reverse=True)
    firsts = "".join(sorted({word[0] for word in listed}))
    letters = "".join(word for word in listed if len(word) == 1)
    longer = [re.escape(word) for word in listed if len(word) > 1]
    return f"(?=[{firsts}])(?:{'|'.join([*longer, f'[{letters}]'] if letters else longer)})"


@cache
def _by_first_letter(language: str) -> tuple[Mapping[str, Sequence[int]], Mapping[str, tuple[str, str]]]:
    """How long the known forms are that start with a letter, the longest first; and what each names."""
    tables = (("organisations", organisations().forms), ("places", places(language).forms))
    forms = {
        form: (kind, value.name)
        for kind, table in tables
        for form, value in table.items()
        if len(form) > 1 and not form.isascii() and value.sure
    }
    forms.update(dict.fromkeys(caseless(language)["phrases"], ("", "")))
    for form, (kind, _) in forms.items():
        if kind == "places" and form.endswith(_KINDS_OF_PLACE) and (bare := forms.get(form[:-1])):
            forms[form] = bare
    lengths: dict[str, set[int]] = {}
    for form in forms:
        lengths.setdefault(form[0], set()).add(len(form))
    return MappingProxyType({char: tuple(sorted(some, reverse=True)) for char, some in lengths.items()}), forms
