"""Articles of one event: those of a week are put together by how close they are, and each such bunch to one before it.

Two bunches are one if they are close enough on the average over all pairs (average linkage); the more pairs there are, the less
each must show. So a long story is not held together by single threads. Pure functions of closeness, in whole numbers.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from math import sqrt

from .closeness import FULL

#: How close a pair of bunches must be: this, and that divided by the root of the number of pairs.
_ALWAYS, _FOR_ONE_PAIR = 0.045 * FULL, 0.18 * FULL


def strength(together: int, pairs: int) -> float:
    """Return how close two bunches are, given the sum over their pairs, by what they need: 1 is just enough."""
    return together / (pairs * _ALWAYS + sqrt(pairs) * _FOR_ONE_PAIR)


def bunches(close: Sequence[Mapping[int, int]]) -> list[list[int]]:
    """Put articles together, given for each the others by how close they are; both ways round.

    The closest two become one until none are close enough. Returns them in order of their first, each in order.
    """
    together = [dict(each) for each in close]
    members = [[number] for number in range(len(close))]
    waiting = [
        (-value, one, other, 1)
        for one, near in enumerate(together)
        for other in near
        if one < other and (value := strength(near[other], 1)) >= 1
    ]
    heapq.heapify(waiting)
    while waiting:
        _, one, other, pairs = heapq.heappop(waiting)
        if not members[one] or not members[other] or len(members[one]) * len(members[other]) != pairs:
            continue  # what became of them has been weighed since
        members[one] += members[other]
        members[other] = []
        _join(together, one, other)
        for near, sum_ in together[one].items():
            number = len(members[one]) * len(members[near])
            if (value := strength(sum_, number)) >= 1:
                heapq.heappush(waiting, (-value, min(one, near), max(one, near), number))
    return sorted(sorted(each) for each in members if each)


def _join(together: list[dict[int, int]], one: int, other: int) -> None:
    """Let a bunch take over what another one had with the rest."""
    del together[one][other]
    for near, sum_ in together[other].items():
        if near != one:
            del together[near][other]
            together[one][near] = together[near][one] = together[one].get(near, 0) + sum_
    together[other] = {}
