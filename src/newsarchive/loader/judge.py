"""From candidates to fields: one pure function over all clues, the same for every article.

Declared values (sidecar over front matter over header lines) outrank read ones; among read ones the surest wins, and
readings that agree make one another surer. What loses keeps its reason. Below `USABLE` a value is only a suggestion.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import msgspec

from ..article import USABLE, Author, Correction, Evidence, Link, NewsDate, Picture, Role, Spelling
from ..errors import Problem
from ..text.clean import letters_only, one_line, tidy
from ..text.words import shorten
from .clues.clue import Clue
from .clues.dateline import Dateline
from .fields import NAMES

_RANK = {"sidecar": 3, "front-matter": 2, "header-line": 1}
#: These hold several values; what is read in several places is added up.
_LISTS = frozenset({"related", "corrections", "pictures"})
#: A strong reading that contradicts a declared value is worth a person's look.
_STRONG = 0.9


class Verdict(msgspec.Struct, frozen=True):
    """What the judge found: values by field, the evidence for and against, problems, and the lines that are explained."""

    values: dict[str, Any]
    evidence: tuple[Evidence, ...]
    problems: tuple[Problem, ...]
    taken: frozenset[int]


def judge(clues: Iterable[Clue], path: str) -> Verdict:
    """Decide every field of the article in `path`."""
    by_field: dict[str, list[Clue]] = defaultdict(list)
    for clue in clues:
        by_field[clue.field].append(clue)
    values: dict[str, Any] = {}
    evidence: list[Evidence] = []
    taken: set[int] = set()
    for field, candidates in by_field.items():
        ranked = _ranked(field, candidates)
        values[field], used = _decide(field, ranked)
        chosen = {id(clue) for clue in used}
        for clue in ranked:
            is_used = id(clue) in chosen
            taken.update(clue.takes if not clue.only_if_used or is_used or _same(clue, values[field]) else ())
            evidence.append(_evidence(clue, path, is_used, values[field]))
    values.pop("", None)
    kept = {field: value for field, value in values.items() if value is not None and (value != () or field in NAMES)}
    return Verdict(kept, tuple(evidence), tuple(_contradictions(by_field, values, path)),
                   frozenset(taken))  # fmt: skip


def _ranked(field: str, clues: list[Clue]) -> list[Clue]:
    if len(clues) == 1:
        return clues
    if field in ("published", "updated"):
        clues = _supported(clues)
    # Sorting is stable: of equals the one that was asked first, then the one that stands first.
    return sorted(clues, key=lambda clue: (clue.rejected is not None, -_RANK.get(clue.kind, 0), -clue.confidence))


def _supported(clues: list[Clue]) -> list[Clue]:
    """Let readings of a date that agree support one another, each kind of evidence counted once."""
    raised = []
    for clue in clues:
        doubt = 1 - clue.confidence
        kinds = {clue.kind}
        for other in clues:
            if other.kind not in kinds and _agree(clue, other) and other.confidence >= 0.1:
                kinds.add(other.kind)
                doubt *= 1 - other.confidence
        surer = round(min(1 - doubt, 0.999), 3) if len(kinds) > 1 and clue.confidence >= 0.1 else clue.confidence
        raised.append(msgspec.structs.replace(clue, confidence=surer) if surer > clue.confidence else clue)
    return raised


def _agree(one: Clue, other: Clue) -> bool:
    """Whether `other` says the same day as `one`, or the same month where it knows no day."""
    if not isinstance(one.value, NewsDate) or not isinstance(other.value, NewsDate) or other.rejected or one.rejected:
        return False
    return one.value.edtf.startswith(other.value.edtf)


def _decide(field: str, ranked: list[Clue]) -> tuple[Any, list[Clue]]:
    usable = [clue for clue in ranked if clue.rejected is None and (clue.confidence >= USABLE or field == "title")]
    if field == "" or not usable:
        return None, usable if field == "" else []
    if field not in _LISTS:
        return usable[0].value, [clue for clue in usable if clue.value == usable[0].value]
    merged = list(dict.fromkeys(value for clue in usable for value in clue.value))
    return tuple(_one_picture(merged) if field == "pictures" else merged), usable


def _one_picture(pictures: list[Picture]) -> list[Picture]:
    """A declared image without words and words read without an image are one picture, if there is one of each."""
    images = [picture for picture in pictures if picture.file]
    words = [picture for picture in pictures if not picture.file]
    if len(images) == 1 and len(words) == 1 and not images[0].caption and not images[0].credit:
        return [msgspec.structs.replace(images[0], caption=words[0].caption, credit=words[0].credit)]
    if len(images) == 1 and images[0].caption:
        # The same caption in the text and beside it is said once.
        told = letters_only(images[0].caption)
        words = [picture for picture in words if not picture.caption or letters_only(picture.caption) != told]
    return images + words


def _same(clue: Clue, value: Any) -> bool:
    return isinstance(clue.value, str) and isinstance(value, str) and letters_only(clue.value) == letters_only(value)


def _evidence(clue: Clue, path: str, is_used: bool, value: Any) -> Evidence:
    rejected = clue.rejected
    if rejected is None and not is_used:
        rejected = "too uncertain to be used" if clue.confidence < USABLE else _why_lost(value)
    field = clue.field or "left out"
    return Evidence(field, written(clue.value), clue.kind, clue.path or path, clue.line, one_line(tidy(clue.excerpt[:400]))[:200], clue.confidence,
                    rejected, clue.note)  # fmt: skip


def _why_lost(value: Any) -> str:
    return f"“{written(value)[:80]}” is surer" if value is not None else "not used"


def written(value: Any) -> str:
    """Return any field's value as plain words."""
    if isinstance(value, str):
        return value
    match value:
        case NewsDate():
            return value.iso.replace("T", " ")
        case Author():
            return f"{value.name} ({value.role})" if value.role else value.name
        case Link():
            return value.title
        case Correction():
            return value.text
        case Role() | Spelling():
            return f"{value.name}: {value.text}"
        case Dateline():
            return value.place
        case Picture():
            return " / ".join(part for part in (value.file, value.caption, value.credit) if part)
        case bool():
            return "true" if value else "false"
        case tuple() | list():
            return "; ".join(written(each) for each in value)
    return str(value)


def _contradictions(by_field: dict[str, list[Clue]], values: dict[str, Any], path: str) -> Iterator[Problem]:
    """Declared values that strong evidence speaks against, and dates that cannot both be."""
    for field, same in _SAME.items():
        clues = by_field.get(field, [])
        if len(clues) < 2:
            continue  # nothing is held against itself
        declared = next((clue for clue in clues if clue.kind in _RANK and clue.value == values.get(field)), None)
        other = declared and next((clue for clue in clues if _speaks_against(clue, declared, same)), None)
        if declared and other:
            name = {"published": "date", "original_url": "address"}.get(field, field.rstrip("s"))
            message = (
                f"the declared {name} {_short(declared.value)} stands against {_short(other.value)} ({other.kind})"
            )
            hint = f"the declared {name} is used; correct it if it is wrong"
            code = "contradiction" if field == "published" else "declared-otherwise"
            yield Problem(declared.path or path, declared.line, code, message, hint)
    published, updated = values.get("published"), values.get("updated")
    if (
        isinstance(published, NewsDate)
        and isinstance(updated, NewsDate)
        and updated.edtf < published.edtf[: len(updated.edtf)]
    ):
        message = f"updated on {updated.edtf}, before it was published on {published.edtf}"
        yield Problem(path, None, "updated-before-published", message, "check both dates")


def _speaks_against(other: Clue, declared: Clue, same: Callable[[Any, Any], bool]) -> bool:
    # Of two declared values the one in the sidecar was chosen by somebody who saw both.
    overruled = declared.kind == "sidecar" and other.kind in _RANK
    strong = other.confidence >= _STRONG and other.rejected is None and other.kind != "defaults"
    return strong and not overruled and not same(declared.value, other.value)


def _short(value: Any) -> str:
    return value.edtf if isinstance(value, NewsDate) else shorten(written(value), 60)


def _names_meet(one: tuple[Author, ...], other: tuple[Author, ...]) -> bool:
    """Whether somebody is in both, by the last word of the name: "A. Lee" and "Ann Lee"."""
    last = [{letters_only(author.name).rpartition(" ")[2] for author in each} for each in (one, other)]
    return not last[0].isdisjoint(last[1])


def _addresses_meet(one: str, other: str) -> bool:
    """Whether two addresses are one but for scheme, `www` and what stands after the path."""
    return _bare(one) == _bare(other)


def _bare(address: str) -> str:
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    return host + parts.path.rstrip("/")


def _near(one: NewsDate, other: Any) -> bool:
    """Papers are printed the day after: a day apart is no contradiction."""
    if not isinstance(other, NewsDate) or one.agrees_with(other):
        return True
    if one.precision == "day" and other.precision == "month":
        return any(other.edtf == (_day(one) + timedelta(days)).isoformat()[:7] for days in (-1, 1))
    if one.precision != "day" or other.precision != "day":
        return False
    return abs((_day(one) - _day(other)).days) <= 1


def _day(date: NewsDate) -> datetime.date:
    return datetime.date(date.year, date.month or 1, date.day or 1)


#: The fields in which a declared value is held against what was read, and when two values are no contradiction.
_SAME: dict[str, Callable[[Any, Any], bool]] = {
    "published": _near,
    "authors": _names_meet,
    "agency": lambda one, other: letters_only(one) == letters_only(other),
    "original_url": _addresses_meet,
}
