"""The pages of one part of the site, as they are made: nothing of what the site is without, and no link that leads there.

A maker need not ask which pages the site has: it plans all its links, and those that would lead to pages that are not there
lose their address here, before the view is compared or shown. Templates show a place without an address as plain text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from typing import Any

import msgspec

from .pages import PAGES
from .planned import Plan, Planned

#: What a part is called where its own kind is not the name that `site.without` has for it.
_CALLED = {"story": "stories", "pair": "tags"}


def is_left_out(kind: str, key: str, without: Collection[str]) -> bool:
    """Whether the site is without a part.

    >>> is_left_out("topic", "people mira dahl", ("people",)), is_left_out("article", "people.txt", ("people",))
    (True, False)
    """
    # Topics and their indexes bear the name of their kind at the head of their key.
    name = key.partition(" ")[0] if kind in ("index", "topic") else _CALLED.get(kind, kind)
    return name in without


def pages_of(plan: Plan, kind: str, key: str) -> Iterator[Planned]:
    """Yield the pages of a part: none where the site is without it."""
    if is_left_out(kind, key, plan.site.without):
        return
    pages, left_out = PAGES[kind].make(plan, key), plan.left_out
    if not left_out:
        yield from pages
        return
    for page in pages:
        yield msgspec.structs.replace(page, view=without_links(page.view, left_out)) if page.view is not None else page


def without_links(view: Any, left_out: tuple[str, ...]) -> Any:
    """Return a view in which nothing leads to a page below these addresses. Its own address stays."""
    changed = _without(view, left_out)
    if changed is not view and "address" in view.__struct_fields__:
        changed = msgspec.structs.replace(changed, address=view.address)
    return changed


def _without(value: Any, left_out: tuple[str, ...]) -> Any:
    """Return a value without those addresses; the same one where there is none of them in it."""
    if isinstance(value, tuple):
        # Most have none: those are not copied.
        parts = [_without(part, left_out) for part in value]
        return tuple(parts) if any(new is not old for new, old in zip(parts, value, strict=True)) else value
    if not isinstance(value, msgspec.Struct):
        return value
    changed = {}
    for name in _searched(type(value)):
        old = getattr(value, name)
        new = _without(old, left_out)
        if name == "address" and isinstance(old, str) and old.startswith(left_out):
            new = ""
        if new is not old:
            changed[name] = new
    return msgspec.structs.replace(value, **changed) if changed else value


@cache
def _searched(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    """Return the fields of a view in which an address may be: most are words and numbers."""
    plain = (str, int, float, bool)
    return tuple(
        field.name for field in msgspec.structs.fields(kind) if field.name == "address" or field.type not in plain
    )
