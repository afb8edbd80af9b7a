"""What free static hosts allow, so that an archive that outgrows one says so before it is refused.

Facts from the hosts' own documents, read in 2026: GitHub Pages (1 GB a site), Cloudflare Pages (20,000 files on the free plan,
25 MiB a file), GitLab Pages (1 GB, 200,000 entries), Netlify (54,000 files a folder).
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from .sizes import Sizes

#: A limit is worth a word from here on.
_NEAR = 0.8
_MIB = 1024 * 1024


class Host(msgspec.Struct, frozen=True):
    """The limits of one host; None where it states none."""

    name: str
    files: int | None = None
    bytes: int | None = None
    file_bytes: int | None = None
    folder: int | None = None


HOSTS = (
    Host("GitHub Pages", bytes=1_000_000_000),
    Host("Cloudflare Pages (free)", files=20_000, file_bytes=25 * _MIB),
    Host("GitLab Pages", files=200_000, bytes=1_000_000_000),
    Host("Netlify", folder=54_000),
)


def near_limits(sizes: Sizes) -> Iterator[str]:
    """Say for each host which of its limits the site is near or beyond."""
    for host in HOSTS:
        for what, have, limit in (
            ("files", sizes.files, host.files),
            ("bytes", sizes.bytes, host.bytes),
            (f"bytes in {sizes.largest}", sizes.largest_bytes, host.file_bytes),
            (f"entries in {sizes.fullest}/", sizes.fullest_entries, host.folder),
        ):
            if limit is not None and have >= _NEAR * limit:
                state = "more than" if have > limit else "near"
                yield f"{host.name}: {have:,} {what}, {state} its limit of {limit:,}"
