"""Exports that are published with the site: what is in them, when they are made again, and that drafts are not in them."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from builder.site import PICTURE, Site, article
from newsarchive.builder import workshop
from newsarchive.cli.pipeline import Options, rehearse
from newsarchive.cli.project import find_project
from newsarchive.errors import SettingsError
from newsarchive.export.published import PUBLISHED

ALL = f"exports = {json.dumps(PUBLISHED)}\n"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site(tmp_path, ALL)
    site.write("articles/dam.svg", PICTURE)
    site.write("articles/a.md", article("The dam", "1999-03", "It held.", image="dam.svg"))
    site.write("articles/b.md", article("The storm", "1999-03-04", "It blew."))
    site.write("articles/c.md", article("Secret", "1999-03-05", "Nobody knows.", draft="true"))
    return site


def exports(site: Site) -> dict[str, bytes]:
    return {name: content for name, content in site.tree().items() if name.startswith(("exports/", "api/"))}


def made(site: Site) -> set[str]:
    return {address for address in site.made() if address.startswith(("/exports/", "/api/"))}


def titles(site: Site) -> list[str]:
    return [json.loads(line)["title"] for line in site.page("/exports/articles.jsonl").splitlines()]


def test_every_format_is_published(site: Site) -> None:
    site.build()
    assert len(exports(site)) == len(PUBLISHED) + 1  # an index and a month
    assert titles(site) == ["The dam", "The storm"]
    with zipfile.ZipFile(io.BytesIO(exports(site)["exports/articles-markdown.zip"])) as packed:
        assert packed.testzip() is None
        assert sorted(packed.namelist()) == [f"articles-markdown/1999/articles/{name}" for name in ("a.md", "b.md", "dam.svg")]  # fmt: skip
    with closing(sqlite3.connect(site.output / "exports/articles.sqlite")) as db:
        assert db.execute("SELECT count(*) FROM articles").fetchone() == (2,)


def test_after_edits_they_are_those_of_a_build_from_nothing(site: Site) -> None:
    site.build()
    steps = (
        lambda: site.write("articles/a.md", article("The dam", "1999-03", "It held until May.", image="dam.svg")),
        lambda: site.write("articles/dam.svg", PICTURE.replace("40", "50")),
        lambda: site.write("articles/d.md", article("Fog", "", "It came.")),
        lambda: site.rename("articles/b.md", "articles/e.md"),
        lambda: site.delete("articles/d.md"),
        lambda: site.write(
            "newsarchive.toml", f'{ALL}[site]\nname = "Another"\nbase_url = "https://record.example/"\n'
        ),
        lambda: site.write("newsarchive.toml", 'exports = ["csv"]\n'),
        lambda: site.write("newsarchive.toml", ""),
    )
    for step in steps:
        step()
        site.build()
        assert site.tree() == site.build_from_nothing()
    assert exports(site) == {}
    assert list((site.folder / ".newsarchive/exports").iterdir()) == []


def test_they_are_made_again_only_where_an_article_changed(site: Site) -> None:
    site.build()
    site.build()
    assert made(site) == set()
    kept = {path.name: path.stat().st_mtime_ns for path in (site.folder / ".newsarchive/exports").iterdir()}
    site.write("articles/c.md", article("Secret", "1999-03-05", "Nobody knows more.", draft="true"))
    site.build()
    assert made(site) == set()
    assert {path.name: path.stat().st_mtime_ns for path in (site.folder / ".newsarchive/exports").iterdir()} == kept
    site.write("articles/b.md", article("The storm", "1999-03-04", "It blew again."))
    site.build()
    assert made(site) == {f"/{name}" for name in exports(site)} - {"/api/index.json"}


def test_drafts_are_never_in_them(site: Site) -> None:
    site.build()
    before = exports(site)
    site.build(drafts=True)
    assert site.has("/1999/03/05/secret/")
    assert exports(site) == before


def test_what_goes_missing_comes_back(site: Site) -> None:
    site.build()
    before = exports(site)
    (site.output / "exports/articles.csv").unlink()
    for path in (site.folder / ".newsarchive/exports").iterdir():
        path.unlink()
    (site.folder / ".newsarchive/exports/left-by-a-run-cut-off").mkdir()
    site.build()
    assert exports(site) == before
    assert len(list((site.folder / ".newsarchive/exports").iterdir())) == len(before)


def test_a_rehearsal_tells_and_makes_nothing(site: Site) -> None:
    site.build()
    site.write("articles/b.md", article("The storm", "1999-03-04", "It blew again."))
    before = sorted((site.folder / ".newsarchive/exports").iterdir())
    told = rehearse(find_project((), site.folder / "newsarchive.toml"), Options(jobs=1, as_of="2026-01-01"))
    assert {fate.address for fate in told.pages.made} >= {f"/{name}" for name in exports(site)} - {"/api/index.json"}
    assert sorted((site.folder / ".newsarchive/exports").iterdir()) == before
    site.build()
    told = rehearse(find_project((), site.folder / "newsarchive.toml"), Options(jobs=1, as_of="2026-01-01"))
    assert told.pages.made == ()


def test_a_large_one_is_copied_piece_by_piece(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.build()
    before = site.tree()
    monkeypatch.setattr(workshop, "_LARGE", 10)
    assert site.build_from_nothing() == before
    (site.output / "exports/articles.csv").unlink()
    site.build()
    assert made(site) == {"/exports/articles.csv"}
    assert site.tree() == before


def test_a_format_that_is_not_there(site: Site) -> None:
    site.write("newsarchive.toml", '[site]\nname = "x"\n')
    site.write("newsarchive.toml", '\nexports = ["json"]\n')
    with pytest.raises(SettingsError, match=r"newsarchive.toml:2: exports: there is no format 'json' \(did you mean 'jsonl'\?\)"):  # fmt: skip
        find_project((), site.folder / "newsarchive.toml")


def test_the_interface_has_a_file_for_each_month(site: Site) -> None:
    site.write("articles/d.md", article("Fog", "", "It came."))
    site.write("articles/e.md", article('"</script> \\"x\\""', "1999", "It went."))
    site.build()
    index = json.loads(site.page("/api/index.json"))
    assert index["periods"] == [
        {"period": "undated", "articles": 1, "address": "/api/articles/undated.json"},
        {"period": "1999", "articles": 1, "address": "/api/articles/1999.json"},
        {"period": "1999-03", "articles": 2, "address": "/api/articles/1999-03.json"},
    ]
    assert (index["articles"], index["archive"], index["base_url"]) == (4, "News archive", "")
    parts = [json.loads(site.page(each["address"])) for each in index["periods"]]
    assert [part["period"] for part in parts] == ["undated", "1999", "1999-03"]
    lines = [json.loads(line) for line in site.page("/exports/articles.jsonl").splitlines()]
    for line in lines:
        del line["evidence"]
    assert [each for part in parts for each in part["articles"]] == lines


def test_an_edit_makes_the_file_of_its_month(site: Site) -> None:
    site.write("articles/d.md", article("Fog", "2001-05", "It came."))
    site.build()
    site.write("articles/d.md", article("Fog", "2001-05", "It came and stayed."))
    site.build()
    assert {each for each in made(site) if each.startswith("/api/")} == {"/api/articles/2001-05.json"}
    site.write("articles/d.md", article("Fog", "2001-06", "It came and stayed."))
    site.build()
    assert {each for each in made(site) if each.startswith("/api/")} == {
        "/api/articles/2001-06.json",
        "/api/index.json",
    }
    assert not site.has("/api/articles/2001-05.json")


def test_an_interface_to_nothing(tmp_path: Path) -> None:
    site = Site(tmp_path, 'exports = ["api"]\n')
    site.build()
    assert json.loads(site.page("/api/index.json"))["periods"] == []
