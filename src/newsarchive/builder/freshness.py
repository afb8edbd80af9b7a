"""What must be made again, and why. Pure: values in, values out.

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
    "missing": "its file was missing or had another size",
    "kept": "nothing it shows has changed",
}

_encode = msgspec.msgpack.Encoder(enc_hook=str, order="deterministic").encode


# There is one for each page in memory: no cycle can lead through it, so it needs no room for the collector.
class Made(msgspec.Struct, frozen=True, gc=False):
    """What is known of a page that was written: the digest of what it showed, of its bytes, and their number.

    `reason` and `written` tell what this build did with it; both say nothing of earlier builds.
    """

    inputs: str
    digest: str
    size: int
    reason: Reason = "kept"
    written: bool = False


class Shared(msgspec.Struct, frozen=True):
    """What all pages share, as digests: the templates with the stylesheet, and the site's values."""

    templates: str = ""
    site: str = ""


class Known(msgspec.Struct, frozen=True):
    """What is known of an output folder: its pages by address, and what all shared when they were last found to be right.

    `unknown` is why a page is made that is not among them.
    """

    pages: dict[str, Made]
    shared: Shared = Shared()
    unknown: Reason = "new"


def shared_by_all(templates: str, site: msgspec.Struct) -> Shared:
    """Return the digests of what all pages share; `templates` is that of the theme."""
    return Shared(templates, hashlib.blake2b(_encode(site), digest_size=16).hexdigest())


def inputs_of(page: Planned) -> str:
    """Return the digest of what a page alone is made from: its template's name and its view."""
    if page.view is None:
        return page.digest
    return hashlib.blake2b(_encode((page.template, page.view)), digest_size=16).hexdigest()


def decide(page: Planned, inputs: str, size: int | None, shared: Shared, known: Known) -> Reason:
    """Say why a page is made, or that it is kept. `size` is that of the file as it lies there, None if it does not."""
    before = known.pages.get(page.address)
    if before is None:
        return known.unknown
    if before.inputs != inputs:
        return "changed"
    # A copied file shares nothing with the pages.
    if page.view is not None and known.shared.templates != shared.templates:
        return "templates"
    if page.view is not None and known.shared.site != shared.site:
        return "settings"
    return "kept" if size == before.size else "missing"
