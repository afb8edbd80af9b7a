"""The ledger of addresses: a plain text file that keeps every address the archive has published, one line each.

    # id          since       text              address                  file
    3f9a0c1d2e4b  2026-11-23  9b1c0f66d1a2e3f4  /2019/02/27/iran-talks/  articles/iran.txt

Fields are divided by tabs and lines ordered by address, so that a change shows as few lines where the file is kept in a history.
`text` stands for the words of the text and `file` is its name: by either an article is known again. An address that an
article has left has `moved` for its text, and no file.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from ..errors import Problem
from ..text.slugs import short_hash

#: What becomes of the address of an article whose headline or date changes: it stays, or it moves and leaves a redirect.
Retitled = Literal["stay", "move"]

_HEAD = """\
# The addresses of this archive, by newsarchive. Keep this file with the texts: as long as a line stands here, its address answers.
# id\tsince\ttext\taddress\tfile
"""
_MOVED = "moved"
_ADDRESS = re.compile(r"/(?:[^/\s]+/)+")


class Kept(msgspec.Struct, frozen=True):
    """An address that was published: of which article, by its lasting id, and since which day.

    `text` is the number of the text's wording in hex, `file` the name of its file: both as they were at the last build; both
    are "" for an address that the article has left.
    """

    address: str
    id: str
    since: str
    text: str = ""
    file: str = ""

    @property
    def moved(self) -> bool:
        """Whether the article stands elsewhere now."""
        return not self.file


class Ledger(msgspec.Struct, frozen=True):
    """All lines; `retitled` says what a new headline or date does. `name` is the file's, as the user reaches it, `at` has the
    number of each address's line in it.
    """

    lines: tuple[Kept, ...] = ()
    retitled: Retitled = "stay"
    name: str = ""
    at: Mapping[str, int] = {}


class Wanting(msgspec.Struct, frozen=True, gc=False):
    """An article as the ledger looks at it: its file, the number of its wording, and the folder and slug it would have."""

    path: str
    text: str
    folder: str
    slug: str

    @property
    def address(self) -> str:
        """Where it would stand if it were new and alone."""
        return f"{self.folder}{self.slug}/"


def parse_ledger(text: str, name: str, retitled: Retitled = "stay") -> tuple[Ledger, list[Problem]]:
    """Return a ledger, and all that is wrong with it: with a line, or between two."""
    lines, problems, seen = list[Kept](), list[Problem](), dict[str, int]()
    current: dict[str, int] = {}
    for number, row in enumerate(text.splitlines(), 1):
        if not row.strip() or row.startswith("#"):
            continue
        line = _line(row)
        if line is None:
            merging = row.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||"))
            hint = (
                "two histories met here: keep the lines of both"
                if merging
                else "id, since, text, address and file, divided by tabs"
            )
            problems.append(Problem(name, number, "ledger-line", "this is no line of a ledger", hint))
            continue
        if line.address in seen:
            message = f"{line.address} stands on line {seen[line.address]} already"
            problems.append(
                Problem(name, number, "ledger-conflict", message, "an address is one article's: keep one of the two")
            )
        elif not line.moved and line.id in current:
            message = f"the article {line.id} stands at another address, on line {current[line.id]}"
            hint = f"write '{_MOVED}' for the text of the one that it has left, and no file"
            problems.append(Problem(name, number, "ledger-conflict", message, hint))
        seen.setdefault(line.address, number)
        if not line.moved:
            current.setdefault(line.id, number)
        lines.append(line)
    return Ledger(tuple(lines), retitled, name, seen), problems


def _line(row: str) -> Kept | None:
    id_, since, text, address, *file = [*row.split("\t", 4), *[""] * 4][:5]
    known = (
        re.fullmatch(r"[0-9a-f]{4,64}", id_)
        and re.fullmatch(r"\d{4}-\d{2}-\d{2}", since)
        and _ADDRESS.fullmatch(address)
    )
    if not known or ".." in address.split("/"):
        return None
    if text == _MOVED and not file[0].strip():
        return Kept(address, id_, since)
    return Kept(address, id_, since, text, file[0]) if re.fullmatch(r"[0-9a-f]{16}", text) and file[0] else None


def ledger_text(lines: Iterable[Kept]) -> str:
    """Return the text of a ledger."""
    rows = (
        "\t".join((each.id, each.since, each.text or _MOVED, each.address, each.file)).rstrip()
        for each in sorted(lines, key=_by_address)
    )
    return _HEAD + "".join(f"{row}\n" for row in rows)


def _by_address(line: Kept) -> str:
    return line.address


def new_id(address: str) -> str:
    """Return the id of an article that is published first at an address: 12 hexadecimal digits."""
    return short_hash(address, 6)


def matched(lines: Sequence[Kept], articles: Iterable[Wanting]) -> dict[str, Kept]:
    """Return the line of each article that has one, by its path.

    The more of file, text and address are the same, the surer they belong together, so what agrees in two goes first. A text
    that was edited has its file, a file that was renamed its text.
    """
    waiting = {each.path: each for each in articles}
    left = {each.address: each for each in lines if not each.moved}
    found = dict[str, Kept]()
    for agreeing in (_FILE_AND_TEXT, _FILE_AND_ADDRESS, _TEXT_AND_ADDRESS, _TEXT, _FILE, _ADDRESS_ALONE):
        by_key: defaultdict[tuple[str, ...], list[Kept]] = defaultdict(list)
        for address in sorted(left):
            by_key[_key(agreeing, left[address].file, left[address].text, address)].append(left[address])
        for path in sorted(waiting):
            each = waiting[path]
            if same := by_key.get(_key(agreeing, path, each.text, each.address)):
                found[path] = line = same.pop(0)
                del waiting[path], left[line.address]
    return found


_FILE_AND_TEXT, _FILE_AND_ADDRESS, _TEXT_AND_ADDRESS = (True, True, False), (True, False, True), (False, True, True)
_TEXT, _FILE, _ADDRESS_ALONE = (False, True, False), (True, False, False), (False, False, True)


def _key(agreeing: tuple[bool, bool, bool], *values: str) -> tuple[str, ...]:
    return tuple(value for value, counts in zip(values, agreeing, strict=True) if counts)


def kept_at(line: Kept, article: Wanting, retitled: Retitled, ids: Mapping[str, str]) -> str | None:
    """Return the address that an article keeps by its line; None where it moves: its headline or date is another one.

    A mark that told it apart from others at the same address is no other headline. `ids` has whose each address was: an article
    may go back to one of its own.
    """
    if retitled == "stay" or line.address == article.address:
        return line.address
    if re.fullmatch(rf"{re.escape(article.folder + article.slug)}-[0-9a-f]{{8,}}/", line.address):
        return line.address
    return article.address if ids.get(article.address) == line.id else None


class Standing(msgspec.Struct, frozen=True, gc=False):
    """Where an article stands, None where it is not shown; `text` is the number of its wording in hex."""

    text: str
    address: str | None


def brought_up_to_date(
    lines: Iterable[Kept], found: Mapping[str, Kept], articles: Mapping[str, Standing], as_of: str
) -> tuple[Kept, ...]:
    """Return the lines of the ledger as they are after a build on a day, by address.

    `found` has the line of each article that had one, by path. An article that has left its address has a line for each.
    """
    after = {line.address: line for line in lines}
    for path, each in articles.items():
        line = found.get(path)
        if line is None and each.address is not None:
            after[each.address] = Kept(each.address, new_id(each.address), as_of, each.text, path)
        elif line is not None and each.address in (None, line.address):
            after[line.address] = msgspec.structs.replace(line, text=each.text, file=path)
        elif line is not None and each.address is not None:
            after[line.address] = Kept(line.address, line.id, line.since)
            since = after[each.address].since if each.address in after else as_of
            after[each.address] = Kept(each.address, line.id, since, each.text, path)
    return tuple(after[address] for address in sorted(after))
