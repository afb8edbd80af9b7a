"""The site out of the catalogue: which parts, in which parcels, to which workers; what came of it, and what goes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import closing
from functools import cache, partial
from pathlib import Path
from urllib.parse import urlsplit

import jinja2
import markdown_it
import msgspec
import rcssmin
import rjsmin

from ..archive import (
    Changes,
    Questions,
    changes_since,
    last_build,
    read_only,
    remember_all,
    remember_changes,
)
from ..loader import Links, OwnPage
from ..settings import USUAL_FEEDS, FeedsSettings, SiteSettings
from . import search_index
from .freshness import Standing, digest_of
from .handing_out import handed_out
from .look import PLAIN, Look
from .making import is_left_out
from .output import Output
from .pages import PAGES
from .plan import site_view
from .planned import Planned, file_of, owner_of, part_of
from .program import PACKAGE, digest_of_program
from .scope import LAST, Part, all_parts, changed_parts, damaged_parts, in_order, number_of_parts, parcels
from .sizes import Sizes, sizes_of
from .theme import Theme
from .workshop import EXPORTS, INDEX, Made, Shop, Workshop, make_parcel

#: Parts planned in one go, and how many parcels may be under way or wait to be remembered.
_PARCEL = 50
_AHEAD = 8

#: Is told what is under way ("search", "pages"), how much of it is done, and how much there is.
Progress = Callable[[str, int, int], None]


class Outcome(msgspec.Struct, frozen=True):
    """What a build did: pages in the site, files written, left as they were, removed."""

    pages: int
    written: int
    unchanged: int
    removed: int
    sizes: Sizes


class Wanted(msgspec.Struct, frozen=True):
    """What a site is made from besides its texts, and where it goes.

    `catalogue` is the file that `db` has open. `fresh` says that the output folder is empty, or that nothing in it is to be
    believed. With `rehearsal` nothing is written but into the catalogue, which must be a copy then. `names` are the links of
    the names file, `pages` the user's own. `index` is another folder, besides the one beside the catalogue, where files of the
    search index may lie already. `exports` are files that are copied into the site.
    """

    catalogue: Path
    site: SiteSettings
    about: str
    own_templates: Path | None
    output: Path
    fresh: bool
    rehearsal: bool = False
    names: tuple[Links, ...] = ()
    pages: tuple[OwnPage, ...] = ()
    look: Look = PLAIN
    index: Path | None = None
    exports: tuple[Planned, ...] = ()
    feeds: FeedsSettings = USUAL_FEEDS


def build_site(
    db: sqlite3.Connection, wanted: Wanted, pool: Executor | None = None, progress: Progress = lambda what, done, total: None,
) -> Outcome:  # fmt: skip
    """Bring the output folder up to date with the catalogue, and return what was done.

    Only what changed is planned and made, and what nothing asks for any more is removed, last. `pool` plans and renders in other
    processes; without one it is done here, with the same result.
    """
    return work_through(db, wanted, pool, progress).finish()


def work_through(
    db: sqlite3.Connection, wanted: Wanted, pool: Executor | None = None, progress: Progress = lambda what, done, total: None,
) -> Work:  # fmt: skip
    """Plan and make all that a build makes, and return what came of it; nothing is removed yet, and no end was made."""
    work = Work(db, wanted)
    with closing(read_only(wanted.catalogue)) as reading:
        workshop = Workshop(work.shop, reading)
        work.take(workshop.make_published())
        work.take(workshop.make_index(work.index(pool, progress)))
        work.take(workshop.make_exports(wanted.exports))
        done = 0
        # Which older addresses there are to plan is asked when all else has been made.
        for late in ("", *LAST):
            parts = work.late(late) if late else work.parts()
            batches, hand = parcels(parts, _PARCEL), partial(make_parcel, work.shop)
            for parcel, made in handed_out(batches, hand, pool, _AHEAD, workshop.make):
                work.take(made)
                done += len(parcel.keys)
                progress("pages", done, max(done, work.total))
            work.let_go(late)
    return work


class Work:
    """One build as it goes: what is planned, what came of it, what is to go."""

    def __init__(self, db: sqlite3.Connection, wanted: Wanted) -> None:
        self._db, self._wanted = db, wanted
        self._questions, self.output = Questions(db), Output(wanted.output)
        self.build = last_build(db) + 1
        self._before = dict(db.execute("SELECT key, value FROM meta"))
        theme = Theme(wanted.own_templates, wanted.site.language, wanted.look)
        self._shared = {
            "templates": f"{theme.digest} {_program()}",
            "settings": digest_of(site_view(wanted.site, theme, wanted.pages, wanted.feeds)).hex(),
            "site": digest_of(wanted.site).hex(),
            "names": digest_of(wanted.names).hex(),
            "look": digest_of(wanted.look).hex(),
            "feeds": digest_of(wanted.feeds).hex(),
            "search": search_index.program(),
        }
        standing, self._changes = self._compare()
        self.shop = Shop(
            str(wanted.catalogue), wanted.site, wanted.about, wanted.own_templates, theme.digest, str(wanted.output), standing,
            urlsplit(wanted.site.base_url).path.rstrip("/"), wanted.rehearsal, wanted.names, wanted.pages, wanted.look, wanted.feeds,
        )  # fmt: skip
        whole = self._changes is None
        self._damaged = set() if whole else set(damaged_parts(db, self.output))
        self.total = number_of_parts(self._questions, wanted.site.without) if whole else 0
        self._planned: list[str] = []  # what the pages of this stage belong to
        self._made: set[str] = set()
        self.gone: list[str] = []
        self._written, self._came = 0, False
        self._begin()

    @property
    def is_whole(self) -> bool:
        """Whether every part of the site is planned."""
        return self._changes is None

    def _compare(self) -> tuple[Standing, Changes | None]:
        """Return how the output folder stands, and what has changed: None where everything must be planned."""
        if self._wanted.fresh:
            return Standing(known=False, fresh=True), None
        if not self.output.used() or self._before.get("output") != self.output.used():
            return Standing(known=False, unknown="unremembered"), None
        standing = Standing(
            known=True,
            templates=self._before.get("templates") != self._shared["templates"],
            settings=self._before.get("settings") != self._shared["settings"],
            trusted="under way" not in self._before,
        )
        same = all(self._before.get(name) == value for name, value in self._shared.items())
        return standing, changes_since(self._db) if same and standing.trusted else None

    def _begin(self) -> None:
        """Remember that the folder is this catalogue's from now on, and that nothing in it is certain until the end."""
        self._db.execute("BEGIN")
        if not self.shop.standing.known:
            self._db.execute("DELETE FROM page")
        if not self._wanted.rehearsal:
            now = (("output", self.output.use()), ("under way", "1"))
            self._db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", now)
        self._db.execute("COMMIT")

    def index(self, pool: Executor | None, progress: Progress) -> list[Path]:
        """Bring the search index up to date; return its files. A site that is without search has none."""
        if "search" in self._wanted.site.without or self._wanted.site.search != "own":
            return []
        shelf = search_index.Shelf(self._wanted.catalogue.parent / "search", self._wanted.index)
        changes = self._changes
        same = changes is not None and not (changes.articles or changes.topics or changes.kinds)
        names = search_index.files_on(shelf) if same else None
        if names is None:
            watch = partial(progress, "search")
            names = search_index.bring_up_to_date(self._db, self._wanted.catalogue, shelf, pool, watch)
        return [path for name in names if (path := shelf.find(name))]

    def parts(self) -> Iterator[Part]:
        """Yield what is to be planned, but older addresses."""
        if self._changes is None:
            yield from filter(self._is_wanted, all_parts(self._questions))
            return
        changed = {*changed_parts(self._questions, self._changes), *self._damaged}
        parts = in_order(part for part in changed if part[0] in PAGES and part[0] not in LAST and self._is_wanted(part))
        self.total = len(parts)
        self._planned = [owner_of(*part) for part in parts]
        yield from parts

    def _is_wanted(self, part: Part) -> bool:
        return not is_left_out(*part, self.shop.site.without)

    def late(self, late: str) -> Iterator[Part]:
        """Yield the parts of a kind that comes last: older addresses that changed, or from which another page went."""
        if self._changes is None or late != "moved":
            names = set(PAGES[late].keys(self._questions))
        else:
            names = {*self._changes.aliases, *(key for kind, key in self._damaged if kind == late), *self.gone}
        parts = in_order((late, name) for name in names)
        self._planned = [owner_of(*part) for part in parts]
        yield from parts

    def take(self, made: list[Made]) -> None:
        """Remember what became of pages."""
        rows = [
            (each.address, each.owner, each.inputs, each.digest, each.size, each.reason, each.written, self.build)
            for each in made
            if each.reason != "kept"
        ]
        taken_over = [(each.owner, each.address) for each in made if each.taken_over]
        self._made.update(each.address for each in made)
        self._written += sum(each.written for each in made)
        self._came = self._came or any(each.reason in ("new", "unremembered") for each in made)
        self._db.execute("BEGIN")
        self._db.executemany("INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        self._db.executemany("UPDATE page SET owner = ? WHERE address = ?", taken_over)
        self._db.execute("COMMIT")

    def let_go(self, late: str) -> None:
        """Forget the pages of what was planned, of a kind that comes last or, with "", all else, that are not there any more."""
        known = self._known(late) if self.shop.standing.known else ()
        gone = [address for address in known if address not in self._made]
        self._db.execute("BEGIN")
        self._db.executemany("DELETE FROM page WHERE address = ?", ((address,) for address in gone))
        self._db.execute("COMMIT")
        self.gone += gone

    def _known(self, late: str) -> Iterator[str]:
        if self._changes is None:
            for address, owner in self._db.execute("SELECT address, owner FROM page"):
                kind, _ = part_of(owner)
                if (kind if kind in LAST else "") == late:
                    yield address
        # The index and the exports are looked through in every build.
        for owner in (*self._planned, *(() if late else (INDEX, EXPORTS))):
            rows = self._db.execute("SELECT address FROM page WHERE owner = ?", (owner,)).fetchall()
            yield from (address for (address,) in rows)

    def finish(self) -> Outcome:
        """Remove what no page asks for, and remember that this build came to its end."""
        files = [file_of(address) for address in self.gone if address not in self._made]
        removed = self.output.remove([*files, *self.strangers()])
        self._db.execute("BEGIN")
        if self.is_whole:
            remember_all(self._db)
        else:
            remember_changes(self._db)
        now = (*self._shared.items(), ("build", str(self.build)))
        self._db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", now)
        self._db.execute("DELETE FROM meta WHERE key = 'under way'")
        sizes = sizes_of(self._db, moved=self._came or bool(self.gone))
        self._db.execute("COMMIT")
        pages = sizes.files - 1
        return Outcome(pages, self._written, pages - self._written, removed, sizes)

    def strangers(self) -> list[str]:
        """Return the files that no build made, or one that was cut off; looked for where every part is planned."""
        if not self.is_whole or self._wanted.fresh:
            return []
        found = self.output.strangers({file_of(address) for address in (*self._made, *self.gone)})
        if self._wanted.site.search == "pagefind":
            return [file for file in found if not file.startswith("pagefind/")]
        return found


@cache
def _program() -> str:
    """Return what changes when the program that makes the pages does, or a library that renders them."""
    libraries = f"{jinja2.__version__} {markdown_it.__version__} {rcssmin.__version__} {rjsmin.__version__}"
    return digest_of_program((PACKAGE / "builder").rglob("*.py"), libraries)
