"""What a review keeps of an article: enough to compare it with all others, little enough to hold a hundred thousand."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from sys import intern

import msgspec

from ...article import Article, Author, Evidence, NewsDate
from ...loader import Document
from .days import is_near
from .numeric import OpenDate, Order, open_date, order_of, order_shown

#: A reading this sure may settle how another one is read.
_CERTAIN = 0.9
#: So many words from the beginning and from the end stand for a text.
_EDGE = 40

_WORD = re.compile(r"[^\W_]+")


class Reading(msgspec.Struct, frozen=True):
    """A date that was read: where from, and how sure it is."""

    date: NewsDate
    kind: str
    confidence: float


class Wording(msgspec.Struct, frozen=True):
    """A text's words without case and punctuation: digests of all, of the first forty and of the last forty."""

    whole: bytes
    opening: bytes
    closing: bytes
    words: int


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """An article under review.

    `name` is what the catalogue calls its file, `text` how the user reaches it, `folder` the folder of `text`. `sidecar` and
    `defaults` are the files that a line for it, or for its folder, goes into, whether or not they are there yet.
    `source_file` is set where its source is that of a folder. `title` is a digest. `used` is the reading its date rests
    on, `other` the surest one that says otherwise; `declared` says that the text itself carries a declared date. `order`
    is the order of numbers that its own dates show, with the date that shows it; `unread` is set where its date is not
    known because it can be read in two ways. `decided` are the fields that somebody wrote into the file beside the text: they
    are a decision, and no longer in doubt. `people` are the names it has; a name is kept once for all articles.
    """

    name: str
    text: str
    folder: str
    sidecar: str
    defaults: str
    title: bytes
    wording: Wording
    authors: tuple[Author, ...] = ()
    source: str | None = None
    source_file: str | None = None
    date: NewsDate | None = None
    used: Reading | None = None
    other: Reading | None = None
    declared: bool = False
    decided: frozenset[str] = frozenset()
    order: tuple[Order, str] | None = None
    unread: OpenDate | None = None
    draft: bool = False
    people: tuple[str, ...] = ()


def item_of(article: Article, document: Document | None) -> Item:
    """Return what a review needs of an article; `document` is its file, None where it has none of its own."""
    text = document.shown if document else article.path
    evidence = [each for each in article.evidence if each.field == "published"]
    used, other = _readings(evidence, article.published)
    unread = _unread(evidence)
    return Item(
        name=article.path,
        text=text,
        folder=PurePath(text).parent.as_posix(),
        sidecar=(document.sidecar if document else None) or PurePath(text).with_suffix(".yaml").as_posix(),
        defaults=_defaults(document, text),
        title=_digest(words_of(article.title)),
        wording=_wording(words_of(article.body.text)),
        authors=article.authors,
        source=article.source,
        source_file=_source_file(article),
        date=article.published,
        used=used,
        other=other,
        declared=any(each.kind in ("front-matter", "header-line") for each in evidence),
        decided=frozenset(each.field for each in article.evidence if each.used and each.kind == "sidecar"),
        order=_order(article.evidence, unread),
        unread=unread if article.published is None else None,
        draft=article.draft,
        people=tuple(map(intern, article.people)),
    )


def words_of(text: str) -> list[str]:
    """Return the words of a text without case, width and punctuation."""
    return _WORD.findall(text.casefold() if text.isascii() else unicodedata.normalize("NFKC", text).casefold())


def _readings(evidence: Sequence[Evidence], published: NewsDate | None) -> tuple[Reading | None, Reading | None]:
    used = other = None
    for reading, is_used in _dates(evidence):
        if is_used:
            used = reading if used is None or _outranks(reading, used) else used
        elif (published is None or not is_near(reading.date, published)) and (
            other is None or reading.confidence > other.confidence
        ):
            other = reading
    return used, other


def _dates(evidence: Sequence[Evidence]) -> Iterator[tuple[Reading, bool]]:
    """All readings with whether they are used."""
    for each in evidence:
        date = NewsDate.parse(each.value)
        if date is not None:
            yield Reading(date, each.kind, each.confidence), each.used


def _outranks(one: Reading, other: Reading) -> bool:
    return (one.kind == "sidecar", one.confidence) > (other.kind == "sidecar", other.confidence)


def _unread(published: Sequence[Evidence]) -> OpenDate | None:
    open_ones = (open_date(each.excerpt, each.line) for each in published if not NewsDate.parse(each.value))
    return next((date for date in open_ones if date), None)


def _order(evidence: Sequence[Evidence], unread: OpenDate | None) -> tuple[Order, str] | None:
    """What the article's own dates show about the order of their numbers."""
    dates = [each for each in evidence if each.field in ("published", "updated")]
    shown = next((found for each in dates if (found := order_shown(each.excerpt))), None)
    if shown is not None or unread is None:
        return shown
    # Only what was read for certain and in another form can settle it.
    order = order_of(unread, (each.value[:10] for each in dates if each.confidence >= _CERTAIN))
    return (order, unread.text) if order else None


def _defaults(document: Document | None, text: str) -> str:
    folder = PurePath(text).parent
    own = document.defaults[0] if document and document.defaults else None
    return own if own and PurePath(own).parent == folder else (folder / "_defaults.yaml").as_posix()


def _source_file(article: Article) -> str | None:
    used = (each for each in article.evidence if each.field == "source" and each.used)
    return next((each.path for each in used if each.kind == "defaults"), None)


def _wording(words: list[str]) -> Wording:
    return Wording(_digest(words), _digest(words[:_EDGE]), _digest(words[-_EDGE:]), len(words))


def _digest(words: Sequence[str]) -> bytes:
    return hashlib.blake2b(" ".join(words).encode("utf-8", "replace"), digest_size=8).digest()
