"""People: capitalised words that stand together, weighed by what stands in and beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import organisations, places
from .apart import is_mark
from .inflection import nominative
from .language import NOUNS_WITH_CAPITALS
from .readings import Context
from .tables import WITH_CASES, is_stop_word, lists
from .tokens import opens, word_after, word_before
from .words import NO_NAME, Kind, all_kinds, kind_of

MOST_WORDS = 6
_JOINS = frozenset(
    {"and", "of", "for", "on", "&", "und", "in", "e", "y", "en", "og", "och", "das", "dei", "delle", "für"}
)
#: Slavic prepositions that are parts of a name elsewhere.
_PREPOSITIONS = frozenset({"do", "da", "y", "ul", "af"})
#: Capitalised, they begin a surname if another capital follows: "Mme Le Pen", "Robert De Niro".
PREFIXES = frozenset(
    "Le La De Du Des Di Da Del Della Van Von Der Den El Al Ben Bin Ibn Abu Dos Ter Ten San Mac".split()
)
_ROLE_ENDINGS = ("er", "or", "ist", "man", "woman", "person", "ian")
_AGE = re.compile(
    r", \d{1,2}\b[,.]?|, (?:aged|who|whose|the|a|an|president|chair|director|CEO|mayor|MP|head)\b| \(\w{1,5}[-)]"
)
#: What ends so is an English noun or adjective far more often than a name.
_NEVER_A_SURNAME = ("tion", "tions", "ments", "ities", "ness", "ings", "ism", "isms")
_COMMON_ENDINGS = tuple(
    "tion tions ment ments ness ity ities ical ology ous ive ives ship ships ance ances ence ences ings ters ders tors "
    "sors ists ism isms age ages able ables ful less ated ised ized ysed yzed ics ure ures ants ents ting ding ring "
    "king sing ming ling ying cing wing ving".split()
)

#: Two capitalised words and nothing else: English writes too much else so, and where the table has most given names,
#: they are an institution as often; in other languages they are a name.
_TWO_WORDS = {"en": 0.45, "pl": 0.45, "ru": 0.45, "uk": 0.45, "tr": 0.45}

#: Endings of Russian and Ukrainian adjectives: orders, organisations and headlines are made of them, names hardly ever.
_ADJECTIVES = ("ого", "его", "ому", "ему", "ая", "ое", "ые", "ый", "ых", "ній", "ої")
#: Whose title is told right before a name: "der Bundestagsabgeordnete Anna Vogt", "депутат Госдумы Анна Громова".
_ROLES_BEFORE = frozenset({"de", "nl", "tr", *WITH_CASES})
#: Adjectives that go with a small word: "глава Полтавської обласної ради" is nobody.
_NEVER_ALONE = ("ской", "ської", "цкой", "цької", "ной", "ної", "skiej", "ckiej", "nej")
#: What a street or a square begins with.
_STREETS = frozenset(
    "Carrera Calle Avenida Plaza Paseo Rue Avenue Place Boulevard Piazza Via Corso Praça Rua Улица Площадь".split()
)

#: English surnames that are stop words elsewhere.
_SURNAMES_TOO = frozenset(
    "May Long Young Best Good Low Early Small New Still Will Right West North East March Pastor Mann Man".split()
)


def skipped(words: Sequence[str], at: int, taken: int, start: int, context: Context, titled: bool) -> bool:
    """Whether the word at the start is no name but says what somebody is: "Moderator Chris Wallace"."""
    first = words[at]
    if taken < 3 or kind_of(first) & (Kind.GIVEN | Kind.SOFT | Kind.INITIAL) or not kind_of(words[at + 1]) & Kind.GIVEN:
        return False
    if context.language in _ROLES_BEFORE:
        return True
    if titled:
        return False
    plain = first.lower()
    if plain in lists().roles or plain.endswith(_ROLE_ENDINGS) or kind_of(first) & (NO_NAME | Kind.ODD):
        return True
    return context.text[start - 1 : start] == "'" or opens(context.text, start) or context.writes_small(plain)


def length(words: Sequence[str], at: int, language: str) -> int:
    """How many words from here on may be one person's name."""
    end, names = at, 0
    started = bool(kind_of(words[at]) & (Kind.GIVEN | Kind.SOFT | Kind.INITIAL))
    while end < len(words) and end - at < MOST_WORDS:
        kind = kind_of(words[end])
        if end > at and is_mark(words[end], crowned=names > 1):
            break
        if kind & Kind.SMALL:
            after = _after_particles(words, end, language)
            if not names or not after or _is_no_surname(words[after], language):
                break
            if names > 1 and (kind_of(words[after]) & Kind.HEAD or _is_place(words, after, language)):
                break
            end = after
            continue
        if end > at and not _goes_on(words, end, kind, started and names == 1, names, language):
            break
        names += not kind & Kind.INITIAL
        end += 1
        if language in NOUNS_WITH_CAPITALS and names > 1 and not kind & (Kind.GIVEN | Kind.INITIAL):
            break
    return end - at


def evidence(words: Sequence[str], start: int, context: Context, titled: bool) -> tuple[float, str] | None:
    """How sure it is that these words are a person, and why; None where they are none."""
    kinds = [kind_of(word) for word in words]
    first, last, rest = kinds[0], kinds[-1], all_kinds(words[1:])
    given = bool(first & Kind.GIVEN)
    if not _may_be(words, first, last, rest) or (given and words[-1].endswith(_NEVER_A_SURNAME)):
        return None
    if titled and len(words) == 1 and context.language in WITH_CASES and words[0].endswith(_NEVER_ALONE):
        return None
    if titled:
        wrong = (first | last) & (NO_NAME | Kind.TAIL) and words[0] not in PREFIXES
        return (0.95, "title") if given or not wrong else None
    if rest & Kind.STRONG:
        return None
    if (first | rest) & (Kind.SMALL | Kind.INITIAL) or len(words) < 2:
        number = sum(not kind & (Kind.SMALL | Kind.INITIAL) for kind in kinds)
        if number < 2:
            return (0.8, "initials") if _is_initialled(words, first, last) else None
    if given or (context.language in WITH_CASES and nominative(words) != " ".join(words)):
        return (0.93, "first-name")
    return _without_given_name(words, first, rest, start, context)


def _may_be(words: Sequence[str], first: int, last: int, rest: int) -> bool:
    """Whether anybody writes a name so."""
    if last & (Kind.STRONG | Kind.INITIAL) or len(words[-1]) < 2 or first & Kind.ODD:
        return False
    if rest & Kind.ODD and any(kind_of(word) & (Kind.ODD | Kind.CAPITALS) == Kind.ODD for word in words):
        return False
    return not first & (Kind.CAPITALS | Kind.SMALL | Kind.INITIAL) or not _is_shouted(words)


def _is_initialled(words: Sequence[str], first: int, last: int) -> bool:
    """Whether this is "J. Smith" or "R.J. Kovacs", and neither "U.S. House" nor a list's "A. Introduction"."""
    plain = not last & (NO_NAME | Kind.TAIL | Kind.HEAD | Kind.GEOGRAPHY | Kind.ORGANISATION)
    return bool(first & Kind.INITIAL) and plain and len(words[-1]) > 2 and len(words[0]) < 6 and words[0] != "U.S."


def _without_given_name(
    words: Sequence[str], first: int, rest: int, start: int, context: Context
) -> tuple[float, str] | None:
    if rest & (NO_NAME | Kind.TAIL | Kind.HEAD | Kind.ODD) or context.language in NOUNS_WITH_CAPITALS:
        return None
    soft = first & Kind.SOFT
    if first & (NO_NAME & ~Kind.THING) or (first & (Kind.THING | Kind.TAIL | Kind.HEAD) and not soft):
        return None
    if any(context.writes_small(word.lower()) for word in words if word[0].isupper()):
        return None
    beside = _beside(words, start, context)
    if not beside and any(word.endswith(_COMMON_ENDINGS) for word in words):
        return None
    if soft:
        return (0.9, "first-name") if beside or not opens(context.text, start) else (0.6, "two-words")
    if beside:
        return 0.7, beside
    doubtful = len(words) > 3 or any(word.endswith(_ADJECTIVES) or word in _STREETS for word in words)
    return (0.45 if doubtful else _TWO_WORDS.get(context.language, 0.65)), "two-words"


def _beside(words: Sequence[str], start: int, context: Context) -> str:
    """Why the words beside speak for a person: an age, a role, a verb of saying; empty where they do not."""
    last = words[-1]
    end = context.text.find(last, start + sum(map(len, words[:-1]))) + len(last)
    if _AGE.match(context.text[end : end + 14]):
        return "described"
    if word_before(context.text, start).lower() in lists().roles:
        return "role"
    if context.text[end : end + 1] in " ," and word_after(context.text, end) in lists().saying:
        return "saying"
    return ""


def _goes_on(words: Sequence[str], end: int, kind: int, surname: bool, names: int, language: str) -> bool:
    """Whether a name takes this word as well; `surname`: what came before is a given name, so this is likely one."""
    word = words[end]
    if word in PREFIXES and end + 1 < len(words):
        return (names < 3 and not kind_of(words[end + 1]) & Kind.STOP) or words[end + 1] in PREFIXES
    if kind & Kind.CALENDAR or (kind & Kind.STOP and is_stop_word(word, language)):
        return surname and word in _SURNAMES_TOO
    if kind & Kind.TITLE and word.lower().rstrip(".") in lists().titles:
        return surname and end + 1 >= len(words)
    if kind & Kind.ORGANISATION and (known := organisations.find(words, end)):
        return surname and known.length == 1 and not kind & Kind.CAPITALS
    place = places.find(words, end, language)
    if place and place.length > 1 and place.form.sure:
        return False
    return not place or surname or not place.form.sure


def _is_no_surname(word: str, language: str) -> bool:
    kind = kind_of(word)
    return bool(kind & NO_NAME & ~Kind.STOP) or (bool(kind & Kind.STOP) and is_stop_word(word, language))


def _is_place(words: Sequence[str], at: int, language: str) -> bool:
    """Whether a surely known place starts here: "Ruben van der Wal van Vlissingen" is from there."""
    place = places.find(words, at, language)
    return place is not None and place.form.sure


def _after_particles(words: Sequence[str], at: int, language: str) -> int:
    """Where the name goes on after "de la", "van der"; 0 where these small words are none of a name."""
    end = at
    while end < len(words) and kind_of(words[end]) & Kind.SMALL:
        if words[end] not in lists().particles or words[end] in _JOINS:
            return 0
        if words[end] in _PREPOSITIONS and language in WITH_CASES:
            return 0
        end += 1
    return end if end < len(words) else 0


def _is_shouted(words: Sequence[str]) -> bool:
    """All in capitals: a caption's credit, a headline, a dateline. "Emmanuel MACRON" is a name."""
    first = next((word for word in words if not kind_of(word) & (Kind.SMALL | Kind.INITIAL)), "")
    return first.isupper() and len(first) > 2
