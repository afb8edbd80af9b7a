"""Work handed out to other processes, a little of it at a time, and taken back in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from typing import TypeVar

Task = TypeVar("Task")
Done = TypeVar("Done")


def handed_out(
    tasks: Iterable[Task], work: Callable[[Task], Done], pool: Executor | None, ahead: int, here: Callable[[Task], Done] | None = None,
) -> Iterator[tuple[Task, Done]]:  # fmt: skip
    """Yield each task with what came of it, in order; never more than `ahead` are under way or wait: memory is bounded by them.

    Without a pool it is done in this process, by `here` if that is another function. What is handed over must be plain values.
    """
    if pool is None:
        yield from ((task, (here or work)(task)) for task in tasks)
        return
    waiting: deque[tuple[Task, Future[Done]]] = deque()
    for task in tasks:
        waiting.append((task, pool.submit(work, task)))
        if len(waiting) > ahead:
            first, future = waiting.popleft()
            yield first, future.result()
    for task, future in waiting:
        yield task, future.result()
