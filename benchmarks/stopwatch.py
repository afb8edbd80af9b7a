"""How much processor time each of several steps takes, where one may be within another."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any


class Stopwatch:
    """Adds up the seconds of named steps; a step's own seconds are without those of the steps within it."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self._within: list[float] = []
        self._replaced: list[tuple[Any, str, Any]] = []

    @contextmanager
    def __call__(self, step: str) -> Iterator[None]:
        """Time what is done within."""
        self._within.append(0.0)
        began = time.process_time()
        try:
            yield
        finally:
            took = time.process_time() - began
            self.spent[step] += took - self._within.pop()
            if self._within:
                self._within[-1] += took

    def over(self, place: Any, name: str, step: str) -> None:
        """Time every call of the function that `place`, a module or a class, has under a name, as a step."""
        self._replace(place, name, self._timed(getattr(place, name), step))

    def over_all(self, place: Any, name: str, step: str) -> None:
        """Do so for each function of a table."""
        self._replace(place, name, tuple(self._timed(each, step) for each in getattr(place, name)))

    def let_go(self) -> None:
        """Put the functions themselves back."""
        while self._replaced:
            setattr(*self._replaced.pop())

    def _replace(self, place: Any, name: str, new: Any) -> None:
        self._replaced.append((place, name, getattr(place, name)))
        setattr(place, name, new)

    def _timed(self, function: Callable[..., Any], step: str) -> Callable[..., Any]:
        self.spent[step] += 0.0  # so that steps are told in the order in which they are named

        def timed(*args: Any, **kwargs: Any) -> Any:
            with self(step):
                made = function(*args, **kwargs)
                # What a generator does, it does when it is asked: that is part of the step.
                return list(made) if isinstance(made, Iterator) else made

        return timed
