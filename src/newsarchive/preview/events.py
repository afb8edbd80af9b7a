"""One page's EventSource stream: the state at once, and again whenever a build has changed it.

Events are `hello` (on connecting), `reload` (after a good build) and `problem` (after a failed one, and on
connecting if the last one failed). Each carries the whole state as JSON: `build` and `problem`.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from newsarchive.preview.reload import Board, State

#: How often a stream looks whether its client has left. Browsers leave without a word at every click.
TICK = 0.5


def run_stream(board: Board, send: Callable[[bytes], None], gone: Callable[[], bool], keep_alive: float) -> None:
    """Send events until the board closes or the client is `gone`; a comment after `keep_alive` quiet seconds.

    Errors of `send` end the stream and are the caller's to know about.
    """
    seen = board.now()
    send(b"retry: 1000\n\n" + event("hello", seen) + (event("problem", seen) if seen.problem else b""))
    quiet = 0.0
    while not gone() and (state := board.wait(seen.number, min(TICK, keep_alive))):
        quiet += TICK
        if state.number > seen.number:
            send(event("problem" if state.problem else "reload", state))
            seen, quiet = state, 0.0
        elif quiet >= keep_alive:
            send(b": still here\n\n")
            quiet = 0.0


def event(name: str, state: State) -> bytes:
    """One event. JSON has no raw line breaks, so a message of many lines cannot be mistaken for fields."""
    data = msgspec.json.encode({"build": state.build, "problem": state.problem})
    return f"event: {name}\ndata: ".encode() + data + b"\n\n"
