"""The next build's output is that of a build from nothing, whatever happened in between."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsarchive.builder.build as building
from newsarchive.archive import open_catalogue
from newsarchive.builder import Output, Wanted, build_site
from newsarchive.cli.pipeline import fingerprint
from newsarchive.settings import ReadingSettings, SiteSettings

from .site import PICTURE, TODAY, Site, article, tree

NAMES = st.sampled_from(["a", "b", "c", "d"])
TEXTS = st.builds(
    article,
    st.sampled_from(["Fog", "Tide", "27"]),
    st.sampled_from(["", "2019", "2019-02", "2019-02-27", "2020-03-01"]),
    st.sampled_from(["One line.", "The fog lifted.", "Ein Satz."]),
    tags=st.sampled_from(["", "[Iran]", "[iran, C]", "[C++]"]),
    people=st.sampled_from(["", "[Ann Lee]"]),
    draft=st.sampled_from(["", "true"]),
    aliases=st.sampled_from(["", "[/old/]"]),
    image=st.sampled_from(["", "p.svg"]),
)
EDITS = st.one_of(
    st.tuples(st.just("write"), NAMES, TEXTS),
    st.tuples(st.just("delete"), NAMES, st.none()),
    st.tuples(st.just("rename"), NAMES, NAMES),
    st.tuples(st.just("picture"), st.sampled_from([PICTURE, PICTURE.replace("40", "50")]), st.none()),
    st.tuples(st.just("template"), st.sampled_from(["a", "b"]), st.none()),
    st.tuples(st.just("setting"), st.sampled_from(["Record", "Ledger"]), st.none()),
)


def edit(site: Site, kind: str, what: str, how: str | None) -> None:
    name = f"articles/{what}.txt"
    if kind == "write":
        site.write(name, str(how))
    elif kind == "delete" and (site.folder / name).exists():
        site.delete(name)
    elif kind == "rename" and (site.folder / name).exists():
        site.rename(name, f"articles/{how}.txt")
    elif kind == "picture":
        site.write("articles/p.svg", what)
    elif kind == "template":
        site.write("templates/page.html", f"{{% extends 'base.html' %}}{{% set title, description, here, part = '{what}', '', '', '' %}}")  # fmt: skip
    elif kind == "setting":
        site.write("newsarchive.toml", f'[site]\nname = "{what}"\nbase_url = "https://x.example/"\n')


@settings(max_examples=4, deadline=None)
@given(st.lists(st.lists(EDITS, min_size=1, max_size=4), min_size=1, max_size=3))
def test_after_any_edits_the_site_is_that_of_a_build_from_nothing(rounds: list[list[tuple[str, str, str | None]]]) -> None:  # fmt: skip
    with TemporaryDirectory() as folder:
        site = Site(Path(folder))
        for edits in rounds:
            for each in edits:
                edit(site, *each)
            site.build()
        assert site.tree() == site.build_from_nothing()


@pytest.fixture
def three(site: Site) -> Site:
    site.write("articles/a.txt", article("Fog", "2019-02-27", "One.", tags="[Sea]", deck="The deck."))
    site.write("articles/b.txt", article("Tide", "2019-02-28", "Two.", tags="[Sea]"))
    site.write("articles/c.txt", article("Wind", "", "Three.", image="p.svg"))
    site.write("articles/p.svg", PICTURE)
    site.build()
    return site


def test_a_build_with_nothing_to_do_writes_nothing(three: Site) -> None:
    done = three.build()
    assert (done.read, done.outcome.written, done.outcome.removed) == (0, 0, 0)


@pytest.mark.parametrize(
    ("name", "title", "pages"), [("b", "Tide", 1), ("a", "Fog", 2)], ids=["an article", "the lead"]
)
def test_an_edited_body_remakes_its_own_page_and_where_it_leads_the_front(three: Site, name: str, title: str, pages: int) -> None:  # fmt: skip
    text = (three.folder / f"articles/{name}.txt").read_text()
    three.write(f"articles/{name}.txt", text.replace("One.", "One word more.").replace("Two.", "Two words more."))
    three.build()
    assert len(three.made()) == pages


def test_what_is_gone_from_the_input_is_gone_from_the_site(three: Site) -> None:
    three.delete("articles/b.txt")
    three.delete("articles/c.txt")
    three.build()
    assert not any("tide" in name or "wind" in name or "p.svg" in name for name in three.tree())
    assert not (three.output / "2019/02/28").exists()
    assert "Tide" not in three.page("/tags/sea/")


def test_what_a_killed_build_left_behind_is_cleared_away(three: Site) -> None:
    before = three.tree()
    for name in ("2019/.newsarchive-tmp-123", "old/index.html"):
        (three.output / name).parent.mkdir(exist_ok=True)
        (three.output / name).write_text("half")
    # Whoever put them there, a build that plans a part of the site only does not look for them.
    assert three.build().outcome.removed == 0
    with sqlite3.connect(three.folder / ".newsarchive/catalogue.sqlite") as db:
        db.execute("INSERT INTO meta VALUES ('under way', '1')")
    assert three.build().outcome.removed == 2
    assert three.tree() == before


def test_a_missing_or_damaged_file_is_made_again(three: Site) -> None:
    before = three.tree()
    (three.output / "index.html").unlink()
    (three.output / "404.html").write_text("short")
    assert three.build().outcome.written == 2
    assert three.tree() == before


def test_a_build_that_was_cut_off_is_not_believed(three: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Edited, built half, and edited back to a text of the same size: what was known before is no longer true."""
    before, text = three.tree(), (three.folder / "articles/b.txt").read_text()
    three.write("articles/b.txt", text.replace("Two.", "Owt."))
    with monkeypatch.context() as patch:
        patch.setattr(building.Work, "finish", lambda work: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            three.build()
    assert three.tree() != before
    three.write("articles/b.txt", text)
    three.build()
    assert three.tree() == before


def test_what_is_known_of_one_output_folder_is_not_believed_of_another(three: Site, tmp_path: Path) -> None:
    other = tmp_path / "other"
    three.build(output=other)
    # Of the same size, with other bytes: only a build that looks at them can tell.
    changed = (other / "404.html").read_bytes().replace(b"Nothing", b"gnihtoN")
    (other / "404.html").write_bytes(changed)
    three.build()
    three.build(output=other)
    assert tree(other) == three.tree()


def test_order_of_files_time_zone_and_hash_seed_change_nothing(three: Site, tmp_path: Path) -> None:
    script = f"""
import sys; sys.path.insert(0, {str(Path(__file__).parent.parent)!r})
from pathlib import Path
from builder.site import Site, article
site = Site(Path(sys.argv[1]))
for name in sys.argv[2]:
    site.write(f"articles/{{name}}.txt", (Path({str(three.folder)!r}) / f"articles/{{name}}.txt").read_text())
site.write("articles/p.svg", (Path({str(three.folder)!r}) / "articles/p.svg").read_text())
site.build()
"""
    for seed, zone, order in (("1", "Asia/Tokyo", "abc"), ("77", "America/New_York", "cba")):
        folder = tmp_path / seed
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        subprocess.run([sys.executable, "-c", script, str(folder), order], env=environment, check=True, timeout=60)
        assert tree(folder / "build") == three.tree()


def test_a_pool_makes_the_same_site(three: Site, tmp_path: Path) -> None:
    output = Output(tmp_path / "pooled")
    output.prepare(clean=False)
    catalogue = next((three.folder / ".newsarchive").glob("*.sqlite"))
    wanted = Wanted(catalogue, SiteSettings(), "", None, tmp_path / "pooled", fresh=True)
    with (
        open_catalogue(catalogue, fingerprint(ReadingSettings())) as db,
        ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool,
    ):
        build_site(db, wanted, pool)
    assert tree(tmp_path / "pooled") == three.tree()


def test_a_damaged_catalogue_costs_time_only(three: Site) -> None:
    before = three.tree()
    (three.folder / ".newsarchive/catalogue.sqlite").write_bytes(b"not a database")
    done = three.build()
    assert (done.read, done.outcome.written) == (3, 0)
    assert three.tree() == before


def test_today_is_the_only_thing_that_is_asked_of_the_clock(three: Site) -> None:
    before = three.tree()
    three.build(as_of="2044-04-04")
    assert (three.tree(), TODAY) == (before, "2026-01-01")
