"""Every format over one small archive of hostile articles, read again by what others read it with."""

from __future__ import annotations

import csv
import hashlib
import json
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import msgspec
import pyarrow.parquet as pq
import pytest

from browser.shared import REPOSITORY
from builder.site import PICTURE, Site, article
from newsarchive.errors import SettingsError
from newsarchive.export import FORMATS, About, Exported, columns
from newsarchive.interchange.record import KEYS, record
from newsarchive.interchange.rows import COLUMNS

from .shared import ABOUT, articles_in, write


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = Site(tmp_path_factory.mktemp("hostile"))
    said = {"people": "[Ann Lee]", "roles": "[{kind: people, name: Ann Lee, text: mayor}]", "source": "The Quay"}
    site.write("articles/dam.svg", PICTURE)
    site.write("articles/a.md", article("\"=cmd|' /C calc'!A0\"", "1999-03", "The xylophone, she said.\n\n\"No,\" he said.", image="dam.svg", **said))  # fmt: skip
    site.write("articles/b.md", article("'</script><b>x & y'", "1999-03-04T05:06Z", "=1+1\n\nThe harbour.", authors="['@ada', '+Bo']", tags="[-a, b]"))  # fmt: skip
    site.write("articles/c.txt", "שלום\n\nWords that nobody dated: Überfahrt.\n")
    site.write("articles/d.md", article("No text at all", "2001", "", same_as="false"))
    return site.folder / "articles"


@pytest.fixture(scope="module")
def hostile(texts: Path) -> list[Exported]:
    return articles_in(texts.parent / "state", texts)


@pytest.fixture(scope="module")
def about(texts: Path) -> About:
    return msgspec.structs.replace(ABOUT, sources=(texts,))


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_articles_are_the_same_bytes(hostile: list[Exported], about: About, tmp_path: Path, name: str) -> None:
    places = [write(name, hostile, tmp_path / each, about) for each in ("one", "two")]
    one, two = (_digests(place) for place in places)
    assert one == two
    assert one


@pytest.mark.parametrize("name", FORMATS)
def test_an_archive_of_nothing_and_of_one_article(
    hostile: list[Exported], about: About, tmp_path: Path, name: str
) -> None:
    write(name, [], tmp_path / "none", about)
    write(name, hostile[:1], tmp_path / "one", about)
    assert _digests(tmp_path / "none") != _digests(tmp_path / "one")


def _digests(place: Path) -> dict[str, str]:
    files = [place] if place.is_file() else [path for path in place.rglob("*") if path.is_file()]
    return {path.relative_to(place).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_json_lines(hostile: list[Exported], tmp_path: Path) -> None:
    lines = write("jsonl", hostile, tmp_path / "a.jsonl").read_bytes().splitlines()
    read = [json.loads(line) for line in lines]
    assert read == [record(each.holding) for each in hostile]
    assert [each["url"] for each in read] == [ABOUT.base_url.rstrip("/") + each.record.address for each in hostile]
    assert {each["id"] for each in read} == {each.record.id for each in hostile}
    used = next(each for each in read[1]["evidence"] if each["field"] == "published")
    assert (used["path"], used["line"], used["confidence"], used["kind"]) == ("articles/a.md", 3, 1.0, "front-matter")


def test_without_a_base_url_an_address_is_all_there_is(tmp_path: Path) -> None:
    Site(tmp_path).write("articles/a.txt", "Fog\n\nIt came.\n")
    about = msgspec.structs.replace(ABOUT, base_url="")
    (only,) = articles_in(tmp_path / "state", tmp_path / "articles", about=about)
    assert only.holding.url == only.holding.address == "/undated/fog/"


def test_csv(hostile: list[Exported], tmp_path: Path) -> None:
    content = write("csv", hostile, tmp_path / "a.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfid,url,")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file, strict=True)
    assert tuple(head) == COLUMNS
    assert len(rows) == len(hostile)
    cells = [dict(zip(head, row, strict=True)) for row in rows]
    assert cells[1]["title"] == "'=cmd|' /C calc'!A0"
    assert cells[1]["text"] == 'The xylophone, she said.\n\n"No," he said.'
    assert cells[2]["authors"] == "'@ada; +Bo"
    assert cells[2]["text"].startswith("'=1+1")
    assert not [cell for row in rows for cell in row if cell.startswith(tuple("=+-@\t\r"))]
    assert content.count(b"\r\n") == len(rows) + 1


@pytest.fixture(scope="module")
def database(hostile: list[Exported], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write("sqlite", hostile, tmp_path_factory.mktemp("sqlite") / "archive.sqlite")


def test_sqlite_holds_together(database: Path) -> None:
    with closing(sqlite3.connect(database)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        tables = [
            name
            for (name,) in db.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_fts%' ESCAPE '\\'"
            )
        ]
        assert all(any(column[5] for column in db.execute(f"PRAGMA table_info({table})")) for table in tables)
        linked = {table for table in tables if db.execute(f"PRAGMA foreign_key_list({table})").fetchall()}
        assert set(tables) - linked == {"articles", "about"}


def test_sqlite_has_all_that_a_record_has(hostile: list[Exported], database: Path) -> None:
    with closing(sqlite3.connect(database)) as db:
        db.row_factory = sqlite3.Row
        for number, each in enumerate(hostile, 1):
            made = record(each.holding)
            row = dict(db.execute("SELECT * FROM articles WHERE number = ?", (number,)).fetchone())
            assert (row.pop("text"), row.pop("markup")) == (made["body"]["text"], made["body"]["markup"])
            assert {name: row[name] for name in row if name not in ("number", "draft", "noindex", "same_as")} == {
                name: made[name] for name in row if name not in ("number", "draft", "noindex", "same_as")
            }
            assert _several(db, number, "evidence") == made["evidence"]
            assert _several(db, number, "authors") == made["authors"]
            assert _several(db, number, "pictures") == made["pictures"]
            assert [name["name"] for name in _several(db, number, "names")] == [*made["people"], *made["places"], *made["organisations"]]  # fmt: skip
            assert [tag["name"] for tag in _several(db, number, "tags")] == made["tags"]


def _several(db: sqlite3.Connection, number: int, table: str) -> list[dict[str, Any]]:
    rows = db.execute(f"SELECT * FROM {table} WHERE article = ? ORDER BY place", (number,))
    return [{key: row[key] for key in row.keys() if key not in ("article", "place")} for row in rows]  # noqa: SIM118


def test_sqlite_finds_words(database: Path) -> None:
    asked = "SELECT articles.title FROM articles JOIN articles_fts ON articles_fts.rowid = number WHERE articles_fts MATCH ?"
    with closing(sqlite3.connect(database)) as db:
        assert db.execute(asked, ("xylophone",)).fetchall() == [("=cmd|' /C calc'!A0",)]
        assert db.execute(asked, ("uberfahrt",)).fetchall() == [("שלום",)]
        db.execute("VACUUM")
        assert db.execute(asked, ("xylophone",)).fetchall() == [("=cmd|' /C calc'!A0",)]


def test_datasette_shows_it_and_finds_in_it(hostile: list[Exported], database: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "datasette", "serve", "--immutable", str(database), "-h", "127.0.0.1", "-p", str(port)]  # fmt: skip
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        site = f"http://127.0.0.1:{port}/archive"
        found = _asked(f"{site}/articles.json?_search=xylophone&_shape=objects", server)
        assert [row["title"] for row in found["rows"]] == ["=cmd|' /C calc'!A0"]
        tables = {table["name"]: table for table in _asked(f"{site}.json", server)["tables"]}
        assert tables["articles"]["fts_table"] == "articles_fts"
        assert tables["articles"]["count"] == len(hostile)
        assert tables["evidence"]["foreign_keys"]["outgoing"][0]["other_table"] == "articles"
        assert _asked(f"{site}/authors/3,1.json?_shape=objects", server)["rows"][0]["name"] == "@ada"
    finally:
        server.terminate()
        server.wait(10)


def _asked(url: str, server: subprocess.Popen[bytes]) -> Any:
    until = time.monotonic() + 60
    while server.poll() is None and time.monotonic() < until:
        with suppress(urllib.error.URLError), urllib.request.urlopen(url, timeout=10) as answer:
            return json.load(answer)
        time.sleep(0.2)
    raise AssertionError(f"datasette does not answer at {url}")


def test_parquet(hostile: list[Exported], tmp_path: Path) -> None:
    place = write("parquet", hostile, tmp_path / "a.parquet")
    table = pq.read_table(place)
    assert tuple(table.column_names) == KEYS
    rows = table.to_pylist()
    for row, each in zip(rows, hostile, strict=True):
        made = record(each.holding)
        assert row == {**made, "same_as": "false" if made["same_as"] is False else made["same_as"]}
    assert table.schema.metadata[b"name"] == b"The Record"


def test_parquet_has_groups_of_bounded_size(
    hostile: list[Exported], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(columns, "_MOST_ROWS", 2)
    file = pq.ParquetFile(write("parquet", [*hostile, hostile[0]], tmp_path / "a.parquet"))
    assert [file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)] == [2, 2, 1]
    monkeypatch.setattr(columns, "_MOST_CHARACTERS", 1)
    file = pq.ParquetFile(write("parquet", hostile[:3], tmp_path / "b.parquet"))
    assert file.num_row_groups == 3


def test_parquet_without_pyarrow_says_what_to_do(hostile: list[Exported], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(SettingsError, match=r"pip install 'newsarchive\[parquet\]'"):
        write("parquet", hostile, tmp_path / "a.parquet")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_told_of(name: str) -> None:
    assert f"\n## {name}\n" in (REPOSITORY / "docs/exports.md").read_text("utf-8")
    assert all(
        f"`{name}`" in (REPOSITORY / "docs" / file).read_text("utf-8")
        for file in ("exports.md", "commands.md", "configuration.md")
    )
