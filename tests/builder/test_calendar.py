"""Years, months and days: tables that are said as well as seen, a place for what has no day, the nearest that have something."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .site import Site, article, visible


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site(tmp_path)
    for name, date in (
        ("Fog", "2019-02-27"), ("Tide", "2019-02-27"), ("Rain", "2019-05-04"), ("Gale", "2021-01-01"), ("Some day", "2019-02"),
        ("Some month", "2019"), ("No more", "2004"),
    ):  # fmt: skip
        site.write(f"articles/{name.lower().replace(' ', '-')}.txt", article(name, date, f"{name} it was."))
    site.build()
    return site


def test_a_day_in_a_year_is_said_whole(site: Site) -> None:
    page = site.page("/2019/")
    assert (
        '<td class="t2"><a href="../2019/02/27/" aria-label="27 February, 2 articles">27 <small>2</small></a></td>'
        in page
    )
    assert page.count("<table") == page.count("<caption>") == 12
    heads = '<th scope="col"><span class="v">Monday</span><abbr title="Monday" aria-hidden="true">M</abbr></th>'
    assert page.count(heads) == 12
    assert re.findall(r'aria-label="[^"]+article', page) == [
        'aria-label="27 February, 2 article',
        'aria-label="4 May, 1 article',
    ]


def test_a_day_in_a_month_is_said_with_what_it_led_with(site: Site) -> None:
    page = site.page("/2019/02/")
    assert (
        '<a href="../../2019/02/27/"><span class="v">27 February, 2 articles</span><span aria-hidden="true">27 <small>2</small></span>'
        '<span class="led">Fog</span></a>'
    ) in page
    assert '<span class="v">Wednesday</span><abbr title="Wednesday" aria-hidden="true">Wed</abbr>' in page


def test_what_has_no_day_has_its_place_below_the_days(site: Site) -> None:
    year, month = site.page("/2019/"), site.page("/2019/02/")
    row = '<tfoot><tr><td colspan="7"><a href="../2019/02/#vague">1 article, the day not known</a></td></tr></tfoot>'
    assert year.count("<tfoot>") == year.count(row) == 1
    assert '<a href="../2019/#vague">1 article of which only the year is known</a>' in year
    assert '<a href="../../2019/02/#vague">1 article, the day not known</a>' in month
    for page, title in ((year, "Some month"), (month, "Some day")):
        assert title in visible(page.partition('id="vague"')[2].partition("</section>")[0])
    assert "vague" not in site.page("/2019/05/") + site.page("/2019/02/27/") + site.page("/2021/")


@pytest.mark.parametrize(
    ("address", "before", "after"),
    [
        ("/2019/", "/2004/", "/2021/"),
        ("/2019/02/", "", "/2019/05/"),
        ("/2019/05/", "/2019/02/", "/2021/01/"),
        ("/2019/05/04/", "/2019/02/27/", "/2021/01/01/"),
        ("/2021/01/01/", "/2019/05/04/", ""),
    ],
)
def test_before_and_after_are_the_nearest_that_have_something(
    site: Site, address: str, before: str, after: str
) -> None:
    found = {way: to for to, way in re.findall(r'href="[./]*(/\d[\d/]*)" rel="(prev|next)"', site.page(address))}
    assert found == {way: to for way, to in (("prev", before), ("next", after)) if to}


@pytest.mark.parametrize(
    ("language", "first", "days_before"),
    [("en", "Monday", 4), ("en-US", "Sunday", 5), ("ar", "السبت", 6), ("he", "יום ראשון", 5), ("de", "Montag", 4)],
)
def test_a_week_begins_as_it_does_where_the_language_is_spoken(
    site: Site, language: str, first: str, days_before: int
) -> None:
    """1 February 2019 was a Friday."""
    site.write("newsarchive.toml", f'[site]\nlanguage = "{language}"\n')
    site.build()
    page = site.page("/2019/02/")
    assert re.findall(r'<th scope="col"><span class="v">([^<]+)', page)[0] == first
    assert re.findall(r"<tbody>\s*<tr>(.*?)</tr>", page)[0].count("<td></td>") == days_before
