"""The site out of the catalogue: plan, decide, render, write, remove."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from functools import lru_cache
from itertools import islice
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from ..archive import last_build
from ..errors import ArchiveError
from .freshness import Known, Made, Reason, Shared, decide, inputs_of, shared_by_all
from .output import Output
from .plan import plan_site, site_view
from .planned import Plan, Planned, file_of, root_of
from .theme import Theme
from .views import SiteView

#: Pages rendered in one go, and how many batches may wait for the writer.
_BATCH = 100
_AHEAD = 8


class Sizes(msgspec.Struct, frozen=True):
    """What the site weighs: what binds on hosts. `fullest` is the folder with the most entries."""

    files: int
    bytes: int
    largest: str
    largest_bytes: int
    fullest: str
    fullest_entries: int


class Outcome(msgspec.Struct, frozen=True):
    """What a build did: pages in the site, files written, left as they were, removed."""

    pages: int
    written: int
    unchanged: int
    removed: int
    sizes: Sizes


Job = tuple[tuple[str, ...], msgspec.Struct, str]
Progress = Callable[[int], None]


def build_site(
    db: sqlite3.Connection, plan: Plan, output: Output, own_templates: Path | None, *, fresh: bool, remember: bool = True,
    pool: Executor | None = None, progress: Progress = lambda done: None,
) -> Outcome:  # fmt: skip
    """Make the site in `output` and return what was done.

    Only what changed is made, and what nothing asks for any more is removed, last. `fresh` says that the output folder
    was empty; without `remember` the catalogue is left as it is. `pool` renders in other processes; without one it is done here,
    with the same result.
    """
    theme = Theme(own_templates)
    address, stylesheet = theme.stylesheet
    site = site_view(plan, address)
    work = _Work(output, shared_by_all(theme.digest, site), known_of(db, output, fresh=fresh), db if remember else None)
    work.write(Planned(address, copy=address, digest=address), stylesheet)
    jobs = work.stale(plan_site(plan), root_404=_base_path(plan.base_url))
    for done in _rendered(jobs, site, own_templates, theme.digest, pool):
        work.unsettle([page.address for page, _, _ in done])
        for page, content, inputs in done:
            work.write(page, content, inputs)
        progress(work.pages)
    return work.finish()


def known_of(db: sqlite3.Connection, output: Output, *, fresh: bool) -> Known:
    """Return what is known of an output folder. What was written to another one says nothing, nor does what was written
    before another catalogue's build used this one.
    """
    if fresh:
        return Known({})
    meta = dict(db.execute("SELECT key, value FROM meta WHERE key IN ('output', 'shared')"))
    if not output.used() or meta.get("output") != output.used():
        return Known({}, unknown="unremembered")
    rows = db.execute("SELECT address, inputs, digest, size FROM page")
    pages = {address: Made(inputs, digest, size) for address, inputs, digest, size in rows}
    return Known(pages, Shared(*meta["shared"].split(" ")) if "shared" in meta else Shared())


def _base_path(base_url: str) -> str:
    """The path under which the site stands; the 404 page is served at any depth and must start from there."""
    return urlsplit(base_url).path.rstrip("/")


class _Work:
    """One build as it goes: what was there, what has been planned, what came of it."""

    def __init__(self, output: Output, shared: Shared, known: Known, db: sqlite3.Connection | None) -> None:
        self.db, self.output, self.shared, self.known = db, output, shared, known
        self.made: dict[str, Made] = {}
        self.written = 0
        self.pages = 0
        if db is not None:
            self.begin(db)

    def begin(self, db: sqlite3.Connection) -> None:
        """Remember that the folder is this catalogue's from now on: a build that is killed must not cost what was known."""
        db.execute("BEGIN")
        if not self.known.pages:
            db.execute("DELETE FROM page")
        db.execute("INSERT OR REPLACE INTO meta VALUES ('output', ?)", (self.output.use(),))
        db.execute("COMMIT")

    def why(self, page: Planned, inputs: str) -> Reason:
        """Say why a page is to be made, or that it is kept."""
        return decide(page, inputs, self.output.size(file_of(page.address)), self.shared, self.known)

    def stale(self, planned: Iterable[Planned], root_404: str) -> Iterator[tuple[Planned, str, str]]:
        """Yield (page, its inputs, its root) of what must be rendered; copy and count the rest on the way."""
        for page in planned:
            self.pages += 1
            inputs = inputs_of(page)
            if self.why(page, inputs) == "kept":
                self.made[page.address] = self.known.pages[page.address]
            elif page.view is None:
                self.unsettle([page.address])
                self.copy(page)
            else:
                yield page, inputs, root_404 if page.address == "/404.html" else root_of(page.address)

    def unsettle(self, addresses: list[str]) -> None:
        """Forget what is known of pages before their files are touched: a build that is killed must not be believed."""
        known = [(address,) for address in addresses if address in self.known.pages]
        if self.db is not None and known:
            self.db.execute("BEGIN")
            self.db.executemany("DELETE FROM page WHERE address = ?", known)
            self.db.execute("COMMIT")

    def copy(self, page: Planned) -> None:
        try:
            content = Path(page.copy).read_bytes()
        except OSError as error:
            raise ArchiveError(f"a picture cannot be read: {error.strerror}", page.copy, "build again") from error
        self.write(page, content)

    def write(self, page: Planned, content: bytes, inputs: str = "") -> None:
        inputs = inputs or page.digest
        reason = self.why(page, inputs)
        written = self.output.write(file_of(page.address), content)
        self.written += written
        digest = hashlib.blake2b(content, digest_size=16).hexdigest()
        self.made[page.address] = Made(inputs, digest, len(content), reason, written)

    def finish(self) -> Outcome:
        """Remove what no page asks for, and remember what was made."""
        files = {file_of(address) for address in self.made}
        removed = self.output.remove(self.output.strangers(files))
        if self.db is not None:
            self._remember(self.db)
        return Outcome(self.pages, self.written, len(self.made) - self.written, removed, _sizes(self.made))

    def _remember(self, db: sqlite3.Connection) -> None:
        build = last_build(db) + 1
        gone = ((address,) for address in self.known.pages if address not in self.made)
        rows = (
            (address, made.inputs, made.digest, made.size, made.reason, made.written, build)
            for address, made in sorted(self.made.items())
            if made.reason != "kept"
        )
        db.execute("BEGIN")
        db.executemany("DELETE FROM page WHERE address = ?", gone)
        db.executemany("INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        now = (("shared", f"{self.shared.templates} {self.shared.site}"), ("build", str(build)))
        db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", now)
        db.execute("COMMIT")


def _rendered(
    stale: Iterator[tuple[Planned, str, str]], site: SiteView, own: Path | None, digest: str, pool: Executor | None
) -> Iterator[list[tuple[Planned, bytes, str]]]:
    """Render batches here or in the pool, never more than a few ahead of what has been written."""
    waiting: deque[tuple[list[tuple[Planned, str, str]], Future[list[bytes]]]] = deque()
    while batch := list(islice(stale, _BATCH)):
        jobs = [(page.template, page.view, root) for page, _, root in batch]
        if pool is None:
            yield _together(batch, render_batch(jobs, site, own, digest))
            continue
        waiting.append((batch, pool.submit(render_batch, jobs, site, own, digest)))
        if len(waiting) > _AHEAD:
            done, future = waiting.popleft()
            yield _together(done, future.result())
    for done, future in waiting:
        yield _together(done, future.result())


def _together(batch: list[tuple[Planned, str, str]], contents: list[bytes]) -> list[tuple[Planned, bytes, str]]:
    return [(page, content, inputs) for (page, inputs, _), content in zip(batch, contents, strict=True)]


def render_batch(jobs: list[Job], site: SiteView, own: Path | None, digest: str) -> list[bytes]:
    """Render a batch of pages: the unit of work that may run in another process."""
    theme = _theme(own, digest)
    return [theme.render(template, site, view, root) for template, view, root in jobs]


@lru_cache(maxsize=2)
def _theme(own: Path | None, digest: str) -> Theme:  # noqa: ARG001 - the digest tells one state of the templates from another
    """The theme of this process: templates are compiled once, whatever number of batches comes."""
    return Theme(own)


def _sizes(made: dict[str, Made]) -> Sizes:
    folders: Counter[str] = Counter()
    for folder in {parent for address in made for parent in _parents(file_of(address))}:
        folders[folder.rpartition("/")[0] if "/" in folder else ""] += 1
    for address in made:
        folders[file_of(address).rpartition("/")[0]] += 1
    largest = max(made, key=lambda address: (made[address].size, address))
    fullest = max(folders, key=lambda folder: (folders[folder], folder))
    total = sum(each.size for each in made.values())
    return Sizes(len(made) + 1, total, file_of(largest), made[largest].size, fullest or ".", folders[fullest])


def _parents(file: str) -> Iterator[str]:
    folder = file.rpartition("/")[0]
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]
