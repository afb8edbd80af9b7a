"""From a run of capitalised words to readings: titles, organisations, places and people told apart, left to right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec.structs import replace

from . import organisations, people, places
from .apart import is_mark
from .inflection import nominative
from .readings import Alone, Asked, Context, Reading
from .tables import WITH_CASES, is_stop_word, lists
from .tables import organisations as known_organisations
from .tables import places as place_forms
from .tokens import Run, starts
from .words import NO_NAME, Kind, all_kinds, kind_of

#: A place in front of other capitalised words is named, but may be part of a name we do not know.
_ATTACHED = 0.7
#: Streets, days and papers named after a place do not name it.
_NAMED_AFTER = frozenset(
    "Day Street Road Avenue Boulevard Lane Drive Square Cup Act Bill Times Post Prize Derby".split()
)
_LONGEST_TITLE = 3
#: The reason of a single word that no table has: what stands beside may call it an organisation.
_UNKNOWN = "unknown"
_MOST_JOINED = 3
_DULL, _PLAIN, _WEIGHTY = range(3)
_DESCRIBED = Kind.HEAD | Kind.TAIL | Kind.GEOGRAPHY | Kind.LANDSCAPE
_MEANINGFUL = Kind.TITLE | Kind.GIVEN | Kind.SOFT | Kind.HEAD | Kind.TAIL | Kind.THING | Kind.INITIAL | Kind.GEOGRAPHY


def read(runs: Iterable[Run], context: Context) -> list[Reading]:
    """What the runs may name, one after the other."""
    text, language, heading = context.text, context.language, context.heading
    readings: list[Reading] = []
    for run in runs:
        found, moved = _by_itself(run.text, language, heading), run.start
        if found is None:
            found, moved = _read(run, context), 0
        for reading in found:
            at = reading.at + moved
            if reading.reason == _UNKNOWN and organisations.is_called_one(text, at, at + len(reading.form)):
                reading = replace(reading, kind="organisations", confidence=0.8, reason="called-one")
            readings.append(replace(reading, at=at))
    return readings


@lru_cache(maxsize=20_000)
def _by_itself(text: str, language: str, heading: bool) -> Sequence[Reading] | None:
    """What a run names whatever stands beside it, as if it stood at 0; None where its surroundings matter.

    Most are so, and the same come again: "The", "United States", "Prime Minister Benjamin Netanyahu".
    """
    try:
        return _read(Run(text, 0, len(text)), Alone(language, heading))
    except Asked:
        return None


def _read(run: Run, context: Context) -> Sequence[Reading]:
    words = run.words
    if len(words) == 1:
        return _single(words[0], run.start, context)
    weights = [_weight(word, context.language) for word in words]
    if not any(weights):
        return ()
    kinds = all_kinds(words)
    if kinds & Kind.INITIAL and all(kind_of(word) & (Kind.INITIAL | Kind.SMALL) for word in words):
        return ()
    offsets = starts(run.text, words, run.start)
    readings: list[Reading] = []
    at, title = 0, ""
    while at < len(words):
        if weights[at] == _DULL:
            at, title = at + 1, ""
            continue
        if weights[at] == _PLAIN and not title and _stands_alone(words, at, weights):
            readings += _single(words[at], offsets[at], context)
            at += 1
            continue
        taken, reading, title = _step(words, at, offsets[at], title, kinds, context)
        if reading:
            readings.append(reading)
            if reading.kind == "organisations" and taken > 2:
                readings += _places_of(words, at, taken, offsets, context)
        at += taken
    return readings


@lru_cache(maxsize=50_000)
def _weight(word: str, language: str) -> int:
    """Whether a word can be passed over (`_DULL`), starts nothing longer by itself (`_PLAIN`) or must be weighed."""
    kind = kind_of(word)
    longer = max(place_forms(language).longest.get(word, 0), known_organisations().longest.get(word, 0))
    if word in people.PREFIXES:
        return _WEIGHTY
    stop = kind & Kind.CALENDAR or (kind & Kind.STOP and is_stop_word(word, language))
    if kind & Kind.SMALL or (stop and not longer and not kind & _MEANINGFUL):
        return _DULL
    return _PLAIN if longer < 2 and not kind & (Kind.HEAD | Kind.TITLE | Kind.INITIAL | Kind.SOFT) else _WEIGHTY


def _stands_alone(words: Sequence[str], at: int, weights: Sequence[int]) -> bool:
    """Whether nothing follows this word that it may go on with."""
    after = at + 1
    return after == len(words) or (weights[after] == _DULL and words[after] not in lists().particles)


def _step(
    words: Sequence[str], at: int, start: int, title: str, kinds: int, context: Context
) -> tuple[int, Reading | None, str]:
    """How many words are read here, what they name, and the title that holds for the next ones."""
    word = words[at]
    kind = kind_of(word)
    known = None
    if kind & Kind.ORGANISATION:
        if mixed := organisations.written(context, start, word):
            taken = min(len(mixed.split()), len(words) - at)
            return taken, _written(mixed, start), ""
        known = organisations.find(words, at)
    place = places.find(words, at, context.language)
    if kinds & _DESCRIBED or (known and known.length > 1) or (place and place.length > 1):
        taken, reading = _several(words, at, start, known, place, context)
        if reading:
            return taken, reading, ""
    if kind & Kind.TITLE or word == "M.":
        titles = _title(words, at, context.language)
        if titles and not (title and at + titles == len(words)):
            return titles, None, " ".join(words[at : at + titles])
    return _one_by_one(words, at, start, title, known, place, context)


def _several(
    words: Sequence[str],
    at: int,
    start: int,
    known: organisations.Known | None,
    place: places.Place | None,
    context: Context,
) -> tuple[int, Reading | None]:
    """What several words name together: an organisation that says what it is, a known one, a place, a landscape."""
    described = 0 if context.heading else organisations.descriptive(words, at)
    if described > max(known.length if known else 0, place.length if place else 0, 1):
        name = " ".join(words[at : at + described])
        return described, Reading("organisations", name, name, start, 0.75, "described")
    if known and known.length > 1 and not (place and place.length > known.length):
        return known.length, _organisation(words, at, known, start)
    if place and place.length > 1:
        return place.length, _place(words, at, place, start, context)
    landscape = 0 if context.heading else places.geography(words, at)
    name = " ".join(words[at : at + landscape])
    return landscape, Reading("places", name, name, start, 0.8, "geography") if landscape else None


def _one_by_one(
    words: Sequence[str],
    at: int,
    start: int,
    title: str,
    known: organisations.Known | None,
    place: places.Place | None,
    context: Context,
) -> tuple[int, Reading | None, str]:
    kind = kind_of(words[at])
    soft = kind & (Kind.SOFT | Kind.GIVEN | Kind.INITIAL)
    if title and place and not soft and at + 1 < len(words) and not kind_of(words[at + 1]) & (Kind.SMALL | Kind.STOP):
        return 1, _place(words, at, place, start, context), title
    if not context.heading and (soft or title or not (known or place or kind & NO_NAME)):
        taken, reading = _person(words, at, start, title, context)
        if reading:
            return taken, reading, ""
    if known:
        return 1, _organisation(words, at, known, start), ""
    if place:
        return 1, _place(words, at, place, start, context), ""
    return _unknown(words, at, start)


def _unknown(words: Sequence[str], at: int, start: int) -> tuple[int, Reading | None, str]:
    """A word that no table has: alone between small words it may be somebody's surname."""
    if kind_of(words[at]) & NO_NAME:
        return 1, None, ""
    if at + 1 == len(words) or kind_of(words[at + 1]) & (Kind.SMALL | Kind.STOP | Kind.CALENDAR):
        return 1, Reading("loose", words[at], words[at], start, 0.0, "loose"), ""
    return 1, None, ""


def _person(words: Sequence[str], at: int, start: int, title: str, context: Context) -> tuple[int, Reading | None]:
    taken = people.length(words, at, context.language)
    if people.skipped(words, at, taken, start, context, bool(title)):
        return 0, None
    while taken > 2 and len(words[at + taken - 1]) < 4 and kind_of(words[at + taken - 1]) & Kind.CAPITALS:
        taken -= 1
    named = words[at : at + taken]
    mark = words[at + taken] if at + taken < len(words) else ""
    if len(named) > 4 and kind_of(named[0]) & Kind.GIVEN and not any(kind_of(word) & Kind.SMALL for word in named):
        taken, named = 2, named[:2]
    form = " ".join(named)
    weighed = people.evidence(named, start, context, bool(title))
    if weighed is None:
        return 0, None
    if len(named) == 1 and title.lower() in lists().kept_titles:
        form = f"{title} {form}"
    elif len(named) == 1 and places.find(named, 0, context.language):
        return 0, None
    name = nominative(named) if context.language in WITH_CASES and len(named) > 1 else form
    if (
        is_mark(mark, crowned=(title or words[at]).lower() in lists().kept_titles)
        and " " in form
        and len(named) == taken
    ):
        taken, form, name = taken + 1, f"{form} {mark}", f"{name} {mark}"
    return taken, Reading("people", name, form, start, *weighed)


def _single(word: str, start: int, context: Context) -> Sequence[Reading]:
    """What a capitalised word that stands alone may name."""
    meaning = _alone(word, context.language)
    if meaning is None:
        return ()
    if isinstance(meaning, places.Place):
        return (_place([word], 0, meaning, start, context),)
    if isinstance(meaning, organisations.Known):
        return (_organisation([word], 0, meaning, start),)
    if meaning and not context.heading:
        if mixed := organisations.written(context, start, word):
            return (_written(mixed, start),)
        if "-" in word and (joined := _joined(word, start, context)):
            return joined
        return (Reading("loose", word, word, start, 0.0, _UNKNOWN),)
    return (Reading("loose", word, word, start, 0.0, "loose"),)


@lru_cache(maxsize=50_000)
def _alone(word: str, language: str) -> organisations.Known | places.Place | bool | None:
    """What a word means without any other: a name of a table, perhaps something (True), a surname, or nothing."""
    kind = kind_of(word)
    if word in known_organisations().mixed:
        return True
    if kind & Kind.ORGANISATION and (known := organisations.find([word], 0)):
        return known
    if place := places.find_word(word, language):
        return place if not kind & (Kind.STOP | Kind.CALENDAR) or (len(word) == 2 and word.isupper()) else None
    if "-" not in word and kind & (NO_NAME | Kind.INITIAL):
        return None
    if kind & Kind.TITLE and word.lower() in lists().titles:
        return None
    return not kind & Kind.GIVEN


def _joined(word: str, start: int, context: Context) -> Sequence[Reading]:
    """Places joined by hyphens: "the Canada-France production", "Mexico-U.S."; nothing if one part is none."""
    parts = word.split("-", maxsplit=_MOST_JOINED)
    found = [places.find_word(part, context.language) if part else None for part in parts]
    pairs = [(part, place) for part, place in zip(parts, found, strict=True) if place and place.form.sure]
    if len(pairs) < len(parts):
        return ()
    return [_place([part], 0, place, start + word.index(part), context) for part, place in pairs]


def _written(form: str, start: int) -> Reading:
    return Reading("organisations", organisations.form_of(form).name, form, start, 0.95, "table")


def _organisation(words: Sequence[str], at: int, known: organisations.Known, start: int) -> Reading:
    form = " ".join(words[at : at + known.length])
    return Reading("organisations", known.form.name, form, start, 0.95, "table")


def _places_of(
    words: Sequence[str], at: int, taken: int, offsets: Sequence[int], context: Context
) -> Iterator[Reading]:
    """The country or city at the end of an organisation's name: "Bank of Canada"."""
    for index in range(at + 1, at + taken):
        if words[index - 1] not in ("of", "the", "de", "du", "di", "van", "von"):
            continue
        place = places.find(words, index, context.language)
        if place and index + place.length == at + taken and place.form.sure:
            yield _place(words, index, place, offsets[index], context)


def _place(words: Sequence[str], at: int, place: places.Place, start: int, context: Context) -> Reading:
    form = " ".join(words[at : at + place.length])
    end = start + len(form)
    name, sure = place.form
    if not sure:
        located = not context.heading and places.is_located(context.text, start, end)
        return Reading("places", name, form, start, 0.85 if located else 0.0, "located" if located else "ambiguous")
    after = at + place.length
    if after < len(words) and words[after] in _NAMED_AFTER:
        return Reading("places", name, form, start, 0.0, "part")
    attached = after < len(words) and not kind_of(words[after]) & (Kind.SMALL | Kind.TITLE | Kind.DEMONYM | Kind.STOP)
    return Reading("places", name, form, start, _ATTACHED if attached else 0.97, "gazetteer")


def _title(words: Sequence[str], at: int, language: str) -> int:
    """How many words from here on are a title; the word that starts there may start one."""
    if words[at] == "M.":
        return int(language == "fr")
    titles = lists().titles
    for length in range(min(_LONGEST_TITLE, len(words) - at), 0, -1):
        if " ".join(words[at : at + length]).lower().replace(".", "") in titles:
            return length
    return int(words[at].lower().endswith(lists().title_suffixes))
