"""Charts and lines of time: what was not saved is drawn and said, and no figure stands in a drawing alone."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from newsarchive.builder.pages import charts, topic_pages
from newsarchive.builder.pages.charts import gaps, scale, spark, year_chart
from newsarchive.builder.words import Words

from .site import Site, article, visible


def test_gaps_are_lines_one_for_each_run_of_nothing() -> None:
    assert gaps([0, 2, 0, 0, 1]) == "M1 94H9M21 94H39"
    assert gaps([1, 2]) == ""


def test_a_year_chart_points_out_the_fullest_year_and_counts_the_quiet_ones() -> None:
    chart = year_chart(Words(), {0: 7, 1990: 1, 1994: 3})
    assert (chart.first, chart.number, chart.finding) == (1990, 5, "most in 1994: 3")
    assert chart.quiet == "Dashed lines mark 3 years without an article."
    assert chart.gaps == "M11 94H39"
    assert year_chart(Words(), {1990: 1, 2019: 1}).number == 0  # two articles have no course
    assert year_chart(Words(), {0: 9}).number == 0


def test_sparklines_share_a_scale_and_stay_small() -> None:
    one, other = {0: 5, 1900: 1, 1901: 1}, {2019: 40}
    shared = scale([one, other, {}])
    assert shared is not None
    assert (shared.first, shared.last, shared.years, shared.columns, shared.most) == (1900, 2019, 2, 60, 40)
    assert (spark(one, shared), spark(other, shared), spark({}, shared)) == ("M0 0v-1", "M59 0v-20", "")
    assert scale([{1990: 1, 1991: 1}]) is None
    long = scale([dict.fromkeys(range(1, 10000), 1)])
    assert long is not None
    assert long.columns <= charts._COLUMNS


@pytest.fixture
def names(site: Site) -> Site:
    for number, date in enumerate(("1957-10-05", "1961-04-13", "1961-05-01", "1991-12-26", "")):
        site.write(f"articles/{number}.txt", article(f"Tide {number}", date, people="[Ann Lee]", source="Ledger"))
    site.write("articles/other.txt", article("Ebb", "1970-01-01", source="Quay"))
    site.build()
    return site


def test_a_topic_says_where_it_has_nothing_and_gives_its_figures(names: Site) -> None:
    page = names.page("/people/ann-lee/")
    text = visible(page)
    assert "Articles by year, most in 1961: 2. Dashed lines mark 32 years without an article." in text
    assert "The figures 1957 1 1961 2 1991 1" in text
    # Newest first: what is undated is beside no year, and three years are not worth a word.
    assert re.findall(r'<p class="note gap">([^<]+)', page) == ["No article for 29 years"]
    assert text.index("Tide 3") < text.index("No article for 29 years") < text.index("Tide 2")
    chart = ElementTree.fromstring(re.findall(r'<svg class="bars".*?</svg>', page)[0])
    assert [each.tag for each in chart][:2] == ["title", "desc"]


def test_an_index_shows_when_each_source_has_articles(names: Site) -> None:
    page = names.page("/sources/")
    assert "Ledger 5 articles, 1957–1991" in visible(page)
    assert "Quay 1 article, 1970" in visible(page)
    assert page.count('class="spark" viewBox="-.5 -20 35 20" preserveAspectRatio="none" aria-hidden="true"') == 2
    assert '<path d="M13 0v-10"/>' in page
    assert "spark" not in names.page("/people/")


def test_a_long_index_stays_as_it_is(names: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(topic_pages, "LIST_LIMIT", 1)
    names.build(clean=True)
    assert "spark" not in names.page("/sources/")


def test_a_date_that_changes_is_told_in_the_index_and_a_body_is_not(names: Site) -> None:
    names.write("articles/other.txt", article("Ebb", "1975-01-01", source="Quay"))
    names.build()
    assert {"/sources/", "/sources/quay/"} <= names.made()
    assert "Quay 1 article, 1975" in visible(names.page("/sources/"))
    assert names.tree() == names.build_from_nothing()
    names.build()
    names.write("articles/other.txt", article("Ebb", "1975-01-01", "The lamp was lit.", source="Quay"))
    names.build()
    assert names.made() - {"/"} == {"/1975/01/01/ebb/"}


def test_an_index_of_a_hundred_with_full_sparklines_is_well_below_the_limit_of_a_list(site: Site) -> None:
    for number in range(100):
        for year in (1900, 2019):
            source = f"The Ledger of Port {chr(65 + number // 10)}{chr(97 + number % 10)}lm and the Northern Sound"
            site.write(
                f"articles/{number}-{year}.txt",
                article(f"Tide of {year}", f"{year}-01-01", f"Harbour {number}.", source=source),
            )
    site.build()
    page = site.page("/sources/")
    assert page.count('class="spark"') == 100
    assert len(page.encode()) + 100 * charts._COLUMNS * len("M63 0v-20") < 100_000


def test_a_story_tells_how_it_grew_with_gaps_and_figures(site: Site) -> None:
    for number, day in enumerate(("2019-02-04", "2019-02-04", "2019-02-05", "2019-03-01")):
        site.write(f"articles/{number}.txt", article(f"Strike {number}", day, story="The strike", people="[Ann Lee]"))
    site.build()
    page = site.page("/stories/the-strike/")
    text = visible(page)
    assert "Articles a day: most on 4 February 2019, 2. Dashed lines mark 23 days without an article." in text
    assert "The figures 4 Feb 2019 2 5 Feb 2019 1 1 Mar 2019 1" in text
    assert '<li class="note gap">No article for 23 days</li>' in page
    assert "First and last" not in text
    assert "Key people Ann Lee 4" in text
    assert text.index("Strike 2") < text.index("No article for 23 days") < text.index("Strike 3")


def test_a_long_story_names_its_first_and_its_last_article(site: Site) -> None:
    for number in range(1, 15):
        site.write(f"articles/{number}.txt", article(f"Strike {number:02}", f"2019-02-{number:02}", story="The strike"))
    site.build()
    assert "First and last 1 Feb 2019 Strike 01 14 Feb 2019 Strike 14" in visible(site.page("/stories/the-strike/"))
