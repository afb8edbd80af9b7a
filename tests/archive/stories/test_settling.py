"""Which articles become one story: of one event in a few weeks, whatever else the same people do."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.site import Site, article
from engine.shared import LONG
from newsarchive.archive.stories import weeks

#: Three events and what is written about each; every text takes some of it. All of it is invented.
FERRY = (
    "The ferry Cormorant struck the breakwater at Port Ellery in fog.", "Captain Otto Brink said the radar of the Cormorant had failed.",
    "Forty passengers were taken off the Cormorant by the lifeboat.", "The harbour inquiry will hear Otto Brink and the lifeboat crew.",
    "A gash in the hull of the ferry let in water.", "Mira Dahl, the harbour master, closed the breakwater to ferries.",
)  # fmt: skip
STRIKE = (
    "Weavers at the Halden mill laid down their shuttles on Tuesday.", "Selma Voss of the weavers union asked for nine crowns a loom.",
    "The mill owner Jonas Krag refused to meet Selma Voss.", "Looms at Halden stood still for a second week.",
    "Strikers marched from the mill to the market of Halden.", "Jonas Krag offered seven crowns, and the union declined.",
)  # fmt: skip
COMET = (
    "A comet with two tails was seen above the observatory of Skarn.", "Astronomer Ebba Lind measured the orbit of the comet.",
    "Farmers around Skarn left lamps out to see the comet.", "Ebba Lind expects the comet to fade within days.",
    "The observatory opened its telescope to visitors.", "Photographs of the comet show its second tail clearly.",
)  # fmt: skip
EVENTS = {"ferry": FERRY, "strike": STRIKE, "comet": COMET}


def text(event: str, number: int, date: str, **more: str) -> str:
    """A text about an event: four of its sentences, with words of its own between them."""
    chance = random.Random(f"{event} {number}")
    said = chance.sample(EVENTS[event], 4)
    own = [
        f"Clerk {chance.choice('ABCDEFGHKLM')}{chance.randrange(99)} wrote {chance.randrange(9999)} lines on paper {chance.randrange(999)}."
        for _ in said
    ]
    return article(
        said[0].rstrip("."), date, "\n\n".join(f"{one} {other}" for one, other in zip(said, own, strict=True)), **more
    )


def stories(site: Site) -> dict[str, str | None]:
    """The story of each text, by the text's name."""
    with closing(sqlite3.connect(site.folder / ".newsarchive/catalogue.sqlite")) as db:
        return {Path(path).stem: story for path, story in db.execute("SELECT path, story FROM article")}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path, '[site]\nname = "T"\n')


def write(site: Site, *which: tuple[str, int, str]) -> None:
    for event, number, date in which:
        site.write(f"articles/{event}-{number}.txt", text(event, number, date))


def test_articles_of_one_event_are_a_story_and_others_of_these_days_are_not(site: Site) -> None:
    write(site, ("ferry", 1, "1931-05-04"), ("ferry", 2, "1931-05-05"), ("ferry", 3, "1931-05-16"), ("strike", 1, "1931-05-04"),
          ("strike", 2, "1931-05-06"), ("comet", 1, "1931-05-05"))  # fmt: skip
    site.build()
    found = stories(site)
    assert found["ferry-1"] == found["ferry-2"] == found["ferry-3"] is not None
    assert found["strike-1"] == found["strike-2"] not in (None, found["ferry-1"])
    assert found["comet-1"] is None


def test_a_story_keeps_its_address_and_title_as_it_grows(site: Site) -> None:
    write(site, ("ferry", 1, "1931-05-04"), ("ferry", 2, "1931-05-05"))
    site.build()
    before = stories(site)["ferry-1"]
    assert before is not None
    title = site.page(before).split("<h1")[1].split("</h1>")[0]
    write(site, *(("ferry", number, f"1931-05-{10 + 4 * number}") for number in range(3, 5)))
    site.build()
    assert set(stories(site).values()) == {before}
    assert site.page(before).split("<h1")[1].split("</h1>")[0] == title


def test_a_story_that_begins_earlier_than_it_did_is_still_found_where_it_was(site: Site) -> None:
    write(site, ("ferry", 1, "1931-05-05"), ("ferry", 2, "1931-05-06"))
    site.build()
    before = stories(site)["ferry-1"]
    for date in ("1931-05-04", "1931-04-20"):  # in the same week, and in one before it
        write(site, ("ferry", 3, date))
        site.build()
        now = stories(site)["ferry-1"]
        assert now != before is not None
        assert f'..{now}"' in site.page(before)
        assert site.tree() == site.build_from_nothing()


def test_the_same_people_years_later_are_another_story(site: Site) -> None:
    write(
        site,
        ("ferry", 1, "1931-05-04"),
        ("ferry", 2, "1931-05-05"),
        ("ferry", 3, "1936-08-11"),
        ("ferry", 4, "1936-08-12"),
    )
    site.build()
    found = stories(site)
    assert found["ferry-1"] == found["ferry-2"] != found["ferry-3"] == found["ferry-4"]


def test_what_has_no_date_belongs_where_it_is_closest_and_nowhere_in_doubt(site: Site) -> None:
    write(
        site,
        ("ferry", 1, "1931-05-04"),
        ("ferry", 2, "1931-05-05"),
        ("strike", 1, "1931-05-04"),
        ("ferry", 3, ""),
        ("comet", 2, ""),
    )
    site.build()
    found = stories(site)
    assert found["ferry-3"] == found["ferry-1"] is not None
    assert found["comet-2"] is None
    # The same event told again at another time: which of them it is, nothing says.
    write(site, ("ferry", 4, "1936-08-11"), ("ferry", 5, "1936-08-12"))
    site.build()
    assert stories(site)["ferry-3"] in (None, found["ferry-1"], stories(site)["ferry-4"])


def test_a_text_says_itself_which_story_it_belongs_to(site: Site) -> None:
    write(site, ("ferry", 1, "1931-05-04"), ("ferry", 2, "1931-05-05"))
    site.write("articles/ferry-2.txt", text("ferry", 2, "1931-05-05", story="The Cormorant"))
    site.write("articles/far.txt", text("comet", 1, "1950-01-01", story="the cormorant"))
    site.write("articles/none.txt", text("ferry", 3, "1931-05-06", story="none"))
    site.build()
    found = stories(site)
    assert found["ferry-1"] == found["ferry-2"] == found["far"] == "/stories/the-cormorant/"
    assert found["none"] is None
    assert "The Cormorant</h1>" in site.page("/stories/the-cormorant/")


def test_a_number_is_no_years_page(site: Site) -> None:
    for number, name in enumerate(("1984", "Undated")):
        site.write(f"articles/{number}.txt", text("comet", number, "1950-01-01", story=name))
    site.build()
    assert set(stories(site).values()) == {"/stories/story-1984/", "/stories/story-undated/"}


CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["ferry", "strike", "comet"]), st.integers(1, 4),
        st.sampled_from(["1931-05-04", "1931-05-09", "1931-05-20", "1931-11-02", "1931-05", "", "gone"]),
        st.sampled_from(["", "", "", "The Cormorant", "none"]),
    ),
    min_size=4, max_size=24,
)  # fmt: skip


@settings(max_examples=60 if LONG else 6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CHANGES, st.integers(1, 6))
def test_step_by_step_leads_where_all_at_once_does(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[str, int, str, str]], step: int
) -> None:
    """Few articles make weeks look further, so that every change reaches many weeks."""
    kept, weeks._ENOUGH = weeks._ENOUGH, 6
    try:
        site = Site(tmp_path_factory.mktemp("site"), '[site]\nname = "T"\n')
        for place in range(0, len(changes), step):
            for event, number, date, story in changes[place : place + step]:
                name = f"articles/{event}-{number}.txt"
                if date != "gone":
                    site.write(name, text(event, number, date, story=story))
                elif (site.folder / name).exists():
                    site.delete(name)
            site.build()
        assert site.tree() == site.build_from_nothing()
    finally:
        weeks._ENOUGH = kept


def test_of_a_hundred_times_the_same_text_one_counts(site: Site) -> None:
    for number in range(120):
        site.write(f"articles/same-{number}.txt", text("ferry", 1, "1931-05-04"))
    write(site, ("ferry", 2, "1931-05-05"))
    site.build()
    found = stories(site)
    assert len(set(found.values())) == 1
    with closing(sqlite3.connect(site.folder / ".newsarchive/catalogue.sqlite")) as db:
        assert db.execute("SELECT articles FROM story").fetchall() == [(2,)]


def test_a_version_names_those_beside_it_in_the_story_as_they_are_now(site: Site) -> None:
    for number, date in ((1, "1931-05-01"), (2, "1931-05-04"), (3, "1931-05-05")):
        site.write(f"articles/ferry-{number}.txt", text("ferry", number, date, story="The Cormorant"))
    site.write("articles/copy.txt", text("ferry", 1, "1931-06-20", story="The Cormorant"))
    for number in range(3):  # so that nothing stands beside the version in time
        site.write(f"articles/comet-{number}.txt", text("comet", number, f"1931-06-1{number}", story="none"))
    site.build()
    site.write("articles/ferry-3.txt", text("ferry", 3, "1931-05-05", story="none"))
    site.build()
    assert site.tree() == site.build_from_nothing()
