"""Documents to articles, many at a time. The only place of the loader that opens files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from ..article import Article
from ..errors import Problem
from ..settings import ReadingSettings
from .documents import Document
from .naming import OWN_NAMING, Naming
from .pictures import Asset, find_assets
from .read import Reader, Sources


class Loaded(msgspec.Struct, frozen=True):
    """What became of one document: an article, or problems that say why not; often both."""

    document: Document
    article: Article | None
    assets: tuple[Asset, ...] = ()
    problems: tuple[Problem, ...] = ()


def load(documents: Iterable[Document], settings: ReadingSettings, naming: Naming = OWN_NAMING) -> Iterator[Loaded]:
    """Read each document. Raises nothing for what is wrong with a file: that comes back with it.

    Raises `SettingsError` if the pipeline that is to find names is not there.
    """
    reader = Reader(settings, naming)
    for document in documents:
        yield load_one(document, reader, settings.max_file_size)


def load_batch(documents: tuple[Document, ...], settings: ReadingSettings, naming: Naming = OWN_NAMING) -> list[Loaded]:
    """Read a batch: the unit of work that is handed to another process."""
    return list(load(documents, settings, naming))


def load_one(document: Document, reader: Reader, limit: int) -> Loaded:
    """Read one document with its companions and pictures."""
    if document.size > limit:
        message = f"{document.size:,} bytes are more than {limit:,}"
        return Loaded(
            document,
            None,
            (),
            (Problem(document.shown, None, "too-large", message, "raise reading.max_file_size, or split it"),),
        )
    try:
        sources = _sources(document)
    except OSError as error:
        where = str(error.filename or document.shown)
        problem = Problem(where, None, "unreadable", f"cannot be read: {error.strerror}", "check its permissions")
        return Loaded(document, None, (), (problem,))
    read = reader.read(document, sources)
    if read.article is None:
        return Loaded(document, None, (), read.problems)
    article = read.article
    body = article.body.text if article.body.markup == "markdown" else ""
    assets, problems = find_assets(body, (each.file for each in article.pictures if each.file), document)
    return Loaded(document, read.article, assets, tuple(sorted((*read.problems, *problems))))


def _sources(document: Document) -> Sources:
    companions = [path for path in (document.sidecar, *document.defaults) if path is not None]
    return Sources(_bytes(document.file), tuple((path, _bytes(path)) for path in companions))


def _bytes(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:
        return file.read()
