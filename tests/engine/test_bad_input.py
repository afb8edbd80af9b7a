"""Three hundred texts, many of them broken or hostile: all that can be read is built, the rest is told by name and kind."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections import Counter

import pytest

from builder.site import Site, article, visible

from .shared import assert_exact, command, fill, harbour_texts, run

#: File -> its bytes and the codes that the report must name for it, by what is wrong.
BROKEN: dict[str, tuple[bytes, list[str]]] = {
    "yaml-unclosed.md": (b"---\ntitle: [a list\ntags: Sea\n---\nThe buoy\n\nIt was lit on Thursday.\n", ["metadata-unreadable"]),
    "front-matter-unclosed.md": (b"---\ntitle: The lamp\ndate: 1999-03-04\n\nThe lamp was lit.\n", []),
    "yaml-nested.md": (b"---\ntitle: Lamp\ntags: " + b"[" * 5000 + b"\n---\nThe lamp was lit.\n", ["metadata-unreadable"]),
    "yaml-unfolding.md": (
        b"---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b]\ntags: [*c,*c,*c,*c,*c]\n---\nThe pier\n\nIt was closed.\n",
        ["wrong-type"],
    ),
    "quotes-nested.md": (b"# Nested\n\n" + b"> " * 3000 + b"deep\n\n" + b"- " * 500 + b"deep\n", []),
    "brackets-nested.md": (b"# Brackets\n\n" + b"[" * 3000 + b"\n" + b"*_" * 3000 + b"\n", []),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, ["binary"]),
    "program.txt": (bytes(range(256)) * 40, ["binary"]),
    "zeros.txt": (bytes(5000), ["binary"]),
    "one-zero.txt": (b"The lamp\n\nIt was l\0it on Thursday.\n", ["encoding-doubtful"]),
    "empty.txt": (b"", ["empty"]),
    "blank.txt": (b" \n\t\n\xc2\xa0\n", ["empty"]),
    "metadata-only.md": (b"---\ntitle: Lost\ndate: 1999-03-04\n---\n", ["no-text"]),
    "too-large.txt": (b"word " * 1_000_001, ["too-large"]),
    "one-line.txt": (b"The lamp was lit. " * 115_000, []),
    "no-day.md": (article("No day", "1999-02-30").encode(), ["date-unknown"]),
    "two-days.md": (article("Two days", "03/04/1999").encode(), ["date-ambiguous"]),
    "year-0001.md": (article("Year one", "0001-01-01").encode(), []),
    "year-9999.md": (article("The last year", "9999-12-31").encode(), ["date-ahead"]),
    "same-1.md": (article("One address", "1999-03-04").encode(), []),
    "same-2.md": (article("One address", "1999-03-04").encode(), ["address-shared"]),
    "same-3.md": (article("One address!", "1999-03-04").encode(), ["address-shared"]),
    "Case.txt": (article("Upper case", "1999-03-05").encode(), []),
    "case.txt": (article("Lower case", "1999-03-05").encode(), []),
    "long-title.md": (article("Lamp " * 60, "1999-03-06").encode(), []),
    "long-word.md": (article("L" * 300, "1999-03-06", tags=f"[{'T' * 300}]").encode(), []),
    "no-picture.md": (article("No picture", "1999-03-07", image="lost.svg").encode(), ["picture-missing"]),
    "script.md": (b"# <script>alert(1)</script>\n\n<img src=x onerror=alert(1)> [x](javascript:alert(1))\n", []),
    "article.docx": (b"PK\x03\x04", ["format-unknown"]),
    "alone.yaml": (b"title: Alone\n", ["sidecar-alone"]),
    "\u202etxt.evil\x1b[2J.txt": (b"\x1b[2J\x1b]0;owned\x07 The mast\n\nIt fell on Friday.\n", []),
}  # fmt: skip
#: Spellings of tags, those of one tag together. Carelessly made, their pages would stand at one address, or at a name that
#: a system keeps for itself.
TAGS = (
    ("C", "c"), ("C++",), ("C#",), ("Sea", "SEA", "ſea"), ("Café", "Cafe\u0301"), ("Cafe",), ("CON",), ("nul",), ("index",),
    ("index.html",), ("..",), ("İ",), ("i",), ("日",), ("???",),
)  # fmt: skip
TAGGED = {f"Tag {number}": spelling for number, spelling in enumerate(spelling for tag in TAGS for spelling in tag)}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Site:
    site = fill(Site(tmp_path_factory.mktemp("archive")), harbour_texts(300 - len(BROKEN) - len(TAGGED)))
    for title, tag in TAGGED.items():
        site.write(f"articles/tags/{title}.md", article(title, "2001-05-05", tags=json.dumps([tag])))
    for name, (data, _) in BROKEN.items():
        site.write(f"articles/broken/{name}", data)
    return site


@pytest.fixture(scope="module")
def done(archive: Site) -> subprocess.CompletedProcess[str]:
    """The build as a person sees it, with every problem."""
    return run(command(archive, "-v"))


def reported(done: subprocess.CompletedProcess[str]) -> Counter[tuple[str, str]]:
    """(file's name, code) of every problem that was printed, with how often it was."""
    lines = re.findall(r"^.*/articles/(?:broken|tags|[0-9]{4})/([^/:]*?)(?::[0-9]+)?: ([a-z]+(?:-[a-z]+)+|binary|empty): ", done.stderr, re.M)  # fmt: skip
    return Counter((name, code) for name, code in lines)


def test_every_broken_file_is_told_once_by_name_and_code(done: subprocess.CompletedProcess[str]) -> None:
    assert done.returncode == 0, done.stderr
    expected = Counter((name, code) for name, (_, codes) in BROKEN.items() for code in codes)
    assert reported(done) - Counter({key: n for key, n in reported(done).items() if key[0] not in BROKEN}) == expected


def test_every_text_is_an_article_or_left_out_with_a_reason(
    archive: Site, done: subprocess.CompletedProcess[str]
) -> None:
    left_out = {"binary", "empty", "too-large", "format-unknown", "sidecar-alone"}
    articles = 300 - sum(not left_out.isdisjoint(codes) for _, codes in BROKEN.values())
    assert f"{articles} articles" in done.stdout
    pages = [visible(path.read_text("utf-8")) for path in archive.output.glob("*/**/index.html")]
    for title in (
        "The lamp",
        "Year one",
        "The last year",
        "Upper case",
        "Lower case",
        "Nested",
        "Brackets",
        "The pier",
    ):
        assert any(title in page for page in pages), title


@pytest.mark.parametrize(
    "address",
    ["/0001/01/01/year-one/", "/9999/12/31/the-last-year/", "/1999/03/04/the-lamp/", "/1999/03/05/upper-case/", "/1999/03/05/lower-case/"],
)  # fmt: skip
def test_what_looks_broken_and_is_not_has_its_page(archive: Site, done: subprocess.CompletedProcess[str], address: str) -> None:  # fmt: skip
    assert archive.has(address)


def test_every_tag_has_a_page_of_its_own(archive: Site, done: subprocess.CompletedProcess[str]) -> None:
    pages = {path.parent.name: visible(path.read_text("utf-8")) for path in archive.output.glob("tags/*/index.html")}
    shown = [{TAGGED[title] for title in re.findall(r"Tag \d+\b", page)} for page in pages.values()]
    assert sorted(map(sorted, filter(None, shown))) == sorted(map(sorted, TAGS))
    assert len({page.lower() for page in pages}) == len(pages), "on some systems two names that differ by case are one"
    assert not {"con", "nul", "..", "c++", "c#"} & {*pages}
    assert all(len(os.fsencode(page)) < 200 for page in pages)


def test_nothing_hostile_reaches_the_terminal_or_runs_on_a_page(archive: Site, done: subprocess.CompletedProcess[str]) -> None:  # fmt: skip
    assert not re.search("[\x1b\x07\u202e]", done.stdout + done.stderr)
    for path in archive.output.rglob("*.html"):
        assert not re.search(rb"<script>alert|<img src=x|href=.javascript:", path.read_bytes()), path


def test_no_control_character_reaches_a_page(archive: Site, done: subprocess.CompletedProcess[str]) -> None:
    for path in archive.output.rglob("*.html"):
        assert not re.search("[\0\x1b\x07\u202e]", path.read_text("utf-8")), path


def test_the_summary_counts_every_kind_of_problem(done: subprocess.CompletedProcess[str]) -> None:
    kinds = Counter(code for (_, code), n in reported(done).items() for _ in range(n))
    for code, number in kinds.items():
        assert re.search(rf"\b{number} {code}\b|\b{code}\W+{number}\b", done.stdout), f"{number} {code}"


def test_the_next_build_of_it_all_is_exact(archive: Site, done: subprocess.CompletedProcess[str]) -> None:
    archive.write("articles/broken/empty.txt", article("No longer empty", "1999-03-08"))
    archive.delete("articles/broken/same-1.md")
    archive.delete("articles/broken/one-line.txt")
    assert_exact(archive)


def test_a_named_pipe_is_told_and_not_waited_for(site: Site) -> None:
    os.mkfifo(site.folder / "articles/wait.txt")
    site.write("articles/a.txt", article("Fog", "2019-02-27"))
    done = subprocess.run(command(site), capture_output=True, text=True, timeout=20, check=False)
    assert done.returncode == 0
    assert "articles/wait.txt: " in done.stderr
    assert site.has("/2019/02/27/fog/")
