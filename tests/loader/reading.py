"""Reading without a disk: a text, and perhaps its sidecar, straight through the Reader."""

from __future__ import annotations

from newsarchive.article import Article
from newsarchive.loader.documents import Document
from newsarchive.loader.read import Reader, ReadText, Sources
from newsarchive.settings import ReadingSettings

READER = Reader(ReadingSettings(agencies={"Cobalt Wire": ["Cobalt"]}))


def read(text: str | bytes, name: str = "story.txt", sidecar: tuple[str, str] | None = None) -> ReadText:
    data = text.encode() if isinstance(text, str) else text
    where = sidecar[0] if sidecar else None
    document = Document(name, name, name, "/nowhere", len(data), "", where)
    return READER.read(document, Sources(data, ((sidecar[0], sidecar[1].encode()),) if sidecar else ()))


def article(text: str | bytes, name: str = "story.txt", sidecar: tuple[str, str] | None = None) -> Article:
    found = read(text, name, sidecar).article
    assert found is not None
    return found


def codes(text: str | bytes, name: str = "story.txt", sidecar: tuple[str, str] | None = None) -> list[str]:
    return [problem.code for problem in read(text, name, sidecar).problems]
