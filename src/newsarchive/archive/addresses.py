"""Where an article stands: `/2019/02/27/netanyahu-talks-iran/`, a function of its date, its headline and its file's name.

An address is given once and for all: it must not depend on what else is in the archive, but for the rare case that
two articles want the same one. Then the first by file name keeps it, and each other gets a mark made from its own file
name, so that no third article can shift them.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from urllib.parse import unquote

from ..article import Article, NewsDate
from ..text.slugs import short_hash, slugify


def folder_of(date: NewsDate | None) -> str:
    """Return the folder of a date, as deep as the date is precise."""
    return "/undated/" if date is None else f"/{date.edtf.replace('-', '/')}/"


def slug_of(article: Article) -> str:
    """Return the slug an article wants: the declared one, or its headline's.

    Two digits are refused: below a year and a month they are months and days.
    """
    slug = article.slug or slugify(article.title) or short_hash(article.path)
    return f"{slug}-{short_hash(article.path, 2)}" if re.fullmatch(r"\d{2}", slug) else slug


def settle(paths: Sequence[str], slug: str, taken: Container[str] = ()) -> list[str]:
    """Return a slug for each of `paths` (in order of name) that all want `slug`; none that is `taken` already."""
    first = 0 if slug in taken else 1
    return [*[slug] * min(first, len(paths)), *(_marked(path, slug, taken) for path in paths[first:])]


def _marked(path: str, slug: str, taken: Container[str]) -> str:
    # Only somebody who wrote our mark into a slug of his own ever needs the longer ones.
    return next(own for size in range(4, 65) if (own := f"{slug}-{short_hash(path, size)}") not in taken)


def old_address(alias: str) -> str:
    """Return an older address of an article as one of this site; "" where nothing is left of it.

    Letter for letter where that is safe on every host.

    >>> old_address("https://old.example/2003/Story_1.html?page=2"), old_address("/a b/../c")
    ('/2003/Story_1.html', '/a-b/c/')
    """
    path = unquote(re.sub(r"^https?://[^/]*", "", alias).split("?")[0].split("#")[0])
    *folders, last = path.removesuffix("index.html").split("/")
    page = re.fullmatch(r"([A-Za-z0-9][A-Za-z0-9_~-]*)\.html?", last)
    is_file = page is not None and _segment(page[1]) == page[1]
    segments = [segment for part in (folders if is_file else [*folders, last]) if (segment := _segment(part))]
    if is_file:
        return "/" + "/".join([*segments, last])
    return f"/{'/'.join(segments)}/" if segments else ""


def _segment(part: str) -> str:
    """A folder's name as it was, if it is plain and no device's; else made plain. No dots: a folder must not look like a file."""
    plain = re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_~-]{0,100}", part)
    return part if plain and not slugify(part).endswith("-") else slugify(part)
