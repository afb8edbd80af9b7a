"""The tables the name finder looks words up in, read once each from `data/`.

What the folder's files are for is told here and nowhere else: `cues.txt` and `words.txt` hold lists of lower-case
words under a name, `caseless.txt` the same for scripts without capitals, the `.tsv` files a name and its other forms a
line (`towns.tsv` a language and its towns), `givens.txt` and `firstnames.txt` given names.
`tools/make_gazetteer.py` makes territories, cities, towns and first names out of public packages.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import NamedTuple

#: Given names that are a place or an English word as well: taken for a name where another name follows.
SOFT_GIVEN = frozenset(
    "Will May April June Grace Hope Faith Joy Summer Dean Chad Jordan Paris Sydney Georgia Virginia Carolina Dakota "
    "Austin Israel Florence Dallas Sofia Lincoln Houston Savannah Adelaide Victoria Charlotte Lourdes Santiago "
    "Rosario Guadalupe Milan Siena Regina Roma Kenya India Cuba Holland Ireland Jamaica Angel Mercy Prince King Duke "
    "Earl Major Judge Royal Art Long Van Min Lee August March Sunny Star Justice Christian Roman Cairo Vienna Lima Chelsea".split()
)


#: What `caseless.txt` may tell of a language.
_KINDS = (
    "titles",
    "after",
    "saying",
    "given",
    "soft",
    "surnames",
    "joins",
    "stop",
    "universities",
    "foreign",
    "phrases",
)

#: Names take case endings.
WITH_CASES = frozenset({"ru", "uk", "be", "bg", "sr", "mk", "pl", "cs", "sk", "hr", "sl", "bs"})


class Form(NamedTuple):
    """A written form of something in a gazetteer: its usual name, and whether the bare form is enough."""

    name: str
    sure: bool


class Gazetteer(NamedTuple):
    """Forms by their text; how many words the longest has that starts with a word; those with small words in them."""

    forms: Mapping[str, Form]
    longest: Mapping[str, int]
    mixed: Mapping[str, tuple[str, ...]]


class Lists(NamedTuple):
    """The word lists: all lower case, of all languages together but for `stop_in`."""

    stop: frozenset[str]
    stop_in: Mapping[str, frozenset[str]]
    calendar: frozenset[str]
    demonyms: frozenset[str]
    titles: frozenset[str]
    title_starts: frozenset[str]
    kept_titles: frozenset[str]
    title_suffixes: tuple[str, ...]
    roles: frozenset[str]
    saying: frozenset[str]
    heads: frozenset[str]
    tails: frozenset[str]
    things: frozenset[str]
    strong_things: frozenset[str]
    geography: frozenset[str]
    before_geography: frozenset[str]
    agencies: tuple[str, ...]
    particles: frozenset[str]
    connectors: frozenset[str]


@cache
def lists() -> Lists:
    """Every list of words and cues."""
    cues, words = word_lists("cues.txt"), word_lists("words.txt")
    apart = ("months", "weekdays", "demonyms")
    stop = {word for key, listed in words.items() if key not in apart for word in listed}
    titles = frozenset(cues["titles"])
    return Lists(
        stop=frozenset(stop) - titles,
        stop_in=MappingProxyType(
            {key: frozenset(listed) - titles for key, listed in words.items() if key not in apart}
        ),
        calendar=frozenset(words["months"] + words["weekdays"]),
        demonyms=frozenset(words["demonyms"]),
        titles=titles,
        title_starts=frozenset(title.partition(" ")[0] for title in titles),
        kept_titles=frozenset(cues["kept"]),
        title_suffixes=tuple(cues["suffixes"]),
        roles=frozenset(cues["roles"]),
        saying=frozenset(cues["saying"]),
        heads=frozenset(cues["heads"]),
        tails=frozenset(cues["tails"]),
        things=frozenset(cues["things"]),
        strong_things=frozenset(cues["strong"]),
        geography=frozenset(cues["geography"]),
        before_geography=frozenset(cues["before_geography"]),
        agencies=tuple(cues["agencies"]),
        particles=frozenset(cues["particles"]),
        connectors=frozenset(cues["connectors"]),
    )


@cache
def caseless(language: str) -> Mapping[str, tuple[str, ...]]:
    """What tells a name in a language written without capitals, by kind; nothing for a kind that it has not."""
    listed: dict[str, tuple[str, ...]] = dict.fromkeys(_KINDS, ())
    for line in _lines("caseless.txt"):
        key, _, words = line.partition(": ")
        code, _, kind = key.partition(".")
        if code == language:
            listed[kind] = tuple(word.replace("_", " ") for word in words.split())
    return MappingProxyType(listed)


def is_stop_word(word: str, language: str) -> bool:
    """Whether a word is one of that language's own small words, or of English."""
    plain, tables = word.lower(), lists().stop_in
    return plain in tables["en"] or plain in tables.get(language, frozenset())


@cache
def given_names() -> frozenset[str]:
    """Given names that are nothing else."""
    listed = (word for file in ("firstnames.txt", "givens.txt") for line in _lines(file) for word in line.split())
    return frozenset(listed) - SOFT_GIVEN


@cache
def organisations() -> Gazetteer:
    """World organisations, agencies and companies."""
    rows = (row for _, row in _rows("organisations.tsv"))
    return _gazetteer((form, Form(row[0], sure=True)) for row in rows for form in row)


@cache
def places(language: str) -> Gazetteer:
    """Countries, regions and cities, as a text in that language writes them."""
    inflected = language in WITH_CASES
    forms = {form: Form(name if inflected else form, sure) for form, name, sure in _cities()}
    for code, row in _rows("places.tsv"):
        if code in ("", language):
            forms.update({form: Form(row[0], sure=True) for form in row if not is_abbreviation(form)})
    known = [*_territories(language), *_towns(language)]
    forms.update({form: Form(form, sure=True) for form in known if form not in forms or not forms[form].sure})
    return _gazetteer(forms.items())


@cache
def region_marks() -> frozenset[str]:
    """Abbreviations that tell, after a comma, that a place stands before it: "Ancaster, Ont."."""
    return frozenset(form for _, row in _rows("places.tsv") for form in row if is_abbreviation(form))


def is_abbreviation(form: str) -> bool:
    """Whether a form is short for a state: alone it would be a word at the end of a sentence."""
    return form.endswith(".") and form[-2].islower()


def unaccented(text: str) -> str:
    """The letters without their marks: São Paulo is Sao Paulo on many a wire."""
    if text.isascii():
        return text
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def _gazetteer(forms: Iterable[tuple[str, Form]]) -> Gazetteer:
    listed = dict(forms)
    longest: dict[str, int] = {}
    mixed: dict[str, tuple[str, ...]] = {}
    joining = {*lists().particles, *(word for form in lists().connectors for word in form.split())}
    for form in sorted(listed, key=len, reverse=True):
        words = form.split()
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
        if any(word.islower() and (word not in joining or word is words[-1]) for word in words[1:]):
            mixed[words[0]] = (*mixed.get(words[0], ()), form)
    return Gazetteer(MappingProxyType(listed), MappingProxyType(longest), MappingProxyType(mixed))


def _cities() -> Iterator[tuple[str, str, bool]]:
    for line in _lines("cities.tsv"):
        name, mark, *others = line.split("\t")
        plain = unaccented(name)
        yield plain, name, mark == "+"
        yield name, name, mark == "+"
        for form in others[0].split("|") if others else ():
            yield form, form, True


def _territories(language: str) -> Iterator[str]:
    rows = [line.split("\t") for line in _lines("territories.tsv")]
    column = rows[0].index(language) if language in rows[0] else 1
    for row in rows[1:]:
        yield row[column] or row[1]


def _towns(language: str) -> Iterator[str]:
    """The towns of the countries where that language is written; none that is a given name."""
    given = {*given_names(), *caseless(language)["given"]}
    for line in _lines("towns.tsv"):
        code, _, towns = line.partition("\t")
        if code == language:
            yield from (town for town in towns.split("|") if town not in given)


def word_lists(file: str) -> dict[str, tuple[str, ...]]:
    """The lists of a file, by the name that stands before each."""
    pairs = (line.partition(": ") for line in _lines(file))
    return {key: tuple(listed.split(", ")) for key, _, listed in pairs}


def _rows(file: str) -> Iterator[tuple[str, list[str]]]:
    """The language a row is for (empty: all), and the name with its variants."""
    language = ""
    for line in _lines(file):
        if line.startswith("@"):
            language = line[1:]
        else:
            name, _, variants = line.partition("\t")
            yield language, [name, *(variants.split("|") if variants else ())]


def _lines(file: str) -> list[str]:
    text = resources.files(__package__).joinpath("data", file).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
