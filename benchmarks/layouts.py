"""Made-up texts in four layouts, as people keep them: front matter, a byline below the headline, header lines, a copied page.

What `reading.py` reads. The articles of `corpus.py` declare all that is known of them; here it must be found.
"""

from __future__ import annotations

import random
from pathlib import Path

_WORDS = (
    "harbour council vote bridge storm quay minister report budget school river market strike evening morning lamp fog pier "
    "engine court judge summer winter station letter garden museum concert season record players teachers doctors farmers"
).split()
_PEOPLE = ("Ada Brandt", "Ines Morel", "Tomas Okafor", "Ruth Oyelaran", "Sven Kallio", "Amal Haddad", "Kurt Vandermeer")
_PLACES = ("Paris", "Tokyo", "Berlin", "Cairo", "Lima", "Oslo", "Nairobi", "Ottawa", "Madrid", "Sydney")
_MONTHS = "January February March April May June July August September October November December".split()


def make_texts(folder: Path, number: int) -> Path:
    """Write `number` texts of about 3,000 characters; the first k of two sizes are the same."""
    for index in range(number):
        chance = random.Random(index)
        year, month, day = chance.randint(1990, 2019), chance.randint(1, 12), chance.randint(1, 28)
        title = " ".join(chance.choices(_WORDS, k=6)).capitalize()
        body = "\n\n".join(_paragraph(chance) for _ in range(12))
        date, author = f"{day} {_MONTHS[month - 1]} {year}", chance.choice(_PEOPLE)
        name, text = (
            (
                f"{index}.md",
                f"---\ntitle: {title}\ndate: {year}-{month:02}-{day:02}\ntags: [{chance.choice(_WORDS)}]\n---\n\n{body}\n",
            ),
            (f"{index}.txt", f"{title}\n\nBy {author}\n{date}\n\n{body}\n"),
            (f"{index}.txt", f"Title: {title}\nDate: {date}\nSource: The Quay\n\n{body}\n"),
            (f"{index}.txt", f"# {title}\n\nBy [Reuters](#)\n\n{date}\n\n{body}\n"),
        )[index % 4]
        path = folder / str(year) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def _paragraph(chance: random.Random) -> str:
    """Return a paragraph with a name and a place in it."""
    words = chance.choices(_WORDS, k=32)
    words[9:9] = ["President", chance.choice(_PEOPLE), "said", "in", chance.choice(_PLACES)]
    return f"{' '.join(words).capitalize()}."
