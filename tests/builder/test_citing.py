"""The citation box: what it offers is read by what reads such files, whatever the article says."""

from __future__ import annotations

import json
from urllib.request import urlopen

import bibtexparser
import pytest
import rispy
from lxml import html

from .site import Site, article

NASTY = """</script> & "that" 'too' <b>100% #1</b> §"""


def downloads(page: str) -> dict[str, tuple[str, str, str]]:
    """The files of a page: format -> (its name, its type, its text), as a browser saves it."""
    found = {}
    for link in html.fromstring(page).xpath("//section[@class='cite']//a[@download]"):
        with urlopen(link.get("href")) as answer:
            text = answer.read().decode()
            found[link.text] = (link.get("download"), answer.headers.get_content_type(), text)
    return found


@pytest.fixture
def nasty(site: Site) -> Site:
    site.write("newsarchive.toml", '[site]\nname = "Record & Co."\nbase_url = "https://x.example/sub/"\n')
    site.write("articles/a.md", article(f"'{NASTY.replace(chr(39), chr(39) * 2)}'", "2019-02", source="'Ledger #1'", author="Ann Roe"))  # fmt: skip
    site.build()
    return site


def test_the_files_are_whole_and_say_what_the_page_does(nasty: Site) -> None:
    (address,) = (f"/{path.parent.relative_to(nasty.output)}/" for path in nasty.output.glob("2019/02/*/index.html"))
    files = downloads(nasty.page(address))
    assert {name: (file.partition(".")[2], kind) for name, (file, kind, _) in files.items()} == {
        "BibTeX": ("bib", "application/x-bibtex"),
        "RIS": ("ris", "application/x-research-info-systems"),
        "CSL-JSON": ("json", "application/vnd.citationstyles.csl+json"),
    }
    (item,) = json.loads(files["CSL-JSON"][2])
    assert (item["title"], item["container-title"], item["archive"]) == (NASTY, "Ledger #1", "Record & Co.")
    assert item["issued"] == {"date-parts": [[2019, 2]]}
    assert item["URL"] == f"https://x.example/sub{address}"
    (record,) = rispy.loads(files["RIS"][2].replace("\r\n", "\n"))
    assert (record["title"], record["date"], record["authors"]) == (NASTY, "2019/02/", ["Roe, Ann"])
    library = bibtexparser.parse_string(files["BibTeX"][2])
    assert (library.failed_blocks, library.entries[0].entry_type) == ([], "article")
    assert files["BibTeX"][0] == f"{library.entries[0].key}.bib" == f"roe2019-{item['id']}.bib"


def test_the_styles_are_behind_one_key(nasty: Site) -> None:
    (page,) = (path.read_text("utf-8") for path in nasty.output.glob("2019/02/*/index.html"))
    (box,) = html.fromstring(page).xpath("//section[@class='cite']/details")
    assert [each.text for each in box.iter("h3")] == ["APA", "Chicago", "MLA"]
    apa, chicago, mla = (each.text_content() for each in box.iter("p"))
    assert apa.startswith("Roe, A. (2019, February). ")
    assert "February 2019" in chicago
    assert "Feb. 2019" in mla
    assert {each.get("dir") for each in box.iter("p")} == {"ltr"}


def test_the_least_that_an_article_can_say_is_cited(site: Site) -> None:
    site.write("articles/a.md", "The buoy\n\nIt was lit on Thursday, and went out on Friday night.\n")
    site.build()
    page = site.page("/undated/the-buoy/")
    (item,) = json.loads(downloads(page)["CSL-JSON"][2])
    assert {name: value for name, value in item.items() if name not in ("id", "language")} == {
        "type": "article-newspaper", "title": "The buoy", "archive": "News archive",
    }  # fmt: skip
    assert "The buoy. (n.d.). News archive." in page


def test_the_citations_of_a_page_are_english_whatever_the_page_speaks(site: Site) -> None:
    site.write("newsarchive.toml", '[site]\nlanguage = "ar"\n')
    site.write("articles/a.md", article("The buoy", "2019-02-27"))
    site.build()
    cited = html.fromstring(site.page("/2019/02/27/the-buoy/")).xpath("//section[@class='cite']/details/p")
    assert {(each.get("lang"), each.get("dir")) for each in cited} == {("en", "ltr")}
