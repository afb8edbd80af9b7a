"""`exact: true`: what is declared is all there is."""

from __future__ import annotations

import pytest

from newsarchive.article import Role, Spelling
from newsarchive.loader import Document, Naming, parse_names
from newsarchive.loader.read import Reader, Sources
from newsarchive.settings import ReadingSettings

from .reading import article, codes

TOLD = "By Ann Lee\n\nParis, 3 March 1999 (AFP) - Mayor John Smith spoke.\n\n\n  \nCorrection: it was Tuesday."


def test_nothing_is_read_from_the_text() -> None:
    read = article(f"---\ntitle: Spoken\nexact: true\nurl: https://quay.example/1999/03/04/x\n---\n\n{TOLD}\n")
    assert read.body.text == TOLD.replace("\n\n\n  \n", "\n\n")
    assert (read.title, read.published, read.language, read.tags, read.people) == ("Spoken", None, None, (), ())
    assert {each.kind for each in read.evidence} == {"front-matter"}


def test_a_sidecar_can_say_so_and_take_it_back() -> None:
    text = "---\ntitle: Spoken\n---\n" + TOLD
    assert article(text, sidecar=("story.yaml", "exact: true")).authors == ()
    exact = text.replace("title", "exact: true\ntitle")
    assert article(exact, sidecar=("story.yaml", "exact: false")).authors[0].name == "Ann Lee"


def test_the_extension_says_how_the_text_is_marked_up() -> None:
    text = "---\nexact: true\ntitle: x\n---\n# Not a heading\n\n[a](https://a.example/) [b](https://b.example/)"
    assert article(text).body.markup == "plain"
    assert article(text, "story.md").body.markup == "markdown"


def test_without_a_headline_or_a_text() -> None:
    text = "---\nexact: true\n---\n"
    assert article(text, "a story.md").title == "a story.md"
    assert codes(text) == ["no-text"]


def test_a_word_that_says_neither_yes_nor_no() -> None:
    assert codes("---\ntitle: x\nexact: perhaps\n---\nBy Ann Lee\n\nIt blew.") == ["wrong-type"]
    assert article("---\ntitle: x\nexact: perhaps\n---\nBy Ann Lee\n\nIt blew.").authors[0].name == "Ann Lee"


def test_what_is_said_of_names() -> None:
    said = "people: [Ann Lee]\nroles: [{kind: people, name: Ann Lee, text: mayor}, {kind: people, name: Bo Ek, text: clerk}]\n"
    spelt = "spellings: [{kind: people, name: Ann Lee, text: Anne Lee}]\n"
    read = article(f"---\ntitle: x\nexact: true\n{said}{spelt}---\nIt blew.")
    assert read.roles == (Role("people", "Ann Lee", "mayor"),)
    assert read.spellings == (Spelling("people", "Ann Lee", "Anne Lee"),)


@pytest.mark.parametrize("value", ["Ann Lee", "[mayor]", "{kind: ships, name: Ann Lee, text: mayor}", "{kind: people, name: Ann Lee}"])  # fmt: skip
def test_what_is_said_of_names_must_say_all(value: str) -> None:
    assert codes(f"---\ntitle: x\nlang: en\nroles: {value}\n---\nIt blew.") == ["wrong-type"]


def test_a_line_of_a_text_declares_none_of_this() -> None:
    text = (
        "The storm\n\nBy Ann Lee\n3 March 1999\nExact: true\n\nRoles: Bo Ek played the king.\n\n"
        + "It blew all night. " * 20
    )
    read = article(text)
    assert read.authors[0].name == "Ann Lee"
    assert not {"exact", "roles"} & {each.field for each in read.evidence}


def test_the_names_file_has_its_word_and_says_nothing_new_twice() -> None:
    file = parse_names("people:\n  Ann Lee: [Anne Lee]\nhide: [Sunday]\n", "names.yaml")
    reader = Reader(ReadingSettings(), Naming(file=file))
    said = "roles: [{kind: people, name: Anne Lee, text: mayor}, {kind: people, name: Sunday, text: day}]"
    text = f"---\ntitle: x\nexact: true\npeople: [Anne Lee, Sunday, Bo Ek]\n{said}\n---\nIt blew.\n".encode()
    read = reader.read(Document("a.txt", "a.txt", "a.txt", "/nowhere", len(text), ""), Sources(text)).article
    assert read is not None
    assert read.people == ("Ann Lee", "Bo Ek")
    assert read.roles == (Role("people", "Ann Lee", "mayor"),)
    assert read.spellings == ()
    assert [(each.value, each.used) for each in read.evidence if each.kind == "names-file"] == [("Ann Lee", True), ("Sunday", False)]  # fmt: skip
