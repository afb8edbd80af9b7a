"""The box "Where this was read": each value of an article, how it was read, and what was not used and why."""

from __future__ import annotations

from collections.abc import Iterator

from ...article import Article, Evidence, NewsDate
from ...text.words import shorten
from ..views import EvidenceRow
from ..wording import said
from ..words import Words

_FIELDS = {
    "title": said("Headline"), "kicker": said("Kicker"), "deck": said("Deck"), "authors": said("Byline"), "agency": said("Agency"), "source": said("Source"), "section": said("Section"),
    "dateline": said("Dateline"), "published": said("Date"), "updated": said("Updated"), "pictures": said("Picture"), "related": said("Related"), "corrections": said("Correction"),
    "original_url": said("Original"), "language": said("Language"), "tags": said("Tag"), "people": said("Person"), "places": said("Place"), "organisations": said("Organisation"),
    "roles": said("Role"), "story": said("Story"), "slug": said("Address"), "left out": said("Left out of the text"), "draft": said("Draft"), "same_as": said("Same as"),
    "embargo": said("Embargo"), "aliases": said("Older address"), "withdrawn": said("Withdrawn"),
}  # fmt: skip
_KINDS = {
    "front-matter": said("written at the top of the file"), "sidecar": said("written in the file beside it"), "defaults": said("written for the whole folder"),
    "header-line": said("a labelled line at the top"), "heading": said("marked as the heading"), "first-line": said("the first line"),
    "line-above": said("the line above the headline"), "line-below": said("the line below the headline"), "first-words": said("the text’s first words"),
    "file-name": said("the file’s name"), "byline": said("a byline"), "byline-at-end": said("a line at the end"), "date-line": said("a line with nothing but a date"),
    "labelled-date": said("a labelled date"), "load-date": said("a database’s load date"), "dateline": said("the first words of the text"),
    "dateline-date": said("the dateline’s day"), "caption": said("a caption"), "caption-date": said("a caption’s date"), "url-line": said("a line with nothing but an address"),
    "url-date": said("the day in the original address"), "url-host": said("the host of the original address"), "related-line": said("a line that points to another article"),
    "correction-line": said("a correction printed with the text"), "copyright-notice": said("a copyright notice"), "litter": said("a part of the web page, not of the article"),
    "masthead": said("the name above the text"), "letters-and-words": said("the letters and words of the text"), "main-name": said("a name that matters in the text"),
    "names-file": said("written in the names file"), "database-line": said("a database’s line about its record"), "window-title": said("the browser window’s title"),
    "message-subject": said("the subject of the letter it came in"), "message-sender": said("the sender of the letter it came in"),
    "message-header": said("the head of the letter it came in"), "message-line": said("a part of the letter it came in"), "message-date": said("the letter’s day"),
    "name-line": said("a name between headline and text"), "biography": said("a sentence about the writer"), "imprint": said("a line with paper and day"),
    "clipping-note": said("a note of whoever kept it"), "clipping-date": said("the day it was saved"), "page-date": said("the day the page was looked at"),
    "comment": said("a reader’s comment"), "role-before": said("words before the name"), "role-after": said("words after the name"),
}  # fmt: skip
#: Why words of the text were taken for a name.
_REASONS = {
    "first-name": said("a name in the text that begins with a known first name"), "surname-again": said("a surname whose full name stands in the text"),
    "acronym": said("letters whose full name stands in the text"), "title": said("a name in the text after a title"), "role": said("a name in the text after what the person does"), "two-words": said("two words written like a name"),
    "described": said("a name in the text that says what it is"), "table": said("a name in the text, known to the program"),
    "gazetteer": said("a name in the text, known as a place"), "geography": said("a name in the text with a word of geography"),
    "located": said("a name in the text after a word of place"), "saying": said("a name in the text beside a word of saying"), "spacy": said("a name in the text, found by spaCy"),
}  # fmt: skip
#: Their values are the article's own words.
_QUOTED = {"title", "kicker", "deck", "authors", "dateline", "pictures", "related", "corrections", "left out"}
#: The order in which a reader wants to know.
_ORDER = {field: number for number, field in enumerate(_FIELDS)}
#: A box is to be read: a text full of names shows the first of them.
_MOST_NAMES = 8


def evidence_rows(article: Article, words: Words) -> tuple[EvidenceRow, ...]:
    """Return the rows of the box, in the order of `_FIELDS`, the used values of a field before the rejected ones."""
    known = [each for each in article.evidence if each.field in _FIELDS and not _is_spare(each)]
    known.sort(key=lambda each: (_ORDER[each.field], not each.used, -each.confidence))
    return tuple(_row(each, article.path, words) for each in _bounded(known))


def _is_spare(each: Evidence) -> bool:
    """A headline of last resort that was not needed says nothing about the one that is there."""
    return each.field == "title" and not each.used and each.kind in ("file-name", "first-words")


def _bounded(evidence: list[Evidence]) -> Iterator[Evidence]:
    seen: dict[str, int] = {}
    for each in evidence:
        seen[each.field] = seen.get(each.field, 0) + 1
        if seen[each.field] <= _MOST_NAMES:
            yield each


def _row(each: Evidence, own: str, words: Words) -> EvidenceRow:
    excerpt = "" if each.excerpt == each.value or each.kind == "file-name" else shorten(each.excerpt, 120)
    return EvidenceRow(
        field=words.say(_FIELDS[each.field]),
        value=shorten(_value(each, words), 160),
        how=words.say(_how(each)),
        excerpt=excerpt,
        where=_where(each, own, words),
        why=each.rejected or each.note or "",
        confidence=f"{each.confidence:.2f}",
        weight=round(40 * each.confidence),
        used=each.used,
        quoted=each.field in _QUOTED,
    )


def _value(each: Evidence, words: Words) -> str:
    """The value in words: "March 2019" for 2019-03, "Persian" for fa."""
    if each.field == "language":
        return words.language_name(each.value)
    if each.field not in ("published", "updated", "embargo"):
        return each.value
    date = NewsDate.parse(each.value)
    if date is None:
        return each.value
    view = words.date(date)
    return words.join([part for part in (view.long, view.time) if part])


def _how(each: Evidence) -> str:
    if each.field in ("people", "places", "organisations") and each.kind not in _KINDS:
        return _REASONS.get(each.kind, each.kind)
    return _KINDS.get(each.kind, each.kind)


def _where(each: Evidence, own: str, words: Words) -> str:
    """The line, and the file where it is not the article's own, whose path is `own`."""
    line = words.say("line {n}", n=each.line) if each.line else ""
    if each.path == own or (file := _name(each.path)) == _name(own):
        return line
    return words.join([part for part in (file, line) if part])


def _name(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]
