"""Sitemaps, robots.txt, llms.txt and security.txt, as the programs read them that they are for."""

from __future__ import annotations

import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import pytest
from lxml import etree
from markdown_it import MarkdownIt

from browser.shared import find_tool
from newsarchive.builder.pages import sitemap_pages
from newsarchive.errors import SettingsError
from newsarchive.settings import parse_settings

from .site import Site, article

SCHEMA = Path(__file__).parent / "schemas" / "sitemap.xsd"
BASE = "https://ledger.example"
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
FOG = {"tags": "[Sea, Fog]", "people": "[Ann Lee]", "author": "Bo Ek", "source": "The Quay", "story": "The fog"}


def validated(*sitemaps: Path) -> str:
    """What xmllint says of sitemaps; "" where all is well."""
    command = [find_tool("xmllint", how="apt-get install libxml2-utils"), "--noout", "--schema", SCHEMA, *sitemaps]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    return "" if done.returncode == 0 else done.stderr


def fill(site: Site, more: str = "") -> None:
    site.write("newsarchive.toml", f'[site]\nname = "The Ledger"\nbase_url = "{BASE}/"\n{more}')
    for name, date in (("a", "2019-02-27"), ("b", "2019-02"), ("c", "1931"), ("d", "")):
        site.write(f"articles/{name}.txt", article(f"Fog {name}", date, f"What {name} saw.", **FOG))


def test_the_sitemap_of_the_demonstration_is_valid(demo_site: Path, tmp_path: Path) -> None:
    assert validated(*demo_site.glob("sitemap*.xml")) == ""
    wrong = tmp_path / "wrong.xml"
    wrong.write_text(
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>/here/</loc></url></urlset>'
    )
    assert "/here/" in validated(wrong)


def test_a_divided_sitemap_is_valid_and_names_all_pages(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap_pages, "SINGLE", 3)
    monkeypatch.setattr(sitemap_pages, "SITEMAP_LIMIT", 2)
    fill(site)
    site.build()
    files = list(site.output.glob("sitemap*.xml"))
    assert validated(*files) == ""
    index = [each.text or "" for each in etree.parse(site.output / "sitemap.xml").iter(LOC)]
    assert {urlsplit(each).path[1:] for each in index} == {file.name for file in files} - {"sitemap.xml"}
    told = {
        urlsplit(each.text or "").path
        for file in files
        if file.name != "sitemap.xml"
        for each in etree.parse(file).iter(LOC)
    }
    pages = [file for file in site.output.rglob("index.html") if "http-equiv" not in file.read_text("utf-8")]
    there = {f"/{page.parent.relative_to(site.output).as_posix()}/".replace("/./", "/") for page in pages}
    assert told == there, "there are no long lists and no versions here"


def test_a_crawler_may_read_all_and_is_told_of_the_sitemap(demo_site: Path) -> None:
    robots = RobotFileParser()
    robots.parse((demo_site / "robots.txt").read_text("utf-8").splitlines())
    assert robots.can_fetch("*", "https://record.example/2019/")
    assert robots.site_maps() == ["https://record.example/sitemap.xml"]


def links_of(site: Site) -> list[tuple[str, str]]:
    """(words, address) of the links of llms.txt, as a reader of Markdown has them."""
    found = []
    for token in MarkdownIt().parse(site.page("/llms.txt")):
        children = token.children or []
        for number, child in enumerate(children):
            if child.type == "link_open":
                found.append((children[number + 1].content, str(child.attrs["href"])))
    return found


def test_llms_txt_says_what_the_archive_is_and_leads_to_what_is_there(site: Site) -> None:
    fill(site, 'motto = "Kept [by] <us> & *them*"\n')
    site.build()
    tokens = MarkdownIt().parse(site.page("/llms.txt"))
    kinds = [(token.type, token.tag) for token in tokens if token.level == 0 and token.nesting == 1]
    assert kinds[:3] == [("heading_open", "h1"), ("blockquote_open", "blockquote"), ("paragraph_open", "p")]
    assert [tag for kind, tag in kinds if kind == "heading_open"] == ["h1", "h2", "h2", "h2"]
    assert tokens[1].content == "The Ledger"
    html = MarkdownIt().render(site.page("/llms.txt"))
    assert "<p>Kept [by] &lt;us&gt; &amp; *them*</p>" in html
    assert "<p>Articles from 1 source, 1931–2019.</p>" in html
    links = links_of(site)
    assert {"Years", "Stories", "Tags", "Corrections", "Atom", "RSS", "JSON Feed", "sitemap.xml"} <= {
        words for words, _ in links
    }
    assert all(url.startswith(f"{BASE}/") and site.has(urlsplit(url).path) for _, url in links)


def test_llms_txt_without_a_base_url_has_relative_links(site: Site) -> None:
    site.write("newsarchive.toml", '[site]\nwithout = ["tags", "search"]\n')
    site.write("articles/a.txt", article("Fog"))
    site.build()
    links = links_of(site)
    assert ("Years", "./years/") in links
    assert all(site.has(urljoin("/llms.txt", url)) for _, url in links)
    assert not {"Tags", "Atom", "sitemap.xml"} & {words for words, _ in links}
    assert "\nArticles.\n" in site.page("/llms.txt")


def test_security_txt_is_what_rfc_9116_demands(site: Site) -> None:
    setting = 'security_contact = "mailto:a+b@x.example?subject=a&b"\nsecurity_expires = 2027-12-31T23:00:00+02:00\n'
    fill(site, setting)
    site.build()
    lines = site.page("/.well-known/security.txt").splitlines()
    fields = dict(line.split(": ", 1) for line in lines)
    assert len(fields) == len(lines)
    assert fields == {
        "Contact": "mailto:a+b@x.example?subject=a&b", "Expires": "2027-12-31T21:00:00Z", "Preferred-Languages": "en",
        "Canonical": f"{BASE}/.well-known/security.txt",
    }  # fmt: skip
    assert datetime.fromisoformat(fields["Expires"]).tzinfo == UTC
    assert site.tree() == site.build_from_nothing()
    fill(site)
    site.build()
    assert not (site.output / ".well-known").exists()


def test_security_txt_says_where_it_stands_only_at_the_top_of_a_host(site: Site) -> None:
    site.write(
        "newsarchive.toml",
        '[site]\nbase_url = "https://x.example/a/"\nsecurity_contact = "https://x.example/report"\n'
        'security_expires = "2027-12-31T00:00:00Z"\n',
    )
    site.write("articles/a.txt", article("Fog"))
    site.build()
    assert re.findall("^[A-Z].*?:", site.page("/.well-known/security.txt"), re.M) == [
        "Contact:", "Expires:", "Preferred-Languages:",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ('security_contact = "mailto:a@b.example"', 2, "needs security_expires"),
        ("security_expires = 2027-01-01T00:00:00Z", 2, "needs security_contact"),
        ('security_contact = "a@b.example"\nsecurity_expires = 2027-01-01T00:00:00Z', 2, "is not an address"),
        (
            'security_contact = "mailto:a@b\\nCanonical: x"\nsecurity_expires = 2027-01-01T00:00:00Z',
            2,
            "is not an address",
        ),
        ('security_contact = "mailto:a@b"\nsecurity_expires = 2027-01-01', 3, "got `date`"),
        ('security_contact = "mailto:a@b"\nsecurity_expires = 2027-01-01T00:00:00', 3, "timezone"),
    ],
)
def test_half_of_security_is_refused_with_its_line(text: str, line: int, told: str) -> None:
    with pytest.raises(SettingsError, match=told) as caught:
        parse_settings(f"[site]\n{text}\n")
    assert caught.value.where == f"newsarchive.toml:{line}"


def test_hosts_are_told_the_types_of_the_feeds_that_are_there(site: Site) -> None:
    fill(site, '[feeds]\nformats = ["atom", "json"]\n')
    site.build()
    rules = dict(re.findall(r"^(/\S*)\n  Content-Type: (\S+);", site.page("/_headers"), re.M))
    assert rules == {
        "/atom.xml": "application/atom+xml", "/feed.json": "application/feed+json", "/feeds/*": "application/atom+xml",
        "/corrections/atom.xml": "application/atom+xml", "/corrections/feed.json": "application/feed+json",
    }  # fmt: skip
    assert all(site.has(path) for path in rules if not path.endswith("*"))
    fill(site, "[feeds]\nof = []\n")
    site.build()
    assert "Content-Type:" not in site.page("/_headers")
