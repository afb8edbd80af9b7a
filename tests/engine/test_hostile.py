"""Archives that are made to take for ever or to bury everything: alike, boundless, without dates, all on one day.

`make test` looks at what comes of a few such texts; `make test-long` builds thousands and holds the time against a tenth of them.
"""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path

import pytest

from builder.site import Site, article

from .shared import LONG, assert_exact

Text = tuple[str, str, str]
_FEW = 24
#: Words of what is a megabyte in the long tests.
_LARGE = 140_000 if LONG else 20_000


@cache
def vocabulary() -> tuple[list[str], list[float]]:
    """Words of no language, and how often each is used: the second half as often as the first, and so on."""
    chance = random.Random(1)
    words = sorted({"".join(chance.choices("abdeginorstu", k=chance.randint(4, 9))) for _ in range(6000)})
    chance.shuffle(words)
    return words, list(accumulate(1 / (place + 2) for place in range(len(words))))


def body(chance: random.Random, words: int = 200, who: str = "") -> str:
    """A text in paragraphs of forty words, each of which names somebody."""
    known, often = vocabulary()
    return "\n\n".join(
        f"{who or chance.choice('MOSI') + 'ira ' + chance.choice(('Dahl', 'Brink', 'Voss', 'Tarn'))} spoke. "
        f"{' '.join(chance.choices(known, cum_weights=often, k=40)).capitalize()}."
        for _ in range(max(1, words // 40))
    )


def headline(chance: random.Random) -> str:
    known, often = vocabulary()
    return " ".join(chance.choices(known, cum_weights=often, k=6)).capitalize()


def day(chance: random.Random) -> str:
    return (date(2000, 1, 1) + timedelta(days=chance.randrange(7000))).isoformat()


def _identical(chance: random.Random, number: int) -> Text:
    return "The one text", day(chance), body(random.Random(7))


def _short(chance: random.Random, number: int) -> Text:
    return (
        chance.choice(("Notice", headline(chance))),
        day(chance),
        chance.choice(("See page five.", "See page six.", "No paper tomorrow.")),
    )


def _one_megabyte(chance: random.Random, number: int) -> Text:
    return headline(chance), day(chance), body(chance, _LARGE if number == 3 else 200)[:1_000_000]


def _boilerplate(chance: random.Random, number: int) -> Text:
    notice = " ".join(vocabulary()[0][-100:])
    return headline(chance), day(chance), f"{notice.capitalize()}.\n\n{body(chance)}"


def _undated(chance: random.Random, number: int) -> Text:
    return headline(chance), "", body(chance)


def _half_undated(chance: random.Random, number: int) -> Text:
    return headline(chance), day(chance) if number % 2 else "", body(chance)


def _one_day(chance: random.Random, number: int) -> Text:
    topic = "The ferry strike at the harbour went on, and the ferry union met the harbour board."
    return f"Ferry strike {headline(chance)}", "2011-06-15", f"{body(chance)}\n\n{topic}"


def _one_person(chance: random.Random, number: int) -> Text:
    return headline(chance), day(chance), body(chance, who="Mira Dahl")


#: What an archive is full of, and how many of it make a hostile one.
HOSTILE: dict[str, tuple[Callable[[random.Random, int], Text], int]] = {
    "identical": (_identical, 10_000), "short": (_short, 10_000), "one megabyte": (_one_megabyte, 2_000), "boilerplate": (_boilerplate, 5_000),
    "undated": (_undated, 10_000), "half undated": (_half_undated, 5_000), "one day": (_one_day, 5_000), "one person": (_one_person, 5_000),
}  # fmt: skip


def texts(kind: str, number: int) -> Iterator[tuple[str, str]]:
    """Yield names and texts of an archive, always the same; the first of a larger one are those of a smaller one."""
    make, _ = HOSTILE[kind]
    for each in range(number):
        title, published, said = make(random.Random(f"{kind} {each}"), each)
        yield f"articles/{each // 500}/{each}.txt", article(title, published, said, source="The Quay")


def filled(site: Site, kind: str, number: int) -> Site:
    for name, text in texts(kind, number):
        site.write(name, text)
    return site


def rows(site: Site, asked: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(site.folder / ".newsarchive/catalogue.sqlite")) as db:
        return db.execute(asked).fetchall()


@pytest.mark.parametrize("kind", HOSTILE)
def test_nothing_is_lost_and_one_more_is_as_if_it_had_always_been_there(site: Site, kind: str) -> None:
    filled(site, kind, _FEW)
    site.build()
    *_, (name, text) = texts(kind, _FEW + 1)
    site.write(name, text)
    assert_exact(site)
    assert rows(site, "SELECT count(*) FROM article WHERE shown") == [(_FEW + 1,)]
    assert all(site.has(str(address)) for (address,) in rows(site, "SELECT address FROM article"))


@pytest.mark.parametrize(
    ("kind", "leading"), [("identical", 1), ("boilerplate", _FEW), ("undated", _FEW), ("one person", _FEW)]
)
def test_what_is_the_same_is_one_text_and_what_shares_a_paragraph_is_not(site: Site, kind: str, leading: int) -> None:
    filled(site, kind, _FEW).build()
    assert rows(site, "SELECT count(*) FROM article WHERE leader IS NULL") == [(leading,)]


def test_short_notes_are_the_same_only_where_their_headlines_are(site: Site) -> None:
    filled(site, "short", _FEW).build()
    wordings = {(text.split("title: ")[1].split("\n")[0], text.split("---\n\n")[1]) for _, text in texts("short", _FEW)}
    assert rows(site, "SELECT count(*) FROM article WHERE leader IS NULL") == [(len(wordings),)]


@pytest.mark.skipif(not LONG, reason="builds thousands of pages")
@pytest.mark.parametrize("kind", HOSTILE)
def test_ten_times_the_texts_take_about_ten_times_as_long(tmp_path: Path, kind: str) -> None:
    few, many = (
        _seconds(Site(tmp_path / str(number)), kind, number) for number in (HOSTILE[kind][1] // 10, HOSTILE[kind][1])
    )
    assert many < 20 * few + 5, "what looks at every pair takes a hundred times as long"


def _seconds(site: Site, kind: str, number: int) -> float:
    filled(site, kind, number)
    began = time.process_time()
    site.build()
    return time.process_time() - began
