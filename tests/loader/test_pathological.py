"""Texts that are made to take for ever: each costs in proportion to its length.

All of them have a megabyte in `make test-long`; in `make test` those do that have hurt before, and the others four tenths of it.
"""

from __future__ import annotations

import os
import time

import pytest

from .reading import read

#: One unit, again and again. Pieces that mean something to one clue or another, and openings that never close.
UNITS = {
    "letters": "a", "capitals": "A", "words": "a ", "lines": "a\n", "blocks": "Ab c\n\n", "bylines": "By Ann Lee\n", "one byline": "By Ann Lee and ",
    "square": "[", "link": "[a](", "round": "((a)", "bold": "**a", "headings": "# a\n", "credits": "(Photo by ", "captions": "Photo: a ",
    "notices": "© 2019 ", "numbers": "1 ", "slashes": "12/12/", "dates": "3 May 2004, ", "labels": "a: b\n", "titles": "Title: a\n", "pairs": "来源：a ",
    "addresses": "https://a.example/2019/", "letters by mail": "From: a\nSubject: b\n", "quoted": "> a\n", "hyphens": "a-\n", "datelines": "PARIS, 2 May (AFP) - ",
    "brackets": "（", "stops": "a. B ", "initials": "A.B. ", "han": "港口", "han lines": "港。\n", "entities": "&amp;", "bars": "a | b | ", "related": "Related: a\n",
    "lists": "Related:\n- a\n", "corrections": "Correction: a ", "titles before names": "Mr. ", "gaps": " \t ", "feeds": "x\x0c", "marks": "\u200f", "rules": "==\n",
    "wrapped": "a" * 70 + "\n", "sentences": "word " * 12 + "end.\n", "lives": "Ann Lee is a reporter. ", "comments": "Comments (1)\nOwen, 3 May 2004: a\n",
    "notes": "Saved from https://a.example ", "roman": "1 II 2019 ", "places": "Paris ", "names": "Ann Lee ", "acronyms": "(AB) ", "accents": "é",
}  # fmt: skip
_LARGE = 1_000_000
_ALWAYS_WHOLE = ("lines", "bylines", "titles", "letters by mail", "lists", "captions", "square", "names")
_LONG = bool(os.environ.get("NEWSARCHIVE_TEST_LONG"))


def seconds(unit: str, size: int) -> float:
    text = (unit * (size // len(unit) + 1))[:size]
    began = time.process_time()
    read(f"Head\n\n{text}")
    return time.process_time() - began


@pytest.mark.parametrize("name", UNITS)
def test_four_times_the_text_takes_about_four_times_as_long(name: str) -> None:
    size = _LARGE if _LONG or name in _ALWAYS_WHOLE else _LARGE * 2 // 5
    small, large = seconds(UNITS[name], size // 4), seconds(UNITS[name], size)
    assert large < 10 * small + 1, "what looks at every pair takes sixteen times as long, and what backtracks for ever"
