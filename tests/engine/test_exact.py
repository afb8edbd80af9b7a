"""Whatever is done to an archive, and in whatever order: the next build's site is that of a build from nothing."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from builder.site import PICTURE, Site, article
from newsarchive.archive import pairs
from newsarchive.builder.pages import (
    calendar_pages,
    corrections_pages,
    coverage_page,
    feed_months,
    on_this_day,
    sitemap_pages,
    topic_pages,
    undated_pages,
)

from .shared import LONG, assert_exact, interrupted

FOLDERS = st.sampled_from(["articles", "articles/1999", "articles/abroad", "articles/abroad/north"])
# Two of the names differ by case only, and one is a date's.
STEMS = st.sampled_from(["a", "b", "Fog", "fog", "1999-03-04-tide"])
TITLES = st.sampled_from(["Fog on the quay", "Tide", "TIDE", "27", "Çay", "Ebb"])
DATES = st.sampled_from(["2019-02-27", "2019-02-28", "1931-05-04", "2019-02", "2019", "", "03/04/2019", "2019-02-30"])
TAGS = st.sampled_from(["", "[Sea]", "[sea, C]", "[SEA, C++]", "[C#, Çay]", "[cay, Mira Dahl]"])
#: What these say depends on `names.yaml`.
NAMED = (
    "Mira Dahl, the harbour master, met Otto Brink in Port Ellery.\n\nDahl said the ferry would sail.",
    "Selma Voss wrote to the Harbour Board.\n\nThe Harbour Board did not answer Selma Voss.",
    "Mayor Mira Dahl, M. Dahl to some, met Otto Brink, a pilot from Port Ellery, and Selma Voss in Moscow.",
    "Pilot Otto Brink flew SELMA VOSS, the mayor, to Moscow, where Mira Dahl was.",
)
#: Forty words, so that what is left of them when some are cut off or changed is a version of them.
WIRE = " ".join(
    f"{word} {number},"
    for number, word in enumerate("fog lay over all the quays and no ferry left port that day".split() * 2)
)
BODIES = st.sampled_from([
    *NAMED,
    WIRE,
    f"{WIRE}\n\nThe lamp was lit.",
    "The harbour was quiet.",
    "Der Nebel lag über dem Hafen, und niemand sah die Fähre kommen.",
    "![The quay](p.svg)\n\nThe lamp was lit.",
])  # fmt: skip
#: One field of a text, changed: body, headline, tags, date, draft, older addresses, picture, story, whether it stands alone.
EDITS = st.one_of(
    BODIES.map(lambda body: {"body": body}),
    TITLES.map(lambda title: {"title": title}),
    TAGS.map(lambda tags: {"tags": tags}),
    DATES.map(lambda date: {"date": date}),
    st.sampled_from(["true", ""]).map(lambda draft: {"draft": draft}),
    st.sampled_from(["[/old/]", "[/Old.html]", "[/old.html, /2019/]", ""]).map(lambda aliases: {"aliases": aliases}),
    st.sampled_from(["p.svg", "../p.svg", "q.svg", ""]).map(lambda image: {"image": image}),
    st.sampled_from(["The last ferry", "1984", "none", ""]).map(lambda story: {"story": story}),
    st.sampled_from(["false", ""]).map(lambda same_as: {"same_as": same_as}),
    st.sampled_from(["It was not true.", ""]).map(lambda withdrawn: {"withdrawn": withdrawn}),
    st.sampled_from(["It was mist.", "[{text: It was mist., date: 2001}, It was smoke.]", ""]).map(
        lambda corrections: {"corrections": corrections}
    ),
)
DECLARED = st.sampled_from([
    "tags: [Declared]\n",
    "source: The Quay\nsection: Harbour\n",
    "date: 1999-03-04\n",
    "authors: [Selma Voss]\ndate_order: mdy\n",
    "title: [a list\n",
    "draft: true\n",
    "story: The last ferry\n",
    "story: none\nsame_as: false\n",
])  # fmt: skip
NAMES = st.sampled_from([
    "people:\n  Mira Dahl: [Selma Voss]\n",
    "people:\n  Harbour Master: [Otto Brink]\nhide: [Selma Voss]\n",
    "people:\n  Mira Dahl: {wikidata: Q1}\n",
    "people:\n  Mira Dahl: {wikidata: Q2}\n",
    "people:\n  Otto Brink: {split: {Otto Brink (pilot): {years: 1931-1999, wikidata: Q3}, Otto Brink II: {files: ['*/abroad/*']}}}\n",
    "",
])  # fmt: skip
PICTURES = st.sampled_from([PICTURE, PICTURE.replace("40", "50"), PICTURE.replace("<svg", "<svg onload='x'")])
SETTINGS = st.sampled_from([
    ("site", "name", "The Ledger"),
    ("site", "name", "The Record"),
    ("site", "base_url", "https://ledger.example/archive/"),
    ("site", "base_url", ""),
    ("site", "language", "de"),
    ("site", "language", "fa"),
    ("site", "without", ["people", "stories", "on"]),
    ("site", "without", ["tags", "sources", "coverage", "corrections"]),
    ("site", "without", []),
    ("feeds", "content", "full"),
    ("feeds", "content", "summary"),
    ("feeds", "least", 1),
    ("look", "fonts", "sans"),
    ("look", "logo", "quay.svg"),
    ("look", "logo", "tide.svg"),
    ("reading", "date_order", "dmy"),
    ("reading", "date_order", "mdy"),
    ("addresses", "ledger", "addresses.txt"),
    ("addresses", "ledger", ""),
    ("addresses", "retitled", "move"),
    ("addresses", "retitled", "stay"),
])  # fmt: skip
TEMPLATES = st.sampled_from([
    ("article.html", "<!doctype html><h1>{{ page.title }}</h1>\n"),
    ("article.html", "<!doctype html><h2>{{ page.title }}</h2>\n"),
    ("article.html", "<!doctype html><h3>{{ page.title }}</h3>\n"),
    ("story.html", "<!doctype html><h1>{{ page.title }}</h1>\n"),
    ("moved.html", "<!doctype html><title>{{ page.title }}</title>\n"),
    ("style.css", "body { color: navy }\n"),
    ("style.css", "body { color: teal }\n"),
])  # fmt: skip
#: What is longer is divided: by calendar, by letters, into several sitemaps.
LIMITS = (
    (calendar_pages, "LIST_LIMIT", 2),
    (on_this_day, "LIST_LIMIT", 2),
    (on_this_day, "_YEARS_TOLD", 2),
    (topic_pages, "LIST_LIMIT", 1),
    (undated_pages, "LIST_LIMIT", 1),
    (corrections_pages, "LIST_LIMIT", 1),
    (corrections_pages, "NEWEST", 1),
    (coverage_page, "SOURCES", 1),
    (topic_pages, "INDEX_LIMIT", 2),
    (topic_pages, "NEWEST", 1),
    (pairs, "LEAST", 2),
    (sitemap_pages, "SINGLE", 6),
    (sitemap_pages, "SITEMAP_LIMIT", 2),
    (feed_months, "DOCUMENT_LIMIT", 2),
)
#: Pages of the user's own; one stands where an older address is, and one where the site's own page is.
OWN_PAGES = st.sampled_from([
    "# Who keeps this\n\nThree people.\n",
    "---\nmenu: false\n---\nThree people.\n",
    "---\ntitle: Who keeps this\nmenu: 2\n---\nFour people, and [the years](/years/).\n",
    "---\ndraft: true\nmenu: perhaps\n---\nNobody.\n",
])  # fmt: skip
STRANGERS = st.sampled_from(["notes.html", "2019/02/27/index.html.bak", "people/nobody/index.html", "2019/.newsarchive-tmp-1"])  # fmt: skip


def some(of: str) -> st.SearchStrategy[str]:
    """One of the files that the machine keeps under the attribute `of`."""
    return st.runner().flatmap(lambda machine: st.sampled_from(sorted(getattr(machine, of))))


class Archive(RuleBasedStateMachine):
    """An archive that a person works on. The site is built and compared after every `pace` edits, and at the end."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="newsarchive-exact-"))
        self.site = Site(self.folder)
        self.texts: dict[str, dict[str, str]] = {}
        self.companions: set[str] = set()
        self.pictures: set[str] = set()
        self.templates: set[str] = set()
        self.own: set[str] = set()
        self.config: dict[str, dict[str, str | int | list[str]]] = {
            "site": {},
            "feeds": {},
            "look": {},
            "reading": {},
            "addresses": {},
        }
        self.drafts = False
        self.waiting, self.pace = 0, 1
        self.patch = pytest.MonkeyPatch()

    @initialize(pace=st.integers(1, 3), divided=st.booleans(), title=TITLES, date=DATES, tags=TAGS)
    def begin(self, pace: int, divided: bool, title: str, date: str, tags: str) -> None:
        """A little of everything, so that whatever holds for all texts changes some; lists as of a large archive, or not."""
        for module, name, limit in LIMITS if divided else ():
            self.patch.setattr(module, name, limit)
        self.put("articles/1.txt", {"title": title, "date": date, "body": NAMED[0], "tags": tags})
        self.put("articles/1999/2.md", {"title": "Ebb", "date": "2019-02-27", "body": NAMED[1], "image": "../p.svg"})
        self.put("articles/1999/4.txt", {"title": "Fog", "date": date, "body": WIRE, "tags": tags})
        self.put("articles/abroad/3.md", {"title": "Tide", "date": "03/04/2019", "body": "The tide was late."})
        self.site.write("articles/p.svg", PICTURE)
        self.pictures.add("articles/p.svg")
        for logo in ("quay.svg", "tide.svg"):
            self.site.write(logo, PICTURE.replace("<svg", f"<svg id='{logo[:4]}'"))
        self.waiting, self.pace = pace, pace

    # Texts.

    @rule(folder=FOLDERS, stem=STEMS, ending=st.sampled_from([".txt", ".md"]), title=TITLES, date=DATES, body=BODIES, tags=TAGS)  # fmt: skip
    def add(self, folder: str, stem: str, ending: str, **fields: str) -> None:
        self.put(f"{folder}/{stem}{ending}", fields)

    @rule(folder=FOLDERS, stem=STEMS, title=TITLES, body=BODIES)
    def add_plain(self, folder: str, stem: str, title: str, body: str) -> None:
        plain = f"{title}\n\nBy Selma Voss\n\nPORT ELLERY, March 4, 1999 - {body}"
        self.put(f"{folder}/{stem}.txt", {"plain": plain, "title": title, "body": body})

    @precondition(lambda self: self.texts)
    @rule(name=some("texts"), edited=EDITS)
    def edit(self, name: str, edited: dict[str, str]) -> None:
        self.change(name, **edited)

    @precondition(lambda self: self.texts)
    @rule(name=some("texts"))
    def edit_in_place(self, name: str) -> None:
        self.change(name, body=self.texts[name]["body"].swapcase())

    @precondition(lambda self: self.texts)
    @rule(name=some("texts"), folder=FOLDERS, stem=STEMS)
    def want_the_same_address(self, name: str, folder: str, stem: str) -> None:
        self.put(f"{folder}/{stem}.md", {**self.texts[name], "body": "The same headline on the same day."})

    @precondition(lambda self: self.texts)
    @rule(name=some("texts"), folder=FOLDERS, stem=STEMS, title=TITLES, date=DATES, words=st.sampled_from([0, 3, 9, 40]), end=st.sampled_from(["", "End."]))  # fmt: skip
    def copy(self, name: str, folder: str, stem: str, words: int, end: str, **fields: str) -> None:
        """The same text in another paper, whole or cut, perhaps with an end of its own."""
        body = " ".join([*self.texts[name]["body"].split(" ")[words:], end])
        kept = {key: value for key, value in self.texts[name].items() if key != "plain"}
        self.put(f"{folder}/{stem}.md", {**kept, **fields, "body": body.strip() or WIRE})

    @precondition(lambda self: self.texts)
    @rule(name=some("texts"), stem=STEMS)
    def rename(self, name: str, stem: str) -> None:
        self.move_to(name, f"{name.rpartition('/')[0]}/{stem}{Path(name).suffix}")

    @precondition(lambda self: self.texts)
    @rule(name=some("texts"), folder=FOLDERS)
    def move(self, name: str, folder: str) -> None:
        self.move_to(name, f"{folder}/{Path(name).name}")

    @precondition(lambda self: self.texts)
    @rule(name=some("texts"))
    def delete(self, name: str) -> None:
        self.site.delete(name)
        del self.texts[name]

    @precondition(lambda self: self.texts)
    @rule(name=some("texts"))
    def touch(self, name: str) -> None:
        self.site.write(name, (self.folder / name).read_bytes())

    # What lies beside them.

    @precondition(lambda self: self.texts)
    @rule(name=some("texts"), ending=st.sampled_from([".yaml", ".yml"]), declared=DECLARED)
    def declare_beside(self, name: str, ending: str, declared: str) -> None:
        self.companion(f"{name.rpartition('.')[0]}{ending}", declared)

    @rule(folder=st.sampled_from(["articles", "articles/abroad"]), declared=DECLARED)
    def declare_for_folder(self, folder: str, declared: str) -> None:
        self.companion(f"{folder}/_defaults.yaml", declared)

    @precondition(lambda self: self.companions)
    @rule(name=some("companions"))
    def undeclare(self, name: str) -> None:
        self.site.delete(name)
        self.companions.discard(name)

    @precondition(lambda self: "articles/abroad/_defaults.yaml" in self.companions)
    @rule()
    def declare_one_folder_higher(self) -> None:
        (self.folder / "articles/abroad/_defaults.yaml").replace(self.folder / "articles/_defaults.yaml")
        self.companions ^= {"articles/abroad/_defaults.yaml"}
        self.companions.add("articles/_defaults.yaml")

    @rule(folder=FOLDERS, stem=st.sampled_from(["p", "q"]), picture=PICTURES)
    def draw(self, folder: str, stem: str, picture: str) -> None:
        self.site.write(f"{folder}/{stem}.svg", picture)
        self.pictures.add(f"{folder}/{stem}.svg")

    @precondition(lambda self: self.pictures)
    @rule(name=some("pictures"))
    def delete_picture(self, name: str) -> None:
        self.site.delete(name)
        self.pictures.discard(name)

    # What holds for all.

    @rule(names=NAMES)
    def change_names(self, names: str) -> None:
        self.site.write("names.yaml", names)

    @rule(name=st.sampled_from(["about", "old", "team", "years"]), page=OWN_PAGES)
    def write_a_page_of_ones_own(self, name: str, page: str) -> None:
        self.site.write(f"pages/{name}.md", page)
        self.own.add(f"pages/{name}.md")

    @precondition(lambda self: self.own)
    @rule(name=some("own"))
    def delete_a_page_of_ones_own(self, name: str) -> None:
        self.site.delete(name)
        self.own.discard(name)

    @rule(template=TEMPLATES)
    def change_template(self, template: tuple[str, str]) -> None:
        self.site.write(f"templates/{template[0]}", template[1])
        self.templates.add(f"templates/{template[0]}")

    @precondition(lambda self: self.templates)
    @rule(name=some("templates"))
    def go_back_to_our_template(self, name: str) -> None:
        self.site.delete(name)
        self.templates.discard(name)

    @rule(setting=SETTINGS)
    def set(self, setting: tuple[str, str, str | int | list[str]]) -> None:
        section, key, value = setting
        self.config[section][key] = value
        self.site.write("newsarchive.toml", _toml(self.config))

    @rule()
    def switch_drafts(self) -> None:
        self.drafts = not self.drafts

    # The output folder.

    # A folder of strangers only is somebody else's, and rightly refused.
    @precondition(lambda self: self.site.has("/index.html"))
    @rule(name=STRANGERS)
    def leave_something_behind(self, name: str) -> None:
        """A build is cut off, and in the folder lies what it might have left, or somebody else."""
        interrupted(self.site, drafts=self.drafts)
        path = self.site.output / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Not of this site.\n")

    @precondition(lambda self: self.site.has("/index.html"))
    @rule(which=st.integers(0, 999), how=st.sampled_from(["delete", "cut"]))
    def damage(self, which: int, how: str) -> None:
        pages = sorted(self.site.output.rglob("*.html"))
        page = pages[which % len(pages)]
        if how == "delete":
            page.unlink()
        else:
            page.write_bytes(page.read_bytes()[:-20])

    @rule()
    def delete_the_site(self) -> None:
        shutil.rmtree(self.site.output, ignore_errors=True)

    @invariant()
    def is_exact(self) -> None:
        self.waiting += 1
        if self.waiting >= self.pace:
            self.compare()

    def teardown(self) -> None:
        try:
            if self.waiting:
                self.compare()
        finally:
            self.patch.undo()
            shutil.rmtree(self.folder)

    # How the rules do it.

    def compare(self) -> None:
        # Counted as done before it can fail: teardown must not fail once more and hide where it did.
        self.waiting = 0
        assert_exact(self.site, drafts=self.drafts)

    def put(self, name: str, fields: dict[str, str]) -> None:
        declared = {key: value for key, value in fields.items() if key not in ("plain", "title", "date", "body")}
        text = fields.get("plain") or article(fields["title"], fields.get("date", ""), fields["body"], **declared)
        self.site.write(name, text)
        self.texts[name] = fields

    def change(self, name: str, **fields: str) -> None:
        self.put(name, {**{key: value for key, value in self.texts[name].items() if key != "plain"}, **fields})

    def move_to(self, name: str, new: str) -> None:
        (self.folder / new).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / name).replace(self.folder / new)
        self.texts[new] = self.texts.pop(name)

    def companion(self, name: str, declared: str) -> None:
        self.site.write(name, declared)
        self.companions.add(name)


def _toml(config: dict[str, dict[str, str | int | list[str]]]) -> str:
    lines: list[str] = []
    for section, values in config.items():
        lines += [f"[{section}]", *(f"{key} = {json.dumps(value)}" for key, value in values.items())]
    return "\n".join(lines) + "\n"


TestArchive = Archive.TestCase
TestArchive.settings = settings(
    max_examples=300 if LONG else 3,
    stateful_step_count=12 if LONG else 8,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
