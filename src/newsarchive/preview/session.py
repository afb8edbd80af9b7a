"""One preview from start to end: the wiring of server, notice board and watcher."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

from newsarchive.preview.answers import Answers
from newsarchive.preview.paths import read_base
from newsarchive.preview.reload import Board, BuildNote
from newsarchive.preview.server import Limits, Server, open_server
from newsarchive.preview.watching import Watcher, rebuild_on_change

_GOOD = BuildNote(ok=True)
_LIMITS = Limits()
#: How long event streams have, on ending, to say goodbye.
_END_SECONDS = 2.0


def serve(
    site: Path,
    *,
    base_path: str = "/",
    bind: str = "127.0.0.1",
    port: int = 8000,
    watch: Callable[[], Iterable[Path]],
    rebuild: Callable[[], BuildNote],
    ready: Callable[[str], None],
    ignore: Sequence[Path] = (),
    first: BuildNote = _GOOD,
    stop: Event | None = None,
    limits: Limits = _LIMITS,
) -> None:
    """Serve the built `site`, and build again whenever something changes, until Ctrl-C or until `stop` is set.

    The site is served at `base_path`, its path on the real host. `watch` names the files and folders that a
    build reads, existing or not, and is asked again after each build; name folders rather than their files.
    `site` itself and all below `ignore` are not watched: name there whatever a build writes. `rebuild` runs
    in the calling thread; what it raises becomes a failed build. `first` is what the build before the preview
    said. `ready` is called once, with the address to open, when requests are answered and changes noticed.

    Raises `PreviewError` if the port or address cannot be had or the sources cannot be watched, `ArchiveError`
    if `base_path` is none, and whatever `watch` raises when it is first asked.
    """
    board = Board(first, limits.streams)
    answers = Answers(site, read_base(base_path), bind, board)
    ended = stop or Event()
    with suppress(KeyboardInterrupt), open_server(bind, port, answers, limits) as server:
        watcher = Watcher(watch, (*ignore, site), ended)
        with _serving(server, ended):
            ready(server.url)
            rebuild_on_change(watcher, rebuild, board.post)


@contextmanager
def _serving(server: Server, ended: Event) -> Iterator[None]:
    """Answer requests in the background for the length of the block, then let every stream end cleanly."""
    thread = Thread(target=server.serve_forever, args=(0.1,), name="newsarchive-preview", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        server.shutdown()
        server.answers.board.close(_END_SECONDS)
        thread.join()
