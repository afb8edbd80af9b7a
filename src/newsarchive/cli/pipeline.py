"""The way of an article, on one screen: discover, load, catalogue, plan, make, report."""

from __future__ import annotations

import hashlib
import os
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from datetime import date
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

import msgspec

from .. import __version__
from ..archive import (
    Questions,
    all_problems,
    forget_missing,
    open_catalogue,
    settle_all,
    take_in,
    unread,
    unused_pictures,
)
from ..builder import Outcome, Output, Plan, build_site
from ..errors import Problem
from ..loader import OWN_NAMING, Document, Found, Loaded, Naming, discover, load_batch
from ..settings import ReadingSettings
from .project import Project

#: Below this many texts a pool of processes costs more than it saves.
_WORTH_A_POOL = 400
_BATCH = 50
_AHEAD = 32

Watcher = Callable[[str, int, int], None]


class Options(msgspec.Struct, frozen=True):
    """What the user asked of a build. `as_of` decides embargoes; nothing else ever looks at the clock."""

    jobs: int = 0
    clean: bool = False
    drafts: bool = False
    as_of: str = ""


class Report(msgspec.Struct, frozen=True):
    """What a build did and found."""

    articles: int
    read: int
    outcome: Outcome
    problems: tuple[Problem, ...]
    seconds: float


def _quiet(_: str, __: int, ___: int) -> None:
    """Say nothing of the progress."""


def build(project: Project, options: Options, watch: Watcher = _quiet) -> Report:
    """Bring the site up to date with its texts. Raises `ArchiveError` only where going on would be wrong."""
    started = time.monotonic()
    output = Output(project.output)
    fresh = output.prepare(clean=options.clean)
    with ExitStack() as stack:
        db, _, read, problems = stack.enter_context(catalogue(project, options, watch))
        questions = Questions(db)
        totals = questions.totals()
        pool = stack.enter_context(_pool(options.jobs, read))
        plan = Plan(questions, project.settings.site, project.about)
        outcome = build_site(
            db, plan, output, project.templates, fresh=fresh, pool=pool, progress=lambda done: watch("pages", done, 0)
        )
    return Report(totals.articles, read, outcome, problems, time.monotonic() - started)


@contextmanager
def catalogue(
    project: Project, options: Options, watch: Watcher = _quiet
) -> Iterator[tuple[sqlite3.Connection, Found, int, tuple[Problem, ...]]]:
    """Read what is new and settle the catalogue; yield it, what was found, how many texts were read, and all problems."""
    settings = project.settings
    path = project.state / "catalogue.sqlite"
    if options.clean:
        path.unlink(missing_ok=True)
    found = discover(project.sources, exclude=settings.exclude, avoid=(project.output, project.state))
    with open_catalogue(path, _fingerprint(settings.reading, project.naming)) as db:
        forget_missing(db, {document.name for document in found.documents})
        fresh = unread(db, found.documents)
        with _pool(options.jobs, len(fresh)) as pool:
            for done, batch in _loaded(fresh, settings.reading, project.naming, pool):
                take_in(db, batch)
                watch("texts", done, len(fresh))
        settled = settle_all(db, drafts=options.drafts, as_of=options.as_of or date.today().isoformat())  # noqa: DTZ011 - the user's own day
        problems = sorted({*found.problems, *settled, *all_problems(db), *unused_pictures(db, found.pictures)})
        yield db, found, len(fresh), tuple(problems)


def _fingerprint(settings: ReadingSettings, naming: Naming = OWN_NAMING) -> str:
    """Stand for all that a reading depends on besides the texts: settings and names file, and the very code and tables
    that read, a spaCy pipeline among them.
    """
    said = (settings, naming.file, naming.version)
    digest = hashlib.blake2b(msgspec.json.encode(said, order="deterministic"), digest_size=8)
    package = Path(__file__).resolve().parent.parent
    for room in ("article", "text", "loader", "archive"):
        for file in sorted((package / room).rglob("*")):
            if file.suffix not in ("", ".pyc") and file.is_file():
                digest.update(file.relative_to(package).as_posix().encode() + b"\0" + file.read_bytes())
    return f"{__version__} {digest.hexdigest()}"


def _loaded(
    documents: Sequence[Document], settings: ReadingSettings, naming: Naming, pool: Executor | None
) -> Iterator[tuple[int, list[Loaded]]]:
    """Read in batches, in order; with a pool a few batches are under way at a time, so memory is bounded by them."""
    done = 0
    batches = (tuple(documents[start : start + _BATCH]) for start in range(0, len(documents), _BATCH))
    if pool is None:
        for batch in batches:
            done += len(batch)
            yield done, load_batch(batch, settings, naming)
        return
    while group := list(islice(batches, _AHEAD)):
        futures = [pool.submit(load_batch, batch, settings, naming) for batch in group]
        for future in futures:
            loaded = future.result()
            done += len(loaded)
            yield done, loaded


@contextmanager
def _pool(jobs: int, work: int) -> Iterator[Executor | None]:
    """Yield a pool of processes where it pays; None means: do it here."""
    workers = jobs or os.cpu_count() or 1
    if workers == 1 or work < _WORTH_A_POOL:
        yield None
        return
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _leave_interrupts_to_the_parent)
    try:
        yield pool
    except BaseException:
        # Ctrl-C, or an error: what waits is dropped, and only what is under way is waited for.
        pool.shutdown(cancel_futures=True)
        raise
    pool.shutdown()


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
