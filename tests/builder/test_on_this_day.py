"""A day of the year in all years, and the year of days that leads to it."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from newsarchive.archive import DAYS_OF_YEAR
from newsarchive.builder.pages import on_this_day

from .site import Site, article, tree, visible

LONG = " ".join(f"Keeper {number} trimmed the lamp." for number in range(60))


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A 27 February of three years, a New Year's Eve, and what is dated less precisely."""
    site = Site(tmp_path, '[site]\nbase_url = "https://ledger.example/"\n')
    for name, title, date, source in (
        ("a", "Fog", "2019-02-27", "Ledger"), ("b", "Tide", "1931-02-27T08:00", "Courier"), ("c", "Ebb", "1931-02-27T09:00", ""),
        ("d", "Eve", "1999-12-31", "Ledger"), ("e", "Leap", "2004-02-29", ""),
        ("f", "Some day", "2019-02", ""), ("g", "Some month", "2019", ""), ("h", "Some time", "", ""),
    ):  # fmt: skip
        site.write(f"articles/{name}.txt", article(title, date, f"{title} it was.", source=source))
    site.build()
    return site


def links(html: str) -> list[tuple[str, str]]:
    """Address and words of the links below the heading."""
    found = re.findall(r'<a (?:class="more" )?href="([^"]+)"[^>]*>([^<]+)', html.partition("<h1")[2])
    return [(address, words.strip()) for address, words in found]


def made(site: Site) -> set[str]:
    with sqlite3.connect(site.folder / ".newsarchive/catalogue.sqlite") as db:
        rows = db.execute(
            "SELECT address FROM page WHERE build = (SELECT max(build) FROM page) AND address LIKE '/on/%'"
        )
        return {address.removeprefix("/on/").strip("/") for (address,) in rows}


def test_years_stand_apart_the_earliest_first(site: Site) -> None:
    page = site.page("/on/02-27/")
    assert links(page)[:5] == [
        ("../../1931/02/27/", "1931"), ("../../1931/02/27/tide/", "Tide"), ("../../1931/02/27/ebb/", "Ebb"),
        ("../../2019/02/27/", "2019"), ("../../2019/02/27/fog/", "Fog"),
    ]  # fmt: skip
    assert "27 February J F M A M J J A S O N D 3 articles, 1931–2019 1931 Tide Courier Ebb 2019 Fog Ledger" in visible(
        page
    )


def test_there_is_a_page_for_every_day_and_no_other(site: Site) -> None:
    assert sorted(path.name for path in (site.output / "on").iterdir()) == [*DAYS_OF_YEAR, "index.html"]
    assert len(DAYS_OF_YEAR) == 366
    sitemap = site.page("/sitemap.xml")
    assert all(f"<loc>https://ledger.example/on/{day}</loc>" in sitemap for day in ["", *(f"{day}/" for day in DAYS_OF_YEAR)])  # fmt: skip


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [
        ("02-27", "12-31", "02-29"),
        ("02-28", "02-27", "02-29"),
        ("12-31", "02-29", "02-27"),
        ("01-01", "12-31", "02-27"),
    ],
)
def test_a_day_leads_to_the_nearest_that_have_something_around_the_turn_of_the_year(
    site: Site, day: str, before: str, after: str
) -> None:
    pager = re.findall(r'href="\.\./\.\./on/([0-9-]+)/" rel="(prev|next)"', site.page(f"/on/{day}/"))
    assert pager == [(before, "prev"), (after, "next")]


def test_a_day_without_anything_says_so(site: Site) -> None:
    page = visible(site.page("/on/02-28/"))
    assert "No article in this archive is dated 28 February." in page
    assert "articles" not in page.partition("28 February")[2]


def test_what_is_dated_less_precisely_is_on_no_day(site: Site) -> None:
    assert not any("Some" in site.page(f"/on/{day}/") for day in DAYS_OF_YEAR)


def test_where_only_one_day_has_something_no_other_is_led_to_from_it(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.write("articles/a.txt", article("Fog", "2019-02-27"))
    site.build()
    assert "pager" not in site.page("/on/02-27/")
    assert site.page("/on/02-28/").count('href="../../on/02-27/"') == 2


def test_a_text_that_was_printed_again_on_that_day_stands_once(site: Site) -> None:
    for year in (1950, 1975):
        site.write(f"articles/{year}.txt", article("Lamp", f"{year}-06-01", LONG))
    site.write("articles/cut.txt", article("Lamp, cut", "1960-06-02", LONG[:-40]))
    site.build()
    assert [words for _, words in links(site.page("/on/06-01/"))[:2]] == ["1950", "Lamp"]
    assert "1975" not in site.page("/on/06-01/")
    assert "Lamp, cut" in site.page("/on/06-02/")
    assert 'aria-label="1 June, 1 article"' in site.page("/on/")
    site.delete("articles/1950.txt")
    site.build()
    assert "1975" in site.page("/on/06-01/")
    assert tree(site.output) == site.build_from_nothing()


def test_a_long_day_shows_some_of_each_year_and_leads_to_all(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(on_this_day, "LIST_LIMIT", 5)
    for number in range(1, 8):
        site.write(f"articles/n{number}.txt", article(f"Notice {number}", "2019-02-27", f"Number {number} of the day."))
    site.build()
    page = site.page("/on/02-27/")
    assert [words for _, words in links(page)[:8]] == [
        *("1931", "Tide", "Ebb"), *("2019", "Fog", "Notice 1", "Notice 2"), "All 8 articles of 27 February 2019"
    ]  # fmt: skip
    assert ("../../2019/02/27/", "All 8 articles of 27 February 2019") in links(page)
    assert "10 articles, 1931–2019" in visible(page)


def test_a_day_of_very_many_years_tells_the_last_of_them(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(on_this_day, "_YEARS_TOLD", 1)
    site.build(clean=True)
    page = site.page("/on/02-27/")
    assert [words for _, words in links(page)[:3]] == ["2019", "Fog", "and 1 earlier year"]
    assert "3 articles, 1931–2019" in visible(page)


def test_a_day_of_two_centuries_is_no_heavy_page(tmp_path: Path) -> None:
    site = Site(tmp_path)
    for year in range(1790, 2020):
        title = f"The harbour commissioners consider once more the question of the breakwater, in the year {year}"
        apart = "\nsame_as: false"
        site.write(f"articles/{year}.txt", article(title, f"{year}-02-27", source=f"The Tidewater Ledger{apart}"))
    site.build()
    assert site.page("/on/02-27/").count("<h2") == 200
    assert len(site.page("/on/02-27/").encode()) < 100_000


def test_the_year_of_days_has_every_day_with_its_number(site: Site) -> None:
    page = site.page("/on/")
    assert re.findall(r'<a href="\.\./on/([0-9-]+)/" aria-label', page) == list(DAYS_OF_YEAR)
    assert (
        '<td class="t3"><a href="../on/02-27/" aria-label="27 February, 3 articles">27 <small>3</small></a></td>'
        in page
    )
    assert '<td><a href="../on/02-28/" aria-label="28 February, 0 articles">28</a></td>' in page
    assert page.count("<table") == page.count("<caption>") == 12
    assert {row.count("<td") for row in re.findall(r"<tr>.*?</tr>", page)} == {7}


def test_the_year_of_days_loads_a_script_and_no_page_that_is_read_does(site: Site) -> None:
    (script,) = site.output.glob("on-*.js")
    assert re.fullmatch(r"on-[0-9a-f]{8}\.js", script.name)
    assert f'<script src="../{script.name}" defer></script>' in site.page("/on/")
    loading = [path for path in site.output.rglob("*.html") if re.search("<script[^>]* src", path.read_text("utf-8"))]
    assert sorted(loading) == [site.output / "on/index.html", site.output / "search/index.html"]
    site.write("templates/on.js", "// ours\n")
    site.write("templates/more.js", "// more\n")
    site.build()
    assert {path.read_text("utf-8") for path in site.output.glob("*.js")} >= {"// ours\n", "// more\n"}
    assert len(list(site.output.glob("*.js"))) == 3
    assert not script.exists()


def test_one_more_article_touches_its_day_and_the_year_of_days(site: Site) -> None:
    site.write("articles/i.txt", article("Rain", "1950-02-27"))
    site.build()
    assert made(site) == {"", "02-27"}
    assert tree(site.output) == site.build_from_nothing()


def test_a_day_that_gets_its_first_or_loses_its_last_is_named_by_those_up_to_the_nearest(site: Site) -> None:
    between = set(DAYS_OF_YEAR[DAYS_OF_YEAR.index("02-29") : DAYS_OF_YEAR.index("12-31") + 1])
    site.write("articles/i.txt", article("Rain", "1950-06-01"))
    site.build()
    assert made(site) == {"", *between}
    assert tree(site.output) == site.build_from_nothing()
    site.delete("articles/i.txt")
    site.build()
    assert made(site) == {"", *between}
    assert tree(site.output) == site.build_from_nothing()


def test_an_article_without_a_day_touches_no_day_of_the_year(site: Site) -> None:
    for name, date in (("i", "2019-02"), ("j", "2019"), ("k", "")):
        site.write(f"articles/{name}.txt", article(f"Rain {name}", date, f"It rained {name}."))
    site.build()
    assert made(site) == set()


def test_it_is_found_from_every_page_from_the_years_and_from_a_day(site: Site) -> None:
    assert all('/on/"' in page.read_text("utf-8") for page in site.output.rglob("index.html"))
    assert all('/on/">One day in all years</a>' in site.page(page) for page in ("/", "/years/"))
    assert '<a class="more" href="../../../on/02-27/">27 February in other years</a>' in site.page("/2019/02/27/")
    assert "in other years" not in site.page("/2019/02/")
