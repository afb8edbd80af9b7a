"""What `build --dry-run` says: what a build would do, and why."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ..archive import CAUSES, Reading
from ..builder.wording import count
from .pipeline import Rehearsed
from .terminal import say

#: So many of each kind are named, unless all are asked for.
_SHOWN = 20


def rehearsal_json(rehearsed: Rehearsed) -> str:
    """Return all of it as a JSON object."""
    pages = rehearsed.pages
    return msgspec.json.encode({
        "articles": rehearsed.articles,
        "read": [{"path": path, "why": _why(reading)} for path, reading in rehearsed.texts],
        "made": pages.made, "kept": pages.kept, "removed": pages.removed, "problems": rehearsed.problems,
    }).decode()  # fmt: skip


def show_rehearsal(rehearsed: Rehearsed, *, everything: bool) -> None:
    """Print it, of each kind the first few or, with `everything`, all."""
    texts = [(path, _why(reading)) for path, reading in rehearsed.texts]
    pages = rehearsed.pages
    _show(f"{count(len(texts), 'text')} would be read", texts, everything=everything)
    for done, fates in (("made", pages.made), ("kept", pages.kept), ("removed", pages.removed)):
        rows = [(fate.address, fate.why) for fate in fates]
        _show(f"{count(len(rows), 'file')} of the site would be {done}", rows, everything=everything)


def _show(heading: str, rows: Sequence[tuple[str, str]], *, everything: bool) -> None:
    say(heading, bold=True)
    shown = rows if everything else rows[:_SHOWN]
    for what, why in shown:
        say(f"  {what}: {why}")
    if len(rows) > len(shown):
        say(f"  … and {len(rows) - len(shown):,} more (-v shows all)", dim=True)


def _why(reading: Reading) -> str:
    files = f" ({', '.join(reading.files)})" if reading.files else ""
    return f"{CAUSES[reading.cause]}{files}"
