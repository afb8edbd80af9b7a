"""Feeds: which there are, what is in them, and that they are up to date whatever is edited."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import feedparser
import pytest
from lxml import etree

from newsarchive.archive import Shown
from newsarchive.archive.cards import Card
from newsarchive.article import NewsDate
from newsarchive.builder.pages import feed_months
from newsarchive.builder.pages.feed_months import documents, mark_of
from newsarchive.errors import SettingsError
from newsarchive.settings import FeedsSettings, parse_settings

from .site import PICTURE, Site, article

BASE = "https://ledger.example/a"
ATOM = "{http://www.w3.org/2005/Atom}"
HISTORY = "{http://purl.org/syndication/history/1.0}"
FOG = {"tags": "[Sea]", "people": "[Ann Lee]", "author": "Bo Ek", "source": "The Quay", "story": "The fog"}
TEXT = "The **lamp** was lit.\n\n[The quay](https://quay.example/a?b=1&c=2) and [here](/years/).\n\n![Lamp](p.svg)"


def configure(site: Site, feeds: str = "", base_url: str = f"{BASE}/", more: str = "") -> None:
    site.write("newsarchive.toml", f'[site]\nname = "The Ledger"\nbase_url = "{base_url}"\n{more}[feeds]\n{feeds}')


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Three articles of known days, one each of a month, of a year and without a date; what can be subscribed to is changed."""
    site = Site(tmp_path_factory.mktemp("feeds"))
    site.write("articles/p.svg", PICTURE)
    for name, date, body in (
        ("a", "2019-02-27T09:14+02:00", TEXT), ("b", "2019-02-28", "The ferry sailed."), ("c", "2020-03-01", "No pilot came."),
        ("m", "2019-02", "Nobody saw it."), ("y", "2019", "It was a long year."), ("u", "", "When was this?"),
    ):  # fmt: skip
        site.write(f"articles/{name}.md", article(f"Fog {name}", date, body, deck=f"Deck of {name}", **FOG))
    return site


def feeds_of(site: Site) -> set[str]:
    files = (path.relative_to(site.output).as_posix() for path in site.output.rglob("*.*"))
    return {file for file in files if file.endswith(("atom.xml", "rss.xml", "feed.json")) or file.startswith("feeds/")}


def parsed(site: Site, address: str) -> etree._Element:
    return etree.fromstring(site.page(address).encode())


def titles(site: Site, address: str) -> list[str]:
    return [each.findtext(f"{ATOM}title") or "" for each in parsed(site, address).iter(f"{ATOM}entry")]


def test_what_has_feeds_and_how_many_it_takes(kept: Site) -> None:
    configure(kept, "least = 6\n")
    kept.build()
    usual = {"atom.xml", "rss.xml", "feed.json"}
    months = {"feeds/2019-02.xml", "feeds/2020-03.xml"}
    lists = {"tags/sea", "people/ann-lee", "authors/bo-ek", "sources/the-quay", "stories/the-fog"}
    assert feeds_of(kept) == {
        *usual, *months, *(f"corrections/{each}" for each in usual), *(f"{each}/atom.xml" for each in lists),
    }  # fmt: skip
    configure(kept, "least = 7\n")
    kept.build()
    assert not {f"{each}/atom.xml" for each in lists} & feeds_of(kept)
    configure(kept, 'of = ["tags"]\nleast = 1\nlist_formats = ["json", "rss"]\n')
    kept.build()
    assert feeds_of(kept) == {"tags/sea/rss.xml", "tags/sea/feed.json"}
    configure(kept, 'formats = ["json"]\nof = ["site", "months"]\n')
    kept.build()
    assert feeds_of(kept) == {"feed.json"}, "the months hang on the Atom feed"


def test_a_page_names_its_own_feeds_and_those_of_the_site(kept: Site) -> None:
    def named(address: str) -> list[tuple[str | None, ...]]:
        page = etree.fromstring(kept.page(address).encode(), etree.HTMLParser())
        links = page.iterfind('.//link[@rel="alternate"]')
        return [(each.get("type"), each.get("href"), each.get("title")) for each in links]

    configure(kept, 'least = 2\nlist_formats = ["atom", "json"]\n')
    kept.build()
    site = [
        ("application/atom+xml", "../../atom.xml", "The Ledger"),
        ("application/rss+xml", "../../rss.xml", "The Ledger (RSS)"),
        ("application/feed+json", "../../feed.json", "The Ledger (JSON Feed)"),
    ]
    for page, name in (("/tags/sea/", "Sea"), ("/people/ann-lee/", "Ann Lee")):
        assert sorted(named(page)) == sorted([
            *site,
            ("application/atom+xml", f"../..{page}atom.xml", f"{name} · The Ledger"),
            ("application/feed+json", f"../..{page}feed.json", f"{name} · The Ledger (JSON Feed)"),
        ])  # fmt: skip
    assert named("/sections/"), "those of the site stand everywhere"
    assert named("/stories/the-fog/")[0][1] in ("../../atom.xml", "../../stories/the-fog/atom.xml")
    assert len(named("/stories/the-fog/")) == 5


def test_an_article_whose_day_is_not_known_is_in_no_feed(kept: Site) -> None:
    configure(kept, "least = 1\n")
    kept.build()
    for address in ("/atom.xml", "/tags/sea/atom.xml", "/sources/the-quay/atom.xml", "/stories/the-fog/atom.xml"):
        assert titles(kept, address) == ["Fog c", "Fog b", "Fog a"], address
    assert titles(kept, "/feeds/2019-02.xml") == ["Fog b", "Fog a"]
    first = parsed(kept, "/atom.xml").findall(f"{ATOM}entry")[-1]
    assert first.findtext(f"{ATOM}updated") == "2019-02-27T09:14:00+02:00"
    assert first.findtext(f"{ATOM}summary") == "Deck of a"


def test_a_topic_of_which_no_day_is_known_has_no_feed(site: Site) -> None:
    configure(site, "least = 1\n")
    site.write("articles/m.md", article("Vague", "2019-02", **FOG))
    site.build()
    assert feeds_of(site) == {
        f"{folder}{file}" for folder in ("", "corrections/") for file in ("atom.xml", "rss.xml", "feed.json")
    }
    assert "tags/sea/atom.xml" not in site.page("/tags/sea/")
    assert parsed(site, "/atom.xml").findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"
    assert json.loads(site.page("/feed.json"))["items"] == []
    assert not feedparser.parse(site.page("/rss.xml")).bozo


def test_whole_texts_have_full_addresses_only(kept: Site) -> None:
    configure(kept, 'content = "full"\nleast = 1\n')
    kept.write("articles/a.md", article("Fog a", "2019-02-27", TEXT, corrections="It was <mist>.", **FOG))
    kept.build()
    html = json.loads(kept.page("/feed.json"))["items"][-1]["content_html"]
    assert html == (
        "<p>The <strong>lamp</strong> was lit.</p>\n"
        '<p><a href="https://quay.example/a?b=1&amp;c=2" rel="external">The quay</a> and here.</p>\n'
        f'<p><img src="{BASE}/2019/02/27/fog-a/p.svg" alt="Lamp" width="40" height="30" loading="lazy"></p>\n'
        "<p>Correction: It was &lt;mist&gt;.</p>"
    )
    for address in ("/atom.xml", "/feeds/2019-02.xml"):
        entry = parsed(kept, address).findall(f"{ATOM}entry")[-1]
        assert (entry.find(f"{ATOM}content").get("type"), entry.findtext(f"{ATOM}content")) == ("html", html)  # type: ignore[union-attr]
    assert feedparser.parse(kept.page("/rss.xml")).entries[-1].content[0].value.startswith("<p>The <strong>")
    assert parsed(kept, "/tags/sea/atom.xml").find(f".//{ATOM}content") is None
    assert kept.tree() == kept.build_from_nothing()


def test_a_picture_that_the_text_does_not_show_stands_before_it(site: Site) -> None:
    configure(site, 'content = "full"\n', base_url='https://ledger.example/a"b/'.replace('"', "'"))
    site.write("articles/p.svg", PICTURE)
    site.write("articles/a.txt", article("ضباب", "2019-02-27", "نص المقال.", image="p.svg", lang="ar"))
    site.build()
    html = json.loads(site.page("/feed.json"))["items"][0]["content_html"]
    page = etree.fromstring(html, etree.HTMLParser())
    (picture,) = page.iter("img")
    assert str(picture.get("src")).startswith("https://ledger.example/a'b/2019/02/27/")
    assert page.find(".//div").get("dir") == "rtl"


def test_an_edited_body_is_told_by_whole_texts_alone(site: Site) -> None:
    def edited(body: str) -> set[str]:
        site.write("articles/a.md", article("Fog", "2019-02-27", body, **FOG))
        site.build()
        return {address for address in site.made() if address.startswith(("/feed", "/atom", "/rss", "/tags"))}

    configure(site, 'content = "full"\nleast = 1\n')
    site.write("articles/b.md", article("Ebb", "2019-03-28", **FOG))
    edited("The fog lifted.")
    assert edited("The fog stayed.") == {"/atom.xml", "/rss.xml", "/feed.json", "/feeds/2019-02.xml"}
    configure(site, "least = 1\n")
    edited("The fog stayed.")
    assert edited("The fog went.") == set()


HOSTILE = 'A ]]> </title></script><script>1&2 "q" \\u202e\\ufffe\\x0b\\x01 \\U0001F600 שלום {{ 7*7 }}'


def test_what_is_hostile_is_well_formed_and_says_what_it_says(site: Site) -> None:
    settings = '[site]\nname = "N \\u0001]]>\\uFFFE</title>"\nmotto = "M \\u000b<b>"\nbase_url = "https://x.example/"\n'
    site.write("newsarchive.toml", settings + '[feeds]\nleast = 1\ncontent = "full"\n')
    hostile = f'"{HOSTILE}"'.replace('"q"', '\\"q\\"')
    more = {"tags": f"[{hostile}]", "author": hostile, "source": hostile, "deck": hostile, "story": hostile}
    body = "]]> </content> <script>alert(1)</script> \x0b\ufffe\x01"
    site.write("articles/a.md", article(hostile, "2019-02-27", body, corrections=f"[{hostile}]", **more))
    site.build()
    found = feeds_of(site)
    assert len(found) > 8
    for file in found:
        text = site.page(f"/{file}")
        if file.endswith(".json"):
            assert "</script>" not in text
            assert json.loads(text)["title"].startswith(("N ]]></title>", "Corrections in N"))
        else:
            assert len(etree.fromstring(text.encode())), file
            told = feedparser.parse(text)
            assert not told.bozo, file
            assert "]]>" in told.entries[0].title or "]]" in told.entries[0].title
    (entry,) = parsed(site, "/atom.xml").iter(f"{ATOM}entry")
    title = entry.findtext(f"{ATOM}title") or ""
    assert title.startswith('A ]]> </title></script><script>1&2 "q"')
    assert title.endswith("{{ 7*7 }}")
    assert "<script>" not in (entry.findtext(f"{ATOM}content") or "")
    etree.fromstring(site.page("/opensearch.xml").encode())


@pytest.mark.parametrize(
    ("numbers", "names"),
    [
        ([], []),
        ([(1, 1)], ["2019-03"]),
        ([(4, 1), (20, 2)], ["2019-03"]),
        ([(4, 2), (20, 2)], ["2019-03-01", "2019-03-16"]),
        ([(1, 2), (2, 2), (31, 3)], ["2019-03-01", "2019-03-02", "2019-03-16"]),
        ([(4, 2), (20, 24)], ["2019-03-01", *(f"2019-03-20-{place:04b}" for place in range(16))]),
    ],
)
def test_a_month_is_halved_by_its_days(
    numbers: list[tuple[int, int]], names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed_months, "DOCUMENT_LIMIT", 3)
    found = documents("2019-03", numbers)
    assert [each.name for each in found] == names
    assert sorted(names) == names, "by name is by time"
    for day, _ in numbers:
        assert len({each.mark for each in found if each.first <= day <= each.last}) == len(
            [each for each in found if each.first <= day <= each.last]
        )


def test_one_article_more_leaves_the_other_documents_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    before = documents("2019-03", [(day, 20) for day in range(1, 32)])
    after = documents("2019-03", [(day, 21 if day == 9 else 20) for day in range(1, 32)])
    assert [each.name for each in before] == [each.name for each in after]
    assert all(20 * (each.last - each.first + 1) <= feed_months.DOCUMENT_LIMIT for each in before)


def test_a_day_of_thousands_is_divided_so_that_all_fit() -> None:
    shown = [Shown(f"/2019/03/05/{number}/", Card("x", NewsDate(2019, 3, 5))) for number in range(3000)]
    found = documents("2019-03", [(5, len(shown))])
    sizes = [sum(mark_of(each.address).startswith(document.mark) for each in shown) for document in found]
    assert sum(sizes) == len(shown)
    assert max(sizes) <= feed_months.DOCUMENT_LIMIT < 10 * min(sizes)


def walk(site: Site) -> Iterator[etree._Element]:
    """Every document from the site's feed on, by `prev-archive`."""
    address = "/atom.xml"
    while address:
        document = parsed(site, address)
        yield document
        address = relation(document, "prev-archive")


def relation(document: etree._Element, name: str) -> str:
    found = [each.get("href", "") for each in document.iterfind(f"{ATOM}link") if each.get("rel") == name]
    assert len(found) <= 1
    return found[0].removeprefix(BASE) if found else ""


def assert_whole(site: Site, dated: set[str]) -> None:
    """Every dated article is met once on the way, and the documents lead there and back."""
    newest, *archived = walk(site)
    met = [each.text or "" for document in archived for each in document.iterfind(f"{ATOM}entry/{ATOM}id")]
    assert sorted(met) == sorted(dated)
    assert {each.text for each in newest.iterfind(f"{ATOM}entry/{ATOM}id")} <= set(met)
    assert newest.find(f"{HISTORY}archive") is None
    for document, later in zip(archived, ["", *(relation(each, "self") for each in archived[:-1])], strict=True):
        assert document.find(f"{HISTORY}archive") is not None
        assert relation(document, "current") == "/atom.xml"
        assert relation(document, "next-archive") == later
        assert document.findtext(f"{ATOM}id") == newest.findtext(f"{ATOM}id")


def test_the_whole_archive_is_reached_from_the_site_s_feed_after_any_edit(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed_months, "DOCUMENT_LIMIT", 2)
    configure(site, 'content = "full"\nleast = 1\n')
    days = [
        "2019-02-01",
        "2019-02-03",
        "2019-02-27",
        "2019-02-27",
        "2019-02-27",
        "2019-04-01",
        "1931-05-04",
        "2019-02",
        "",
    ]
    words = " ".join(f"word{number}" for number in range(60))
    for number, day in enumerate(days):
        # The first two are versions of one text: each is an article of its own here.
        body = words if number < 2 else "The harbour was quiet."
        site.write(f"articles/{number}.txt", article(f"Fog {number}", day, body, **FOG))

    def build() -> None:
        site.build()
        assert site.tree() == site.build_from_nothing()
        days = site.output.glob("[0-9]*/[0-9]*/[0-9]*/*/index.html")
        assert_whole(site, {f"{BASE}/{each.parent.relative_to(site.output).as_posix()}/" for each in days})

    build()
    assert {path.name for path in site.output.glob("feeds/*")} >= {
        "1931-05.xml", "2019-02-01.xml", "2019-02-27-00.xml", "2019-02-27-11.xml", "2019-04.xml",
    }  # fmt: skip
    for name, text in (
        ("new", article("New", "2010-06-05", **FOG)),  # a month between two others
        ("4", None),  # a month that is divided no more by addresses
        ("5", article("Fog 5", "2019-02-05", **FOG)),  # from one month into another, which was the newest
        ("5", article("Fog 5", "2019-02-05", "Another body.", **FOG)),
        ("6", article("Fog 6", "1931-05", **FOG)),  # the oldest month has no day any more
        ("new", article("New", "2010-06-05", **FOG, draft="true")),
    ):
        if text is None:
            site.delete(f"articles/{name}.txt")
        else:
            site.write(f"articles/{name}.txt", text)
        build()


def test_an_archive_of_one_article(site: Site) -> None:
    configure(site)
    site.write("articles/a.txt", article("Fog", "2019-02-27"))
    site.build()
    assert_whole(site, {f"{BASE}/2019/02/27/fog/"})
    assert "Atom" in site.page("/corrections/")


def test_without_a_base_url_there_are_none(site: Site) -> None:
    configure(site, "least = 1\n", base_url="")
    site.write("articles/a.txt", article("Fog", "2019-02-27", **FOG))
    site.build()
    assert feeds_of(site) == set()
    for page in ("/", "/tags/sea/", "/stories/", "/corrections/"):
        assert 'rel="alternate"' not in site.page(page)
        assert "opensearch" not in site.page(page)


def test_kinds_that_the_site_is_without_have_no_feeds(site: Site) -> None:
    configure(site, "least = 1\n", more='without = ["tags", "stories", "corrections"]\n')
    site.write("articles/a.txt", article("Fog", "2019-02-27", **FOG))
    site.build()
    assert not [file for file in feeds_of(site) if file.startswith(("tags", "stories", "corrections"))]
    assert "people/ann-lee/atom.xml" in feeds_of(site)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[feeds]\nof = ["site", "days"]\n', "Invalid enum value 'days'"),
        ('[feeds]\nformats = ["xml"]\n', "Invalid enum value 'xml'"),
        ("[feeds]\nleast = 0\n", "Expected `int` >= 1"),
        ('[feeds]\ncontent = "none"\n', "Invalid enum value 'none'"),
    ],
)
def test_a_setting_that_is_none_is_told_with_its_line(text: str, told: str) -> None:
    with pytest.raises(SettingsError, match=told) as caught:
        parse_settings(text)
    assert caught.value.where == "newsarchive.toml:2"


def test_what_is_usual_is_bounded() -> None:
    usual = FeedsSettings()
    assert (usual.list_formats, usual.least, usual.content) == (("atom",), 10, "summary")
    assert not {"places", "organisations"} & set(usual.of)


def test_the_templates_are_the_theme_s(site: Site) -> None:
    configure(site)
    site.write("templates/feed.json", "{}")
    site.write("articles/a.txt", article("Fog", "2019-02-27"))
    site.build()
    assert (Path(site.output) / "feed.json").read_text() == "{}"
