"""What `explain` has to say of a page or a text, put together from the catalogue and from what lies on the disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import msgspec

from ..archive import CAUSES, Questions, Reading, Record, Text, Written, last_build, reading
from ..builder import Output, pages_with, sources_of
from ..builder.freshness import REASONS, Reason
from ..builder.planned import file_of
from ..builder.wording import count
from .project import Project
from .together import StoryOfText, VersionsOfText, story_of, versions_of

#: So many articles of a list are named in words.
_FIRST = 5


class Done(msgspec.Struct, frozen=True):
    """What the last build, the one with the number `build`, did with a page: `made`, `kept` or `nothing`.

    `made_in` is the build in which the page was last made and `reason` why; `written` says whether its bytes were other
    ones than those that lay there. `words` has all of it.
    """

    build: int
    done: str
    made_in: int | None
    reason: str | None
    written: bool | None
    words: str


class TextOfPage(msgspec.Struct, frozen=True):
    """The text of an article's page, with the files beside it; `read` says in words why it was read."""

    file: str
    title: str
    date: str | None
    companions: tuple[str, ...]
    pictures: tuple[str, ...]
    read: str


class ArticleOfPage(msgspec.Struct, frozen=True):
    """An article that a page shows."""

    address: str
    file: str


class PageExplained(msgspec.Struct, frozen=True):
    """What a page is made from. `size` is in bytes, None where the file is not there; `inputs` is a digest; `own` is the user's
    own file that has its words, "" for any other page.
    """

    address: str
    file: str
    size: int | None
    templates: tuple[str, ...]
    copied: str
    own: str
    text: TextOfPage | None
    articles: tuple[ArticleOfPage, ...]
    inputs: str | None
    last: Done

    def shown(self) -> tuple[str, ...]:
        """Return the articles in words: beside an article its neighbours, of a list how many and the first few."""
        lines = tuple(f"{each.address}  {each.file}" for each in self.articles)
        if self.text is not None:
            return lines
        more = (f"… and {count(len(lines) - _FIRST, 'more', 'more')}",) if len(lines) > _FIRST else ()
        return (count(len(lines), "article"), *lines[:_FIRST], *more) if lines else ("no article",)


class PageOfText(msgspec.Struct, frozen=True):
    """A page that shows a text's article."""

    address: str
    last: Done


class TextExplained(msgspec.Struct, frozen=True):
    """What became of a text. `shown` and `read` are in words; `changed` are its files that are others than those read."""

    file: str
    address: str | None
    title: str | None
    date: str | None
    is_shown: bool
    shown: str
    companions: tuple[str, ...]
    pictures: tuple[str, ...]
    read_now: bool
    cause: str | None
    read: str
    changed: tuple[str, ...]
    problems: tuple[str, ...]
    versions: VersionsOfText | None
    story: StoryOfText | None
    pages: tuple[PageOfText, ...]


def explain_page(db: sqlite3.Connection, project: Project, address: str) -> PageExplained:
    """Return what the page at an address, which must be one of the site, is made from."""
    questions, output = Questions(db), Output(project.output)
    written = questions.written(address)
    sources = sources_of(
        db, project.settings.site, project.templates, address, project.pages.pages, project.look, project.settings.feeds
    )
    record = questions.record(address)
    others = [each for each in (sources.articles if sources else ()) if each != address]
    return PageExplained(
        address=address,
        file=str(output.path(file_of(address))),
        size=output.size(file_of(address)),
        templates=sources.templates if sources else (),
        copied=sources.copied if sources else "",
        own=sources.own if sources else "",
        text=_text_of(db, record) if record else None,
        articles=tuple(ArticleOfPage(each, _file_at(questions, each)) for each in others),
        inputs=written.inputs if written else None,
        last=_done(written, last_build(db)),
    )


def _text_of(db: sqlite3.Connection, record: Record) -> TextOfPage | None:
    text, date = Questions(db).text(record.article.path), record.article.published
    if text is None:
        return None
    return TextOfPage(
        file=text.shown,
        title=record.article.title,
        date=date.edtf if date else None,
        companions=_companions(text),
        pictures=_pictures(record),
        read=_read(reading(db, text.name), last_build(db)),
    )


def _pictures(record: Record | None) -> tuple[str, ...]:
    return tuple(asset.file for asset in record.assets) if record else ()


def _file_at(questions: Questions, address: str) -> str:
    text = questions.text(questions.text_at(address) or "")
    return text.shown if text else ""


def _done(written: Written | None, build: int) -> Done:
    if written is None:
        return Done(build, "nothing", None, None, None, "no build that came to its end has made it")
    reason = REASONS[cast(Reason, written.reason)]
    bytes_ = "written" if written.written else "same bytes, not written"
    if written.build == build:
        return Done(build, "made", build, written.reason, written.written, f"made: {reason}; {bytes_}")
    words = f"kept: {REASONS['kept']}; last made in build {written.build} of {build}: {reason}; {bytes_}"
    return Done(build, "kept", written.build, written.reason, written.written, words)


def explain_text(db: sqlite3.Connection, project: Project, name: str) -> TextExplained:
    """Return what became of the text of this name, which must be one of the archive."""
    questions = Questions(db)
    text = questions.text(name)
    assert text is not None  # noqa: S101
    build, last = last_build(db), reading(db, name)
    article, address = text.article, text.address
    date = article.published if article else None
    pages = pages_with(db, project.settings.site, address, project.settings.feeds) if address else []
    return TextExplained(
        file=text.shown,
        address=address,
        title=article.title if article else None,
        date=date.edtf if date else None,
        is_shown=text.is_shown,
        shown=_shown(text),
        companions=_companions(text),
        pictures=_pictures(questions.record(address) if address else None),
        read_now=last is not None and last.build >= build,
        cause=last.cause if last else None,
        read=_read(last, build),
        changed=tuple(_changed(text)),
        problems=tuple(map(str, text.problems)),
        versions=versions_of(questions, name),
        story=story_of(questions, project.rules_file, name),
        pages=tuple(PageOfText(each, _done(questions.written(each), build)) for each in pages),
    )


def _shown(text: Text) -> str:
    if text.article is None:
        return "no: nothing in it could be read as an article"
    if text.is_shown:
        return f"yes, at {text.address}"
    if text.draft:
        return "no: it declares draft: true (newsarchive build --drafts shows it)"
    if text.article.withdrawn:
        return f"no: it was withdrawn: {text.article.withdrawn}"
    return f"no: its embargo holds until {text.embargo[:10]}"


def _read(last: Reading | None, build: int) -> str:
    if last is None:
        return "not known: a build was cut off"
    files = f" ({', '.join(last.files)})" if last.files else ""
    why = f"{CAUSES[last.cause]}{files}"
    if last.build > build:
        return f"read since the last build: {why}"
    if last.build == build:
        return f"read for the last build: {why}"
    return (
        f"not read for the last build: its files have not changed; last read for build {last.build} of {build}: {why}"
    )


def _companions(text: Text) -> tuple[str, ...]:
    return tuple(str(file) for file, _ in _files(text)[1:])


def _changed(text: Text) -> Iterator[str]:
    """Yield the files of a text that are others than those that were read."""
    for file, stamp in _files(text):
        try:
            status = file.stat()
        except OSError:
            yield str(file)
            continue
        if stamp != f"{status.st_size}:{status.st_mtime_ns}":
            yield str(file)


def _files(text: Text) -> list[tuple[Path, str]]:
    """Return the files that were read for a text, each with its stamp: itself, its sidecar, the defaults of its folders.

    The catalogue knows their names: a sidecar lies beside the text, defaults in the nearest folder above that has one.
    """
    file = Path(text.shown)
    stamps = [part.split(":", 1) for part in text.stamp.split("|")] if text.stamp else [[file.name, ""]]
    found, above = [(file, stamps[0][1])], iter(file.parents)
    for name, stamp in stamps[1:]:
        if not name.startswith("_defaults."):
            found.append((file.with_name(name), stamp))
            continue
        place = next((folder / name for folder in above if (folder / name).is_file()), file.with_name(name))
        found.append((place, stamp))
    return found
