"""The box "Where this was read": each value of an article, how it was read, and what was not used and why."""

from __future__ import annotations

from collections.abc import Iterator

from ...article import Article, Evidence, NewsDate
from ...text.words import shorten
from ..views import EvidenceRow
from ..wording import date_view, language_name

_FIELDS = {
    "title": "Headline", "kicker": "Kicker", "deck": "Deck", "authors": "Byline", "agency": "Agency", "source": "Source", "section": "Section",
    "dateline": "Dateline", "published": "Date", "updated": "Updated", "pictures": "Picture", "related": "Related", "corrections": "Correction",
    "original_url": "Original", "language": "Language", "tags": "Tag", "people": "Person", "places": "Place", "organisations": "Organisation",
    "roles": "Role", "story": "Story", "slug": "Address", "left out": "Left out of the text", "draft": "Draft", "same_as": "Same as",
    "embargo": "Embargo", "aliases": "Older address",
}  # fmt: skip
_KINDS = {
    "front-matter": "written at the top of the file", "sidecar": "written in the file beside it", "defaults": "written for the whole folder",
    "header-line": "a labelled line at the top", "heading": "marked as the heading", "first-line": "the first line",
    "line-above": "the line above the headline", "line-below": "the line below the headline", "first-words": "the text’s first words",
    "file-name": "the file’s name", "byline": "a byline", "byline-at-end": "a line at the end", "date-line": "a line with nothing but a date",
    "labelled-date": "a labelled date", "load-date": "a database’s load date", "dateline": "the first words of the text",
    "dateline-date": "the dateline’s day", "caption": "a caption", "caption-date": "a caption’s date", "url-line": "a line with nothing but an address",
    "url-date": "the day in the original address", "url-host": "the host of the original address", "related-line": "a line that points to another article",
    "correction-line": "a correction printed with the text", "copyright-notice": "a copyright notice", "litter": "a part of the web page, not of the article",
    "masthead": "the name above the text", "letters-and-words": "the letters and words of the text", "main-name": "a name that matters in the text",
    "names-file": "written in the names file", "database-line": "a database’s line about its record", "window-title": "the browser window’s title",
    "message-subject": "the subject of the letter it came in", "message-sender": "the sender of the letter it came in",
    "message-header": "the head of the letter it came in", "message-line": "a part of the letter it came in", "message-date": "the letter’s day",
    "name-line": "a name between headline and text", "biography": "a sentence about the writer", "imprint": "a line with paper and day",
    "clipping-note": "a note of whoever kept it", "clipping-date": "the day it was saved", "page-date": "the day the page was looked at",
    "comment": "a reader’s comment", "role-before": "words before the name", "role-after": "words after the name",
}  # fmt: skip
#: Why words of the text were taken for a name.
_REASONS = {
    "first-name": "a name in the text that begins with a known first name", "surname-again": "a surname whose full name stands in the text",
    "acronym": "letters whose full name stands in the text", "title": "a name in the text after a title", "role": "a name in the text after what the person does", "two-words": "two words written like a name",
    "described": "a name in the text that says what it is", "table": "a name in the text, known to the program",
    "gazetteer": "a name in the text, known as a place", "geography": "a name in the text with a word of geography",
    "located": "a name in the text after a word of place", "saying": "a name in the text beside a word of saying", "spacy": "a name in the text, found by spaCy",
}  # fmt: skip
#: The order in which a reader wants to know.
_ORDER = {field: number for number, field in enumerate(_FIELDS)}
#: A box is to be read: a text full of names shows the first of them.
_MOST_NAMES = 8


def evidence_rows(article: Article) -> tuple[EvidenceRow, ...]:
    """Return the rows of the box, in the order of `_FIELDS`, the used values of a field before the rejected ones."""
    known = [each for each in article.evidence if each.field in _FIELDS and not _is_spare(each)]
    known.sort(key=lambda each: (_ORDER[each.field], not each.used, -each.confidence))
    return tuple(_row(each, article.path) for each in _bounded(known))


def _is_spare(each: Evidence) -> bool:
    """A headline of last resort that was not needed says nothing about the one that is there."""
    return each.field == "title" and not each.used and each.kind in ("file-name", "first-words")


def _bounded(evidence: list[Evidence]) -> Iterator[Evidence]:
    seen: dict[str, int] = {}
    for each in evidence:
        seen[each.field] = seen.get(each.field, 0) + 1
        if seen[each.field] <= _MOST_NAMES:
            yield each


def _row(each: Evidence, own: str) -> EvidenceRow:
    how = _how(each)
    excerpt = "" if each.excerpt == each.value or each.kind == "file-name" else shorten(each.excerpt, 120)
    where = _where(each, own)
    lead = ", " if where and (how or excerpt) else ""
    why = each.rejected or each.note or ""
    return EvidenceRow(
        field=_FIELDS[each.field],
        value=shorten(_value(each), 160),
        how=f"{how}: " if how and excerpt else how,
        excerpt=excerpt,
        where=f"{lead}{where}; {why}" if why else f"{lead}{where}",
        confidence=f"{each.confidence:.2f}",
        weight=round(40 * each.confidence),
        used=each.used,
    )


def _value(each: Evidence) -> str:
    """The value in words: "March 2019" for 2019-03, "Persian" for fa."""
    if each.field == "language":
        return language_name(each.value)
    if each.field not in ("published", "updated", "embargo"):
        return each.value
    date = NewsDate.parse(each.value)
    if date is None:
        return each.value
    view = date_view(date)
    return f"{view.long}, {view.time}" if view.time else view.long


def _how(each: Evidence) -> str:
    if each.field in ("people", "places", "organisations") and each.kind not in _KINDS:
        return _REASONS.get(each.kind, f"a name in the text ({each.kind})")
    return _KINDS.get(each.kind, each.kind)


def _where(each: Evidence, own: str) -> str:
    """The line, and the file where it is not the article's own, whose path is `own`."""
    line = f"line {each.line}" if each.line else ""
    if each.path == own or (file := _name(each.path)) == _name(own):
        return line
    return f"{file}, {line}" if line else file


def _name(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]
