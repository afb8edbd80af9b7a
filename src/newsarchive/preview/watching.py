"""Changed sources -> one more build.

Folders are watched by the operating system, through `watchfiles`. Single files and paths that are not there
yet are looked at four times a second instead: an editor that saves by renaming leaves a watch on the old
file behind, and what does not exist cannot be watched at all.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Generator, Iterable
from pathlib import Path
from stat import S_ISDIR
from threading import Event

import msgspec
import watchfiles

from newsarchive.errors import ArchiveError
from newsarchive.preview.reload import BuildNote
from newsarchive.preview.server import PreviewError

_TICK_MS = 250
_WATCH_HINT = "on Linux the number of watches is limited: sysctl fs.inotify.max_user_watches"
#: A save is over when nothing has happened for so long; a checkout of thousands of files waits a second at most.
_QUIET_MS = 60
_BURST_MS = 1000

#: What editors, version control and file managers leave beside the files they are about.
_PASSING = re.compile(
    r".*~|\#.*\#|\.\#.*|\..*\.sw[a-z]|4913|.*\.(tmp|temp|bak|part|crdownload)|~\$.*|\.~lock\..*"
    r"|.*___jb_(tmp|old)___|\.goutputstream-.*|\.DS_Store|Thumbs\.db|desktop\.ini",
    re.IGNORECASE,
)
_TOOLS = frozenset({".git", ".hg", ".svn", ".bzr", ".idea", ".vscode", "__pycache__"})

_Changes = set[tuple[watchfiles.Change, str]]


class Looks(msgspec.Struct, frozen=True):
    """How a path looks from outside: a file's `identity` changes when it is written, a folder's when it is replaced."""

    is_folder: bool
    identity: tuple[int, ...]


def _look(path: Path) -> Looks | None:
    try:
        found = path.stat()
    except OSError:
        return None
    if S_ISDIR(found.st_mode):
        return Looks(True, (found.st_dev, found.st_ino))
    return Looks(False, (found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size))


class Sieve(msgspec.Struct, frozen=True):
    """Tells changes that matter from noise: `folders` are watched, whatever is in `ignore` is not. All resolved."""

    folders: tuple[Path, ...]
    ignore: tuple[Path, ...]

    def keeps(self, path: Path) -> bool:
        """Whether a change of this path may change the site."""
        if any(path.is_relative_to(ignored) for ignored in self.ignore):
            return False
        # Only names below the watched folder count: the project may itself live in a folder called `x.tmp`.
        return any(_lasting(path.relative_to(folder)) for folder in self.folders if path.is_relative_to(folder))


def _lasting(path: Path) -> bool:
    return _TOOLS.isdisjoint(path.parts) and not _PASSING.fullmatch(path.name)


class Folders:
    """Watches folders through the operating system, from the moment this is made until `stop`.

    Raises `FileNotFoundError` if one is not there, `PreviewError` if the system refuses.
    """

    def __init__(self, folders: Iterable[Path], ignore: tuple[Path, ...], stop: Event) -> None:
        self._sieve = Sieve(tuple(folder.resolve() for folder in folders), ignore)
        self._changes = _notify(self._sieve.folders, stop)
        self.replaced = False
        """Whether a watched folder was removed: the system goes on watching what is no longer there."""
        try:
            # The system starts to watch at the first step only, and from here on nothing may be missed.
            self._early = next(self._changes, set())
        except FileNotFoundError:
            raise
        except (OSError, RuntimeError) as error:
            raise PreviewError(f"the sources cannot be watched: {error}", hint=_WATCH_HINT) from error

    def changed(self) -> bool:
        """Wait a moment, and tell whether anything has changed since the last call."""
        seen, self._early = self._early or next(self._changes, set()), set()
        self.replaced |= any(
            change is watchfiles.Change.deleted and Path(path) in self._sieve.folders for change, path in seen
        )
        return any(self._matters(change, Path(path)) for change, path in seen)

    def _matters(self, change: watchfiles.Change, path: Path) -> bool:
        # A folder counts as modified, on some systems, when a passing file comes and goes in it.
        return self._sieve.keeps(path) and not (change is watchfiles.Change.modified and path.is_dir())


def _notify(folders: tuple[Path, ...], stop: Event) -> Generator[_Changes, None, None]:
    return watchfiles.watch(
        *folders,
        watch_filter=None,
        debounce=_BURST_MS,
        step=_QUIET_MS,
        stop_event=stop,
        rust_timeout=_TICK_MS,
        yield_on_timeout=True,
        ignore_permission_denied=True,
    )


class Watcher:
    """Waits for changes of whatever `watch` names, until `stop` is set.

    Watching begins when this is made, and what happens between two waits is kept for the next. `watch` is
    asked anew before each wait. Raises `PreviewError` if the operating system refuses to watch.
    """

    def __init__(self, watch: Callable[[], Iterable[Path]], ignore: Iterable[Path], stop: Event) -> None:
        self._watch = watch
        self._ignore = tuple(path.resolve() for path in ignore)
        self._stop = stop
        self._looks = {path: _look(path) for path in watch()}
        self._watched: dict[Path, Looks] = {}
        self._folders: Folders | None = None
        self._follow()

    def wait(self) -> bool:
        """Return True once something has changed since the last wait, False when told to stop."""
        changed = self._ask()
        # Both are asked, whatever the other says: what happened together is one change and makes one build.
        while not self._stop.is_set():
            changed |= self._folder_changed()
            changed |= self._look_again(self._looks)
            if changed:
                return True
        return False

    def _ask(self) -> bool:
        # A configuration broken by an edit cannot say what to watch; the edit that mends it must still be seen.
        try:
            paths = list(self._watch())
        except (ArchiveError, OSError):
            paths = list(self._looks)
        return self._look_again(paths)

    def _folder_changed(self) -> bool:
        if self._folders is None:
            self._stop.wait(_TICK_MS / 1000)
            return False
        return self._folders.changed()

    def _look_again(self, paths: Iterable[Path]) -> bool:
        """Look at all paths. True if one does not look as it did; one that is new on the list is not a change."""
        before, self._looks = self._looks, {path: _look(path) for path in paths}
        changed = any(before[path] != look for path, look in self._looks.items() if path in before)
        return self._follow() or changed

    def _follow(self) -> bool:
        """Watch the folders there are now. True if those watched until now had something to tell still."""
        folders = {path: look for path, look in self._looks.items() if look and look.is_folder}
        if folders == self._watched and not (self._folders and self._folders.replaced):
            return False
        before = self._folders
        try:
            self._folders = Folders(folders, self._ignore, self._stop) if folders else None
            self._watched = folders
        except FileNotFoundError:  # removed since it was looked at: the next look will tell
            self._folders, self._watched = None, {}
        # Asked last, so that no moment passes in which neither the old nor the new watch is kept.
        return before is not None and before.changed()


def attempt(rebuild: Callable[[], BuildNote]) -> BuildNote:
    """Build, and turn whatever goes wrong into a note: a preview outlives every failed build."""
    try:
        return rebuild()
    except (ArchiveError, OSError) as error:
        return BuildNote(ok=False, text=str(error))
    except Exception as error:  # noqa: BLE001 - a bug in a template or plug-in must not end the preview
        traceback.print_exc()
        return BuildNote(ok=False, text=f"{type(error).__name__}: {error}\n\nThe terminal has the traceback.")


def rebuild_on_change(watcher: Watcher, rebuild: Callable[[], BuildNote], post: Callable[[BuildNote], None]) -> None:
    """Build after every change and post what came of it, until the watcher is told to stop.

    However much changes during a build, it causes one further build.
    """
    while watcher.wait():
        post(attempt(rebuild))
