"""The name finder's two questions: whom and what an article names, and which of them matter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec
from msgspec.structs import replace

from . import plain
from .acronyms import with_acronyms
from .folding import Folded, fold
from .language import CASELESS, language_of
from .readings import Context, Reading
from .segments import read
from .tokens import Text, join, runs, tidy
from .told import RoleRead, Roles

#: Surer than not: below this a name is not proposed.
PROPOSED = 0.5

#: More names than this are no longer the ones that matter.
MOST_MAIN = 8


class Mention(msgspec.Struct, frozen=True):
    """A name, how often and where the article has it, and why it is taken for one.

    `name` is the full form: the fullest in this article, or the usual name of a known organisation or place ("U.S."
    is United States). `paragraph` is the first paragraph that names it, -1 where only the headline or a caption does.
    `variants` are the other forms seen here; white space and apostrophes are plain in all of them. `confidence` is the
    share of such readings that are right, `reason` the kind of evidence. `roles` are what the text says that it is.
    """

    name: str
    kind: str
    count: int
    paragraph: int
    variants: tuple[str, ...]
    confidence: float
    reason: str
    roles: tuple[RoleRead, ...] = ()


def find_names(
    title: str, paragraphs: Sequence[str], language: str | None = None, captions: Sequence[str] = ()
) -> tuple[Mention, ...]:
    """Every name in order of first mention; names that only the headline or a caption has come last.

    Of the headline only places are taken, for its capitals mean nothing; what the text names is counted there too.
    """
    pieces = [*paragraphs, *captions]
    text = join(pieces)
    code = _code(language) or language_of(text.whole or title)
    headline = tidy(title)
    found = fold(_readings(text, headline, code), code)
    roles = Roles(text, pieces, len(paragraphs), code)
    return tuple(_mention(name, text, headline, roles) for name in found if name.confidence >= PROPOSED)


def main_names(mentions: Sequence[Mention], title: str, lead: str) -> tuple[str, ...]:
    """The names that matter: in the headline or the lead paragraph, or repeated; the weightiest first."""
    headline, opening = tidy(title), tidy(lead)
    scored: list[tuple[int, int, str]] = []
    for index, mention in enumerate(mentions):
        forms = (mention.name, *mention.variants)
        score = 4 * _stands_in(headline, forms) + 2 * _stands_in(opening, forms) + min(mention.count - 1, 4)
        if score >= 2:
            scored.append((-score, index, mention.name))
    names = dict.fromkeys(name for _, _, name in sorted(scored))
    return tuple(names)[:MOST_MAIN]


def _readings(text: Text, headline: str, language: str) -> list[Reading]:
    """Readings of the text, then the places of the headline (their positions are after the text's)."""
    behind = len(text.whole)
    if language in CASELESS:
        found, heading = plain.read(text.whole, language), plain.read(headline, language)
    else:
        found = with_acronyms(runs(text.whole), Context(text.whole, language), read)
        context = Context(headline, language, heading=True)
        read_there = read(runs(headline), context)
        heading = [reading for reading in read_there if reading.kind == "places" and reading.confidence]
    return [*found, *(replace(reading, at=reading.at + behind) for reading in heading)]


def _mention(folded: Folded, text: Text, headline: str, roles: Roles) -> Mention:
    name, count = folded.name, folded.count
    if folded.kind != "places" and headline and _stands_in(headline, {name, *folded.forms}):
        count += 1
    paragraph = text.paragraph(folded.at) if folded.at < len(text.whole) else -1
    return Mention(
        name=name,
        kind=folded.kind,
        count=count,
        paragraph=paragraph if paragraph < roles.body else -1,
        variants=tuple(form for form in folded.forms if form != name),
        confidence=folded.confidence,
        reason=folded.reason,
        roles=roles.of(folded),
    )


def _stands_in(text: str, forms: Iterable[str]) -> bool:
    """Whether one of the forms stands in the text as words of its own."""
    for form in forms:
        at = text.find(form)
        while at >= 0:
            end = at + len(form)
            if not (at and text[at - 1].isalnum()) and not text[end : end + 1].isalnum():
                return True
            at = text.find(form, at + 1)
    return False


def _code(language: str | None) -> str:
    """The language's own part: "en" of "en-GB"."""
    return re.split("[-_]", language, maxsplit=1)[0].lower() if language else ""
