from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from markupsafe import escape

from newsarchive.archive import Questions, open_catalogue, pairs
from newsarchive.article import NewsDate
from newsarchive.builder import Plan, Planned, plan_site
from newsarchive.builder.freshness import Before, Standing, decide
from newsarchive.builder.links import broken_links
from newsarchive.builder.pages import PAGES, sitemap_pages
from newsarchive.builder.pages.feed_entries import timestamp
from newsarchive.builder.pages.machine_pages import POLICY
from newsarchive.builder.pages.metadata import script_safe
from newsarchive.builder.planned import file_of, root_of
from newsarchive.builder.wording import count
from newsarchive.builder.words import Words
from newsarchive.cli.pipeline import fingerprint
from newsarchive.errors import ArchiveError
from newsarchive.settings import ReadingSettings, SiteSettings

from .site import PICTURE, Site, article

ATOM = "{http://www.w3.org/2005/Atom}"
SETTINGS = '[site]\nbase_url = "https://x.example/sub/"\n'


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """One of everything."""
    site = Site(tmp_path_factory.mktemp("full"))
    site.write("newsarchive.toml", SETTINGS)
    site.write("articles/p.svg", PICTURE)
    more = {"tags": "[Sea, C++]", "people": "[Ann Lee]", "source": "Ledger", "section": "Port", "author": "Bo Ek", "image": "p.svg"}  # fmt: skip
    for n, date in enumerate(["2019-02-27T09:14+02:00", "2019-02-27", "2019-02", "2019", "", "0001-01-01", "9999-12-31T23:59-05:00"]):  # fmt: skip
        site.write(f"articles/{n}.txt", article(f"Tide {n}", date, aliases=f"[/old/{n}, /2019/]", **more))
    for n, words in enumerate((40, 39)):  # of one text
        body = " ".join(f"word{number}" for number in range(words))
        site.write(f"articles/version-{n}.txt", article(f"Version {n}", "2018", body))
    site.write("articles/told.txt", article("Ebb", "2018", story="The tide"))
    with pytest.MonkeyPatch.context() as fewer:
        fewer.setattr(pairs, "LEAST", 5)  # articles of two tags
        site.build()
    return site


@pytest.fixture
def plan(full: Site) -> Iterator[Plan]:
    with open_catalogue(full.folder / ".newsarchive/catalogue.sqlite", fingerprint(ReadingSettings())) as db:
        yield Plan(Questions(db), SiteSettings(base_url="https://x.example/sub/"))


def addresses(plan: Plan, kind: str) -> list[str]:
    maker = PAGES[kind]
    return [page.address for key in maker.keys(plan.questions) for page in maker.make(plan, key)]


@pytest.mark.parametrize("kind", PAGES)
def test_every_kind_of_page_has_addresses_of_its_own(plan: Plan, kind: str) -> None:
    mine = addresses(plan, kind)
    assert len(mine) == len(set(mine)) > 0
    assert not set(mine) & {address for other in PAGES if other != kind for address in addresses(plan, other)}


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize("divided", [False, True])
def test_a_part_that_is_not_there_has_no_page(
    plan: Plan, kind: str, divided: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its pages were made once: that is how a build finds out that they are to go."""
    gone = {
        "article": "articles/gone.txt",
        "period": "1950-01-01",
        "topic": "tags gone",
        "moved": "/gone/",
        "sitemap": "1950-01",
    }
    if divided:
        monkeypatch.setattr(sitemap_pages, "SINGLE", 1)
    if kind in gone:
        assert list(PAGES[kind].make(plan, gone[kind])) == []


def test_an_old_address_gives_way_to_a_page(full: Site, plan: Plan) -> None:
    pages = Counter(page.address for page in plan_site(plan))
    assert max(pages.values()) == 1
    assert "http-equiv" not in full.page("/2019/")
    assert "http-equiv" in full.page("/old/0/")


def test_no_link_leads_nowhere(full: Site) -> None:
    assert not list(broken_links(full.output, "https://x.example/sub/"))
    (full.output / "2019/index.html").unlink()
    assert {problem.code for problem in broken_links(full.output, "https://x.example/sub/")} == {"link-broken"}
    full.build()


def test_no_page_needs_a_script_or_another_host(full: Site) -> None:
    for name, content in full.tree().items():
        if name.endswith(".html"):
            text = content.decode()
            assert "<script>" not in text
            assert "<script src" not in text or name == "on/index.html"  # what it adds, that page can do without
            assert "style=" not in text
            assert 'src="http' not in text


def test_feeds_hold_the_newest_whose_day_is_known(full: Site) -> None:
    atom = ElementTree.fromstring(full.page("/atom.xml"))
    entries = atom.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["Tide 6", "Tide 0", "Tide 1", "Tide 5"]
    assert all(entry.findtext(f"{ATOM}id", "").startswith("https://x.example/sub/") for entry in entries)
    stamps = [datetime.fromisoformat(entry.findtext(f"{ATOM}updated", "")) for entry in entries]
    assert datetime.fromisoformat(atom.findtext(f"{ATOM}updated", "")) == max(stamps)
    rss = ElementTree.fromstring(full.page("/rss.xml"))
    assert [parsedate_to_datetime(item.findtext("pubDate", "")) for item in rss.iter("item")][1:3] == stamps[1:3]


@pytest.mark.parametrize(
    ("date", "stamp"),
    [
        (NewsDate(2019, 2, 27), "2019-02-27T00:00:00Z"),
        (NewsDate(2019, 2, 27, "09:14"), "2019-02-27T09:14:00Z"),
        (NewsDate(2019, 2, 27, "09:14:59", "+02:00"), "2019-02-27T09:14:59+02:00"),
    ],
)
def test_timestamp(date: NewsDate, stamp: str) -> None:
    assert timestamp(date) == stamp


def test_hosts_are_told_the_policy_as_it_is_written(full: Site) -> None:
    assert f"  Content-Security-Policy: {POLICY}\n" in full.page("/_headers")
    assert full.page("/robots.txt").endswith("Sitemap: https://x.example/sub/sitemap.xml\n")
    assert full.page("/.nojekyll") == ""


def json_ld(page: str) -> dict[str, object]:
    text = page.split('<script type="application/ld+json">')[1].split("</script>")[0]
    assert not set(text) & set("<>&\u2028\u2029")
    return dict(json.loads(text)["@graph"][0])


def test_json_ld_says_what_is_known_and_nothing_else(full: Site) -> None:
    told = json_ld(full.page("/2019/02/27/tide-0/"))
    assert (told["@type"], told["headline"], told["datePublished"]) == (
        "NewsArticle",
        "Tide 0",
        "2019-02-27T09:14+02:00",
    )
    assert told["publisher"] == {"@type": "Organization", "name": "Ledger"}
    assert told["image"] == "https://x.example/sub/2019/02/27/tide-0/p.svg"
    assert "datePublished" not in json_ld(full.page("/undated/tide-4/"))


def test_json_that_can_end_no_script() -> None:
    nasty = "</script><!-- &amp; \u2028\u2029 ]]>"
    safe = script_safe(json.dumps(nasty, ensure_ascii=False))
    assert not set(safe) & set("<>&\u2028\u2029")
    assert json.loads(safe) == nasty


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2019-02-27T09:14:30Z", ("Wednesday 27 February 2019", "27 Feb 2019", "27 Feb", "09:14", "")),
        ("2019-06-01", ("Saturday 1 June 2019", "1 Jun 2019", "1 Jun", "", "")),
        ("2019-02", ("February 2019", "Feb 2019", "Feb", "", "month known, day not")),
        ("1989", ("1989", "1989", "1989", "", "only the year is known")),
    ],
)
def test_dates_in_words(date: str, words: tuple[str, ...]) -> None:
    known = NewsDate.parse(date)
    assert known
    view = Words().date(known)
    assert (view.long, view.medium, view.short, view.time, view.known) == words


def test_the_parts_of_a_date_lead_to_their_pages() -> None:
    parts = Words().date(NewsDate(987, 2, 7)).parts
    assert {part.title: part.address for part in parts if part.address} == {
        "7": "/0987/02/07/",
        "February": "/0987/02/",
        "987": "/0987/",
    }
    assert "".join(part.title for part in parts) == "Wednesday 7 February 987"


def test_counts_and_spans() -> None:
    assert (count(1, "article"), count(1234, "article"), count(2, "person", "people")) == ("1 article", "1,234 articles", "2 people")  # fmt: skip
    assert (Words().span(0, 0), Words().span(1989, 1989), Words().span(1957, 1998)) == ("", "1989", "1957–1998")


BEFORE = Before("article a.txt", b"i", b"d", 3)


@pytest.mark.parametrize(
    ("before", "inputs", "standing", "reason"),
    [
        (None, b"i", Standing(known=True), "new"),
        (None, b"i", Standing(known=False, unknown="unremembered", templates=True), "unremembered"),
        (BEFORE, b"i", Standing(known=True), "kept"),
        (BEFORE, b"other", Standing(known=True), "changed"),
        (BEFORE, b"other", Standing(known=True, templates=True, settings=True), "changed"),
        (BEFORE, b"i", Standing(known=True, templates=True, settings=True), "templates"),
        (BEFORE, b"i", Standing(known=True, settings=True), "settings"),
    ],
)
def test_why_a_page_is_made(before: Before | None, inputs: bytes, standing: Standing, reason: str) -> None:
    assert decide(Planned("/a/", ("a.html",), "view"), inputs, before, standing) == reason


def test_a_copied_file_shares_nothing_with_the_pages() -> None:
    changed = Standing(known=True, templates=True, settings=True)
    assert decide(Planned("/p.png", copy="p.png", digest="i"), b"i", BEFORE, changed) == "kept"


@pytest.mark.parametrize(
    ("address", "root", "file"),
    [
        ("/", ".", "index.html"),
        ("/years/", "..", "years/index.html"),
        ("/2019/02/27/", "../../..", "2019/02/27/index.html"),
        ("/atom.xml", ".", "atom.xml"),
    ],
)
def test_the_way_up_and_the_file(address: str, root: str, file: str) -> None:
    assert (root_of(address), file_of(address)) == (root, file)


@pytest.mark.parametrize(
    ("template", "line", "message"),
    [
        ("<p>\n{% if %}\n", 2, "Expected"),
        ("<p>\n\n{{ page.titel }}", 3, "titel"),
        ("{{ nothing }}", 1, "nothing"),
        ("\n{{ 1 / 0 }}", 2, "division"),
    ],
)
def test_a_mistake_in_a_template_is_told_with_its_line(site: Site, template: str, line: int, message: str) -> None:
    file = site.write("templates/page.html", template)
    with pytest.raises(ArchiveError, match=message) as told:
        site.build()
    assert told.value.where == f"{file}:{line}"


def test_a_day_shows_the_picture_of_its_first_article(full: Site) -> None:
    assert '<img src="../../../2019/02/27/tide-1/p.svg"' in full.page("/2019/02/27/")


def test_a_right_to_left_archive(site: Site) -> None:
    site.write("newsarchive.toml", '[site]\nlanguage = "ar"\nname = "الأرشيف"\n')
    site.build()
    assert '<html lang="ar" dir="rtl">' in site.page("/")


def test_an_archive_of_nothing_is_a_site(site: Site) -> None:
    site.build()
    assert "Nothing has been saved yet." in site.page("/")
    assert not list(broken_links(site.output))


def test_the_users_own_page_links_within_the_site(tmp_path: Path) -> None:
    site = Site(tmp_path, '[site]\nabout = "about.md"\nname = "A & B"\n')
    site.write("about.md", "# Us\n\n[Years](/years/) [mail](mailto:a@b.example) [bad](javascript:x) <b>raw</b>\n")
    site.build()
    page = site.page("/about/")
    assert '<a href="../years/">Years</a> <a href="mailto:a@b.example" rel="external">mail</a> bad &lt;b&gt;raw' in page
    assert str(escape("A & B")) in page
