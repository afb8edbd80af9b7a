"""Which other article each is closest to in what it tells: what related coverage leads to where no story and no names do.

Only articles of its week and of those that its story could go on from are looked at, so that a change reaches no further than
it does for stories.
"""

from __future__ import annotations

import sqlite3

import numpy as np

from .closeness import FULL, Close
from .weeks import Weeks, before

#: Two articles that are less close tell of different things. Between this and what makes two a story most real pairs are of one
#: subject (an interest rate, a minister's week); below it columns of letters and the season's advice are closest to anything.
_ALIKE = FULL * 15 // 100


def keep_nearest(db: sqlite3.Connection, weeks: Weeks, week: int, close: Close) -> None:
    """Remember, for each article of a week, which one it is closest to.

    Nothing is written but what is another than it was: each row that comes, goes or changes touches two pages. How close
    they are is not kept, as every article that comes lets it differ a little.
    """
    found = _nearest(weeks, week, close)
    kept = dict(db.execute("SELECT path, other FROM near_text WHERE week = ?", (week,)))
    gone = [(week, path) for path in kept if path not in found]
    changed = [(other, week, path) for path, other in found.items() if kept.get(path, other) != other]
    come = [(week, path, other) for path, other in found.items() if path not in kept]
    db.executemany("DELETE FROM near_text WHERE week = ? AND path = ?", gone)
    db.executemany("UPDATE near_text SET other = ? WHERE week = ? AND path = ?", changed)
    db.executemany("INSERT INTO near_text VALUES (?, ?, ?)", come)


def _nearest(weeks: Weeks, week: int, close: Close) -> dict[str, str]:
    """Return, by the path of an article, that of the one it is closest to; of several the first in order of time and path."""
    own = weeks.members(week)
    others = [member for each in before(week) for member in weeks.members(each)] + list(own)
    alike = (close.values >= _ALIKE) & (close.others != close.ones + len(others) - len(own))
    ones, seconds, values = close.ones[alike], close.others[alike], close.values[alike]
    order = np.lexsort((seconds, -values, ones))
    first = order[np.flatnonzero(np.diff(ones[order], prepend=-1))]
    return {
        own[one].path: others[other].path
        for one, other in zip(ones[first].tolist(), seconds[first].tolist(), strict=True)
    }
