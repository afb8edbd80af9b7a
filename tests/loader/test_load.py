"""Documents to articles: whatever is wrong with a file comes back with it, and stops no other."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsarchive.loader import Loaded, discover, load, load_batch
from newsarchive.settings import ReadingSettings

STORY = b"A Bridge Opens\n\nBy Ann Lee\n\nMarch 3, 2019\n\nThe bridge over the river opened on Sunday to cheers.\n"


def loaded(root: Path, limit: int = 10_000) -> dict[str, Loaded]:
    settings = ReadingSettings(max_file_size=limit)
    return {Path(each.document.name).name: each for each in load(discover([root]).documents, settings)}


def codes(found: Loaded) -> list[str]:
    return [problem.code for problem in found.problems]


def test_one_bad_file_stops_no_other(tmp_path: Path) -> None:
    bad = {"binary.txt": b"%PDF-1.4", "empty.txt": b"", "blank.md": b" \n\t\n\xef\xbb\xbf", "large.txt": b"a" * 10_001}
    for name, data in {**bad, "story.txt": STORY}.items():
        (tmp_path / name).write_bytes(data)
    found = loaded(tmp_path)
    assert {name: codes(each) for name, each in found.items()} == {
        "binary.txt": ["binary"],
        "blank.md": ["empty"],
        "empty.txt": ["empty"],
        "large.txt": ["too-large"],
        "story.txt": [],
    }
    assert [name for name, each in found.items() if each.article] == ["story.txt"]


def test_every_problem_says_where_and_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (problem,) = loaded(tmp_path)["empty.txt"].problems
    assert problem.path == str(tmp_path / "empty.txt")
    assert problem.hint


def test_a_file_that_may_not_be_read_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(STORY)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    assert codes(loaded(tmp_path)["story.txt"]) == ["unreadable"]


def test_a_file_that_has_gone_meanwhile_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_bytes(STORY)
    documents = discover([tmp_path]).documents
    (tmp_path / "story.txt").unlink()
    assert [codes(each) for each in load(documents, ReadingSettings())] == [["unreadable"]]


def test_a_sidecar_outranks_the_text_and_defaults_fill_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_bytes(STORY)
    (tmp_path / "story.yaml").write_text("title: The Bridge\ntags: [iron]\n")
    (tmp_path / "_defaults.yaml").write_text("source: The Ledger\ntitle: never\n")
    article = loaded(tmp_path)["story.txt"].article
    assert article is not None
    assert (article.title, article.source, article.authors[0].name) == ("The Bridge", "The Ledger", "Ann Lee")
    assert article.tags[0] == "iron"


def test_what_is_wrong_in_a_sidecar_names_its_line(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_bytes(STORY)
    (tmp_path / "story.yaml").write_text("title: A\ndate: soon\nurl: javascript:alert(1)\n")
    found = loaded(tmp_path)["story.txt"]
    where = [(Path(problem.path).name, problem.line, problem.code) for problem in found.problems]
    assert where == [("story.yaml", 2, "date-unknown"), ("story.yaml", 3, "link-unsafe")]


def test_a_binary_sidecar_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_bytes(STORY)
    (tmp_path / "story.yaml").write_bytes(b"\x89PNG\0\0\0\0\0")
    found = loaded(tmp_path)["story.txt"]
    assert codes(found) == ["binary"]
    assert found.article is not None


def test_metadata_without_a_text_is_kept_and_said(tmp_path: Path) -> None:
    (tmp_path / "story.md").write_text("---\ntitle: A Bridge\n---\n")
    found = loaded(tmp_path)["story.md"]
    assert "no-text" in codes(found) or "empty" in codes(found)


@pytest.mark.parametrize(
    ("declared", "text", "told"),
    [
        ("author: Ann Lee", "By Owen Castellane", True),
        ("author: A. Lee", "By Ann Lee", False),
        ("author: Ann Lee", "By Ann Lee and Bo Ek", False),
        ("agency: AFP", "By Reuters", True),
        ("url: https://www.ledger.example/ice/", "https://ledger.example/ice", False),
        ("url: https://ledger.example/ice", "https://ledger.example/fog", True),
    ],
)
def test_what_the_text_says_otherwise_is_reported(tmp_path: Path, declared: str, text: str, told: bool) -> None:
    head = f"---\n{declared}\n---\n\nHarbour Closed by Ice\n\n{text}\n\n"
    (tmp_path / "a.txt").write_text(f"{head}The harbour was closed to all ships until the evening, and nobody left.\n")
    (loaded,) = load(discover([tmp_path]).documents, ReadingSettings())
    assert [(each.code, each.line) for each in loaded.problems] == [("declared-otherwise", 2)] * told


def test_the_head_of_another_generators_section_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "_index.md").write_text("---\ntitle: Harbour\n---\n")
    (tmp_path / "b_index.md").write_text("---\ntitle: Harbour\n---\n")
    found = loaded(tmp_path)
    assert (codes(found["_index.md"]), found["_index.md"].article) == (["section-page"], None)
    assert found["b_index.md"].article is not None


def test_a_contradiction_is_reported_and_the_declared_date_used(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_bytes(STORY)
    (tmp_path / "story.yaml").write_text("date: 2017-03-03\n")
    found = loaded(tmp_path)["story.txt"]
    assert codes(found) == ["contradiction"]
    assert found.article is not None
    assert found.article.published is not None
    assert found.article.published.edtf == "2017-03-03"


def test_a_batch_is_the_same_as_one_by_one(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_bytes(STORY)
    documents = discover([tmp_path]).documents
    assert load_batch(documents, ReadingSettings()) == list(load(documents, ReadingSettings()))


def test_the_texts_own_date_order_counts_more_than_its_folders(tmp_path: Path) -> None:
    (tmp_path / "_defaults.yaml").write_text("date_order: mdy\n", "utf-8")
    (tmp_path / "a.md").write_text("---\ntitle: A\ndate: 03/04/2019\ndate_order: dmy\n---\nWords.\n", "utf-8")
    (tmp_path / "b.md").write_text("---\ntitle: B\ndate: 03/04/2019\n---\nWords.\n", "utf-8")
    dates = [
        each.article.published.edtf
        for each in load(discover([tmp_path]).documents, ReadingSettings())
        if each.article and each.article.published
    ]
    assert dates == ["2019-04-03", "2019-03-04"]


def test_an_empty_list_of_names_says_that_there_are_none(tmp_path: Path) -> None:
    words = "Mayor Ada Brandt opened the pier in Paris. Ada Brandt spoke.\n"
    (tmp_path / "a.md").write_text(f"---\ntitle: A\n---\n{words}", "utf-8")
    (tmp_path / "b.md").write_text(f"---\ntitle: B\npeople: []\n---\n{words}", "utf-8")
    people = [each.article.people for each in load(discover([tmp_path]).documents, ReadingSettings()) if each.article]
    assert people == [("Ada Brandt",), ()]
