"""A made-up news archive that both programs can read: Markdown with YAML front matter, in content/YYYY/MM/.

    .venv/bin/python benchmarks/corpus.py 10000 FOLDER              # articles 0 to 9,999
    .venv/bin/python benchmarks/corpus.py --one 10000 FOLDER        # number 10,000 alone, dated in the middle, 2011

An article is made from its number and nothing else: two runs give the same bytes, and the first thousand of ten thousand are the
thousand. Beside the articles lie `sections/`, the heads of years and months that Hugo wants, and `newsarchive.toml`.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import vocabulary as words

_FIRST_DAY, _DAYS = datetime(2001, 1, 1), 20 * 365  # noqa: DTZ001 - a day in a made-up world
_MIDDLE = 2011
_PARAGRAPHS = 14
SITE = '[site]\nname = "The Made-Up Archive"\nbase_url = "https://archive.example/"\n'


class Made(NamedTuple):
    """A made-up article."""

    number: int
    title: str
    date: datetime
    tags: list[str]
    section: str
    author: str
    source: str
    summary: str
    paragraphs: list[str]

    @property
    def file(self) -> str:
        """Where it lies, below the folder of the corpus."""
        name = re.sub(r"[^a-z0-9]+", "-", self.title.lower()).strip("-")
        return f"content/{self.date:%Y/%m}/{name}-{self.number}.md"

    @property
    def text(self) -> str:
        """All that stands in its file."""
        head = {
            "title": f'"{self.title}"',
            "date": f"{self.date:%Y-%m-%dT%H:%M:%SZ}",
            "author": self.author,
            "source": self.source,
            "section": self.section,
            "summary": f'"{self.summary}"',
            "tags": f"[{', '.join(self.tags)}]",
        }
        lines = "\n".join(f"{key}: {value}" for key, value in head.items())
        return f"---\n{lines}\n---\n\n" + "\n\n".join(self.paragraphs) + "\n"


def main() -> None:
    """Make a corpus, or add one article to it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("number", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--one", action="store_true", help="write the article of this number alone")
    options = parser.parse_args()
    if options.one:
        print(add_one(options.folder, options.number))
    else:
        make_corpus(options.folder, options.number)


def make_corpus(folder: Path, number: int) -> None:
    """Write the first `number` articles, and what the two programs need beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "newsarchive.toml").write_text(f'content = ["content"]\n\n{SITE}', "utf-8")
    made: set[Path] = set()
    for index in range(number):
        _write(folder, article(index), made)


def add_one(folder: Path, number: int) -> Path:
    """Write the article of one number, dated in the middle of the twenty years; return its file."""
    one = article(number)
    # A day that all months have.
    return _write(folder, one._replace(date=one.date.replace(year=_MIDDLE, day=min(one.date.day, 28))), set())


def article(number: int) -> Made:
    """Return the article of a number."""
    chance = random.Random(f"article {number}")
    pick = chance.choice
    people = [_often(chance, words.PEOPLE) for _ in range(3)]
    place, body = _often(chance, words.PLACES), _often(chance, words.INSTITUTIONS)
    title = f"{pick(words.DOERS)} {pick(words.DEEDS)} {pick(words.THINGS)}{pick(['', f' in {place}', f', says {people[0]}'])}"
    return Made(
        number=number,
        title=title[0].upper() + title[1:],
        date=_FIRST_DAY + timedelta(days=chance.randrange(_DAYS), minutes=chance.randrange(24 * 60)),
        tags=sorted({_often(chance, words.TAGS) for _ in range(5)}),
        section=pick(words.SECTIONS),
        author=_often(chance, words.WRITERS),
        source=pick(words.SOURCES),
        summary=f"{pick(words.OPENINGS)}, {pick(words.DOERS)} in {place} {pick(words.DEEDS)} {pick(words.THINGS)}.",
        paragraphs=list(_paragraphs(chance, people, place, body)),
    )


def _often(chance: random.Random, names: list[str]) -> str:
    """Return one of the names, those that stand first more often than the others, as in real archives."""
    return names[int(len(names) * chance.random() ** 2)]


def _paragraphs(chance: random.Random, people: list[str], place: str, body: str) -> Iterator[str]:
    """Yield paragraphs of a sentence or two; in some articles one has emphasis or a link, or is a list."""
    special = {chance.randrange(1, _PARAGRAPHS): kind for kind in ("emphasis", "link", "list") if chance.random() < 0.4}
    for index in range(_PARAGRAPHS):
        if special.get(index) == "list":
            yield "\n".join(f"- {chance.choice(words.THINGS)} {chance.choice(words.ENDS)}" for _ in range(4))
            continue
        text = " ".join(_sentence(chance, people, place, body) for _ in range(chance.choice((1, 2, 2))))
        if special.get(index) == "emphasis":
            text = (
                f"{text} It was, as one of them put it, *{chance.choice(words.OPENINGS).lower()}* and **not before**."
            )
        elif special.get(index) == "link":
            text = f"{text} The [minutes](https://minutes.example/{chance.randrange(10**6)}) are open to all."
        yield text


def _sentence(chance: random.Random, people: list[str], place: str, body: str) -> str:
    """Return one of five kinds of sentences."""
    pick = chance.choice
    doer, deed, thing, end, person = (
        pick(words.DOERS), pick(words.DEEDS), pick(words.THINGS), pick(words.ENDS), pick(people)
    )  # fmt: skip
    kind = chance.randrange(5)
    if kind == 0:
        return f"{pick(words.OPENINGS)}, {doer} {deed} {thing} {end}."
    if kind == 1:
        return f"“{doer.capitalize()} {deed} {thing},” {person} {pick(words.SAID)}."
    if kind == 2:
        return f"In {place}, {doer} {deed} {thing} {end}."
    if kind == 3:
        return f"{person} of the {body} {pick(words.SAID)} that {doer} {deed} {thing}."
    return f"The {body} {deed} {thing}, {end}, and {doer} {deed} {pick(words.THINGS)}."


def _write(folder: Path, one: Made, made: set[Path]) -> Path:
    """Write an article, and the heads of its year and month where they are not among those `made`."""
    path = folder / one.file
    if path.parent not in made:
        made.add(path.parent)
        path.parent.mkdir(parents=True, exist_ok=True)
        for head, title in ((f"{one.date:%Y/%m}", f"{one.date:%B %Y}"), (f"{one.date:%Y}", f"{one.date:%Y}")):
            place = folder / "sections" / head
            place.mkdir(parents=True, exist_ok=True)
            (place / "_index.md").write_text(f'---\ntitle: "{title}"\n---\n', "utf-8")
    path.write_text(one.text, "utf-8")
    return path


if __name__ == "__main__":
    main()
