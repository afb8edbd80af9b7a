"""All readings of an article weighed together: surnames under full names, variants under one name, doubts dropped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import attrgetter

from msgspec.structs import replace

from .apart import is_mark, may_be_one
from .language import CASELESS
from .readings import Reading
from .tables import WITH_CASES
from .words import Kind, kind_of

_ARTICLES = ("al-", "el-", "as-", "ash-", "ad-", "an-", "ar-", "at-", "az-")
_CASES = (
    "ского", "скому", "ским", "ском", "ого", "ому", "ыми", "ами", "ями", "ові", "еві", "ым", "им", "ом", "ем", "ой", "ей",
    "ою", "ею", "ий", "ый", "ій", "ая", "ую", "а", "у", "е", "ы", "и", "ю", "я", "і", "є", "й", "ь",
    "owi", "iego", "iemu", "ego", "emu", "iem", "em", "im", "ym", "ą", "ę", "a", "u", "y", "i",
)  # fmt: skip


#: Two capitalised words of which the second comes again alone: as often a make and its model as a person.
_AGAIN = 0.6

#: So many places of a name are kept: who somebody is stands where the full name comes first.
_MOST_SPOTS = 3

#: So many people of one first name and one surname are told apart in one text.
_MOST_NAMESAKES = 4

#: As many owners of a surname as must be told apart from one.
_SEVERAL = 2


class Folded:
    """One name while its readings are gathered."""

    __slots__ = ("at", "confidence", "forms", "kind", "names", "reason", "spots", "words")

    def __init__(self, reading: Reading) -> None:
        self.kind = reading.kind
        self.at = reading.at
        self.confidence = reading.confidence
        self.reason = reading.reason
        self.names = {reading.name: 1}
        self.forms = {reading.form: 1}
        self.spots = [reading]
        self.words = reading.name.split()

    def add(self, reading: Reading) -> None:
        """Count a reading; the surest evidence is kept, the fullest form becomes the name."""
        name, form = reading.name, reading.form
        self.at = min(self.at, reading.at)
        self.names[name] = self.names.get(name, 0) + 1
        self.forms[form] = self.forms.get(form, 0) + 1
        if reading.confidence > self.confidence:
            self.confidence, self.reason = reading.confidence, reading.reason
        if len(self.spots) < _MOST_SPOTS:
            self.spots.append(reading)
        if name.count(" ") >= len(self.words):
            self.words = name.split()

    def count_loose(self, word: str, offsets: Sequence[int], surname: bool) -> None:
        """Count one word of the name that stands alone; a surname speaks for the name."""
        self.forms[word] = self.forms.get(word, 0) + len(offsets)
        self.at = min(self.at, *offsets)
        if surname and self.confidence < _AGAIN:
            self.confidence, self.reason = _AGAIN, "surname-again"

    @property
    def count(self) -> int:
        """How often it is named in any form."""
        return sum(self.forms.values())

    @property
    def name(self) -> str:
        """The fullest form; of equally full ones the most frequent, then the first."""
        if len(self.names) == 1:
            return next(iter(self.names))
        return max(self.names, key=lambda name: (name.count(" "), self.names[name]))


def fold(readings: Iterable[Reading], language: str) -> list[Folded]:
    """One entry a name, in order of first mention. The tables' names are English: another language keeps its own."""
    loose: dict[str, list[int]] = {}
    named: list[Reading] = []
    found: list[Reading] = []
    for reading in readings:
        if reading.kind == "loose":
            loose.setdefault(reading.form, []).append(reading.at)
        else:
            (named if reading.kind == "people" else found).append(reading)
    people = _people(named, language)
    taken = frozenset(word for person in people if person.reason != "two-words" for word in person.words)
    others = _others(found, taken, loose, language)
    _count_surnames(people, loose, language)
    return sorted([*people, *others], key=attrgetter("at"))


@lru_cache(maxsize=50_000)
def key_of(word: str, language: str) -> str:
    """What is compared of a name's word: no article, no case ending."""
    plain = word.lower()
    for article in _ARTICLES:
        plain = plain.removeprefix(article)
    if language in WITH_CASES and len(plain) > 4:
        for ending in _CASES:
            if plain.endswith(ending) and len(plain) - len(ending) >= 3:
                return plain[: -len(ending)]
    return plain


def _keys(words: Sequence[str], language: str) -> list[str]:
    dull = 0 if language in CASELESS else Kind.SMALL | Kind.INITIAL
    return [key_of(word, language) for word in words if not (kind_of(word) & dull or is_mark(word, crowned=True))]


def _people(readings: Sequence[Reading], language: str) -> list[Folded]:
    """Full names first, so that a surname with a title finds its owner even where it stands before."""
    known: dict[tuple[str, str], list[Folded]] = {}
    owners: dict[str, list[Folded]] = {}
    people: list[Folded] = []
    written: dict[str, Folded] = {}
    endings = {ending for each in readings if each.name.count(" ") > 1 and (ending := _without_first(each.name))}
    later: list[Reading] = []
    for reading in readings:
        if person := written.get(reading.name):  # what follows would only find the same
            person.add(reading)
            continue
        words = reading.name.split()
        if len(words) < 2 or reading.name in endings:
            later.append(reading)
            continue
        first, surnames = key_of(words[0], language), _keys(words[1:], language)
        if not surnames:
            continue
        person = _same_person(known, reading.name, first, surnames)
        if person:
            person.add(reading)
        else:
            person = Folded(reading)
            people.append(person)
        written[reading.name] = person
        for surname in surnames if len(words) == 2 else dict.fromkeys((*surnames, " ".join(words[1:]))):
            for key in ((first, surname), (f"{first[0]}.", surname)):
                same = known.setdefault(key, [])
                if len(same) < _MOST_NAMESAKES and person not in same:
                    same.append(person)
            owned = owners.setdefault(surname, [])
            if len(owned) < _SEVERAL and person not in owned:
                owned.append(person)
    for reading in later:
        _fold_single(reading, owners, people, language)
    return people


def _without_first(name: str) -> str:
    """The surnames after a given name: "Le Tallec"; empty where another given name comes first."""
    first, _, rest = name.partition(" ")
    full = kind_of(first) & Kind.GIVEN and not kind_of(rest.partition(" ")[0]) & (Kind.GIVEN | Kind.INITIAL)
    return rest if full else ""


def _same_person(
    known: dict[tuple[str, str], list[Folded]], name: str, first: str, surnames: Sequence[str]
) -> Folded | None:
    """The person with that first name, or that initial, and that surname; with a further surname or without it.

    Nobody where several may be meant: two are not made one on what they share.
    """
    short = name.partition(" ")[0].endswith(".")
    for surname in dict.fromkeys((surnames[-1], surnames[0])):
        near = known.get((first, surname), [])
        if not near:
            near = [each for each in known.get((f"{first[0]}.", surname), ()) if short or each.words[0].endswith(".")]
        if near:
            meant = [each for each in near if may_be_one(each.name, name)]
            return meant[0] if len(meant) == 1 else None
    return None


def _fold_single(reading: Reading, owners: dict[str, list[Folded]], people: list[Folded], language: str) -> None:
    """A surname with a title ("Le Tallec" too): under the one full name it belongs to, or alone; dropped where two share it."""
    surname = reading.name if " " in reading.name else key_of(reading.name, language)
    owned = owners.setdefault(surname, [])
    if not owned:
        owned.append(Folded(reading))
        people.append(owned[0])
    elif len(owned) == 1:
        owned[0].add(reading)


def _count_surnames(people: Sequence[Folded], loose: dict[str, list[int]], language: str) -> None:
    owners: dict[str, list[Folded]] = {}
    for person in people:
        for key in dict.fromkeys(_keys(person.words, language)):
            owned = owners.setdefault(key, [])
            if len(owned) < _SEVERAL:
                owned.append(person)
    for word, offsets in loose.items():
        owned = owners.get(key_of(word, language), [])
        if len(owned) == 1:
            surname = key_of(word, language) == _keys(owned[0].words, language)[-1]
            owned[0].count_loose(word, offsets, surname)


def _others(
    readings: Sequence[Reading],
    taken: frozenset[str],
    loose: dict[str, list[int]],
    language: str,
) -> list[Folded]:
    """Places and organisations; a bare word that is somebody's name in this article counts for that person."""
    located = {reading.name for reading in readings if reading.reason == "located"}
    folded: dict[tuple[str, str], Folded] = {}
    for reading in readings:
        key = (reading.kind, reading.name.casefold())
        if language != "en" and reading.reason == "table":
            reading = replace(reading, name=reading.form)
        if reading.reason == "part":
            continue
        if reading.confidence == 0 and reading.name not in located:
            loose.setdefault(reading.form, []).append(reading.at)
            continue
        if reading.form in taken and reading.reason in ("gazetteer", "table"):
            loose.setdefault(reading.form, []).append(reading.at)
            continue
        if key in folded:
            folded[key].add(reading)
        else:
            folded[key] = Folded(reading)
    return list(folded.values())
