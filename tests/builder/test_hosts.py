from __future__ import annotations

from newsarchive.builder import Sizes
from newsarchive.builder.hosts import near_limits


def test_a_small_site_fits_everywhere() -> None:
    assert not list(near_limits(Sizes(100, 10_000, "index.html", 500, ".", 20)))


def test_a_limit_is_told_before_and_after_it_is_reached() -> None:
    told = list(near_limits(Sizes(19_000, 10_000, "a.svg", 26 * 1024 * 1024, "tags", 60_000)))
    assert told == [
        "Cloudflare Pages (free): 19,000 files, near its limit of 20,000",
        "Cloudflare Pages (free): 27,262,976 bytes in a.svg, more than its limit of 26,214,400",
        "Netlify: 60,000 entries in tags/, more than its limit of 54,000",
    ]
