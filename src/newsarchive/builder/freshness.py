"""What must be made again, and why. Pure: values in, values out.

A page is its view, its template and what all pages share. Their digest is compared with the one it was last made
from; nothing else can change a page, because a template can read nothing else.
"""

from __future__ import annotations

import hashlib
from typing import Literal

import msgspec

from .planned import Planned

Reason = Literal["new", "changed", "missing", "kept"]

_encode = msgspec.msgpack.Encoder(enc_hook=str, order="deterministic").encode


class Made(msgspec.Struct, frozen=True):
    """What is known of a page that was written: the digest of what it showed, of its bytes, and their number."""

    inputs: str
    digest: str
    size: int


def inputs_of(page: Planned, shared: str) -> str:
    """Return the digest of all that a page is made from; `shared` stands for templates and site."""
    if page.view is None:
        return page.digest
    return hashlib.blake2b(_encode((shared, page.template, page.view)), digest_size=16).hexdigest()


def decide(inputs: str, known: Made | None, size: int | None) -> Reason:
    """Say why a page is made, or that it is kept. `size` is that of the file as it lies there, None if it does not."""
    if known is None:
        return "new"
    if known.inputs != inputs:
        return "changed"
    return "kept" if size == known.size else "missing"
