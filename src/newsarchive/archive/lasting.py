"""Addresses that last: which article keeps which, by the ledger, and what the ledger says when all addresses are settled."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from hashlib import blake2b

import msgspec

from ..errors import Problem
from .ledger import Kept, Ledger, Standing, Wanting, brought_up_to_date, kept_at, matched, new_id

_Place = tuple[str, str]
_UNSIGNED = 2**64 - 1


class Lasting(msgspec.Struct, frozen=True):
    """What the ledger says of the articles that are there: the line of each that has one, by path; whose each address was."""

    lines: tuple[Kept, ...]
    found: Mapping[str, Kept]
    ids: Mapping[str, str]


def keep_addresses(db: sqlite3.Connection, ledger: Ledger | None, *, whole: bool) -> Lasting | None:
    """Note in the catalogue which address each article keeps. Needs a transaction.

    Returns None where there is no ledger, or where neither it nor any article is another one than when this was noted last.
    """
    noted = _noted(db)
    if noted == _stands_for(ledger):
        quiet = not whole and not db.execute("SELECT 1 FROM unsettled_place LIMIT 1").fetchone()
        if ledger is None or quiet:
            return None
    ledger = ledger or Ledger()
    ids = {line.address: line.id for line in ledger.lines}
    articles = list(_wanting(db)) if ledger.lines else []
    found = matched(ledger.lines, articles)
    keep = {each.path: kept_at(found[each.path], each, ledger.retitled, ids) for each in articles if each.path in found}
    before = db.execute(
        "SELECT path, kept, lasting FROM article WHERE kept IS NOT NULL OR lasting IS NOT NULL"
    ).fetchall()
    changed: list[tuple[str | None, str | None, str]] = [(None, None, path) for path, *_ in before if path not in found]
    stood = {path: (kept, lasting) for path, kept, lasting in before}
    for path, line in found.items():
        due = keep[path], _lasting(line, keep[path])
        if stood.get(path, (None, None)) != due:
            changed.append((*due, path))
    db.executemany("UPDATE article SET kept = ?, lasting = ? WHERE path = ?", changed)
    return Lasting(ledger.lines, found, ids)


def _lasting(line: Kept, address: str | None) -> str | None:
    """Return the id of a line where it does not follow from the address."""
    return line.id if address is None or line.id != new_id(address) else None


def _wanting(db: sqlite3.Connection) -> Iterator[Wanting]:
    for path, text, folder, slug in db.execute("SELECT path, text, folder, slug FROM article"):
        yield Wanting(path, _in_hex(text), folder, slug)


def _in_hex(text: int) -> str:
    return f"{text & _UNSIGNED:016x}"


def places_to_settle(db: sqlite3.Connection, lasting: Lasting) -> Iterator[_Place]:
    """Yield the places, as wanted, of articles that do not stand where they should: what is kept, or what is free."""
    yield from db.execute(
        "SELECT DISTINCT folder, slug FROM article WHERE shown AND (kept IS NOT NULL AND address != kept OR kept IS NULL AND address != folder || slug || '/')"
    )
    yield from (
        (folder, slug)
        for folder, slug in db.execute(
            "SELECT DISTINCT folder, slug FROM article WHERE shown AND kept IS NULL"
        ).fetchall()
        if f"{folder}{slug}/" in lasting.ids
    )


def note_addresses(db: sqlite3.Connection, ledger: Ledger | None, lasting: Lasting, as_of: str) -> None:
    """Note where articles stand now, once addresses are settled, and what the ledger says of it. Needs a transaction."""
    lines = tuple[Kept, ...]()
    if ledger is not None:
        articles = {path: Standing(_in_hex(text), address if shown else None)
                    for path, text, shown, address in db.execute("SELECT path, text, shown, address FROM article")}  # fmt: skip
        lines = brought_up_to_date(lasting.lines, lasting.found, articles, as_of)
        db.execute("UPDATE article SET kept = address WHERE shown AND kept IS NOT address")
    current = {line.id: line.file for line in lines if not line.moved}
    there = {path for (path,) in db.execute("SELECT path FROM article")} if lines else set[str]()
    rows = {
        line.address: (line.id, line.since, line.text, line.file, _of(current.get(line.id), there)) for line in lines
    }
    before = {address: row for address, *row in db.execute("SELECT address, id, since, text, file, path FROM ledger")}
    db.executemany("DELETE FROM ledger WHERE address = ?", ((each,) for each in before if each not in rows))
    came = ((address, *row) for address, row in rows.items() if address not in before)
    db.executemany("INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?)", came)
    changed = ((*row, address) for address, row in rows.items() if address in before and tuple(before[address]) != row)
    db.executemany("UPDATE ledger SET id = ?, since = ?, text = ?, file = ?, path = ? WHERE address = ?", changed)
    noted = msgspec.structs.replace(ledger, lines=lines) if ledger else None
    db.execute("INSERT OR REPLACE INTO meta VALUES ('ledger', ?)", (_stands_for(noted),))


def _of(path: str | None, there: set[str]) -> str | None:
    return path if path in there else None


def lines_of(db: sqlite3.Connection) -> list[Kept]:
    """Return the lines of the ledger as they are now."""
    return [Kept(*row) for row in db.execute("SELECT address, id, since, text, file FROM ledger ORDER BY address")]


def gone(db: sqlite3.Connection, ledger: Ledger) -> Iterator[Problem]:
    """Yield the addresses whose text is not there any more."""
    asked = "SELECT address, file FROM ledger WHERE path IS NULL AND file != '' ORDER BY address"
    hint = (
        "put it back, or keep it with 'withdrawn:' and the reason; delete the line only if the address was never public"
    )
    for address, file in db.execute(asked):
        message = f"{address} was published, and its text {file} is gone: a page there says so"
        yield Problem(ledger.name, ledger.at.get(address), "address-gone", message, hint)


def _noted(db: sqlite3.Connection) -> str:
    row = db.execute("SELECT value FROM meta WHERE key = 'ledger'").fetchone()
    return row[0] if row else _stands_for(None)


def _stands_for(ledger: Ledger | None) -> str:
    if ledger is None:
        return ""
    lines = sorted(ledger.lines, key=lambda line: line.address)
    return blake2b(msgspec.msgpack.encode((ledger.retitled, lines)), digest_size=16).hexdigest()
