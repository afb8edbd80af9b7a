"""Which pages must be made again: a pure comparison of what they would show with what they showed when they were made.

Invariant: incremental equals clean. A page is left alone only if making it would give the bytes that lie there, so
everything that can change it is in its digest: the view, which is all that a template can read, the site's shared
values, and the templates themselves. There is no clock, no counter and no address that depends on order in a view.

A page is its view, its template and what all pages share. Their digests are compared with those it was last made
from; nothing else can change a page, because a template can read nothing else. What all share is compared once, apart
from the view, so that the reason can be told.
"""

from __future__ import annotations

import hashlib
from typing import Literal

import msgspec

from .planned import Planned

Reason = Literal["new", "unremembered", "changed", "templates", "settings", "missing", "kept"]

#: Each reason in words that follow "made:" or "kept:".
REASONS: dict[Reason, str] = {
    "new": "it is new",
    "unremembered": "nothing was known of what lay there: the catalogue is new, or another build used the output folder",
    "changed": "what it shows has changed",
    "templates": "the templates or the stylesheet have changed",
    "settings": "the site's settings have changed",
    "missing": "its file was missing, or not as it was written",
    "kept": "nothing it shows has changed",
}

_encode = msgspec.msgpack.Encoder(enc_hook=str, order="deterministic").encode


class Before(msgspec.Struct, frozen=True):
    """What is known of a page that was written: the part of the site it belonged to, the digest of what it showed, of its bytes,
    and their number.
    """

    owner: str
    inputs: bytes
    digest: bytes
    size: int


class Standing(msgspec.Struct, frozen=True):
    """How an output folder stands to what would be built.

    `known` says whether anything in it is known, `fresh` that it was empty; `unknown` is why a page is made that is not known.
    `templates` and `settings` say whether what all pages share has changed. `trusted` is false after a build that was cut off:
    then a size says nothing.
    """

    known: bool
    unknown: Reason = "new"
    templates: bool = False
    settings: bool = False
    trusted: bool = True
    fresh: bool = False


def digest_of(value: object) -> bytes:
    """Return the digest of a plain value."""
    return hashlib.blake2b(_encode(value), digest_size=16).digest()


def inputs_of(page: Planned) -> bytes:
    """Return the digest of what a page alone is made from: its template's name and its view."""
    if page.view is None:
        return page.digest.encode()
    return digest_of((page.template, page.view))


def decide(page: Planned, inputs: bytes, before: Before | None, standing: Standing) -> Reason:
    """Say why a page is made, or that it is kept if its file is still what was written."""
    if before is None:
        return standing.unknown
    if before.inputs != inputs:
        return "changed"
    # A copied file shares nothing with the pages.
    if page.view is not None and standing.templates:
        return "templates"
    if page.view is not None and standing.settings:
        return "settings"
    return "kept"
