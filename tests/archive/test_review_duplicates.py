"""Probable duplicates."""

from __future__ import annotations

from .reviewing import body, lines, looked_over, markdown, of_kind


def test_a_copy_differs_in_nothing_but_case_and_punctuation() -> None:
    reviewed = looked_over(
        {
            "box/story.md": markdown(1, date="2001-05-06"),
            "a copy.txt": f"Another headline for it\n\n{body(1).upper().replace(' ', '  ').replace('.', '!')}",
        }
    )
    (finding,) = of_kind(reviewed, "duplicate-probable")
    assert finding.problem.path == "a copy.txt"
    assert finding.problem.message == "is the same text as box/story.md"
    assert lines(finding) == [("a copy.yaml", "draft: true")]


def test_the_same_headline_and_beginning_and_nearly_the_length() -> None:
    long, longer = body(1, 120), f"{body(1, 120)} The lamp was put out after that."
    texts = {
        "a.txt": f"---\ntitle: Lamp lit\n---\n{long}",
        "b.txt": f"---\ntitle: LAMP LIT\n---\n{longer}",
        "c.txt": f"---\ntitle: Lamp lit\n---\n{long} {body(7, 60)}",
    }
    (finding,) = of_kind(looked_over(texts), "duplicate-probable")
    assert (finding.problem.path, "nearly the length of a.txt" in finding.problem.message) == ("b.txt", True)


def test_the_same_beginning_and_end() -> None:
    begin, end = body(1, 60), body(2, 60)
    texts = {
        "a.txt": f"---\ntitle: Lamp lit\n---\n{begin} It rained. {end}",
        "b.txt": f"---\ntitle: A lamp at last\n---\n{begin} The sun was out. {end}",
        "c.txt": f"---\ntitle: Other\n---\n{begin} {body(3, 60)}",
    }
    (finding,) = of_kind(looked_over(texts), "duplicate-probable")
    assert (finding.problem.path, finding.problem.message) == ("b.txt", "begins and ends like a.txt")


def test_a_reprint_says_what_differs_and_comes_later() -> None:
    texts = {
        "a.md": markdown(1, date="2001-05-06", source="Quay"),
        "b.md": markdown(1, date="2001-05-09", source="Pier Post"),
        "c.md": markdown(2, date="2001-05-06"),
        "d.md": markdown(2, date="2001-05-06"),
    }
    first, second = of_kind(looked_over(texts), "duplicate-probable")
    assert first.problem.path == "d.md"
    assert (
        "(of Quay, and this one is of Pier Post; of 2001-05-06, and this one is of 2001-05-09)"
        in second.problem.message
    )


def test_short_notes_and_drafts_are_no_duplicates() -> None:
    note = "---\ntitle: Note\ndate: 2001-05-0{}\n---\nThe paper does not appear on Monday.\n"
    texts = {"a.md": note.format(1), "b.md": note.format(2)}
    assert of_kind(looked_over(texts), "duplicate-probable") == []
    drafts = {"c.md": markdown(1), "d.md": markdown(1, draft="true")}
    assert of_kind(looked_over(drafts), "duplicate-probable") == []


def test_a_text_that_is_declared_to_stay_is_no_duplicate() -> None:
    texts = {"a.md": markdown(1), "b.md": markdown(1)}
    assert of_kind(looked_over(texts, {"b.yaml": "draft: false\n"}), "duplicate-probable") == []
