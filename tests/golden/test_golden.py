"""Golden sites: each `*.txt` here holds the files of an archive and what its pages must show.

# words for the reader of this file
-- articles/a.txt --                  a file, up to the next head
-- articles/{n}.txt for n in 1..120 --  many: {n}, {month} and {day} in its text are filled in
-- build --                           the build's options, as TOML
    == /2019/02/27/x/ ==                  lines the page must hold in this order: HTML where a line has a `<` or starts
                                          with a `"`, else what a reader sees
! <img                                what it must not hold
== absent /x/ ==                      there is no such page
== problems ==                        the codes of all problems, sorted
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from builder.site import Site, visible

GOLDEN = sorted(Path(__file__).parent.glob("*.txt"))
_HEAD = re.compile(r"^(?:--|==) (.+) (?:--|==)$", re.M)
_MANY = re.compile(r"(.+) for n in (\d+)\.\.(\d+)")


def sections(text: str) -> list[tuple[str, str, str]]:
    """(kind, head, content) of each section; kind is `--` or `==`."""
    heads = list(_HEAD.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    return [(head[0][:2], head[1], text[head.end() + 1 : end]) for head, end in zip(heads, ends, strict=True)]


def filled(text: str, n: int) -> str:
    return text.replace("{n}", f"{n:03}").replace("{month}", f"{(n - 1) % 12 + 1:02}").replace("{day}", f"{(n - 1) % 28 + 1:02}")  # fmt: skip


@pytest.mark.parametrize("file", GOLDEN, ids=lambda file: file.stem)
def test_golden(file: Path, tmp_path: Path) -> None:
    site, options = Site(tmp_path), {}
    expected = []
    for kind, head, content in sections(file.read_text("utf-8")):
        if kind == "==":
            expected.append((head, content))
        elif head == "build":
            options = tomllib.loads(content)
        elif many := _MANY.fullmatch(head):
            for n in range(int(many[2]), int(many[3]) + 1):
                site.write(filled(many[1], n), filled(content, n))
        else:
            site.write(head, content)
    report = site.build(**options)
    for head, content in expected:
        if head == "problems":
            assert sorted(problem.code for problem in report.problems) == content.split()
        elif head.startswith("absent "):
            assert not site.has(head.removeprefix("absent ")), f"{file.name}: {head}"
        else:
            assert site.has(head), f"{file.name}: there is no {head}"
            holds(site.page(head), content, f"{file.name}, == {head} ==")


def holds(page: str, content: str, where: str) -> None:
    """Each line of `content` is in the page, after the one before it."""
    html, text = " ".join(page.split()), visible(page)
    at = {True: 0, False: 0}
    for line in filter(str.strip, content.splitlines()):
        if line.startswith("! "):
            assert line[2:] not in html, f"{where} must not hold {line[2:]!r}"
            continue
        markup = line.startswith('"') or "<" in line
        haystack = html if markup else text
        found = haystack.find(line.strip(), at[markup])
        assert found >= 0, f"{where} lacks {line!r} in:\n{haystack[at[markup] :]}"
        at[markup] = found + len(line.strip())
