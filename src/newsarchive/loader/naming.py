"""Whom and what an article names: people, places, organisations, and the tags that follow.

Names are found where nobody declared them. Found and declared ones then meet under the user's names file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial
from typing import Any

import msgspec

from ..article import USABLE, Evidence, NewsDate, Role, Spelling
from ..text.clean import fold
from .documents import Document
from .names import Mention, find_names, main_names
from .names.spacy_names import pipeline_version, spacy_finder
from .names.spellings import full_forms, has_spellings
from .names_file import KINDS, Kind, KnownName, NamesFile
from .page import Page


class Naming(msgspec.Struct, frozen=True):
    """How names are found, and what the user says of them.

    `spacy` is an installed spaCy pipeline or the folder of one, "" for the program's own finder; `file` is what
    the names file says.
    """

    spacy: str = ""
    file: NamesFile = NamesFile()

    @property
    def version(self) -> str:
        """What the finder is, beyond this program. Raises `SettingsError` if it is not there."""
        return pipeline_version(self.spacy) if self.spacy else ""


#: The program's own finder, and no names file.
OWN_NAMING = Naming()


def finder(naming: Naming) -> Callable[..., tuple[Mention, ...]]:
    """Return what finds names, called like `find_names`. Raises `SettingsError` if it is not there."""
    return spacy_finder(naming.spacy) if naming.spacy else find_names


class Namer:
    """Names articles in one way. Holds nothing but the finder and what the user says."""

    def __init__(self, naming: Naming) -> None:
        self.find = finder(naming)
        self.file = naming.file

    def name(self, values: dict[str, Any], page: Page, paragraphs: list[str], document: Document) -> Iterator[Evidence]:
        """Add people, places, organisations and tags where nobody declared them; yield where each was read."""
        title = str(values.get("title", ""))
        captions = [picture.caption for picture in values.get("pictures", ()) if picture.caption]
        found = self.find(title, paragraphs, values.get("language"), captions)
        usable = [mention for mention in found if mention.confidence >= USABLE]
        known = partial(self.file.known, path=document.name, year=_year(values.get("published")))
        met = _meet(usable, self.file, known)
        lines = _paragraph_lines(page, paragraphs)
        spellings: list[Spelling] = []
        for kind in KINDS:
            if kind in values:
                values[kind], evidence = _rename(kind, values[kind], self.file, known)
                yield from evidence
                spellings += [Spelling(kind, each.value, each.excerpt) for each in evidence if each.used]
                continue
            mine = [each for each in met if each.mention.kind == kind]
            values[kind] = tuple(each.mention.name for each in mine if not each.hidden)
            yield from (_evidence(each, lines, document) for each in mine)
        yield from _tell(values, met, spellings, lines, document)
        names = {name for kind in KINDS for name in values[kind]}
        mentions = [each.mention for each in met if not each.hidden]
        lead = paragraphs[0] if paragraphs else ""
        yield from _tag(values, [name for name in main_names(mentions, title, lead) if name in names], document)

    def take(self, values: dict[str, Any], document: Document) -> Iterator[Evidence]:
        """Take names, roles and spellings as they are declared, under the names file; yield what that file changed.

        What is said of a name that the article has not got is nobody's.
        """
        known = partial(self.file.known, path=document.name, year=_year(values.get("published")))
        now: dict[tuple[str, str], str] = {}
        for kind in KINDS:
            declared = values.get(kind, ())
            values[kind], evidence = _rename(kind, declared, self.file, known)
            yield from evidence
            # The names file has renamed some, and hidden others.
            now |= {(kind, name): name for name in values[kind]}
            now |= {(kind, each.excerpt): each.value for each in evidence if each.used}
        for field in ("roles", "spellings"):
            values[field] = tuple(
                msgspec.structs.replace(each, name=now[each.kind, each.name])
                for each in values.get(field, ())
                if (each.kind, each.name) in now
            )


class _Met(msgspec.Struct, frozen=True):
    """A mention as the names file has it: renamed and merged, with a `note` of that, or `hidden` with the reason.

    `written` are the full forms that it had before.
    """

    mention: Mention
    note: str | None = None
    hidden: str | None = None
    written: tuple[str, ...] = ()


_Know = Callable[[str], KnownName | None]


def _year(published: Any) -> int | None:
    return published.year if isinstance(published, NewsDate) else None


def _meet(mentions: Iterable[Mention], file: NamesFile, known: _Know) -> list[_Met]:
    """Give every mention the name and kind the names file has for it; those that become one name are one mention.

    Only the full form of a mention counts. Its variants do not: that two people share a surname in the archive says
    nothing about whom this article means by it.
    """
    met: dict[tuple[str, str], _Met] = {}
    for mention in mentions:
        hiding = file.hides(mention.name)
        each = _Met(mention, hidden=f"hidden by {file.path}, line {hiding}") if hiding else _known(mention, file, known)
        key = (each.mention.kind, each.mention.name)
        met[key] = _merged(met[key], each) if key in met else each
    return list(met.values())


def _known(mention: Mention, file: NamesFile, know: _Know) -> _Met:
    known = know(mention.name)
    if known is None or (known.name, known.kind) == (mention.name, mention.kind):
        return _Met(mention)
    renamed = known.name != mention.name
    variants = tuple(dict.fromkeys((*mention.variants, mention.name))) if renamed else mention.variants
    what = f"“{mention.name}” is {known.name}" if renamed else f"among the {known.kind}"
    named = msgspec.structs.replace(
        mention, name=known.name, kind=known.kind, variants=tuple(each for each in variants if each != known.name)
    )
    return _Met(named, f"{what}: {file.path}, line {known.line}", written=(mention.name,) if renamed else ())


def _merged(one: _Met, other: _Met) -> _Met:
    """Count both as one, on the surer evidence, where the first of them stands."""
    surer = max(one.mention, other.mention, key=lambda mention: mention.confidence)
    paragraphs = [each.mention.paragraph for each in (one, other) if each.mention.paragraph >= 0]
    mention = msgspec.structs.replace(
        surer,
        count=one.mention.count + other.mention.count,
        paragraph=min(paragraphs, default=-1),
        variants=tuple(dict.fromkeys((*one.mention.variants, *other.mention.variants))),
        roles=tuple({role.text: role for role in (*other.mention.roles, *one.mention.roles)}.values()),
    )
    note = "; ".join(each.note for each in (one, other) if each.note) or None
    return _Met(mention, note, one.hidden, (*one.written, *other.written))


def _rename(
    kind: Kind, declared: Iterable[str], file: NamesFile, know: _Know
) -> tuple[tuple[str, ...], list[Evidence]]:
    """Give declared names of a kind the form the names file has; that they are of this kind is the article's word."""
    names: list[str] = []
    evidence: list[Evidence] = []
    for written in declared:
        hiding, known = file.hides(written), know(written)
        if hiding:
            reason = "never a name, says the names file"
            evidence.append(Evidence(kind, written, "names-file", file.path, hiding, rejected=reason))
        elif known and known.kind == kind and known.name != written:
            names.append(known.name)
            evidence.append(Evidence(kind, known.name, "names-file", file.path, known.line, written))
        else:
            names.append(written)
    return tuple(dict.fromkeys(names)), evidence


#: So sure is what is said of a name, by where it stands; counted by hand on 900 articles.
_SAID = {"role-before": 0.97, "role-after": 0.95}


def _tell(
    values: dict[str, Any], met: Iterable[_Met], spellings: list[Spelling], lines: list[int], document: Document
) -> Iterator[Evidence]:
    """Add what the text says of the names that the article has, and in which forms; yield where roles were read."""
    roles: list[Role] = list(values.get("roles", ()))
    spellings += values.get("spellings", ())
    own = _Own(values)
    spelt = has_spellings(values.get("language"))
    for each in met:
        mention = each.mention
        forms = (*each.written, *(full_forms(mention) if spelt else ()))
        if not (forms or mention.roles) or each.hidden or (name := own.form(mention)) is None:
            continue
        spellings += (Spelling(mention.kind, name, form) for form in dict.fromkeys(forms) if fold(form) != fold(name))
        for role in mention.roles:
            roles.append(Role(mention.kind, name, role.text))
            at = lines[role.paragraph] if 0 <= role.paragraph < len(lines) else None
            said = f"{name}: {role.text}"
            yield Evidence("roles", said, role.reason, document.shown, at, role.excerpt, _SAID[role.reason])
    if roles:
        values["roles"] = tuple(dict.fromkeys(roles))
    if spellings:
        values["spellings"] = tuple(dict.fromkeys(spellings))


class _Own:
    """The names of an article as it has them: what was declared may be written otherwise than in the text."""

    def __init__(self, values: dict[str, Any]) -> None:
        self.names: dict[str, frozenset[str]] = {kind: frozenset(values[kind]) for kind in KINDS}

    def form(self, mention: Mention) -> str | None:
        """Return how the article has the name of a mention; None where it has not got it."""
        return (
            mention.name
            if mention.name in self.names[mention.kind]
            else self._folded.get((mention.kind, fold(mention.name)))
        )

    @cached_property
    def _folded(self) -> dict[tuple[str, str], str]:
        return {(kind, fold(name)): name for kind in KINDS for name in sorted(self.names[kind])}


def _evidence(each: _Met, lines: list[int], document: Document) -> Evidence:
    mention = each.mention
    at = lines[mention.paragraph] if 0 <= mention.paragraph < len(lines) else None
    variants, confidence = ", ".join(mention.variants), round(mention.confidence, 3)
    return Evidence(mention.kind, mention.name, mention.reason, document.shown, at, variants, confidence,
                    each.hidden, each.note)  # fmt: skip


def _tag(values: dict[str, Any], main: Iterable[str], document: Document) -> Iterator[Evidence]:
    """Add the main names to the tags, but for those that are among them already."""
    declared = values.get("tags", ())
    folded = {tag.casefold() for tag in declared}
    added = tuple(name for name in main if name.casefold() not in folded)
    if added:
        values["tags"] = (*declared, *added)
    return (Evidence("tags", name, "main-name", document.shown, None, "", 0.8) for name in added)


def _paragraph_lines(page: Page, paragraphs: list[str]) -> list[int]:
    """Return for each paragraph of the body the line it starts in; bodies keep the order of the page."""
    starts, index = [], 0
    for paragraph in paragraphs:
        words = paragraph[-40:]
        while index < len(page.blocks) - 1 and words not in page.blocks[index].text:
            index += 1
        starts.append(page.blocks[index].number)
    return starts
