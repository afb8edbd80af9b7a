"""An article as a record of plain values: all that is known of it, and where each value was read.

The record is ours; docs/exports.md describes it. Dates are those of EDTF, level 0 (ISO 8601-2): `2019-02-27`, `2019-02`, `2019`,
or an ISO 8601 date and time.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from ..article import Article, NewsDate
from .holding import Holding

#: The keys of a record, in its order: where the article stands in the archive, and all of the article's own fields.
KEYS = ("id", "address", "url", "archive", "words", "story_address", *(each.name for each in msgspec.structs.fields(Article)))  # fmt: skip


def record(holding: Holding) -> dict[str, Any]:
    """Return all of an article as text, numbers, lists and mappings. Every key is always there: None, or an empty list, is
    nothing.

    `story_address` is where its story stands; `story` is what the text itself declares of it. Files are named as `path` names the
    text, wherever they lay when they were read.
    """
    article = holding.article
    place = {
        "id": holding.id,
        "address": holding.address,
        "url": holding.url,
        "archive": holding.archive,
        "words": holding.words,
        "story_address": holding.story or None,
    }
    fields = {
        name: list(value) if isinstance(value, tuple) else value for name, value in msgspec.to_builtins(article).items()
    }
    for name in ("published", "updated", "embargo"):
        fields[name] = _written(getattr(article, name))
    for told, correction in zip(fields["corrections"], article.corrections, strict=True):
        told["date"] = _written(correction.date)
    before, within = _ways(article)
    for each in fields["evidence"]:
        each["path"] = _named(each["path"], before, within)
    return {**place, **fields}


def _written(date: NewsDate | None) -> str | None:
    return date.iso if date else None


#: A path from the top of a machine, or out of the folder: it is nobody's business where that is.
_ELSEWHERE = re.compile(r"/|[A-Za-z]:/|\.\./")


def _ways(article: Article) -> tuple[str, str]:
    """Return what stands before a file's place in the paths of the evidence, and in that of the article."""
    own = article.path.split("/")
    paths = (_with_slashes(each.path).split("/") for each in article.evidence)
    shown = next((path for path in paths if path[-1] == own[-1]), own[:])
    while shown and own and shown[-1] == own[-1]:
        shown.pop()
        own.pop()
    return "".join(f"{part}/" for part in shown), "".join(f"{part}/" for part in own)


def _named(path: str, before: str, within: str) -> str:
    """Return a file's place in the archive, given as the evidence has it."""
    path = _with_slashes(path)
    if before and path.startswith(before):
        return within + path.removeprefix(before)
    return path.rpartition("/")[2] if _ELSEWHERE.match(path) else path


def _with_slashes(path: str) -> str:
    return path.replace("\\", "/")
