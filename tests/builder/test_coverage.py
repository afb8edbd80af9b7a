"""What is here, and what is missing: what the page says of an archive, and how large it may become."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsarchive.builder.pages import coverage_page

from .site import Site, article, visible


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def write(site: Site, number: int, date: str, source: str = "", **more: str) -> None:
    site.write(f"articles/{number:05}.txt", article(f"Tide {number}", date, f"The tide of the day {number}.", source=source, **more))  # fmt: skip


def told(site: Site) -> str:
    site.build()
    return visible(site.page("/coverage/"))


def test_each_source_is_told_with_its_years_and_what_is_missing_between(site: Site) -> None:
    for number, year in enumerate((1950, 1951, 1954, 1960)):
        write(site, number, f"{year}-01-01", "Ledger")
    write(site, 7, "1951-05-05", "Herald")
    write(site, 8, "", "Herald")
    write(site, 9, "1955-05-05")
    text = told(site)
    assert "7 articles from 2 sources, 1950–1960" in text
    assert "Ledger: most in 1950, 1 4 articles, 1950–1960; nothing for 1952–1953, 1955–1959" in text
    assert "Herald: most in 1951, 1 2 articles, 1951" in text
    assert "Source 1950 1951 1954 1955 1960 Undated All" in text
    assert "Ledger 1 1 1 · 1 · 4 Herald · 1 · · · 1 2 No source known · · · 1 · · 1 All 1 2 1 1 1 1 7" in text


def test_all_sources_are_drawn_to_one_scale_and_their_gaps_as_dashes(site: Site) -> None:
    for number in range(4):
        write(site, number, f"1950-01-0{number + 1}", "Ledger")
    write(site, 5, "1952-01-01", "Herald")
    write(site, 6, "1950-01-01", "Herald")
    site.build()
    page = site.page("/coverage/")
    ledger, herald = re.findall(r'<svg class="bars low".*?</svg>', page)
    assert "<title>Ledger: most in 1950, 4</title>" in ledger
    assert "v-90h8v90" in ledger
    assert 'class="on"' not in ledger
    assert "v-22h8v22" in herald
    assert '<path class="on" d="M12 90h6v5h-6z"/>' in herald
    assert "the tallest bar is 4 articles" in page


def test_gaps_are_told_with_the_dates_around_them(site: Site) -> None:
    for number, date in enumerate(("1950-01-01", "1950-01-31", "1950-03-31", "1955-06-01")):
        write(site, number, date)
    text = told(site)
    assert "Between 31 January 1950 and 31 March 1950 58 days" in text
    assert "Between 31 March 1950 and 1 June 1955 more than 5 years" in text
    assert "Between 1 January" not in text


def test_where_a_vague_date_could_lie_is_no_gap(site: Site) -> None:
    for number, date in enumerate(("1950-01-15", "1950-02", "1950-03-15", "1951", "1952-01-01")):
        write(site, number, date)
    text = told(site)
    assert "Between February 1950" not in text
    assert re.findall(r"Between (.*?) and (.*?) (?:more|\d+ days)", text.partition("these days.")[2]) == [
        ("15 March 1950", "1951")
    ]


def test_an_archive_without_gaps_says_so(site: Site) -> None:
    for day in (1, 2, 9):
        write(site, day, f"1950-01-0{day}")
    assert "There is no gap of 30 days or more." in told(site)


def test_how_exactly_dates_are_known_and_which_languages_there_are(site: Site) -> None:
    for number, date in enumerate(("1950-01-01", "1950-02", "1950", "", "1950-01-01")):
        write(site, number, date, lang="de-AT" if number == 4 else "en")
    doubtful = "Fog over the quay\n\n(The caption of the picture: the quay on Wednesday.)\n\nNo ferry left port.\n"
    site.write("articles/1951/1951-02-03-fog.txt", doubtful)
    site.write("articles/IMG_19510203.txt", doubtful)
    text = told(site)
    assert "Day known 3 Month known 1 Only the year is known 1 Undated 2" in text
    assert "English" in text
    assert "German 1" in text
    assert "Every date that is used was read surely." in text


def test_dates_that_are_not_sure_are_counted(site: Site) -> None:
    # A weekday that is none of that day's makes the reading doubtful.
    site.write(
        "articles/a.txt",
        "The ferry is late\n\nMonday, 6 March 1999\n\nNo ferry left port on that day, and none came.\n",
    )
    assert "Of the dates that are used, 1 is not sure" in told(site)


def test_an_empty_archive_has_the_page_as_well(site: Site) -> None:
    assert "0 articles" in told(site)
    assert "What this archive is not It holds what was saved" in told(site)


def test_sources_beyond_the_largest_are_summed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coverage_page, "SOURCES", 1)
    for number, source in enumerate(("Ledger", "Ledger", "Herald", "Post", "")):
        write(site, number, "1950-01-01", source)
    text = told(site)
    assert "Ledger 2 · 2 2 other sources 2 · 2 No source known 1 · 1 All 5 · 5" in text


def test_what_is_long_is_told_by_decade(site: Site) -> None:
    for number, year in enumerate((1019, *range(1900, 2020, 10))):
        write(site, number, f"{year}-01-01", "Ledger")
    text = told(site)
    assert "Articles a century; all sources are drawn to one scale" in text
    assert "Source 1000–1099 1900–1999 2000–2099 Undated All" in text


def test_the_page_stays_small_however_many_sources_and_years_there_are(site: Site) -> None:
    for source in range(coverage_page.SOURCES + 5):
        for year in range(1940, 2020, 2):
            write(
                site,
                source * 100 + year - 1940,
                f"{year}-01-{source % 28 + 1:02}",
                f"The Chronicle of Harbour {source}",
            )
    site.build()
    assert len(site.page("/coverage/").encode()) < 60_000


def test_another_body_does_not_touch_the_page(site: Site) -> None:
    write(site, 1, "1950-01-01", "Ledger")
    site.build()
    before = (site.output / "coverage/index.html").stat().st_mtime_ns
    site.write("articles/00001.txt", article("Tide 1", "1950-01-01", "Another tide.", source="Ledger"))
    site.build()
    assert site.made() == {"/", "/1950/01/01/tide-1/"}  # the front page opens with it
    assert (site.output / "coverage/index.html").stat().st_mtime_ns == before
