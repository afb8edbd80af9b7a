"""With a ledger: whatever is done to the texts, every address that was ever published answers, and builds are exact."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from builder.site import Site, article
from newsarchive.archive import parse_ledger
from newsarchive.settings import OPTIONAL

from .shared import LONG, assert_exact

NAMES = st.sampled_from([f"articles/{name}.txt" for name in ("a", "b", "c", "old/a")])
TITLES = st.sampled_from(["Fog", "Tide", "Ebb", "27"])
DATES = st.sampled_from(["2019-02-27", "2019-02", ""])
BODIES = st.sampled_from(["The harbour was quiet.", "No ferry left port.", "The lamp was lit."])
EDITS = st.one_of(
    TITLES.map(lambda title: {"title": title}),
    DATES.map(lambda date: {"date": date}),
    BODIES.map(lambda body: {"body": body}),
    st.sampled_from(["It was not true.", ""]).map(lambda withdrawn: {"withdrawn": withdrawn}),
    st.sampled_from(["true", ""]).map(lambda draft: {"draft": draft}),
    st.sampled_from(["[/2019/02/27/fog/]", ""]).map(lambda aliases: {"aliases": aliases}),
)


def some() -> st.SearchStrategy[str]:
    """One of the texts that there are."""
    return st.runner().flatmap(lambda machine: st.sampled_from(sorted(machine.texts)))


class Kept(RuleBasedStateMachine):
    """An archive of a few texts that want the same addresses, built after every step."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="newsarchive-kept-"))
        self.site = Site(self.folder)
        self.texts: dict[str, dict[str, str]] = {}
        self.retitled, self.published = "stay", set[str]()

    @initialize(title=TITLES, date=DATES, body=BODIES)
    def begin(self, title: str, date: str, body: str) -> None:
        self.configure("stay")
        self.add("articles/a.txt", title, date, body)

    @rule(retitled=st.sampled_from(["stay", "move"]))
    def configure(self, retitled: str) -> None:
        without = ", ".join(f'"{name}"' for name in OPTIONAL)
        ledger = f'[addresses]\nledger = "addresses.txt"\nretitled = "{retitled}"\n'
        self.site.write("newsarchive.toml", f"[site]\nwithout = [{without}]\n{ledger}")

    @rule(name=NAMES, title=TITLES, date=DATES, body=BODIES)
    def add(self, name: str, title: str, date: str, body: str) -> None:
        self.put(name, {"title": title, "date": date, "body": body})

    @precondition(lambda self: self.texts)
    @rule(name=some(), edited=EDITS)
    def edit(self, name: str, edited: dict[str, str]) -> None:
        self.put(name, {**self.texts[name], **edited})

    @precondition(lambda self: self.texts)
    @rule(name=some())
    def delete(self, name: str) -> None:
        self.site.delete(name)
        del self.texts[name]

    @precondition(lambda self: self.texts)
    @rule(name=some(), new=NAMES)
    def rename(self, name: str, new: str) -> None:
        fields = self.texts[name]
        self.delete(name)
        self.put(new, fields)

    @precondition(lambda self: len(self.texts) > 1)
    @rule(one=some(), other=some())
    def change_places(self, one: str, other: str) -> None:
        here, there = self.texts[one], self.texts[other]
        self.put(one, there)
        self.put(other, here)

    @rule()
    def order_the_ledger_anew(self) -> None:
        """A person may sort it otherwise: the order of lines says nothing."""
        path = self.folder / "addresses.txt"
        if path.is_file():
            self.site.write("addresses.txt", "\n".join(reversed(path.read_text("utf-8").splitlines())))

    def put(self, name: str, fields: dict[str, str]) -> None:
        self.texts[name] = fields
        more = {key: value for key, value in fields.items() if key not in ("title", "date", "body")}
        self.site.write(name, article(fields["title"], fields["date"], fields["body"], **more))

    @invariant()
    def every_address_answers(self) -> None:
        if not self.texts and not self.published:
            return
        self.site.build()
        assert_exact(self.site)
        ledger, problems = parse_ledger((self.folder / "addresses.txt").read_text("utf-8"), "addresses.txt")
        assert not problems
        self.published |= {line.address for line in ledger.lines}
        assert self.published == {line.address for line in ledger.lines}
        assert [address for address in sorted(self.published) if not self.site.has(address)] == []

    def teardown(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


TestKept = Kept.TestCase
TestKept.settings = settings(
    max_examples=200 if LONG else 4, stateful_step_count=30 if LONG else 12, deadline=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
