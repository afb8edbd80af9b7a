"""The search index as part of the site: what changes it, what does not, and what becomes of it when something is amiss."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsarchive.archive import Numbered
from newsarchive.builder import search_index
from newsarchive.builder.search_index import runs_of, segments_of
from newsarchive.errors import ArchiveError

from .site import Site, article


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site(tmp_path, '[site]\nwithout = ["on"]\n')
    for n in range(12):
        site.write(
            f"articles/{n}.txt",
            article(f"Tide {n}", f"19{60 + n}-02-03", f"The harbour was quiet {n}.", source="Ledger"),
        )
    return site  # fmt: skip


@pytest.fixture
def small_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_index, "_LEAST", 2)
    monkeypatch.setattr(search_index, "_ONE_IN", 2)
    monkeypatch.setattr(search_index, "_ONE_SEGMENT", 8)


def index(site: Site) -> dict[str, bytes]:
    return {name: content for name, content in site.tree().items() if name.startswith("search/")}


def numbered(addresses: range) -> list[Numbered]:
    return [Numbered(n, f"/{n}/", b"", "") for n in addresses]


def test_the_index_names_its_files_and_no_others(site: Site) -> None:
    site.build()
    told = json.loads(site.page("/search/index.json"))
    assert told["articles"] == 12
    (segment,) = told["segments"]
    names = {name for _, name in (*segment["words"], *segment["places"])}
    names |= {*segment["cards"], *segment["facets"].values(), segment["dates"]}
    files = {Path(name).name for name in index(site)} - {"index.html"}
    assert files == {"index.json", *(f"{name}.bin" for name in names)}
    assert set(segment["facets"]) >= {"source", "lang"}


@pytest.mark.usefixtures("small_runs")
def test_after_edits_it_is_that_of_a_build_from_nothing(site: Site) -> None:
    site.build()
    steps = (
        lambda: site.write("articles/new.txt", article("Ebb", "1964-05-06", "A new word: dredger.", source="Ledger")),
        lambda: site.write("articles/3.txt", article("Tide 3", "1963-02-03", "The harbour was busy.")),
        lambda: site.write("articles/4.txt", article("Tide 4", "", "The harbour was quiet 4.", source="Other")),
        lambda: site.delete("articles/7.txt"),
        lambda: site.rename("articles/8.txt", "articles/eight.txt"),
        lambda: site.write("articles/again.txt", article("Tide 9", "1969-02-04", "The harbour was quiet 9. " * 9)),
    )
    for step in steps:
        step()
        site.build()
        now, wanted = index(site), site.build_from_nothing()
        assert sorted(now) == sorted(name for name in wanted if name.startswith("search/"))
        assert [name for name, content in now.items() if wanted[name] != content] == []


@pytest.mark.usefixtures("small_runs")
def test_nothing_changed_makes_nothing_again(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.build()
    before = index(site)
    monkeypatch.setattr(search_index, "bring_up_to_date", None)
    site.build()
    assert index(site) == before


@pytest.mark.usefixtures("small_runs")
def test_one_text_makes_one_run_again(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.build()
    made = []
    real = search_index.packed_run
    monkeypatch.setattr(search_index, "packed_run", lambda articles: made.append(len(articles)) or real(articles))
    site.write("articles/3.txt", article("Tide 3", "1963-02-03", "The harbour was busy."))
    site.build()
    assert len(made) == 1
    assert made[0] < 12


@pytest.mark.parametrize("damage", ["gone", "half"])
def test_what_is_lost_in_the_site_or_in_the_state_comes_again(site: Site, damage: str) -> None:
    site.build()
    before = index(site)
    for folder in (site.output / "search", site.folder / ".newsarchive/search"):
        for file in [*folder.glob("*.bin"), folder / "index.json"]:
            if damage == "gone":
                file.unlink()
                site.build()
                assert index(site) == before
            elif folder == site.output / "search":
                file.write_bytes(file.read_bytes()[:-1])
                site.build()
                assert index(site) == before


def test_a_site_can_be_without(site: Site) -> None:
    site.write("newsarchive.toml", '[site]\nwithout = ["search"]\n')
    site.build()
    assert not index(site)
    assert "/search/" not in site.page("/")
    site.write("newsarchive.toml", "")
    site.build()
    assert index(site)
    site.write("newsarchive.toml", '[site]\nwithout = ["search"]\n')
    site.build()
    assert not index(site)


def test_an_archive_without_articles_has_an_index(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.build()
    assert json.loads(site.page("/search/index.json")) == {"format": 1, "articles": 0, "segments": []}


def test_one_more_article_changes_the_run_it_is_in() -> None:
    before, after = runs_of(numbered(range(3000))), runs_of(numbered(range(3001)))
    assert len(before) > 5
    assert len({run.name for run in after} - {run.name for run in before}) <= 2
    assert [number for run in after for number in run.ids] == list(range(3001))
    inserted = numbered(range(3000))
    inserted.insert(1500, Numbered(9000, "/9000/", b"", ""))
    # A run may end elsewhere then; the ones after the next end are the same.
    assert len({run.name for run in runs_of(inserted)} - {run.name for run in before}) <= 4


@pytest.mark.parametrize("total", [0, 1, 4095, 4096, 5000, 70_000])
def test_what_comes_last_is_a_small_segment(total: int) -> None:
    runs = runs_of(numbered(range(total)))
    segments = segments_of(runs)
    assert [run for segment in segments for run in segment] == runs
    assert len(segments) == (total > 0) + (total >= 4096)
    if total >= 4096:
        last = sum(len(run.ids) for run in segments[-1])
        assert 0 < last <= total // 32 + 1024


def test_a_damaged_run_is_thrown_away_and_the_next_build_stands(site: Site) -> None:
    site.build()
    before = {name: content for name, content in index(site).items() if not name.endswith(".html")}
    kept = site.folder / ".newsarchive/search"
    for file in kept.iterdir():
        if file.name.startswith("segment-"):
            file.unlink()
        elif file.name.startswith("run-"):
            file.write_bytes(file.read_bytes()[:200])
    site.write("newsarchive.toml", "")  # so that all is looked at again
    with pytest.raises(ArchiveError, match="damaged"):
        site.build()
    site.build()
    assert before.items() <= index(site).items()


def test_a_folder_that_cannot_be_written_is_told_by_name(site: Site) -> None:
    site.write(".newsarchive/search", "in the way")
    with pytest.raises(ArchiveError, match="the search index cannot be made"):
        site.build()


def test_another_program_makes_it_again(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.build()
    made = []
    real = search_index.packed_run
    monkeypatch.setattr(search_index, "packed_run", lambda articles: made.append(len(articles)) or real(articles))
    monkeypatch.setattr(search_index, "program", lambda: "of tomorrow")
    site.build()
    assert sum(made) == 12
