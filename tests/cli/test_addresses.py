"""Addresses that last, through the command line: the ledger, redirects, what was withdrawn, what is gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.site import Site, article

from .conftest import Run

LEDGER = '[addresses]\nledger = "addresses.txt"\n'


@pytest.fixture
def site(tmp_path: Path) -> Site:
    made = Site(tmp_path, LEDGER)
    made.write("articles/a.txt", article("Fog on the quay", "2019-02-27", authors="Mira Dahl"))
    made.write("articles/b.txt", article("Tide", "2019-02-28", "No ferry left port."))
    made.build()
    return made


def ledger(site: Site) -> list[list[str]]:
    lines = (site.folder / "addresses.txt").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def ids(site: Site) -> dict[str, str]:
    return {line[3]: line[0] for line in ledger(site)}


def test_a_new_headline_and_another_date_leave_an_article_where_it_is(site: Site) -> None:
    before = ids(site)
    site.write("articles/a.txt", article("Fog over all quays", "2019-03-01", authors="Mira Dahl"))
    report = site.build()
    assert report.problems == ()
    assert "Fog over all quays" in site.page("/2019/02/27/fog-on-the-quay/")
    assert 'href="../../../../2019/02/27/fog-on-the-quay/"' in site.page("/2019/03/01/").replace(
        "../../..", "../../../.."
    )
    assert not site.has("/2019/03/01/fog-over-all-quays/")
    assert ids(site) == before


def test_an_article_may_move_and_leave_a_redirect(site: Site) -> None:
    before = ids(site)
    site.write("newsarchive.toml", LEDGER + 'retitled = "move"\n[site]\nbase_url = "https://ledger.example/archive/"\n')
    site.write("articles/a.txt", article("Fog over all quays", "2019-02-27", authors="Mira Dahl"))
    site.build()
    assert "fog-over-all-quays" in site.page("/2019/02/27/fog-on-the-quay/")
    assert ids(site)["/2019/02/27/fog-over-all-quays/"] == before["/2019/02/27/fog-on-the-quay/"]
    redirects = (site.output / "_redirects").read_text("utf-8")
    assert redirects == "/archive/2019/02/27/fog-on-the-quay/ /archive/2019/02/27/fog-over-all-quays/ 301\n"


def test_an_id_survives_another_file_name(site: Site) -> None:
    before = ids(site)
    site.rename("articles/a.txt", "articles/quay.txt")
    site.build()
    assert ids(site) == before
    assert [line[4] for line in ledger(site)] == ["articles/quay.txt", "articles/b.txt"]


def test_a_new_article_does_not_take_an_address_that_was_published(site: Site) -> None:
    site.delete("articles/a.txt")
    site.write(
        "articles/0.txt", article("Fog on the quay", "2019-02-27", "Quite another text about quite another fog.")
    )
    site.write(
        "articles/a.txt", article("Fog on the quay", "2019-02-27", "Words that nobody has read.", authors="Otto Brink")
    )
    site.build()
    assert "Otto Brink" in site.page("/2019/02/27/fog-on-the-quay/")


def test_a_text_that_is_gone_is_told_of_and_its_address_answers(site: Site) -> None:
    site.delete("articles/a.txt")
    report = site.build()
    assert [(each.code, each.line) for each in report.problems] == [("address-gone", 3)]
    page = site.page("/2019/02/27/fog-on-the-quay/")
    assert "no longer in the archive" in page.lower()
    assert "noindex" in page
    assert "Fog on the quay" not in page
    assert not site.has("/2019/02/27/")


def test_what_was_withdrawn_says_why_and_nothing_else_of_it_is_left(site: Site) -> None:
    site.write(
        "articles/a.txt", article("Fog on the quay", "2019-02-27", "Secret words.", withdrawn="It was not true.")
    )
    site.build()
    page = site.page("/2019/02/27/fog-on-the-quay/")
    assert "It was not true." in page
    assert "Fog on the quay" in page
    others = [
        name for name, content in site.tree().items() if b"Secret words" in content or b"Fog on the quay" in content
    ]
    assert others == ["2019/02/27/fog-on-the-quay/index.html"]


def test_what_was_withdrawn_has_its_page_without_a_ledger_too(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.write("articles/a.txt", article("Fog", "2019-02-27", withdrawn="It was not true."))
    site.build()
    assert "It was not true." in site.page("/2019/02/27/fog/")
    site.write("articles/a.txt", article("Fog", "2019-02-27"))
    site.build()
    assert "It was not true." not in site.page("/2019/02/27/fog/")
    site.write("articles/a.txt", article("Fog", "2019-02-27", withdrawn="Nobody knows."))
    site.build()
    site.delete("articles/a.txt")
    site.build()
    assert not site.has("/2019/02/27/fog/")


def test_looking_at_a_site_writes_no_ledger(site: Site, run: Run) -> None:
    before = (site.folder / "addresses.txt").read_bytes()
    site.write("articles/c.txt", article("Ebb", "2019-03-01"))
    assert run("check", "--state", "elsewhere").returncode == 0
    assert run("list", "--state", "elsewhere").returncode == 0
    site.build(drafts=True)
    site.build(publishes=False)
    assert (site.folder / "addresses.txt").read_bytes() == before
    site.build()
    assert "/2019/03/01/ebb/" in ids(site)


def test_a_part_of_the_texts_is_built_without_it(site: Site, run: Run) -> None:
    before = (site.folder / "addresses.txt").read_bytes()
    done = run("build", "articles/a.txt", "-o", "part", "--state", "elsewhere")
    assert (done.returncode, done.stderr) == (0, "")
    assert not (site.folder / "part/2019/02/28/tide").exists()
    assert (site.folder / "addresses.txt").read_bytes() == before


def test_a_ledger_that_contradicts_itself_stops_every_command_with_its_lines(site: Site, run: Run) -> None:
    rows = (site.folder / "addresses.txt").read_text("utf-8").splitlines()
    site.write("addresses.txt", "\n".join([*rows, rows[2], "<<<<<<< ours"]))
    before = site.tree()
    for command in ("build", "check", "list"):
        done = run(command)
        assert done.returncode == 2
        assert "addresses.txt:5: ledger-conflict" in done.stderr
        assert "lines 6" in done.stderr
    assert site.tree() == before


def test_explain_tells_of_what_was_withdrawn(site: Site, run: Run) -> None:
    site.write("articles/a.txt", article("Fog on the quay", "2019-02-27", withdrawn="It was not true."))
    site.build()
    said = run("explain", "articles/a.txt")
    assert said.returncode == 0
    assert "withdrawn: It was not true." in said.stdout
