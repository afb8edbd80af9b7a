"""`newsarchive search`: what is found in a built site, how it is shown, and how it ends."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

LAMP = "/1999/03/04/the-lamp-is-lit/"
TOLD = (
    "The keeper came down from the gallery at four, and said that the lantern had held through the night without a break. "
    * 3
)
TEXTS = {
    "lamp.md": "---\ntitle: The lamp is lit\ndate: 1999-03-04\nsource: The Quay\nlang: en\ntags: [harbours]\n---\nThe lamp was lit on Thursday.\n",
    "fog.txt": "Fog over the harbour\n\nNobody wrote down when it came, and nobody saw it go.\n",
    "storm.txt": "Storm\n\nIt blew, and the harbour was empty in the morning.\n",
    "keeper.md": f"---\ntitle: The keeper came down\ndate: 2001-05-06\nsource: The Quay\n---\n{TOLD}\n",
    "wire.md": f"---\ntitle: Keeper comes down\ndate: 2001-05-07\nsource: Baltic Wire Service\n---\n{TOLD}\n",
}


def newsarchive(folder: Path, *args: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "newsarchive", *map(str, args)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a site of five articles, two of them versions of one text, in `build`."""
    folder = tmp_path_factory.mktemp("searched")
    (folder / "articles").mkdir()
    for name, text in TEXTS.items():
        (folder / "articles" / name).write_text(text, "utf-8")
    assert newsarchive(folder, "build").returncode == 0
    return folder


def search(site: Path, *args: str | Path) -> subprocess.CompletedProcess[str]:
    return newsarchive(site, "search", *args)


def found(site: Path, *args: str) -> dict[str, Any]:
    done = search(site, "--json", *args)
    told: dict[str, Any] = json.loads(done.stdout)
    assert done.returncode == (0 if told["total"] else 1), done.stderr
    return told


def test_what_is_found_is_shown_with_its_passage(site: Path) -> None:
    done = search(site, "lamp")
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "1 article, 1999",
        "",
        "1999-03-04  The lamp is lit",
        f"            The Quay  {LAMP}",
        "            The lamp was lit on Thursday.",
    ]


def test_everything_is_in_the_object(site: Path) -> None:
    told = found(site, "lamp", "thursday")
    (hit,) = told.pop("hits")
    assert told == {
        "query": "lamp thursday", "total": 1, "notes": [], "years": [{"year": "1999", "articles": 1}],
        "facets": told["facets"],
    }  # fmt: skip
    assert told["facets"]["tag"] == [{"value": "harbours", "articles": 1}]
    assert hit.pop("score") > 0
    assert hit == {
        "number": 2, "address": LAMP, "title": {"text": "The lamp is lit", "marks": [[4, 8]]}, "date": "1999-03-04", "source": "The Quay",
        "language": "en",
        "passage": {"text": "The lamp was lit on Thursday.", "marks": [[4, 8], [20, 28]], "begins": True, "ends": True},
        "versions": [],
    }  # fmt: skip


def test_nothing_found_ends_with_1(site: Path) -> None:
    done = search(site, "person:nobody")
    assert (done.returncode, done.stdout, done.stderr) == (1, "No article\n", "")


def test_words_that_were_taken_for_others_are_told(site: Path) -> None:
    done = search(site, "harbuor", "zzzzzz")
    assert done.returncode == 0
    assert done.stdout.splitlines()[:3] == [
        "No article has harbuor; searched for harbour",
        "No article has zzzzzz or a word like it; searched without it",
        "2 articles",
    ]
    assert found(site, "harbuor")["notes"] == [{"word": "harbuor", "taken_for": "harbour"}]


def test_words_are_left_out_phrases_and_ranges_asked_for(site: Path) -> None:
    assert [hit["address"] for hit in found(site, "the", "-lamp", "1999..2000")["hits"]] == []
    assert [hit["address"] for hit in found(site, '"lamp was lit"', "-gallery")["hits"]] == [LAMP]
    assert found(site, "-lamp")["total"] == 4


def test_what_comes_first_and_how_many(site: Path) -> None:
    dates = [hit["date"] for hit in found(site, "--sort", "oldest", "--limit", "0", "-qqqq")["hits"]]
    assert dates == ["1999-03-04", "2001-05-06", None, None]
    done = search(site, "--sort", "newest", "-n", "1", "-qqqq")
    assert "2001-05-07  Keeper comes down" in done.stdout
    assert "and 1 other version of this text" in done.stdout
    assert "… and 3 more (--limit 0 shows all)" in done.stdout


def test_versions_of_a_text_are_shown_with_the_first(site: Path) -> None:
    told = found(site, "gallery")
    assert told["total"] == 2
    (hit,) = told["hits"]
    assert (hit["date"], [version["date"] for version in hit["versions"]]) == ("2001-05-07", ["2001-05-06"])


def test_a_passage_comes_from_the_page_and_is_cut(site: Path) -> None:
    passage = found(site, "gallery", "source:quay")["hits"][0]["passage"]
    assert len(passage["text"]) <= 185
    assert (passage["begins"], passage["ends"]) == (True, False)
    assert max(map(len, search(site, "gallery").stdout.splitlines())) <= 80


@pytest.mark.parametrize(
    "args", [["!!"], [], ["lamp", "--sort", "loudest"], ["lamp", "--limit", "-3"], ["lamp", "-o", "nowhere"]]
)
def test_what_cannot_be_searched_ends_with_2(site: Path, args: list[str]) -> None:
    done = search(site, *args)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr


def test_without_an_index_it_says_what_to_do(tmp_path: Path) -> None:
    done = search(tmp_path, "lamp")
    assert done.returncode == 2
    assert "there is no search index here (build the site first, with newsarchive build" in done.stderr


def test_a_damaged_index_ends_with_2(site: Path, tmp_path: Path) -> None:
    copied = shutil.copytree(site / "build/search", tmp_path / "search")
    for file in copied.glob("w-*.bin"):
        file.write_bytes(b"\xff")
    done = search(site, "lamp", "-o", tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "newsarchive: a file of the search index is damaged (build the site again with --clean)\n"
