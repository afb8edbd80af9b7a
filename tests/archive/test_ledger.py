"""The ledger: reading and writing it, and which article each line belongs to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsarchive.archive.ledger import (
    Kept,
    Standing,
    Wanting,
    brought_up_to_date,
    kept_at,
    ledger_text,
    matched,
    new_id,
    parse_ledger,
)

FOG, TIDE = "f" * 16, "a" * 16


def kept(address: str, text: str = FOG, file: str = "articles/a.txt") -> Kept:
    return Kept(address, new_id(address), "2026-01-01", text, file)


def wanting(path: str, text: str = FOG, folder: str = "/2019/", slug: str = "fog") -> Wanting:
    return Wanting(path, text, folder, slug)


ADDRESSES = st.lists(st.sampled_from("abcd"), min_size=1, max_size=3).map(lambda parts: f"/{'/'.join(parts)}/")
TEXTS = st.text("0123456789abcdef", min_size=16, max_size=16)
FILES = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1).map(lambda name: f"articles/{name} x.txt")
LINES = st.lists(st.builds(kept, ADDRESSES, TEXTS, FILES), unique_by=lambda line: line.address)


@given(LINES, st.booleans())
def test_what_is_written_is_read_again(lines: list[Kept], moved: bool) -> None:
    if moved and lines:
        lines[0] = Kept(lines[0].address, lines[0].id, lines[0].since)
    ledger, problems = parse_ledger(ledger_text(lines), "addresses.txt")
    assert problems == []
    assert sorted(ledger.lines, key=lambda line: line.address) == sorted(lines, key=lambda line: line.address)


def test_all_that_is_wrong_is_told_with_its_line() -> None:
    good = "5a5c20c2de74\t2026-01-01\tb524ebe6ca893220\t/1998/03/12/bridge/\ta.txt"
    text = "\n".join(
        (
            good,
            "<<<<<<< here",
            good.replace("5a5c", "5a5d"),
            good.replace("/bridge/", "/other/"),
            "5a5c20c2de74\tMonday\tb524ebe6ca893220\t/x/\ta.txt",
            "5a5c20c2de74\t2026-01-01\tb524ebe6ca893220\t/../x/\ta.txt",
            "5a5c20c2de74\t2026-01-01\tmoved\t/1998/03/12/older/",
        )
    )
    ledger, problems = parse_ledger(text, "addresses.txt")
    told = [(each.line, each.code) for each in problems]
    assert told == [
        (2, "ledger-line"),
        (3, "ledger-conflict"),
        (4, "ledger-conflict"),
        (5, "ledger-line"),
        (6, "ledger-line"),
    ]
    assert "both" in (problems[0].hint or "")
    assert ledger.lines[-1].moved


def test_an_edited_text_is_known_by_its_file_and_a_renamed_file_by_its_text() -> None:
    lines = [kept("/2019/fog/"), kept("/2019/tide/", TIDE, "articles/b.txt")]
    found = matched(lines, [wanting("articles/a.txt", "0" * 16), wanting("articles/c.txt", TIDE, slug="ebb")])
    assert {path: line.address for path, line in found.items()} == {
        "articles/a.txt": "/2019/fog/",
        "articles/c.txt": "/2019/tide/",
    }


def test_texts_that_change_their_files_take_their_addresses_with_them() -> None:
    lines = [kept("/2019/fog/"), kept("/2019/tide/", TIDE, "articles/b.txt")]
    found = matched(lines, [wanting("articles/a.txt", TIDE, slug="tide"), wanting("articles/b.txt", FOG, slug="fog")])
    assert {path: line.address for path, line in found.items()} == {
        "articles/a.txt": "/2019/tide/",
        "articles/b.txt": "/2019/fog/",
    }


def test_a_copy_of_what_a_text_was_does_not_take_its_address() -> None:
    edited, copy = wanting("articles/a.txt", "0" * 16), wanting("articles/a-before.txt", FOG)
    found = matched([kept("/2019/fog/")], [edited, copy])
    assert list(found) == ["articles/a.txt"]


def test_a_headline_that_changes_moves_an_article_only_where_that_is_wanted() -> None:
    line, ids = kept("/2019/fog/"), {"/2019/fog/": "1", "/2019/ebb/": new_id("/2019/fog/")}
    assert kept_at(line, wanting("articles/a.txt", slug="tide"), "stay", ids) == "/2019/fog/"
    assert kept_at(line, wanting("articles/a.txt", slug="tide"), "move", ids) is None
    assert kept_at(line, wanting("articles/a.txt", slug="ebb"), "move", ids) == "/2019/ebb/"
    marked = kept("/2019/fog-0a1b2c3d/")
    assert kept_at(marked, wanting("articles/a.txt"), "move", ids) == "/2019/fog-0a1b2c3d/"


def test_an_article_that_moves_keeps_its_id_and_may_come_back() -> None:
    there = {"articles/a.txt": Standing(FOG, "/2019/tide/")}
    first = kept("/2019/fog/")
    moved = brought_up_to_date([first], {"articles/a.txt": first}, there, "2026-02-02")
    assert moved == (
        Kept("/2019/fog/", first.id, "2026-01-01"),
        Kept("/2019/tide/", first.id, "2026-02-02", FOG, "articles/a.txt"),
    )
    back = {"articles/a.txt": Standing(FOG, "/2019/fog/")}
    assert brought_up_to_date(moved, {"articles/a.txt": moved[1]}, back, "2026-03-03") == (
        first,
        Kept("/2019/tide/", first.id, "2026-02-02"),
    )


def test_what_is_not_shown_keeps_its_line() -> None:
    line = kept("/2019/fog/")
    hidden = {"articles/new.txt": Standing(TIDE, None), "articles/draft.txt": Standing(FOG, None)}
    after = brought_up_to_date([line], {"articles/new.txt": line}, hidden, "2026-02-02")
    assert after == (kept("/2019/fog/", TIDE, "articles/new.txt"),)
