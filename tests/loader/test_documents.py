"""Every file of a folder ends as a document, as a companion of one, or as a problem."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsarchive.loader import Found, discover


def write(root: Path, **files: str) -> Path:
    for name, text in files.items():
        path = root / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def names(found: Found) -> list[str]:
    return [document.name for document in found.documents]


def problems(found: Found) -> list[tuple[str, str]]:
    return [(problem.code, Path(problem.path).name) for problem in found.problems]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    return tmp_path / "news"


def test_documents_come_in_the_order_of_their_names(root: Path) -> None:
    write(root, b_dot_txt="b", a__z_dot_md="z", B_dot_txt="B", a__a_dot_markdown="a")
    assert names(discover([root])) == ["news/B.txt", "news/a/a.markdown", "news/a/z.md", "news/b.txt"]


def test_hidden_files_and_excluded_ones_are_left_alone(root: Path) -> None:
    write(root, a_dot_txt="a", drafts__b_dot_txt="b")
    (root / ".hidden.txt").write_text("x")
    (root / ".git").mkdir()
    (root / ".git" / "c.txt").write_text("x")
    found = discover([root], exclude=["news/drafts"])
    assert (names(found), found.problems) == (["news/a.txt"], ())
    assert names(discover([root], exclude=["*.txt"])) == []


def test_output_and_state_are_never_read(root: Path) -> None:
    write(root, a_dot_txt="a", build__b_dot_txt="b")
    assert names(discover([root], avoid=[root / "build"])) == ["news/a.txt"]


def test_a_link_out_of_the_folder_is_reported_and_not_followed(root: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (root / "story.txt").symlink_to(tmp_path / "secret.txt")
    (root / "all").symlink_to("/")
    assert problems(discover([root])) == [("symlink-outside", "all"), ("symlink-outside", "story.txt")]


def test_a_link_within_the_folder_is_a_file_like_any_other(root: Path) -> None:
    write(root, a_dot_txt="a")
    (root / "b.txt").symlink_to(root / "a.txt")
    (root / "loop").symlink_to(root)
    assert names(discover([root])) == ["news/a.txt", "news/b.txt"]


def test_broken_links_are_reported(root: Path) -> None:
    (root / "gone.txt").symlink_to(root / "nowhere.txt")
    (root / "self.txt").symlink_to(root / "self.txt")
    assert problems(discover([root])) == [("symlink-broken", "gone.txt"), ("symlink-broken", "self.txt")]


def test_sidecars_belong_to_their_text_and_alone_are_reported(root: Path) -> None:
    write(root, a_dot_txt="a", a_dot_yaml="title: A", a_dot_json="{}", lost_dot_toml="", _defaults_dot_yaml="lang: de")
    write(root, sub__b_dot_md="b", sub___defaults_dot_toml="")
    found = discover([root])
    first, second = found.documents
    assert first.sidecar == str(root / "a.yaml")
    assert first.defaults == (str(root / "_defaults.yaml"),)
    assert second.defaults == (str(root / "sub" / "_defaults.toml"), str(root / "_defaults.yaml"))
    assert problems(found) == [("sidecar-alone", "lost.toml")]


def test_unknown_formats_are_reported_and_pictures_are_known(root: Path) -> None:
    write(root, a_dot_docx="x", README="x", photo_dot_PNG="x")
    found = discover([root])
    assert problems(found) == [("format-unknown", "README"), ("format-unknown", "a.docx")]
    assert [Path(shown).name for shown, _ in found.pictures] == ["photo.PNG"]


def test_a_file_given_directly_keeps_its_sidecar(root: Path) -> None:
    write(root, a_dot_txt="a", a_dot_yaml="title: A", b_dot_txt="b")
    (document,) = discover([root / "a.txt"]).documents
    assert (document.name, document.sidecar) == ("a.txt", str(root / "a.yaml"))


def test_sources_of_one_name_are_told_apart(tmp_path: Path) -> None:
    write(tmp_path, x__news__a_dot_txt="1", y__news__a_dot_txt="2")
    assert names(discover([tmp_path / "x" / "news", tmp_path / "y" / "news"])) == ["news-2/a.txt", "news/a.txt"]


def test_names_do_not_depend_on_where_the_folder_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, news__a_dot_txt="a")
    monkeypatch.chdir(tmp_path)
    assert names(discover([Path("news")])) == names(discover([tmp_path / "news"])) == ["news/a.txt"]
    assert names(discover([Path()])) == ["news/a.txt"]


def test_a_path_that_does_not_exist_is_reported(tmp_path: Path) -> None:
    assert problems(discover([tmp_path / "nowhere"])) == [("no-such-path", "nowhere")]


def test_a_name_that_is_no_text_is_reported(root: Path) -> None:
    name = os.fsencode(root) + b"/caf\xe9.txt"
    try:
        with open(name, "w") as file:  # noqa: PTH123 - a name in bytes
            file.write("x")
    except OSError:
        pytest.skip("this file system takes only Unicode names")
    (problem,) = discover([root]).problems
    assert problem.code == "name-unreadable"
    problem.path.encode()


def test_the_stamp_changes_with_any_of_the_files(root: Path) -> None:
    write(root, a_dot_txt="a", a_dot_yaml="title: A", _defaults_dot_yaml="lang: de")
    seen = {discover([root]).documents[0].stamp}
    for name in ("a.txt", "a.yaml", "_defaults.yaml"):
        (root / name).write_text("title: changed")
        seen.add(discover([root]).documents[0].stamp)
    assert len(seen) == 4


def test_a_file_given_by_itself_has_its_folders_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/_defaults.yaml").write_text("source: Outer\n", "utf-8")
    (tmp_path / "a/b/_defaults.yaml").write_text("lang: de\n", "utf-8")
    (tmp_path / "a/b/x.txt").write_text("Words\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    (by_itself,) = discover([Path("a/b/x.txt")]).documents
    (in_folder,) = discover([Path("a")]).documents
    assert by_itself.defaults == in_folder.defaults == ("a/b/_defaults.yaml", "a/_defaults.yaml")
