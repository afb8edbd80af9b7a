"""The look that a configuration asks for: its logo is found and checked, and its menus name pages that there are."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from pathlib import Path

from ..builder import Logo, Look, address_named, places
from ..loader import examine_picture
from ..settings import Settings, error_at

#: What every browser shows, at any size of screen.
_LOGOS = (".svg", ".png", ".jpg", ".jpeg", ".webp")


def find_look(settings: Settings, home: Path, text: str, where: str, own: Sequence[str] = ()) -> Look:
    """Return the look; `own` are the names of the user's own pages.

    Raises `SettingsError` with the line in `text`, the configuration, where it cannot be had.
    """
    said, without = settings.look, settings.site.without
    for key, names in (("menu", said.menu), ("footer", said.footer)):
        _refuse_left_out(key, names or (), without, text, where)
        _check_places(key, names or (), (*places(without), *map(address_named, own)), text, where)
    return Look(said, _logo(said.logo, home, text, where) if said.logo else None)


def _refuse_left_out(key: str, names: Sequence[str], without: Sequence[str], text: str, where: str) -> None:
    for name in names:
        if name.strip("/") in without:
            hint = f"take it out of look.{key}, or out of site.without"
            raise error_at(key, f"look.{key}: the site is without the pages of '{name}'", text, where, hint)


def _check_places(key: str, names: Sequence[str], known: Sequence[str], text: str, where: str) -> None:
    for name in names:
        if address_named(name) not in known:
            short = [address.strip("/") for address in known]
            near = difflib.get_close_matches(name.strip("/").lower(), short, n=1, cutoff=0.5)
            hint = f"did you mean '{near[0]}'?" if near else f"there are: {', '.join(short)}"
            raise error_at(key, f"look.{key}: the site has no page '{name}'", text, where, hint)


def _logo(name: str, home: Path, text: str, where: str) -> Logo:
    path = home / name
    extension = path.suffix.lower()
    if extension not in _LOGOS:
        hint = f"save it as one of {', '.join(each[1:] for each in _LOGOS)}"
        raise error_at("logo", f"look.logo: '{name}' is no kind of picture for a masthead", text, where, hint)
    try:
        found = examine_picture(path)
    except OSError as error:
        message = f"look.logo: '{name}' cannot be read: {error.strerror}"
        raise error_at("logo", message, text, where, "its path is relative to this file") from error
    if isinstance(found, str):
        raise error_at("logo", f"look.logo: '{name}' {found}", text, where, "nothing of it is shown")
    if not found.width:
        hint = "give the drawing a width and a height" if extension == ".svg" else "save it again"
        raise error_at("logo", f"look.logo: '{name}' does not say how large it is", text, where, hint)
    stem = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-") or "logo"
    return Logo(f"/{stem}-{found.digest[:8]}{extension}", str(path), found.digest, found.width, found.height)
