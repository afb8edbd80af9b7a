"""A folder of texts with front matter: what is built from it is the archive that it was written from."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from browser.shared import REPOSITORY
from builder.site import PICTURE, Site, article
from newsarchive.article import Article, Body, NewsDate
from newsarchive.errors import ArchiveError
from newsarchive.export import Exported
from newsarchive.export.markdown_folder import place_of

from .shared import articles_in, plain, write


def again(tmp_path: Path, *sources: Path, config: Path | None = None) -> tuple[list[Exported], list[Exported], Path]:
    """The articles of an archive, those of an archive built from its export, and the export."""
    before = articles_in(tmp_path / "before", *sources, config=config)
    folder = write("markdown", before, tmp_path / "exported")
    empty = tmp_path / "empty.toml"
    empty.write_text("", "utf-8")
    return before, articles_in(tmp_path / "after", folder, config=empty), folder


def test_the_demonstration_comes_back_whole(tmp_path: Path) -> None:
    config = REPOSITORY / "newsarchive.toml"
    before, after, folder = again(tmp_path, config=config)
    assert len(before) >= 80
    assert [each.record.address for each in after] == [each.record.address for each in before]
    for one, other in zip(before, after, strict=True):
        assert plain(other.record.article) == plain(one.record.article)
        assert other.record.words == one.record.words
        pictures = [[(each.declared, each.digest, each.width) for each in of.record.assets] for of in (one, other)]
        assert pictures[1] == pictures[0]
    assert (folder / "1969/articles/tidewater-ledger/1969-07-21-men-walk-on-the-moon.md").is_file()


@pytest.fixture
def clips(tmp_path: Path) -> Site:
    return Site(tmp_path / "site", 'content = ["articles"]\n')


def test_nothing_is_found_anew(tmp_path: Path, clips: Site) -> None:
    """A body that looks like a byline, a date and a correction stays a body; declared names stay alone."""
    told = "By Ann Lee\n\nParis, 3 March 1999 (AFP) - Mayor John Smith spoke to Mary Jones of the United Nations.\n\nCorrection: it was Tuesday."
    clips.write("articles/a.md", article("Spoken", "1999", told, people="[Nobody Atall]", places="[]", tags="[talk]"))
    before = articles_in(tmp_path / "s1", clips.folder / "articles")
    # As if every line had been kept: what a loader would now take for something else.
    body = Body(told, "markdown")
    holding = msgspec.structs.replace(
        before[0].holding, article=msgspec.structs.replace(before[0].record.article, body=body, authors=())
    )
    record = msgspec.structs.replace(before[0].record, article=holding.article)
    folder = write("markdown", [msgspec.structs.replace(before[0], holding=holding, record=record)], tmp_path / "md")
    (after,) = articles_in(tmp_path / "s2", folder)
    assert after.record.article.body.text == told
    assert plain(after.record.article) == plain(holding.article)


def test_what_names_other_files_still_finds_them(tmp_path: Path, clips: Site) -> None:
    """Pictures of articles of different years and folders, one in the text, and a text declared to be a version of another."""
    body = 'The dam.\n\n![the dam](../pictures/dam.svg "seen from below")\n\n![gone](gone.png)'
    clips.write("articles/pictures/dam.svg", PICTURE)
    clips.write(
        "articles/a/one.md", article("One", "1999-03", body, image="../pictures/dam.svg", same_as="../b/two.md")
    )
    clips.write("articles/b/two.md", article("Two", "2001-04-05", "Quite other words stand here."))
    clips.write("articles/c/pictures/dam.svg", PICTURE.replace("40", "50"))
    clips.write("articles/c/x/three.md", article("Three", "1999", "Words.", image="../pictures/dam.svg"))
    before, after, folder = again(tmp_path, clips.folder / "articles")
    one, three = (next(each for each in after if each.record.article.title == title) for title in ("One", "Three"))
    assert one.record.article.body.text == before[1].record.article.body.text
    assert one.record.article.same_path == "exported/2001/articles/b/two.md"
    assert [each.file for each in one.record.article.pictures] == ["../pictures/dam.svg"]
    assert {each.digest for each in one.record.assets} != {each.digest for each in three.record.assets}
    assert (folder / "1999/articles/pictures/dam.svg").read_text() == PICTURE


def test_a_picture_stands_apart_where_its_own_place_is_taken_or_outside(tmp_path: Path) -> None:
    """Two folders of one name, each with a picture of one name; and a picture named by its whole path."""
    for number in ("1", "2"):
        site = Site(tmp_path / number)
        site.write("clips/dam.svg", PICTURE.replace("40", f"4{number}"))
        body = f"![seen](dam.svg) and ![again]({tmp_path / number / 'clips/dam.svg'})"
        site.write(f"clips/{number}.md", article(f"Dam {number}", "1999", body, image="dam.svg"))
    sources = [tmp_path / number / "clips" / f"{number}.md" for number in ("1", "2")]
    before, after, _ = again(tmp_path, *sources)
    for one, other in zip(before, after, strict=True):
        assert [each.digest for each in other.record.assets] == [each.digest for each in one.record.assets]
        assert len(other.record.assets) == 2
        assert str(tmp_path) not in other.record.article.body.text


def test_addresses_hold_where_the_headline_alone_does_not_make_them(tmp_path: Path, clips: Site) -> None:
    clips.write("articles/a.md", article("The same", "1999-03-04", "One text of its own words."))
    clips.write("articles/b.md", article("The same", "1999-03-04", "Another, about quite different things."))
    clips.write("articles/c.md", article('"!!!"', "1999-03-04", "A third."))
    clips.write("articles/d.md", article('"12"', "1999-03", "A fourth."))
    clips.write("articles/.hidden.md", article("Hidden"))
    before, after, _ = again(tmp_path, clips.folder / "articles")
    assert len(before) == 4
    assert {each.record.address for each in after} == {each.record.address for each in before}


def test_drafts_embargoes_and_empty_texts(tmp_path: Path, clips: Site) -> None:
    clips.write("articles/a.md", article("Draft", "1999", "Words.", draft="true", embargo="1999-05-06T10:30+01:00"))
    clips.write("articles/b.md", "---\ntitle: No text\nslug: none-here\naliases: [/old/a.html, /x]\nstory: none\n---\n")
    before, after, _ = again(tmp_path, clips.folder / "articles")
    assert [plain(each.record.article) for each in after] == [plain(each.record.article) for each in before]
    assert [each.record.article.draft for each in after] == [False, True]


def test_a_picture_that_is_gone_is_told(tmp_path: Path, clips: Site) -> None:
    clips.write("articles/dam.svg", PICTURE)
    clips.write("articles/a.md", article("Dam", image="dam.svg"))
    found = articles_in(tmp_path / "state", clips.folder / "articles")
    clips.delete("articles/dam.svg")
    with pytest.raises(ArchiveError, match="has gone since its text was read"):
        write("markdown", found, tmp_path / "md")


def test_one_text_twice_in_a_folder(tmp_path: Path, clips: Site) -> None:
    """A text read as Markdown takes that extension; two that would then have one name keep apart."""
    clips.write("articles/a.txt", "# Heading\n\nBy Ann Lee\n\nWords that are *told*.\n")
    clips.write("articles/a.md", article("Other", "", "Quite different."))
    _, after, folder = again(tmp_path, clips.folder / "articles")
    assert sorted(plain(each.record.article).title for each in after) == ["Heading", "Other"]
    assert sorted(path.name for path in folder.rglob("*.md")) == ["a-2.md", "a.md"]


@pytest.mark.parametrize(
    ("path", "year", "place"),
    [
        ("clips/a.txt", 1999, "1999/clips/a.txt"),
        ("a.b.markdown", None, "undated/a.b.txt"),
        (".clips/..x/.a.txt", 812, "0812/clips/x/a.txt"),
        ("README", 1999, "1999/README.txt"),
    ],
)
def test_places(path: str, year: int | None, place: str) -> None:
    date = NewsDate(year) if year else None
    assert place_of(Article(path=path, digest="", title="x", body=Body("x"), published=date)) == place
