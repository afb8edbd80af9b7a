"""A site whose search is Pagefind's: no index of its own, and pages that say what is to be found in them."""

from __future__ import annotations

from pathlib import Path

from .site import Site, article

SETTINGS = '[site]\nsearch = "pagefind"\n'


def write(tmp_path: Path) -> Site:
    site = Site(tmp_path, SETTINGS)
    site.write("articles/fog.txt", article("Fog", "1931-05", source="The Ledger"))
    site.build()
    return site


def test_pages_say_what_is_found_in_them_and_when_they_are_from(tmp_path: Path) -> None:
    page = write(tmp_path).page("/1931/05/fog/")
    assert page.count("data-pagefind-body") == 1
    assert (
        '<time class="dt-published" datetime="1931-05" data-pagefind-meta="date[datetime]" data-pagefind-sort="date[datetime]">'
        in page
    )
    assert '<dd data-pagefind-filter="source">' in page


def test_there_is_no_index_of_its_own_and_the_policy_lets_pagefind_run(tmp_path: Path) -> None:
    site = write(tmp_path)
    assert {name for name in site.tree() if name.startswith("search")} == {"search/index.html"}
    assert [name.partition("-")[0] for name in sorted(site.tree()) if name.endswith(".js")] == ["on", "pagefind"]
    assert "script-src 'self' 'wasm-unsafe-eval';" in site.page("/_headers")
    assert 'src="../pagefind-' in site.page("/search/")


def test_what_pagefind_made_stays_as_long_as_it_is_asked_for(tmp_path: Path) -> None:
    site = write(tmp_path)
    site.write("build/pagefind/fragment/en_1.pf_fragment", "made by Pagefind")
    site.write("newsarchive.toml", SETTINGS + 'name = "The Record"\n')
    site.build()
    assert site.has("/pagefind/fragment/en_1.pf_fragment")
    site.write("newsarchive.toml", "")
    site.build()
    assert not site.has("/pagefind/fragment/en_1.pf_fragment")
    assert "data-pagefind" not in site.page("/1931/05/fog/")
    assert site.has("/search/index.json")
    assert site.tree() == site.build_from_nothing()


def test_a_site_without_search_has_no_script_for_it(tmp_path: Path) -> None:
    site = Site(tmp_path, '[site]\nwithout = ["search", "on"]\n')
    site.build()
    assert [name for name in site.tree() if name.endswith(".js")] == []
