"""What an article is: frozen values, nothing else."""

from __future__ import annotations

import posixpath
from typing import Literal

import msgspec

from .dates import NewsDate
from .evidence import Evidence

Markup = Literal["plain", "markdown"]


class Author(msgspec.Struct, frozen=True):
    """A person who wrote the article, with the role or place the byline gives."""

    name: str
    role: str | None = None


class Picture(msgspec.Struct, frozen=True):
    """A picture, or what is left of one: a caption or credit without its image is kept as well.

    `file` is the image's path as the article's file system knows it, relative to the article's own folder
    (None where only the words were saved); `alt` describes it for those who cannot see it.
    """

    file: str | None = None
    caption: str | None = None
    credit: str | None = None
    alt: str | None = None


class Link(msgspec.Struct, frozen=True):
    """A related item: its headline and, where one was saved, its address."""

    title: str
    url: str | None = None


class Correction(msgspec.Struct, frozen=True):
    """What was wrong and is right now, and when that was said."""

    text: str
    date: NewsDate | None = None


class Role(msgspec.Struct, frozen=True):
    """What the text says that a name is, in its own words: "West German chancellor". `kind` and `name` are those of the name."""

    kind: str
    name: str
    text: str


class Spelling(msgspec.Struct, frozen=True):
    """Another full form in which the text has a name, or the one that the names file gave up for it; no surname alone."""

    kind: str
    name: str
    text: str


class Body(msgspec.Struct, frozen=True):
    """The article's own words: paragraphs with a blank line between them.

    `markup` says how to take them: `plain` text has no markup at all, `markdown` is CommonMark.
    """

    text: str
    markup: Markup = "plain"


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One article, every field either read from somewhere (see `evidence`) or absent.

    `path` is the file it came from, in the form the report shows; `digest` is the BLAKE2b-128 of that file's
    bytes and of the metadata files beside it, in hex. Names (`people`, `places`, `organisations`) are full
    forms in order of first mention; `roles` and `spellings` are what the text says of them. `same_as` is False for a text that is
    declared to be no version of another one; a path, relative to this one, names the text that it is declared to be a version of.
    `noindex` asks search engines to leave its page out.
    `withdrawn` says why the article is not to be read any more.
    """

    path: str
    digest: str
    title: str
    body: Body
    kicker: str | None = None
    deck: str | None = None
    authors: tuple[Author, ...] = ()
    agency: str | None = None
    source: str | None = None
    section: str | None = None
    dateline: str | None = None
    published: NewsDate | None = None
    updated: NewsDate | None = None
    pictures: tuple[Picture, ...] = ()
    related: tuple[Link, ...] = ()
    corrections: tuple[Correction, ...] = ()
    original_url: str | None = None
    language: str | None = None
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    spellings: tuple[Spelling, ...] = ()
    slug: str | None = None
    aliases: tuple[str, ...] = ()
    draft: bool = False
    noindex: bool = False
    embargo: NewsDate | None = None
    withdrawn: str | None = None
    story: str | None = None
    same_as: bool | str | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def same_path(self) -> str | None:
        """The path of the text of which this one is declared to be a version, in the form of `path`."""
        if not isinstance(self.same_as, str):
            return None
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.path), self.same_as))

    @property
    def lead_picture(self) -> Picture | None:
        """The first picture of which an image was saved."""
        return next((picture for picture in self.pictures if picture.file), None)
