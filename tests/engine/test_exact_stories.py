"""Stories that form, grow, merge, split and move: the next build's site is that of a build from nothing."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from contextlib import closing

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule, run_state_machine_as_test

from builder.site import Site, article
from newsarchive.archive.stories import weeks
from newsarchive.builder.pages import story_pages
from newsarchive.text.slugs import slugify

from .events import EVENTS, report
from .shared import LONG, assert_exact, whole
from .test_exact import FOLDERS, Archive, some

EVENT = st.sampled_from(sorted(EVENTS))
#: Days of a few weeks, so that stories form; a month and a year that they lie in; nothing; and what is far away.
DAYS = st.sampled_from([
    "2019-02-04", "2019-02-05", "2019-02-07", "2019-02-12", "2019-02-13", "2019-02-21", "2019-02-28", "2019-03-06", "2019-03-27",
    "2019-02", "2019", "", "2019-10-08", "1931-05-04",
])  # fmt: skip
#: What a text can say of its story. One is called like a year, one as the list of what has no date is, one as a story's folder.
TOLD = st.sampled_from(
    ["The Cormorant", "the cormorant", "Looms", "1984", "Undated", "2019/02", "none", "none", "", ""]
)
NUMBERS = st.integers(1, 6)
#: What longer stories and more of them are divided by.
LIMITS = ((story_pages, "LIST_LIMIT", 2), (story_pages, "_SHOWN", 1), (story_pages, "_RANKED", 2))

#: What has come of stories between two builds, and in how many sequences.
seen: Counter[str] = Counter()


class Newsroom(Archive):
    """An archive in which several papers tell of three events."""

    # Of what can be done to an archive that is left to the other machine which has least to do with stories.
    draw = delete_picture = delete_the_site = declare_one_folder_higher = None

    @initialize(pace=st.integers(1, 4), divided=st.booleans(), far=st.booleans(), event=EVENT, days=st.lists(DAYS, min_size=5, max_size=5))  # fmt: skip
    def begin(self, pace: int, divided: bool, far: bool, event: str, days: list[str]) -> None:
        """One story and some other articles; lists as of a large archive, or not; weeks that look far, or not."""
        super().begin(pace, divided, "Fog on the quay", days[0], "[Sea]")
        for module, name, limit in LIMITS if divided else ():
            self.patch.setattr(module, name, limit)
        self.patch.setattr(weeks, "_ENOUGH", weeks._ENOUGH if far else 6)
        for number, date in enumerate(("2019-02-05", "2019-02-07"), 1):
            self.put(f"articles/{event}-{number}.txt", {**report(event, number), "date": date})
        for place, date in enumerate(days):
            self.put(f"articles/abroad/{place}.txt", {**report(sorted(EVENTS)[place % 3], place % 4), "date": date})
        self.found: dict[str, tuple[str | None, str | None]] = {}
        self.happened: set[str] = set()

    @rule(event=EVENT, number=NUMBERS, folder=FOLDERS, date=DAYS)
    def tell_of(self, event: str, number: int, folder: str, date: str) -> None:
        self.put(f"{folder}/{event}-{number}.txt", {**report(event, number), "date": date})

    @rule(event=EVENT, other=EVENT, number=NUMBERS, folder=FOLDERS, date=DAYS)
    def tell_of_two(self, event: str, other: str, number: int, folder: str, date: str) -> None:
        self.put(f"{folder}/{event}-and-{other}.txt", {**report(event, number, other), "date": date})

    @precondition(lambda self: self.texts)
    @rule(name=some("texts"), event=EVENT, number=NUMBERS)
    def tell_of_something_else(self, name: str, event: str, number: int) -> None:
        self.change(name, **report(event, number))

    @precondition(lambda self: self.texts)
    @rule(name=some("texts"), date=DAYS)
    def date_anew(self, name: str, date: str) -> None:
        self.change(name, date=date)

    @precondition(lambda self: self.texts)
    @rule(name=some("texts"), story=TOLD)
    def declare_story(self, name: str, story: str) -> None:
        self.change(name, story=story)

    @precondition(lambda self: self.texts)
    @rule(name=some("texts"), same_as=st.sampled_from(["false", ""]))
    def keep_apart(self, name: str, same_as: str) -> None:
        self.change(name, same_as=same_as)

    @precondition(lambda self: any("story" in fields for fields in self.texts.values()))
    @rule()
    def declare_no_stories(self) -> None:
        for name, fields in sorted(self.texts.items()):
            if fields.get("story"):
                self.change(name, story="")

    @precondition(lambda self: self.texts)
    @rule(name=some("texts"), date=DAYS, words=st.sampled_from([0, 0, 5]), end=st.sampled_from(["", "The lamp was lit at six."]), story=TOLD)  # fmt: skip
    def reprint(self, name: str, date: str, words: int, end: str, story: str) -> None:
        """The same text in another paper, on another day and perhaps as part of another story."""
        kept = {key: value for key, value in self.texts[name].items() if key != "plain"}
        body = " ".join([*kept["body"].split(" ")[words:], end]).strip()
        changed = {"date": date, "body": body or kept["body"], "story": story or kept.get("story", "")}
        self.put(f"articles/abroad/again-{name.rpartition('/')[2]}", {**kept, **changed})

    def compare(self) -> None:
        super().compare()
        with closing(sqlite3.connect(self.folder / ".newsarchive/catalogue.sqlite")) as db:
            now = {
                path: (story, leader) for path, story, leader in db.execute("SELECT path, story, leader FROM article")
            }
        self.happened |= what_happened(self.found, now)
        pages = whole(self.site.output).items()
        if any(b"similar subject" in page for name, page in pages if name.endswith("index.html")):
            self.happened.add("of a similar subject")
        self.found = now

    def teardown(self) -> None:
        super().teardown()
        seen.update({"sequences", *self.happened})


def what_happened(
    before: dict[str, tuple[str | None, str | None]], now: dict[str, tuple[str | None, str | None]]
) -> set[str]:
    """What has come of stories from one build to the next, in words."""
    stood, stands = (
        {path: story for path, (story, _) in found.items() if story and path in before and path in now}
        for found in (before, now)
    )
    led_to, came_from = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for path in stood.keys() & stands.keys():
        led_to[stood[path]].add(stands[path])
        came_from[stands[path]].add(stood[path])
    sizes, larger = (Counter(story for story, _ in found.values() if story) for found in (before, now))
    happened = {
        "a story": bool(larger),
        "grown": any(larger[story] > size for story, size in sizes.items()),
        "moved": any(of != {story} for story, of in led_to.items()),
        "merged": any(len(of) > 1 for of in came_from.values()),
        "split": any(len(of) > 1 for of in led_to.values()),
        "left": any(now[path][0] is None for path in stood),
        "versions inside": any(story and leader for story, leader in now.values()),
    }
    changed = any(happened[what] for what in ("grown", "moved", "merged", "split", "left"))
    return {what for what, so in {**happened, "changed": changed}.items() if so}


def test_what_comes_beside_a_version_is_told_where_its_text_leads(site: Site) -> None:
    first = report("ferry", 1)
    cut = {**first, "body": first["body"].rpartition("\n\n")[0]}
    for name, fields, date in (
        ("first", first, "2019-02-05"), ("second", report("ferry", 2), "2019-02-06"), ("again", cut, "2019-02-07"),
        ("between", report("comet", 1), "2019-02-20"),
    ):  # fmt: skip
        site.write(f"articles/{name}.txt", article(fields["title"], date, fields["body"]))
    site.build()
    site.write("articles/new.txt", article("A word on the Cormorant", "2019-02-06T10", report("ferry", 3)["body"]))
    assert_exact(site)
    assert "A word on the Cormorant" in site.page(f"/2019/02/05/{slugify(first['title'])}/")
    assert "A word on the Cormorant" not in site.page(f"/2019/02/07/{slugify(cut['title'])}/")
    (site.folder / "articles/first.txt").unlink()
    assert_exact(site)


def test_a_name_that_most_write_otherwise_now_is_so_on_the_pages_of_stories(site: Site) -> None:
    def write(name: str, day: str, who: str, body: str) -> None:
        said = f"---\ntitle: {name} of the weavers\ndate: {day}\npeople: [{who}]\nstory: The weavers\n---\n\n{body}\n"
        site.write(f"articles/{name}.txt", said if day > "2019" else said.replace("story: The weavers\n", ""))

    for number in (1, 2):
        write(f"report-{number}", f"2019-02-0{number}", "Selma Voss", report("strike", number)["body"])
    site.build()
    assert "Selma Voss" in site.page("/stories/the-weavers/")
    for number in (1, 2, 3):
        write(f"note-{number}", f"2009-02-0{number}", "SELMA VOSS", f"A note of {number} words.")
    assert_exact(site)
    assert "SELMA VOSS" in site.page("/stories/the-weavers/")


def test_stories_are_those_of_a_build_from_nothing() -> None:
    seen.clear()
    run_state_machine_as_test(
        Newsroom,
        settings=settings(
            max_examples=300 if LONG else 6,
            stateful_step_count=12 if LONG else 8,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
        ),
    )
    # What never happens is not tested.
    assert seen["a story"] > seen["sequences"] / 2
    assert seen["changed"]
    for what in (
        ("grown", "moved", "merged", "split", "left", "versions inside", "of a similar subject") if LONG else ()
    ):
        assert seen[what] > seen["sequences"] / 20, what
