"""`newsarchive verify`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click
import msgspec

from ..errors import Problem
from ..export.bag_stores import DAMAGED, open_store
from ..export.verifying import Verified, verify_bag
from .terminal import say, show_problems, size


@click.command("verify")
@click.argument("bag", type=click.Path(exists=True, path_type=Path), metavar="BAG")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(bag: Path, as_json: bool) -> None:
    """Check a bag (RFC 8493): every file that it lists, by its checksums, and no other in its payload.

    BAG is a folder, or a tar, tar.gz or zip file with one; nothing is unpacked or changed.

    Exit status: 0 the bag is complete and valid, 1 it is not, 2 there is nothing to check.
    """
    found = _verified(bag)
    if as_json:
        told: dict[str, Any] = {"bag": str(bag), "valid": not found.problems, **msgspec.to_builtins(found)}
        click.echo(msgspec.json.format(msgspec.json.encode(told), indent=1).decode())
    else:
        show_problems(found.problems, everything=True)
        number = len(found.problems)
        ending = f"{number:,} {'problem' if number == 1 else 'problems'}" if number else "complete and valid"
        by = f", by {' and '.join(found.algorithms)}" if found.algorithms else ""
        say(f"{bag}: {found.files:,} {'file' if found.files == 1 else 'files'}, {size(found.bytes)}{by}: {ending}")
    sys.exit(1 if found.problems else 0)


def _verified(bag: Path) -> Verified:
    try:
        store = open_store(bag)
        if store is not None:
            return verify_bag(store)
    except DAMAGED as error:
        problem = Problem(".", None, "bag-unreadable", f"the bag cannot be read: {error}", "take it from another copy")
        return Verified("", (), 0, 0, (problem,))
    raise click.BadParameter(f"'{bag}' is neither a folder nor a tar or zip file", param_hint="BAG")
