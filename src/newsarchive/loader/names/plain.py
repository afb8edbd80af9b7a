"""Places in scripts without capitals: known forms only, for a letter tells nothing there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from .readings import Reading
from .tables import Form, places

#: No spaces between words: forms are looked for at every letter they may start with.
_UNSPACED = frozenset({"zh", "ja", "th"})
#: Small words written together with the next one.
_PREFIXES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "ar": ("وبال", "بال", "وال", "لل", "ول", "وب", "و", "ب", "ل", "ف"),
        "he": ("מה", "בה", "ול", "וב", "וה", "ומ", "ב", "ל", "מ", "ו", "ה", "ש"),
    }
)
_WORD = re.compile(r"[^\W\d_](?:[\w\"״'׳]*\w)?")
_MOST_WORDS = 4

#: A name right beside a title; where words are not spaced, up to a character that names hardly have.
_TITLED: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "ar": re.compile(
            r"(?<!\w)[وبل]{0,2}(?:ال)?(?:رئيس(?: الوزراء| الحكومة| الجمهورية)?|لرئيس|وزير(?: \w+)?|ملك|أمير|المستشار)"
            r"(?: ال\w+){0,2} (?P<name>(?!ال)\w{3,} (?!ال)\w{3,})"
        ),
        "he": re.compile(
            r"(?<!\w)\w?(?:ראש הממשלה|ראש ממשלת \w+|נשיא \w+|הנשיא|שר החוץ|שר הביטחון|שר האוצר|השר|הקנצלר) "
            r"(?P<name>[\u05d0-\u05ea'\"-]{3,} [\u05d0-\u05ea'\"-]{3,})"
        ),
        "zh": re.compile(
            r"(?:总统|總統|总理|總理|主席|外长|外長|部长|部長|首相)(?P<name>[\u4e00-\u9fff·]{2,9}?)"
            r"(?=[，。、；：（）\s]|周[一二三四五六日]|星期|今天|昨天|\d|在|和|与|與|会见|會見|会晤|表示|说|說|宣布|称|將|将|访|訪|对|對)"
        ),
        "ja": re.compile(
            r"(?<![\u30a1-\u30fc])(?P<name>[\u30a1-\u30fa\u30fc]{2,}+(?:[・＝][\u30a1-\u30fa\u30fc]++)*+)"
            r"(?=大統領|首相|外相|国防相|氏|さん|容疑者|選手|監督|長官|国王|皇太子|教皇)"
        ),
    }
)
#: Arabic and Hebrew words that follow a title but start something else.
_NOT_NAMES = frozenset(
    "في من على إلى أن عن مع بعد قبل خلال هذا هذه كان قال الذي التي של את על עם אל כי לא גם אמר".split()
)


def read(text: str, language: str) -> Iterator[Reading]:
    """Every place that the text names by a form of the gazetteer, and who stands beside a title."""
    yield from _unspaced(text, language) if language in _UNSPACED else _spaced(text, language)
    pattern = _TITLED.get(language)
    forms = places(language).forms
    for found in pattern.finditer(text) if pattern else ():
        name = found["name"].strip()
        if name not in forms and not any(word in _NOT_NAMES for word in name.split()):
            yield Reading("people", name, name, found.start("name"), 0.7, "title")


def _unspaced(text: str, language: str) -> Iterator[Reading]:
    lengths, forms = _by_first_letter(language)
    at = 0
    while at < len(text):
        for length in lengths.get(text[at], ()):
            form = forms.get(text[at : at + length])
            if form and not _inside_katakana(text, at, at + length):
                yield Reading("places", form.name, text[at : at + length], at, 0.9, "gazetteer")
                at += length - 1
                break
        at += 1


def _inside_katakana(text: str, start: int, end: int) -> bool:
    """A katakana word goes as far as its letters: パリ is none of パリティ."""

    def kana(char: str) -> bool:
        return "\u30a1" <= char <= "\u30fc"

    before = start > 0 and kana(text[start - 1]) and kana(text[start])
    return before or (end < len(text) and kana(text[end - 1]) and kana(text[end]))


def _spaced(text: str, language: str) -> Iterator[Reading]:
    found = list(_WORD.finditer(text))
    gazetteer = places(language)
    at = 0
    while at < len(found):
        taken = 1
        for word in _bare(found[at].group(), language):
            longest = min(gazetteer.longest.get(word, 0), len(found) - at, _MOST_WORDS)
            for length in range(longest, 0, -1):
                written = " ".join([word, *(match.group() for match in found[at + 1 : at + length])])
                form = gazetteer.forms.get(written)
                if form and form.sure and len(written) > 2:
                    yield Reading("places", form.name, written, found[at].start(), 0.85, "gazetteer")
                    taken = length
                    break
            else:
                continue
            break
        at += taken


def _bare(word: str, language: str) -> Iterator[str]:
    """The word, then the word without what may be written together with it."""
    yield word
    for prefix in _PREFIXES.get(language, ()):
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) > 2:
            yield rest
            if language == "ar" and prefix.endswith(("ال", "لل")):
                yield "ال" + rest


@cache
def _by_first_letter(language: str) -> tuple[Mapping[str, tuple[int, ...]], Mapping[str, Form]]:
    forms = {
        form: value
        for form, value in places(language).forms.items()
        if len(form) > 1 and not form.isascii() and value.sure
    }
    lengths: dict[str, set[int]] = {}
    for form in forms:
        lengths.setdefault(form[0], set()).add(len(form))
    return MappingProxyType({char: tuple(sorted(some, reverse=True)) for char, some in lengths.items()}), forms
