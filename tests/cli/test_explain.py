"""`newsarchive explain`: what a page is made from, where a text is shown, and what the last build did with them and why."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from .conftest import Run

LAMP = "/1999/03/04/the-lamp-is-lit/"


@pytest.fixture
def built(run: Run, clips: Path, tmp_path: Path) -> Path:
    """Three texts, built once, below a host's path."""
    settings = 'content = ["clips"]\n[site]\nbase_url = "https://x.example/news/"\n'
    (tmp_path / "newsarchive.toml").write_text(settings, "utf-8")
    (clips / "lamp.yaml").write_text("image: lamp.svg\n", "utf-8")
    (clips / "lamp.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>', "utf-8")
    (clips / "_defaults.yaml").write_text("lang: en\n", "utf-8")
    assert run("build").returncode == 0
    return clips


def explained(run: Run, what: str | Path) -> dict[str, Any]:
    done = run("explain", what, "--json")
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def words(run: Run, what: str | Path) -> str:
    done = run("explain", what)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_an_articles_page_names_its_text_and_what_lies_beside_it(run: Run, built: Path) -> None:
    told = explained(run, LAMP)
    assert told["text"] == {
        "file": "clips/lamp.md",
        "title": "The lamp is lit",
        "date": "1999-03-04",
        "companions": ["clips/lamp.yaml", "clips/_defaults.yaml"],
        "pictures": [str(built / "lamp.svg")],
        "read": "read for the last build: the catalogue did not know it",
    }
    assert Path(told["templates"][0]).name == "article.html"
    assert told["file"] == f"build{LAMP}index.html"
    assert told["size"] == (built.parent / f"build{LAMP}index.html").stat().st_size
    assert len(told["inputs"]) == 32
    assert told["last"]["words"] == "made: it is new; written"
    assert "Text        clips/lamp.md: The lamp is lit (1999-03-04)" in words(run, LAMP)


@pytest.mark.parametrize(
    "what",
    [
        LAMP,
        LAMP.strip("/"),
        f"{LAMP}index.html",
        f"https://x.example/news{LAMP}",
        f"https://x.example/news{LAMP}index.html#text",
        f"build{LAMP}index.html",
        f"build{LAMP}",
    ],
)
def test_an_address_may_be_written_in_many_ways(run: Run, built: Path, what: str) -> None:
    assert explained(run, what)["address"] == LAMP


@pytest.mark.parametrize(
    ("what", "address"),
    [("/", "/"), ("https://x.example/news", "/"), ("build", "/"), ("404.html", "/404.html"), ("build/tags", "/tags/")],
)
def test_the_front_page_and_files_have_addresses_too(run: Run, built: Path, what: str, address: str) -> None:
    assert explained(run, what)["address"] == address


def test_every_file_of_the_site_is_explained(run: Run, built: Path) -> None:
    # One process for each would take long; these are one of each kind.
    for what in ("atom.xml", "sitemap.xml", "robots.txt", "_headers", ".nojekyll", "undated/index.html", "about/"):
        told = explained(run, f"build/{what}")
        assert told["templates"] or told["copied"], what
        assert told["last"]["done"] == "made"
    assert explained(run, f"{LAMP}lamp.svg")["copied"] == str((built / "lamp.svg").resolve())


def test_a_list_says_how_many_and_the_first_few(run: Run, built: Path) -> None:
    for number in range(7):
        text = f"---\ntitle: Ship {number}\ndate: 2001-02-03\n---\nIt came in.\n"
        (built / f"ship{number}.md").write_text(text, "utf-8")
    run("build")
    told = words(run, "/2001/02/03/")
    assert "Shows       7 articles" in told
    assert "/2001/02/03/ship-4/  clips/ship4.md" in told
    assert "ship5.md" not in told
    assert "… and 2 more" in told
    assert len(explained(run, "/2001/02/03/")["articles"]) == 7


def test_why_the_last_build_made_or_kept_a_page(run: Run, built: Path, tmp_path: Path) -> None:
    page = tmp_path / f"build{LAMP}index.html"

    def last() -> str:
        run("build")
        return str(explained(run, LAMP)["last"]["words"])

    assert last() == "kept: nothing it shows has changed; last made in build 1 of 2: it is new; written"
    text = (built / "lamp.md").read_text("utf-8")
    (built / "lamp.md").write_text(text.replace("Thursday", "a Thursday"), "utf-8")
    assert last() == "made: what it shows has changed; written"
    page.unlink()
    assert last() == "made: its file was missing, or not as it was written; written"
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/notes.html").write_text("<p>", "utf-8")
    assert last() == "made: the templates or the stylesheet have changed; same bytes, not written"
    (tmp_path / "newsarchive.toml").write_text(
        'content = ["clips"]\n[site]\nbase_url = "https://x.example/news/"\nmotto = "Kept dry"\n', "utf-8"
    )
    assert last().startswith("made: the site's settings have changed")
    (tmp_path / "names.yaml").write_text("hide: [The Quay]\n", "utf-8")
    assert last().startswith("made: nothing was known of what lay there")
    assert "the names file, or what finds names, changed" in explained(run, LAMP)["text"]["read"]


def test_a_text_tells_where_it_is_shown(run: Run, built: Path) -> None:
    told = explained(run, built / "lamp.md")
    assert (told["file"], told["address"], told["title"], told["is_shown"]) == (
        "clips/lamp.md", LAMP, "The lamp is lit", True,
    )  # fmt: skip
    pages = [page["address"] for page in told["pages"]]
    assert sorted(pages) == sorted([
        "/", LAMP, "/1999/", "/1999/03/", "/1999/03/04/", "/tags/harbours/", "/sources/the-quay/", "/atom.xml", "/rss.xml",
        "/feed.json", "/feeds/1999-03.xml", "/on/03-04/",
    ])  # fmt: skip
    assert {page["last"]["done"] for page in told["pages"]} == {"made"}
    assert explained(run, "clips/lamp.md") == told


def test_a_text_tells_why_it_was_read_and_what_changed_since(run: Run, built: Path) -> None:
    assert explained(run, "clips/lamp.md")["read"] == "read for the last build: the catalogue did not know it"
    (built / "lamp.yaml").write_text("image: lamp.svg\nsection: Port\n", "utf-8")
    told = explained(run, "clips/lamp.md")
    assert told["changed"] == ["clips/lamp.yaml"]
    assert "clips/lamp.yaml changed; the next build reads it again" in words(run, "clips/lamp.md")
    run("build")
    told = explained(run, "clips/lamp.md")
    assert (told["read_now"], told["cause"], told["changed"]) == (True, "files", [])
    assert told["read"] == "read for the last build: size or time of a file changed (lamp.yaml)"
    fog = explained(run, "clips/fog.txt")
    assert (fog["read_now"], fog["cause"]) == (False, "new")
    assert fog["read"].startswith("not read for the last build: its files have not changed; last read for build 1 of 2")
    run("build")
    run("list")
    (built / "lamp.yaml").write_text("image: lamp.svg\n", "utf-8")
    run("list")
    assert explained(run, "clips/lamp.md")["read"].startswith("read since the last build: size or time")


def test_a_text_that_is_not_shown_says_why(run: Run, built: Path) -> None:
    (built / "draft.md").write_text("---\ntitle: Half\ndate: 2001-01-01\ndraft: true\n---\nWords.\n", "utf-8")
    (built / "later.md").write_text("---\ntitle: Later\ndate: 2001-01-02\nembargo: 2040-01-01\n---\nWords.\n", "utf-8")
    (built / "nothing.txt").write_bytes(b"\x00\x01\x02" * 100)
    run("build")
    assert "draft: true" in explained(run, "clips/draft.md")["shown"]
    assert explained(run, "clips/later.md")["shown"] == "no: its embargo holds until 2040-01-01"
    told = explained(run, "clips/nothing.txt")
    assert told["shown"] == "no: nothing in it could be read as an article"
    assert (told["pages"], told["address"], len(told["problems"])) == ([], None, 1)


def test_what_is_not_there_is_answered_with_what_is_near(run: Run, built: Path) -> None:
    done = run("explain", "/1999/03/04/the-lamp-is-lid/")
    assert (done.returncode, done.stdout) == (1, "")
    assert LAMP in done.stderr
    done = run("explain", "clips/lamb.md")
    assert done.returncode == 1
    assert "clips/lamp.md" in done.stderr
    assert "near" not in run("explain", "qqqq").stderr


def test_a_page_that_no_build_made_yet_is_told(run: Run, built: Path) -> None:
    (built / "pier.md").write_text("---\ntitle: A pier\ndate: 2001-02-03\n---\nIt was opened.\n", "utf-8")
    run("list")
    told = explained(run, "/2001/02/03/a-pier/")
    assert (told["size"], told["last"]["done"]) == (None, "nothing")


def test_it_writes_nothing(run: Run, built: Path, tmp_path: Path) -> None:
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in tmp_path.rglob("*") if path.is_file()}
    for what in ("/", "clips/lamp.md", "/nothing/"):
        run("explain", what)
    after = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in tmp_path.rglob("*") if path.is_file()}
    assert after == before


def test_without_a_catalogue_it_says_what_to_do(run: Run, clips: Path, tmp_path: Path) -> None:
    done = run("explain", "/")
    assert done.returncode == 1
    assert "there is no catalogue yet (run newsarchive build first)" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["clips"]


def test_another_versions_catalogue_is_not_read(run: Run, built: Path, tmp_path: Path) -> None:
    catalogue = tmp_path / ".newsarchive/catalogue.sqlite"
    for version in ("0 0.0.1 a b c", "{} 0.0.1 a b c"):
        with sqlite3.connect(catalogue) as db:
            now = db.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()[0]
            db.execute("UPDATE meta SET value = ? WHERE key = 'version'", (version.format(now.split()[0]),))
        done = run("explain", "/")
        assert done.returncode == 1
        assert "that of another version of the program (newsarchive build makes it anew)" in done.stderr
    catalogue.write_bytes(b"not a database")
    assert "the catalogue is damaged" in run("explain", "/").stderr


def test_settings_that_changed_since_are_mentioned(run: Run, built: Path, tmp_path: Path) -> None:
    (tmp_path / "names.yaml").write_text("hide: [The Quay]\n", "utf-8")
    done = run("explain", LAMP)
    assert done.returncode == 0
    assert "since the last build the names file, or what finds names, changed" in done.stderr


def test_no_configuration_is_needed(run: Run, clips: Path, tmp_path: Path) -> None:
    run("build", clips, "-o", "site", "--state", "state")
    done = run("explain", LAMP, "-o", "site", "--state", "state")
    assert done.returncode == 0, done.stderr
    assert f"site{LAMP}index.html" in done.stdout


# Texts that are the same.

WIRE = " ".join(f"word{number}" for number in range(60))


@pytest.fixture
def wired(run: Run, built: Path) -> Path:
    """A wire story, whole and cut, and one that is declared to stand alone."""
    for name, body, more in (
        ("whole", WIRE, ""),
        ("cut", WIRE[:140], ""),
        ("apart", WIRE, "same_as: false\n"),
        ("again", f"{WIRE}!", ""),
    ):
        (built / f"{name}.md").write_text(f"---\ntitle: {name}\ndate: 2001-05-06\n{more}---\n{body}\n", "utf-8")
    assert run("build").returncode == 0
    return built


def together(run: Run, one: str, other: str) -> dict[str, Any]:
    done = run("explain", one, "--with", other, "--json")
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)["same_text"]
    return told


def test_a_text_names_the_versions_it_leads_or_the_one_that_leads(run: Run, wired: Path) -> None:
    assert explained(run, "clips/lamp.md")["versions"] is None
    assert "leads 2 other versions: clips/cut.md (95%), clips/whole.md (100%)" in words(run, "clips/again.md")
    assert "clips/again.md leads 3 versions: 19 of 20 runs of three words, 95%, stand there" in words(
        run, "clips/cut.md"
    )
    told = explained(run, "clips/whole.md")["versions"]
    assert told == {
        "leader": "clips/again.md", "number": 3, "common": 58, "runs": 58,
        "words": "clips/again.md leads 3 versions: word for word the same",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "why", "same"),
    [
        ("clips/whole.md", "clips/again.md", "words", True),
        ("clips/whole.md", "clips/cut.md", "contained", True),
        ("clips/whole.md", "clips/lamp.md", "marks", False),
        ("clips/whole.md", "clips/apart.md", "declared", False),
        ("/2001/05/06/whole/", "clips/again.md", "words", True),
    ],
)
def test_why_two_texts_are_the_same_or_are_not(
    run: Run, wired: Path, one: str, other: str, why: str, same: bool
) -> None:
    told = together(run, one, other)
    assert (told["why"], told["are_versions"]) == (why, same)
    assert told["words"][0].startswith("yes: " if same else "no: ")
    assert told["words"][1].startswith("together: clips/again.md leads" if same else "apart: ")


def test_what_is_no_article_is_the_same_as_nothing(run: Run, wired: Path) -> None:
    assert run("explain", "clips/whole.md", "--with", "/2001/").returncode == 2
    assert run("explain", "clips/whole.md", "--with", "clips/nothing.md").returncode == 1


@pytest.mark.parametrize("what", ["pages/team.md", "/team/", "build/team/index.html"])
def test_a_page_of_ones_own_names_its_file(run: Run, built: Path, what: str) -> None:
    (built.parent / "pages").mkdir()
    (built.parent / "pages/team.md").write_text("Three people.\n", "utf-8")
    run("build")
    told = explained(run, what)
    assert (told["address"], told["own"], Path(told["templates"][0]).name) == ("/team/", "pages/team.md", "page.html")
    assert told["last"]["done"] == "made"
    assert "Made from   pages/team.md" in words(run, what)


def test_a_page_with_a_correction_is_one_that_shows_the_text(run: Run, built: Path) -> None:
    lamp = built / "lamp.md"
    lamp.write_text(lamp.read_text("utf-8").replace("date:", "corrections: It was a lantern.\ndate:"), "utf-8")
    run("build")
    pages = [each["address"] for each in explained(run, "clips/lamp.md")["pages"]]
    assert {"/corrections/", "/corrections/atom.xml", "/corrections/rss.xml"} <= set(pages)
