"""How often each kind of evidence is right, against known answers: the tables of docs/calibration.md.

    .venv/bin/python tools/calibrate.py SET_DIR --write docs/calibration.md

SET_DIR holds `files/` and `gold.jsonl`, one JSON object a text: `file`, and the right `date` (null where the text tells none),
`title`, `authors`, `agency`, `url`, `source`, `updated`. Fields that an object lacks are not counted for it.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from newsarchive.article import USABLE, Article, Evidence, NewsDate
from newsarchive.loader import discover, load
from newsarchive.settings import ReadingSettings
from newsarchive.text.clean import letters_only

#: The article's field -> the key of the known answer.
_KEYS = {
    "published": "date", "updated": "updated", "title": "title", "authors": "authors", "agency": "agency", "source": "source",
    "original_url": "url",
}  # fmt: skip
#: Confidences are rounded to a multiple of this.
_BAND = 0.1
_OPENING = """# Calibration

A confidence is honest if it is a share: of the dates that are answered with 0.95, nineteen of twenty should be right. These tables are
written by

    .venv/bin/python tools/calibrate.py SET_DIR --write docs/calibration.md

from texts with known answers; below, {texts} of them{told}.
A date is right if it is the right day, or the right month or year where the answer tells no more.
"""


class Count(NamedTuple):
    """How many readings there were, and how many of them were right."""

    readings: int
    right: int


def main() -> None:
    """Read the texts, count, and print or write the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="SET_DIR")
    parser.add_argument("--told", default="", help="Words that tell what the texts are.")
    parser.add_argument("--write", type=Path, metavar="FILE")
    options = parser.parse_args()
    known = {each["file"]: each for each in map(json.loads, (options.folder / "gold.jsonl").open(encoding="utf-8"))}
    articles = [
        (loaded.article, known[Path(loaded.document.file).name])
        for loaded in load(discover([options.folder / "files"]).documents, ReadingSettings())
        if loaded.article is not None
    ]
    page = "\n".join(tables(articles, options.told))
    if options.write:
        options.write.write_text(page, "utf-8")
    else:
        print(page)


def tables(articles: Iterable[tuple[Article, dict[str, Any]]], told: str) -> Iterator[str]:
    """Yield the lines of the page."""
    articles = list(articles)
    yield _OPENING.format(texts=f"{len(articles):,}", told=f", {told}" if told else "")
    yield "## Dates by confidence\n"
    yield "What `inspect` answers, by its confidence to the nearest tenth. A date of 0.50 and more is used, one below is only suggested.\n"
    yield "| answered with | how many | right | share right |"
    yield "|---|---:|---:|---:|"
    for band, count in sorted(answered(articles).items(), reverse=True):
        yield f"| {band:.2f} | {count.readings:,} | {count.right:,} | {count.right / count.readings:.3f} |"
    yield "\n## Kinds of evidence\n"
    yield "Each reading by itself, used or not. Readings of a date that agree make one another surer, so one kind has several confidences.\n"
    yield "| field | kind | confidence | how many | share right |"
    yield "|---|---|---:|---:|---:|"
    for (field, kind, least, most), count in sorted(by_kind(articles).items()):
        stated = f"{least:.2f}" if round(least, 2) == round(most, 2) else f"{least:.2f} to {most:.2f}"
        yield f"| {field} | `{kind}` | {stated} | {count.readings:,} | {count.right / count.readings:.3f} |"
    yield ""


def answered(articles: Iterable[tuple[Article, dict[str, Any]]]) -> dict[float, Count]:
    """Return how often the one date that is answered is right, by its confidence."""
    found: dict[float, list[bool]] = defaultdict(list)
    for article, known in articles:
        readings = [each for each in article.evidence if each.field == "published" and NewsDate.parse(each.value)]
        used = [each for each in readings if each.used]
        best = max(used or readings, key=lambda each: each.confidence, default=None)
        if best is not None:
            sure = best.confidence if best.used else min(best.confidence, USABLE - 0.01)
            found[round(sure / _BAND) * _BAND].append(is_right(best, known))
    return {band: Count(len(rights), sum(rights)) for band, rights in found.items()}


def by_kind(articles: Iterable[tuple[Article, dict[str, Any]]]) -> dict[tuple[str, str, float, float], Count]:
    """Return how often each kind of evidence is right, with the least and the greatest confidence it stated."""
    found: dict[tuple[str, str], list[tuple[float, bool]]] = defaultdict(list)
    for article, known in articles:
        for each in article.evidence:
            if each.field in _KEYS and _KEYS[each.field] in known and _is_reading(each):
                found[each.field, each.kind].append((each.confidence, is_right(each, known)))
    return {
        (field, kind, min(sure for sure, _ in rights), max(sure for sure, _ in rights)): Count(len(rights), sum(right for _, right in rights))
        for (field, kind), rights in found.items()
    }  # fmt: skip


def _is_reading(each: Evidence) -> bool:
    return each.field not in ("published", "updated") or NewsDate.parse(each.value) is not None


def is_right(each: Evidence, known: dict[str, Any]) -> bool:
    """Whether a reading says what is known."""
    answer = known.get(_KEYS[each.field])
    if each.field in ("published", "updated"):
        date = NewsDate.parse(each.value)
        return date is not None and bool(answer) and date.edtf == str(answer)[:10]
    if each.field == "authors":
        return {letters_only(name.partition(" (")[0]) for name in each.value.split("; ")} == {
            letters_only(name) for name in answer or ()
        }
    return letters_only(each.value) == letters_only(str(answer or ""))


if __name__ == "__main__":
    main()
