"""What published exports ask: whether any article is another one than when they were made."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator


def stand_of_articles(db: sqlite3.Connection) -> Iterator[bytes]:
    """Yield what stands for all that an export has of the articles that are shown and no drafts, in its order: which they are,
    where they and their stories stand, all that was read of them, and their pictures.
    """
    published = "FROM article {join} WHERE shown AND NOT draft ORDER BY sort, address"
    articles = f"SELECT address, content, coalesce(story, '') {published.format(join='')}"
    for address, content, story in db.execute(articles):
        yield f"{address}\0{story}\0".encode() + content
    pictures = f"SELECT value {published.format(join='JOIN asset ON asset.article = article.id')}, asset.rowid"
    yield from (value for (value,) in db.execute(pictures))
