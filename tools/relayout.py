"""Put texts with known answers into other layouts, to see how the reading holds where it was not tuned.

    .venv/bin/python tools/relayout.py SET_DIR OUT_DIR [--each 40]

SET_DIR holds `gold.jsonl`, one JSON object a text with `title` and `body` (a list of paragraphs). OUT_DIR gets `files/` and a
`gold.jsonl` of the same form: the headlines and paragraphs of SET_DIR under invented names, papers and days, in every layout of
`LAYOUTS`. The same number comes out the same each time.
"""

from __future__ import annotations

import argparse
import datetime
import json
import random
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

_WRITERS = (
    "Maya Ferreira",
    "Colm Geraghty",
    "Priya Raman",
    "Henrik Dahl",
    "Laila Mansour",
    "Tobias Krenn",
    "Nuala Breen",
    "Owen Castle",
)
_PAPERS = (
    "The Harbour Gazette",
    "Northfield Courier",
    "The Daily Meridian",
    "Lakeside Tribune",
    "The Evening Chronicle",
)


class Story(NamedTuple):
    """A text to be laid out: what is known of it, and its paragraphs."""

    title: str
    body: list[str]
    writer: str
    paper: str
    day: datetime.date

    @property
    def text(self) -> str:
        """All paragraphs, blank lines between them."""
        return "\n\n".join(self.body)

    @property
    def address(self) -> str:
        """Where it stood on the web."""
        return f"https://news.example/{self.day:%Y/%m/%d}/story"

    @property
    def american(self) -> str:
        """The day as "March 4, 2003"."""
        return f"{self.day:%B} {self.day.day}, {self.day.year}"

    @property
    def british(self) -> str:
        """The day as "4 March 2003"."""
        return f"{self.day.day} {self.day:%B} {self.day.year}"


class Layout(NamedTuple):
    """How a story is written down, and which of its fields can be read out of that."""

    write: Callable[[Story], str]
    tells: str = "date authors"


def _wrapped(story: Story) -> str:
    def wrap(text: str) -> str:
        return "\n".join(textwrap.wrap(text, 68))

    body = "\n\n".join(map(wrap, story.body))
    return f"{wrap(story.title)}\n\nBy {story.writer}, Staff Writer\n{story.day:%A}, {story.american}\n\n{body}\n"


def _quoted(story: Story) -> str:
    text = f"{story.title}\n\nBy {story.writer}\n\n{story.american}\n\n{story.text}\n"
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n")) + "\n"


def _nexis(s: Story) -> str:
    return (
        f"{s.paper}\n\n{s.american} {s.day:%A}\nMetro Edition\n\n{s.title}\n\nBYLINE: {s.writer.upper()}\n\nSECTION: NEWS; Pg. A7\n\nLENGTH: 412 words\n\n"
        f"{s.text}\n\nLOAD-DATE: {s.american}\n\nLANGUAGE: ENGLISH\n\nPUBLICATION-TYPE: Newspaper\n\nCopyright {s.day.year} {s.paper}\nAll Rights Reserved\n"
    )


def _proquest(s: Story) -> str:
    given, surname = s.writer.split()
    return (
        f"Title: {s.title}\nAuthor: {surname}, {given}\nPublication title: {s.paper}\nFirst page: B4\nPublication date: {s.day:%b} {s.day.day}, {s.day.year}\n"
        f"Abstract: None available.\n\nFull text:\n\n{s.text}\n\nProQuest document ID: 374112908\nDatabase: Newsstand\nLast updated: 2017-11-18\n"
    )


def _factiva(s: Story) -> str:
    return (
        f"{s.title}\n\nBy {s.writer}\n412 words\n{s.british}\n{s.paper}\nHARGAZ\nA1\nEnglish\n(c) {s.day.year} {s.paper}. All rights reserved.\n\n{s.text}\n\n"
        f"Document HARGAZ00{s.day:%Y%m%d}e7a30000k\n"
    )


def _select_all(s: Story) -> str:
    return (
        f"Skip to main content\nSign in\nHome\nNews\nSport\nWeather\n\n{s.paper}\n\n{s.title}\n\nBy {s.writer}\nPublished {s.british}\n\nShare on Facebook\nCopy link\n\n"
        f"{s.body[0]}\n\nAdvertisement\n\n{chr(10).join(f'{part}{chr(10)}' for part in s.body[1:])}\nSign up for our daily newsletter\n\nComments (23)\n\n"
        f"© {s.day.year} {s.paper}. All rights reserved.\n"
    )


LAYOUTS: dict[str, Layout] = {
    "nexis": Layout(_nexis, "date authors source"),
    "proquest": Layout(_proquest, "date authors source"),
    "factiva": Layout(_factiva, "date authors source"),
    "select-all": Layout(_select_all, "date authors source"),
    "wrapped": Layout(_wrapped),
    "quoted": Layout(_quoted),
    "reader": Layout(lambda s: f"harbour-gazette.example\n\n{s.title}\n\n{s.writer}\n{s.american} · 4 min read\n\n{s.text}\n"),
    "letter": Layout(lambda s: f"From: Kim Holt <kim@desk.example>\nTo: clips@desk.example\nSubject: Fwd: {s.title}\nDate: Mon, 7 Oct 2024 09:12:44 +0100\n\n"
                               f"{s.title}\n\nBy {s.writer}\n{s.american}\n\n{s.text}\n"),
    "imprint": Layout(lambda s: f"{s.paper}, {s.american}, p. 14\n\n{s.title}\n\nBy {s.writer}\n\n{s.text}\n", "date authors source"),
    "saved": Layout(lambda s: f"Saved from {s.address} on 5 May 2024\n\n{s.title}\n\nBy {s.writer}\n\n{s.text}\n", "date authors url"),
    "window": Layout(lambda s: f"{s.title} | {s.paper}\n\n{s.title}\n\n{s.writer}\n{s.british}\n\n{s.text}\n", "date authors source"),
    "name-only": Layout(lambda s: f"{s.title}\n\n{s.writer}\n\n{s.text}\n", "authors"),
    "reuters": Layout(lambda s: f"{s.title}\n\nOTTAWA, {s.day:%b}. {s.day.day}, {s.day.year} (Reuters) - {s.text}\n\nReporting by {s.writer}; editing by Kim Holt\n",
                      "date authors agency:Reuters"),
    "markdown": Layout(lambda s: f"# {s.title}\n\n**By:** {s.writer}\n**Date:** {s.british}\n**Source:** {s.paper}\n\n{s.text}\n", "date authors source"),
    "posted": Layout(lambda s: f"{s.title}\n\nPosted by {s.writer} on {s.american}\n\n{s.text}\n"),
    "bars": Layout(lambda s: f"{s.title}\n{s.writer} | {s.american} | {s.paper}\n\n{s.text}\n", "date authors source"),
    "day-first": Layout(lambda s: f"{s.american}\n\n{s.title}\n\nBy {s.writer}\n\n{s.text}\n"),
    "byline-and-day": Layout(lambda s: f"{s.title}\n\nBy {s.writer}, {s.british}\n\n{s.text}\n"),
    "byline-and-paper": Layout(lambda s: f"{s.title}\n\nBy {s.writer}, {s.paper}\n{s.american}\n\n{s.text}\n", "date authors source"),
    "signed": Layout(lambda s: f"{s.title}\n\n{s.text}\n\n— {s.writer}\n\nPublished in {s.paper} on {s.american}\n", "date authors source"),
    "source-below": Layout(lambda s: f"{s.title}\n\n{s.text}\n\nSource: {s.paper}, {s.british}\n", "date source"),
    "numeric": Layout(lambda s: f"{s.title}\n\nBy {s.writer}\n{s.day:%d/%m/%Y}\n\n{s.text}\n"),
    "ambiguous": Layout(lambda s: f"{s.title}\n\nBy {s.writer}\n03/04/{s.day.year}\n\n{s.text}\n", "authors"),
    "stacked": Layout(lambda s: f"{s.day.isoformat()}\n{s.paper}\n{s.title}\n{s.writer}\n\n{s.text}\n", "date authors source"),
    "kicker-and-deck": Layout(lambda s: f"ANALYSIS\n\n{s.title}\n\nWhat it means, and what comes next\n\nBy {s.writer}\n{s.american}\n\n{s.text}\n"),
    "role": Layout(lambda s: f"{s.title}\n{s.writer}\nStaff Reporter\n{s.american} at 6:00 a.m.\n\n{s.text}\n"),
    "capitals": Layout(lambda s: f"{s.title.upper()}\n\nBY {s.writer.upper()}\n\n{s.american.upper()}\n\n{s.text}\n"),
    "no-blank-lines": Layout(lambda s: f"{s.title}\nBy {s.writer}\n{s.american}\n{chr(10).join(s.body)}\n"),
}  # fmt: skip


def main() -> None:
    """Write the set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="SET_DIR")
    parser.add_argument("out", type=Path, metavar="OUT_DIR")
    parser.add_argument("--each", type=int, default=40, help="Texts in each layout.")
    options = parser.parse_args()
    known = [json.loads(line) for line in (options.folder / "gold.jsonl").open(encoding="utf-8")]
    (options.out / "files").mkdir(parents=True)
    with (options.out / "gold.jsonl").open("w", encoding="utf-8") as gold:
        for name, text, answer in laid_out(known, options.each):
            (options.out / "files" / name).write_text(text, "utf-8")
            gold.write(json.dumps(answer, ensure_ascii=False) + "\n")


def laid_out(known: list[dict[str, Any]], each: int) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield (file's name, text, known answer): `each` of the known texts in every layout."""
    usable = [one for one in known if one.get("title") and len(one.get("body") or ()) >= 4]
    for index, (name, layout) in enumerate(LAYOUTS.items()):
        chance = random.Random(index)
        for number, one in enumerate(chance.sample(usable, min(each, len(usable)))):
            day = datetime.date(chance.randint(1985, 2023), chance.randint(1, 12), chance.randint(13, 28))
            story = Story(one["title"], one["body"], chance.choice(_WRITERS), chance.choice(_PAPERS), day)
            file = f"{name}-{number:03}.{'md' if name == 'markdown' else 'txt'}"
            yield file, layout.write(story), {**_answer(story, layout, one), "file": file, "layout": name}


def _answer(story: Story, layout: Layout, one: dict[str, Any]) -> dict[str, Any]:
    """What is right for a story in a layout. What was known of the old layout is known no more."""
    tells = dict(part.partition(":")[::2] for part in layout.tells.split())
    answer: dict[str, Any] = {key: one[key] for key in ("title", "body", "people", "places", "set") if key in one}
    answer["date"] = story.day.isoformat() if "date" in tells else None
    answer["authors"] = [story.writer] if "authors" in tells else []
    answer["agency"] = tells.get("agency") or None
    answer["url"] = story.address if "url" in tells else None
    answer |= {"caption": None, "credit": None}
    if "source" in tells:
        answer["source"] = story.paper
    return answer


if __name__ == "__main__":
    main()
