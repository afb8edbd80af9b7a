"""The front page: what leads, what stands beside it, what runs through the archive; and archives that have little for it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsarchive.archive import entry
from newsarchive.builder.pages import front_page

from .site import PICTURE, Site, article, visible


def headlines(site: Site) -> list[str]:
    """The headlines of the lead and of what stands beside it."""
    return re.findall(r'<h[23] class="(?:xl|m)[^"]*"><a [^>]*>([^<]+)', site.page("/").split('class="rubric"')[0])


def sections(site: Site) -> list[str]:
    return re.findall(r'<h2 class="rubric">([^<]+)', site.page("/").replace(" <a", "<a"))


def test_the_article_of_the_largest_story_leads_and_not_the_newest(site: Site) -> None:
    for number in range(1, 6):
        site.write(f"articles/s{number}.txt", article(f"Strike {number}", f"1989-03-0{number}", story="The strike"))
    site.write("articles/new.txt", article("Something new", "2019-05-05", tags="[Sea]", people="[Ann Lee]"))
    for number in range(1, 6):
        site.write(
            f"articles/newer{number}.txt", article(f"Something newer {number}", f"2019-05-1{number}", tags="[Sea]")
        )
    site.build()
    assert headlines(site)[0].startswith("Strike")
    assert sum(each.startswith("Strike") for each in headlines(site)) == 1  # a story is told once


def test_names_that_others_name_too_weigh_and_a_picture_tells_equals_apart(site: Site) -> None:
    site.write("articles/p.svg", PICTURE)
    for number in range(3):
        site.write(
            f"articles/{number}.txt", article(f"Tide {number}", f"2019-05-0{number + 1}", people="[Ann Lee, Bo Ek]")
        )
    site.write("articles/alone.txt", article("Alone", "2019-06-01", people="[Cy Fox, Di Gray, Ed Hall]"))
    site.build()
    assert headlines(site)[0] == "Tide 2"
    site.write("articles/1.txt", article("Tide 1", "2019-05-02", people="[Ann Lee, Bo Ek]", image="p.svg"))
    site.build()
    assert headlines(site)[0] == "Tide 1"


def test_a_list_of_names_is_no_weight(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entry, "CROWD", 4)
    crowd = "[Ann Lee, Bo Ek, Cy Fox, Di Gray, Ed Hall]"
    for number in (1, 2):
        site.write(
            f"articles/crowd{number}.txt", article(f"Guests {number}", f"2019-06-0{number}", people=crowd, story="none")
        )
        site.write(f"articles/{number}.txt", article(f"Tide {number}", f"2019-05-0{number}", people="[Ann Lee]"))
    site.build()
    assert headlines(site)[0].startswith("Tide")


def test_of_a_large_tag_the_fullest_month_is_looked_at(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front_page, "_LOOK", 2)
    for number, date in enumerate(("1931-05-01", "1989-11-09", "1989-11-10", "2019-01-01", "2020-01-01")):
        site.write(f"articles/{number}.txt", article(f"Tide {number}", date, tags="[Sea]"))
    site.build()
    assert headlines(site)[0] in ("Tide 1", "Tide 2")


def test_stories_and_threads_have_spans_counts_and_sparklines_on_one_scale(site: Site) -> None:
    for number in range(3):
        for year in (1989, 1991, 1994):
            name = f"{year}-{number}"
            site.write(f"articles/{name}.txt", article(f"Day {name}", f"{year}-03-0{number + 1}", tags="[Sea]", story=f"Case {year}"))  # fmt: skip
    site.build()
    page = site.page("/")
    assert sections(site)[:3] == ["Running stories", "Threads", "Latest"]
    assert "Case 1991 3 articles, 1991" in visible(page)
    assert "Sea 9 articles, 1989–1994" in visible(page)
    assert page.count('<svg class="spark" viewBox="-.5 -20 6 20"') == 4
    assert '<path d="M2 0v-20"/>' in page
    assert "Small charts: articles by year, 1989–1994, all on one scale." in visible(page)


def test_the_day_of_the_year_with_the_most_years_is_a_door_to_all_days(site: Site) -> None:
    for year in range(1980, 1987):
        site.write(f"articles/{year}.txt", article(f"Fog of {year}", f"{year}-11-09"))
    for number in range(5):
        site.write(f"articles/{number}.txt", article(f"Tide {number}", f"2019-05-0{number + 1}"))
    site.build()
    text = visible(site.page("/"))
    assert "9 November Fog of 1983 1983 Fog of 1984 1984 Fog of 1985 1985 Fog of 1986 1986" in text
    assert "Fog of 1982 1982" not in text


def test_no_day_is_told_where_all_of_it_stands_above(site: Site) -> None:
    for year in (1960, 1961):
        site.write(f"articles/{year}.txt", article(f"Fog of {year}", f"{year}-02-03"))
    site.build()
    assert sections(site) == ["Year by year"]


@pytest.mark.parametrize(
    ("number", "fields", "expected"),
    [
        (1, {"date": "2019-05-05"}, ["Year by year"]),
        (3, {"date": "2019-05-05"}, ["Year by year"]),
        (20, {}, ["Undated"]),
        (20, {"tags": "[Sea]"}, ["Threads", "Undated"]),
        (20, {"date": "2019-05-05", "people": "[Ann Lee]"}, ["Latest", "People", "Year by year"]),
    ],
)
def test_a_small_archive_has_a_lead_and_no_empty_section(
    site: Site, number: int, fields: dict[str, str], expected: list[str]
) -> None:
    for each in range(number):
        site.write(f"articles/{each}.txt", article(f"Tide {each}", **fields))
    site.build()
    assert len(headlines(site)) == min(5, number)
    assert sections(site) == expected
    assert '<svg class="spark"' not in site.page("/")


def test_no_article_stands_twice_where_few_are_dated(site: Site) -> None:
    for number in range(8):
        date = f"2019-05-0{number + 1}" if number < 2 else ""
        site.write(f"articles/{number}.txt", article(f"Tide {number}", date, tags="[Sea]"))
    site.build()
    assert len(headlines(site)) == len(set(headlines(site))) == 5


def test_the_choice_is_that_of_a_build_from_nothing(tmp_path: Path) -> None:
    site = Site(tmp_path)
    for number in range(12):
        site.write(f"articles/{number}.txt", article(f"Tide {number}", f"2019-05-{number + 1:02}", tags=f"[Sea, Tag {number % 3}]", people="[Ann Lee]"))  # fmt: skip
        site.build()
    site.delete("articles/3.txt")
    site.write("articles/4.txt", article("Tide 4", "1931-05-04", tags="[Sea]", story="The strike"))
    site.write("articles/5.txt", article("Tide 5", "1931-05-05", tags="[Sea]", story="The strike"))
    site.build()
    assert site.tree() == site.build_from_nothing()
