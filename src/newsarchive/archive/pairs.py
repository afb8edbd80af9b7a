"""Which two tags have many articles in common: counted for all of them, or for the tags that a change could have touched.

Whether two tags are a pair depends on their own articles and on nothing else: no other tag's size can make their page come or go.
"""

from __future__ import annotations

import sqlite3

#: So many articles in common make a page. Where both tags are large their common articles are what somebody looks for; fewer
#: are read through on either tag's own page, and would make a page of every two tags that ever met.
LEAST = 30

#: The tags that stand in articles with one of them, and in how many: versions of one text count once.
_BESIDE = (
    "SELECT beside.key, count(DISTINCT coalesce(leader, path)) FROM mention AS own "
    "CROSS JOIN article ON article.id = own.article AND shown "
    "CROSS JOIN mention AS beside ON beside.article = own.article AND beside.kind = 'tags' AND beside.key != own.key "
    "WHERE own.kind = 'tags' AND own.key = ? GROUP BY 1 HAVING count(DISTINCT coalesce(leader, path)) >= ?"
)


def settle_pairs(db: sqlite3.Connection, *, whole: bool) -> None:
    """Count what tags have in common: all of them, or those that articles have joined or left. Needs a transaction.

    A walk along the articles of one tag at a time, so that memory holds the tags beside it and no more.
    """
    if whole:
        db.execute("DELETE FROM pair")
    for tag in _all_large(db) if whole else _unsettled(db):
        db.execute("DELETE FROM pair WHERE one = ? OR other = ?", (tag, tag))
        for other, number in db.execute(_BESIDE, (tag, LEAST)).fetchall():
            db.execute("INSERT INTO pair VALUES (?, ?, ?)", (*sorted((tag, other)), number))


def _all_large(db: sqlite3.Connection) -> list[str]:
    asked = "SELECT key FROM mention WHERE kind = 'tags' GROUP BY key HAVING count(*) >= ? ORDER BY key"
    return [key for (key,) in db.execute(asked, (LEAST,))]


def _unsettled(db: sqlite3.Connection) -> list[str]:
    return [key for (key,) in db.execute("SELECT key FROM unsettled_topic WHERE kind = 'tags' ORDER BY key")]
