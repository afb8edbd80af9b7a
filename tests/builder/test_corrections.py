"""The list of corrections and its feeds."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from newsarchive.builder.pages import corrections_pages

from .site import Site, article, visible

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path, '[site]\nname = "The Ledger"\nbase_url = "https://ledger.example/a/"\n')


def write(site: Site, name: str, date: str, corrections: str, **more: str) -> None:
    body = more.pop("body", f"What {name} is about, at length.")
    site.write(f"articles/{name}.txt", article(f"On {name}", date, body, corrections=corrections, **more))


def told(site: Site, address: str = "/corrections/") -> str:
    return visible(site.page(address)).partition("About this archive")[0]


def test_without_corrections_the_page_says_so(site: Site) -> None:
    write(site, "fog", "2019-02-27", "")
    site.build()
    assert "No article of this archive carries a correction." in told(site)


def test_the_newest_comes_first_by_its_own_date_or_the_articles(site: Site) -> None:
    write(site, "fog", "1950-01-01", "{text: It was mist., date: 2001-05-09}", source="Ledger")
    write(site, "tide", "1999-01-01", "It was the ebb.")
    write(site, "quay", "", "It was a pier.")
    site.build()
    text = told(site)
    lines = (
        "9 May 2001 On fog It was mist. Ledger · article of 1 Jan 1950",
        "1 Jan 1999 On tide It was the ebb. the correction has no date of its own",
        "On quay It was a pier. the correction has no date of its own",
    )
    places = [text.index(line) for line in lines]
    assert places == sorted(places)
    assert '<a href="../1950/01/01/on-fog/">On fog</a>' in site.page("/corrections/")


def test_a_correction_printed_with_the_text_is_listed(site: Site) -> None:
    body = "The quay was opened.\n\nCorrection (9 May 2001): An earlier version misstated the length of the quay."
    write(site, "quay", "2001-05-03", "", body=body)
    site.build()
    assert "9 May 2001 On quay An earlier version misstated the length of the quay." in told(site)


def test_versions_of_one_text_tell_a_correction_once(site: Site) -> None:
    body = " ".join(f"word{number}" for number in range(60))
    for name, date in (("one", "2001-01-01"), ("two", "2001-01-02")):
        write(site, name, date, "It was mist.", body=body)
    site.build()
    assert "1 correction, as it was printed" in told(site)
    assert "On one" in told(site)
    assert "On two" not in told(site)


def test_many_are_divided_by_year_and_a_long_year_by_month(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corrections_pages, "LIST_LIMIT", 2)
    monkeypatch.setattr(corrections_pages, "NEWEST", 1)
    for name, date in (("a", "2001-01-01"), ("b", "2001-01-02"), ("c", "2001"), ("d", "1999-01-01"), ("e", "")):
        write(site, name, date, f"It was not {name}.")
    site.build()
    assert "5 corrections" in told(site)
    assert "The newest 2 Jan 2001 On b" in told(site)
    assert "On a" not in told(site)
    assert "Years 2001 3 1999 1 Undated 1" in told(site)
    assert "January 2 Only the year is known 1" in told(site, "/corrections/2001/")
    assert "On a" in told(site, "/corrections/2001/01/")
    assert "On c" in told(site, "/corrections/2001/00/")
    assert "On d" in told(site, "/corrections/1999/")
    assert "On e" in told(site, "/corrections/undated/")


def test_what_comes_changes_and_goes_is_seen(site: Site) -> None:
    write(site, "fog", "1950-01-01", "It was mist.")
    site.build()
    write(site, "fog", "1950-01-01", "It was smoke.")
    site.build()
    assert "It was smoke." in told(site)
    assert "mist" not in told(site)
    write(site, "fog", "1950-01-01", "It was smoke.", draft="true")
    site.build()
    assert "No article" in told(site)


def test_the_feeds_have_an_entry_for_each_correction_of_a_known_day(site: Site) -> None:
    write(site, "fog", "1950-01-01", "[{text: It was mist., date: 2001-05-09}, {text: And smoke., date: 2001-05}]")
    site.build()
    feed = ElementTree.fromstring(site.page("/corrections/atom.xml"))
    (entry,) = feed.findall(f"{ATOM}entry")
    assert feed.findtext(f"{ATOM}title") == "Corrections in The Ledger"
    assert entry.findtext(f"{ATOM}title") == "Correction: On fog"
    assert entry.findtext(f"{ATOM}summary") == "It was mist."
    assert entry.findtext(f"{ATOM}updated") == "2001-05-09T00:00:00Z"
    assert (entry.findtext(f"{ATOM}id") or "").startswith("https://ledger.example/a/1950/01/01/on-fog/#correction-")
    (item,) = ElementTree.fromstring(site.page("/corrections/rss.xml")).iter("item")
    assert item.findtext("link") == "https://ledger.example/a/1950/01/01/on-fog/"


def test_without_a_base_url_there_are_no_feeds(tmp_path: Path) -> None:
    site = Site(tmp_path)
    write(site, "fog", "1950-01-01", "It was mist.")
    site.build()
    assert not site.has("/corrections/atom.xml")
    assert "atom.xml" not in site.page("/corrections/")
