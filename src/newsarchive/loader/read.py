"""One file to one article: decode, take declared metadata, ask the clues, let the judge decide, keep the body.

Pure but for the bytes it is handed. Whatever is wrong comes back as problems; nothing is raised for bad input.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from ..article import Article, Body, Evidence
from ..errors import Problem
from ..settings import ReadingSettings
from ..text.clean import one_line, tidy
from ..text.language import guess_language
from .agencies import agency_table
from .body import plain_paragraphs, read_body
from .clues import CLUES, Clue
from .clues.dateline import Dateline
from .clues.original_url import URL_DAY, url_date
from .declared import Declared, FrontMatter, Metadata, read_metadata, split_front_matter
from .decode import Decoded, decode
from .documents import Document
from .fields import Wrong, field_of, read_value
from .formats import markup_of
from .judge import Verdict, judge
from .naming import OWN_NAMING, Namer, Naming
from .page import Page, read_page

#: Hugo keeps the title of a section in such a file.
_SECTION_PAGE = re.compile(r"(?:^|/)_index\.\w+$")
#: How sure a value from a folder's `_defaults` is: it holds unless the text itself says otherwise.
_DEFAULT = 0.9
#: Where metadata is declared, the strongest first.
_DECLARED = ("sidecar", "front-matter", "defaults")


class ReadText(msgspec.Struct, frozen=True):
    """What became of one text: an article, or problems that say why not; often both."""

    article: Article | None
    problems: tuple[Problem, ...] = ()


class Sources(msgspec.Struct, frozen=True):
    """The bytes an article is made from: the text itself, and the metadata files by path, sidecar first."""

    text: bytes
    metadata: tuple[tuple[str, bytes], ...] = ()


class Reader:
    """Reads articles under one set of reading settings. Holds nothing but tables."""

    def __init__(self, settings: ReadingSettings, naming: Naming = OWN_NAMING) -> None:
        self.settings = settings
        self.namer = Namer(naming)
        self.agencies = agency_table(settings.agencies)

    def read(self, document: Document, sources: Sources) -> ReadText:
        """Return the article in `sources`, with every problem found on the way."""
        decoded = decode(sources.text)
        if decoded is None:
            return _no_article(document, "binary", "this is not a text", "give it its right extension, or remove it")
        text = tidy(decoded.text)
        if not text.strip():
            return _no_article(document, "empty", "there is nothing in this file", "remove it")
        problems = _encoding_problems(decoded, document)
        front = split_front_matter(text, document.shown)
        metadata = [*_companions(document, sources), front.metadata]
        problems += [problem for each in metadata for problem in each.problems]
        declared = [entry for each in metadata for entry in each.entries]
        page = _page(document, front, self.agencies, _date_order(declared) or self.settings.date_order)
        clues, wrong = _declared_clues(declared, page)
        digest = _digest(sources)
        if _is_exact(declared):
            verdict = judge((clue for clue in clues if clue.kind in _DECLARED), document.shown)
            article, more = _exact_article(document, front.text, verdict, digest, self.namer)
        else:
            verdict = judge([*clues, *(clue for find in CLUES for clue in find(page))], document.shown)
            article, more = _article(document, page, verdict, digest, self.namer)
        if not article.body.text.strip() and _SECTION_PAGE.search(document.name):
            hint = 'remove it, or exclude it: exclude = ["_index.md"]'
            return _no_article(
                document,
                "section-page",
                "the head of a section of another generator's site has no text of its own",
                hint,
            )
        return ReadText(article, tuple(sorted([*problems, *wrong, *verdict.problems, *more])))


def _no_article(document: Document, code: str, message: str, hint: str) -> ReadText:
    return ReadText(None, (Problem(document.shown, None, code, message, hint),))


def _encoding_problems(decoded: Decoded, document: Document) -> list[Problem]:
    if not decoded.doubtful:
        return []
    hint = "save it as UTF-8"
    return [
        Problem(
            document.shown, None, "encoding-doubtful", f"read as {decoded.encoding}, and some of it does not fit", hint
        )
    ]


def _companions(document: Document, sources: Sources) -> Iterator[Metadata]:
    for path, data in sources.metadata:
        kind = "sidecar" if path == document.sidecar else "defaults"
        decoded = decode(data)
        language = {"yml": "yaml"}.get(path.rpartition(".")[2].lower(), path.rpartition(".")[2].lower())
        if decoded is None:
            yield Metadata((), (Problem(path, None, "binary", "this is not a text", None),))
        else:
            yield read_metadata(tidy(decoded.text), language, kind, path)


def _date_order(declared: Iterable[Declared]) -> Any:
    """Return the declared order of dates: the text's own counts more than its folder's."""
    orders = {
        entry.kind: entry.value
        for entry in reversed(list(declared))
        if field_of(entry.key) == "date_order" and entry.value in ("dmy", "mdy", "ymd")
    }
    return orders.get("sidecar") or orders.get("front-matter") or orders.get("defaults")


def _is_exact(declared: Iterable[Declared]) -> bool:
    """Return whether all that is known of the text is declared: the text's own word counts more than its folder's."""
    said = {entry.kind: entry.value for entry in reversed(list(declared)) if field_of(entry.key) == "exact"}
    word = next((said[kind] for kind in _DECLARED if kind in said), "")
    try:
        return bool(read_value("exact", word))
    except Wrong:
        return False  # it is told where all other values are


def _page(document: Document, front: FrontMatter, agencies: dict[str, str], order: Any) -> Page:
    markup = markup_of(document.name, front.text)
    return read_page(front.text, document.name, markup, agencies, first=front.offset + 1, order=order)


def _declared_clues(declared: Iterable[Declared], page: Page) -> tuple[list[Clue], list[Problem]]:
    clues: list[Clue] = []
    problems: list[Problem] = []
    for entry in declared:
        field = field_of(entry.key)
        excerpt = f"{entry.key}: {entry.value}" if isinstance(entry.value, str) else f"{entry.key}: …"
        if field is None:
            clues.append(Clue(f"({entry.key})", one_line(tidy(str(entry.value)))[:200], entry.kind, 1.0, entry.line, excerpt, path=entry.path,
                              rejected="a key this program does not know"))  # fmt: skip
            continue
        try:
            value = read_value(field, entry.value, page.order)
        except Wrong as wrong:
            problems.append(wrong.at(entry.path, entry.line))
            continue
        if value is not None:
            sure = _DEFAULT if entry.kind == "defaults" else 1.0
            clues.append(Clue(field, value, entry.kind, sure, entry.line, excerpt, path=entry.path))
            if field == "original_url" and (day := url_date(value)) is not None:
                clues.append(Clue("published", day, "url-date", URL_DAY, entry.line, excerpt, path=entry.path))
    return clues, problems


def _exact_article(
    document: Document, text: str, verdict: Verdict, digest: str, namer: Namer
) -> tuple[Article, list[Problem]]:
    """Return the article of which all is declared: every word below the metadata is its body, and nothing is looked for there."""
    values = dict(verdict.values)
    body = Body(re.sub(r"\n(?:[ \t]*\n)+", "\n\n", text.strip("\n")), markup_of(document.name, ""))
    named = tuple(namer.take(values, document))
    title = values.pop("title", None) or one_line(tidy(document.name.rpartition("/")[2]))
    known = {name: values[name] for name in (*_PLAIN_FIELDS, "dateline") if name in values}
    article = Article(
        path=document.name, digest=digest, title=title, body=body, evidence=(*verdict.evidence, *named), **known
    )
    return article, _no_text(document, plain_paragraphs(body))


def _no_text(document: Document, paragraphs: list[str]) -> list[Problem]:
    if paragraphs:
        return []
    message = "there is metadata but no text below it"
    return [Problem(document.shown, None, "no-text", message, "was the text lost?")]


def _digest(sources: Sources) -> str:
    digest = hashlib.blake2b(sources.text, digest_size=16)
    for _, data in sources.metadata:
        digest.update(b"\0" + data)
    return digest.hexdigest()


def _article(
    document: Document, page: Page, verdict: Verdict, digest: str, namer: Namer
) -> tuple[Article, list[Problem]]:
    values = dict(verdict.values)
    line = values.pop("dateline", None)
    body = read_body(page, verdict.taken, line.prefix if isinstance(line, Dateline) else None)
    paragraphs = plain_paragraphs(body)
    evidence = list(verdict.evidence)
    if "language" not in values:
        evidence += _language(values, paragraphs, document)
    evidence += namer.name(values, page, paragraphs, document)
    title = values.pop("title", None) or one_line(tidy(document.name.rpartition("/")[2]))
    known = {name: values[name] for name in _PLAIN_FIELDS if name in values}
    place = (line.place or None) if isinstance(line, Dateline) else line
    article = Article(
        path=document.name, digest=digest, title=title, body=body, dateline=place, evidence=tuple(evidence), **known
    )  # fmt: skip
    return article, _no_text(document, paragraphs)


_PLAIN_FIELDS = tuple(
    field.name
    for field in msgspec.structs.fields(Article)
    if field.name not in ("path", "digest", "title", "body", "dateline", "evidence")
)


def _language(values: dict[str, Any], paragraphs: list[str], document: Document) -> Iterator[Evidence]:
    guess = guess_language(" ".join(paragraphs)[:3000])
    if guess is not None:
        language, confidence = guess
        if confidence >= 0.5:
            values["language"] = language
        rejected = None if confidence >= 0.5 else "too uncertain to be used"
        yield Evidence(
            "language", language, "letters-and-words", document.shown, None, "", round(confidence, 3), rejected
        )
