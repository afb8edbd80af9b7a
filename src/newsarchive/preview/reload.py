"""What the last build said, for every open page to hear.

A notice board rather than queues of messages: it holds only the latest state, so a page that was slow, asleep
or just opened reads the same thing as all others, and a thousand builds take no more room than one.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec


class BuildNote(msgspec.Struct, frozen=True):
    """What the last build said: `ok`, or not, and then `text` is shown over the pages (plain text)."""

    ok: bool
    text: str = ""


class State(msgspec.Struct, frozen=True):
    """What the board says: `number` counts notes, `build` names the last good build, `problem` what is wrong since."""

    number: int
    build: str
    problem: str | None = None


class Board:
    """Builds write on it, event streams wait at it; `seats` limits how many at a time."""

    def __init__(self, first: BuildNote, seats: int) -> None:
        # A random part, so that a page left over from an earlier preview never takes this one for it.
        self._run = secrets.token_hex(4)
        self._state = _follow(State(0, f"{self._run}-0"), first, self._run)
        self._free = seats
        self._seats = seats
        self._closed = False
        self._changed = threading.Condition()

    def now(self) -> State:
        """What the board says at this moment."""
        with self._changed:
            return self._state

    def post(self, note: BuildNote) -> None:
        """Put up what a build said and wake every stream."""
        with self._changed:
            self._state = _follow(self._state, note, self._run)
            self._changed.notify_all()

    def wait(self, after: int, seconds: float) -> State | None:
        """The state once its number is past `after`, or as it is when `seconds` are over; None after `close`."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._state.number > after, seconds)
            return None if self._closed else self._state

    @contextmanager
    def seat(self) -> Iterator[bool]:
        """Hold one of the seats for the length of the block; False if none is free."""
        with self._changed:
            taken = self._free > 0
            self._free -= taken
        try:
            yield taken
        finally:
            with self._changed:
                self._free += taken
                self._changed.notify_all()

    def close(self, seconds: float) -> bool:
        """End every stream; whether all of them had left their seats before `seconds` were over."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
            return self._changed.wait_for(lambda: self._free == self._seats, seconds)


def _follow(before: State, note: BuildNote, run: str) -> State:
    number = before.number + 1
    if note.ok:
        return State(number, f"{run}-{number}")
    return State(number, before.build, note.text or "The build failed without a message.")


def with_script(page: bytes, base_url: str, build: str) -> bytes:
    """The page with the reload script as the body's last element; `build` says which build the page is from."""
    tag = f'<script src="{base_url}__newsarchive/reload.js" defer data-build="{build}"></script>'.encode()
    # ASCII lower-casing keeps every position, whatever the other bytes are.
    end = page.lower().rfind(b"</body>")
    return page + tag if end < 0 else page[:end] + tag + page[end:]
