"""An EPUB 3 book of articles: one file each, in the order of their dates (W3C, EPUB 3.3).

The same articles give the same bytes. Articles go into the file one by one; memory holds the lists of them.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path

from ..builder.views import PictureView
from ..errors import ArchiveError
from ..loader import Asset
from .epub_pages import BookPicture, Chapter, Pages
from .exported import About, Exported

_FOLDER = "EPUB/"
_CONTAINER = b"""<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
#: How a file begins -> its media type, its extension. These are what every reading system shows (EPUB 3.3, 3.2); AVIF is not.
_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", "image/png", "png"),
    (b"\xff\xd8\xff", "image/jpeg", "jpg"),
    (b"GIF8", "image/gif", "gif"),
)


def write_epub(exported: Iterable[Exported], file: Path, about: About) -> None:
    """Write a book. Raises `ArchiveError` where a picture cannot be read."""
    with zipfile.ZipFile(file, "w") as packed:
        book = _Book(packed)
        pages = Pages(about)
        chapters: list[Chapter] = []
        described = True
        for each in exported:
            article, files = each.holding.article, book.pictures_of(each)
            chapter = pages.chapter(each.holding)
            chapters.append(chapter)
            book.write(chapter.file, pages.article(each.holding, files))
            told = {picture.file for picture in article.pictures if picture.alt or picture.caption}
            described = described and files.keys() <= told
        for name, content in pages.of_the_book(chapters, book.pictures, described=described).items():
            book.write(name, content)


class _Book:
    """Writes the files of a book. All have one time, as the archive's format wants one and none is known."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._packed = packed
        self._pictures: dict[str, BookPicture | None] = {}
        # First and not compressed, so that the kind of file can be told from its beginning (EPUB 3.3, 4.2.3).
        self._put("mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
        self._put("META-INF/container.xml", _CONTAINER)

    @property
    def pictures(self) -> list[BookPicture]:
        """The pictures that are in the book, in the order they came."""
        return [picture for picture in self._pictures.values() if picture is not None]

    def write(self, name: str, content: bytes) -> None:
        """Write a file of the book."""
        self._put(f"{_FOLDER}{name}", content)

    def pictures_of(self, exported: Exported) -> dict[str, PictureView]:
        """Write the pictures of an article, each once; return those that a book can show, by the name the article calls them."""
        found = {}
        for asset in exported.record.assets:
            picture = self._picture(asset)
            if picture is not None:
                found[asset.declared] = PictureView(picture.file, asset.width, asset.height, "", "", "")
        return found

    def _picture(self, asset: Asset) -> BookPicture | None:
        if asset.digest not in self._pictures:
            content = _read(asset.file)
            self._pictures[asset.digest] = picture = _kind(asset, content)
            if picture is not None:
                packed = zipfile.ZIP_DEFLATED if picture.media_type == "image/svg+xml" else zipfile.ZIP_STORED
                self._put(f"{_FOLDER}{picture.file}", content, packed)
        return self._pictures[asset.digest]

    def _put(self, name: str, content: bytes, packed: int = zipfile.ZIP_DEFLATED) -> None:
        info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
        info.compress_type, info.create_system, info.external_attr = packed, 3, 0o644 << 16
        self._packed.writestr(info, content, compresslevel=9)


def _kind(asset: Asset, content: bytes) -> BookPicture | None:
    """Return a picture by what it is, whatever its name says; None for a kind that not every reading system shows."""
    kind = next(((media, ending) for start, media, ending in _BEGINNINGS if content.startswith(start)), None)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        kind = "image/webp", "webp"
    elif asset.name.endswith(".svg"):
        kind = "image/svg+xml", "svg"
    return BookPicture(f"p{asset.digest}", f"pictures/{asset.digest}.{kind[1]}", kind[0]) if kind else None


def _read(file: str) -> bytes:
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise ArchiveError(f"a picture cannot be read: {error.strerror}", file, "export again") from error
