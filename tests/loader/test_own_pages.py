"""The user's own pages, as they are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsarchive.loader import read_own_pages
from newsarchive.loader.own_pages import OwnPages

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30" width="40" height="30"/>'


def read(folder: Path, **files: str) -> OwnPages:
    """Files by name, `__` for the dot and `_` for a hyphen."""
    for name, text in files.items():
        path = folder / name.replace("__", ".").replace("_", "-")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return read_own_pages(folder)


def codes(found: OwnPages) -> list[str]:
    return [problem.code for problem in found.problems]


def test_a_folder_that_is_not_there_has_no_pages(tmp_path: Path) -> None:
    assert read_own_pages(tmp_path / "pages") == OwnPages()


def test_front_matter_is_optional(tmp_path: Path) -> None:
    found = read(tmp_path, how_to_search__md="Look by *year*.\n")
    (page,) = found.pages
    assert (page.name, page.title, page.text, page.menu, page.order) == ("how-to-search", "How to search", "Look by *year*.", True, None)  # fmt: skip
    assert found.problems == ()


def test_the_first_heading_is_the_title_where_none_is_declared(tmp_path: Path) -> None:
    (page,) = read(tmp_path, a__md="# How we work #\n\nSlowly.\n").pages
    assert (page.title, page.text) == ("How we work", "Slowly.")
    (page,) = read(tmp_path, a__md="---\ntitle: Work\n---\n# How we work\n").pages
    assert (page.title, page.text) == ("Work", "# How we work")


def test_what_is_declared_is_taken(tmp_path: Path) -> None:
    text = "---\ntitle: Impressum\ndescription: Wer hier sammelt\nlang: de\nmenu: 3\ndraft: true\n---\nText.\n"
    (page,) = read(tmp_path, a__md=text).pages
    assert (page.title, page.deck, page.language, page.menu, page.order, page.draft) == (
        "Impressum", "Wer hier sammelt", "de", True, 3, True,
    )  # fmt: skip


def test_the_menu_is_in_order_of_numbers_and_then_of_names(tmp_path: Path) -> None:
    found = read(tmp_path, a__md="x", b__md="---\nmenu: 2\n---\nx", c__md="---\nmenu: -1\n---\nx", d__md="---\nmenu: false\n---\nx")  # fmt: skip
    assert [(page.name, page.menu) for page in found.pages] == [("c", True), ("b", True), ("a", True), ("d", False)]


@pytest.mark.parametrize(
    ("line", "code"),
    [("menu: perhaps", "wrong-type"), ("menu: [1]", "wrong-type"), ("lang: everywhere at once", "language-unknown"), ("draft: soon", "wrong-type"),
     ("colour: red", "key-unknown"), ("tags: [a]", "key-unknown"), ("title: [a, b]", "wrong-type")],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line_and_the_page_stands(tmp_path: Path, line: str, code: str) -> None:
    found = read(tmp_path, a__md=f"---\ndeck: One\n{line}\n---\nText.\n")
    (problem,) = found.problems
    assert (problem.path, problem.line, problem.code) == (str(tmp_path / "a.md"), 3, code)
    assert problem.hint
    assert found.pages[0].text == "Text."


@pytest.mark.parametrize("name", ["years", "on", "coverage", "1989", "Tags", "0001", "???"])
def test_an_address_of_the_site_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / f"{name}.md").write_text("Mine.\n")
    found = read_own_pages(tmp_path)
    assert (found.pages, codes(found)) == ((), ["page-address"])
    assert found.problems[0].hint == "give the file another name"


def test_of_two_files_with_one_address_the_first_is_taken(tmp_path: Path) -> None:
    (tmp_path / "How we work.md").write_text("One.\n")
    (tmp_path / "how-we-work.md").write_text("Two.\n")
    found = read_own_pages(tmp_path)
    assert [page.text for page in found.pages] == ["One."]
    assert codes(found) == ["page-address"]
    assert "How we work.md" in found.problems[0].message


def test_every_problem_is_told_in_one_run(tmp_path: Path) -> None:
    found = read(tmp_path, years__md="x", a__md="---\nmenu: x\n---\n![](gone.png)", b__txt="x", c__png="x")
    (tmp_path / "d.md").write_bytes(b"%PDF-1.7")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep/e.md").write_text("x")
    (tmp_path / ".hidden.md").write_text("x")
    found = read_own_pages(tmp_path)
    assert sorted(codes(found)) == [
        "binary", "format-unknown", "format-unknown", "page-address", "picture-missing", "picture-unused", "wrong-type",
    ]  # fmt: skip


def test_pictures_lie_beside_the_page_or_below(tmp_path: Path) -> None:
    (tmp_path / "img").mkdir()
    (tmp_path / "img/quay.svg").write_text(PICTURE)
    (page,) = read(tmp_path, a__md="![The quay](img/quay.svg)\n").pages
    assert [(each.declared, each.name, each.width) for each in page.pictures] == [("img/quay.svg", "quay.svg", 40)]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("Secret.\n")
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.md").symlink_to(tmp_path / "secret.md")
    found = read_own_pages(folder)
    assert (found.pages, codes(found)) == ((), ["symlink-outside"])
