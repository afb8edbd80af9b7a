"""From a request target to a place inside the site, by names alone: the disk is not touched here.

The target is percent-decoded exactly once and then judged segment by segment, so that no second decoding,
no odd separator and no name with a meaning of its own reaches the file system. What gets through is a tuple
of plain names; `files` then looks whether they lead anywhere.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote_to_bytes

import msgspec

from newsarchive.errors import ArchiveError
from newsarchive.preview.refused import Refused

#: The first segment below the base path that belongs to the preview itself.
OWN = "__newsarchive"

_BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
# Backslash and colon separate paths, drives and streams on Windows; C0, DEL and C1 have no business in a name.
_BAD_CHARACTER = re.compile(r"[\\:\x00-\x1f\x7f-\x9f]")
# Windows opens the device whatever the extension and whatever the folder; superscript digits count as digits.
_DEVICE = re.compile(r"(con|prn|aux|nul|clock\$|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\..*)?", re.IGNORECASE)


class BasePath(msgspec.Struct, frozen=True):
    """The path at which the site is hosted; `parts` are its decoded segments, none for `/`."""

    parts: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        """The path as written in links: `/` or `/archive/`."""
        return self.join(())

    def join(self, parts: tuple[str, ...], *, folder: bool = True) -> str:
        """The address of a place in the site. Always one slash first: never `//host`, another site's address."""
        whole = [quote(part, safe="") for part in (*self.parts, *parts)]
        return "/" + "".join(part + "/" for part in whole) if folder else "/" + "/".join(whole)


class Page(msgspec.Struct, frozen=True):
    """A place in the site: `parts` below its root; `folder` when the address ended in a slash."""

    parts: tuple[str, ...]
    folder: bool


class Own(msgspec.Struct, frozen=True):
    """One of the preview's own addresses, such as `reload.js`."""

    name: str


class Redirect(msgspec.Struct, frozen=True):
    """The address meant is another one on this server."""

    status: int
    location: str


def read_base(text: str) -> BasePath:
    """Read a base path, with or without its outer slashes.

    Raises `ArchiveError` when no page below it could ever be reached.
    """
    parts = tuple(part for part in (_decode(text) or "").strip("/").split("/") if part)
    wrong = next(filter(None, map(refuse_name, parts)), None)
    if wrong or (text.strip("/") and not parts):
        reason = wrong.reason if wrong else "it is not a valid URL path"
        raise ArchiveError(f"the site cannot be previewed at this base path: {reason}", text)
    return BasePath(parts)


def read_target(target: str, base: BasePath) -> Page | Own | Redirect | Refused:
    """Say what a request target means. Never raises, whatever the target."""
    path, mark, query = target.partition("?")
    decoded = _decode(path)
    if decoded is None or not decoded.startswith("/"):
        return Refused(400, "the address is malformed")
    segments = tuple(decoded[1:].split("/"))
    # An empty last segment is the slash at the end of a folder's address.
    names = segments[:-1] if segments[-1] == "" else segments
    wrong = next(filter(None, map(refuse_name, names)), None)
    return wrong or _within(names, base, query=mark + query, folder=names != segments)


def _within(names: tuple[str, ...], base: BasePath, *, query: str, folder: bool) -> Page | Own | Redirect | Refused:
    depth = len(base.parts)
    if not names and base.parts:
        # Not permanent: another site may be previewed on this port tomorrow.
        return Redirect(302, base.url)
    if names[:depth] != base.parts:
        return Refused(404, f"this address is outside the site, which lives under {base.url}")
    if len(names) == depth and not folder:
        return Redirect(301, base.url + query)
    inside = names[depth:]
    return Own("/".join(inside[1:])) if inside[:1] == (OWN,) else Page(inside, folder)


def refuse_name(name: str) -> Refused | None:
    """Why a single decoded name is not looked up, or None if it may be."""
    if not name:
        return Refused(404, "the address has two slashes in a row")
    if name in {".", ".."} or _BAD_CHARACTER.search(name):
        return Refused(400, "the address has a character or a segment that no page's address has")
    if name.startswith(".") and name != ".well-known":
        return Refused(403, "hidden files and folders are not served")
    if name.endswith((".", " ")):
        return Refused(403, "a name that ends in a dot or a space means another file on Windows")
    return Refused(403, "the name is a device on Windows") if _DEVICE.fullmatch(name) else None


def _decode(path: str) -> str | None:
    if _BAD_ESCAPE.search(path) or "#" in path:
        return None
    try:
        return unquote_to_bytes(path).decode("utf-8")
    except UnicodeError:
        return None
