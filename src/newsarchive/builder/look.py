"""How a site looks, with all that was looked up for it: what pages are made with besides templates."""

from __future__ import annotations

import msgspec

from ..look import LookSettings


class Logo(msgspec.Struct, frozen=True):
    """The picture in place of the name on the masthead: its address on the site, its file and that file's digest, its size."""

    address: str
    file: str
    digest: str
    width: int
    height: int


class Look(msgspec.Struct, frozen=True):
    """What the configuration says of the look, and the logo it names."""

    said: LookSettings = LookSettings()
    logo: Logo | None = None


#: The theme's own look.
PLAIN = Look()
