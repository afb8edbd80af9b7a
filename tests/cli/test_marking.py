"""Evidence put back into the text: which line, which words, and what is left out. No terminal is needed."""

from __future__ import annotations

from typing import Any

from newsarchive.article import Article, Body, Evidence
from newsarchive.cli.marking import LEFT_OUT, REJECTED, MarkedLine, mark

PATH = "clips/ferry.txt"


def read(field: str, value: str, line: int | None, kind: str = "byline", **more: Any) -> Evidence:
    return Evidence(field, value, kind, more.pop("path", PATH), line, **more)


def marked(text: str, *evidence: Evidence, body: str = "", declared: int = 0) -> tuple[MarkedLine, ...]:
    article = Article(path="ferry.txt", digest="", title="", body=Body(body), evidence=evidence)
    return mark(text, article, PATH, declared)


def words(line: MarkedLine) -> list[tuple[str, str]]:
    return [(line.text[each.start : each.end], each.label) for each in line.marks]


def margin(line: MarkedLine) -> list[str]:
    return [f"{each.sign}{each.label}" for each in line.told]


def test_a_value_is_marked_where_it_stands_in_its_line() -> None:
    (line,) = marked("By [Ada Brandt](#)", read("authors", "Ada Brandt", 1, excerpt="By [Ada Brandt](#)"))
    assert words(line) == [("Ada Brandt", "byline")]
    assert margin(line) == ["byline"]


def test_a_line_that_is_nothing_but_the_value_needs_no_mark() -> None:
    (line,) = marked("# Ferry lost", read("title", "Ferry lost", 1, "heading", excerpt="# Ferry lost"))
    assert line.is_whole
    assert words(line) == []
    assert margin(line) == ["headline"]


def test_a_dateline_is_told_in_parts() -> None:
    excerpt = "GDANSK, Aug. 31 (Cobalt Wire) -"
    line, *_ = marked(
        f"{excerpt} The cranes stood still.",
        read("dateline", "Gdansk", 1, "dateline", excerpt=excerpt),
        read("published", "1980-08-31", 1, "dateline-date", excerpt=excerpt),
        read("agency", "Cobalt Wire", 1, "dateline", excerpt=excerpt),
        body="The cranes stood still.",
    )
    assert words(line) == [("GDANSK", "dateline"), ("Aug. 31", "date"), ("Cobalt Wire", "agency")]
    assert not line.left_out


def test_two_dates_of_a_line_are_told_apart() -> None:
    said = "Published Aug 7, 2024 9:14 a.m. | Updated Aug 9, 2024 6:02 p.m."
    (line,) = marked(
        said,
        read("published", "2024-08-07 09:14", 1, "labelled-date", excerpt=said),
        read("updated", "2024-08-09 18:02", 1, "labelled-date", excerpt=said),
    )
    assert words(line) == [("Aug 7, 2024 9:14 a.m.", "date"), ("Aug 9, 2024 6:02 p.m.", "updated")]


def test_a_day_in_an_address_is_marked_in_it() -> None:
    address = "https://quay.example/2019/09/13/ferry"
    (line,) = marked(
        f"<{address}>",
        read("original_url", address, 1, "url-line", excerpt=f"<{address}>"),
        read("published", "2019-09-13", 1, "url-date", excerpt="/2019/09/13/ferry"),
        read("source", "quay.example", 1, "url-host", excerpt="quay.example", confidence=0.4, rejected="unsure"),
    )
    assert words(line) == [("quay.example", f"{REJECTED}source"), ("2019/09/13", "date")]
    assert margin(line) == ["original", "date", f"{REJECTED}source"]


def test_words_that_two_fields_were_read_from_are_marked_once() -> None:
    (line,) = marked(
        "By Cobalt Wire", read("agency", "Cobalt Wire", 1), read("source", "Cobalt Wire", 1, confidence=0.8)
    )
    assert words(line) == [("Cobalt Wire", "agency, source")]


def test_a_caption_over_three_lines_is_a_caption_to_its_end() -> None:
    text = "Waves at the mole\nof Gdynia on Monday.\nPhoto: Cobalt Wire\n\nThe mole held."
    excerpt = "Waves at the mole of Gdynia on Monday. Photo: Cobalt Wire"
    lines = marked(text, read("pictures", "x", 1, "caption", excerpt=excerpt), body="The mole held.")
    assert [margin(line) for line in lines] == [["caption"], ["caption"], ["caption"], [], []]
    assert not any(line.left_out for line in lines)


def test_names_are_marked_at_their_first_mention_and_leave_the_margin_free() -> None:
    text = "The ferry of Tom\nOakley left Łeba, said Oakley.\n\nTom Oakley came back to Łeba."
    lines = marked(
        text,
        read("people", "Tom Oakley", 1, "first-name", excerpt="Oakley"),
        read("places", "Łeba", 1, "gazetteer"),
        body=text,
    )
    assert words(lines[0]) == [("Tom", "")]
    assert words(lines[1]) == [("Oakley", "person"), ("Łeba", "place")]
    assert words(lines[3]) == []
    assert all(line.plain for line in lines)


def test_a_name_is_found_within_a_script_that_has_no_spaces() -> None:
    (line,) = marked("東京の港では灯がともる。", read("places", "東京", 1, "gazetteer"))
    assert words(line) == [("東京", "place")]


def test_a_name_is_no_part_of_a_longer_word() -> None:
    (line,) = marked("The Malian ferry sailed to Mali.", read("places", "Mali", 1, "gazetteer"))
    assert [(mark.start, mark.end) for mark in line.marks] == [(27, 31)]


def test_what_cannot_be_found_again_is_the_whole_line() -> None:
    (line,) = marked("By A. Brandt", read("authors", "Ada Brandt", 1, excerpt="Ada Brandt of the Quay"))
    assert margin(line) == ["byline"]
    assert words(line) == []


def test_lines_that_are_left_out_carry_the_sign_and_the_reason() -> None:
    lines = marked(
        "Home > World\n\nThe ferry came back.\n\nOriginal url:\n\nSome rubble",
        read("left out", "Home > World", 1, "litter", excerpt="Home > World"),
        body="The ferry came back.",
    )
    assert [margin(line) for line in lines if line.text] == [
        [f"{LEFT_OUT}web page"], [], [f"{LEFT_OUT}label"], [f"{LEFT_OUT}left out"],
    ]  # fmt: skip


def test_the_text_is_followed_over_hyphens_and_line_ends() -> None:
    text = "The har-\nbour was closed,\nthey said.\n\nShare\n\nShare prices fell on Monday in the whole bay."
    body = "The harbour was closed, they said.\n\nShare prices fell on Monday in the whole bay."
    lines = marked(text, body=body)
    assert [line.number for line in lines if line.left_out] == []
    lines = marked(text, read("left out", "Share", 5, "litter", excerpt="Share"), body=body)
    assert [line.number for line in lines if line.left_out] == [5]


def test_a_headline_whose_words_come_again_leaves_nothing_out() -> None:
    said = "The choosing of the harbour masters needs a second look"
    text = f"{said}\n\nThe pier is old.\n\nIt was said on Monday.\n\n{said}, they wrote."
    title = read("title", said, 1, "first-line", excerpt=said)
    lines = marked(text, title, body=f"The pier is old.\n\nIt was said on Monday.\n\n{said}, they wrote.")
    assert [line.number for line in lines if line.left_out] == []


def test_one_line_that_changed_on_the_way_does_not_lose_the_rest() -> None:
    text = "The harbour was closed by *nobody* at all, so they said.\n\nIt opened on Tuesday, and a band played until noon."
    lines = marked(text, body="Something else.\n\nIt opened on Tuesday, and a band played until noon.")
    assert [line.number for line in lines if line.left_out] == [1]


def test_front_matter_is_neither_left_out_nor_marked_word_by_word() -> None:
    text = "---\ntitle: Ferry\ntags:\n  - boats\n---\nIt sailed."
    lines = marked(
        text, read("title", "Ferry", 2, "front-matter", excerpt="title: Ferry"), body="It sailed.", declared=5
    )
    assert [margin(line) for line in lines] == [[], ["headline"], [], [], [], []]
    assert [words(line) for line in lines] == [[]] * 6


def test_evidence_of_other_files_and_of_lines_that_are_gone_marks_nothing() -> None:
    (line,) = marked(
        "Words.",
        read("title", "Words", 1, "sidecar", path="clips/ferry.yaml"),
        read("authors", "Ada", 9),
        body="Words.",
    )
    assert (line.told, line.marks) == ((), ())


def test_no_control_character_is_left_in_a_line() -> None:
    (line,) = marked("A\x1b[31m red\u202e line\tends", body="A[31m red line ends")
    assert not any(c in line.text for c in "\x1b\u202e\t\n")
