"""The box "Where this was read": each value of an article, how it was read, and what was not used and why."""

from __future__ import annotations

from collections.abc import Iterator

from ...article import Article, Evidence
from ...text.words import shorten
from ..views import EvidenceRow

_FIELDS = {
    "title": "Headline", "kicker": "Kicker", "deck": "Deck", "authors": "Byline", "agency": "Agency", "source": "Source", "section": "Section",
    "dateline": "Dateline", "published": "Date", "updated": "Updated", "pictures": "Picture", "related": "Related", "corrections": "Correction",
    "original_url": "Original", "language": "Language", "tags": "Tag", "people": "Person", "places": "Place", "organisations": "Organisation",
    "story": "Story", "slug": "Address", "left out": "Left out of the text", "draft": "Draft", "embargo": "Embargo", "aliases": "Older address",
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
    "letters-and-words": "the letters and words of the text", "main-name": "a name that matters in the text",
}  # fmt: skip
#: The order in which a reader wants to know.
_ORDER = {field: number for number, field in enumerate(_FIELDS)}
#: A box is to be read: a text full of names shows the first of them.
_MOST_NAMES = 8


def evidence_rows(article: Article) -> tuple[EvidenceRow, ...]:
    """Return the rows of the box, in the order of `_FIELDS`, the used values of a field before the rejected ones."""
    known = [each for each in article.evidence if each.field in _FIELDS]
    known.sort(key=lambda each: (_ORDER[each.field], not each.used, -each.confidence))
    return tuple(_row(each, article) for each in _bounded(known))


def _bounded(evidence: list[Evidence]) -> Iterator[Evidence]:
    seen: dict[str, int] = {}
    for each in evidence:
        seen[each.field] = seen.get(each.field, 0) + 1
        if seen[each.field] <= _MOST_NAMES:
            yield each


def _row(each: Evidence, article: Article) -> EvidenceRow:
    name = article.path.rpartition("/")[2]
    file = each.path.replace("\\", "/").rpartition("/")[2]
    own = file == name
    line = f"line {each.line}" if each.line else ""
    where = line if own else ", ".join(part for part in (file, line) if part)
    excerpt = "" if each.excerpt == each.value or each.kind == "file-name" else shorten(each.excerpt, 120)
    why = each.rejected or each.note or ""
    how = _KINDS.get(
        each.kind,
        f"a name in the text ({each.kind})" if each.field in ("people", "places", "organisations") else each.kind,
    )
    return EvidenceRow(_FIELDS[each.field], shorten(each.value, 160), how, excerpt, where, f"{each.confidence:.2f}",
                       round(40 * each.confidence), each.used, why)  # fmt: skip
