"""Versions that may be none."""

from __future__ import annotations

from newsarchive.archive.review import KINDS, Archive, review

from .reviewing import lines, markdown, of_kind, read


def test_a_version_of_which_hardly_more_than_half_stands_in_the_leading_text_is_doubtful() -> None:
    items = read({"a.md": markdown(1), "b.md": markdown(2), "c.md": markdown(3)})
    reviewed = review(items, (), versions={"b.md": ("a.md", 561), "c.md": ("a.md", 940), "gone.md": ("a.md", 560)})
    (finding,) = of_kind(reviewed, "version-doubtful")
    assert finding.problem.path == "b.md"
    assert finding.problem.message == "is taken for a version of a.md, where 56% of it stands"
    assert lines(finding) == [("b.yaml", "same_as: false")]


def test_without_versions_there_is_nothing_to_doubt() -> None:
    assert list(KINDS["version-doubtful"](Archive(()))) == []
