"""An archive and a list of queries on which Python and the browser's modules must say the same, to the last thousandth."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from newsarchive.search.ask import Order, ask
from newsarchive.search.counting import facets_of
from newsarchive.search.opened import OpenIndex
from newsarchive.search.query import parse

from .index import Text, make_index

_WORDS = (
    "the of and a in lamp lamps fog harbour harbours tide tides eclipse eclipses totality shadow moon keeper keepers quay storm signal light lights "
    "night nights ship ships dredger gallery lantern 1961 1973 expedition instruments astronomer desert station U.S. O'Neil set-off Žilina Straße "
    "éclipse désert 東京都 月食 луна тень ظلّ القمر हिन्दी"
).split()
_NAMES = ("Mira Dahl", "Mira Boe", "Ada Dahl", "Cape Dorn", "Port St. Ives", "Œuvre du Nord", "王 小明")
_SOURCES = ("The Quay", "Orbit & Sky", "Le Phare du Matin", "Baltic Wire Service", "")
_LANGUAGES = ("en", "en", "fr", "pt-BR", "ja", "")

#: Query, order, and whether it is still being typed.
QUERIES: tuple[tuple[str, Order, bool], ...] = (
    *(
        (query, "relevance", False)
        for query in (
            "", " ", "!!", "-", "OR", "lamp", "LAMP", "lamps", "the", "the of and", "the lamp", "lamp fog", "lamp OR fog", "lamp OR fog tide", "fog -lamp", "-lamp",
            "-the -of", "lamp OR -fog tide", "lamp OR lamp", '"lamp"', '"the"', '"the lamp"', '"lamp of the tide"', '"of the"', '"lamp fog"', '"fog of lamp"', '-"lamp fog"',
            "“lamp fog”", "«lamp», fog", '"lamp', 'fog"the lamp"tide', "set-off", '"set off"', "o'neil", "U.S.", "u.s. us", "Zilina ŽILINA", "strasse", "eclipse éclipse", "東京都", "東京",
            "月食 OR луна", "ظل", "हिन्दी", "lam*", "l*", "t*", "tit*", "pers*", "東*", "set-off*", "zz*", "lamp*  fog", "title:lamp", 'title:"lamp fog"', "title:the -title:fog", "TITLE:lamp lamp",
            "person:mira", "person:dahl", 'person:"Mira Dahl"', 'person:"Dahl Mira"', 'person:"nobody here"', "person:", "person:!!", 'place:"port st. ives"', "org:oeuvre", "tag:王", "source:quay fog", 'source:"The Quay"',
            "lang:pt", "lang:PT-br", "lang:en lang:fr", "colour:lamp", "http://lamp.example", "1961", "1961..1973", "before:1965", "after:1965-03", "1961-03..1962-05-04", "..1961", "1973..", "1973..1961", "-1961..1970",
            "lamp 1965..", "1961 OR 1973..", "before:then", "1998-13..", "eclispe", "eclpise fog", "totalty", "ttalitty", "hrabour", "arbour", "expedishon", "instruemnts", "zzzzz", "zzzzz lamp", "zzzzz -lamp", "zzzzz OR lamp", "fgo", "1962x",
            "-eclispe lamp", '"eclispe"', "the zzzzz", "lamp\u00a0fog\u3000tide", "lamp −fog", "lamp lamp lamp", " ".join(["lamp"] * 40), "x" * 1200, "lamp\ufefffog", "lamp\u0085fog", "lamp\x1cfog", "ß", "٢٠", "½", "𝐀𝟎",
        )
    ),
    *((query, order, False) for query in ("lamp", "-lamp", "title:fog OR tide", "1961..1975 moon") for order in ("newest", "oldest")),
    *((query, "relevance", True) for query in ("la", "l", "lamp", "lamp fo", "lamp fo ", "-fo", "eclispe", "zzzzz", "the", "fog OR ti", '"lam', "title:la", "set-of", "東", "東京", "lamp*")),
)  # fmt: skip


def archive() -> list[Text]:
    """An archive of 400 invented articles, the same every time."""
    chance = random.Random(61)
    texts = []
    for number in range(400):
        words = chance.choices(_WORDS, weights=range(len(_WORDS), 0, -1), k=chance.randint(5, 60))
        names = {(field, chance.choice(_NAMES)) for field in ("person", "place", "org", "tag") if chance.random() < 0.5}
        version_of = "/1/" if number % 50 == 7 else ""
        title, deck = " ".join(chance.choices(_WORDS, k=5)), " ".join(chance.choices(_WORDS, k=chance.randint(0, 6)))
        texts.append(Text(f"/{number}/", title, _date(chance), chance.choice(_SOURCES), chance.choice(_LANGUAGES), " ".join(words), tuple(sorted(names)), deck, version_of))  # fmt: skip
    return texts


def _date(chance: random.Random) -> str:
    year, month, day = chance.randint(1958, 1976), chance.randint(1, 12), chance.randint(1, 28)
    return chance.choice((f"{year}-{month:02}-{day:02}",) * 6 + (f"{year}-{month:02}", f"{year}", ""))


def write_index(folder: Path, *, latest: int, full: int, common_above: int) -> None:
    """Write the index of the archive into a folder."""
    for name, content in make_index(
        archive(), latest=latest, full=full, each=16, common_above=common_above, stem=_stem
    ).files.items():
        (folder / name).write_bytes(content)


def _stem(word: str) -> str:
    return word.removesuffix("s")


def answer(index: OpenIndex, query: str, order: Order, typing: bool) -> dict[str, Any]:
    """Return all that both must agree on."""
    found = ask(index, parse(query, typing=typing), order)
    return {
        "hits": list(found.numbers),
        "scores": list(found.scores),
        "notes": [[note.word, note.taken_for] for note in found.notes],
        "sought": [[sorted(each) for each in sought] for sought in found.sought],
        "sources": [list(each) for each in facets_of(index, found.numbers).get("source", ())],
    }
