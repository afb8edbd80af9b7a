"""A bag, as the Library of Congress's own program, `sha256sum` and ours see it."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import tarfile
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from builder.site import tree
from newsarchive.errors import ArchiveError
from newsarchive.export import bag as bag_module
from newsarchive.export.bag import write_bag
from newsarchive.export.bag_stores import open_store
from newsarchive.export.exported import About
from newsarchive.export.place import folder_written
from newsarchive.export.verifying import Verified, verify_bag

from .archive import exported

with warnings.catch_warnings():
    # It asks for its own version by way of a module that says on import that it is old.
    warnings.simplefilter("ignore")
    import bagit

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30" width="40" height="30"/>'
LAMP = "---\ntitle: The lamp is lit\ndate: 1999-03-04\nsource: The Quay\nimage: ../pictures/lamp.svg\n---\nThe lamp was lit.\n"


@pytest.fixture
def sources(tmp_path: Path) -> tuple[Path, Path]:
    """Two folders with the same names in them: texts, a sidecar, defaults and a picture."""
    here, there = tmp_path / "one" / "clips", tmp_path / "two" / "clips"
    for folder in (here / "quay", here / "pictures", there / "quay"):
        folder.mkdir(parents=True)
    (here / "_defaults.yaml").write_text("lang: en\n", "utf-8")
    (here / "quay" / "lamp.md").write_text(LAMP, "utf-8")
    (here / "pictures" / "lamp.svg").write_text(PICTURE, "utf-8")
    (here / "quay" / "fog.txt").write_bytes("Nebel \u00fcber dem Hafen\r\n\r\nNiemand sah ihn.\r\n".encode("cp1252"))
    (here / "quay" / "fog.yaml").write_text("title: Nebel\ndate: 1999-03\n", "utf-8")
    (there / "quay" / "lamp.md").write_text(LAMP.replace("../pictures/lamp.svg", "").replace("lit.", "out."), "utf-8")
    return here, there


@pytest.fixture
def bag(tmp_path: Path, sources: tuple[Path, Path]) -> Path:
    """A bag of both."""
    folder = tmp_path / "out" / "bag"
    make(*_of(tmp_path, folder, *sources, day="2026-01-02"))
    return folder


def _of(tmp_path: Path, folder: Path, *sources: Path, query: str = "", day: str = "") -> tuple[list, Path, About]:
    articles, about = exported(tmp_path, *sources, query=query)
    return articles, folder, msgspec.structs.replace(about, day=day)


def make(articles: list, folder: Path, about: About) -> None:
    """Write a bag into a folder that is made for it."""
    folder.mkdir(parents=True)
    write_bag(articles, folder, about)


def verified(bag: Path) -> Verified:
    store = open_store(bag)
    assert store is not None
    return verify_bag(store)


def bagit_refuses(bag: Path) -> str:
    """What bagit-python says against a bag; "" if nothing."""
    try:
        bagit.Bag(str(bag)).validate()
    except (bagit.BagError, UnicodeDecodeError) as error:
        return str(error)
    return ""


# What is in it


def test_the_originals_lie_in_it_as_they_are(bag: Path, sources: tuple[Path, Path]) -> None:
    files = tree(bag / "data" / "original")
    here, there = (tree(folder) for folder in sources)
    expected = {f"clips/{name}": content for name, content in here.items()}
    assert files == expected | {f"clips-2/{name}": content for name, content in there.items()}


def test_the_originals_keep_the_time_at_which_they_were_written(tmp_path: Path, sources: tuple[Path, Path]) -> None:
    os.utime(sources[0] / "quay" / "lamp.md", (1_000_000_000, 900_000_000))
    make(*_of(tmp_path, tmp_path / "bag", *sources))
    copied = tmp_path / "bag" / "data" / "original" / "clips" / "quay" / "lamp.md"
    assert copied.stat().st_mtime == 900_000_000


def test_what_was_read_lies_beside_them(bag: Path) -> None:
    records = [json.loads(line) for line in (bag / "data" / "articles.jsonl").read_text("utf-8").splitlines()]
    assert [each["title"] for each in records] == ["Nebel", "The lamp is lit", "The lamp is lit"]
    assert all((bag / "data" / "original" / each["path"]).is_file() for each in records)
    assert all(each["id"] for each in records)


def test_it_tells_what_it_is(bag: Path) -> None:
    info = bagit.Bag(str(bag)).info
    assert info["External-Description"] == "News archive: 3 articles, with the original files"
    assert info["Bagging-Date"] == "2026-01-02"
    assert "External-Identifier" not in info
    assert "Source-Organization" not in info
    payload = tree(bag / "data")
    assert info["Payload-Oxum"] == f"{sum(map(len, payload.values()))}.{len(payload)}"


def test_a_query_and_a_name_of_several_lines_stay_one_line(tmp_path: Path, sources: tuple[Path, Path]) -> None:
    articles, about = exported(tmp_path, *sources)
    odd = About("The\nQuay\r\nPayload-Oxum: 1.1", "https://quay.example/", "en", 'year:1999 "a\nb"', about.sources)
    make(articles, tmp_path / "bag", odd)
    info = bagit.Bag(str(tmp_path / "bag")).info
    assert info["External-Description"] == (
        'The Quay Payload-Oxum: 1.1: 3 articles, with the original files; found by the query: year:1999 "a b"'
    )
    assert info["External-Identifier"] == "https://quay.example/"
    assert "Bagging-Date" not in info
    assert bagit_refuses(tmp_path / "bag") == ""


def test_the_same_articles_give_the_same_bytes(tmp_path: Path, sources: tuple[Path, Path], bag: Path) -> None:
    make(*_of(tmp_path, tmp_path / "again", *sources, day="2026-01-02"))
    assert tree(tmp_path / "again") == tree(bag)


@pytest.mark.parametrize("articles", [0, 1])
def test_an_archive_of_one_article_or_none(tmp_path: Path, sources: tuple[Path, Path], articles: int) -> None:
    everything, folder, about = _of(tmp_path, tmp_path / "bag", *sources)
    make(everything[:articles], folder, about)
    assert bagit_refuses(folder) == ""
    assert verified(folder).problems == ()


def test_a_single_file_with_the_defaults_beside_it(tmp_path: Path, sources: tuple[Path, Path]) -> None:
    text = sources[0] / "quay" / "lamp.md"
    (text.parent / "_defaults.yaml").write_text("lang: en\n", "utf-8")
    make(*_of(tmp_path, tmp_path / "bag", text))
    assert {"original/lamp.md", "original/_defaults.yaml"} <= tree(tmp_path / "bag" / "data").keys()
    assert bagit_refuses(tmp_path / "bag") == ""


# Names


ODD_NAMES = [
    "line\nfeed.txt", "carriage\rreturn.txt", " space .txt", "ne\u0301e.txt", "\u0645\u0631\u0641\u0623.txt", "a&<b>'\".txt", "*star.txt",
]  # fmt: skip


def test_names_of_files_that_would_break_a_manifest(tmp_path: Path) -> None:
    (tmp_path / "clips").mkdir()
    for number, name in enumerate(ODD_NAMES):
        (tmp_path / "clips" / name).write_text(
            f"Headline {number}\n\nThe harbour was quiet on day {number}.\n", "utf-8"
        )
    make(*_of(tmp_path, tmp_path / "bag", tmp_path / "clips"))
    assert {name.rpartition("/")[2] for name in tree(tmp_path / "bag" / "data" / "original")} == set(ODD_NAMES)
    assert bagit_refuses(tmp_path / "bag") == ""
    assert verified(tmp_path / "bag").problems == ()


def test_a_percent_sign_is_encoded_as_the_standard_wants_it(tmp_path: Path) -> None:
    # bagit-python 1.8 and 1.9 leave it as it is, in writing and in reading, whatever the version of the bag.
    (tmp_path / "clips").mkdir()
    (tmp_path / "clips" / "100%25.txt").write_text("Headline\n\nThe harbour was quiet.\n", "utf-8")
    make(*_of(tmp_path, tmp_path / "bag", tmp_path / "clips"))
    assert "clips/100%2525.txt\n" in (tmp_path / "bag" / "manifest-sha256.txt").read_text("utf-8")
    assert verified(tmp_path / "bag").problems == ()


def test_names_that_are_no_utf_8_are_none_of_an_article(tmp_path: Path, sources: tuple[Path, Path]) -> None:
    try:
        Path(os.fsdecode(os.fsencode(sources[0]) + b"/\xff.txt")).write_text("Headline\n\nBody.\n", "utf-8")
    except OSError:
        pytest.skip("this file system has no such names")
    make(*_of(tmp_path, tmp_path / "bag", *sources))
    assert bagit_refuses(tmp_path / "bag") == ""


def test_two_names_that_are_one_elsewhere_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "clips").mkdir()
    for number, name in enumerate(("\u00e9.txt", "e\u0301.txt")):
        (tmp_path / "clips" / name).write_text(f"Headline {number}\n\nThe harbour was quiet.\n", "utf-8")
    if len(list((tmp_path / "clips").iterdir())) < 2:
        pytest.skip("this file system takes both for one name")
    make(*_of(tmp_path, tmp_path / "bag", tmp_path / "clips"))
    assert len(tree(tmp_path / "bag" / "data" / "original")) == 2
    assert bagit_refuses(tmp_path / "bag") == ""


def test_a_link_among_the_texts_becomes_the_file_it_leads_to(tmp_path: Path, sources: tuple[Path, Path]) -> None:
    (sources[0] / "linked.md").symlink_to(sources[1] / "quay" / "lamp.md")
    (sources[0] / "within.md").symlink_to(sources[0] / "quay" / "lamp.md")
    make(*_of(tmp_path, tmp_path / "bag", sources[0]))
    files = [path for path in (tmp_path / "bag").rglob("*") if path.is_symlink() or path.name == "linked.md"]
    assert files == []
    assert bagit_refuses(tmp_path / "bag") == ""


# Where it is written


def test_nothing_is_left_of_a_bag_that_could_not_be_finished(tmp_path: Path, sources: tuple[Path, Path]) -> None:
    articles, folder, about = _of(tmp_path, tmp_path / "out" / "bag", *sources)
    (sources[0] / "quay" / "fog.txt").unlink()
    with pytest.raises(ArchiveError, match="fog"), folder_written(folder) as place:
        write_bag(articles, place, about)
    assert list((tmp_path / "out").iterdir()) == []


def test_what_stands_beside_it_does_no_harm(tmp_path: Path, sources: tuple[Path, Path]) -> None:
    articles, folder, about = _of(tmp_path, tmp_path / "bag", *sources)
    with folder_written(folder) as place:
        write_bag(articles, place, about)
    assert verified(folder).problems == ()
    assert bagit_refuses(folder) == ""


def test_a_large_file_is_copied_in_pieces(
    tmp_path: Path, sources: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bag_module, "_BLOCK", 7)
    make(*_of(tmp_path, tmp_path / "bag", *sources))
    assert bagit_refuses(tmp_path / "bag") == ""


# Who else can check it


def test_sha256sum_alone_checks_it(bag: Path) -> None:
    if shutil.which("sha256sum") is None:
        pytest.skip("there is no sha256sum here")
    for manifest, program in (("manifest-sha256.txt", "sha256sum"), ("tagmanifest-sha512.txt", "sha512sum")):
        done = subprocess.run(
            [program, "--quiet", "--strict", "-c", manifest], cwd=bag, capture_output=True, check=False
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_both_programs_find_it_valid(bag: Path) -> None:
    assert bagit_refuses(bag) == ""
    found = verified(bag)
    assert (found.problems, found.version, found.algorithms, found.files) == ((), "1.0", ("sha256", "sha512"), 7)


def test_one_bit_of_any_file_is_seen_by_both(bag: Path) -> None:
    for name, content in tree(bag).items():
        for place, bit in _bits(name, content):
            damaged = bytearray(content)
            damaged[place] ^= bit
            (bag / name).write_bytes(damaged)
            found = verified(bag)
            assert found.problems, (name, place, bit)
            assert any(name in f"{each.path} {each.message} {each.hint}" for each in found.problems), (
                name,
                found.problems,
            )
            assert bagit_refuses(bag), (name, place, bit)
        (bag / name).write_bytes(content)
    assert verified(bag).problems == ()


def _bits(name: str, content: bytes) -> Iterator[tuple[int, int]]:
    """A bit at the beginning, in the middle and at the end; of a tag manifest, for which none vouches, in its first checksum."""
    places = [0] if name.startswith("tagmanifest-") else sorted({0, len(content) // 2, len(content) - 1})
    for place in places:
        yield place, 1


def test_every_bit_of_a_tag_manifest_but_the_case_of_a_digit_is_seen(bag: Path) -> None:
    name = "tagmanifest-sha256.txt"
    content = (bag / name).read_bytes()
    for place in range(90):
        for bit in range(8):
            damaged = bytearray(content)
            damaged[place] ^= 1 << bit
            # Capitals mean the same, and so does another kind of space.
            if damaged.lower().split() == content.lower().split():
                continue
            (bag / name).write_bytes(damaged)
            assert verified(bag).problems, (place, bit)


def test_a_packed_bag_is_checked_where_it_is(bag: Path, tmp_path: Path) -> None:
    for ending, mode in (("tar", "w"), ("tgz", "w:gz"), ("tar.xz", "w:xz")):
        with tarfile.open(tmp_path / f"bag.{ending}", mode) as packed:
            packed.add(bag, "bag")
        assert verified(tmp_path / f"bag.{ending}") == verified(bag)
    with zipfile.ZipFile(tmp_path / "bag.zip", "w", zipfile.ZIP_DEFLATED) as zipped:
        for path in sorted(bag.rglob("*")):
            zipped.write(path, f"bag/{path.relative_to(bag)}")
    assert verified(tmp_path / "bag.zip") == verified(bag)


def test_manifests_say_what_hashlib_says(bag: Path) -> None:
    for line in (bag / "manifest-sha512.txt").read_text("utf-8").splitlines():
        checksum, path = line.split("  ", 1)
        assert hashlib.sha512((bag / path).read_bytes()).hexdigest() == checksum
