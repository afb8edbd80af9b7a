"""The files of a book: what each shows, and how it is made of its template."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ..article import Author, Correction, NewsDate, Picture
from ..builder import shipped
from ..builder.markdown import body_html
from ..builder.views import CorrectionView, PictureView
from ..builder.views.shared import DateView
from ..builder.words import Words
from ..interchange import Holding
from ..text.clean import one_line
from ..text.language import direction
from .exported import About
from .xhtml import as_xhtml, linked, xml_text

TEMPLATES = Path(__file__).parent / "epub_templates"
#: A list of more articles than these is divided: by year, and within a year by month.
_LONG = 30
#: EPUB wants a moment; of articles that have no date at all there is none, and this one is nobody's news.
_NO_DATE = NewsDate(1970)


class Chapter(msgspec.Struct, frozen=True):
    """An article as the book's lists have it; `language` is "" where it is not known."""

    id: str
    title: str
    date: NewsDate | None
    newest: NewsDate | None
    language: str
    direction: str

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.id}.xhtml"


class BookPicture(msgspec.Struct, frozen=True):
    """A picture in the book; `id` is made of its content."""

    id: str
    file: str
    media_type: str


class Group(msgspec.Struct, frozen=True):
    """A part of the table of contents: its parts, or its articles."""

    title: str
    chapters: tuple[Chapter, ...] = ()
    parts: tuple[Group, ...] = ()


class _ArticleView(msgspec.Struct, frozen=True):
    """What the page of an article shows; "" for what is not known."""

    title: str
    date: DateView | None
    updated: str
    kicker: str
    deck: str
    authors: tuple[Author, ...]
    source: str
    agency: str
    section: str
    language: str
    direction: str
    picture: PictureView | None
    more_pictures: tuple[PictureView, ...]
    body: Markup
    corrections: tuple[CorrectionView, ...]
    original: str
    original_link: str
    link: str


class _BookView(msgspec.Struct, frozen=True):
    """What is said of the book as a whole. `modified` is a moment (CCYY-MM-DDThh:mm:ssZ), `direction` that of its language."""

    title: str
    direction: str
    identifier: str
    link: str
    span: str
    modified: str
    languages: tuple[str, ...]
    accessibility: tuple[tuple[str, str], ...]
    chapters: tuple[Chapter, ...]
    pictures: tuple[BookPicture, ...]
    contents: Group


class Pages:
    """Makes the files of one book. Compiles each template once."""

    def __init__(self, about: About) -> None:
        self._about = about
        self._words = Words(about.language, (shipped(),))

    @cached_property
    def _templates(self) -> Environment:
        templates = Environment(
            loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, finalize=_finished, trim_blocks=True,
            lstrip_blocks=True, keep_trailing_newline=True,
        )  # fmt: skip
        words = self._words
        templates.globals |= {"words": words, "say": words.say, "count": words.count, "about": self._about}
        return templates

    def chapter(self, holding: Holding) -> Chapter:
        """Return an article as lists have it."""
        article = holding.article
        dates = [date for date in (article.published, article.updated) if date is not None]
        return Chapter(
            f"a{holding.id}", one_line(xml_text(article.title)) or holding.address, article.published,
            max(dates, key=lambda date: date.sort_key, default=None), article.language or "", direction(article.language),
        )  # fmt: skip

    def article(self, holding: Holding, files: dict[str, PictureView]) -> bytes:
        """Return an article's page; `files` are the pictures that the book has, by the name the article calls them."""
        article, chapter = holding.article, self.chapter(holding)
        shown = [_picture(picture, files) for picture in article.pictures]
        lead = next((picture for picture in shown if picture.src), None)
        date = self._words.date
        view = _ArticleView(
            title=chapter.title,
            date=date(article.published) if article.published else None,
            updated=date(article.updated).full if article.updated else "",
            kicker=article.kicker or "",
            deck=article.deck or "",
            authors=article.authors,
            source=article.source or "",
            agency=article.agency or "",
            section=article.section or "",
            language=chapter.language,
            direction=chapter.direction,
            picture=lead,
            more_pictures=tuple(each for each in shown if each is not lead and (each.caption or each.credit or each.src)),
            body=as_xhtml(body_html(article.body, files, "", article.dateline or "")),
            corrections=tuple(self._correction(each) for each in article.corrections),
            original=article.original_url or "",
            original_link=linked(article.original_url or ""),
            link=linked(holding.url),
        )  # fmt: skip
        return self._made("article.xhtml", page=view)

    def _correction(self, correction: Correction) -> CorrectionView:
        return CorrectionView(correction.text, self._words.date(correction.date).full if correction.date else "")

    def of_the_book(
        self, chapters: Sequence[Chapter], pictures: Sequence[BookPicture], *, described: bool
    ) -> dict[str, bytes]:
        """Return the files that speak of all articles, by name. `described` says whether every picture has words in its place."""
        about, ordered = self._about, tuple(sorted(chapters, key=_when))
        years = [chapter.date.year for chapter in ordered if chapter.date]
        view = _BookView(
            title=one_line(xml_text(f"{about.name}: {about.query}" if about.query else about.name)) or "·",
            direction=direction(about.language),
            identifier=uuid5(NAMESPACE_URL, f"{about.base_url or about.name}\n{about.query}").urn,
            link=linked(about.base_url),
            span=self._words.span(min(years, default=0), max(years, default=0)),
            modified=_modified(chapters),
            languages=tuple(dict.fromkeys([about.language, *sorted({each.language for each in ordered if each.language})])),
            accessibility=_accessibility(bool(pictures), described),
            chapters=ordered,
            pictures=tuple(pictures),
            contents=self._contents(ordered),
        )  # fmt: skip
        names = ("title.xhtml", "nav.xhtml", "package.opf")
        return {name: self._made(name, book=view) for name in names} | {"style.css": (TEMPLATES / "style.css").read_bytes()}  # fmt: skip

    def _contents(self, chapters: tuple[Chapter, ...]) -> Group:
        """Return the table of contents. The page with the title stands in it, so that it has an entry without articles too."""
        start = Chapter("title", one_line(xml_text(self._about.name)) or "·", None, None, "", "")
        if len(chapters) <= _LONG:
            return Group("", (start, *chapters))
        years = groupby(chapters, lambda chapter: chapter.date.year if chapter.date else None)
        return Group("", (start,), tuple(self._year(year, tuple(of_year)) for year, of_year in years))

    def _year(self, year: int | None, chapters: tuple[Chapter, ...]) -> Group:
        if year is None:
            return Group(self._words.say("Undated"), chapters)
        if len(chapters) <= _LONG:
            return Group(str(year), chapters)
        months = groupby(chapters, lambda chapter: chapter.date.month if chapter.date else None)
        return Group(str(year), (), tuple(self._month(year, month, tuple(of_month)) for month, of_month in months))

    def _month(self, year: int, month: int | None, chapters: tuple[Chapter, ...]) -> Group:
        words = self._words
        known = words.month_of_year(year, month) if month else words.say("Month not known")
        return Group(words.heading(known), chapters)

    def _made(self, template: str, **given: Any) -> bytes:
        return self._templates.get_template(template).render(given).encode()


def _finished(value: Any) -> Any:
    """Return what a template puts out, without the characters that XML cannot have."""
    return type(value)(xml_text(value)) if isinstance(value, str) else value


def _when(chapter: Chapter) -> tuple[bool, str]:
    """Order by date, those without one last; of one day, as they were given."""
    return chapter.date is None, chapter.date.sort_key if chapter.date else ""


def _modified(chapters: Iterable[Chapter]) -> str:
    """Return the newest date of all articles as the moment that EPUB 3.3 (3.4.1.2) wants the book to have been changed last.

    It is never the clock's: the same articles must give the same bytes. What is not known of the date is filled up here, where
    the form leaves no choice, and only here; readers are shown the dates of the articles.
    """
    dates = [chapter.newest for chapter in chapters if chapter.newest is not None]
    newest = max(dates, key=lambda date: date.sort_key, default=_NO_DATE)
    return f"{newest.year:04d}-{newest.month or 1:02d}-{newest.day or 1:02d}T00:00:00Z"


def _accessibility(has_pictures: bool, described: bool) -> tuple[tuple[str, str], ...]:
    """Return what is told of how the book can be read (EPUB Accessibility 1.1, 2), no more than is certain."""
    alternative = ("accessibilityFeature", "alternativeText")
    return (
        ("accessMode", "textual"),
        *((("accessMode", "visual"),) if has_pictures else ()),
        *((("accessModeSufficient", "textual"),) if described else (("accessModeSufficient", "textual,visual"),)),
        ("accessibilityFeature", "tableOfContents"),
        ("accessibilityFeature", "readingOrder"),
        ("accessibilityFeature", "structuralNavigation"),
        ("accessibilityFeature", "displayTransformability"),
        *((alternative,) if has_pictures and described else ()),
        # A picture may move, and nobody has looked.
        ("accessibilityHazard", "unknown" if has_pictures else "none"),
    )


def _picture(picture: Picture, files: dict[str, PictureView]) -> PictureView:
    file = files.get(picture.file) if picture.file else None
    src, width, height = (file.src, file.width, file.height) if file else ("", 0, 0)
    alt = picture.alt or picture.caption or ""
    return PictureView(src, width, height, alt, picture.caption or "", picture.credit or "")
