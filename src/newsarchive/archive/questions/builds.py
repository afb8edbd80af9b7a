"""What `explain` asks: what was read, and what the last build did."""

from __future__ import annotations

import msgspec

from ...article import Article
from ...errors import Problem
from .asking import Asking

_article = msgspec.msgpack.Decoder(Article)
_problems = msgspec.msgpack.Decoder(tuple[Problem, ...])


class Written(msgspec.Struct, frozen=True):
    """A file of the site: the part of the site it belongs to, the digest of what it shows, its size in bytes, why it was last
    made, whether its bytes were other ones then, and in which build that was.
    """

    owner: str
    inputs: str
    size: int
    reason: str
    written: bool
    build: int


class Text(msgspec.Struct, frozen=True):
    """A text as it was read last. `address` is None where its article is not shown; `embargo` is "" or the day it ends."""

    name: str
    shown: str
    stamp: str
    problems: tuple[Problem, ...]
    article: Article | None
    address: str | None
    draft: bool
    embargo: str
    is_shown: bool


class BuildQuestions(Asking):
    """The catalogue's answers about texts as they were read, and about written files."""

    def written(self, address: str) -> Written | None:
        """Return what the last build did with the file at an address; None where it has none there."""
        row = self._db.execute(
            "SELECT owner, inputs, size, reason, written, build FROM page WHERE address = ?", (address,)
        ).fetchone()
        return Written(row[0], row[1].hex(), row[2], row[3], bool(row[4]), row[5]) if row else None

    def owners(self, beginning: str) -> list[str]:
        """Return what the pages of the last build belong to, of all that begins so."""
        rows = self._db.execute(
            "SELECT DISTINCT owner FROM page WHERE owner >= ? AND owner < ? ORDER BY owner",
            (beginning, f"{beginning}\U0010ffff"),
        )
        return [owner for (owner,) in rows]

    def addresses_of(self, owner: str) -> list[str]:
        """Return the addresses of the pages of the last build that belong to a part of the site, in order."""
        rows = self._db.execute("SELECT address FROM page WHERE owner = ? ORDER BY address", (owner,))
        return [address for (address,) in rows]

    def near(self, address: str, limit: int) -> list[str]:
        """Return addresses of the site that end or begin as one does, at most `limit` of either."""
        *folders, last = address.strip("/").split("/")
        beginning = "/".join(["", *folders, last[:1]])
        ends = self._db.execute("SELECT address FROM page WHERE instr(address, ?) LIMIT ?", (f"/{last}", limit))
        begins = self._db.execute(
            "SELECT address FROM page WHERE address >= ? AND address < ? LIMIT ?",
            (beginning, f"{beginning}\U0010ffff", limit),
        )
        return sorted({*(each for (each,) in ends), *(each for (each,) in begins)})

    def text(self, file: str) -> Text | None:
        """Return the text that is called so, by its name on the site or as the user reaches it."""
        row = self._db.execute(
            "SELECT document.name, document.shown, stamp, problems, draft, embargo, article.shown, address, value FROM document "
            "LEFT JOIN article ON path = document.name LEFT JOIN record ON record.article = article.id WHERE document.name = ? OR document.shown = ? "
            "ORDER BY document.shown = ? DESC LIMIT 1",
            (file, file, file),
        ).fetchone()
        if row is None:
            return None
        name, shown, stamp, problems, draft, embargo, is_shown, address, record = row
        article = _article.decode(record) if record else None
        return Text(
            name, shown, stamp, _problems.decode(problems), article, address, bool(draft), embargo or "", bool(is_shown)
        )

    def texts(self, part: str, limit: int = -1) -> list[str]:
        """Return the texts, as the user reaches them, whose path has this part, by name."""
        rows = self._db.execute(
            "SELECT shown FROM document WHERE instr(shown, ?) ORDER BY shown LIMIT ?", (part, limit)
        )
        return [shown for (shown,) in rows]
