"""Manifests and tag files: what is written is read again, and nothing that is read leads out of a bag."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.interchange.bagit import (
    Entry,
    listing,
    manifest_text,
    path_trouble,
    read_manifest,
    read_tags,
    tag_text,
)

SHA256 = listing("manifest-sha256.txt")
assert SHA256 is not None

# Any character but a half one and those that no path of a file has.
PIECES = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="/\0"), min_size=1)
PATHS = st.lists(PIECES, min_size=1, max_size=4).map("/".join).map("data/{}".format).filter(lambda path: path_trouble(path) is None)  # fmt: skip


@given(st.sets(PATHS, max_size=5))
def test_what_is_written_is_read_again(paths: set[str]) -> None:
    entries = [Entry(hashlib.sha256(path.encode()).hexdigest(), path) for path in paths]
    assert SHA256 is not None
    read, problems = read_manifest("manifest-sha256.txt", manifest_text(entries), SHA256, (1, 0))
    assert (sorted(read, key=lambda each: each.path), problems) == (sorted(entries, key=lambda each: each.path), ())


@given(st.text())
def test_no_text_is_read_as_a_path_out_of_the_bag(text: str) -> None:
    assert SHA256 is not None
    lines = "".join(f"{'0' * 64}  {line}\n" for line in (text, f"data/{text}", f"../{text}", f"data/../{text}"))
    entries, _ = read_manifest("manifest-sha256.txt", lines, SHA256, (1, 0))
    for entry in entries:
        assert entry.path.startswith("data/")
        assert ".." not in entry.path.split("/")


@given(st.lists(st.tuples(st.from_regex(r"[A-Z][A-Za-z-]{0,9}", fullmatch=True), st.from_regex(r"(?!\s)[^\r\n\t]{1,20}(?<!\s)", fullmatch=True))))  # fmt: skip
def test_tags_are_read_as_they_were_written(tags: list[tuple[str, str]]) -> None:
    assert read_tags("bag-info.txt", tag_text(tags)) == (tuple(tags), ())


@pytest.mark.parametrize(
    ("name", "algorithm"),
    [("manifest-sha256.txt", "sha256"), ("manifest-SHA-512.txt", "sha512"), ("manifest-sha3_256.txt", "sha3_256"), ("manifest-crc32.txt", None), ("manifest-shake_128.txt", None)],
)  # fmt: skip
def test_an_algorithm_is_told_by_the_name_of_its_manifest(name: str, algorithm: str | None) -> None:
    for prefix, payload in (("", True), ("tag", False)):
        found = listing(f"{prefix}{name}")
        assert found is not None
        assert (found.algorithm, found.payload) == (algorithm, payload)


@pytest.mark.parametrize("name", ["bagit.txt", "manifest-sha256.txt.bak", "manifest-.txt", "data/manifest-md5.txt", "manifest-md5/x.txt"])  # fmt: skip
def test_other_files_are_no_manifests(name: str) -> None:
    assert listing(name) is None
