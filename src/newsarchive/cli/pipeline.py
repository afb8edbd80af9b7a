"""The way of an article, on one screen: discover, load, catalogue, plan, make, report."""

from __future__ import annotations

import hashlib
import os
import signal
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from .. import __version__
from ..archive import (
    Cause,
    Entry,
    Kept,
    Questions,
    Reading,
    all_problems,
    all_read,
    copy_catalogue,
    forget_missing,
    last_build,
    ledger_text,
    lines_of,
    open_catalogue,
    read_entries,
    readings,
    settle_all,
    take_in,
    unread,
    unused_pictures,
)
from ..builder import Outcome, Output, Planned, Rehearsal, Wanted, build_site, handed_out, rehearse_site
from ..builder.program import PACKAGE, digest_of_program
from ..errors import ArchiveError, Problem
from ..export import About
from ..export.published import make_published, planned, publications
from ..loader import OWN_NAMING, Document, Found, Naming, OwnPages, discover
from ..settings import ReadingSettings
from .lock import lock_archive, lock_output
from .project import Project
from .whole_file import write_whole

#: Below this many texts a pool of processes costs more than it saves.
_WORTH_A_POOL = 400
_BATCH = 50
#: So many bytes of what was read are stored at once, or so many texts: each time, most of the catalogue's indexes are written.
_TAKEN_AT_ONCE, _MOST_AT_ONCE = 8_000_000, 2_000
_AHEAD = 32

Watcher = Callable[[str, int, int], None]


class Options(msgspec.Struct, frozen=True):
    """What the user asked of a build. `as_of` decides embargoes; nothing else ever looks at the clock.

    `wait` says whether to wait for another build that uses the archive or the output folder; `publishes` whether the addresses go
    into the ledger, as they do not while one only looks at the site.
    """

    jobs: int = 0
    clean: bool = False
    drafts: bool = False
    as_of: str = ""
    wait: bool = True
    publishes: bool = True


class Report(msgspec.Struct, frozen=True):
    """What a build did and found."""

    articles: int
    read: int
    outcome: Outcome
    problems: tuple[Problem, ...]
    seconds: float


class Rehearsed(msgspec.Struct, frozen=True):
    """What a build would do: the texts it would read, each with the reason, and its pages."""

    articles: int
    texts: tuple[tuple[str, Reading], ...]
    pages: Rehearsal
    problems: tuple[Problem, ...]


def _quiet(_: str, __: int, ___: int) -> None:
    """Say nothing of the progress."""


def build(project: Project, options: Options, watch: Watcher = _quiet) -> Report:
    """Bring the site up to date with its texts. Raises `ArchiveError` only where going on would be wrong."""
    started = time.monotonic()
    output = Output(project.output)
    new = output.claim()
    with ExitStack() as stack:
        stack.enter_context(lock_archive(project.state, wait=options.wait))
        stack.enter_context(lock_output(project.output, wait=options.wait))
        fresh = output.prepare(clean=options.clean) or new
        pool = stack.enter_context(_Pool(options.jobs))
        db, _, read, problems = stack.enter_context(_settled(project, options, project.state, watch, pool))
        totals = Questions(db).totals()
        if project.ledger is not None and not options.drafts and options.publishes:
            # Before any page: what was ever there must be in it.
            _write_ledger(project.ledger_file, lines_of(db))
        exports = _exports(db, project, watch)
        outcome = build_site(
            db,
            _wanted(project, options, project.state, fresh=fresh, exports=exports),
            pool.for_work(read),
            watch,
        )
    return Report(totals.articles, read, outcome, problems, time.monotonic() - started)


def _write_ledger(file: Path, lines: Iterable[Kept]) -> None:
    """Write the ledger of addresses, if it is another one than the one that is there. Raises `ArchiveError`."""
    content = ledger_text(lines).encode()
    try:
        if not file.is_file() or file.read_bytes() != content:
            write_whole(file, content)
    except OSError as error:
        hint = "the addresses must be kept: check the path and its permissions"
        raise ArchiveError(f"the ledger of addresses cannot be written: {error.strerror}", str(file), hint) from error


def _wanted(
    project: Project, options: Options, state: Path, *, fresh: bool, exports: Iterable[Planned]
) -> Wanted:  # fmt: skip
    return Wanted(
        catalogue_of(state), project.settings.site, project.about, project.templates, project.output, fresh=fresh,
        names=project.naming.file.links, look=project.look, feeds=project.settings.feeds, pages=tuple(page for page in project.pages.pages if options.drafts or not page.draft),
        exports=tuple(exports),
    )  # fmt: skip


def _exports(db: sqlite3.Connection, project: Project, watch: Watcher) -> list[Planned]:
    """Make what is not there yet of the exports that are published, and return their files."""
    about, folder = about_exports(project), _folder_of_exports(project)
    wanted = publications(db, project.settings.exports, about)
    make_published(db, wanted, folder, about, partial(watch, "exports"))
    return [planned(each, folder) for each in wanted]


def _folder_of_exports(project: Project) -> Path:
    return project.state / "exports"


def about_exports(project: Project, query: str = "", day: str = "") -> About:
    """Return what exports say of themselves."""
    site = project.settings.site
    return About(site.name, site.base_url, site.language, query, project.sources, day)


def rehearse(project: Project, options: Options, watch: Watcher = _quiet) -> Rehearsed:
    """Return what `build` would do, and do nothing: all that is read goes into a copy of the catalogue."""
    output = Output(project.output)
    fresh = output.is_new() or options.clean
    with ExitStack() as stack:
        state = Path(stack.enter_context(TemporaryDirectory()))
        if project.state.is_dir() and not options.clean:
            with lock_archive(project.state, wait=options.wait):
                copy_catalogue(catalogue_of(project.state), catalogue_of(state))
        pool = stack.enter_context(_Pool(options.jobs))
        db, _, _, problems = stack.enter_context(_settled(project, options, state, watch, pool))
        exports = publications(db, project.settings.exports, about_exports(project))
        files = [planned(each, _folder_of_exports(project)) for each in exports]
        wanted = _wanted(project, options, state, fresh=fresh, exports=files)
        pages = rehearse_site(db, msgspec.structs.replace(wanted, index=project.state / "search"))
        texts = tuple(readings(db, last_build(db) + 1))
        return Rehearsed(Questions(db).totals().articles, texts, pages, problems)


def catalogue_of(state: Path) -> Path:
    """Return the file of the catalogue in a state folder."""
    return state / "catalogue.sqlite"


_Catalogue = tuple[sqlite3.Connection, Found, int, tuple[Problem, ...]]


@contextmanager
def catalogue(project: Project, options: Options, watch: Watcher = _quiet) -> Iterator[_Catalogue]:
    """Read what is new and settle the catalogue; yield it, what was found, how many texts were read, and all problems.

    No build uses it at the same time: what is settled here would change under its hands.
    """
    with (
        lock_archive(project.state, wait=options.wait),
        _Pool(options.jobs) as pool,
        _settled(project, options, project.state, watch, pool) as settled,
    ):
        yield settled


def build_aside(project: Project, output: Path) -> None:
    """Build the site that the catalogue stands for into an empty folder; nothing of it is remembered.

    The catalogue must be settled, as within `catalogue`.
    """
    Output(output).claim()
    with TemporaryDirectory() as state:
        path = catalogue_of(Path(state))
        copy_catalogue(catalogue_of(project.state), path)
        with open_catalogue(path, fingerprint(project.settings.reading, project.naming)) as db:
            exports = _exports(db, project, _quiet)
            aside = _wanted(project, Options(), Path(state), fresh=True, exports=exports)
            build_site(db, msgspec.structs.replace(aside, output=output, index=project.state / "search"))


@contextmanager
def _settled(project: Project, options: Options, state: Path, watch: Watcher, pool: _Pool) -> Iterator[_Catalogue]:
    settings = project.settings
    path = catalogue_of(state)
    if options.clean:
        path.unlink(missing_ok=True)
    avoid = (project.output, project.state, *_own_folder(project))
    found = discover(project.sources, exclude=settings.exclude, avoid=avoid)
    with open_catalogue(path, fingerprint(settings.reading, project.naming)) as db:
        forget_missing(db, {document.name for document in found.documents})
        fresh = unread(db, found.documents)
        waiting, size = list[Entry](), 0
        for done, batch in _entries(fresh, settings.reading, project.naming, pool.for_work(len(fresh))):
            waiting += batch
            size += sum(len(each.record) for each in batch)
            if done == len(fresh) or size > _TAKEN_AT_ONCE or len(waiting) > _MOST_AT_ONCE:
                take_in(db, waiting, why_anew)
                waiting, size = [], 0
            watch("texts", done, len(fresh))
        all_read(db)
        as_of = options.as_of or date.today().isoformat()  # noqa: DTZ011 - the user's own day
        settled = settle_all(db, project.rules, project.ledger, drafts=options.drafts, as_of=as_of)
        problems = sorted(
            {
                *project.pages.problems,
                *found.problems,
                *settled,
                *all_problems(db),
                *unused_pictures(db, found.pictures),
            }
        )
        yield db, found, len(fresh), tuple(problems)


def _own_folder(project: Project) -> tuple[Path, ...]:
    """Return the folder of the user's own pages, if it has any: they are no articles, wherever they lie."""
    return (project.pages_folder,) if project.pages != OwnPages() else ()


def fingerprint(settings: ReadingSettings, naming: Naming = OWN_NAMING) -> str:
    """Stand for all that a reading depends on besides the texts, in four words: the program's version, the very code and
    tables that read, the settings of reading, and the names file with the spaCy pipeline that finds names.
    """
    # Links are shown on pages, and change nothing that is read.
    names = msgspec.structs.replace(naming.file, links=())
    said = (_digest(settings), _digest((names, naming.version)))
    rooms = (file for room in ("article", "text", "loader", "archive") for file in (PACKAGE / room).rglob("*"))
    code = digest_of_program(file for file in rooms if file.suffix not in ("", ".pyc") and file.is_file())
    return " ".join((__version__, code, *said))


def _digest(value: object) -> str:
    return hashlib.blake2b(msgspec.json.encode(value, order="deterministic"), digest_size=8).hexdigest()


def why_anew(before: str, now: str) -> Cause:
    """Return why all is read again, by what stands in the catalogues: its own version and a `fingerprint`."""
    old, new = before.split(" "), now.split(" ")
    if old[:-2] != new[:-2]:
        return "program"
    return "settings" if old[-2] != new[-2] else "names"


def _entries(
    documents: Sequence[Document], settings: ReadingSettings, naming: Naming, pool: Executor | None
) -> Iterator[tuple[int, list[Entry]]]:
    """Read in batches, in order; with a pool a few batches are under way at a time, so memory is bounded by them."""
    batches = (tuple(documents[start : start + _BATCH]) for start in range(0, len(documents), _BATCH))
    read = partial(read_entries, settings=settings, naming=naming)
    done = 0
    for batch, entries in handed_out(batches, read, pool, _AHEAD):
        done += len(batch)
        yield done, entries


class _Pool:
    """Processes that read and make pages, started when there is work that pays for them; as a context, ended with it."""

    def __init__(self, jobs: int) -> None:
        self._workers = jobs or os.cpu_count() or 1
        self._pool: ProcessPoolExecutor | None = None

    def for_work(self, texts: int) -> Executor | None:
        """Return the processes; None means: do it here."""
        if self._pool is None and self._workers > 1 and texts >= _WORTH_A_POOL:
            self._pool = ProcessPoolExecutor(self._workers, get_context("spawn"), _become_a_worker, (os.getpid(),))
        return self._pool

    def __enter__(self) -> _Pool:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._pool is not None:
            # After Ctrl-C, or an error, what waits is dropped, and only what is under way is waited for.
            self._pool.shutdown(cancel_futures=kind is not None)


def _become_a_worker(parent: int) -> None:
    """Leave Ctrl-C to the parent, and end with it: a build that was killed must not leave its processes waiting for ever."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)
