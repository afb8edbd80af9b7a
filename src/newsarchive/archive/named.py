"""Texts that are declared to be versions of another one: `same_as` names its file.

What is declared is looked up in the articles each time and kept nowhere else, so no coming or going can make it stale. Texts
that are declared to be the same are one: what is a version of one of them is a version of all. So circles do no harm.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator

import msgspec

from ..article import Article
from ..errors import Problem

#: That an article names another one that is there, and is not kept apart.
_NAMES = "other.path = article.same AND other.path != article.path AND other.same IS NOT ''"
_PAIRS = (
    f"SELECT article.text, other.text, article.shown AND other.shown FROM article JOIN article AS other ON {_NAMES}"  # noqa: S608
)
_IN_VAIN = f"""
SELECT article.path, document.shown, same, record.value, EXISTS (SELECT 1 FROM article AS other WHERE other.path = article.same)
    FROM article JOIN record ON record.article = article.id JOIN document ON document.name = article.path
    WHERE same IS NOT NULL AND same != '' AND NOT EXISTS (SELECT 1 FROM article AS other WHERE {_NAMES}) ORDER BY path
"""  # noqa: S608 - constants

#: Whether an article names another one that is shown: such a one leads only where all do.
NAMES_ANOTHER = f"EXISTS (SELECT 1 FROM article AS other WHERE {_NAMES} AND other.shown)"  # noqa: S608 - a constant

_article = msgspec.msgpack.Decoder(Article)


class Named:
    """The texts that are declared to be the same, by their numbers, as it stands when this is made."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._beside, self._shown = defaultdict[int, set[int]](set), defaultdict[int, set[int]](set)
        for one, other, shown in db.execute(_PAIRS):
            for beside in (self._beside, self._shown) if shown else (self._beside,):
                beside[one].add(other)
                beside[other].add(one)

    @property
    def texts(self) -> set[int]:
        """All that are declared to be the same as another one, or named by one."""
        return set(self._beside)

    def beside(self, text: int) -> set[int]:
        """Return what a text names, or is named by, whether it is shown or not."""
        return self._beside.get(text, set())

    def one_with(self, text: int) -> set[int]:
        """Return a text and all that is declared to be the same, over any number of steps, as far as it is shown."""
        found, waiting = {text}, [text]
        while waiting:
            new = self._shown.get(waiting.pop(), set()) - found
            found |= new
            waiting += new
        return found


def named_in_vain(db: sqlite3.Connection) -> Iterator[Problem]:
    """Yield what is wrong with declarations that name no text they could be a version of."""
    for path, shown, same, value, is_there in db.execute(_IN_VAIN).fetchall():
        article = _article.decode(value)
        said = next((each for each in article.evidence if each.field == "same_as" and each.used), None)
        where, line = (said.path, said.line) if said else (shown, None)
        wrong = f"same_as: '{str(article.same_as)[:80]}'"
        if same == path:
            hint = "name the other one, or leave it out"
            yield Problem(where, line, "same-as-itself", f"{wrong} is this text itself", hint)
        elif is_there:
            message = f"{wrong} declares same_as: false itself, so it stands alone"
            yield Problem(where, line, "same-as-contradicted", message, "take back one of the two")
        else:
            hint = "its path is relative to this text; a file that holds no article is none"
            yield Problem(where, line, "same-as-missing", f"{wrong}: there is no such text", hint)
