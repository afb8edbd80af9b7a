"""A folder of texts with front matter, by year: the archive as it can be read again, with its pictures.

Below the folder of its year, a text stands where it stood, under its own name: what it shows or names by a relative path is
found there. docs/exports.md says what is the same in an archive that is built from such a folder.
"""

from __future__ import annotations

import posixpath
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

import msgspec

from ..article import Article
from ..errors import ArchiveError
from ..interchange.front_matter import with_front_matter
from ..loader import Asset, renamed_in, split_name
from .exported import About, Exported

_EXTENSIONS = {"markdown": ".md", "plain": ".txt"}


def write_markdown(articles: Iterable[Exported], place: Path, about: About) -> None:  # noqa: ARG001 - one signature for all formats
    """Write each article as a file with YAML front matter, and its pictures beside it. Raises `ArchiveError` if one is gone."""
    folder = _Folder(place)
    for each in articles:
        folder.add(each)
    folder.finish()


class _Folder:
    """The folder while it is written: which text stands where, and which pictures are there, by their digest.

    Names are compared as file systems do that know no capitals.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._places: dict[str, str] = {}
        self._pictures: dict[str, str] = {}
        self._taken: set[str] = set()
        self._waiting: list[tuple[Exported, str]] = []

    def add(self, exported: Exported) -> None:
        """Write an article. One that names another text waits until all have their places."""
        article = exported.record.article
        place = self._places[article.path] = self._free(place_of(article))
        if article.same_path is None:
            self._write(exported, place)
        else:
            self._waiting.append((exported, place))

    def finish(self) -> None:
        """Write what has waited."""
        for exported, place in self._waiting:
            self._write(exported, place)

    def _free(self, place: str) -> str:
        stem, extension = posixpath.splitext(place)
        number = 2
        while place.casefold() in self._taken:
            place, number = f"{stem}-{number}{extension}", number + 1
        self._taken.add(place.casefold())
        return place

    def _write(self, exported: Exported, place: str) -> None:
        article = self._at_home(exported.record.article, place)
        names = {asset.declared: self._copied(asset, place) for asset in exported.record.assets}
        article = _with_pictures(article, {old: new for old, new in names.items() if old != new})
        path = self._folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        text = with_front_matter(msgspec.structs.replace(exported.holding, article=article))
        path.write_text(text, "utf-8", newline="\n")

    def _at_home(self, article: Article, place: str) -> Article:
        """Return an article that names the text, of which it is a version, by the way from its own new place."""
        other = self._places.get(article.same_path or "")
        if other is None:
            return article
        return msgspec.structs.replace(article, same_as=posixpath.relpath(other, posixpath.dirname(place)))

    def _copied(self, asset: Asset, place: str) -> str:
        """Copy a picture to where the article looks for it, if nothing else is there; return how the article is to call it."""
        declared, beside = asset.declared, posixpath.splitext(posixpath.basename(place))[0]
        target = posixpath.normpath(posixpath.join(posixpath.dirname(place), declared))
        year = place.partition("/")[0]
        if not target.startswith(f"{year}/") or self._pictures.get(target.casefold(), asset.digest) != asset.digest:
            declared = f"{beside}-pictures/{asset.name}"
            target = posixpath.join(posixpath.dirname(place), declared)
        if target.casefold() not in self._pictures:
            self._pictures[target.casefold()] = asset.digest
            path = self._folder / target
            path.parent.mkdir(parents=True, exist_ok=True)
            _copy(asset, path)
        return declared


def _copy(asset: Asset, place: Path) -> None:
    if not Path(asset.file).is_file():
        raise ArchiveError("a picture has gone since its text was read", asset.file, "put it back, or run this again")
    shutil.copyfile(asset.file, place)


def place_of(article: Article) -> str:
    """Return where a text stands in the folder if nothing else stands there.

    No folder may begin with a dot: such are not read. The extension says how the body is marked up.
    """
    year = f"{article.published.year:04d}" if article.published else "undated"
    name = re.sub(r"(?<![^/])\.+", "", article.path)
    stem, _ = split_name(name)
    path = posixpath.join(year, posixpath.dirname(name), (stem or "text") + _EXTENSIONS[article.body.markup])
    return posixpath.normpath(path)


def _with_pictures(article: Article, names: dict[str, str]) -> Article:
    if not names:
        return article
    pictures = tuple(
        msgspec.structs.replace(each, file=names.get(each.file, each.file)) if each.file else each
        for each in article.pictures
    )
    body = article.body
    if body.markup == "markdown":
        body = msgspec.structs.replace(body, text=renamed_in(body.text, names))
    return msgspec.structs.replace(article, pictures=pictures, body=body)
