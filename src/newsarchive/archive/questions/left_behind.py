"""What pages ask of addresses that were published and have no article any more."""

from __future__ import annotations

import sqlite3

import msgspec

from ..cards import Card

_card = msgspec.msgpack.Decoder(Card)

#: What was withdrawn and is in no ledger: its address is the one that it would have.
_UNRECORDED = "withdrawn IS NOT NULL AND path NOT IN (SELECT path FROM ledger WHERE path IS NOT NULL)"
_OF_WITHDRAWN = f"SELECT folder || slug || '/' FROM article WHERE {_UNRECORDED}"  # noqa: S608 - a constant
_OF_LEDGER = (
    "SELECT ledger.address FROM ledger LEFT JOIN article AS standing "
    "ON standing.path = ledger.path AND standing.address = ledger.address WHERE standing.path IS NULL"
)
#: The addresses at which no article stands: by the ledger, and of what was withdrawn and is in none.
LEFT_BEHIND = f"{_OF_LEDGER} UNION {_OF_WITHDRAWN}"


class Gone(msgspec.Struct, frozen=True):
    """An address without its article. `card` and `reason` are those of one that was withdrawn; of others nothing is known."""

    address: str
    card: Card | None = None
    reason: str = ""


def moved_to(db: sqlite3.Connection, address: str) -> tuple[str, str, bytes] | None:
    """Return (address, where its article stands now, its packed card) of an address that an article has left."""
    asked = (
        "SELECT ledger.address, article.address, card FROM ledger JOIN article ON article.path = ledger.path "
        "WHERE ledger.address = ? AND shown AND article.address != ledger.address"
    )
    row: tuple[str, str, bytes] | None = db.execute(asked, (address,)).fetchone()
    return row


def gone_from(db: sqlite3.Connection, address: str) -> Gone | None:
    """Return what there is to say of an address that has no article any more; None for any other one."""
    row = db.execute(
        "SELECT card, withdrawn, shown FROM ledger LEFT JOIN article ON article.path = ledger.path WHERE ledger.address = ?",
        (address,),
    ).fetchone()
    folder, _, slug = address.strip("/").rpartition("/")
    row = (
        row
        or db.execute(
            f"SELECT card, withdrawn, shown FROM article WHERE {_UNRECORDED} AND folder = ? AND slug = ? ORDER BY path",  # noqa: S608 - a constant
            (f"/{folder}/", slug),
        ).fetchone()
    )
    if row is None or row[2]:
        return None
    card, reason, _ = row
    return Gone(address) if reason is None else Gone(address, _card.decode(card), reason)
