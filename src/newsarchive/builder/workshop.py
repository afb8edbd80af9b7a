"""Where pages are made: plan a part of the site, decide what of it is stale, render that, write it.

A workshop is what a worker process has; a build that needs no pool has one of its own. Shops and parcels are plain values, so
that they can be handed over; what comes back is one row a page.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

from ..archive import Questions, read_only
from ..errors import ArchiveError
from ..loader import Links, OwnPage
from ..settings import USUAL_FEEDS, FeedsSettings, SiteSettings
from .freshness import Before, Reason, Standing, decide, inputs_of
from .look import PLAIN, Look
from .making import pages_of
from .output import Output
from .plan import site_view, unused_scripts
from .planned import Plan, Planned, file_of, owner_of, root_of
from .scope import Parcel
from .theme import Theme

#: To which part of the site the files of the search index belong.
INDEX = "searched "
#: The same of the exports that are published.
EXPORTS = "exported "
#: A file that is larger is copied without being in memory as a whole.
_LARGE = 32_000_000


class Shop(msgspec.Struct, frozen=True):
    """All that pages are made from and where they go, as plain values; `theme` is the digest of the templates.

    `names` are the links of the names file, `pages` the user's own. With `rehearsal` nothing is rendered and nothing written.
    """

    catalogue: str
    site: SiteSettings
    about: str
    own_templates: Path | None
    theme: str
    output: str
    standing: Standing
    root_404: str
    rehearsal: bool = False
    names: tuple[Links, ...] = ()
    pages: tuple[OwnPage, ...] = ()
    look: Look = PLAIN
    feeds: FeedsSettings = USUAL_FEEDS


# There is one for each page: no cycle can lead through it, so it needs no room for the collector.
class Made(msgspec.Struct, frozen=True, gc=False):
    """What became of a page: the part it belongs to, the digest of what it shows and of its bytes, their number, why it was
    made or that it was kept, and whether it was written: its bytes were other ones than those that lay there.

    `taken_over` says that it belonged to another part before: two articles may change places.
    """

    address: str
    owner: str
    inputs: bytes
    digest: bytes
    size: int
    reason: Reason
    written: bool
    taken_over: bool = False


def make_parcel(shop: Shop, parcel: Parcel) -> list[Made]:
    """Make the pages of a parcel: the unit of work that is handed to another process."""
    return _workshop(shop).make(parcel)


@lru_cache(maxsize=1)
def _workshop(shop: Shop) -> Workshop:
    """The workshop of this process: its templates are compiled once, whatever number of parcels comes."""
    return Workshop(shop, read_only(Path(shop.catalogue)))


class Workshop:
    """Makes parcels. Holds the catalogue, to read in, and the compiled templates."""

    def __init__(self, shop: Shop, db: sqlite3.Connection) -> None:
        self.shop = shop
        self._db = db
        self._theme = Theme(shop.own_templates, shop.site.language, shop.look)
        self._site = site_view(shop.site, self._theme, shop.pages, shop.feeds)
        links: dict[tuple[str, str], Links] = {(each.kind, each.key): each for each in shop.names}
        self._plan = Plan(
            Questions(db), shop.site, shop.about, links, self._theme.words, shop.pages, shop.look, shop.feeds
        )
        self._output = Output(Path(shop.output), fresh=shop.standing.fresh)

    def make(self, parcel: Parcel) -> list[Made]:
        """Make what is stale of a parcel; return all its pages."""
        return [
            self._made(page, owner_of(parcel.kind, key))
            for key in parcel.keys
            for page in pages_of(self._plan, parcel.kind, key)
        ]

    def make_published(self) -> list[Made]:
        """Make the stylesheet and the scripts, whose addresses come from their content."""
        unused = unused_scripts(self.shop.site)
        files = (file for name, file in self._theme.published.items() if name not in unused)
        return [self._made(Planned(address, digest=address), "theme", content) for address, content in files]

    def make_index(self, files: Sequence[Path]) -> list[Made]:
        """Copy the files of the search index; the name of each but the first says what is in it."""
        return [
            self._made(Planned(f"/search/{file.name}", copy=str(file), digest=_named(file)), INDEX) for file in files
        ]

    def make_exports(self, exports: Sequence[Planned]) -> list[Made]:
        """Copy the exports that are published; the digest of each stands for all that it was made from."""
        return [self._made(each, EXPORTS) for each in exports]

    def _made(self, page: Planned, owner: str, content: bytes | None = None) -> Made:
        inputs, before = inputs_of(page), self._before(page.address)
        reason = decide(page, inputs, before, self.shop.standing)
        if before is not None and reason == "kept":
            if self._intact(page, before):
                return Made(
                    page.address, owner, before.inputs, before.digest, before.size, reason,
                    written=False, taken_over=before.owner != owner,
                )  # fmt: skip
            reason = "missing"
        if self.shop.rehearsal:
            return Made(page.address, owner, inputs, b"", 0, reason, written=False)
        written, digest, size = self._put(page, content)
        return Made(page.address, owner, inputs, digest, size, reason, written)

    def _put(self, page: Planned, content: bytes | None) -> tuple[bool, bytes, int]:
        """Write a page; return whether its bytes are other ones than those that lay there, their digest and their number."""
        file = file_of(page.address)
        if content is None and page.copy and (size := _size(page.copy)) > _LARGE:
            return self._output.copy(file, Path(page.copy)), _digest_of_file(Path(page.copy)), size
        content = self._content(page) if content is None else content
        return self._output.write(file, content), _digest(content), len(content)

    def _before(self, address: str) -> Before | None:
        if not self.shop.standing.known:
            return None
        row = self._db.execute("SELECT owner, inputs, digest, size FROM page WHERE address = ?", (address,)).fetchone()
        return Before(*row) if row else None

    def _intact(self, page: Planned, before: Before) -> bool:
        """Whether a file is as it was written: its size says so, or, where a build was cut off, its content."""
        if self._output.size(file_of(page.address)) != before.size:
            return False
        return self.shop.standing.trusted or _digest_of_file(self._output.path(file_of(page.address))) == before.digest

    def _content(self, page: Planned) -> bytes:
        if page.view is not None:
            root = self.shop.root_404 if page.address == "/404.html" else root_of(page.address)
            return self._theme.render(page.template, self._site, page.view, root)
        try:
            return Path(page.copy).read_bytes()
        except OSError as error:
            raise ArchiveError(f"a file cannot be read: {error.strerror}", page.copy, "build again") from error


def _named(file: Path) -> str:
    """Return what stands for the content of a file of the index."""
    return _digest(file.read_bytes()).hex() if file.suffix == ".json" else file.name


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=16).digest()


def _digest_of_file(path: Path) -> bytes:
    """Return the digest of what is in a file; b"" where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).digest()
    except OSError:
        return b""


def _size(path: str) -> int:
    """Return the size of a file in bytes, 0 where there is none: reading it will tell."""
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0
