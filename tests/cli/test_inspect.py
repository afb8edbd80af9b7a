"""`inspect`: the fields, what contradicts what, the text with its evidence in it, and what lies beside it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from newsarchive.cli.cells import Piece, columns, cut, steady, wrap

from .conftest import Run

LETTER = """A letter from the pier

By Ada Brandt
March 2019

The pier was closed for a month, and the gulls had it to themselves, said Tom Oakley.

Share this article
"""


def cells(row: str) -> int:
    """The columns of a terminal that a row takes, counted without the program's own tables."""
    wide = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in row)
    return wide - sum(unicodedata.category(c) in ("Mn", "Me", "Cf") for c in row)


def part(shown: str, title: str) -> list[str]:
    """The rows below a title, up to the next empty row."""
    rows = shown.splitlines()
    start = next(at for at, row in enumerate(rows) if row.startswith(title))
    return rows[start + 1 : rows.index("", start)]


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", ".")
        path.write_text(text, "utf-8")
    return path


# The head


def test_each_value_stands_with_its_confidence_and_its_place(run: Run, tmp_path: Path) -> None:
    shown = run("inspect", write(tmp_path, pier__txt=LETTER)).stdout
    assert re.search(r"^  headline +A letter from the pier +0\.\d\d  first-line, line 1$", shown, re.MULTILINE)
    assert re.search(r"^  date +2019-03 +0\.\d\d  date-line, line 4$", shown, re.MULTILINE)
    assert "Tom Oakley (line 6)" not in shown  # a single name has its line where all values have it
    assert re.search(r"^  people +Tom Oakley +0\.\d\d  first-name, line 6$", shown, re.MULTILINE)
    assert "  text          1 paragraph, 17 words\n" in shown


def test_a_rejected_reading_carries_a_cross_and_the_reason(run: Run, tmp_path: Path) -> None:
    text = "Ferry lost in fog\n\n03/04/2019\n\nThe ferry was lost in the fog, and nobody could say for how long.\n"
    rows = run("inspect", write(tmp_path, fog__txt=text)).stdout.splitlines()
    at = next(at for at, row in enumerate(rows) if row.startswith("× date "))
    assert rows[at].split() == ["×", "date", "03/04/2019", "0.40", "date-line,", "line", "3"]
    assert rows[at + 1].strip() == "not used: can be 2019-04-03 or 2019-03-04; date_order settles it"


def test_contradictions_are_told_in_words_with_the_declared_line(run: Run, tmp_path: Path) -> None:
    text = "---\ntitle: The quay is closed\ndate: 1999-03-04\n---\nThe quay was closed on Tuesday.\n\nOriginal url: https://quay.example/2003/07/08/moved\n"
    write(tmp_path, quay__yaml="date: 1999-03-06\n")
    write(tmp_path, quay__md=text)
    shown = run("inspect", "quay.md").stdout
    told = " ".join(" ".join(part(shown, "Contradictions")).split())
    assert "quay.yaml:1, says “1999-03-06” (1.00), and is used" in told
    assert "front-matter, line 3, says “1999-03-04” (1.00): “1999-03-06” is surer" in told
    assert re.search(r"url-date, line 7, says “2003-07-08” \(0\.\d\d\): “1999-03-06” is surer", told)
    assert re.search(r"! reported quay\.yaml:1: contradiction: the declared date 1999-03-06 stands against", told)
    assert "headline" not in told  # how the text begins is no second headline


def test_readings_that_agree_guesses_and_what_a_folder_says_are_no_contradiction(run: Run, tmp_path: Path) -> None:
    write(tmp_path, _defaults__yaml="source: The Bay\n")
    write(tmp_path, other__yaml="date: 1999-03-04\nsource: The Quay\n")
    text = "The lamp is lit\n\nMarch 1999\n\nThe lamp was lit on Thursday.\n\nOriginal url: https://quay.example/1999/03/04/lamp\n"
    write(tmp_path, other__txt=text)
    shown = run("inspect", ".").stdout
    assert "not used: “The Quay” is surer" in shown
    assert "Contradictions" not in shown


# The text


def test_the_text_carries_its_evidence_without_colour(run: Run, tmp_path: Path) -> None:
    shown = run("inspect", write(tmp_path, pier__txt=LETTER)).stdout
    assert part(shown, "In the text") == [
        "    headline 0.95  1 │ A letter from the pier",
        "                   2 │",
        "      byline 0.97  3 │ By ‹Ada Brandt|byline›",
        "        date 0.97  4 │ March 2019",
        "                   5 │",
        "                   6 │ The pier was closed for a month, and the gulls had it to",
        "                     │ themselves, said ‹Tom Oakley|person›.",
        "                   7 │",
        "  − web page 0.90  8 │ Share this article",
    ]
    assert "\x1b" not in shown


def test_long_prose_is_folded_unless_all_of_it_is_asked_for(run: Run, tmp_path: Path) -> None:
    prose = "\n\n".join(f"Sentence {number} says that nobody saw the ferry go." for number in range(1, 31))
    path = write(tmp_path, long__txt=f"Ferry lost\n\n{prose}\n")
    folded, full = run("inspect", path).stdout, run("inspect", "--full", path).stdout
    assert "… 55 lines …" in folded
    assert all(f"Sentence {number} " in folded for number in (1, 2, 30))
    assert "Sentence 9 " not in folded
    assert all(f"Sentence {number} " in full for number in range(1, 31))
    assert "lines …" not in full


def test_a_long_line_of_prose_is_cut_unless_all_of_it_is_asked_for(run: Run, tmp_path: Path) -> None:
    path = write(
        tmp_path, long__txt="Ferry lost\n\n" + "Nobody saw the ferry go into the fog. " * 40 + "The end of it.\n"
    )
    assert "end of it" not in run("inspect", path).stdout.partition("In the text")[2]
    assert "end of it" in run("inspect", "--full", path).stdout.partition("In the text")[2]


@pytest.mark.parametrize(
    "text",
    [
        "港の灯がふたたびともる\n\n2019年3月4日\n\n" + "東京の港では月曜日の夜、長く消えていた灯がふたたびともされた。" * 9,
        "عادت الأضواء إلى الميناء\n\n23 سبتمبر 1968\n\n" + "جلست المراكب أمس حيث لم تجلس من قبل، وقد قُطعا كتلةً كتلة. " * 9,
        "Ferry lost\n\nhttps://quay.example/" + "x" * 300 + "\n\n" + "word " * 200,
        LETTER,
    ],
)  # fmt: skip
@pytest.mark.parametrize("columns", [60, 80, 132])
def test_no_row_is_wider_than_the_terminal(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    write(tmp_path, t__txt=text)
    rows = run("inspect", "--full", "t.txt").stdout.splitlines()
    assert [row for row in rows if cells(row) > columns] == []
    edges = {cells(row[: row.index("│")]) for row in rows if "│" in row}
    assert len(edges) == 1


def test_nothing_in_a_text_or_name_reaches_the_terminal_as_an_order(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "evil\x1b[31m.txt"
    path.write_bytes(
        "Red \x1b[31malert\x1b]0;owned\x07 at sea\u202e reversed\n\nBy Ada\x1b[2J Brandt\n\nIt was \x9b31mlost\x08, said Ada.\n".encode()
    )
    (tmp_path / "evil\x1b[31m.yaml").write_text(
        'source: "The \\e[5mQuay\\nhere"\n"mo\\eod\\nswing": "\\x9b1m"\n', "utf-8"
    )
    done = run("inspect", "--full", path)
    assert "alert" in done.stdout
    assert not [row for row in done.stdout.splitlines() if row.startswith(("here", "swing"))]
    assert [c for c in done.stdout + done.stderr if unicodedata.category(c) == "Cc" and c != "\n"] == []
    assert "\u202e" not in done.stdout + done.stderr


# Beside the text


def test_what_is_no_line_of_the_text_is_listed_with_its_place_and_words(run: Run, tmp_path: Path) -> None:
    write(tmp_path, _defaults__yaml="lang: en\n")
    (tmp_path / "pier.yaml").write_text("# of the quay\nsource: The Quay\n", "utf-8")
    write(tmp_path, pier__txt=LETTER)
    rows = part(run("inspect", ".").stdout, "Not in the text")
    assert "  _defaults.yaml:1  language “lang: en” (defaults)" in rows
    assert "  pier.yaml:2  source “source: The Quay” (sidecar)" in rows
    assert "  the text as a whole  tags Tom Oakley (main-name)" in rows


def test_a_files_name_is_evidence_of_its_own(run: Run, tmp_path: Path) -> None:
    (tmp_path / "1968-09-23-ferry.txt").write_text("Ferry lost\n\nNobody saw it go into the fog.\n", "utf-8")
    rows = part(run("inspect", "1968-09-23-ferry.txt").stdout, "Not in the text")
    assert "  1968-09-23-ferry.txt  date “1968-09-23-ferry” (file-name)" in rows


# Forms


def test_brief_has_the_fields_and_no_text(run: Run, tmp_path: Path) -> None:
    shown = run("inspect", "--brief", write(tmp_path, pier__txt=LETTER)).stdout
    assert "date-line, line 4" in shown
    assert "gulls" not in shown
    assert "In the text" not in shown


def test_what_is_no_article_says_why(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = run("inspect", "empty.txt")
    assert done.stdout == "empty.txt\n  no article: there is nothing in this file\n\n"
    assert "empty.txt: empty:" in done.stderr


def test_two_forms_at_once_are_wrong_usage(run: Run, clips: Path) -> None:
    assert run("inspect", "--brief", "--full", clips).returncode == 2


def test_json_computes_nothing_for_the_terminal(clips: Path) -> None:
    code = "import sys\nfrom newsarchive.cli import _group\n_group.main(['inspect', '--json', sys.argv[1]], standalone_mode=False)"
    code = f"try:\n    {code.replace(chr(10), chr(10) + '    ')}\nexcept SystemExit:\n    pass\n"
    code += "print([name for name in sys.modules if name.startswith(('rich', 'newsarchive.cli.marking', 'newsarchive.cli.reading_report'))])"
    done = subprocess.run([sys.executable, "-c", code, clips], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of its own")
@pytest.mark.parametrize(("no_colour", "coloured"), [("", True), ("1", False)])
def test_a_terminal_has_colours_unless_they_are_refused(tmp_path: Path, no_colour: str, coloured: bool) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "newsarchive", "inspect", write(tmp_path, pier__txt=LETTER)]
    env = {**os.environ, "TERM": "xterm", "COLUMNS": "80", "NO_COLOR": no_colour}
    with subprocess.Popen(command, stdout=theirs, stderr=subprocess.DEVNULL, cwd=tmp_path, env=env) as process:
        os.close(theirs)
        shown = b""
        while chunk := _read(ours):
            shown += chunk
    os.close(ours)
    assert process.returncode == 0
    assert (b"\x1b[" in shown) is coloured
    assert ("‹Ada Brandt|byline›".encode() in shown) is not coloured
    assert b"byline 0.97" in re.sub(rb"\x1b\[[0-9;]*m", b"", shown)


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux ends a terminal without a writer with an error.
        return b""


# Cells


def test_rows_are_broken_at_spaces_and_keep_their_styles() -> None:
    rows = wrap([Piece("The ferry "), Piece("of Tom Oakley", "person"), Piece(" left")], 14)
    assert rows == [
        (Piece("The ferry "), Piece("of", "person")),
        (Piece("Tom Oakley", "person"),),
        (Piece("left"),),
    ]


@pytest.mark.parametrize(
    ("text", "width", "rows"),
    [
        ("", 5, [""]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("港の灯が", 5, ["港の", "灯が"]),
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
        ("Ben-Shabbat", 6, ["Ben-", "Shabba", "t"]),
        ("on 2019-03-04 now", 9, ["on", "2019-03-0", "4 now"]),
        ("  indented words", 10, ["  indented", "words"]),
    ],
)
def test_breaking(text: str, width: int, rows: list[str]) -> None:
    assert ["".join(piece.text for piece in row) for row in wrap([Piece(text)], width)] == rows


def test_cutting_counts_cells() -> None:
    assert cut("港の灯がともる", 9) == "港の灯が…"
    assert cut("the ferry of the quay", 12) == "the ferry…"
    assert cut("short", 5) == "short"


def test_columns_stand_side_by_side() -> None:
    rows = columns([((Piece("one two three"),), 5), ((Piece("港"),), 4), ((Piece("x"),), 1)])
    assert ["".join(piece.text for piece in row) for row in rows] == ["one   港   x", "two", "three"]


def test_letters_from_the_right_are_fenced() -> None:
    assert steady((Piece("الميناء"),)) == (Piece("\u200e"), Piece("الميناء"), Piece("\u200e"))
    assert steady((Piece("quay"),)) == (Piece("quay"),)


# Two texts

WIRE = (
    """The ferry is lost

By Ada Brandt
23 September 1968

"""
    + " ".join(f"word{number}" for number in range(60))
    + " said Tom Oakley of the ferry on 20 September 1968.\n"
)


@pytest.fixture
def pair(tmp_path: Path) -> Path:
    write(
        tmp_path,
        whole__txt=WIRE,
        cut__md=f"---\ndate: 1968-09-25\nstory: The ferry\n---\n{WIRE[80:]}",
        pier__txt=LETTER,
        empty__txt="",
    )
    return tmp_path


def test_what_two_texts_have_in_common(run: Run, pair: Path) -> None:
    done = run("inspect", "whole.txt", "--with", "cut.md")
    assert done.returncode == 0, done.stderr
    assert max(map(cells, done.stdout.splitlines())) <= 80
    shown = " ".join(done.stdout.split())
    assert shown.startswith("whole.txt cut.md Same text yes: ")
    assert "In common names: Tom Oakley " in shown
    assert "dates in the text: 1968-09-20 Published 1968-09-23 and 1968-09-25, 2 days apart" in shown
    assert "newsarchive explain whole.txt --with cut.md the second declares story: The ferry" in shown
    assert sorted(path.name for path in pair.iterdir()) == ["cut.md", "empty.txt", "pier.txt", "whole.txt"]


def test_two_texts_as_data(run: Run, pair: Path) -> None:
    told = json.loads(run("inspect", "whole.txt", "--with", "pier.txt", "--json").stdout)
    assert (told["same_text"]["are_versions"], told["same_text"]["why"], told["same_text"]["leaders"]) == (
        False,
        "marks",
        None,
    )
    assert told["in_common"]["names"] == ["Tom Oakley"]
    assert told["in_common"]["published"] == ["1968-09-23", "2019-03"]
    nothing = run("inspect", "whole.txt", "--with", "empty.txt", "--json")
    assert (json.loads(nothing.stdout)["same_text"], nothing.returncode) == (None, 0)
    assert "empty.txt: empty:" in nothing.stderr


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("whole.txt", "--with", "nothing.txt"), "nothing.txt: there is no such file or folder"),
        (("whole.txt", "--with", "."), "'.' is no text; --with compares two of them."),
        (("whole.txt", "cut.md", "--with", "pier.txt"), "give one FILE, and neither --brief nor --full"),
        (("whole.txt", "--with", "pier.txt", "--full"), "give one FILE, and neither --brief nor --full"),
    ],
)
def test_two_texts_are_compared_and_nothing_else(run: Run, pair: Path, args: tuple[str, ...], told: str) -> None:
    done = run("inspect", *args)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in " ".join(done.stderr.split())
